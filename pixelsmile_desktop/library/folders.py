"""The folders that the photographer opened. A photo belongs to the innermost of them that it lies in.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from sqlite3 import Connection, Row

from pixelsmile_desktop.core.catalogue import FolderEntry
from pixelsmile_desktop.library.paths import inside, lies_in, to_bytes, to_path

_ENTRY = "SELECT id, path, is_online, opened FROM folders WHERE NOT is_forgotten"


def remember(connection: Connection, path: Path, opened: float) -> tuple[int, list[int]]:
    """Note that a folder was opened; photos in it that belonged to an outer or a forgotten folder are its own now.

    Returns:
        The number of the folder, and of the photos that are its own now.
    """
    kept = to_bytes(path)
    (folder_id,) = connection.execute(
        "INSERT INTO folders(path, opened, turn) VALUES (?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM folders))"
        " ON CONFLICT(path) DO UPDATE SET opened = excluded.opened, turn = excluded.turn, is_forgotten = 0"
        " RETURNING id",
        (kept, opened),
    ).fetchone()
    return int(folder_id), _hand_over(connection, kept, folder_id)


def forget(connection: Connection, folder_id: int) -> list[int]:
    """Take a folder out of the library's sight.

    Its photos go over to the folder around it, if that is in the library; otherwise all that is known of them waits
    until the folder is opened again.

    Returns:
        The numbers of the photos that went over.
    """
    row = connection.execute("SELECT path FROM folders WHERE id = ?", (folder_id,)).fetchone()
    if row is None:
        return []
    connection.execute("UPDATE folders SET is_forgotten = 1 WHERE id = ?", (folder_id,))
    outer = owner_of(row["path"], remembered(connection))
    if outer is None:
        return []
    moved = connection.execute("UPDATE photos SET folder_id = ? WHERE folder_id = ? RETURNING id", (outer, folder_id))
    return [found["id"] for found in moved.fetchall()]


def set_online(connection: Connection, folder_id: int, is_online: bool) -> None:
    """Note whether a folder can be reached."""
    connection.execute("UPDATE folders SET is_online = ? WHERE id = ?", (is_online, folder_id))


def remembered(connection: Connection) -> dict[int, bytes]:
    """The kept paths of the folders in sight, by their numbers."""
    rows = connection.execute("SELECT id, path FROM folders WHERE NOT is_forgotten")
    return {row["id"]: row["path"] for row in rows}


def owner_of(path: bytes, folders: Mapping[int, bytes]) -> int | None:
    """The innermost of some folders that a path lies in."""
    around = [(len(folder), folder_id) for folder_id, folder in folders.items() if lies_in(path, folder)]
    return max(around)[1] if around else None


def folders_within(connection: Connection, folder_id: int) -> tuple[int, ...]:
    """A folder and those of the library that lie in it; nothing if there is none of that number."""
    row = connection.execute("SELECT path FROM folders WHERE id = ?", (folder_id,)).fetchone()
    if row is None:
        return ()
    within = connection.execute("SELECT id FROM folders WHERE path >= ? AND path < ?", inside(row["path"]))
    return (folder_id, *(found["id"] for found in within))


def entries(connection: Connection) -> tuple[FolderEntry, ...]:
    """The folders in sight, the one opened last first."""
    counts = dict(map(tuple, connection.execute("SELECT folder_id, count(*) FROM photos GROUP BY folder_id")))
    rows = connection.execute(f"{_ENTRY} ORDER BY turn DESC").fetchall()
    return tuple(_entry(row, sum(counts.get(i, 0) for i in folders_within(connection, row["id"]))) for row in rows)


def entry(connection: Connection, folder_id: int) -> FolderEntry | None:
    """One folder in sight."""
    return next((found for found in entries(connection) if found.id == folder_id), None)


def _hand_over(connection: Connection, kept: bytes, folder_id: int) -> list[int]:
    # Only from folders around it and forgotten ones: an inner folder in sight keeps what it has.
    around = [found for found, path in remembered(connection).items() if lies_in(kept, path)]
    marks = ", ".join("?" * len(around))
    moved = connection.execute(
        "UPDATE photos SET folder_id = ? WHERE path >= ? AND path < ? AND (folder_id IN"
        f" (SELECT id FROM folders WHERE is_forgotten) OR folder_id IN ({marks})) RETURNING id",
        (folder_id, *inside(kept), *around),
    )
    return [found["id"] for found in moved.fetchall()]


def _entry(row: Row, photo_count: int) -> FolderEntry:
    return FolderEntry(row["id"], to_path(row["path"]), bool(row["is_online"]), photo_count, row["opened"])
