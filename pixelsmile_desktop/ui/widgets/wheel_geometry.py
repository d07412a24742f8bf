"""Where everything of the expression wheel lies, in logical pixels of its widget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE, Expression
from pixelsmile_desktop.core.wheel import SPOKE_DEGREES, WheelPoint, point_from_xy, spoke_angle, xy_of

GRIP: Final = 14.0
"""How far from the middle of a handle it is taken hold of: more than the 24 pixels across that a finger needs."""
_DISC = 1.68
"""Radius of the whole disc, in rims."""
_MINIATURE_DISTANCE = 1.335
_MINIATURE_RADIUS = 0.305
"""Of the twelve faces, in rims: between the rim line and the edge of the disc, and clear of each other."""
_LABEL_GAP = 4.0
_LEANING = 1.35
"""More than 1, so that the near corners of long names keep clear of the faces."""
_SMALLEST_RIM = 8.0


@dataclass(frozen=True)
class WheelLayout:
    """The wheel in a widget of some size.

    Attributes:
        centre: the hub.
        rim: how far from it intensity 1 lies.
        labels: where the names stand, in the order of the wheel.
    """

    centre: QPointF
    rim: float
    labels: tuple[QRectF, ...]

    @classmethod
    def fitted(cls, size: QSizeF, label_sizes: Sequence[QSizeF]) -> WheelLayout:
        """The largest wheel in the middle of `size` whose names, of these sizes, stand around it and inside."""
        rim = max(_SMALLEST_RIM, min(_room(size, *label) for label in _labelled_angles(label_sizes)))
        centre = QPointF(size.width() / 2, size.height() / 2)
        labels = (
            _label(centre, _DISC * rim + _LABEL_GAP, angle, label) for angle, label in _labelled_angles(label_sizes)
        )
        return cls(centre, rim, tuple(labels))

    @property
    def disc(self) -> QRectF:
        """The square around the whole disc."""
        return self.ring(_DISC)

    @property
    def miniature_radius(self) -> float:
        """Radius of the round miniatures."""
        return _MINIATURE_RADIUS * self.rim

    def ring(self, radius: float) -> QRectF:
        """The square around a circle about the hub, `radius` in units of intensity."""
        reach = radius * self.rim
        return QRectF(self.centre.x() - reach, self.centre.y() - reach, 2 * reach, 2 * reach)

    def position(self, point: WheelPoint) -> QPointF:
        """Where a point of the wheel is drawn; what lies beyond the wheel is drawn at its edge."""
        x, y = xy_of(WheelPoint(point.angle, min(point.radius, MAX_WHEEL_INTENSITY)))
        return self.centre + QPointF(x, y) * self.rim

    def point_at(self, position: QPointF) -> WheelPoint:
        """The point of the wheel at a position, held inside its edge."""
        offset = (position - self.centre) / self.rim
        return point_from_xy(offset.x(), offset.y())

    def miniature(self, expression: Expression) -> QRectF:
        """The square around the miniature of an expression."""
        x, y = xy_of(WheelPoint(spoke_angle(expression), _MINIATURE_DISTANCE))
        middle, radius = self.centre + QPointF(x, y) * self.rim, self.miniature_radius
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)

    def miniature_at(self, position: QPointF) -> Expression | None:
        """Whose miniature lies under a position."""
        for expression in TWELVE:
            if _distance(self.miniature(expression).center(), position) <= self.miniature_radius:
                return expression
        return None

    def holds(self, position: QPointF) -> bool:
        """Whether a position lies on the disc."""
        return _distance(self.centre, position) <= _DISC * self.rim

    def is_gripped(self, point: WheelPoint, position: QPointF) -> bool:
        """Whether a press at a position takes hold of the handle at a point."""
        return _distance(self.position(point), position) <= GRIP


def preferred_height(width: float, label_sizes: Sequence[QSizeF]) -> float:
    """The height at which a wheel of that width is as large as it can be."""
    endless = QSizeF(width, 16 * width)
    layout = WheelLayout.fitted(endless, label_sizes)
    top = min([layout.disc.top(), *(label.top() for label in layout.labels)])
    bottom = max([layout.disc.bottom(), *(label.bottom() for label in layout.labels)])
    # The wheel stands in the middle, so that the farther of the two decides.
    return 2 * max(layout.centre.y() - top, bottom - layout.centre.y())


def qt_arc(start: float, end: float) -> tuple[float, float]:
    """Start and span of an arc as Qt's paths count, in degrees counter-clockwise from the right."""
    return 90 - start, start - end


def _labelled_angles(label_sizes: Sequence[QSizeF]) -> list[tuple[float, QSizeF]]:
    return [(index * SPOKE_DEGREES, size) for index, size in enumerate(label_sizes)]


def _room(size: QSizeF, angle: float, label: QSizeF) -> float:
    """The largest rim with which disc and label at an angle fit into `size`."""
    reaches = [size.width() / 2, size.height() / 2]
    sine, cosine = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    for ray, whole, part in ((sine, size.width(), label.width()), (cosine, size.height(), label.height())):
        if ray > 1e-9:
            reaches.append((whole / 2 - part / 2 * (1 + _leaning(ray))) / ray - _LABEL_GAP)
    return min(reaches) / _DISC


def _label(centre: QPointF, distance: float, angle: float, size: QSizeF) -> QRectF:
    """A label outside a circle of that radius, at an angle."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x = centre.x() + sine * distance + _leaning(sine) * size.width() / 2
    y = centre.y() - cosine * distance - _leaning(cosine) * size.height() / 2
    return QRectF(x - size.width() / 2, y - size.height() / 2, size.width(), size.height())


def _leaning(ray: float) -> float:
    """How far a label is pushed outward along an axis: 1 so far that its near side lies on the ray, 0 not at all."""
    return min(max(_LEANING * ray, -1.0), 1.0)


def _distance(first: QPointF, second: QPointF) -> float:
    offset = first - second
    return math.hypot(offset.x(), offset.y())
