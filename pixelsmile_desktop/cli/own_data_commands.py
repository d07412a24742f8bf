"""`uninstall-data`: what the program keeps on this computer, and its removal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli.amounts import size_text
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.studio.own_data import data_parts, remove_data

if TYPE_CHECKING:
    from pixelsmile_desktop.cli.commands import Desk

NAME = "uninstall-data"


def add_uninstall_data(commands: Any) -> None:
    """Add the command to those of the program's parser.

    Args:
        commands: what `add_subparsers` of that parser gave.
    """
    summary = "see what the program keeps on this computer, and remove what you name"
    parser = commands.add_parser(
        NAME,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}. Photos are never touched, and the program itself stays.",
        allow_abbrev=False,
    )
    parser.add_argument("names", metavar="PART", nargs="*", help="what to remove, such as models or library")
    parser.add_argument("--yes", action="store_true", help="remove it; without it nothing is changed")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")


def uninstall_data(arguments: argparse.Namespace, desk: Desk) -> int:
    """List the parts with their sizes, or remove those that are named."""
    runtimes = bootstrap.runtimes_folder(desk.folders)
    is_removal = bool(arguments.yes and arguments.names)
    parts = data_parts(desk.folders, runtimes)
    if is_removal:
        # Nothing is logged from here on, or the removed folder of logs would be made again.
        parts = remove_data(desk.folders, runtimes, arguments.names)
    for part in parts:
        done = "removed, " if is_removal else ""
        desk.terminal.result(f"{part.name}: {done}{size_text(part.size)}, {part.text}")
    if not is_removal:
        desk.terminal.say("nothing is changed; name parts and add --yes to remove them")
    rows = [{"name": part.name, "bytes": part.size, "paths": [str(path) for path in part.paths]} for part in parts]
    desk.terminal.result_object({"removed": is_removal, "parts": rows})
    return Exit.DONE
