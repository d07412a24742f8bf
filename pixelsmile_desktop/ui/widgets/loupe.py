"""The loupe: a small window at the pointer that shows the same spot of both pictures, enlarged, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.compare_modes import Side
from pixelsmile_desktop.ui.widgets.overlays import paint_label
from pixelsmile_desktop.ui.widgets.pyramid import Pyramid, paint
from pixelsmile_desktop.ui.widgets.viewport import Framing, Point, Rect, Size, Viewport

SCALES: Final = (1.0, 2.0)
"""Display pixels per pixel of the photo that the loupe can show."""

_SIDE: Final = 220.0
_CORNER: Final = 10.0
_PIXELS_FROM: Final = 2.0
"""From this scale on, single pixels are shown as squares."""


@dataclass(frozen=True)
class Loupe:
    """Where the loupe is and what it shows.

    Attributes:
        spot: the point of the photo that it enlarges.
        pointer: where the pointer is on the widget, in logical pixels.
        scale: display pixels per pixel of the photo.
    """

    spot: Point
    pointer: QPointF
    scale: float = SCALES[0]

    def area(self, room: QRectF, panes: int) -> QRectF:
        """The loupe on the widget: around the pointer, and wholly inside `room` if it is large enough.

        Args:
            room: the widget, in logical pixels.
            panes: 2 for both pictures, 1 for one.
        """
        width, height = min(_SIDE * panes, room.width()), min(_SIDE, room.height())
        left = min(max(self.pointer.x() - width / 2, room.left()), room.right() - width)
        top = min(max(self.pointer.y() - height / 2, room.top()), room.bottom() - height)
        return QRectF(round(left), round(top), round(width), round(height))


def paint_loupe(
    painter: QPainter, loupe: Loupe, room: QRectF, pictures: dict[Side, Pyramid], names: dict[Side, str], dots: float
) -> None:
    """Paint the loupe.

    Args:
        painter: in logical pixels.
        loupe: where and what.
        room: the widget.
        pictures: one or both, stretched over the photo.
        names: what they are called.
        dots: display pixels per logical pixel.
    """
    area = loupe.area(room, len(pictures))
    outline = QPainterPath()
    outline.addRoundedRect(area, _CORNER, _CORNER)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 110), 6))
    painter.drawPath(outline)
    painter.setClipPath(outline)
    painter.fillPath(outline, theme.BACKGROUND)
    width = area.width() / len(pictures)
    for number, (side, pyramid) in enumerate(pictures.items()):
        pane = QRectF(area.left() + number * width, area.top(), width, area.height())
        _paint_half(painter, pyramid, pane, loupe, dots)
        paint_label(painter, names[side], pane, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
        if number:
            painter.fillRect(QRectF(pane.left() - 1, pane.top(), 2, pane.height()), QColor("#f4f4f4"))
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#f4f4f4"), 2))
    painter.drawPath(outline)
    painter.restore()
    percent = QRectF(area.left(), area.top(), area.width(), area.height())
    paint_label(painter, f"{loupe.scale:.0%}", percent, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)


def _paint_half(painter: QPainter, pyramid: Pyramid, pane: QRectF, loupe: Loupe, dots: float) -> None:
    size = Size(round(pane.width() * dots), round(pane.height() * dots))
    photo = Size(pyramid.area.width, pyramid.area.height)
    viewport = Viewport(size, photo, framing=Framing.FREE, scale=loupe.scale, centre=loupe.spot)
    painter.save()
    painter.translate(pane.topLeft())
    painter.scale(1 / dots, 1 / dots)
    level = pyramid.still_level(loupe.scale * photo.width / pyramid.size.width)
    smooth = loupe.scale < _PIXELS_FROM
    paint(painter, pyramid, viewport, Rect(0, 0, size.width, size.height), level, smooth=smooth)
    painter.restore()
