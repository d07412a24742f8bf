"""The command line: `pixelsmile` and `python -m pixelsmile_desktop`."""

from __future__ import annotations

from collections.abc import Sequence

from pixelsmile_desktop.cli.exits import Exit


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 failed, 2 wrong usage, 3 partly failed, 130 cancelled.

    Args:
        argv: the words after the program's name; those of the process if None.
    """
    try:
        from pixelsmile_desktop.cli.program import run

        return run(argv)
    except KeyboardInterrupt:
        return Exit.CANCELLED
