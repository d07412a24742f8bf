"""What lies over a picture: how much each pixel changed, and which ones are clipped. Arrays in, tinted pyramids out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.ui.images import rows_of, writable_rows_of
from pixelsmile_desktop.ui.widgets.pyramid import SMALLEST, STRIP_PIXELS, Pyramid
from pixelsmile_desktop.ui.widgets.viewport import Rect

Codes = npt.NDArray[np.uint8]
Table = npt.NDArray[np.uint32]

MAX_PIXELS: Final = 12_000_000
"""A map of more pixels than this starts at half the size, or less, so that its memory stays bounded."""

BLACK_CODE: Final = 1
WHITE_CODE: Final = 2

_HEAT: Final = ((0.0, "#2b1055"), (0.25, "#8a1c7c"), (0.5, "#e0453d"), (0.75, "#f7a531"), (1.0, "#fff7c2"))
_MASK_COLOUR: Final = QColor(38, 214, 160, 120)
_HIGHLIGHT_COLOUR: Final = QColor(255, 40, 40, 235)
_SHADOW_COLOUR: Final = QColor(50, 110, 255, 235)
_BREATH_SECONDS: Final = 0.0005


@dataclass(frozen=True, eq=False)
class CodeMap:
    """One byte for every pixel of a part of a picture, in halving sizes.

    Attributes:
        levels: (h, w) uint8, the largest first; none where there is nothing to tell.
        area: the part of the picture that they cover, in its pixels.
    """

    levels: tuple[Codes, ...]
    area: Rect

    def tinted(self, table: Table) -> Pyramid | None:
        """The map in colours, `table` giving one for each of the 256 codes; None where there is nothing to tell."""
        if not self.levels:
            return None
        return Pyramid(tuple(_coloured(level, table) for level in self.levels), self.area)


def difference_map(before: QImage, after: QImage, cancel: CancelToken) -> CodeMap:
    """How much each pixel changed: the largest difference of its three channels, 0..255.

    Args:
        before: RGB888.
        after: RGB888 of the same size.
        cancel: asked between strips.

    Returns:
        The map of the smallest rectangle around all changes, without levels where nothing changed. A pixel of a smaller
        level is the largest of the four that it stands for, so that no change is averaged away.

    Raises:
        Cancelled: `cancel` was asked.
    """
    old, new = rows_of(before), rows_of(after)
    columns, rows = np.zeros(old.shape[1], bool), np.zeros(old.shape[0], bool)
    for strip in _strips(0, old.shape[0], old.shape[1], cancel):
        if np.array_equal(old[strip], new[strip]):
            continue
        changed = (old[strip] != new[strip]).any(axis=2)
        rows[strip] = changed.any(axis=1)
        columns |= changed.any(axis=0)
    if not rows.any():
        return CodeMap((), Rect(0, 0, 0, 0))
    (x0, x1), (y0, y1) = _extent(columns), _extent(rows)

    def largest_change(part: slice) -> Codes:
        one, other = old[part, x0:x1], new[part, x0:x1]
        return _brightest(np.maximum(one, other) - np.minimum(one, other))

    return _map(largest_change, Rect(x0, y0, x1, y1), np.maximum, cancel)


def clipping_map(image: QImage, cancel: CancelToken) -> CodeMap:
    """Which pixels have lost their detail: `WHITE_CODE` where a channel is at its end, `BLACK_CODE` where all are 0.

    Args:
        image: RGB888 in the photo's own colours; those of the display may be clipped where the photo is not.
        cancel: asked between strips.

    Returns:
        The map of the whole picture. A pixel of a smaller level has the codes of all four that it stands for.

    Raises:
        Cancelled: `cancel` was asked.
    """
    pixels = rows_of(image)

    def clipped(part: slice) -> Codes:
        brightest = _brightest(pixels[part])
        codes: Codes = (brightest == 255) * np.uint8(WHITE_CODE) | (brightest == 0) * np.uint8(BLACK_CODE)
        return codes

    return _map(clipped, Rect(0, 0, pixels.shape[1], pixels.shape[0]), np.bitwise_or, cancel)


def heat_colour(share: float) -> QColor:
    """The colour of a difference, 0 for the least to 1 for the largest that is told apart."""
    above = next(i for i, (at, _) in enumerate(_HEAT) if at >= min(max(share, 0.0), 1.0))
    low, high = _HEAT[max(0, above - 1)], _HEAT[above]
    part = 0.0 if above == 0 else (min(share, 1.0) - low[0]) / (high[0] - low[0])
    first, second = QColor(low[1]), QColor(high[1])
    mixed = [a + (b - a) * part for a, b in zip(_channels(first), _channels(second), strict=True)]
    return QColor.fromRgbF(*mixed)


def heat_table(amplification: int) -> Table:
    """Colours of a difference map: nothing where nothing changed, then from violet to white.

    Args:
        amplification: 1 takes 255 for the largest difference, 8 takes 32.
    """
    colours = [QColor(0, 0, 0, 0)]
    for value in range(1, 256):
        colour = heat_colour(value * amplification / 255)
        colour.setAlphaF(min(1.0, 0.6 + 0.4 * value * amplification / 64))
        colours.append(colour)
    return _table(colours)


def mask_table() -> Table:
    """Colours of a difference map that only tell where something changed."""
    return _table([QColor(0, 0, 0, 0), *[_MASK_COLOUR] * 255])


def clipping_table() -> Table:
    """Colours of a clipping map: red for lost highlights, blue for lost shadows, red where a pixel stands for both."""
    return _table([QColor(0, 0, 0, 0), _SHADOW_COLOUR, _HIGHLIGHT_COLOUR, *[_HIGHLIGHT_COLOUR] * 253])


def _map(codes_of: Callable[[slice], Codes], area: Rect, merge: np.ufunc, cancel: CancelToken) -> CodeMap:
    """The levels of a map whose rows are made by `codes_of`, several pixels merged into one by `merge`."""
    width, height = round(area.width), round(area.height)
    halvings = max(0, math.ceil(math.log(width * height / MAX_PIXELS, 4)))
    block = 1 << halvings
    first = np.zeros((math.ceil(height / block), math.ceil(width / block)), np.uint8)
    for strip in _strips(0, height, width, cancel, multiple=block):
        codes = codes_of(slice(strip.start + round(area.y0), strip.stop + round(area.y0)))
        for _ in range(halvings):
            codes = _merged(codes, merge)
        first[strip.start // block : strip.start // block + len(codes)] = codes
    levels = [first]
    while max(levels[-1].shape) >= SMALLEST:
        levels.append(_merged(levels[-1], merge))
    full = Rect(area.x0, area.y0, area.x0 + first.shape[1] * block, area.y0 + first.shape[0] * block)
    return CodeMap(tuple(levels), full)


def _merged(codes: Codes, merge: np.ufunc) -> Codes:
    """Half as large; an odd last row or column is merged with itself."""
    columns = codes if codes.shape[1] % 2 == 0 else np.pad(codes, ((0, 0), (0, 1)), mode="edge")
    across: Codes = merge(columns[:, ::2], columns[:, 1::2])
    rows = across if across.shape[0] % 2 == 0 else np.pad(across, ((0, 1), (0, 0)), mode="edge")
    down: Codes = merge(rows[::2], rows[1::2])
    return down


def _brightest(pixels: npt.NDArray[Any]) -> Codes:
    largest: Codes = np.maximum(np.maximum(pixels[:, :, 0], pixels[:, :, 1]), pixels[:, :, 2])
    return largest


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _extent(marks: npt.NDArray[np.bool_]) -> tuple[int, int]:
    found = np.flatnonzero(marks)
    return int(found[0]), int(found[-1]) + 1


def _coloured(codes: Codes, table: Table) -> QImage:
    image = QImage(codes.shape[1], codes.shape[0], QImage.Format.Format_ARGB32_Premultiplied)
    np.take(table, codes, out=writable_rows_of(image), mode="clip")
    return image


def _table(colours: list[QColor]) -> Table:
    """Each colour as 0xAARRGGBB, its channels multiplied by its alpha."""
    channels = np.array([(c.alpha(), c.red(), c.green(), c.blue()) for c in colours], np.uint32)
    channels[:, 1:] = (channels[:, 1:] * channels[:, :1] + 127) // 255
    return channels @ np.array([1 << 24, 1 << 16, 1 << 8, 1], np.uint32)


def _strips(first: int, last: int, width: int, cancel: CancelToken, multiple: int = 1) -> Iterator[slice]:
    count = max(multiple, STRIP_PIXELS // max(1, width) // multiple * multiple)
    for top in range(first, last, count):
        yield slice(top, min(top + count, last))
        cancel.wait(_BREATH_SECONDS)
