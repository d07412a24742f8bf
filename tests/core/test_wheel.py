import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.wheel import (
    SPOKE_DEGREES,
    WheelHandles,
    WheelPoint,
    point_from_xy,
    point_of,
    snapped,
    spoke_angle,
    xy_of,
)

angles = st.floats(0, 360, exclude_max=True)
radii = st.floats(0, MAX_WHEEL_INTENSITY)
points = st.builds(WheelPoint, angles, radii)
coordinates = st.floats(-5, 5)


ROUNDING = 0.01 + 1e-9
"""Each of two intensities is rounded to two decimals."""


def mix_at(point: WheelPoint) -> ExpressionMix:
    """What the wheel asks for with its first handle there."""
    return WheelHandles(point).mix


def apart(first: WheelPoint, second: WheelPoint) -> float:
    return math.dist(xy_of(first), xy_of(second))


@given(points)
def test_there_and_back_by_the_mix_is_the_same_point(point: WheelPoint) -> None:
    back = point_of(mix_at(point))
    assert back is not None
    assert apart(point, back) <= ROUNDING


@given(coordinates, coordinates)
def test_a_place_on_the_screen_is_held_inside_the_rim(x: float, y: float) -> None:
    point = point_from_xy(x, y)
    assert 0 <= point.angle < 360
    assert 0 <= point.radius <= MAX_WHEEL_INTENSITY
    if math.hypot(x, y) <= MAX_WHEEL_INTENSITY:
        assert math.dist(xy_of(point), (x, y)) < 1e-9


@given(angles, st.floats(0, 0.5), radii)
def test_nothing_jumps_on_the_way_round(angle: float, step: float, radius: float) -> None:
    here = dict(mix_at(WheelPoint(angle, radius)))
    there = dict(mix_at(WheelPoint((angle + step) % 360, radius)))
    # The change of basis has a slope of 1 / sin 30 degrees = 2.
    furthest = max((abs(here.get(e, 0) - there.get(e, 0)) for e in TWELVE), default=0)
    assert furthest <= 2 * radius * math.radians(step) + ROUNDING


@given(angles, radii, st.floats(0, 0.1))
def test_nothing_jumps_on_the_way_out(angle: float, radius: float, step: float) -> None:
    here = dict(mix_at(WheelPoint(angle, radius)))
    there = dict(mix_at(WheelPoint(angle, radius + step)))
    assert all(abs(here.get(e, 0) - there.get(e, 0)) <= step + ROUNDING for e in TWELVE)


@pytest.mark.parametrize("expression", TWELVE)
def test_a_spoke_is_one_expression_at_its_radius(expression: Expression) -> None:
    assert mix_at(WheelPoint(spoke_angle(expression), 0.7)) == ExpressionMix.of({expression: 0.7})


@given(points)
def test_between_spokes_only_the_two_neighbours_take_part(point: WheelPoint) -> None:
    active = [TWELVE.index(expression) for expression, _ in mix_at(point)]
    assert len(active) <= 2
    assert all(min(abs(i * 30 - point.angle), 360 - abs(i * 30 - point.angle)) <= SPOKE_DEGREES for i in active)


@given(st.sampled_from(TWELVE), st.floats(-3, 3), st.floats(0.01, MAX_WHEEL_INTENSITY))
def test_near_a_spoke_the_handle_snaps(expression: Expression, beside: float, radius: float) -> None:
    point = WheelPoint((spoke_angle(expression) + beside) % 360, radius)
    ((held, intensity),) = WheelHandles(snapped(point, 3.001, 0)).mix or ((expression, 0.0),)
    assert held is expression
    assert intensity == pytest.approx(radius, abs=ROUNDING)


def test_the_wheel_starts_at_the_top_and_goes_clockwise() -> None:
    assert point_from_xy(0, -1).angle == 0
    assert point_from_xy(1, 0).angle == 90
    assert point_from_xy(-1e-20, -1).angle == 0  # a hair to the left of the top is no whole turn
    assert spoke_angle(TWELVE[3]) == 90


def test_the_hub_and_beyond_the_rim() -> None:
    assert mix_at(WheelPoint(77, 0)).is_identity
    assert mix_at(point_from_xy(0, -9)) == ExpressionMix.of({TWELVE[0]: MAX_WHEEL_INTENSITY})
    assert point_of(ExpressionMix()) == WheelPoint(0, 0)
    with pytest.raises(ValueError, match="not in tuple"):
        spoke_angle(Expression.NEUTRAL)


def test_only_one_expression_or_two_neighbours_have_a_point() -> None:
    assert point_of(ExpressionMix.of({TWELVE[0]: 1, TWELVE[11]: 1})) is not None
    assert point_of(ExpressionMix.of({TWELVE[0]: 1, TWELVE[5]: 0, TWELVE[1]: 1})) is not None
    assert point_of(ExpressionMix.of({TWELVE[0]: 1, TWELVE[2]: 1})) is None
    assert point_of(ExpressionMix.of({TWELVE[0]: 1, TWELVE[1]: 1, TWELVE[2]: 1})) is None
    assert point_of(ExpressionMix.of({Expression.NEUTRAL: 1})) is None
