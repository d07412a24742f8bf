"""A generated picture of a face put back into its photo, so that nothing but the face shows that it was away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from pixelsmile_desktop.core.engine import PasteBackReport
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.request import PasteBackOptions
from pixelsmile_desktop.imaging.colour_match import match_colour
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.edit_mask import area_of_outlines, difference_between, seam_of, soft_mask
from pixelsmile_desktop.imaging.finishing import Draft, Finisher, is_grey
from pixelsmile_desktop.imaging.framing import Frame, Matrix, Points, resampled
from pixelsmile_desktop.imaging.grain import motion_between
from pixelsmile_desktop.imaging.registration import (
    Image,
    Mask,
    moved,
    refine,
    register_landmarks,
    rotation_of,
    scale_of,
)

_TRUST_IN_FACE: Final = 0.3
_IDENTITY: Final = np.eye(2, 3)
_COVERED: Final = 0.1
_NOT_FOUND: Final = (
    "the face was not found again in the generated picture, so where it lies was judged by its surroundings alone"
)


@dataclass(frozen=True, eq=False)
class FacePoints:
    """Where a face lies in a picture.

    Attributes:
        outline: (n, 2) from hairline to chin and back.
        still: (m, 2) points that no expression moves.
    """

    outline: Points
    still: Points

    def mapped(self, place: Callable[[Points], Points]) -> FacePoints:
        """The points where a function of (k, 2) points leads them."""
        return FacePoints(place(self.outline), place(self.still))


@dataclass(frozen=True, eq=False)
class Cover:
    """What lies in front of a face and stays as it is.

    Attributes:
        box: the part of the photo that the map covers.
        amount: (h, w) float32 0..1, any h and w.
    """

    box: Box
    amount: Image


@dataclass(frozen=True, eq=False)
class PastedBack:
    """A part of a photo with the new face.

    Attributes:
        box: where it lies in the photo.
        pixels: (box.height, box.width, 3) of the photo's depth and colour space.
        mask: (box.height, box.width) bool, True where it differs from the photo.
        report: what had to be mended.
        warnings: what may look wrong, one sentence each.
    """

    box: Box
    pixels: Pixels
    mask: Mask
    report: PasteBackReport
    warnings: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class GeneratedFace:
    """What a model made of a part of a photo.

    Attributes:
        box: the part of the photo.
        pixels: (h, w, 3) uint8 sRGB, that part drawn anew, in any number of pixels of about its proportions.
        before: the face in pixels of the photo.
        after: the face as it was found in `pixels`.
        cover: what lies in front of the face, if anything does.
    """

    box: Box
    pixels: Pixels
    before: FacePoints
    after: FacePoints
    cover: Cover | None = None


@dataclass(frozen=True, eq=False)
class _Aligned:
    """Both pictures in one grid, the face's outlines before and after, and what the model had moved."""

    grid: Frame
    original: Image
    drawn: Image
    usable: Mask
    outlines: tuple[Points, ...]
    matrix: Matrix
    warnings: tuple[str, ...]

    @property
    def face_width(self) -> float:
        """The shorter extent of the face before, in pixels of the grid."""
        return max(float(np.ptp(self.outlines[0], axis=0).min()), 1.0)


def paste_back(photo: Photo, face: GeneratedFace, options: PasteBackOptions) -> PastedBack | None:
    """Put a generated face into its photo; None when nothing differs.

    The pictures are compared in the model's grid, or in the photo's where that is coarser; only the pixels that change
    are worked on at full size, in strips.
    """
    both = _aligned(photo, face)
    shape, width = both.usable.shape, both.face_width
    in_face = area_of_outlines(both.outlines, shape)
    drawn = both.drawn
    if options.match_colour:
        trust = np.where(in_face, np.float32(_TRUST_IN_FACE), np.float32(1)) * both.usable
        drawn = match_colour(both.original, drawn, trust, width)
    difference = difference_between(both.original, drawn, in_face, width)
    covered = _covered(face.cover, both.grid)
    mask = soft_mask(difference, in_face, both.usable, covered, width, options.feather)
    draft = Draft(both.grid, both.original, drawn, mask)
    if draft.box.is_empty:
        return None
    motion = motion_between(both.original, drawn, difference.noise, width) if options.keep_grain else None
    skin = area_of_outlines(both.outlines[:1], shape) & (covered < _COVERED)
    box, pixels, changed = Finisher(photo, draft, motion, skin, width).finish()
    if not changed.any():
        return None
    share = float(changed.sum()) / (face.box.width * face.box.height)
    seam = seam_of(both.original, drawn, mask, width)
    return PastedBack(box, pixels, changed, _report(both, share, seam), both.warnings)


