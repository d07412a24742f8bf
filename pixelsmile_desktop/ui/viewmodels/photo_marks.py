"""Marks that the photographer gives to photos, each a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.ui.viewmodels.library_change import LibraryChange


class Mark(Enum):
    """What can be said of a photo; the values are fields of `PhotoEntry`."""

    RATING = "rating"
    FLAG = "flag"
    COLOUR = "colour"
    CAPTION = "caption"

    def on(self, entry: PhotoEntry, value: Any) -> PhotoEntry:
        """The photo with this mark."""
        return replace(entry, **{self.value: value})

    def of(self, entry: PhotoEntry) -> Any:
        """The mark that the photo has."""
        return getattr(entry, self.value)


class MarkChange(LibraryChange):
    """One mark given to some photos.

    Attributes:
        mark: which.
        photo_ids: of the photos.
        value: what they get.
        before: what they had, by photo; known once it was done.
    """

    def __init__(self, mark: Mark, photo_ids: Iterable[int], value: Any) -> None:
        self.mark = mark
        self.photo_ids = tuple(photo_ids)
        self.value = value
        self.before: dict[int, Any] = {}

    def do(self, library: PhotoLibrary) -> None:
        """Give the mark.

        Raises:
            LibraryError: the library cannot be written.
        """
        self.before = _setter(library, self.mark)(self.photo_ids, self.value)

    def undo(self, library: PhotoLibrary) -> None:
        """Give each photo the mark that it had.

        Raises:
            LibraryError: the library cannot be written.
        """
        for value, photo_ids in _by_value(self.before).items():
            _setter(library, self.mark)(photo_ids, value)

    def shown_on(self, entry: PhotoEntry, *, is_undone: bool) -> PhotoEntry:
        """A photo of these as it looks after the change, or after its undoing."""
        if not is_undone:
            return self.mark.on(entry, self.value)
        return self.mark.on(entry, self.before[entry.id]) if entry.id in self.before else entry


def _setter(library: PhotoLibrary, mark: Mark) -> Callable[[Iterable[int], Any], dict[int, Any]]:
    setters: dict[Mark, Callable[[Iterable[int], Any], dict[int, Any]]] = {
        Mark.RATING: library.set_rating,
        Mark.FLAG: library.set_flag,
        Mark.COLOUR: library.set_colour,
        Mark.CAPTION: library.set_caption,
    }
    return setters[mark]


def _by_value(values: Mapping[int, Any]) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = {}
    for photo_id, value in values.items():
        groups.setdefault(value, []).append(photo_id)
    return groups
