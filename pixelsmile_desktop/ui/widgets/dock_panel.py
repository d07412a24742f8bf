"""Panels along the edges of the window: no title, only a small grip to drag them by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QSizePolicy, QWidget

from pixelsmile_desktop.ui import theme

_THICKNESS: Final = 10
_DOTS: Final = 5
_DISTANCE: Final = 6.0


class DockPanel(QDockWidget):
    """A panel that can be dragged to another edge, or out of the window, and put away.

    Args:
        name: in code, under which the layout remembers it.
        title: in words, for menus and screen readers.
        content: what it shows.
        colour: of its background.
        parent: the window.
    """

    def __init__(self, name: str, title: str, content: QWidget, colour: QColor, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidget(content)
        self.setTitleBarWidget(_Grip(colour, self))
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.topLevelChanged.connect(self._on_top_level_changed)

    def _on_top_level_changed(self, is_floating: bool) -> None:
        # A panel of its own gets the title bar of the system, with which it can be closed and brought back.
        grip = self.titleBarWidget()
        if grip is not None:
            grip.setVisible(not is_floating)


class _Grip(QWidget):
    """A row of dots that shows under the pointer only."""

    def __init__(self, colour: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self._is_under_pointer = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(self.tr("Drag to move this panel"))

    def sizeHint(self) -> QSize:
        """As thin as can be caught."""
        return QSize(_THICKNESS, _THICKNESS)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the dots."""
        super().enterEvent(event)
        self._is_under_pointer = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the dots."""
        super().leaveEvent(event)
        self._is_under_pointer = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        if not self._is_under_pointer:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.DIM)
        middle = QPointF(self.width() / 2, self.height() / 2)
        for step in range(_DOTS):
            painter.drawEllipse(middle + QPointF((step - _DOTS // 2) * _DISTANCE, 0.0), 1.4, 1.4)
