"""A preview worker at the seam of its studio, for the tests of everything above it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.workers.preview_worker import PreviewWorker
from tests.studio.fakes import a_face

TWO_FACES: tuple[Face, ...] = (
    a_face(0, (6, 20, 16, 20), "the face is small"),
    a_face(1, (50, 18, 18, 22)),
)


def a_photo_file(folder: Path, name: str = "two.png", seed: int = 3) -> Path:
    path = folder / name
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (60, 80, 3), np.uint8)).save(path)
    return path


def an_entry(path: Path, number: int = 1) -> PhotoEntry:
    return PhotoEntry(number, path, 1)


@contextmanager
def running(studio: Studio) -> Iterator[PreviewWorker]:
    """A started worker, stopped at the end."""
    worker = PreviewWorker(lambda: studio)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()
