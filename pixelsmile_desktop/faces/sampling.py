"""Small upright pictures cut out of photos of any size and depth, without aliasing.

Everywhere in this room a pixel's centre has whole coordinates: the photo reaches from -0.5 to width - 0.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box, Pixels

Bytes = npt.NDArray[np.uint8]
_SHARP_ENOUGH = 1.5
"""Up to this reduction, bilinear sampling does not alias visibly."""


@dataclass(frozen=True)
class Square:
    """A square in a photo, in which a picture is upright.

    Attributes:
        x: centre, photo pixels.
        y: centre, photo pixels.
        side: length of a side, photo pixels.
        angle: radians that the picture is turned clockwise in the photo.
    """

    x: float
    y: float
    side: float
    angle: float = 0.0

    def to_photo(self, size: int) -> Points:
        """(2, 3) matrix from the pixels of a picture of `size` x `size` of this square to photo pixels."""
        scale = self.side / size
        c, s = scale * np.cos(self.angle), scale * np.sin(self.angle)
        middle = (size - 1) / 2
        return np.array([[c, -s, self.x - (c - s) * middle], [s, c, self.y - (s + c) * middle]])


def as_bytes(pixels: Pixels) -> Bytes:
    """The pixels with 8 bits a channel, themselves if they have them already."""
    if pixels.dtype == np.uint8:
        return pixels
    return np.asarray(cv2.convertScaleAbs(pixels, alpha=1 / 257), np.uint8)


def reduced(pixels: Pixels, factor: float) -> tuple[Bytes, Points]:
    """The pixels about `factor` times smaller, averaged over areas, and the (2, 3) matrix from them to `pixels`.

    Whole halvings come first because OpenCV averages 2 x 2 blocks several times faster than fractional areas.
    """
    picture, halved = as_bytes(pixels), 1.0
    while factor / halved >= 2 and min(picture.shape[:2]) >= 2:
        # An odd last row or column would make the halving fractional, hence slow; nobody misses it.
        even = picture[: picture.shape[0] // 2 * 2, : picture.shape[1] // 2 * 2]
        picture = np.asarray(cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        halved *= 2
    height, width = picture.shape[:2]
    small = max(1, round(width * halved / factor)), max(1, round(height * halved / factor))
    if small[0] < width or small[1] < height:
        picture = np.asarray(cv2.resize(picture, small, interpolation=cv2.INTER_AREA), np.uint8)
    scale_x, scale_y = halved * width / small[0], halved * height / small[1]
    return picture, np.array([[scale_x, 0, (scale_x - 1) / 2], [0, scale_y, (scale_y - 1) / 2]])


def compose(outer: Points, inner: Points) -> Points:
    """The (2, 3) matrix that applies `inner` first and `outer` after it."""
    return np.hstack([outer[:, :2] @ inner[:, :2], outer[:, :2] @ inner[:, 2:] + outer[:, 2:]])


def inverted(matrix: Points) -> Points:
    """The (2, 3) matrix that undoes another."""
    linear = np.linalg.inv(matrix[:, :2])
    return np.hstack([linear, -linear @ matrix[:, 2:]])


def mapped(matrix: Points, points: Points) -> Points:
    """(n, 2) points under a (2, 3) matrix."""
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2])


class Neighbourhood:
    """The part of a photo around a square, reduced once so that several similar crops are cheap and do not alias."""

    def __init__(self, pixels: Pixels, square: Square, size: int) -> None:
        height, width = pixels.shape[:2]
        reach = square.side * 0.8 + 2
        box = Box(
            int(np.floor(square.x - reach)),
            int(np.floor(square.y - reach)),
            int(np.ceil(square.x + reach)) + 1,
            int(np.ceil(square.y + reach)) + 1,
        ).clipped(width, height)
        if box.is_empty:
            self._picture: Bytes = np.zeros((1, 1, 3), np.uint8)
            self._to_photo = np.eye(2, 3)
            return
        factor = square.side / size
        self._picture, to_part = reduced(pixels[box.slices], factor if factor > _SHARP_ENOUGH else 1.0)
        self._to_photo = compose(np.array([[1.0, 0, box.x0], [0, 1, box.y0]]), to_part)

    def crop(self, square: Square, size: int) -> Bytes:
        """(size, size, 3) picture of a square; what lies outside the photo repeats its edge."""
        matrix = compose(inverted(self._to_photo), square.to_photo(size))
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        crop = cv2.warpAffine(self._picture, matrix, (size, size), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(crop, np.uint8)
