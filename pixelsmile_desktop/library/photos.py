"""The photos of the library: how they are read, and what the photographer says of them.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from sqlite3 import Connection, Row
from typing import Any, Final

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry, Presence
from pixelsmile_desktop.library.paths import to_path
from pixelsmile_desktop.library.photo_words import refresh_words

_ENTRIES: Final = """
    SELECT photos.*, folders.is_online,
        EXISTS (SELECT 1 FROM versions WHERE versions.photo_id = photos.id) AS is_edited,
        (SELECT group_concat(finding) FROM findings WHERE findings.photo_id = photos.id) AS findings
    FROM photos JOIN folders ON folders.id = folder_id
"""


class Mark(StrEnum):
    """What the photographer can say of a photo; the values are columns."""

    RATING = "rating"
    FLAG = "flag"
    COLOUR = "colour"
    CAPTION = "caption"


def entry(connection: Connection, photo_id: int) -> PhotoEntry | None:
    """The photo of that number, if there is one."""
    row = connection.execute(f"{_ENTRIES} WHERE photos.id = ?", (photo_id,)).fetchone()
    return None if row is None else _entry(row)


def entries(connection: Connection, photo_ids: Iterable[int]) -> list[PhotoEntry]:
    """The photos of these numbers, in their order; numbers that nobody has are left out."""
    order = list(photo_ids)
    rows = connection.execute(f"{_ENTRIES} WHERE photos.id IN (SELECT value FROM json_each(?))", (json.dumps(order),))
    found = {row["id"]: _entry(row) for row in rows}
    return [found[photo_id] for photo_id in order if photo_id in found]


def set_mark(connection: Connection, mark: Mark, values: Mapping[int, Any]) -> dict[int, Any]:
    """Note a mark of some photos, each with its own value; the values before, for a way back."""
    chosen = json.dumps(list(values))
    rows = connection.execute(f"SELECT id, {mark} FROM photos WHERE id IN (SELECT value FROM json_each(?))", (chosen,))
    before = dict(map(tuple, rows))
    connection.executemany(
        f"UPDATE photos SET {mark} = ? WHERE id = ? AND {mark} <> ?",
        ((values[photo_id], photo_id, values[photo_id]) for photo_id in before),
    )
    if mark is Mark.CAPTION:
        refresh_words(connection, before)
    return before


def unexamined(connection: Connection) -> list[int]:
    """Photos whose files nobody has read, and that can be reached; in the order in which they came."""
    rows = connection.execute(
        "SELECT photos.id FROM photos JOIN folders ON folders.id = folder_id WHERE NOT is_examined"
        " AND copy_of IS NULL AND NOT is_missing AND is_online AND NOT is_forgotten ORDER BY photos.id"
    )
    return [row[0] for row in rows]


def unculled(connection: Connection) -> list[int]:
    """Photos in which nobody has looked for faces, and that can be reached, by the time when they were taken."""
    rows = connection.execute(
        "SELECT photos.id FROM photos JOIN folders ON folders.id = folder_id WHERE face_count IS NULL"
        " AND copy_of IS NULL AND NOT is_missing AND is_online AND NOT is_forgotten ORDER BY taken, name_key, photos.id"
    )
    return [row[0] for row in rows]


def _entry(row: Row) -> PhotoEntry:
    return PhotoEntry(
        id=row["id"],
        path=to_path(row["path"]),
        folder_id=row["folder_id"],
        content_key=row["content_key"],
        size=row["size"],
        modified_ns=row["modified_ns"],
        width=row["width"],
        height=row["height"],
        captured=row["captured"],
        camera=row["camera"],
        presence=_presence(row),
        rating=row["rating"],
        flag=Flag(row["flag"]),
        colour=ColourLabel(row["colour"]),
        caption=row["caption"],
        face_count=row["face_count"],
        findings=frozenset(map(FaceFinding, row["findings"].split(","))) if row["findings"] else frozenset(),
        paired_with=row["paired_with"],
        copy_of=row["copy_of"],
        is_edited=bool(row["is_edited"]),
    )


def _presence(row: Row) -> Presence:
    if not row["is_online"]:
        return Presence.OFFLINE
    return Presence.MISSING if row["is_missing"] else Presence.HERE
