"""By what a photo is found: the words of its name, folders, caption and camera."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from sqlite3 import Connection

from pixelsmile_desktop.library.words import words_of


def words_of_photo(path: bytes, root: bytes, caption: str = "", camera: str = "") -> str:
    """The words, with spaces between them.

    Args:
        path: of the file, as it is kept.
        root: the folder of the library that it lies in; folders around that one are not searched.
        caption: as it is kept.
        camera: as it is kept.
    """
    inner = os.fsdecode(path[len(root) :]) if path.startswith(root) else os.fsdecode(path)
    text = f"{Path(os.fsdecode(root)).name} {inner} {caption} {camera}"
    return " ".join(dict.fromkeys(words_of(text)))


def refresh_words(connection: Connection, photo_ids: Iterable[int]) -> None:
    """Make the words of some photos say again what the photos say."""
    rows = connection.execute(
        "SELECT photos.id, photos.path, folders.path AS root, caption, camera FROM photos"
        " JOIN folders ON folders.id = folder_id WHERE photos.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(photo_ids)),),
    ).fetchall()
    connection.executemany(
        "UPDATE photos SET words = ?1 WHERE id = ?2 AND words <> ?1",
        ((words_of_photo(row["path"], row["root"], row["caption"], row["camera"]), row["id"]) for row in rows),
    )
