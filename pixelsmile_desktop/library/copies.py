"""Virtual copies: photos of their own that share the file of another."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Final

_SHARED: Final = (
    "folder_id, path, name_key, words, content_key, size, modified_ns, width, height, captured, camera, is_raw,"
    " is_missing, is_examined, rating, flag, colour, caption, face_count, added"
)


def make(connection: Connection, photo_id: int) -> int | None:
    """Make a virtual copy with the marks that the photo has now, and no versions; None if there is no such photo."""
    row = connection.execute(
        f"INSERT INTO photos({_SHARED}, copy_of) SELECT {_SHARED}, coalesce(copy_of, id) FROM photos WHERE id = ?"
        " RETURNING id",
        (photo_id,),
    ).fetchone()
    if row is None:
        return None
    copy_id = int(row["id"])
    connection.execute("INSERT INTO findings SELECT ?, finding FROM findings WHERE photo_id = ?", (copy_id, photo_id))
    connection.execute(
        "INSERT INTO faces SELECT ?, face_index, x, y, width, height, presence, yaw, pitch, roll, findings"
        " FROM faces WHERE photo_id = ?",
        (copy_id, photo_id),
    )
    return copy_id


def remove(connection: Connection, copy_id: int) -> bool:
    """Forget a virtual copy with its versions; a photo that is none stays. Whether it was one."""
    return connection.execute("DELETE FROM photos WHERE id = ? AND copy_of IS NOT NULL", (copy_id,)).rowcount > 0
