"""The part of a photo that a model sees: the whole head with some of its surroundings, at the model's size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.photo import Box, Pixels

Points = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
"""(2, 3): maps a point p to m[:, :2] @ p + m[:, 2]."""

_SIDE: Final = 2.1
"""Side of the frame as a multiple of the face's longer extent, which ends at the hairline: hair, chin and shoulders."""
_HEAD_ROOM: Final = 0.14
"""How far the middle of the frame lies from the middle of the face toward the top of the head, by the same measure."""
_SHORTEST_SIDE: Final = 32


@dataclass(frozen=True)
class Frame:
    """A part of a photo, seen in a grid of another number of pixels.

    Attributes:
        box: the part.
        width, height: columns and rows of the grid.
    """

    box: Box
    width: int
    height: int

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the grid, as OpenCV wants them."""
        return self.width, self.height

    @property
    def scale(self) -> Points:
        """(2,) photo pixels to a pixel of the grid, across and down."""
        return np.array([self.box.width / self.width, self.box.height / self.height])

    def to_photo(self, points: Points) -> Points:
        """Points (..., 2) of the grid in photo pixels; whole numbers are the middles of pixels in both."""
        return np.asarray((points + 0.5) * self.scale - 0.5 + self._origin)

    def from_photo(self, points: Points) -> Points:
        """Points (..., 2) of the photo in pixels of the grid."""
        return np.asarray((points - self._origin + 0.5) / self.scale - 0.5)

    @property
    def _origin(self) -> Points:
        return np.array([self.box.x0, self.box.y0], np.float64)


def frame_head(outline: Points, up: Points, width: int, height: int) -> Box:
    """The square around a head, moved and cut to lie inside the photo.

    Args:
        outline: (n, 2) points around the face, from hairline to chin, in photo pixels.
        up: (2,) any vector toward the top of the head.
        width: of the photo in pixels.
        height: of the photo.

    Returns:
        A square unless the photo is smaller than it; never empty.
    """
    up = up / max(float(np.hypot(*up)), 1e-9)
    axes = np.stack([np.array([-up[1], up[0]]), up])
    along = outline @ axes.T
    extent = float(np.ptp(along, axis=0).max())
    middle = ((along.min(0) + along.max(0)) / 2) @ axes + _HEAD_ROOM * extent * up
    side = max(_SIDE * extent, 1.0)
    x0, x1 = _span(float(middle[0]), side, width)
    y0, y1 = _span(float(middle[1]), side, height)
    return Box(x0, y0, x1, y1)


def frame_at_area(box: Box, side: int) -> Frame:
    """The box in a grid of its own proportions that has about as many pixels as a square of that side."""
    stretch = side / np.sqrt(box.width * box.height)
    across, down = (max(_SHORTEST_SIDE, round(length * stretch)) for length in (box.width, box.height))
    return Frame(box, across, down)


def resampled(pixels: npt.NDArray[Any], size: tuple[int, int]) -> npt.NDArray[Any]:
    """Pixels (h, w) or (h, w, 3) at another size (width, height): averaged when there are fewer, else Lanczos."""
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    shrinks = size[0] * size[1] < pixels.shape[0] * pixels.shape[1]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LANCZOS4))


def crop_at(pixels: Pixels, frame: Frame) -> Pixels:
    """What lies in the frame, in its grid."""
    return resampled(pixels[frame.box.slices], frame.size)


def _span(centre: float, length: float, limit: int) -> tuple[int, int]:
    """`length` pixels around `centre`, moved and cut to lie in 0..limit, at least one pixel."""
    whole = max(1, min(limit, round(length)))
    start = min(max(0, round(centre + 0.5 - length / 2)), limit - whole)
    return start, start + whole
