"""Small conversions of pixel arrays that every container needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from pixelsmile_desktop.core.photo import Photo, Pixels

if TYPE_CHECKING:
    from PIL import Image

_STRIP_BYTES: Final = 4_000_000


def array_of(image: Image.Image) -> Pixels:
    """The pixels of a Pillow image, (H, W) or (H, W, channels), as `numpy.asarray` gives them.

    Strip by strip: Pillow copies with Python's lock held, and a whole photo would hold up every other thread.

    Raises:
        OSError: it cannot be decoded.
    """
    image.load()
    width, height = image.size
    rows = max(1, _STRIP_BYTES // (4 * max(1, width)))
    first = np.asarray(image.crop((0, 0, width, min(rows, height))))
    whole = np.empty((height, *first.shape[1:]), first.dtype)
    whole[: len(first)] = first
    for top in range(rows, height, rows):
        whole[top : top + rows] = np.asarray(image.crop((0, top, width, min(top + rows, height))))
    return whole


def photo_from_channels(channels: Pixels) -> Photo:
    """A photo from grey (H, W), grey and alpha (H, W, 2), RGB (H, W, 3) or RGB and alpha (H, W, 4), 8 or 16 bit."""
    if channels.ndim == 2:
        channels = channels[..., None]
    count = channels.shape[2]
    alpha = np.ascontiguousarray(channels[..., -1]) if count in (2, 4) else None
    if count <= 2:
        return Photo(np.repeat(channels[..., :1], 3, axis=2), alpha, is_grey=True)
    return Photo(channels[..., :3], alpha)


def channels_of(photo: Photo, *, alpha: bool = True) -> Pixels:
    """The channels that are stored: (H, W) for grey, else (H, W, 2..4), alpha last."""
    if photo.is_grey:
        import cv2

        colours: Pixels = cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2GRAY)
    else:
        colours = photo.pixels
    if photo.alpha is None or not alpha:
        return colours
    return np.dstack((colours, photo.alpha))


def eight_bit(photo: Photo) -> Photo:
    """The photo in 8 bits a channel, rounded to the nearest: 65535 becomes 255."""
    if photo.pixels.dtype == np.uint8:
        return photo
    alpha = None if photo.alpha is None else _narrowed(photo.alpha)
    return replace(photo, pixels=_narrowed(photo.pixels), alpha=alpha)


def _narrowed(values: Pixels) -> Pixels:
    narrow = np.empty(values.shape, np.uint8)
    # In strips, so that the wide intermediate stays small; 255/65535 is 1/257.
    for top in range(0, len(values), 256):
        strip = values[top : top + 256].astype(np.uint32)
        narrow[top : top + 256] = (strip + 128) // 257
    return narrow


def upright(photo: Photo, orientation: int) -> Photo:
    """The photo turned and mirrored as an EXIF orientation 1..8 asks for."""
    if orientation == 1:
        return photo
    alpha = None if photo.alpha is None else _turned(photo.alpha, orientation)
    return replace(photo, pixels=_turned(photo.pixels, orientation), alpha=alpha)


def _turned(values: Pixels, orientation: int) -> Pixels:
    # EXIF 2.32, tag 0x0112: what the first row and the first column of the stored picture are on the upright one.
    if orientation >= 5:
        values = values.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        values = values[::-1]
    if orientation in (2, 3, 6, 7):
        values = values[:, ::-1]
    return np.ascontiguousarray(values)
