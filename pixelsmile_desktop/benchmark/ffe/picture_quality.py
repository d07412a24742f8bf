"""What an edit did to the picture itself: away from the face, at the seam, and to the fine detail of the face."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.core.face import MESH_COUNT, Face
from pixelsmile_desktop.core.photo import Photo

Mask = npt.NDArray[np.bool_]

_GROWTH: Final = 0.3
"""How far the area of the face reaches beyond its outline, in widths of the face: a jaw that drops belongs to it."""
_RING: Final = 0.01
"""Width of the seam in widths of the face; at least two pixels."""
_FINE: Final = 1.0
"""Standard deviation in pixels of the blur that fine detail does not survive."""


def background_change(before: Photo, after: Photo, face: Face) -> float:
    """Mean absolute difference away from a face, in levels of 255; 0 where the face fills the photo.

    Args:
        before: the photo.
        after: the edited photo, of the same size and depth.
        face: where the face was, in pixels of the photo.
    """
    outside = ~_grown(face_area(face, before.pixels.shape[:2]), _GROWTH * face.box[2])
    if not outside.any():
        return 0.0
    difference = cv2.absdiff(before.pixels, after.pixels).mean(2)
    return float(difference[outside].mean()) * 255 / before.white


def seam(before: Photo, after: Photo, face: Face) -> float:
    """Mean absolute difference just inside the outline of what changed, in levels of 255; 0 where nothing changed.

    A patch that was pasted in with a hard edge differs there as much as in its middle; one that fades out hardly does.
    Holes count as part of the patch: what an engine leaves alone inside, such as spectacles, is no seam.

    Args:
        before: the photo.
        after: the edited photo, of the same size and depth.
        face: where the face was, in pixels of the photo.
    """
    difference: npt.NDArray[Any] = cv2.absdiff(before.pixels, after.pixels)
    changed = np.asarray(difference.any(2), np.uint8)
    if not changed.any():
        return 0.0
    outlines, _ = cv2.findContours(changed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    patch = np.zeros_like(changed)
    cv2.drawContours(patch, outlines, -1, 1, cv2.FILLED)
    radius = max(2, round(_RING * face.box[2]))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    # The edge of the photo is no edge of the patch.
    inside = np.asarray(cv2.erode(patch, disc, borderType=cv2.BORDER_CONSTANT, borderValue=1))
    ring = (patch > 0) & (inside == 0)
    return float(difference[ring].mean()) * 255 / before.white if ring.any() else 0.0


def sharpness_kept(before: FacePicture, after: FacePicture) -> float | None:
    """Fine detail of the face after an edit as a share of before, 1 where all is kept; None where a face is missing.

    Fine detail is the mean absolute luminance that a blur of one pixel takes away, over the area of the face.
    """
    first, second = _fine_detail(before), _fine_detail(after)
    return None if first is None or second is None or first == 0 else second / first


def face_area(face: Face, shape: tuple[int, ...]) -> Mask:
    """(h, w) where the face is: the convex hull of its landmarks."""
    drawn = np.zeros(shape[:2], np.uint8)
    hull = np.clip(cv2.convexHull(face.landmarks[:MESH_COUNT, :2].astype(np.float32)), -32000, 32000)
    cv2.fillConvexPoly(drawn, np.round(hull).astype(np.int32), 1)
    return drawn > 0


def _fine_detail(picture: FacePicture) -> float | None:
    if picture.face is None:
        return None
    area = face_area(picture.face, picture.pixels.shape)
    if not area.any():
        return None
    luma = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    detail = np.abs(luma - cv2.GaussianBlur(luma, (0, 0), _FINE))
    return float(detail[area].mean())


def _grown(area: Mask, pixels: float) -> Mask:
    if not area.any():
        return area
    distance = cv2.distanceTransform((~area).astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(distance <= pixels)
