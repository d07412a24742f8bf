import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.wheel import WheelPoint, spoke_angle
from pixelsmile_desktop.ui.widgets.wheel_state import FIRST, SECOND, WheelState

steps = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.floats(-0.5, 0.5)),
        st.tuples(st.just("turn"), st.sampled_from([-1, 1])),
        st.tuples(st.just("spoke"), st.sampled_from([-1, 1])),
        st.tuples(st.just("handle"), st.sampled_from([FIRST, SECOND])),
        st.tuples(st.just("level"), st.floats(-1, 3)),
    ),
    max_size=25,
)


@given(steps)
def test_whatever_keys_are_pressed_the_wheel_shows_what_its_handles_stand_for(keys: list) -> None:
    state = WheelState()
    for key, value in keys:
        before = state.mix
        if key == "handle":
            state.active = value
            continue
        if key == "change":
            changed = state.change_intensity(value)
        elif key == "level":
            changed = state.set_intensity(value)
        else:
            changed = state.turn(value, to_spoke=key == "spoke")
        assert changed == (state.mix != before)
        assert state.mix == state.handles.mix
        for number in (FIRST, SECOND):
            assert 0 <= state.point(number).radius <= MAX_WHEEL_INTENSITY
            assert 0 <= state.point(number).angle < 360


def test_a_handle_at_the_hub_remembers_where_it_came_from() -> None:
    state = WheelState()
    state.move(FIRST, WheelPoint(spoke_angle(Expression.SAD), 0.6))
    state.set_intensity(0)
    assert state.mix == ExpressionMix()
    state.change_intensity(0.2)
    assert state.mix == ExpressionMix.of({Expression.SAD: 0.2})


def test_one_turn_of_all_spokes_comes_back() -> None:
    state = WheelState()
    state.set_intensity(0.5)
    seen = []
    for _ in TWELVE:
        seen.append(next(iter(state.mix))[0])
        state.turn(1, to_spoke=True)
    assert tuple(seen) == TWELVE
    assert state.mix == ExpressionMix.of({TWELVE[0]: 0.5})


def test_a_mix_from_elsewhere_moves_the_handles_only_if_they_stand_for_another() -> None:
    state = WheelState()
    state.move(SECOND, WheelPoint(spoke_angle(Expression.CONFIDENT), 0.3))
    state.move(FIRST, WheelPoint(0, 0.5))
    assert state.handles.second == (Expression.CONFIDENT, 0.3)
    state.show(ExpressionMix(state.mix.parts))
    # Neighbours would share the first handle, but these were put there by two.
    assert state.handles.second == (Expression.CONFIDENT, 0.3)
    state.show(ExpressionMix.of({Expression.SHY: 2.5}))
    assert state.mix == ExpressionMix.of({Expression.SHY: 2.5})
    assert state.point(FIRST).radius == pytest.approx(2.5)
    assert state.handles.second is None


def test_the_second_handle_is_offered_once_the_first_has_left_the_hub() -> None:
    state = WheelState()
    assert not state.is_second_offered
    state.set_intensity(0.5)
    assert state.is_second_offered
    state.active = SECOND
    state.set_intensity(0.4)
    state.active = FIRST
    state.set_intensity(0)
    assert state.is_second_offered
