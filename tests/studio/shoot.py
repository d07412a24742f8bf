"""A shoot on the disk: small real photos, each with a content, a time and a camera of its own."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.imaging.examined import examine
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Watch


def photo_bytes(number: int, camera: str = "Canon EOS R5") -> bytes:
    """A JPEG of 12 x 8 pixels, taken `number` minutes after midnight."""
    exif = Image.Exif()
    exif[272] = camera
    exif[34665] = {36867: f"2024:06:01 {number // 60 % 24:02d}:{number % 60:02d}:00"}
    pixels = np.random.default_rng(number).integers(0, 256, (8, 12, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", exif=exif, quality=90)
    return buffer.getvalue()


def take(folder: Path, *names: str, start: int = 0) -> list[Path]:
    """Photos of these names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in names]
    for number, path in enumerate(paths, start):
        path.write_bytes(photo_bytes(number))
        os.utime(path, ns=(10**18, 10**18 + number * 10**9))
    return paths


@contextmanager
def opened_library(data: Path) -> Iterator[PhotoLibrary]:
    """The library of a program that starts here and ends with the block."""
    with closing(PhotoLibrary(open_database(data / "library.sqlite", seconds_to_wait=1.0), examine)) as library:
        yield library


def import_folder(library: PhotoLibrary, folder: Path) -> int:
    """Open a folder and read its photos; the folder's number."""
    entry = library.open_folder(folder, Watch())
    library.examine(Watch())
    return entry.id


def names(library: PhotoLibrary, query: PhotoQuery | None = None) -> list[str]:
    """The names of the photos that a query finds."""
    return [entry.path.name for entry in library.entries(library.query(query or PhotoQuery()))]


def id_of(library: PhotoLibrary, path: Path) -> int:
    """The number of the photo that lies there."""
    entry = library.entry_at(path)
    assert entry is not None
    return entry.id
