"""Two parts above one another: the upper one has what it needs, the lower one what is left, and never nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class UpperFirstSplitter(QSplitter):
    """Shares its height so until the user moves the handle, and then as he does.

    Args:
        upper: what can be lower than it needs, such as something that scrolls.
        lower: what always keeps its least height.
        parent: the panel.
    """

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lower = lower
        self._needed = 0
        self._is_moved = False
        self.addWidget(upper)
        self.addWidget(lower)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_moved)

    def set_needed(self, height: int) -> None:
        """From now on the upper part needs so many pixels."""
        self._needed = height
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self._is_moved:
            return
        height = self.height() - self.handleWidth()
        upper = max(0, min(self._needed, height - self._lower.minimumHeight()))
        self.setSizes([upper, height - upper])

    def _on_moved(self) -> None:
        self._is_moved = True
