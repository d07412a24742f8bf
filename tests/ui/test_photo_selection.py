"""The rules of selecting, against a model that is too simple to be wrong."""

from array import array

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pixelsmile_desktop.ui.widgets.photo_selection import NOTHING, PhotoSelection
from tests.ui.photos import ids


def selection_of(*numbers):
    selection = PhotoSelection()
    selection.set_ids(ids(*numbers))
    return selection


def test_shift_extends_from_where_the_last_selection_began():
    selection = selection_of(*range(10, 20))
    selection.go_to(3)
    selection.go_to(6, extend=True)
    assert selection.in_order == [13, 14, 15, 16]
    selection.go_to(1, extend=True)
    assert selection.in_order == [11, 12, 13]
    assert selection.current == 11
    selection.go_to(5)
    assert selection.in_order == [15]


def test_control_adds_and_takes_away():
    selection = selection_of(1, 2, 3, 4)
    selection.go_to(0)
    selection.toggle(2)
    assert selection.in_order == [1, 3]
    selection.toggle(0)
    assert selection.in_order == [3]
    selection.go_to(2, extend=True)
    assert selection.in_order == [1, 2, 3]


def test_the_next_photo_takes_the_place_of_the_one_that_went():
    selection = selection_of(1, 2, 3, 4)
    selection.go_to(1)
    selection.set_ids(ids(1, 3, 4))
    assert selection.current == 3
    assert selection.in_order == [3]
    selection.set_ids(ids(1))
    assert selection.current == 1
    selection.set_ids(ids())
    assert selection.current == NOTHING
    assert selection.in_order == []


def test_another_order_keeps_photos_not_places():
    selection = selection_of(1, 2, 3, 4)
    selection.go_to(1)
    selection.go_to(2, extend=True)
    selection.set_ids(ids(4, 3, 2, 1))
    assert selection.current == 3
    assert selection.in_order == [3, 2]


def test_places_of_many_photos():
    selection = selection_of(*range(0, 4000, 2))
    assert [selection.place(number) for number in range(0, 60, 2)] == list(range(30))
    assert selection.place(3) == NOTHING
    selection.select_all()
    assert selection.in_order == list(range(0, 4000, 2))
    selection.clear()
    assert selection.in_order == []
    selection.replace([4, 8, 5])
    assert selection.in_order == [4, 8]


class Selecting(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.selection = PhotoSelection()

    @rule(numbers=st.lists(st.integers(0, 40), unique=True, max_size=20))
    def other_photos(self, numbers):
        kept = self.selection.selected & set(numbers)
        current = self.selection.current
        self.selection.set_ids(array("q", numbers))
        assert kept <= self.selection.selected
        if current in numbers:
            assert self.selection.current == current

    @rule(index=st.integers(-1, 20), extend=st.booleans())
    def go(self, index, extend):
        self.selection.go_to(index, extend=extend)
        if 0 <= index < len(self.selection.ids):
            assert self.selection.current == self.selection.ids[index]
            assert self.selection.current in self.selection.selected

    @rule(index=st.integers(-1, 20))
    def toggle(self, index):
        before = self.selection.selected.copy()
        self.selection.toggle(index)
        is_inside = 0 <= index < len(self.selection.ids)
        assert before ^ self.selection.selected == ({self.selection.ids[index]} if is_inside else set())

    @rule()
    def everything(self):
        self.selection.select_all()
        assert self.selection.selected == set(self.selection.ids)

    @rule()
    def nothing(self):
        self.selection.clear()
        assert not self.selection.selected

    @invariant()
    def only_what_is_there(self):
        assert self.selection.selected <= set(self.selection.ids)
        assert -1 <= self.selection.index < len(self.selection.ids)
        assert sorted(self.selection.in_order, key=self.selection.ids.index) == self.selection.in_order


TestSelecting = Selecting.TestCase
TestSelecting.settings = settings(max_examples=40, stateful_step_count=30)
