"""Collections: photos put in and taken out, by command or by dragging, and collections made, renamed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from pixelsmile_desktop.core.catalogue import CollectionEntry, FolderEntry, PhotoQuery
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.viewmodels.collection_changes import (
    CollectionChange,
    PutIntoCollection,
    RemoveCollection,
    RenameCollection,
    TakeOutOfCollection,
)
from pixelsmile_desktop.ui.viewmodels.library_change import LibraryChange
from pixelsmile_desktop.ui.views.library_view import LibraryView
from pixelsmile_desktop.ui.views.window_parts import WindowParts

_KEY: Final = "collection"


class CollectionCommands(QObject):
    """Answers for collections. Every change can be undone, from its notice as long as it is the last one.

    Args:
        parts: the models.
        view: the library page.
        window: the window.
    """

    def __init__(self, parts: WindowParts, view: LibraryView, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._library = parts.library
        self._sources = view.sources
        self._window = window
        self._collections: dict[int, CollectionEntry] = {}
        self._last_change: LibraryChange | None = None
        self._last_name = ""
        self._unnamed = ""
        parts.actions.answer("photo.new_collection", self._make)
        parts.actions.answer("photo.add_to_collection", self._ask)
        parts.actions.answer("photo.take_from_collection", self._take_out)
        self._connect()
        self._offer()

    def _connect(self) -> None:
        library, sources = self._library, self._sources
        sources.collection_named.connect(self._rename)
        sources.collection_removed.connect(self._remove)
        sources.photos_dropped.connect(self._on_dropped)
        library.selection_changed.connect(self._offer)
        library.query_changed.connect(self._offer)
        library.written.connect(self._on_written)
        library.failed.connect(self._on_failed)
        library.undo_stack.indexChanged.connect(self._on_step)
        self._parts.keeper.sources_changed.connect(self._on_sources_changed)

    def _offer(self) -> None:
        has_photos = bool(self._library.selected())
        is_shown = self._library.query.collection_id is not None
        self._parts.actions.enable(("photo.new_collection", "photo.add_to_collection"), has_photos)
        self._parts.actions.enable(("photo.take_from_collection",), has_photos and is_shown)

    # What the user does.

    def _make(self) -> None:
        """Put the selected photos into a new collection, whose name can then be written over."""
        self._unnamed = self._free_name()
        self._put(self._unnamed, self._library.selected())

    def _ask(self) -> None:
        """Ask for a collection, by choosing one or by typing the name of a new one."""
        names = [one.name for one in self._collections.values()]
        selected = self._library.selected()
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Add to a collection"))
        dialog.setLabelText(self.tr("Collection for %n photo(s), a known one or a new one:", "", len(selected)))
        dialog.setComboBoxItems(names or [self._free_name()])
        dialog.setComboBoxEditable(True)
        if self._last_name in names:
            dialog.setTextValue(self._last_name)
        dialog.textValueSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        self._put(name, self._library.selected())

    def _take_out(self) -> None:
        shown = self._collections.get(self._library.query.collection_id or -1)
        if shown is not None:
            self._change(TakeOutOfCollection(shown.name, self._library.selected()))

    def _on_dropped(self, collection_id: int, photo_ids: Sequence[int]) -> None:
        collection = self._collections.get(collection_id)
        if collection is not None:
            self._put(collection.name, photo_ids)

    def _put(self, name: str, photo_ids: Iterable[int]) -> None:
        self._last_name = name.strip()
        self._change(PutIntoCollection(name, photo_ids))

    def _rename(self, collection_id: int, name: str) -> None:
        collection = self._collections.get(collection_id)
        if collection is not None and collection.name != name:
            self._change(RenameCollection(collection.name, name))

    def _remove(self, collection_id: int) -> None:
        collection = self._collections.get(collection_id)
        if collection is not None:
            self._change(RemoveCollection(collection.name))

    def _change(self, change: CollectionChange) -> None:
        self._library.change(change, self.tr("Collection"))
        self._last_change = change

    # What became of it.

    def _on_written(self, change: LibraryChange) -> None:
        if isinstance(change, CollectionChange):
            self._parts.keeper.load_sources()
        words = self._words(change)
        if change is self._last_change and words:
            undo = NoticeAction(self.tr("Undo"), self._library.undo_stack.undo)
            self._parts.notices.post(Notice(words, action=undo, key=_KEY))

    def _words(self, change: LibraryChange) -> str:
        if isinstance(change, PutIntoCollection):
            return self.tr("%n photo(s) were put into {name}", "", change.photo_count).format(name=change.name)
        if isinstance(change, TakeOutOfCollection):
            return self.tr("%n photo(s) were taken out of {name}", "", change.photo_count).format(name=change.name)
        if isinstance(change, RemoveCollection):
            return self.tr("The collection {name} is removed; its photos stay").format(name=change.name)
        return ""

    def _on_step(self) -> None:
        """Another step was done or undone: what the notice offers would undo that one."""
        self._last_change = None
        self._parts.notices.withdraw(_KEY)

    def _on_failed(self, _error: Exception) -> None:
        self._parts.keeper.load_sources()

    def _on_sources_changed(self, _folders: Sequence[FolderEntry], collections: Sequence[CollectionEntry]) -> None:
        self._collections = {one.id: one for one in collections}
        self._sources.set_collections(collections)
        query = self._library.query
        if query.collection_id is not None and query.collection_id not in self._collections:
            self._library.set_query(PhotoQuery())
        made = next((one.id for one in collections if one.name == self._unnamed), None)
        if made is not None:
            self._unnamed = ""
            self._sources.edit_name(made)

    def _free_name(self) -> str:
        name = self.tr("New collection")
        taken = {one.name for one in self._collections.values()}
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *numbered) if one not in taken)
