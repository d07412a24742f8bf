"""Commands that have commands of their own, such as `pixelsmile models`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

AddCommand = Callable[[str, str, str], argparse.ArgumentParser]
"""Makes the parser of one command from its name, its summary, and what its help says besides."""


def add_group(commands: Any, name: str, summary: str, examples: str) -> AddCommand:
    """Add a command that does nothing without one of its own to those of a parser.

    Args:
        commands: what `add_subparsers` of that parser gave.
        name: of the command.
        summary: in a clause.
        examples: what stands at the end of its help.

    Returns:
        What adds its own commands, each of which can print JSON.
    """
    parser = commands.add_parser(
        name,
        help=summary,
        description=_sentence(summary),
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add(name: str, summary: str, details: str) -> argparse.ArgumentParser:
        description = f"{_sentence(summary)} {details}"
        action: argparse.ArgumentParser = actions.add_parser(
            name, help=summary, description=description, allow_abbrev=False
        )
        action.add_argument("--json", action="store_true", help="print exactly one JSON object")
        return action

    return add


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
