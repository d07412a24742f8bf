"""Pixels of a photo as an image of Qt and back, with the colour space that they are in."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColorSpace, QImage

from pixelsmile_desktop.core.photo import Pixels

_HEADER_BYTES: Final = 128
_SIGNATURE: Final = slice(36, 40)


def srgb() -> QColorSpace:
    """The colour space of a picture that names none."""
    return QColorSpace(QColorSpace.NamedColorSpace.SRgb)


def colour_space_of(icc: bytes | None) -> QColorSpace:
    """The colour space that an ICC profile describes; sRGB without a profile, or with one that cannot be read."""
    space = None if icc is None else _described_by(icc)
    return srgb() if space is None else space


def can_be_shown_in(icc: bytes) -> bool:
    """Whether pictures can be converted to the colours that an ICC profile describes."""
    space = _described_by(icc)
    return space is not None and space.isValidTarget()


def image_of(pixels: Pixels, icc: bytes | None = None) -> QImage:
    """A photo's pixels as an image.

    Args:
        pixels: (H, W, 3) uint8 or uint16, red green blue. Contiguous ones of 8 bits are shared, not copied: the
            image keeps the array alive, and nobody may write to either. Those of 16 bits are copied, for Qt has no
            such format of three channels.
        icc: the profile of their colour space; None says sRGB.
    """
    height, width, _ = pixels.shape
    if pixels.dtype == np.uint8:
        rows = np.ascontiguousarray(pixels)
        image = QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    else:
        image = QImage(width, height, QImage.Format.Format_RGBX64)
        deep = writable_rows_of(image)
        deep[:, :, :3] = pixels
        deep[:, :, 3] = np.iinfo(np.uint16).max
    image.setColorSpace(colour_space_of(icc))
    return image


def is_deep(image: QImage) -> bool:
    """Whether its channels have more than 8 bits."""
    return image.depth() > 32


def rows_of(image: QImage) -> npt.NDArray[Any]:
    """The memory of an image as a read-only array, without copying and without the padding of its rows.

    Args:
        image: RGB888 gives (H, W, 3) uint8, four bytes a pixel (H, W) uint32 as 0xAARRGGBB, eight (H, W, 4) uint16.
            It must live for as long as the array is used.
    """
    return _shaped(image, image.constBits())


def writable_rows_of(image: QImage) -> npt.NDArray[Any]:
    """`rows_of` to write to; an image that shares its memory with another is given its own first."""
    return _shaped(image, image.bits())


def _described_by(icc: bytes) -> QColorSpace | None:
    if len(icc) < _HEADER_BYTES or icc[_SIGNATURE] != b"acsp":
        return None
    space = QColorSpace.fromIccProfile(icc)
    return space if space.isValid() and space.colorModel() == QColorSpace.ColorModel.Rgb else None


def _shaped(image: QImage, memory: bytes | bytearray | memoryview) -> npt.NDArray[Any]:
    width, height, stride, depth = image.width(), image.height(), image.bytesPerLine(), image.depth() // 8
    used = np.frombuffer(memory, np.uint8, stride * height).reshape(height, stride)[:, : width * depth]
    if depth == 3:
        return used.reshape(height, width, 3)
    return used.view(np.uint32) if depth == 4 else used.view(np.uint16).reshape(height, width, 4)
