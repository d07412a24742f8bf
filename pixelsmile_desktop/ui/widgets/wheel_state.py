"""The two handles of the expression wheel and how they move; no painting, no events."""

from __future__ import annotations

from typing import Final

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.wheel import (
    SPOKE_DEGREES,
    FailingArc,
    WheelHandles,
    WheelPoint,
    failing_arcs,
    nearest_spoke,
    spoke_angle,
)

FIRST: Final = 1
SECOND: Final = 2
_TURN_DEGREES = 5.0


class WheelState:
    """Which mix the wheel shows, where its handles stand, and which of them the keyboard moves.

    Attributes:
        active: `FIRST` or `SECOND`.
    """

    def __init__(self) -> None:
        self.active = FIRST
        self._mix = ExpressionMix()
        self._handles = WheelHandles()
        self._aims = {FIRST: 0.0, SECOND: spoke_angle(TWELVE[len(TWELVE) // 2])}

    @property
    def mix(self) -> ExpressionMix:
        """The mix that is shown."""
        return self._mix

    @property
    def handles(self) -> WheelHandles:
        """Where both stand."""
        return self._handles

    @property
    def is_second_offered(self) -> bool:
        """Whether the second handle can be taken: it is out, or waits at a hub that the first has left."""
        return self._handles.second is not None or self._handles.first.radius > 0

    @property
    def expressions(self) -> frozenset[Expression]:
        """Those of the twelve that are in the mix."""
        return frozenset(e for e, value in self._mix if value > 0 and isinstance(e, Expression) and e in TWELVE)

    @property
    def failing(self) -> tuple[FailingArc, ...]:
        """Where a handle would make a blend that fails."""
        return failing_arcs(sorted(self.expressions))

    def point(self, number: int) -> WheelPoint:
        """Where a handle stands; at the hub, with the angle at which it would leave it."""
        point = self._handles.first if number == FIRST else self._handles.second_point
        return point if point.radius > 0 else WheelPoint(self._aims[number], 0.0)

    def show(self, mix: ExpressionMix) -> None:
        """Take over a mix; handles that stand for it already stay where they are."""
        self._mix = mix
        if mix != self._handles.mix:
            self._handles = WheelHandles.of(mix)

    def put(self, handles: WheelHandles) -> bool:
        """Place both handles; whether that changed the mix."""
        self._handles = handles
        before, self._mix = self._mix, handles.mix
        return self._mix != before

    def move(self, number: int, point: WheelPoint) -> bool:
        """Move one handle; whether that changed the mix."""
        self._aims[number] = point.angle
        handles = self._handles
        return self.put(handles.with_first(point) if number == FIRST else handles.with_second(point))

    def aim(self, angle: float) -> None:
        """Let the active handle leave the hub along the spoke nearest to an angle; away from the hub it stays."""
        self._aims[self.active] = spoke_angle(nearest_spoke(angle))

    def set_intensity(self, intensity: float) -> bool:
        """Move the active handle along its ray; whether that changed the mix."""
        radius = round(min(max(intensity, 0.0), MAX_WHEEL_INTENSITY), 2)
        return self.move(self.active, WheelPoint(self.point(self.active).angle, radius))

    def change_intensity(self, by: float) -> bool:
        """Move the active handle outward, or inward; whether that changed the mix."""
        return self.set_intensity(self.point(self.active).radius + by)

    def turn(self, direction: int, *, to_spoke: bool) -> bool:
        """Turn the active handle a little, or to the next spoke, as the second and one at the hub always do.

        Args:
            direction: 1 for clockwise, -1 for the other way.
            to_spoke: go to the next spoke.
        """
        point = self.point(self.active)
        if to_spoke or self.active == SECOND or point.radius == 0:
            angle = spoke_angle(nearest_spoke(point.angle)) + direction * SPOKE_DEGREES
        else:
            angle = point.angle + direction * _TURN_DEGREES
        return self.move(self.active, WheelPoint(angle % 360, point.radius))
