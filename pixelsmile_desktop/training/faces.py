"""The five points that ArcFace's alignment starts from, found in the pictures of a dataset."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.arcface import ARCFACE_LANDMARKS
from pixelsmile_desktop.faces.finder import FaceFinder

Points = npt.NDArray[np.float64]


def five_points(finder: FaceFinder, picture: Pixels, near: Points | None) -> Points | None:
    """(5, 2) points of a face in pixels of the picture; None where there is no face.

    Args:
        finder: finds faces.
        picture: (h, w, 3) uint8.
        near: (2,) the middle of the wanted face; None takes the largest.
    """
    faces = finder.find(picture)
    if not faces:
        return None
    chosen = _largest(faces) if near is None else _nearest(faces, near)
    return np.array(chosen.landmarks[list(ARCFACE_LANDMARKS), :2])


def _largest(faces: Sequence[Face]) -> Face:
    return max(faces, key=lambda face: face.box[2] * face.box[3])


def _nearest(faces: Sequence[Face], near: Points) -> Face:
    def distance(face: Face) -> float:
        x, y, width, height = face.box
        return float(np.hypot(x + width / 2 - near[0], y + height / 2 - near[1]))

    return min(faces, key=distance)
