"""A whole window on a library of its own, as the program makes it, but without a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import shiboken6

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.studio.doctor import Diagnosis
from pixelsmile_desktop.studio.workspace import Workspace
from pixelsmile_desktop.ui.views.main_window import MainWindow
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from tests.ui.waiting import until


class Opened:
    """What a test needs of an open window."""

    def __init__(self, workspace: Workspace, parts: WindowParts, window: MainWindow) -> None:
        self.workspace = workspace
        self.parts = parts
        self.window = window

    def do(self, command: str) -> None:
        """What the user does by menu, key or palette; it must be offered."""
        action = self.parts.actions[command]
        until(action.isEnabled, f"{command} to be offered")
        action.trigger()

    def edit_portrait(self) -> None:
        """Take the offer of the welcome page, and wait for the face."""
        self.window.edit_portrait()
        until(lambda: self.parts.edit.faces, "the face of the portrait")

    def render(self) -> int:
        """Render the edit, and wait until the history shows it; the number of its version."""
        before = len(self.versions())
        self.do("render.start")
        until(lambda: len(self.versions()) > before, "the version")
        return self.versions()[-1].id

    def versions(self) -> tuple[object, ...]:
        """The versions of the photo under edit."""
        standing = self.parts.versions.standing
        return () if standing is None else standing.versions


@cache
def diagnosis() -> Diagnosis:
    """What this computer can do, found out once: it takes longer than most tests."""
    return bootstrap.build_workspace(bootstrap.app_folders()).diagnose()


@contextmanager
def opened_window(paths: tuple[object, ...] = (), **parts_changed: Any) -> Iterator[Opened]:
    """Open the window as `app` does, but for some parts of its workspace, and close it in the same order."""
    workspace = replace(bootstrap.build_workspace(bootstrap.app_folders()), diagnose=diagnosis, **parts_changed)
    parts = WindowParts(workspace)
    window = MainWindow(parts)
    try:
        window.resize(1400, 900)
        window.appear(paths)
        until(window.isActiveWindow, "the window to be active, without which shortcuts go nowhere")
        yield Opened(workspace, parts, window)
        window.close_unasked()
    finally:
        shiboken6.delete(window)
        parts.stop()
        shiboken6.delete(parts)
        workspace.close()
