"""What judges look at: one face with its surroundings, cut out of a photo, in sRGB and at a size to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.studio.services import Finder

Image = npt.NDArray[np.uint8]
FaceBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels."""

_WINDOW: Final = 2.2
"""Side of the cut-out in longer sides of the face."""
_LARGEST_SIDE: Final = 640
_THUMBNAIL_MARGIN: Final = 0.35
_LEAST_OVERLAP: Final = 0.1
"""Intersection over union; boxes of benchmarks often take in hair and neck, ours end at the hairline."""


@dataclass(frozen=True, eq=False)
class FacePicture:
    """A face to be judged.

    Attributes:
        pixels: (h, w, 3) uint8 sRGB.
        face: where it is in them, found anew; None when there is none any more.
    """

    pixels: Image
    face: Face | None

    def around_face(self, margin: float) -> Image:
        """The square around the face, `margin` of its longer side wider on each side, as far as there are pixels.

        Without a face it is the whole picture.
        """
        return around(self.pixels, self.face, margin)


def around(pixels: Image, face: Face | None, margin: float) -> Image:
    """The part of a picture around a face; the whole picture without one. See `FacePicture.around_face`."""
    if face is None:
        return pixels
    box = _square(box_of(face), 1 + 2 * margin)
    return pixels[box.clipped(pixels.shape[1], pixels.shape[0]).slices]


def box_of(face: Face) -> FaceBox:
    """The box around a face by its corners."""
    x, y, width, height = face.box
    return x, y, x + width, y + height


def nearest_face(faces: tuple[Face, ...], box: FaceBox | None) -> Face | None:
    """The face that a box means: the one that overlaps it most; without a box the largest. None when there is none."""
    if box is None:
        return max(faces, key=lambda face: face.box[2] * face.box[3], default=None)
    best = max(faces, key=lambda face: _overlap(box_of(face), box), default=None)
    return best if best is not None and _overlap(box_of(best), box) >= _LEAST_OVERLAP else None


def look_at(photo: Photo, box: FaceBox | None, finder: Finder) -> FacePicture:
    """Cut a face out of a photo and find it anew, without knowing how an engine thinks it moved it.

    Args:
        photo: before or after an edit.
        box: where the face is in it; None takes the whole photo and its largest face.
        finder: finds it again.
    """
    whole = Box(0, 0, photo.width, photo.height)
    window = whole if box is None else _square(box, _WINDOW).clipped(photo.width, photo.height)
    if window.is_empty:
        window = whole
    pixels = np.ascontiguousarray(ColourSpace.of(photo).to_srgb(photo.pixels[window.slices]))
    scale = min(1.0, _LARGEST_SIDE / max(window.width, window.height))
    if scale < 1:
        size = max(1, round(window.width * scale)), max(1, round(window.height * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
    expected = None
    if box is not None:
        x0, y0, x1, y1 = box
        left, top = window.x0, window.y0
        expected = ((x0 - left) * scale, (y0 - top) * scale, (x1 - left) * scale, (y1 - top) * scale)
    return FacePicture(pixels, nearest_face(finder.find(pixels), expected))


def thumbnail(picture: FacePicture, side: int, framed_by: Face | None = None) -> Image:
    """A square of `side` pixels that shows the face; what is not square is padded with grey.

    Args:
        picture: what is shown.
        side: in pixels.
        framed_by: the face that says which part is cut out, so that pictures of a series do not jump; None takes its
            own.
    """
    shown = around(picture.pixels, framed_by or picture.face, _THUMBNAIL_MARGIN)
    height, width = shown.shape[:2]
    scale = side / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    shown = np.asarray(
        cv2.resize(shown, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC), np.uint8
    )
    square = np.full((side, side, 3), 0x80, np.uint8)
    top, left = (side - size[1]) // 2, (side - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = shown
    return square


def _square(box: FaceBox, factor: float) -> Box:
    x0, y0, x1, y1 = box
    half = factor * max(x1 - x0, y1 - y0) / 2
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return Box(round(x - half), round(y - half), round(x + half), round(y + half))


def _overlap(first: FaceBox, second: FaceBox) -> float:
    """Intersection over union."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    shared = max(0.0, width) * max(0.0, height)
    union = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (first, second)) - shared
    return shared / union if union > 0 else 0.0
