"""What the photographer does to his collections, each a step that can be undone.

They name a collection by its name, which each has once: one that was removed and brought back has another number.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.ui.viewmodels.library_change import LibraryChange


class CollectionChange(LibraryChange):
    """A change of one collection.

    Attributes:
        name: of the collection.
    """

    def __init__(self, name: str) -> None:
        self.name = name.strip()

    @abstractmethod
    def do(self, library: PhotoLibrary) -> None:
        """Change it.

        Raises:
            RequestError: there is no such collection, or its name cannot be used.
            LibraryError: the library cannot be written.
        """


class PutIntoCollection(CollectionChange):
    """Puts photos into a collection, which is made if there is none of that name."""

    def __init__(self, name: str, photo_ids: Iterable[int]) -> None:
        super().__init__(name)
        self._wanted = tuple(photo_ids)
        self._added: tuple[int, ...] = ()
        self._is_new = False

    @property
    def photo_count(self) -> int:
        """How many photos were not in it before; known once it was done."""
        return len(self._added)

    def do(self, library: PhotoLibrary) -> None:
        """Put them in."""
        collection_id = _find(library, self.name)
        self._is_new = collection_id is None
        if collection_id is None:
            library.add_collection(self.name, self._wanted)
            self._added = self._wanted
        else:
            self._added = library.add_to_collection(collection_id, self._wanted)

    def undo(self, library: PhotoLibrary) -> None:
        """Take those out that were not in it."""
        collection_id = _find(library, self.name)
        if collection_id is None:
            return
        library.remove_from_collection(collection_id, self._added)
        if self._is_new:
            library.remove_collection(collection_id)


class TakeOutOfCollection(CollectionChange):
    """Takes photos out of a collection."""

    def __init__(self, name: str, photo_ids: Iterable[int]) -> None:
        super().__init__(name)
        self._wanted = tuple(photo_ids)
        self._taken: tuple[int, ...] = ()

    @property
    def photo_count(self) -> int:
        """How many photos were in it; known once it was done."""
        return len(self._taken)

    def do(self, library: PhotoLibrary) -> None:
        """Take them out."""
        self._taken = library.remove_from_collection(_id_of(library, self.name), self._wanted)

    def undo(self, library: PhotoLibrary) -> None:
        """Put those back that were in it."""
        collection_id = _find(library, self.name)
        if collection_id is not None:
            library.add_to_collection(collection_id, self._taken)


class RenameCollection(CollectionChange):
    """Gives a collection another name.

    Attributes:
        new_name: the other name.
    """

    def __init__(self, name: str, new_name: str) -> None:
        super().__init__(name)
        self.new_name = new_name.strip()

    def do(self, library: PhotoLibrary) -> None:
        """Give it the other name."""
        library.rename_collection(_id_of(library, self.name), self.new_name)

    def undo(self, library: PhotoLibrary) -> None:
        """Give it the name that it had."""
        collection_id = _find(library, self.new_name)
        if collection_id is not None and _find(library, self.name) is None:
            library.rename_collection(collection_id, self.name)


class RemoveCollection(CollectionChange):
    """Takes a collection apart; its photos stay."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._members: tuple[int, ...] | None = None

    def do(self, library: PhotoLibrary) -> None:
        """Take it apart."""
        self._members = library.remove_collection(_id_of(library, self.name))

    def undo(self, library: PhotoLibrary) -> None:
        """Make it again, of the same photos."""
        if self._members is not None:
            library.add_collection(self.name, self._members)
            self._members = None


def _find(library: PhotoLibrary, name: str) -> int | None:
    return next((one.id for one in library.collections() if one.name == name), None)


def _id_of(library: PhotoLibrary, name: str) -> int:
    collection_id = _find(library, name)
    if collection_id is None:
        raise RequestError(f"there is no collection {name} any more", "choose another one")
    return collection_id
