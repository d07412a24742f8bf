"""The window, opened where nobody sees it: it takes the portrait, and edits and renders it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.self_test.promises import Bench, BrokenPromise

if TYPE_CHECKING:
    from pixelsmile_desktop.ui.views.main_window import MainWindow
    from pixelsmile_desktop.ui.views.window_parts import WindowParts

_PATIENCE_MS = 15_000


def window_edits_the_portrait(bench: Bench) -> None:
    """The window opens, shows an edit of the portrait, and renders it."""
    del bench
    with _opened() as (window, parts):
        window.edit_portrait()
        _until(lambda: bool(parts.edit.faces), "the face was not found")
        shown = []
        parts.edit.preview_changed.connect(lambda image, is_final: shown.append(is_final))
        parts.edit.set_mix(ExpressionMix(((Expression.HAPPY, 1.0),)))
        _until(lambda: any(shown), "no preview was shown")
        _until(parts.actions["render.start"].isEnabled, "the edit cannot be rendered")
        parts.actions["render.start"].trigger()
        _until(lambda: parts.versions.standing is not None and bool(parts.versions.standing.versions), "nothing came")
        if window.grab().isNull():
            raise BrokenPromise("the window paints nothing")


@contextmanager
def _opened() -> Iterator[tuple[MainWindow, WindowParts]]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shiboken6 import delete

    from pixelsmile_desktop.ui.application import make_application, translate
    from pixelsmile_desktop.ui.views.main_window import MainWindow
    from pixelsmile_desktop.ui.views.window_parts import WindowParts

    application = make_application(resources_folder())
    with ExitStack() as endings:
        workspace = bootstrap.build_workspace(bootstrap.app_folders())
        endings.callback(workspace.close)
        translate(application, workspace.settings.settings.language, workspace.resources)
        parts = WindowParts(workspace)
        endings.callback(delete, parts)
        endings.callback(parts.stop)
        window = MainWindow(parts)
        endings.callback(delete, window)
        window.appear()
        yield window, parts
        window.close_unasked()


def _until(condition: Callable[[], bool], otherwise: str) -> None:
    """Let the window live until something has come true.

    Raises:
        BrokenPromise: it never does.
    """
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not condition():
        if deadline.hasExpired():
            raise BrokenPromise(otherwise)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
