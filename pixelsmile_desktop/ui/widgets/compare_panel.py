"""The compare view with its toolbar floating over it, each showing what the other did."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.compare_toolbar import CompareToolbar
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_RISE: Final = 20
"""Logical pixels between the toolbar and the lower edge."""


class ComparePanel(QWidget):
    """What goes into the window.

    Attributes:
        view: the pictures.
        toolbar: the pill over them.
    """

    def __init__(self, pool: TaskPool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CompareView(pool, self)
        self.toolbar = CompareToolbar(self)
        self.setFocusProxy(self.view)
        self.toolbar.fit_asked.connect(self.view.zoom_fit)
        self.toolbar.one_to_one_asked.connect(self.view.zoom_1to1)
        self.toolbar.mode_asked.connect(self._on_mode_asked)
        self.toolbar.overlay_asked.connect(self._on_overlay_asked)
        self.view.mode_changed.connect(self.toolbar.show_mode)
        self.view.zoom_changed.connect(self.toolbar.show_zoom)
        self.view.overlays_changed.connect(self.toolbar.show_overlays)
        self.toolbar.show_mode(self.view.mode)

    def minimumSizeHint(self) -> QSize:
        """Room for the toolbar."""
        return QSize(self.toolbar.sizeHint().width() + _RISE, self.view.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The view fills the panel, the toolbar lies in the middle above its lower edge."""
        self.view.setGeometry(self.rect())
        width = min(self.toolbar.sizeHint().width(), self.width())
        top = self.height() - self.toolbar.height() - _RISE
        self.toolbar.setGeometry((self.width() - width) // 2, top, width, self.toolbar.height())
        self.toolbar.raise_()

    def _on_mode_asked(self, mode: CompareMode) -> None:
        """Asked for again, the split turns, and every other way gives place to the single picture."""
        if mode.is_split and self.view.mode.is_split:
            self.view.turn_split()
        else:
            self.view.set_mode(CompareMode.SINGLE if mode is self.view.mode else mode)
        self.toolbar.show_mode(self.view.mode)

    def _on_overlay_asked(self, overlay: Overlay, is_on: bool) -> None:
        self.view.set_overlays(self.view.overlays | {overlay} if is_on else self.view.overlays - {overlay})
