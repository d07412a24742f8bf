"""How the expression wheel looks: what rests is painted once and kept, what moves is painted at every frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap

from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.wheel import FailingArc, WheelPoint, spoke_angle
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.picture_brush import covering_brush
from pixelsmile_desktop.ui.widgets.wheel_geometry import WheelLayout, qt_arc

_DISC: Final = QColor("#2b2b2b")
_DIAL: Final = QColor("#232323")
_FINE: Final = QColor("#333333")
_RIM: Final = QColor("#555555")
_PLACEHOLDER: Final = QColor("#363636")
_KNOB, _SECOND_KNOB = 8.5, 6.5
_NUMBERS = (0.5, 1.0)
"""Intensities whose circles bear their number."""
_NUMBER_ANGLE = 345.0
_LEAST_RIM_FOR_NUMBERS = 44.0


@dataclass(frozen=True, eq=False)
class WheelLook:
    """What the moving part of the wheel shows.

    Attributes:
        first, second: where the handles stand.
        is_second_out: whether the second handle stands for something.
        active: expressions of the mix that the handles hold.
        failing: parts where a blend would fail.
        hovered: the expression under the pointer.
        focused: 1 or 2 for the handle that the keyboard moves; 0 without focus.
        held: the handle that is being dragged, likewise.
        names: of the expressions, in the order of the wheel.
        is_enabled: whether there is anything to move.
    """

    first: WheelPoint
    second: WheelPoint
    is_second_out: bool
    active: frozenset[Expression]
    failing: tuple[FailingArc, ...]
    hovered: Expression | None = None
    focused: int = 0
    held: int = 0
    names: Sequence[str] = field(default=())
    is_enabled: bool = True


def background(
    layout: WheelLayout, size: QSize, ratio: float, miniatures: Mapping[Expression, QImage], font: QFont
) -> QPixmap:
    """The disc with its circles, spokes and faces, sharp on a display of that device pixel ratio."""
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _paint_disc(painter, layout)
    if layout.rim >= _LEAST_RIM_FOR_NUMBERS:
        _paint_numbers(painter, layout, font)
    for expression in TWELVE:
        _paint_miniature(painter, layout.miniature(expression), miniatures.get(expression))
    painter.end()
    return pixmap


def paint(painter: QPainter, layout: WheelLayout, look: WheelLook) -> None:
    """What lies above the background."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for arc in look.failing:
        _paint_failing(painter, layout, arc, is_entered=look.active.issuperset(arc.pair))
    _paint_rings(painter, layout, look)
    _paint_names(painter, layout, look)
    if not look.is_enabled:
        return
    if look.is_second_out:
        _paint_arm(painter, layout, look.second, theme.DIM)
    if look.first.radius > 0:
        _paint_arm(painter, layout, look.first, theme.ACCENT)
    _paint_second(painter, layout, look)
    _paint_first(painter, layout, look)


def _paint_disc(painter: QPainter, layout: WheelLayout) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_DISC)
    painter.drawEllipse(layout.disc)
    painter.setBrush(_DIAL)
    painter.drawEllipse(layout.ring(1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_FINE, 1))
    for expression in TWELVE:
        angle = spoke_angle(expression)
        painter.drawLine(layout.position(WheelPoint(angle, 0.12)), layout.position(WheelPoint(angle, 1.0)))
    for radius in (0.25, 0.5, 0.75):
        painter.drawEllipse(layout.ring(radius))
    painter.setPen(QPen(_RIM, 1.2))
    painter.drawEllipse(layout.ring(1.0))


def _paint_numbers(painter: QPainter, layout: WheelLayout, font: QFont) -> None:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * 0.72))
    painter.setFont(small)
    painter.setPen(theme.DISABLED)
    for value in _NUMBERS:
        place = layout.position(WheelPoint(_NUMBER_ANGLE, value - 0.1))
        box = QRectF(place.x() - 16, place.y() - 8, 32, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, QLocale().toString(value))


