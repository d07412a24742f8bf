"""What is painted over the pictures: labels, badge, divider, face boxes, legend. All in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.edited_mark import MARK_SIDE, paint_edited_mark
from pixelsmile_desktop.ui.widgets.overlay_maps import heat_colour

HANDLE_RADIUS: Final = 16.0
EDGE: Final = 12.0
"""From the edge of a picture to what is written on it."""

_PLATE: Final = QColor(12, 12, 12, 150)
_BRIGHT: Final = QColor("#f4f4f4")
_SHADOW: Final = QColor(0, 0, 0, 90)
_LEGEND_WIDTH: Final = 160.0
_CORNER: Final = 6.0


class Overlay(Enum):
    """What can be laid over the pictures."""

    MASK = "mask"
    """A tint over every pixel that changed."""
    CLIPPING = "clipping"
    """Red over lost highlights, blue over lost shadows."""
    FACES = "faces"
    """A box around every face."""


@dataclass(frozen=True)
class FaceBoxes:
    """The faces of a photo.

    Attributes:
        boxes: in pixels of the photo.
        chosen: numbers of those that moves are for.
        edited: numbers of those that have an edit.
        pointed: the one under the pointer, or -1.
        focused: the one that the keyboard is at, or -1.
    """

    boxes: tuple[QRectF, ...] = ()
    chosen: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    pointed: int = -1
    focused: int = -1

    def at(self, x: float, y: float) -> int:
        """The smallest box around a point of the photo, or -1."""
        around = [i for i, box in enumerate(self.boxes) if box.contains(x, y)]
        return min(around, key=lambda i: self.boxes[i].width() * self.boxes[i].height(), default=-1)

    def beside(self, step: int) -> FaceBoxes:
        """The keyboard moved on by so many faces, from left to right in the photo and round again."""
        order = sorted(range(len(self.boxes)), key=lambda i: self.boxes[i].center().x())
        if not order:
            return self
        if self.focused in order:
            return replace(self, focused=order[(order.index(self.focused) + step) % len(order)])
        return replace(self, focused=order[0 if step > 0 else -1])


def paint_label(painter: QPainter, text: str, area: QRectF, alignment: Qt.AlignmentFlag) -> None:
    """A name in a corner of a picture, on a plate that keeps it legible; left out where there is no room."""
    _paint_plate(painter, text, area, alignment, _BRIGHT, None)


def paint_badge(painter: QPainter, text: str, area: QRectF) -> None:
    """A word at the top of the picture that says what kind of picture this is."""
    place = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
    _paint_plate(painter, text, area, place, theme.ACCENT, theme.ACCENT)


def paint_message(painter: QPainter, text: str, area: QRectF) -> None:
    """A sentence in the middle of an area."""
    _paint_plate(painter, text, area, Qt.AlignmentFlag.AlignCenter, theme.TEXT, None)


def paint_divider(painter: QPainter, line: tuple[QPointF, QPointF], centre: QPointF, *, is_hot: bool) -> None:
    """The line between the two halves, and its round handle.

    Args:
        painter: in logical pixels.
        line: its two ends.
        centre: of the handle.
        is_hot: it is pointed at, dragged, or the keyboard is at it.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_SHADOW, 4))
    painter.drawLine(*line)
    painter.setPen(QPen(_BRIGHT, 2))
    painter.drawLine(*line)
    painter.setPen(QPen(_SHADOW, 3))
    painter.setBrush(theme.ACCENT if is_hot else _BRIGHT)
    painter.drawEllipse(centre, HANDLE_RADIUS, HANDLE_RADIUS)
    is_upright = line[0].x() == line[1].x()
    painter.setPen(
        QPen(QColor("#202020"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    for direction in (-1, 1):
        tip, back, spread = direction * 8.0, direction * 4.0, 4.0
        chevron = [(back, -spread), (tip, 0.0), (back, spread)]
        points = [QPointF(along, across) if is_upright else QPointF(across, along) for along, across in chevron]
        painter.drawPolyline(QPolygonF([centre + point for point in points]))


def paint_faces(painter: QPainter, faces: FaceBoxes, boxes: list[QRectF]) -> None:
    """The boxes of faces, the chosen ones in the accent; of several, each with its number and whether it is edited.

    Args:
        painter: in logical pixels.
        faces: which are chosen, edited, pointed at, focused.
        boxes: where they are, in the same order.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, box in enumerate(boxes):
        is_chosen = number in faces.chosen
        line = theme.ACCENT if is_chosen else QColor(255, 255, 255, 230 if number == faces.pointed else 165)
        painter.setPen(QPen(QColor(0, 0, 0, 120), 4))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        painter.setPen(QPen(line, 2))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        if number == faces.focused:
            painter.setPen(QPen(line, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(-5, -5, 5, 5), _CORNER + 4, _CORNER + 4)
        if len(boxes) > 1:
            _paint_number(painter, number + 1, box, is_chosen=is_chosen)
            if number in faces.edited:
                paint_edited_mark(painter, QRectF(box.right() - MARK_SIDE, box.top(), MARK_SIDE, MARK_SIDE))


def paint_legend(painter: QPainter, area: QRectF, amplification: int) -> None:
    """What the colours of the heat map mean, in levels of 255, in the top right corner of the picture.

    Args:
        painter: in logical pixels.
        area: the visible part of the picture.
        amplification: of the map.
    """
    metrics = QFontMetricsF(painter.font())
    plate = QRectF(
        area.right() - EDGE - _LEGEND_WIDTH - 20, area.top() + EDGE, _LEGEND_WIDTH + 20, metrics.height() + 28
    )
    if plate.left() < area.left() + EDGE or plate.bottom() > area.bottom():
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(plate, _CORNER, _CORNER)
    bar = QRectF(plate.left() + 10, plate.top() + 8, _LEGEND_WIDTH, 8)
    colours = QLinearGradient(bar.topLeft(), bar.topRight())
    for step in range(9):
        colours.setColorAt(step / 8, heat_colour(step / 8))
    painter.setBrush(QBrush(colours))
    painter.drawRoundedRect(bar, 4, 4)
    below = QRectF(bar.left(), bar.bottom() + 4, bar.width(), metrics.height())
    painter.setPen(_BRIGHT)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "1")
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, f"\N{MULTIPLICATION SIGN}{amplification}")
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"≥ {255 // amplification}")


def _paint_number(painter: QPainter, number: int, box: QRectF, *, is_chosen: bool) -> None:
    height = QFontMetricsF(painter.font()).height() + 2
    tag = QRectF(
        box.left(), box.top(), max(height, QFontMetricsF(painter.font()).horizontalAdvance(str(number)) + 10), height
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ACCENT if is_chosen else _PLATE)
    painter.drawRoundedRect(tag, _CORNER, _CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.ON_ACCENT if is_chosen else _BRIGHT)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_plate(
    painter: QPainter, text: str, area: QRectF, place: Qt.AlignmentFlag, colour: QColor, border: QColor | None
) -> None:
    metrics = QFontMetricsF(painter.font())
    room = area.width() - 2 * EDGE - 16
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    plate = QRectF(0, 0, metrics.horizontalAdvance(shown) + 16, metrics.height() + 8)
    inside = area.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    if not text or room < metrics.averageCharWidth() * 3 or inside.height() < plate.height():
        return
    plate.moveTo(
        inside.right() - plate.width()
        if place & Qt.AlignmentFlag.AlignRight
        else inside.center().x() - plate.width() / 2
        if place & Qt.AlignmentFlag.AlignHCenter
        else inside.left(),
        inside.bottom() - plate.height()
        if place & Qt.AlignmentFlag.AlignBottom
        else inside.center().y() - plate.height() / 2
        if place & Qt.AlignmentFlag.AlignVCenter
        else inside.top(),
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if border is None else QPen(border, 1))
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
    painter.setPen(colour)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)
