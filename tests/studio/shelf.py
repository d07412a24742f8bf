"""A real library on the disk with photos that nobody looked at yet."""

import os
from pathlib import Path

from pixelsmile_desktop.library.database import Database


def add_photo(database: Database, path: Path) -> int:
    """A photo of the library; its file need not be there."""
    with database.writing() as connection:
        connection.execute("INSERT OR IGNORE INTO folders(id, path, opened, turn) VALUES (1, x'2f', 0, 1)")
        photo_id = connection.execute(
            "INSERT INTO photos(folder_id, path, name_key, words, size, modified_ns, added)"
            " VALUES (1, ?, ?, '', 0, 0, 0)",
            (os.fsencode(path), path.name),
        ).lastrowid
    assert photo_id is not None
    return photo_id
