import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from pixelsmile_desktop.core.wheel import (
    SPOKE_DEGREES,
    WheelHandles,
    WheelPoint,
    failing_arcs,
    nearest_spoke,
    snapped,
    spoke_angle,
    xy_of,
)
from tests.core.strategies import mixes

angles = st.floats(0, 360, exclude_max=True)
points = st.builds(WheelPoint, angles, st.floats(0, MAX_WHEEL_INTENSITY))


def turned(first: float, second: float) -> float:
    return abs((first - second + 180) % 360 - 180)


@given(mixes)
def test_handles_stand_for_the_whole_mix(mix: ExpressionMix) -> None:
    shown = dict(WheelHandles.of(mix).mix)
    for expression, intensity in mix:
        assert shown.pop(expression, 0.0) == pytest.approx(intensity, abs=0.0051)
    assert not shown


@given(mixes, points)
def test_a_moved_handle_leaves_the_other_parts_alone(mix: ExpressionMix, point: WheelPoint) -> None:
    handles = WheelHandles.of(mix)
    second = handles.with_first(point)
    assert (second.second, second.rest) == (handles.second, handles.rest)
    first = handles.with_second(point)
    assert (first.first, first.rest) == (handles.first, handles.rest)


@given(mixes, points)
def test_whatever_handles_stand_for_is_a_mix_in_range(mix: ExpressionMix, point: WheelPoint) -> None:
    moved = WheelHandles.of(mix).with_first(point).with_second(WheelPoint(point.angle, MAX_WHEEL_INTENSITY)).mix
    assert all(0 < intensity <= MAX_INTENSITY for _, intensity in moved)


@given(points)
def test_the_second_handle_keeps_to_the_spokes(point: WheelPoint) -> None:
    handles = WheelHandles().with_second(point)
    if point.radius == 0:
        assert handles.second is None
        return
    assert handles.second_point.radius == point.radius
    assert turned(handles.second_point.angle, point.angle) <= SPOKE_DEGREES / 2 + 1e-9


def test_neighbours_share_the_first_handle_and_others_get_the_second() -> None:
    mix = ExpressionMix.parse(["sad=0.6", "confused=0.25", "contempt=0.6", "neutral=1", "happy=0.1"])
    handles = WheelHandles.of(mix)
    assert spoke_angle(Expression.CONTEMPT) < handles.first.angle < spoke_angle(Expression.SAD)
    assert handles.second == (Expression.CONFUSED, 0.25)
    assert dict(handles.rest) == {Expression.NEUTRAL: 1, Expression.HAPPY: 0.1}


def test_own_words_are_held_by_no_handle() -> None:
    mix = ExpressionMix(((CustomExpression("smirking"), 0.5), (Expression.SHY, 1.0)))
    handles = WheelHandles.of(mix)
    assert handles.rest == ((CustomExpression("smirking"), 0.5),)
    assert dict(handles.with_first(WheelPoint(0, 0)).mix) == {CustomExpression("smirking"): 0.5}


def test_an_expression_under_both_handles_gets_both() -> None:
    handles = WheelHandles(WheelPoint(spoke_angle(Expression.SAD), 0.5), (Expression.SAD, 0.25))
    assert handles.mix == ExpressionMix.of({Expression.SAD: 0.75})


@given(points, st.floats(0, 14), st.floats(0, 0.2))
def test_snapping_moves_a_point_no_further_than_it_may(point: WheelPoint, degrees: float, intensity: float) -> None:
    drawn = snapped(point, degrees, intensity)
    assert turned(drawn.angle, point.angle) <= degrees + 1e-9
    assert abs(drawn.radius - point.radius) <= intensity + 1e-9
    assert snapped(drawn, degrees, intensity) == drawn


def test_snapping_finds_the_hub_the_line_and_the_spoke() -> None:
    assert snapped(WheelPoint(77, 0.03), 4, 0.04).radius == 0
    assert snapped(WheelPoint(33, 0.98), 4, 0.04) == WheelPoint(30, 1.0)
    assert snapped(WheelPoint(358, 0.5), 4, 0.04) == WheelPoint(0, 0.5)
    assert snapped(WheelPoint(45, 0.5), 4, 0.04) == WheelPoint(45, 0.5)


@given(angles)
def test_the_nearest_spoke_is_the_nearest(angle: float) -> None:
    least = min(TWELVE, key=lambda expression: turned(spoke_angle(expression), angle))
    assert turned(spoke_angle(nearest_spoke(angle)), angle) == pytest.approx(
        turned(spoke_angle(least), angle), abs=1e-9
    )


@given(st.sets(st.sampled_from(TWELVE)), angles)
def test_every_shaded_place_has_its_reason(active: set[Expression], angle: float) -> None:
    for arc in failing_arcs(active):
        assert 0 < arc.end - arc.start <= SPOKE_DEGREES
        assert blend_standing(*arc.pair) is BlendStanding.FAILS
        assert str(arc.pair[0]) in arc.reason
        x, y = xy_of(WheelPoint(angle, 1))
        inside = turned(angle, (arc.start + arc.end) / 2) <= (arc.end - arc.start) / 2
        assert arc.holds(math.degrees(math.atan2(x, -y)) % 360) == inside or math.isclose(
            turned(angle, arc.start) * turned(angle, arc.end), 0, abs_tol=1e-6
        )


def test_neighbours_that_fail_are_always_shaded_and_others_when_one_is_in_the_mix() -> None:
    assert [arc.pair for arc in failing_arcs(())] == [(Expression.SURPRISED, Expression.FEAR)]
    pairs = [arc.pair for arc in failing_arcs([Expression.HAPPY])]
    assert (Expression.HAPPY, Expression.ANGRY) in pairs
    assert failing_arcs([Expression.HAPPY])[-1].holds(spoke_angle(Expression.ANGRY) + 14)


def test_the_standing_of_a_mix_is_that_of_its_worst_pair() -> None:
    assert ExpressionMix.parse(["happy"]).standing is None
    assert ExpressionMix.parse(["happy", "neutral"]).standing is None
    assert ExpressionMix.parse(["happy", "sad"]).standing is BlendStanding.PROVEN
    assert ExpressionMix.parse(["happy", "sad", "shy"]).standing is BlendStanding.UNTESTED
    assert ExpressionMix.parse(["happy", "sad", "angry"]).standing is BlendStanding.FAILS
    assert ExpressionMix.parse(["happy", "sad", "angry=0"]).standing is BlendStanding.PROVEN
