"""Geometry of the expression wheel: a point on the wheel is a mix, and a mix is one or more points.

The twelve expressions are spokes, 30 degrees apart, clockwise from the top; the radius is the intensity. A point
between two spokes is split along those two spokes (a change of basis), so the way there and back is exact and nothing
jumps where a spoke is crossed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE, Expression, ExpressionMix

SPOKE_DEGREES = 360 / len(TWELVE)


@dataclass(frozen=True)
class WheelPoint:
    """A place on the wheel.

    Attributes:
        angle: degrees clockwise from the top, 0 <= angle < 360.
        radius: 0 at the hub, `MAX_WHEEL_INTENSITY` at the rim, in units of intensity.
    """

    angle: float
    radius: float


def spoke_angle(expression: Expression) -> float:
    """Angle of an expression's spoke in degrees clockwise from the top.

    Raises:
        ValueError: neutral has no spoke; it is the hub.
    """
    return TWELVE.index(expression) * SPOKE_DEGREES


def point_from_xy(x: float, y: float) -> WheelPoint:
    """The point at `x` to the right of the hub and `y` below it, in units of intensity, held inside the rim."""
    radius = min(math.hypot(x, y), MAX_WHEEL_INTENSITY)
    return WheelPoint(math.degrees(math.atan2(x, -y)) % 360 % 360, radius)


def xy_of(point: WheelPoint) -> tuple[float, float]:
    """How far to the right of the hub and how far below it a point lies, in units of intensity."""
    angle = math.radians(point.angle)
    return point.radius * math.sin(angle), -point.radius * math.cos(angle)


def mix_at(point: WheelPoint, snap_degrees: float = 0.0) -> ExpressionMix:
    """The mix under a point: one expression on a spoke, the two neighbours between spokes, nothing at the hub.

    Args:
        point: where the handle is.
        snap_degrees: a point nearer than this to a spoke counts as lying on it.
    """
    radius = min(max(point.radius, 0.0), MAX_WHEEL_INTENSITY)
    if radius == 0:
        return ExpressionMix()
    index, beyond = divmod(point.angle % 360, SPOKE_DEGREES)
    here = int(index) % len(TWELVE)
    after = (here + 1) % len(TWELVE)
    if beyond <= snap_degrees:
        return ExpressionMix(((TWELVE[here], radius),))
    if SPOKE_DEGREES - beyond <= snap_degrees:
        return ExpressionMix(((TWELVE[after], radius),))
    scale = radius / math.sin(math.radians(SPOKE_DEGREES))
    return ExpressionMix(
        (
            (TWELVE[here], scale * math.sin(math.radians(SPOKE_DEGREES - beyond))),
            (TWELVE[after], scale * math.sin(math.radians(beyond))),
        )
    )


def point_of(mix: ExpressionMix) -> WheelPoint | None:
    """The one point that stands for a mix: None unless it is a single expression or two neighbours on the wheel."""
    if mix.custom:
        return None
    active = [(expression, intensity) for expression, intensity in mix.named() if intensity > 0]
    if not active:
        return WheelPoint(0.0, 0.0)
    if any(expression is Expression.NEUTRAL for expression, _ in active):
        return None
    if len(active) == 1:
        return WheelPoint(spoke_angle(active[0][0]), active[0][1])
    steps = (TWELVE.index(active[0][0]) - TWELVE.index(active[1][0])) % len(TWELVE)
    if len(active) > 2 or steps not in (1, len(TWELVE) - 1):
        return None
    spokes = [xy_of(WheelPoint(spoke_angle(expression), intensity)) for expression, intensity in active]
    x, y = sum(s[0] for s in spokes), sum(s[1] for s in spokes)
    return WheelPoint(math.degrees(math.atan2(x, -y)) % 360 % 360, math.hypot(x, y))


def handles_of(mix: ExpressionMix) -> tuple[tuple[Expression, WheelPoint], ...]:
    """One handle for each expression of a mix, on its own spoke; neutral and the user's own words have none."""
    return tuple(
        (expression, WheelPoint(spoke_angle(expression), intensity))
        for expression, intensity in mix
        if isinstance(expression, Expression) and expression is not Expression.NEUTRAL
    )
