"""Geometry of the expression wheel: a point on the wheel is a mix, and a mix is one or more points.

The twelve expressions are spokes, 30 degrees apart, clockwise from the top; the radius is the intensity. A point
between two spokes is split along those two spokes (a change of basis), so the way there and back is exact and nothing
jumps where a spoke is crossed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pixelsmile_desktop.core.expression import (
    MAX_INTENSITY,
    MAX_WHEEL_INTENSITY,
    TWELVE,
    BlendStanding,
    CustomExpression,
    Expression,
    ExpressionMix,
    blend_standing,
)

SPOKE_DEGREES = 360 / len(TWELVE)
_DECIMALS = 2
"""Of an intensity that was set on the wheel: finer steps cannot be seen, and would clutter files and fields."""


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


def nearest_spoke(angle: float) -> Expression:
    """The expression whose sector, 15 degrees to either side of its spoke, holds an angle in degrees."""
    return TWELVE[math.floor(angle / SPOKE_DEGREES + 0.5) % len(TWELVE)]


def snapped(point: WheelPoint, degrees: float, intensity: float) -> WheelPoint:
    """The point drawn to what is near it: the hub, the line of intensity 1, a spoke.

    Args:
        point: where the pointer is.
        degrees: a point nearer than this to a spoke is put on it.
        intensity: a point nearer than this to the hub or to intensity 1 is put there.
    """
    if point.radius <= intensity:
        return WheelPoint(point.angle, 0.0)
    angle = spoke_angle(nearest_spoke(point.angle))
    away = abs((point.angle - angle + 180) % 360 - 180)
    radius = 1.0 if abs(point.radius - 1) <= intensity else point.radius
    return WheelPoint(angle if away <= degrees else point.angle, radius)


def _split(point: WheelPoint) -> tuple[tuple[Expression, float], ...]:
    """The parts of a point along the spokes beside it: one on a spoke, two between spokes, none at the hub."""
    if point.radius == 0:
        return ()
    index, beyond = divmod(point.angle % 360, SPOKE_DEGREES)
    here = int(index) % len(TWELVE)
    after = (here + 1) % len(TWELVE)
    if beyond == 0:
        return ((TWELVE[here], point.radius),)
    scale = point.radius / math.sin(math.radians(SPOKE_DEGREES))
    return (
        (TWELVE[here], scale * math.sin(math.radians(SPOKE_DEGREES - beyond))),
        (TWELVE[after], scale * math.sin(math.radians(beyond))),
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


@dataclass(frozen=True)
class WheelHandles:
    """Where the two handles of the wheel stand for a mix.

    Attributes:
        first: one expression, or two neighbours; at the hub it asks for nothing.
        second: any other expression and its intensity, on its own spoke; None if it was not pulled out.
        rest: what no handle stands for: further expressions, neutral, and the user's own words.
    """

    first: WheelPoint = WheelPoint(0.0, 0.0)
    second: tuple[Expression, float] | None = None
    rest: tuple[tuple[Expression | CustomExpression, float], ...] = ()

    @classmethod
    def of(cls, mix: ExpressionMix) -> WheelHandles:
        """The handles of a mix: its first expression, with its neighbour if that is in the mix too, and the next."""
        spokes = [(e, value) for e, value in mix if e in TWELVE and isinstance(e, Expression) and value > 0]
        if not spokes:
            return cls(rest=_without(mix.parts, spokes))
        beside = [part for part in spokes[1:] if _are_neighbours(part[0], spokes[0][0])]
        held = [spokes[0], *beside[:1]]
        first = point_of(ExpressionMix(tuple(held)))
        assert first is not None
        others = [part for part in spokes if part not in held]
        second = others[0] if others else None
        return cls(first, second, _without(mix.parts, [*held, *others[:1]]))

    @property
    def mix(self) -> ExpressionMix:
        """The mix that they stand for; an expression under both handles gets both intensities."""
        total: dict[Expression | CustomExpression, float] = {}
        for expression, value in (*_split(self.first), *((self.second,) if self.second else ()), *self.rest):
            total[expression] = total.get(expression, 0.0) + value
        rounded = ((e, min(MAX_INTENSITY, round(value, _DECIMALS))) for e, value in total.items())
        return ExpressionMix(tuple((e, value) for e, value in rounded if value > 0))

    @property
    def second_point(self) -> WheelPoint:
        """Where the second handle stands: on its spoke, or at the hub."""
        return WheelPoint(0.0, 0.0) if self.second is None else WheelPoint(spoke_angle(self.second[0]), self.second[1])

    def with_first(self, point: WheelPoint) -> WheelHandles:
        """The first handle moved to a point."""
        return replace(self, first=point)

    def with_second(self, point: WheelPoint) -> WheelHandles:
        """The second handle moved along the spoke nearest to a point; back at the hub it stands for nothing."""
        return replace(self, second=(nearest_spoke(point.angle), point.radius) if point.radius > 0 else None)


@dataclass(frozen=True)
class FailingArc:
    """A part of the wheel where a handle would make a blend that is known to fail.

    Attributes:
        start, end: degrees clockwise from the top, start < end; end may exceed 360.
        pair: the two expressions.
    """

    start: float
    end: float
    pair: tuple[Expression, Expression]

    def holds(self, angle: float) -> bool:
        """Whether an angle in degrees lies in it."""
        return (angle - self.start) % 360 <= self.end - self.start

    @property
    def reason(self) -> str:
        """Why it fails, one sentence."""
        return ExpressionMix.of(dict.fromkeys(self.pair, 1.0)).warnings()[0]


def failing_arcs(active: Iterable[Expression]) -> tuple[FailingArc, ...]:
    """Between neighbours that fail together, and around whatever fails together with an expression of the mix."""
    arcs = [
        FailingArc(spoke_angle(here), spoke_angle(here) + SPOKE_DEGREES, (here, after))
        for here, after in zip(TWELVE, (*TWELVE[1:], TWELVE[0]), strict=True)
        if blend_standing(here, after) is BlendStanding.FAILS
    ]
    arcs.extend(
        FailingArc(spoke_angle(other) - SPOKE_DEGREES / 2, spoke_angle(other) + SPOKE_DEGREES / 2, (expression, other))
        for expression in active
        for other in TWELVE
        if blend_standing(expression, other) is BlendStanding.FAILS and not _are_neighbours(expression, other)
    )
    return tuple(arcs)


def _are_neighbours(first: Expression, second: Expression) -> bool:
    return (TWELVE.index(first) - TWELVE.index(second)) % len(TWELVE) in (1, len(TWELVE) - 1)


def _without(
    parts: Iterable[tuple[Expression | CustomExpression, float]], taken: Iterable[tuple[Expression, float]]
) -> tuple[tuple[Expression | CustomExpression, float], ...]:
    names = {expression for expression, _ in taken}
    return tuple(part for part in parts if part[0] not in names)
