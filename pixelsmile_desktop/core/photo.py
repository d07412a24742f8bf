"""Pixels of a photo in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[Any]
"""(height, width, 3) uint8 or uint16, red green blue, in the photo's own colour space."""


@dataclass(frozen=True)
class Box:
    """A half-open rectangle of pixels: x0 <= x < x1, y0 <= y < y1."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Columns, never negative."""
        return max(0, self.x1 - self.x0)

    @property
    def height(self) -> int:
        """Rows, never negative."""
        return max(0, self.y1 - self.y0)

    @property
    def is_empty(self) -> bool:
        """Whether there is no pixel inside."""
        return self.width == 0 or self.height == 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index of the box in an array of rows and columns."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def clipped(self, width: int, height: int) -> Box:
        """The part of the box that lies in an image of that size."""
        x0, y0 = min(max(0, self.x0), width), min(max(0, self.y0), height)
        return Box(x0, y0, max(x0, min(self.x1, width)), max(y0, min(self.y1, height)))

    def moved(self, dx: int, dy: int) -> Box:
        """The box that far to the right and down."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def intersection(self, other: Box) -> Box:
        """What lies in both, perhaps nothing."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        return Box(x0, y0, max(x0, min(self.x1, other.x1)), max(y0, min(self.y1, other.y1)))

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, eq=False)
class Photo:
    """Decoded, upright pixels in the photo's own colour space and depth.

    Attributes:
        pixels: (H, W, 3) uint8 or uint16, red green blue, contiguous, read-only. A grey photo has three equal channels.
        alpha: (H, W) of the same depth, or None. Engines never touch it.
        is_grey: the file has one channel; it is written back as one.
        icc: the profile of its colour space; None says sRGB.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    is_grey: bool = False
    icc: bytes | None = None

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] != 3 or self.pixels.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"a photo is (H, W, 3) uint8 or uint16, not {self.pixels.shape} {self.pixels.dtype}")
        object.__setattr__(self, "pixels", _read_only(self.pixels))
        if self.alpha is not None:
            if self.alpha.shape != self.pixels.shape[:2] or self.alpha.dtype != self.pixels.dtype:
                raise ValueError("alpha has the size and depth of the pixels")
            object.__setattr__(self, "alpha", _read_only(self.alpha))

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def white(self) -> int:
        """The largest value of a channel: 255 or 65535."""
        return int(np.iinfo(self.pixels.dtype).max)

    def with_pixels(self, pixels: Pixels) -> Photo:
        """The same photo (transparency, greyness, profile) with other pixels."""
        return replace(self, pixels=pixels)


def _read_only(array: Pixels) -> Pixels:
    view = np.ascontiguousarray(array).view()
    view.flags.writeable = False
    return view
