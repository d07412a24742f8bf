"""Where a photo may change: where the face is or was, and the generated picture really differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from pixelsmile_desktop.imaging.framing import Points
from pixelsmile_desktop.imaging.registration import Image, Mask

_SOFTNESS: Final = 0.008
_NOISE_FACTOR: Final = 3.0
_THRESHOLDS: Final = (2.5, 10.0)
"""Levels of 255 between which the smallest difference lies that is taken for a change."""
_SPECK, _GAP, _MARGIN, _EDGE = 0.008, 0.05, 0.02, 0.02
"""Shares of the face's width: what is too small to be a change, too narrow to be left out, and how far the mask reaches
beyond what changed and beyond the face before its edge softens."""
_LARGEST_HOLE: Final = 0.25
_UNSURE: Final = 0.03
"""How far, as a share of the face's width, the border of what lies in front of the face may be wrong."""
_SHYNESS: Final = 2.0
_MISPLACED: Final = 0.25
"""Pixels by which an edge may lie beside its place without being a change."""


@dataclass(frozen=True, eq=False)
class Difference:
    """How much two registered pictures differ beyond what the model does everywhere.

    Attributes:
        levels: (h, w) float32, the largest channel's difference without noise, in levels of 255.
        noise: levels that mean nothing on even skin.
        threshold: (h, w) float32, levels from which it is a change; more beside strong edges.
    """

    levels: Image
    noise: float
    threshold: Image

    @property
    def ratio(self) -> Image:
        """(h, w) float32; 1 where it begins to be a change."""
        return np.asarray(self.levels / self.threshold, np.float32)


def difference_between(original: Image, drawn: Image, face: Mask, face_width: float) -> Difference:
    """How much a drawn picture (h, w, 3) differs from the original.

    What is usual outside `face` is no change, and neither is what an edge shows that is softer or lies half a pixel
    beside its place.
    """
    sigma = max(1.0, _SOFTNESS * face_width)
    before, after = (cv2.GaussianBlur(picture, (0, 0), sigma) for picture in (original, drawn))
    levels = np.abs(before - after).max(2)
    usual = float(np.median(levels[~face])) if not face.all() else 0.0
    slope = np.hypot(cv2.Sobel(before, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(before, cv2.CV_32F, 0, 1, scale=1 / 8))
    noise = float(np.clip(_NOISE_FACTOR * usual, *_THRESHOLDS))
    return Difference(levels, noise, np.asarray(noise + _MISPLACED * slope.max(2), np.float32))


def area_of_outlines(outlines: Sequence[Points], shape: tuple[int, int]) -> Mask:
    """(h, w) where a face of any of the outlines lies, or passes on its way from one to the other."""
    drawn = np.zeros(shape, np.uint8)
    points = np.concatenate(outlines).astype(np.float32)
    hull = np.clip(cv2.convexHull(points), -32000, 32000)
    cv2.fillConvexPoly(drawn, np.round(hull).astype(np.int32), 1)
    return drawn > 0


def soft_mask(
    difference: Difference, face: Mask, usable: Mask, covered: Image, face_width: float, feather: float
) -> Image:
    """How much of the drawn picture is taken, (h, w) float32 0..1.

    The edge of the mask fades where both pictures agree. Where they do not, beyond the face, the original wins at once
    instead of shining through: half a jaw and half a collar look worse than one of them.

    Args:
        difference: of the pictures.
        face: where the face was or is.
        usable: where the drawn picture has pixels, and the edge of the photo's part is not near.
        covered: (h, w) 0..1, what lies in front of the face and stays, but for the last bit at its border.
        face_width: in pixels.
        feather: width of the soft edge as a share of it.
    """
    edge = max(1.0, feather * face_width)
    beyond_face = (_distance_to(face) - _EDGE * face_width) / edge
    reach = beyond_face < 1
    changed = _tidied((difference.ratio > 1) & reach & usable, face_width)
    inner = _fading((_distance_to(changed) - _MARGIN * face_width) / edge)
    outer = _fading(beyond_face) ** (1 + _SHYNESS * np.maximum(difference.ratio - 1, 0))
    rim = np.clip(_distance_to(~usable) / max(1.0, _EDGE * face_width), 0, 1)
    depth = _distance_to(covered < 0.5) / max(1.0, _UNSURE * face_width)
    return np.asarray(np.minimum(inner, outer) * rim * _fading(depth), np.float32)


def seam_of(original: Image, drawn: Image, mask: Image, face_width: float) -> float:
    """Mean difference along the edge of a soft mask, before it is faded: how much a hard edge would show.

    Args:
        original: (h, w, 3) float32.
        drawn: (h, w, 3) float32, what is put back.
        mask: (h, w) float32 0..1; pixels count by how evenly they are mixed.
        face_width: in pixels; finer differences than a hundredth of it are grain and not counted.

    Returns:
        Levels of 255.
    """
    weights = 4 * mask * (1 - mask)
    if not weights.any():
        return 0.0
    soft = cv2.GaussianBlur(original - drawn, (0, 0), max(1.0, 0.01 * face_width))
    return float((np.abs(soft).mean(2) * weights).sum() / weights.sum())


def _tidied(changed: Mask, face_width: float) -> Mask:
    """Without specks and without gaps and holes that nobody would leave out."""
    drawn: Image = changed.astype(np.uint8)
    drawn = np.asarray(cv2.morphologyEx(drawn, cv2.MORPH_OPEN, _disc(_SPECK * face_width)))
    radius = round(_GAP * face_width)
    # Padded, because closing would otherwise join a change to the picture's border.
    padded = cv2.copyMakeBorder(drawn, radius, radius, radius, radius, cv2.BORDER_CONSTANT, value=0)
    padded = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, _disc(radius))
    closed = np.asarray(padded[radius : radius + drawn.shape[0], radius : radius + drawn.shape[1]])
    count, labels, stats, _ = cv2.connectedComponentsWithStats(1 - closed, connectivity=4)
    largest = (_LARGEST_HOLE * face_width) ** 2
    is_hole = [index for index in range(1, count) if stats[index, cv2.CC_STAT_AREA] < largest]
    return np.asarray((closed > 0) | np.isin(labels, is_hole))


def _disc(radius: float) -> Image:
    side = 2 * max(0, round(radius)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))


def _distance_to(area: Mask) -> Image:
    """(h, w) float32, pixels to the nearest one of `area`; far when there is none."""
    if not area.any():
        return np.full(area.shape, 1e6, np.float32)
    return np.asarray(cv2.distanceTransform((~area).astype(np.uint8), cv2.DIST_L2, 5), np.float32)


def _fading(t: Image) -> Image:
    """1 up to 0, then smoothly down to 0 at 1."""
    t = np.clip(1 - t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
