"""Collections: photos put together by the photographer, wherever they lie.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection, IntegrityError

from pixelsmile_desktop.core.catalogue import CollectionEntry
from pixelsmile_desktop.core.errors import RequestError


def entries(connection: Connection) -> tuple[CollectionEntry, ...]:
    """All collections, by their names; photos of forgotten folders are not counted."""
    rows = connection.execute(
        "SELECT id, name, (SELECT count(*) FROM collection_photos JOIN photos ON photos.id = photo_id"
        " JOIN folders ON folders.id = folder_id WHERE collection_id = collections.id AND NOT is_forgotten)"
        " FROM collections ORDER BY name COLLATE NOCASE, name"
    )
    return tuple(CollectionEntry(*row) for row in rows)


def add(connection: Connection, name: str) -> int:
    """Make an empty collection; its number.

    Raises:
        RequestError: the name is empty, or another collection has it.
    """
    try:
        cursor = connection.execute("INSERT INTO collections(name) VALUES (?)", (_checked(name),))
    except IntegrityError as error:
        raise _taken(name) from error
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def rename(connection: Connection, collection_id: int, name: str) -> None:
    """Give a collection another name.

    Raises:
        RequestError: the name is empty, or another collection has it.
    """
    try:
        connection.execute("UPDATE collections SET name = ? WHERE id = ?", (_checked(name), collection_id))
    except IntegrityError as error:
        raise _taken(name) from error


def remove(connection: Connection, collection_id: int) -> tuple[int, ...]:
    """Take a collection apart; the numbers of the photos that were in it, which stay as they are."""
    members = _members(connection, collection_id)
    connection.execute("DELETE FROM collections WHERE id = ?", (collection_id,))
    return tuple(sorted(members))


def add_photos(connection: Connection, collection_id: int, photo_ids: Iterable[int]) -> tuple[int, ...]:
    """Put photos into a collection; the numbers of those that were not in it."""
    return _changed(connection, collection_id, photo_ids, "INSERT OR IGNORE INTO collection_photos VALUES (?, ?)")


def remove_photos(connection: Connection, collection_id: int, photo_ids: Iterable[int]) -> tuple[int, ...]:
    """Take photos out of a collection; the numbers of those that were in it."""
    statement = "DELETE FROM collection_photos WHERE collection_id = ? AND photo_id = ?"
    return _changed(connection, collection_id, photo_ids, statement)


def _changed(connection: Connection, collection_id: int, photo_ids: Iterable[int], statement: str) -> tuple[int, ...]:
    before = _members(connection, collection_id)
    connection.executemany(statement, ((collection_id, photo_id) for photo_id in photo_ids))
    return tuple(sorted(before ^ _members(connection, collection_id)))


def _members(connection: Connection, collection_id: int) -> set[int]:
    rows = connection.execute("SELECT photo_id FROM collection_photos WHERE collection_id = ?", (collection_id,))
    return {row[0] for row in rows}


def _checked(name: str) -> str:
    if not name.strip():
        raise RequestError("a collection needs a name", "type one")
    return name.strip()


def _taken(name: str) -> RequestError:
    return RequestError(f"there is a collection {name.strip()} already", "choose another name")