def _paint_miniature(painter: QPainter, place: QRectF, image: QImage | None) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if image is None:
        painter.setBrush(_PLACEHOLDER)
        painter.drawEllipse(place)
        return
    painter.setBrush(covering_brush(image, place, painter.device().devicePixelRatioF()))
    painter.drawEllipse(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
    painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_failing(painter: QPainter, layout: WheelLayout, arc: FailingArc, *, is_entered: bool) -> None:
    """A shaded wedge: a quiet one warns, a loud one says that the mix is in it."""
    start, span = qt_arc(arc.start, arc.end)
    wedge = QPainterPath(layout.centre)
    wedge.arcTo(layout.ring(1.0), start, span)
    wedge.closeSubpath()
    tint = QColor(theme.DANGER)
    tint.setAlpha(44 if is_entered else 16)
    painter.fillPath(wedge, tint)
    tint.setAlpha(120 if is_entered else 48)
    painter.fillPath(wedge, QBrush(tint, Qt.BrushStyle.BDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tint.setAlpha(255 if is_entered else 130)
    painter.setPen(QPen(tint, 2 if is_entered else 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(layout.ring(1.0), round(start * 16), round(span * 16))


def _paint_rings(painter: QPainter, layout: WheelLayout, look: WheelLook) -> None:
    """Rings around the miniatures of the mix and under the pointer."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for expression in look.active:
        painter.setPen(QPen(theme.ACCENT, 2))
        painter.drawEllipse(layout.miniature(expression).adjusted(-1.5, -1.5, 1.5, 1.5))
    if look.is_enabled and look.hovered is not None and look.hovered not in look.active:
        painter.setPen(QPen(theme.TEXT, 1.5))
        painter.drawEllipse(layout.miniature(look.hovered).adjusted(-1, -1, 1, 1))


def _paint_names(painter: QPainter, layout: WheelLayout, look: WheelLook) -> None:
    usual = theme.DIM if look.is_enabled else theme.DISABLED
    for expression, name, place in zip(TWELVE, look.names, layout.labels, strict=True):
        is_bright = look.is_enabled and (expression in look.active or expression is look.hovered)
        painter.setPen(theme.TEXT if is_bright else usual)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)


def _paint_arm(painter: QPainter, layout: WheelLayout, point: WheelPoint, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(layout.centre, layout.position(point))


def _paint_first(painter: QPainter, layout: WheelLayout, look: WheelLook) -> None:
    _paint_knob(painter, layout.position(look.first), _KNOB, theme.ACCENT, 1, look)


def _paint_second(painter: QPainter, layout: WheelLayout, look: WheelLook) -> None:
    place = layout.position(look.second)
    if look.is_second_out:
        _paint_knob(painter, place, _SECOND_KNOB, theme.TEXT, 2, look)
        return
    if look.first.radius == 0:
        return
    # It waits at the hub to be pulled out.
    painter.setBrush(_DIAL)
    painter.setPen(QPen(theme.TEXT if look.focused == 2 else theme.DIM, 1.5))
    painter.drawEllipse(place, _SECOND_KNOB - 1, _SECOND_KNOB - 1)
    _paint_focus(painter, place, _SECOND_KNOB, 2, look)


def _paint_knob(painter: QPainter, place: QPointF, radius: float, colour: QColor, number: int, look: WheelLook) -> None:
    radius += 1.5 if look.held == number else 0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 110))
    painter.drawEllipse(place + QPointF(0, 1), radius + 1.5, radius + 1.5)
    painter.setBrush(colour)
    painter.drawEllipse(place, radius, radius)
    _paint_focus(painter, place, radius, number, look)


def _paint_focus(painter: QPainter, place: QPointF, radius: float, number: int, look: WheelLook) -> None:
    if look.focused != number:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.TEXT, 1.5))
    painter.drawEllipse(place, radius + 4, radius + 4)
