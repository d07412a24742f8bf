"""Photos on disk and in a real library, for tests of grid, strip and model."""

from array import array
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.imaging.examined import examine
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Watch

__all__ = ["entries_of", "ids", "library_in", "library_of", "write_photos"]


def write_photos(folder: Path, count: int, size: tuple[int, int] = (90, 60), start: int = 0) -> list[Path]:
    """Small JPEG files, each of another grey and therefore another content."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(start, start + count):
        pixels = np.full((size[1], size[0], 3), (number * 5) % 250, np.uint8)
        pixels[:4, :4] = number % 256, number // 256 % 256, 90
        paths.append(folder / f"photo_{number:04d}.jpg")
        cv2.imwrite(str(paths[-1]), pixels)
    return paths


def library_in(home: Path) -> PhotoLibrary:
    """A library without photos."""
    home.mkdir(parents=True, exist_ok=True)
    return PhotoLibrary(open_database(home / "library.db"), examine)


def library_of(home: Path, folder: Path) -> PhotoLibrary:
    """A library that knows the photos of a folder."""
    library = library_in(home)
    watch = Watch(progress=ignore_progress)
    library.open_folder(folder, watch)
    library.examine(watch)
    return library


def entries_of(paths: Iterable[Path]) -> dict[int, PhotoEntry]:
    """What a library would know of photos, numbered from 1."""
    return {
        number: PhotoEntry(number, path, 1, content_key=f"key {number}", width=90, height=60)
        for number, path in enumerate(paths, 1)
    }


def ids(*numbers: int) -> "array[int]":
    """Numbers of photos as queries give them."""
    return array("q", numbers)
