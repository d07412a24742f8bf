"""The picture files of a dataset: checked all at once before a training, and cut to the squares it works on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.faults import FaultList
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter
from pixelsmile_desktop.training.records import Boxes, DatasetError, Record

_LEDGER: Final = "pictures.json"
_SMALLEST = 32
"""Pixels; whatever has a shorter side is no portrait."""


@dataclass(frozen=True)
class PictureFile:
    """A picture file that was decoded without complaint.

    Attributes:
        digest: SHA-256 of the file, in hexadecimal digits.
        width, height: of the upright picture in pixels.
    """

    digest: str
    width: int
    height: int


@dataclass(frozen=True)
class Square:
    """The square that is cut from the middle of a picture, as the reference does: scaled to cover it, then cropped.

    Attributes:
        width, height: of the picture.
        side: of the square.
    """

    width: int
    height: int
    side: int

    @property
    def scale(self) -> float:
        """Pixels of the square to a pixel of the picture."""
        return max(self.side / self.width, self.side / self.height)

    @property
    def scaled_size(self) -> tuple[int, int]:
        """Width and height of the picture before it is cropped."""
        return (
            max(self.side, round(self.width * self.scale)),
            max(self.side, round(self.height * self.scale)),
        )

    @property
    def corner(self) -> tuple[int, int]:
        """Left and top of the square in the scaled picture."""
        width, height = self.scaled_size
        return (width - self.side) // 2, (height - self.side) // 2

    def place(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Where (n, 2) points of the picture lie in the square, in pixels."""
        size = np.array(self.scaled_size) / (self.width, self.height)
        return np.asarray(points * size - self.corner)


def read_square(path: Path, side: int) -> Pixels:
    """(side, side, 3) uint8 sRGB: the middle of a picture file.

    Raises:
        PhotoError: it cannot be read.
    """
    from PIL import Image

    from pixelsmile_desktop.imaging.colour_profile import ColourSpace
    from pixelsmile_desktop.imaging.reader import open_photo

    photo = open_photo(path).photo
    square = Square(photo.width, photo.height, side)
    picture = Image.fromarray(ColourSpace.of(photo).to_srgb(photo.pixels))
    picture = picture.resize(square.scaled_size, Image.Resampling.LANCZOS)
    left, top = square.corner
    return np.asarray(picture.crop((left, top, left + side, top + side)))


def check_pictures(
    records_file: Path,
    records: Sequence[Record],
    ledger_folder: Path,
    *,
    workers: int,
    cancel: CancelToken,
    progress: ProgressListener,
) -> Mapping[Path, PictureFile]:
    """Decode every picture of a dataset once; those that a ledger knows and that did not change are not read again.

    Args:
        records_file: the file that the records came from, for complaints.
        records: the dataset.
        ledger_folder: where the ledger lies; made if missing.
        workers: threads.
        cancel: looked at before every picture.
        progress: hears of every picture.

    Raises:
        DatasetError: pictures are missing, damaged or tiny, of different sizes within a record, or have boxes outside.
        SaveError: the ledger cannot be written.
        Cancelled: the user stopped the job; what was read so far is in the ledger.
    """
    paths = list(dict.fromkeys(path for record in records for path in record.images))
    ledger = _Ledger(ledger_folder / _LEDGER)
    meter = ProgressMeter("Checking pictures", len(paths), progress)
    found: dict[Path, PictureFile | PhotoError] = {}

    def checked(path: Path) -> PictureFile | PhotoError:
        cancel.raise_if_requested()
        try:
            return ledger.look_up(path)
        except PhotoError as error:
            return error

    try:
        with ThreadPoolExecutor(workers) as pool:
            for path, result in zip(paths, pool.map(checked, paths), strict=True):
                found[path] = result
                meter.step()
    finally:
        ledger.save()
    faults = FaultList(records_file, DatasetError)
    for record in records:
        for fault in _faults_of(record, found):
            faults.add(record.line, fault)
    faults.raise_if_any()
    return {path: result for path, result in found.items() if isinstance(result, PictureFile)}


def _faults_of(record: Record, found: Mapping[Path, PictureFile | PhotoError]) -> Iterable[str]:
    results = [found[path] for path in record.images]
    for result in results:
        if isinstance(result, PhotoError):
            yield result.what
    files = [result for result in results if isinstance(result, PictureFile)]
    sizes = list(dict.fromkeys((file.width, file.height) for file in files))
    if len(sizes) > 1:
        told = " and ".join(f"{width} x {height}" for width, height in sizes)
        yield f"its pictures have different sizes ({told}), so they cannot lie on one another"
    for file, boxes in zip(results, (record.source.boxes, *(t.boxes for t in record.targets)), strict=True):
        if isinstance(file, PictureFile):
            yield from _outside(boxes, file)


def _outside(boxes: Boxes, file: PictureFile) -> Iterable[str]:
    for x0, y0, x1, y1 in boxes:
        if x0 >= file.width or y0 >= file.height or x1 <= 0 or y1 <= 0:
            yield f"the box {[x0, y0, x1, y1]} lies outside its picture of {file.width} x {file.height}"


class _Ledger:
    """What is known of picture files, by path, size and time of change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _read_ledger(path)
        self._grew = False

    def look_up(self, path: Path) -> PictureFile:
        """What a file holds; read only if it is new or changed. Safe to call from several threads.

        Raises:
            PhotoError: it is missing, damaged, no picture, or tiny.
        """
        from pixelsmile_desktop.imaging.reader import open_photo

        key = os.path.abspath(path)  # noqa: PTH100 - `Path.resolve` would follow links, for every picture
        try:
            status = path.stat()
        except OSError as error:
            raise PhotoError(f"there is no picture {path}", "check the name") from error
        stamp = (status.st_size, status.st_mtime_ns)
        known = self._known.get(key)
        if known is not None and known[:2] == stamp:
            return PictureFile(*known[2:])
        photo = open_photo(path).photo
        if min(photo.width, photo.height) < _SMALLEST:
            what = f"{path} has only {photo.width} x {photo.height} pixels"
            raise PhotoError(what, f"use pictures of at least {_SMALLEST} pixels")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        found = PictureFile(digest, photo.width, photo.height)
        self._known[key] = (*stamp, *astuple(found))
        self._grew = True
        return found

    def save(self) -> None:
        """Write the ledger, if there is anything new in it."""
        if not self._grew:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(self._path) as file:
            file.write(json.dumps(self._known).encode())
        self._grew = False


_Entry = tuple[int, int, str, int, int]


def _read_ledger(path: Path) -> dict[str, _Entry]:
    """The ledger's entries; of a missing or damaged one none, because it can be made anew."""
    try:
        data = json.loads(path.read_bytes())
        return {str(key): (int(e[0]), int(e[1]), str(e[2]), int(e[3]), int(e[4])) for key, e in data.items()}
    except (OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError):
        return {}
