"""Where the frozen program begins: one file for both commands, told apart by the name it is started under."""

from __future__ import annotations

import multiprocessing
import runpy
import sys
from pathlib import Path

_WINDOW = "pixelsmile-desktop"
_AS_MODULE = ["-P", "-m"]
"""How the program starts its own modules in processes of their own: `sys.executable -P -m MODULE words`."""


def main() -> int:
    """Be the process or the module that is asked for, the window, or the command line."""
    # Does not return where `multiprocessing` has started this program as one of its processes.
    multiprocessing.freeze_support()
    if sys.argv[1:3] == _AS_MODULE and len(sys.argv) > 3 and sys.argv[3].startswith("pixelsmile_desktop."):
        module = sys.argv[3]
        sys.argv = [module, *sys.argv[4:]]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    if Path(sys.argv[0]).stem == _WINDOW:
        from pixelsmile_desktop.app import main as open_window

        return open_window()
    from pixelsmile_desktop.cli import main as run_command

    return run_command()


if __name__ == "__main__":
    sys.exit(main())
