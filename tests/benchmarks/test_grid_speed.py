"""The photo grid and its thumbnails: run with `-m benchmark` on a machine that does nothing else."""

import io
import os
import statistics
import time
from array import array
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import JpegImagePlugin

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry
from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
from pixelsmile_desktop.ui.widgets.photo_grid import PhotoGrid
from pixelsmile_desktop.ui.workers.thumbnail_loader import THREADS, ThumbnailLoader
from tests.benchmarks.conftest import Report, enlarged

pytestmark = pytest.mark.benchmark

PHOTOS = 100_000
WINDOW = 1600, 1000
PHOTOS_OF_A_SHOOT = 24


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["benchmark"])


def entry_of(number: int) -> PhotoEntry:
    return PhotoEntry(
        number,
        Path(f"/shoot/DSC_{number:06d}.jpg"),
        1,
        content_key=f"key {number % 200}",
        width=6000,
        height=4000,
        rating=number % 6,
        flag=Flag.PICK if number % 3 == 0 else Flag.NONE,
        colour=ColourLabel.RED if number % 4 == 0 else ColourLabel.NONE,
        is_edited=number % 2 == 0,
        findings=frozenset([FaceFinding.NO_SMILE]) if number % 5 == 0 else frozenset(),
    )


class Entries(dict[int, PhotoEntry]):
    """As the library model keeps them: what was asked for once is at hand."""

    def __missing__(self, number: int) -> PhotoEntry:
        self[number] = entry_of(number)
        return self[number]


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory, astronaut: Path) -> ThumbnailStore:
    store = ThumbnailStore(tmp_path_factory.mktemp("cache"))
    pixels = cv2.resize(cv2.imread(str(astronaut))[..., ::-1], (256, 171), interpolation=cv2.INTER_AREA)
    for number in range(200):
        store.put(f"key {number}", 256, np.roll(pixels, number, axis=1))
    return store


@pytest.fixture
def grid(cached: ThumbnailStore) -> Iterator[PhotoGrid]:
    loader = ThumbnailLoader(cached)
    grid = PhotoGrid(loader, Entries().__getitem__)
    grid.resize(*WINDOW)
    grid.show()
    QCoreApplication.processEvents()
    yield grid
    assert loader.close()
    grid.close()
    grid.deleteLater()


def is_sharp(grid: PhotoGrid) -> bool:
    side = grid._picture_side()
    pictures = [grid._loader.image(grid.ids[index], side) for index in grid._visible()]
    return all(picture is not None and picture.width() == side for picture in pictures)


def until(condition: Callable[[], bool]) -> None:
    """Wait without taking the processor from those who are waited for."""
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def ms_of(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def test_first_screen_of_a_large_library(grid: PhotoGrid, report: Report) -> None:
    def open_library() -> None:
        grid.set_ids(array("q", range(PHOTOS)))
        until(lambda: is_sharp(grid))
        grid.viewport().repaint()

    report.add("first screen of thumbnails from cache, 100,000 photos", f"{ms_of(open_library):.0f} ms", "<= 300 ms")


@pytest.mark.parametrize(("way", "step"), [("a turn of the wheel", 120), ("a whole page", 1000)])
def test_scrolling(grid: PhotoGrid, report: Report, way: str, step: int) -> None:
    grid.set_ids(array("q", range(PHOTOS)))
    until(lambda: is_sharp(grid))
    bar = grid.verticalScrollBar()

    def turn() -> None:
        bar.setValue(bar.value() + step)
        QCoreApplication.processEvents()

    frames = [ms_of(turn) for _ in range(300)]
    figure = f"median {statistics.median(frames):.1f} ms, p95 {np.percentile(frames, 95):.1f} ms"
    report.add(f"scrolling 100,000 photos by {way}, a frame", figure, "<= 16 ms")


@pytest.fixture(scope="module")
def shoot(tmp_path_factory: pytest.TempPathFactory, astronaut: Path) -> list[Path]:
    folder = tmp_path_factory.mktemp("shoot")
    pixels = enlarged(cv2.imread(str(astronaut)), 6000, 4000)
    first = folder / "photo_00.jpg"
    cv2.imwrite(str(first), pixels, [cv2.IMWRITE_JPEG_QUALITY, 92])
    data = first.read_bytes()
    paths = [folder / f"photo_{number:02d}.jpg" for number in range(PHOTOS_OF_A_SHOOT)]
    for path in paths:
        path.write_bytes(data)
    return paths


def decoded(path: Path) -> None:
    """What libjpeg-turbo does alone: read the file and decode it at an eighth of its size."""
    with JpegImagePlugin.JpegImageFile(io.BytesIO(path.read_bytes())) as image:
        image.draft("RGB", (image.width // 8, image.height // 8))
        image.load()


def test_thumbnails_from_cold(shoot: list[Path], tmp_path: Path, report: Report) -> None:
    entries = [PhotoEntry(number, path, 1, content_key=f"cold {number}") for number, path in enumerate(shoot)]

    def alone() -> None:
        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(decoded, shoot))

    def thumbnails(run: int) -> None:
        loader = ThumbnailLoader(ThumbnailStore(tmp_path / str(run)))
        loader.want("grid", entries, (), 168)
        until(lambda: all(loader.image(entry.id, 168) is not None for entry in entries))
        assert loader.close()

    decoded(shoot[0])
    # Taken in turns, so that a busy moment of the machine falls on both.
    runs = [(ms_of(alone), ms_of(lambda run=run: thumbnails(run))) for run in range(5)]  # type: ignore[misc]
    ratio = statistics.median(ours / theirs for theirs, ours in runs)
    each = statistics.median(ours for _, ours in runs) / len(shoot)
    report.add(
        "thumbnails of 24 MP JPEGs from cold, over libjpeg-turbo scaled decoding alone, both on 2 threads",
        f"{ratio:.2f} x ({each:.0f} ms a photo)",
        "<= 1.3 x",
    )
