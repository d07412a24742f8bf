import math

from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.ui.widgets.compare_modes import (
    CompareMode,
    Side,
    divider_at,
    divider_distance,
    divider_position,
    handle_centre,
    layout,
    pane_at,
    pane_size,
)
from pixelsmile_desktop.ui.widgets.viewport import Size, Viewport

sizes = st.builds(Size, st.integers(200, 3000), st.integers(200, 3000))
splits = st.sampled_from([CompareMode.SPLIT_VERTICAL, CompareMode.SPLIT_HORIZONTAL])
shares = st.floats(0, 1)


@given(sizes, sizes, splits, shares)
def test_a_split_paints_every_point_once(pane: Size, picture: Size, mode: CompareMode, divider: float) -> None:
    before, after = layout(mode, Viewport.of(pane, picture), divider, 8, held=False)
    areas = [each.clip.width * each.clip.height for each in (before, after)]
    assert math.isclose(sum(areas), pane.width * pane.height)
    assert before.clip.intersection(after.clip).is_empty
    assert (before.side, after.side) == (Side.BEFORE, Side.AFTER)


@given(sizes, sizes, splits, shares)
def test_the_divider_never_leaves_the_picture(pane: Size, picture: Size, mode: CompareMode, divider: float) -> None:
    viewport = Viewport.of(pane, picture, 8)
    assert viewport.shown.contains(handle_centre(mode, viewport, divider))


@given(sizes, sizes, splits, shares, shares)
def test_a_dragged_divider_is_under_the_pointer(
    pane: Size, picture: Size, mode: CompareMode, x: float, y: float
) -> None:
    viewport = Viewport.of(pane, picture)
    shown = viewport.shown
    point = shown.x0 + shown.width * (0.05 + 0.9 * x), shown.y0 + shown.height * (0.05 + 0.9 * y)
    divider = divider_at(mode, viewport, point)
    assert divider_distance(mode, viewport, divider, point) <= 0.5 + 1e-6
    along = point[0] if mode is CompareMode.SPLIT_VERTICAL else point[1]
    assert abs(divider_position(mode, viewport, divider) - along) <= 0.5 + 1e-6


@given(st.integers(40, 3000), st.integers(40, 3000), st.integers(0, 16))
def test_side_by_side_are_two_equal_panes_with_a_gap(width: int, height: int, gap: int) -> None:
    size = pane_size(CompareMode.SIDE_BY_SIDE, Size(width, height), gap)
    viewport = Viewport.of(size, Size(300, 200))
    left, right = layout(CompareMode.SIDE_BY_SIDE, viewport, 0.5, gap, held=False)
    assert (left.area.width, left.area.height) == (right.area.width, right.area.height)
    assert right.area.x0 - left.area.x1 == gap
    assert width - 1 <= right.area.x1 <= width


def test_held_shows_before_in_every_mode() -> None:
    viewport = Viewport.of(Size(400, 300), Size(300, 200))
    for mode in CompareMode:
        assert {pane.side for pane in layout(mode, viewport, 0.5, 8, held=True)} == {Side.BEFORE}


def test_the_pane_under_a_point() -> None:
    panes = layout(CompareMode.SIDE_BY_SIDE, Viewport.of(Size(100, 100), Size(10, 10)), 0.5, 8, held=False)
    assert pane_at(panes, (50, 50)) is panes[0]
    assert pane_at(panes, (150, 50)) is panes[1]
    assert pane_at(panes, (104, 50)) is None
