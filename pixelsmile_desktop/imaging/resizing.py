"""Photos made smaller, and sharpened afterwards, in their own colour space and depth."""

from __future__ import annotations

import dataclasses

import cv2
import numpy as np
from PIL import Image

from pixelsmile_desktop.core.photo import Photo, Pixels

_RADIUS = 0.7
"""Standard deviation of the unsharp mask in pixels: what an area of one pixel blurs."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_ROWS = 512


def fitted_size(width: int, height: int, longest_side: int | None) -> tuple[int, int]:
    """Width and height of a picture whose longest side shall have at most so many pixels; nothing is enlarged."""
    if longest_side is None or max(width, height) <= longest_side:
        return width, height
    scale = longest_side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def resized(photo: Photo, longest_side: int | None) -> Photo:
    """The photo with its longest side at most `longest_side` pixels; the very photo if it is small enough.

    Lanczos with a support that grows with the reduction, so that it averages areas and no pattern beats with the
    pixels; in floating point, because Pillow rounds 8 bits between its two passes. What is transparent does not bleed
    into what is not.
    """
    size = fitted_size(photo.width, photo.height, longest_side)
    if size == (photo.width, photo.height):
        return photo
    if photo.alpha is None:
        return photo.with_pixels(_rounded(_each_channel(photo.pixels, size), photo))
    weight = photo.alpha.astype(np.float32) / photo.white
    alpha = np.clip(_reduced(weight, size), 0, 1)
    colours = _each_channel(photo.pixels * weight[..., None], size) / np.maximum(alpha, 1 / photo.white)[..., None]
    smaller = _rounded(alpha * photo.white, photo)
    return dataclasses.replace(photo, pixels=_rounded(colours, photo), alpha=smaller)


def sharpened(photo: Photo, amount: float) -> Photo:
    """The photo with an unsharp mask on its luminance, so that no edge becomes coloured.

    Args:
        photo: 8 or 16 bit.
        amount: 0 gives back the very photo; 1 doubles the contrast of the finest detail.
    """
    if amount == 0:
        return photo
    luma = np.empty(photo.pixels.shape[:2], np.float32)
    for top in range(0, photo.height, _ROWS):
        luma[top : top + _ROWS] = photo.pixels[top : top + _ROWS] @ _LUMA
    detail = luma - cv2.GaussianBlur(luma, (0, 0), _RADIUS)
    pixels = np.empty_like(photo.pixels)
    for top in range(0, photo.height, _ROWS):
        rows = slice(top, top + _ROWS)
        pixels[rows] = _rounded(photo.pixels[rows] + amount * detail[rows, :, None], photo)
    return photo.with_pixels(pixels)


def _each_channel(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.dstack([_reduced(np.ascontiguousarray(pixels[..., index], np.float32), size) for index in range(3)])


def _reduced(channel: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(Image.fromarray(channel).resize(size, Image.Resampling.LANCZOS))


def _rounded(values: Pixels, photo: Photo) -> Pixels:
    rounded: Pixels = np.clip(np.rint(values), 0, photo.white).astype(photo.pixels.dtype)
    return rounded
