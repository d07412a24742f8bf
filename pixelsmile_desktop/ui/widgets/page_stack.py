"""Pages of which one is shown, and of which only that one says how much room is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Unlike its parent class it does not need the room of its largest page all the time."""

    def minimumSizeHint(self) -> QSize:
        """What the page that is shown needs."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """What it would like."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()
