"""The photo library as the window uses it: folders, photos, marks, collections, search."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.catalogue import (
    MAX_RATING,
    CollectionEntry,
    ColourLabel,
    FaceFinding,
    Flag,
    FolderEntry,
    PhotoEntry,
    PhotoQuery,
)
from pixelsmile_desktop.core.errors import LibraryError, RequestError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.library import collections, copies, faces, files, folders, photos, search
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.library.faces import NotedFace
from pixelsmile_desktop.library.kept_order import KeptOrder
from pixelsmile_desktop.library.photos import Mark
from pixelsmile_desktop.library.search import LibraryCounts
from pixelsmile_desktop.studio.library_folders import Exam, FolderChanges, IdsListener, LibraryFolders, ignore_ids
from pixelsmile_desktop.studio.services import Watch

__all__ = ["FolderChanges", "LibraryCounts", "NotedFace", "PhotoLibrary"]


class PhotoLibrary:
    """All photos of the folders that the photographer opened. They stay where they lie, and none is ever written to.

    Every method may be called from any thread. `open_folder`, `rescan`, `check_folders`, `examine` and `back_up` take
    their time and belong to workers; the others answer in milliseconds. All raise `LibraryError` when the library
    cannot be read or written.

    Args:
        database: the library's file, which is this object's to close.
        exam: reads the headers of a photo.
    """

    def __init__(self, database: Database, exam: Exam) -> None:
        self._database = database
        self._folders = LibraryFolders(database, exam)
        self._order = KeptOrder(database)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the photographer should know of how the library was opened, one sentence each."""
        return self._database.notices

    def open_folder(self, path: Path, watch: Watch, heard: IdsListener = ignore_ids) -> FolderEntry:
        """Take a folder and the folders in it into the library; its photos are there by name when this returns.

        Args:
            path: the folder; one that is in the library is looked at again.
            watch: who may stop it and hears how far it is.
            heard: hears of new photos, batch by batch.

        Raises:
            LibraryError: there is no such folder.
            Cancelled: the user stopped the job; what was noted until then stays.
        """
        folder_id = self._folders.open(path, watch, heard)
        with self._database.reading() as connection:
            entry = folders.entry(connection, folder_id)
        if entry is None:
            raise LibraryError(f"the folder {path} was taken out of the library meanwhile", "open it again")
        return entry

    def rescan(self, folder_id: int, watch: Watch, heard: IdsListener = ignore_ids) -> FolderChanges:
        """Look what became of the photos of a folder; see `LibraryFolders.rescan`."""
        return self._folders.rescan(folder_id, watch, heard)

    def check_folders(self) -> tuple[int, ...]:
        """See which folders can be reached now; the numbers of those for which that has changed."""
        return self._folders.check()

    def examine(self, watch: Watch, heard: IdsListener = ignore_ids) -> int:
        """Read the headers of all photos that nobody has read; see `LibraryFolders.examine`."""
        return self._folders.examine(watch, heard)

    def folders(self) -> tuple[FolderEntry, ...]:
        """The folders of the library, the one opened last first."""
        with self._database.reading() as connection:
            return folders.entries(connection)

    def forget_folder(self, folder_id: int) -> None:
        """Take a folder out of sight; opening it again brings back its photos with all that is known of them."""
        self._folders.forget(folder_id)

    def query(self, query: PhotoQuery) -> array[int]:
        """The numbers of the photos that a query means, in its order."""
        return self._order.find(query)

    def counts(self) -> LibraryCounts:
        """How many photos each filter would show."""
        with self._database.reading() as connection:
            return search.count(connection)

    def entry(self, photo_id: int) -> PhotoEntry | None:
        """The photo of that number, if there is one."""
        with self._database.reading() as connection:
            return photos.entry(connection, photo_id)

    def entries(self, photo_ids: Iterable[int]) -> list[PhotoEntry]:
        """The photos of these numbers, in their order; numbers that nobody has are left out."""
        with self._database.reading() as connection:
            return photos.entries(connection, photo_ids)

    def entry_at(self, path: Path) -> PhotoEntry | None:
        """The photo whose file lies there, if it is in the library."""
        with self._database.reading() as connection:
            photo_id = files.photo_at(connection, path)
            return None if photo_id is None else photos.entry(connection, photo_id)

    def set_rating(self, photo_ids: Iterable[int], rating: int) -> dict[int, int]:
        """Give photos 0 to `MAX_RATING` stars; the stars they had.

        Raises:
            RequestError: there is no such number of stars.
        """
        if not 0 <= rating <= MAX_RATING:
            raise RequestError(f"a photo has no {rating} stars", f"choose 0 to {MAX_RATING}")
        return self._set(Mark.RATING, photo_ids, rating)

    def set_flag(self, photo_ids: Iterable[int], flag: Flag) -> dict[int, Flag]:
        """Pick or reject photos, or neither; the flags they had."""
        return {photo_id: Flag(before) for photo_id, before in self._set(Mark.FLAG, photo_ids, flag).items()}

    def set_colour(self, photo_ids: Iterable[int], colour: ColourLabel) -> dict[int, ColourLabel]:
        """Give photos a coloured mark; the marks they had."""
        before = self._set(Mark.COLOUR, photo_ids, colour)
        return {photo_id: ColourLabel(name) for photo_id, name in before.items()}

    def set_caption(self, photo_ids: Iterable[int], caption: str) -> dict[int, str]:
        """Give photos a caption; the captions they had."""
        return self._set(Mark.CAPTION, photo_ids, caption)

    def collections(self) -> tuple[CollectionEntry, ...]:
        """All collections, by their names."""
        with self._database.reading() as connection:
            return collections.entries(connection)

    def add_collection(self, name: str, photo_ids: Iterable[int] = ()) -> int:
        """Make a collection, of these photos if any are named; its number.

        Raises:
            RequestError: the name is empty, or another collection has it.
        """
        with self._database.writing() as connection:
            collection_id = collections.add(connection, name)
            collections.add_photos(connection, collection_id, photo_ids)
            return collection_id

    def rename_collection(self, collection_id: int, name: str) -> None:
        """Give a collection another name.

        Raises:
            RequestError: the name is empty, or another collection has it.
        """
        with self._database.writing() as connection:
            collections.rename(connection, collection_id, name)

    def remove_collection(self, collection_id: int) -> tuple[int, ...]:
        """Take a collection apart; the numbers of the photos that were in it, which stay as they are."""
        with self._database.writing() as connection:
            return collections.remove(connection, collection_id)

    def add_to_collection(self, collection_id: int, photo_ids: Iterable[int]) -> tuple[int, ...]:
        """Put photos into a collection; the numbers of those that were not in it."""
        with self._database.writing() as connection:
            return collections.add_photos(connection, collection_id, photo_ids)

    def remove_from_collection(self, collection_id: int, photo_ids: Iterable[int]) -> tuple[int, ...]:
        """Take photos out of a collection; the numbers of those that were in it."""
        with self._database.writing() as connection:
            return collections.remove_photos(connection, collection_id, photo_ids)

    def make_virtual_copy(self, photo_id: int) -> int:
        """Make a second photo of the same file, with the marks that it has now and edits of its own; its number.

        Raises:
            RequestError: there is no such photo.
        """
        with self._database.writing() as connection:
            copy_id = copies.make(connection, photo_id)
        if copy_id is None:
            raise RequestError("that photo is not in the library", "choose another one")
        return copy_id

    def remove_virtual_copy(self, copy_id: int) -> bool:
        """Forget a virtual copy and its edits; a photo that is none stays. Whether it was one."""
        with self._database.writing() as connection:
            return copies.remove(connection, copy_id)

    def note_faces(self, photo_id: int, found: Sequence[Face], findings: Sequence[frozenset[FaceFinding]]) -> None:
        """Remember the faces of a photo, and what may be wrong with each of them."""
        with self._database.writing() as connection:
            faces.note(connection, photo_id, found, findings)

    def faces(self, photo_id: int) -> tuple[NotedFace, ...]:
        """The faces of a photo, from left to right; none before anybody looked."""
        with self._database.reading() as connection:
            return faces.of_photo(connection, photo_id)

    def unexamined(self) -> list[int]:
        """Photos whose files nobody has read, and that can be reached."""
        with self._database.reading() as connection:
            return photos.unexamined(connection)

    def unculled(self) -> list[int]:
        """Photos in which nobody has looked for faces, and that can be reached, by the time when they were taken."""
        with self._database.reading() as connection:
            return photos.unculled(connection)

    def back_up(self) -> Path:
        """Copy the library into the folder of its backups; the copy.

        Raises:
            LibraryError: there is no room for it, or the library turned out to be damaged.
        """
        return self._database.back_up()

    def close(self) -> None:
        """Let go of the library's file."""
        self._database.close()

    def _set(self, mark: Mark, photo_ids: Iterable[int], value: int | str) -> dict[int, Any]:
        with self._database.writing() as connection:
            return photos.set_mark(connection, mark, dict.fromkeys(photo_ids, value))
