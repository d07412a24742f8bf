"""Which of many photos are selected, and which one is current: the rules of mouse and keyboard, without a widget."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

NOTHING = -1
_FEW_QUESTIONS = 8


class PhotoSelection:
    """A selection among photos in an order.

    Shift extends from the anchor, which is where the last selection without Shift began. The current photo is the one
    that the keyboard is at; it need not be selected.

    Attributes:
        ids: all photos in their order.
        selected: the selected ones.
        index: place of the current photo in `ids`; -1 without one.
    """

    def __init__(self) -> None:
        self.ids: array[int] = array("q")
        self.selected: set[int] = set()
        self.index = NOTHING
        self._anchor = NOTHING
        self._places: dict[int, int] | None = None
        self._questions = 0

    @property
    def current(self) -> int:
        """The current photo, or -1."""
        return self.ids[self.index] if self.index != NOTHING else NOTHING

    @property
    def in_order(self) -> list[int]:
        """The selected photos in the order of all."""
        if len(self.selected) * 8 > len(self.ids):
            return [photo for photo in self.ids if photo in self.selected]
        return sorted(self.selected, key=self.place)

    def place(self, photo_id: int) -> int:
        """Where a photo stands in the order, or -1."""
        if self._places is None:
            # A table of all pays off for many questions; while the user types, each order is asked a few at most.
            self._questions += 1
            if self._questions <= _FEW_QUESTIONS:
                return self._searched(photo_id)
            self._places = {photo: place for place, photo in enumerate(self.ids)}
        return self._places.get(photo_id, NOTHING)

    def set_ids(self, ids: array[int]) -> None:
        """Other photos, or another order. Where the current photo is gone, the one that took its place follows it."""
        current, index, anchor = self.current, self.index, self._anchor
        anchored = self.ids[anchor] if anchor != NOTHING else NOTHING
        self.ids, self._places, self._questions = ids, None, 0
        self.selected = {photo for photo in self.selected if self.place(photo) != NOTHING} if self.selected else set()
        self.index = self.place(current) if current != NOTHING else NOTHING
        if self.index == NOTHING and current != NOTHING and ids:
            self.index = min(index, len(ids) - 1)
        self._anchor = self.place(anchored) if anchored != NOTHING else NOTHING
        if self._anchor == NOTHING:
            self._anchor = self.index
        if not self.selected and self.index != NOTHING:
            self.selected = {self.current}

    def go_to(self, index: int, *, extend: bool = False) -> None:
        """Make a photo the current one, and select it alone or, with `extend`, everything from the anchor to it."""
        if not 0 <= index < len(self.ids):
            return
        if extend and self._anchor != NOTHING:
            first, last = sorted((self._anchor, index))
            self.selected = set(self.ids[first : last + 1])
        else:
            self.selected = {self.ids[index]}
            self._anchor = index
        self.index = index

    def toggle(self, index: int) -> None:
        """Add a photo to the selection or take it out, and make it the current one."""
        if 0 <= index < len(self.ids):
            self.selected ^= {self.ids[index]}
            self.index = self._anchor = index

    def replace(self, photo_ids: Iterable[int]) -> None:
        """Select exactly these, as far as they are there."""
        self.selected = {photo for photo in photo_ids if self.place(photo) != NOTHING}

    def select_all(self) -> None:
        """Select every photo; the current one stays."""
        self.selected = set(self.ids)
        if self.index == NOTHING and self.ids:
            self.index = self._anchor = 0

    def clear(self) -> None:
        """Select nothing; the current photo stays where the keyboard is."""
        self.selected = set()

    def _searched(self, photo_id: int) -> int:
        try:
            return self.ids.index(photo_id)
        except ValueError:
            return NOTHING
