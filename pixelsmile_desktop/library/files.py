"""The files of photos: noted, moved, changed, gone, and what reading them told. Marks and edits are never touched here.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from pixelsmile_desktop.imaging.examined import ExaminedPhoto
from pixelsmile_desktop.imaging.formats import FileFormat, format_of_suffix
from pixelsmile_desktop.library.folders import owner_of
from pixelsmile_desktop.library.matching import KnownFile
from pixelsmile_desktop.library.paths import inside, to_bytes, to_path
from pixelsmile_desktop.library.photo_words import refresh_words, words_of_photo
from pixelsmile_desktop.library.scan import FileFacts
from pixelsmile_desktop.library.words import name_key

_KNOWN = "SELECT id, path, size, modified_ns, content_key, is_missing FROM photos WHERE copy_of IS NULL"


def known_within(connection: Connection, folder: Path) -> list[KnownFile]:
    """The files of all photos in a folder; virtual copies have none of their own."""
    return _known(connection, f"{_KNOWN} AND path >= ? AND path < ?", *inside(to_bytes(folder)))


def known_elsewhere(connection: Connection, folder: Path, sizes: Iterable[int]) -> list[KnownFile]:
    """The files of photos outside a folder that have one of these sizes."""
    chosen = json.dumps(sorted(set(sizes)))
    first, end = inside(to_bytes(folder))
    return _known(
        connection,
        f"{_KNOWN} AND size IN (SELECT value FROM json_each(?)) AND NOT (path >= ? AND path < ?)",
        *(chosen, first, end),
    )


def photo_at(connection: Connection, path: Path) -> int | None:
    """The photo whose file lies there; one whose file is gone only if there is no other."""
    row = connection.execute(
        "SELECT id FROM photos WHERE path = ? AND copy_of IS NULL ORDER BY is_missing, id DESC LIMIT 1",
        (to_bytes(os.path.realpath(path)),),
    ).fetchone()
    return None if row is None else int(row["id"])


def add(connection: Connection, files: Iterable[FileFacts], folders: Mapping[int, bytes], added: float) -> list[int]:
    """Note new photos; a file that a photo has already is left out.

    Args:
        connection: inside a transaction.
        files: in one of the folders each.
        folders: those in sight, as `folders.remembered` gives them.
        added: now, seconds since 1970.

    Returns:
        The numbers of the new photos.
    """
    ids = []
    for facts in files:
        place = _place(facts, folders)
        row = connection.execute(
            "INSERT INTO photos(folder_id, path, name_key, words, is_raw, size, modified_ns, added)"
            " SELECT :folder_id, :path, :name_key, :words, :is_raw, :size, :modified_ns, :added"
            " WHERE NOT EXISTS (SELECT 1 FROM photos WHERE path = :path AND copy_of IS NULL AND NOT is_missing)"
            " RETURNING id",
            place | {"added": added},
        ).fetchone()
        if row is not None:
            ids.append(int(row["id"]))
    return ids


def lift(connection: Connection, photo_ids: Iterable[int]) -> None:
    """Take photos off their paths, before others are set down there."""
    set_missing(connection, photo_ids, is_missing=True)


def set_down(connection: Connection, moves: Iterable[tuple[int, FileFacts]], folders: Mapping[int, bytes]) -> None:
    """Note where the files of photos lie now; their virtual copies go with them."""
    places = {photo_id: _place(facts, folders) for photo_id, facts in moves}
    connection.executemany(
        "UPDATE photos SET folder_id = :folder_id, path = :path, name_key = :name_key, is_raw = :is_raw,"
        " size = :size, modified_ns = :modified_ns, is_missing = 0 WHERE id = :id OR copy_of = :id",
        (place | {"id": photo_id} for photo_id, place in places.items()),
    )
    refresh_words(connection, _sharing(connection, places))


def set_changed(connection: Connection, changes: Iterable[tuple[int, FileFacts]]) -> None:
    """Note that files were replaced by others: what was read from them is no longer true."""
    files = dict(changes)
    connection.executemany(
        "UPDATE photos SET size = :size, modified_ns = :modified_ns, content_key = '', is_examined = 0,"
        " face_count = NULL, is_missing = 0 WHERE id = :id OR copy_of = :id",
        ({"size": facts.size, "modified_ns": facts.modified_ns, "id": photo_id} for photo_id, facts in files.items()),
    )
    for shared in _sharing(connection, files):
        connection.execute("DELETE FROM findings WHERE photo_id = ?", (shared,))
        connection.execute("DELETE FROM faces WHERE photo_id = ?", (shared,))


def set_missing(connection: Connection, photo_ids: Iterable[int], *, is_missing: bool) -> None:
    """Note that the files of photos are gone, or there again."""
    connection.executemany(
        "UPDATE photos SET is_missing = ?1 WHERE id = ?2 OR copy_of = ?2",
        ((is_missing, photo_id) for photo_id in photo_ids),
    )


def note_examined(connection: Connection, examined: Mapping[int, ExaminedPhoto]) -> None:
    """Note what reading the files of photos told, for their virtual copies too."""
    connection.executemany(
        "UPDATE photos SET width = :width, height = :height, captured = :captured, camera = :camera,"
        " content_key = :content_key, is_examined = 1 WHERE id = :id OR copy_of = :id",
        (
            {
                "width": found.width,
                "height": found.height,
                "captured": found.captured,
                "camera": found.camera,
                "content_key": found.content_key,
                "id": photo_id,
            }
            for photo_id, found in examined.items()
        ),
    )
    refresh_words(connection, _sharing(connection, examined))


def pairs_to_change(connection: Connection, folder: Path) -> list[tuple[int | None, int]]:
    """Which photos in a folder get another partner: (partner or None, photo).

    A pair is a RAW file and a JPEG of the same name beside it. A file that is gone is nobody's partner.
    """
    rows = connection.execute(
        "SELECT id, path, is_raw, is_missing, paired_with FROM photos WHERE copy_of IS NULL AND path >= ? AND path < ?",
        inside(to_bytes(folder)),
    ).fetchall()
    raws: dict[str, int] = {}
    jpegs: dict[str, int] = {}
    for row in rows:
        path = to_path(row["path"])
        stem = str(path.with_suffix("")).casefold()
        if row["is_missing"]:
            continue
        if row["is_raw"]:
            raws.setdefault(stem, row["id"])
        elif format_of_suffix(path) is FileFormat.JPEG:
            jpegs.setdefault(stem, row["id"])
    partners = {raw: jpegs[stem] for stem, raw in raws.items() if stem in jpegs}
    partners |= {jpeg: raw for raw, jpeg in partners.items()}
    return [(partners.get(row["id"]), row["id"]) for row in rows if partners.get(row["id"]) != row["paired_with"]]


def set_pairs(connection: Connection, pairs: Sequence[tuple[int | None, int]]) -> None:
    """Note partners, as `pairs_to_change` gives them."""
    connection.executemany("UPDATE photos SET paired_with = ? WHERE id = ?", pairs)


def _known(connection: Connection, statement: str, *values: Any) -> list[KnownFile]:
    rows = connection.execute(statement, values)
    return [
        KnownFile(photo_id, os.fsdecode(path), size, modified_ns, content_key, bool(is_missing))
        for photo_id, path, size, modified_ns, content_key, is_missing in rows
    ]


def _place(facts: FileFacts, folders: Mapping[int, bytes]) -> dict[str, Any]:
    """The columns that follow from where a file lies and how it looks."""
    path = to_bytes(facts.path)
    owner = owner_of(path, folders)
    assert owner is not None, "only files of folders in sight are noted"
    return {
        "folder_id": owner,
        "path": path,
        "name_key": name_key(Path(facts.path).name),
        "words": words_of_photo(path, folders[owner]),
        "is_raw": format_of_suffix(Path(facts.path)) is FileFormat.RAW,
        "size": facts.size,
        "modified_ns": facts.modified_ns,
    }


def _sharing(connection: Connection, photo_ids: Iterable[int]) -> list[int]:
    """Photos and their virtual copies."""
    chosen = json.dumps(list(photo_ids))
    rows = connection.execute(
        "SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT id FROM photos WHERE copy_of IN (SELECT value FROM json_each(?1))",
        (chosen,),
    )
    return [row["id"] for row in rows]
