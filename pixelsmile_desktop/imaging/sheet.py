"""Labelled sheets of pictures, on a neutral ground that does not tint the judgement of colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from pixelsmile_desktop.core.photo import Photo, Pixels

_GROUND: Final = (0x1F, 0x1F, 0x1F)
_TEXT: Final = (0xD8, 0xD8, 0xD8)
_SMALLEST_TEXT, _LARGEST_TEXT = 12, 64
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, eq=False)
class SheetCell:
    """One picture of a sheet.

    Attributes:
        label: what stands under it.
        pixels: (H, W, 3) uint8 or uint16; cells of one sheet may differ in size.
    """

    label: str
    pixels: Pixels


@dataclass(frozen=True)
class _Spacing:
    """Sizes in pixels, derived from the size of a cell."""

    text: int
    gap: int
    row_gap: int
    label: int
    margin: int
    header: int


def labelled_sheet(cells: Sequence[SheetCell], columns: int, *, title: str = "", icc: bytes | None = None) -> Photo:
    """Pictures in rows, each with its label below, all at their own size.

    Args:
        cells: at least one.
        columns: pictures of a row, at least one.
        title: a line above them.
        icc: the profile of the pictures' colour space.

    Returns:
        An 8-bit photo; 16-bit cells are rounded.

    Raises:
        ValueError: there is no cell or no column.
    """
    from PIL import Image, ImageDraw

    if not cells or columns < 1:
        raise ValueError("a sheet needs a cell and a column")
    columns = min(columns, len(cells))
    width, height = max(c.pixels.shape[1] for c in cells), max(c.pixels.shape[0] for c in cells)
    spacing = _spacing(width, has_title=bool(title))
    rows = -(-len(cells) // columns)
    across, down = width + spacing.gap, height + spacing.label + spacing.row_gap
    size = (
        2 * spacing.margin + columns * across - spacing.gap,
        2 * spacing.margin + spacing.header + rows * down - spacing.row_gap,
    )
    sheet = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(sheet)
    if title:
        _write(draw, title, (spacing.margin, spacing.margin), size[0] - 2 * spacing.margin, spacing.text, centred=False)
    for index, cell in enumerate(cells):
        row, column = divmod(index, columns)
        left, top = spacing.margin + column * across, spacing.margin + spacing.header + row * down
        picture = Image.fromarray(_eight_bit(cell.pixels))
        sheet.paste(picture, (left + (width - picture.width) // 2, top + (height - picture.height) // 2))
        below = (left, top + height + max(2, spacing.text // 3))
        _write(draw, cell.label, below, width, spacing.text, centred=True)
    return Photo(np.asarray(sheet), icc=icc)


def _eight_bit(pixels: Pixels) -> Pixels:
    from pixelsmile_desktop.imaging.pixels import eight_bit

    return eight_bit(Photo(pixels)).pixels


def _spacing(width: int, *, has_title: bool) -> _Spacing:
    text = min(max(width // 16, _SMALLEST_TEXT), _LARGEST_TEXT)
    gap = max(8, round(text * 0.8))
    # A label stands nearer to its own picture than to the one below.
    header = round(text * 2) if has_title else 0
    return _Spacing(text, gap, round(gap * 1.4), round(text * 1.6), round(gap * 1.5), header)


def _write(draw: Any, text: str, place: tuple[int, int], width: int, size: int, *, centred: bool) -> None:
    from PIL import ImageFont

    text = " ".join(text.split())
    font = ImageFont.load_default(size=size)
    while font.getlength(text) > width and size > _SMALLEST_TEXT:
        size -= 1
        font = ImageFont.load_default(size=size)
    while text and font.getlength(text) > width:
        text = text.removesuffix(_ELLIPSIS)[:-1] + _ELLIPSIS if len(text) > 1 and text != _ELLIPSIS else ""
    left = place[0] + (width - font.getlength(text)) / 2 if centred else place[0]
    draw.text((left, place[1]), text, font=font, fill=_TEXT)
