"""Rendered pixels kept on the disk without loss: only what differs from the original, so that both give the result.

A file is a NumPy archive that is written and read without pickle: `box` (4) int64 x0 y0 x1 y1, `size` (2) int64 width
and height of the photo, `mask` (h, w) bool where pixels differ, `pixels` (h, w, 3) with zeros elsewhere, and `original`
and `result`, the SHA-256 digests of the box before and after.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.photo import Box, Photo, Pixels

_FIELDS: Final = ("box", "size", "mask", "pixels", "original", "result")
_AGAIN: Final = "render the version again"
# In any of these ways numpy and zipfile fail on damaged archives.
_FAILURES: Final = (
    *(OSError, ValueError, LookupError, EOFError, TypeError, AttributeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error),
)


def changed_share(original: Photo, result: Photo, box: Box | None) -> float:
    """Share of a photo's pixels that differ, 0..1; none does outside `box`."""
    if box is None:
        return 0.0
    return float(_differs(original, result, box).sum()) / (original.width * original.height)


def write_render(path: Path, original: Photo, result: Photo, box: Box) -> None:
    """Keep what differs between two photos inside `box`; outside of it nothing does.

    Raises:
        SaveError: the file cannot be written; nothing half-written is left behind.
    """
    mask = _differs(original, result, box)
    pixels = np.where(mask[..., None], result.pixels[box.slices], np.zeros((), result.pixels.dtype))
    digests = (_digest(original.pixels[box.slices]), _digest(result.pixels[box.slices]))
    with atomic_write(path) as file:
        np.savez_compressed(
            file,
            box=np.array([box.x0, box.y0, box.x1, box.y1]),
            size=np.array([original.width, original.height]),
            mask=mask,
            pixels=pixels,
            original=digests[0],
            result=digests[1],
        )


def read_render(path: Path, original: Photo) -> Photo:
    """The result: the original with the kept pixels, exactly as it was rendered.

    Raises:
        PhotoError: the file is missing or damaged, or the original is not the photo that was edited.
    """
    try:
        # numpy leaves a file open that it cannot make sense of, so it is not numpy that opens it.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            kept: dict[str, Any] = {name: archive[name] for name in _FIELDS}
    except FileNotFoundError as error:
        raise PhotoError(f"the kept pixels {path.name} are gone", _AGAIN) from error
    except _FAILURES as error:
        raise _damaged(path) from error
    box = _box_of(kept, path)
    if tuple(kept["size"].tolist()) != (original.width, original.height):
        raise _another_photo(path)
    before = original.pixels[box.slices]
    if kept["pixels"].dtype != before.dtype or _digest(before).tobytes() != kept["original"].tobytes():
        raise _another_photo(path)
    after = np.where(kept["mask"][..., None], kept["pixels"], before)
    if _digest(after).tobytes() != kept["result"].tobytes():
        raise _damaged(path)
    pixels = original.pixels.copy()
    pixels[box.slices] = after
    return original.with_pixels(pixels)


def _box_of(kept: dict[str, Any], path: Path) -> Box:
    """The box of a file whose arrays fit each other."""
    if kept["box"].shape != (4,) or kept["size"].shape != (2,):
        raise _damaged(path)
    box = Box(*(int(number) for number in kept["box"]))
    is_inside = box.clipped(int(kept["size"][0]), int(kept["size"][1])) == box and not box.is_empty
    shape = (box.height, box.width)
    if (
        not is_inside
        or kept["mask"].shape != shape
        or kept["pixels"].shape != (*shape, 3)
        or kept["mask"].dtype != bool
    ):
        raise _damaged(path)
    return box


def _differs(original: Photo, result: Photo, box: Box) -> Pixels:
    differs: Pixels = np.any(original.pixels[box.slices] != result.pixels[box.slices], axis=2)
    return differs


def _digest(pixels: Pixels) -> Pixels:
    little_endian = np.ascontiguousarray(pixels, pixels.dtype.newbyteorder("<"))
    return np.frombuffer(hashlib.sha256(little_endian.data).digest(), np.uint8)


def _damaged(path: Path) -> PhotoError:
    return PhotoError(f"the kept pixels {path.name} are damaged", _AGAIN)


def _another_photo(path: Path) -> PhotoError:
    return PhotoError(f"the kept pixels {path.name} belong to another photo than the one that lies there now", _AGAIN)
