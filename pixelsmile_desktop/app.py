"""The desktop application: `pixelsmile-desktop`. What happens in which order, from start to end."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from pixelsmile_desktop import __version__, bootstrap
from pixelsmile_desktop.core.errors import PixelSmileError, ResourceError
from pixelsmile_desktop.core.resources import resources_folder

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or hand the photos to the one that is open; 0 done, 1 failed, with one line that says why.

    Args:
        argv: photos and folders to open; the words of the process if None.
    """
    arguments = _parse(argv)
    if arguments.self_test:
        from pixelsmile_desktop.self_test.runner import run as run_self_test

        return run_self_test()
    try:
        return _run([Path(word).absolute() for word in arguments.paths])
    except PixelSmileError as error:
        # Without a terminal, as when it was started from a menu, nobody could read it: the log has it too.
        if sys.stderr is not None:
            print(f"pixelsmile-desktop: error: {error}", file=sys.stderr)
        return FAILED


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="pixelsmile-desktop",
        description="Change the expression in a portrait, offline, and nothing else in the photo.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="photos and folders to open")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="prove on this computer, without a screen, that the program works"
    )
    return parser.parse_args(argv)


def _run(paths: Sequence[Path]) -> int:
    """The life of the window; whatever was begun is ended in the opposite order."""
    folders = bootstrap.app_folders()
    with ExitStack() as endings:
        log = endings.enter_context(bootstrap.logging_to(folders.logs, bootstrap.WINDOW_LOG_NAME))
        _check_qt()
        from pixelsmile_desktop.ui.application import make_application, translate

        application = make_application(resources_folder())
        from pixelsmile_desktop.ui.views.start_fault import telling_faults

        endings.enter_context(telling_faults(application))
        from pixelsmile_desktop.ui.workers.single_instance import SingleInstance

        place = SingleInstance(folders.data)
        if not place.take_place_or_hand_over(paths):
            return 0
        endings.callback(place.release)
        workspace = bootstrap.build_workspace(folders)
        endings.callback(workspace.close)
        translate(application, workspace.settings.settings.language, workspace.resources)
        from shiboken6 import delete

        from pixelsmile_desktop.ui.views.main_window import MainWindow
        from pixelsmile_desktop.ui.views.window_parts import WindowParts

        parts = WindowParts(workspace)
        # What is Qt's goes in this order, not in whatever order it is collected: widgets, what they show, Qt itself.
        endings.callback(delete, parts)
        endings.callback(parts.stop)
        endings.enter_context(parts.watch_for_faults(log.path))
        window = MainWindow(parts)
        endings.callback(delete, window)
        place.files_arrived.connect(window.take_files)
        endings.enter_context(window.listening_for_terminations())
        window.appear(paths)
        # What the start has made stays to the end; to look through it again and again held up the window by 50 ms.
        gc.freeze()
        return application.exec()


def _check_qt() -> None:
    """See that Qt is installed and can open a window.

    Raises:
        ResourceError: it is not, or cannot.
    """
    from pixelsmile_desktop.ui.display import check_display

    try:
        import PySide6.QtWidgets  # noqa: F401 - what it needs of the system is found out by importing it
    except ImportError as error:
        what = f"the window cannot be opened ({error})"
        raise ResourceError(what, 'install it with: pip install "pixelsmile-desktop[desktop]"') from error
    check_display()


if __name__ == "__main__":
    sys.exit(main())
