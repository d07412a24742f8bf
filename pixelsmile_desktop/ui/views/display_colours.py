"""Keeps the compare view in the colours of the screen that the window is on."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.ui.display_profile import ScreenPlace, profile_for
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.workers.task_pool import TaskHandle

_SETTING: Final = "display_profile_file"


class DisplayColours(QObject):
    """Finds the profile at start, when the window comes to another screen, and when the user chooses one.

    Args:
        parts: the models.
        view: shows the pictures.
        window: the window.
    """

    def __init__(self, parts: WindowParts, view: CompareView, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._view = view
        self._window = window
        self._finding: TaskHandle | None = None
        parts.settings.changed.connect(self._on_setting_changed)

    def start(self) -> None:
        """Begin, now that the window is on a screen."""
        self._window.windowHandle().screenChanged.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Find the profile again."""
        self._find(str(self._parts.settings.value(_SETTING)))

    def _find(self, chosen: str) -> None:
        if self._finding is not None:
            self._finding.cancel()
        place = ScreenPlace.of(self._window.windowHandle())
        self._finding = self._parts.pool.run(partial(profile_for, place, chosen), self._on_found, self._on_failed)

    def _on_found(self, icc: bytes | None) -> None:
        self._view.set_display_profile(icc)

    def _on_failed(self, error: Exception) -> None:
        self._parts.notices.post_error(error)
        if isinstance(error, RequestError):
            # It is the chosen file that cannot be used.
            self._find("")

    def _on_setting_changed(self, name: str) -> None:
        if name == _SETTING:
            self.renew()