def _aligned(photo: Photo, face: GeneratedFace) -> _Aligned:
    height, width = face.pixels.shape[:2]
    is_coarser = face.box.width * face.box.height < width * height
    grid = Frame(face.box, *((face.box.width, face.box.height) if is_coarser else (width, height)))
    space = ColourSpace.of(photo)
    original = _levels_of(resampled(photo.pixels[grid.box.slices], grid.size))
    generated = _levels_of(resampled(space.from_srgb(face.pixels), grid.size))
    if is_grey(original):
        generated = np.repeat(_luma(generated)[..., None], 3, axis=2)
    before = face.before.mapped(grid.from_photo)
    after = face.after.mapped(Frame(Box(0, 0, *grid.size), width, height).to_photo)
    start = register_landmarks(before.still, after.still)
    outlines = (before.outline, after.outline)[: 1 if start is None else 2]
    still = ~area_of_outlines(outlines, original.shape[:2])
    found = refine(_luma(original), _luma(generated), still, _IDENTITY if start is None else start)
    back = np.asarray(cv2.invertAffineTransform(found.matrix), np.float64)
    flags = cv2.INTER_LANCZOS4 | cv2.WARP_INVERSE_MAP
    drawn = cv2.warpAffine(generated, found.matrix, grid.size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return _Aligned(
        grid=grid,
        original=original,
        drawn=np.asarray(drawn),
        usable=_usable(photo, grid, found.matrix),
        outlines=(outlines[0], *(moved(outline, back) for outline in outlines[1:])),
        matrix=found.matrix,
        warnings=(*space.warnings, *((_NOT_FOUND,) if start is None else ()), *found.warnings),
    )


def _usable(photo: Photo, grid: Frame, matrix: Matrix) -> Mask:
    """(h, w) where the registered picture has pixels, without the rim of the frame that lies inside the photo."""
    whole = np.ones((grid.height, grid.width), np.uint8)
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    usable = cv2.warpAffine(whole, matrix, grid.size, flags=flags) > 0
    box = grid.box
    usable[:1] &= box.y0 == 0
    usable[-1:] &= box.y1 == photo.height
    usable[:, :1] &= box.x0 == 0
    usable[:, -1:] &= box.x1 == photo.width
    return np.asarray(usable)


def _covered(cover: Cover | None, grid: Frame) -> Image:
    """(h, w) float32 0..1, what lies in front of the face, in the grid."""
    if cover is None:
        return np.zeros((grid.height, grid.width), np.float32)
    over = Frame(cover.box, cover.amount.shape[1], cover.amount.shape[0])
    ends = over.from_photo(grid.to_photo(np.array([[0.0, 0.0], [grid.width - 1.0, grid.height - 1.0]])))
    columns = np.linspace(ends[0, 0], ends[1, 0], grid.width, dtype=np.float32)
    rows = np.linspace(ends[0, 1], ends[1, 1], grid.height, dtype=np.float32)
    places = np.meshgrid(columns, rows)
    return np.asarray(cv2.remap(cover.amount, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT))


def _report(both: _Aligned, changed_area: float, seam: float) -> PasteBackReport:
    middle = both.outlines[0].mean(0)
    shift = (moved(middle, both.matrix) - middle) * both.grid.scale
    return PasteBackReport(
        shift=(float(shift[0]), float(shift[1])),
        scale=scale_of(both.matrix),
        rotation=rotation_of(both.matrix),
        changed_area=changed_area,
        seam=seam,
    )


def _levels_of(pixels: Pixels) -> Image:
    """Pixels of 8 or 16 bits as float32, 0..255."""
    return np.asarray(pixels.astype(np.float32) * np.float32(255 / np.iinfo(pixels.dtype).max))


def _luma(pixels: Image) -> Image:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
