"""What the library shows: the photos of a query, the current one, the selected ones, and their marks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import partial
from itertools import count
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoStack

from pixelsmile_desktop.core.catalogue import ColourLabel, Flag, PhotoEntry, PhotoQuery, Presence
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.studio.photo_library import LibraryCounts, PhotoLibrary
from pixelsmile_desktop.ui.viewmodels.library_change import ChangeCommand, LibraryChange
from pixelsmile_desktop.ui.viewmodels.photo_marks import Mark, MarkChange
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskHandle, TaskPool

NOTHING: Final = -1
_PAGE: Final = 64
_ENTRIES_KEPT: Final = 20_000


class _Answer:
    """What a query found, with the place of each photo in it, both made on a worker."""

    def __init__(self, ids: array[int]) -> None:
        self.ids = ids
        self.places = dict(zip(ids, count()))


class LibraryModel(QObject):
    """The state of the library page. Lives on the GUI thread; asks and writes on workers.

    Of several queries in a row only the last is answered. Writes happen one after the other; what is shown changes at
    once, and is read again if a write fails.

    Attributes:
        ids: the photos in their order.
        undo_stack: of marks and collections.

    Signals:
        ids_changed(): other photos, or another order.
        current_changed(id): another photo is current; -1 for none.
        selection_changed(): other photos are selected.
        entries_changed(list of ids): something that is known of these photos has changed.
        query_changed(): something else is asked for; the answer comes with `ids_changed`.
        counts_changed(LibraryCounts): how many photos each filter would show.
        written(LibraryChange): it was done or undone.
        failed(exception): a query or a write failed.
    """

    ids_changed = Signal()
    current_changed = Signal(int)
    selection_changed = Signal()
    entries_changed = Signal(list)
    query_changed = Signal()
    counts_changed = Signal(object)
    written = Signal(object)
    failed = Signal(object)
    _unreadable = Signal(object)

    def __init__(self, library: PhotoLibrary, pool: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        # One thread: marks are written in the order in which they were given.
        self._writer = TaskPool(threads=1, parent=self)
        self._query = PhotoQuery()
        self._places: dict[int, int] = {}
        self._entries: dict[int, PhotoEntry] = {}
        self._unsettled: set[int] = set()
        self._selected: tuple[int, ...] = ()
        self._current = NOTHING
        self._asking: TaskHandle | None = None
        self._counting: TaskHandle | None = None
        self.ids: array[int] = array("q")
        self.undo_stack = QUndoStack(self)
        # Queued, because views ask for entries in the middle of painting.
        self._unreadable.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def query(self) -> PhotoQuery:
        """What is asked for."""
        return self._query

    @property
    def current(self) -> int:
        """The current photo, or -1."""
        return self._current

    def set_query(self, query: PhotoQuery) -> None:
        """Ask for other photos."""
        if query != self._query:
            self._query = query
            self.query_changed.emit()
        self._ask()

    def refresh(self) -> None:
        """Ask for the same again, because the library has changed."""
        self._ask()
        self.recount()

    def recount(self) -> None:
        """Count again how many photos each filter would show."""
        if self._counting is None or self._counting.is_over:
            self._counting = self._pool.run(self._library.counts, self._on_counts, self._on_failed)

    def entry(self, photo_id: int) -> PhotoEntry | None:
        """What is known of a photo; None if there is none of that number, or the library cannot be read.

        Photos beside it in the order are read along with it, because they come next.
        """
        found = self._entries.get(photo_id)
        if found is None and photo_id != NOTHING:
            self._read_page(photo_id)
            found = self._entries.get(photo_id)
        return found

    def place(self, photo_id: int) -> int:
        """Where a photo stands in the order, or -1."""
        return self._places.get(photo_id, NOTHING)

    def set_current(self, photo_id: int) -> None:
        """Go to a photo; -1 for none."""
        if photo_id != self._current:
            self._current = photo_id
            self.current_changed.emit(photo_id)

    def step(self, count: int) -> None:
        """Go to the photo that many places further on, or back if negative, and select it."""
        if not self.ids:
            return
        place = self.place(self._current)
        target = max(0, min(len(self.ids) - 1, place + count)) if place != NOTHING else 0
        self.set_selected((self.ids[target],))
        self.set_current(self.ids[target])

    def selected(self) -> tuple[int, ...]:
        """The selected photos, in the order in which they are shown."""
        return self._selected

    def set_selected(self, photo_ids: Iterable[int]) -> None:
        """Select exactly these."""
        selected = tuple(photo_ids)
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit()

    def select_all(self) -> None:
        """Select every photo that is shown."""
        self.set_selected(self.ids)

    def select_none(self) -> None:
        """Select nothing."""
        self.set_selected(())

    def rate(self, stars: int) -> None:
        """Give the selected photos 0 to 5 stars."""
        self._mark(Mark.RATING, stars, self.tr("Rating"))

    def flag(self, flag: Flag) -> None:
        """Pick or reject the selected photos, or neither."""
        self._mark(Mark.FLAG, flag, self.tr("Flag"))

    def colour(self, colour: ColourLabel) -> None:
        """Give the selected photos a coloured mark; the one that they all have already is taken away."""
        entries = [self.entry(photo_id) for photo_id in self._selected[:_PAGE]]
        have_it = bool(entries) and all(entry is not None and entry.colour is colour for entry in entries)
        self._mark(Mark.COLOUR, ColourLabel.NONE if have_it else colour, self.tr("Colour"))

    def caption(self, text: str) -> None:
        """Give the selected photos a caption."""
        self._mark(Mark.CAPTION, text, self.tr("Caption"))

    def forget_entries(self, photo_ids: Iterable[int]) -> None:
        """The library knows something else of these photos now."""
        changed = [photo_id for photo_id in photo_ids if self._entries.pop(photo_id, None) is not None]
        if changed:
            self.entries_changed.emit(changed)

    def note_folder(self, folder_id: int, *, is_online: bool) -> bool:
        """A folder was looked at; whether photos in it were shown as if it were out of reach, or not, by mistake."""
        entries = [entry for entry in self._entries.values() if entry.folder_id == folder_id]
        mistaken = [entry.id for entry in entries if (entry.presence is Presence.OFFLINE) is is_online]
        self.forget_entries(mistaken)
        return bool(mistaken)

    def close(self, patience_ms: int = 10_000) -> bool:
        """Write what is waiting; whether that came to an end in time."""
        return self._writer.finish(patience_ms)

    def change(self, change: LibraryChange, title: str) -> None:
        """Do something that can be undone; `written` or `failed` follows.

        Args:
            change: what.
            title: the name of the step, for the menu.
        """
        self.undo_stack.push(ChangeCommand(change, title, self._apply))

    def _apply(self, change: LibraryChange, is_undone: bool) -> None:
        if isinstance(change, MarkChange):
            self._show(change, is_undone=is_undone)
        self._writer.run(
            partial(_write, self._library, change, is_undone=is_undone), self._on_written, self._on_write_failed
        )

    def _show(self, change: MarkChange, *, is_undone: bool) -> None:
        entries = (self._entries[photo_id] for photo_id in change.photo_ids if photo_id in self._entries)
        shown = {entry.id: change.shown_on(entry, is_undone=is_undone) for entry in entries}
        self._entries.update(shown)
        if shown:
            self.entries_changed.emit(list(shown))
        self._unsettled.update(change.photo_ids)

    def _mark(self, mark: Mark, value: Any, title: str) -> None:
        if self._selected:
            self.change(MarkChange(mark, self._selected, value), title)

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        query = self._query
        work = partial(_answer, self._library, query)
        self._asking = self._pool.run(work, self._on_answer, self._on_failed, priority=Priority.VISIBLE)

    def _read_page(self, photo_id: int) -> None:
        place = self.place(photo_id)
        first = max(0, place - place % _PAGE)
        wanted = self.ids[first : first + _PAGE] if place != NOTHING else array("q", (photo_id,))
        if len(self._entries) > _ENTRIES_KEPT:
            self._entries.clear()
        try:
            entries = self._library.entries(wanted)
        except LibraryError as error:
            self._unreadable.emit(error)
            return
        for entry in entries:
            self._entries.setdefault(entry.id, entry)

    def _on_answer(self, answer: _Answer) -> None:
        if answer.ids == self.ids:
            return
        place, current, selected = self.place(self._current), self._current, self._selected
        self.ids, self._places = answer.ids, answer.places
        if self._current not in self._places and self._current != NOTHING:
            # Whoever rejects one photo after the other goes on with the one that took its place.
            self._current = self.ids[min(place, len(self.ids) - 1)] if self.ids else NOTHING
        self._selected = tuple(photo_id for photo_id in self._selected if photo_id in self._places)
        if not self._selected and self._current != NOTHING:
            self._selected = (self._current,)
        self.ids_changed.emit()
        if self._current != current:
            self.current_changed.emit(self._current)
        if self._selected != selected:
            self.selection_changed.emit()

    def _on_counts(self, counts: LibraryCounts) -> None:
        self.counts_changed.emit(counts)

    def _on_written(self, change: LibraryChange) -> None:
        self.written.emit(change)
        self._settle()

    def _settle(self) -> None:
        if self._writer.is_idle:
            # Earlier, an answer could be older than what is shown already.
            settled, self._unsettled = self._unsettled, set()
            self.forget_entries(settled)
            self.refresh()

    def _on_write_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._settle()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def _write(library: PhotoLibrary, change: LibraryChange, *, is_undone: bool) -> LibraryChange:
    if is_undone:
        change.undo(library)
    else:
        change.do(library)
    return change


def _answer(library: PhotoLibrary, query: PhotoQuery) -> _Answer:
    return _Answer(library.query(query))
