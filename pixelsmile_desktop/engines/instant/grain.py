"""The photo's own grain, taken from a cheek, for places that have none: stretched skin and the inside of a mouth."""

from __future__ import annotations

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.grid import box_around
from pixelsmile_desktop.engines.instant.mesh import Float32

_CHEEKS = (50, 280)
_PATCH = 0.07
"""Half the side of the patch as a share of the face's width."""
_MAX_HALF_SIDE = 96
_MIN_SIDE = 8


class Grain:
    """High frequencies of the smoother cheek, without its edges and blemishes."""

    def __init__(self, photo: Pixels, mesh: Points, face_width: float) -> None:
        half = min(_PATCH * face_width, _MAX_HALF_SIDE)
        height, width = photo.shape[:2]
        boxes = (box_around(mesh[[cheek]], half).clipped(width, height) for cheek in _CHEEKS)
        patches = [_high_pass(photo[box.slices]) for box in boxes if min(box.width, box.height) >= _MIN_SIDE]
        self._patch = min(patches, key=_spread, default=np.zeros((_MIN_SIDE, _MIN_SIDE, 3), np.float32))

    def texture(self, height: int, width: int) -> Float32:
        """(height, width, 3) grain around 0 in the photo's units; the patch is mirrored at its borders."""
        rows, columns = (
            _mirrored(size, length) for size, length in zip(self._patch.shape, (height, width), strict=False)
        )
        return self._patch[rows[:, None], columns[None]]


def _high_pass(patch: Pixels) -> Float32:
    pixels = patch.astype(np.float32)
    high = pixels - cv2.GaussianBlur(pixels, (0, 0), 1.5)
    deviation = 1.4826 * np.median(np.abs(high), axis=(0, 1)) + 1e-6
    return np.asarray(np.clip(high, -2.5 * deviation, 2.5 * deviation), np.float32)


def _spread(grain: Float32) -> float:
    return float(grain.std())


def _mirrored(size: int, length: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    position = np.arange(length) % (2 * size)
    return np.where(position < size, position, 2 * size - 1 - position)
