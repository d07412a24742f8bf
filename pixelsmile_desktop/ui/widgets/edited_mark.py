"""The mark of a face that has an edit, the same wherever faces are shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import pixmap

MARK_SIDE: Final = 16.0
"""Logical pixels of the mark."""
_PLATE: Final = QColor(12, 12, 12, 190)
_INSET: Final = 2.0
_CORNER: Final = 4.0


def paint_edited_mark(painter: QPainter, place: QRectF) -> None:
    """The sign of edited photos on a dark plate that fills `place`, a square of `MARK_SIDE`, in logical pixels."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(place, _CORNER, _CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = place.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    scale = painter.device().devicePixelRatioF()
    drawing = pixmap("sparkle", round(inside.width()), scale, theme.ACCENT.name())
    painter.drawPixmap(inside, drawing, QRectF(drawing.rect()))
