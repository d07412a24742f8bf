"""Labelled sheets of one face in many expressions, cut out large."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.imaging.provenance import Provenance
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.studio.services import Studio

_WIDTH_OF_FACE = 1.75
_HEIGHT_TO_WIDTH = 1.2
_HEAD_ROOM = 0.12
"""How much further up than down the cut-out reaches, as a share of its height: hair matters more than the neck."""
_COLUMNS = 5
_LOWEST_CELL, _HIGHEST_CELL = 480, 640
_MOST_ENLARGED = 4


class FaceSheet:
    """Collects cut-outs of the same heads from photos of one size, small enough to keep many.

    Args:
        original: the photo before any edit.
        faces: whose heads to cut out.
    """

    def __init__(self, original: Photo, faces: Sequence[Face]) -> None:
        self._box = head_and_neck(faces, original.width, original.height)
        self._icc = original.icc
        self._cells: list[tuple[str, Pixels]] = []

    def add(self, label: str, photo: Photo) -> None:
        """Put the heads of a photo onto the sheet."""
        self._cells.append((label, _at_cell_size(photo.pixels[self._box.slices])))

    def save(
        self, output: Path, subtitle: str, source: PhotoFile, provenance: Provenance, studio: Studio
    ) -> tuple[str, ...]:
        """Write the sheet, titled after the photo; what could not be carried over comes back, one sentence each.

        Raises:
            SaveError: the file cannot be written; nothing half-written is left behind.
        """
        # Late, because the commands that draw no sheet need no fonts.
        from pixelsmile_desktop.imaging.sheet import SheetCell, labelled_sheet

        cells = [SheetCell(label, pixels) for label, pixels in self._cells]
        sheet = labelled_sheet(cells, min(_COLUMNS, len(cells)), title=f"{source.path.name}: {subtitle}", icc=self._icc)
        return studio.save(sheet, output, source, provenance)


def head_and_neck(faces: Sequence[Face], width: int, height: int) -> Box:
    """The part of a photo of that size that shows the heads of `faces`, in portrait format where the photo allows it.

    The whole photo if there is no face.
    """
    if not faces:
        return Box(0, 0, width, height)
    left = min(face.box[0] for face in faces)
    top = min(face.box[1] for face in faces)
    right = max(face.box[0] + face.box[2] for face in faces)
    bottom = max(face.box[1] + face.box[3] for face in faces)
    wide = _WIDTH_OF_FACE * max(right - left, (bottom - top) / _HEIGHT_TO_WIDTH)
    high = wide * _HEIGHT_TO_WIDTH
    x0, x1 = _span((left + right) / 2, wide, width)
    y0, y1 = _span((top + bottom) / 2 - _HEAD_ROOM * high, high, height)
    return Box(x0, y0, x1, y1)


def _at_cell_size(pixels: Pixels) -> Pixels:
    """A copy of a size to look at, so that the photo it was cut from can go; small faces are enlarged."""
    import cv2

    height, width = pixels.shape[:2]
    wanted = min(max(height, _LOWEST_CELL), _HIGHEST_CELL, _MOST_ENLARGED * height)
    size = max(1, round(width * wanted / height)), wanted
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if wanted < height else cv2.INTER_CUBIC)


def _span(centre: float, length: float, limit: int) -> tuple[int, int]:
    """`length` pixels around `centre`, moved and cut to lie in 0..limit, at least one pixel."""
    whole = max(1, min(limit, round(length)))
    start = min(max(0, round(centre - length / 2)), limit - whole)
    return start, start + whole
