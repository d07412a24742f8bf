"""The parts of a photo's cell that look the same in many cells: drawn once for a display, then only copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pixelsmile_desktop.core.catalogue import MAX_RATING
from pixelsmile_desktop.ui import icons, theme

ICON: Final = 14
STAR: Final = 12
CHIP_COLOUR: Final = QColor(20, 20, 20, 205)
_STEP: Final = ICON + theme.GAP // 2
_CHIP_HEIGHT: Final = ICON + theme.GAP - 2
_CHIP_RADIUS: Final = 4.0

Mark = tuple[str, QColor]
"""An icon by its name, and the colour of its lines."""


class CellPixmaps:
    """Pixmaps for one scale of display.

    Attributes:
        scale: device pixels to a logical one.
    """

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._kept: dict[Hashable, QPixmap] = {}

    def icon(self, name: str, colour: QColor) -> QPixmap:
        """One icon without a ground."""
        return self._get(("icon", name, colour.rgba()), lambda: icons.pixmap(name, ICON, self.scale, colour.name()))

    def tile(self, size: QSize, fill: QColor, edge: QColor | None, width: float) -> QPixmap:
        """The ground of a cell: a rounded rectangle, perhaps with an edge, on the colour of the view."""

        def draw() -> QPixmap:
            # Opaque, so that copying it is nothing but moving memory.
            pixmap = self._blank(size, theme.BACKGROUND)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(edge, width) if edge is not None else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(fill)
            inset = width / 2 if edge is not None else 0.0
            rect = QRectF(0, 0, size.width(), size.height()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
            painter.end()
            return pixmap

        key = ("tile", size.width(), size.height(), fill.rgba(), edge.rgba() if edge else 0, width)
        return self._get(key, draw)

    def chip(self, marks: tuple[Mark, ...]) -> QPixmap:
        """Icons in a row on a dark ground that is legible on every photo."""

        def draw() -> QPixmap:
            size = QSize(len(marks) * _STEP + theme.GAP // 2, _CHIP_HEIGHT)
            pixmap = self._blank(size, QColor(Qt.GlobalColor.transparent))
            painter = QPainter(pixmap)
            paint_chip(painter, QRectF(0, 0, size.width(), size.height()))
            for number, (name, colour) in enumerate(marks):
                at = QPoint(theme.GAP // 2 + number * _STEP, (_CHIP_HEIGHT - ICON) // 2)
                painter.drawPixmap(at, self.icon(name, colour))
            painter.end()
            return pixmap

        return self._get(("chip", *((name, colour.rgba()) for name, colour in marks)), draw)

    def stars(self, rating: int, *, shows_missing: bool) -> QPixmap:
        """A row of stars, `rating` of them filled; the others are outlined, or left out."""

        def draw() -> QPixmap:
            step = STAR + 2
            pixmap = self._blank(QSize(MAX_RATING * step, STAR), QColor(Qt.GlobalColor.transparent))
            painter = QPainter(pixmap)
            for number in range(MAX_RATING if shows_missing else rating):
                name, colour = ("star_filled", theme.ACCENT) if number < rating else ("star", theme.DISABLED)
                painter.drawPixmap(number * step, 0, icons.pixmap(name, STAR, self.scale, colour.name()))
            painter.end()
            return pixmap

        return self._get(("stars", rating, shows_missing), draw)

    def _get(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        if key not in self._kept:
            self._kept[key] = draw()
        return self._kept[key]

    def _blank(self, size: QSize, colour: QColor) -> QPixmap:
        pixmap = QPixmap(size * self.scale)
        pixmap.setDevicePixelRatio(self.scale)
        pixmap.fill(colour)
        return pixmap


def paint_chip(painter: QPainter, rect: QRectF) -> None:
    """The dark ground of marks and words on a photo."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(CHIP_COLOUR)
    painter.drawRoundedRect(rect, _CHIP_RADIUS, _CHIP_RADIUS)
