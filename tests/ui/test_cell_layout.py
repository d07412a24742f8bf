"""The arithmetic of grid and strip, for any number of photos and any size of window."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from pixelsmile_desktop.ui.widgets.cell_layout import CellLayout, Move

CELLS = st.builds(QSize, st.integers(40, 500), st.integers(40, 500))
LAYOUTS = st.one_of(
    st.builds(CellLayout.grid, st.integers(0, 3000), CELLS, st.integers(0, 20), st.integers(1, 4000)),
    st.builds(CellLayout.strip, st.integers(0, 3000), CELLS, st.integers(0, 20), st.integers(1, 600)),
)


@given(LAYOUTS, st.data())
def test_a_cell_is_found_where_it_lies(layout, data):
    assume(layout.count)
    index = data.draw(st.integers(0, layout.count - 1))
    rect = layout.rect(index)
    for point in (rect.topLeft(), rect.center(), rect.bottomRight()):
        assert layout.index_at(point) == index
    assert index in layout.indices_in(rect)
    assert layout.indices_touching(QRect(rect.center(), QSize(1, 1))) == [index]


@given(LAYOUTS, st.integers(-200, 400_000), st.integers(-200, 400_000))
def test_between_cells_there_is_nothing(layout, x, y):
    index = layout.index_at(QPoint(x, y))
    assert index == -1 or layout.rect(index).contains(x, y)


@given(LAYOUTS, st.integers(-100, 400_000), st.integers(1, 3000))
def test_every_visible_cell_is_painted_and_few_others(layout, start, length):
    is_grid = layout.orientation is Qt.Orientation.Vertical
    seen = QRect(0, start, 5000, length) if is_grid else QRect(start, 0, length, 5000)
    indices = layout.indices_in(seen)
    touched = [index for index in range(layout.count) if layout.rect(index).intersects(seen)]
    assert set(touched) <= set(indices)
    assert len(indices) <= len(touched) + 2 * layout.lanes


@given(LAYOUTS)
def test_cells_do_not_overlap_and_end_before_the_length(layout):
    assume(layout.count)
    some = range(min(layout.count, 3 * layout.lanes))
    for index in some:
        for other in some:
            assert index == other or not layout.rect(index).intersects(layout.rect(other))
    last = layout.rect(layout.count - 1)
    end = last.bottom() if layout.orientation is Qt.Orientation.Vertical else last.right()
    assert end + 1 + layout.gap == layout.length


@given(LAYOUTS, st.sampled_from(Move), st.integers(1, 2000), st.data())
def test_steps_stay_inside(layout, move, page, data):
    assume(layout.count)
    index = data.draw(st.integers(0, layout.count - 1))
    assert 0 <= layout.moved(index, move, page) < layout.count


@given(LAYOUTS, st.integers(1, 2000), st.sampled_from([Move.DOWN, Move.PAGE_DOWN, Move.RIGHT]))
def test_going_on_leads_to_the_end(layout, page, move):
    assume(0 < layout.count <= 400)
    index = 0
    for _ in range(layout.count + 1):
        index = layout.moved(index, move, page)
    lines = (layout.count - 1) // layout.lanes
    assert index // layout.lanes == lines


def test_steps_of_a_grid():
    layout = CellLayout.grid(10, QSize(100, 100), 8, 450)
    assert layout.lanes == 4
    assert layout.moved(1, Move.DOWN, 300) == 5
    assert layout.moved(7, Move.DOWN, 300) == 9, "below is nothing, but there is another line"
    assert layout.moved(8, Move.DOWN, 300) == 8, "the last line"
    assert layout.moved(2, Move.UP, 300) == 2
    assert layout.moved(9, Move.PAGE_UP, 300) == 1
    assert (layout.moved(3, Move.HOME, 300), layout.moved(3, Move.END, 300)) == (0, 9)
    assert layout.moved(0, Move.LEFT, 300) == 0


@pytest.mark.parametrize("width", [1, 50, 107])
def test_a_narrow_window_still_shows_one_column(width):
    layout = CellLayout.grid(3, QSize(100, 120), 8, width)
    assert layout.lanes == 1
    assert layout.rect(2).top() > layout.rect(1).bottom()
