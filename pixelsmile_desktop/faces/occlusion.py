"""What lies in front of a face: frames of spectacles, and everything that is not face at all."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Occlusion, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.coverings import find_coverings
from pixelsmile_desktop.faces.skin import skin_deviation
from pixelsmile_desktop.faces.spectacles import spectacle_frames
from pixelsmile_desktop.faces.upright import SIZE, Map, UprightFace, upright_face

_SKIN = (50, 280, 205, 425, 101, 330, 36, 266, 4, 5, 195, 9, 151)
_SKIN_LUMA = 175.0
_MOST_GAIN = 6.0
_COARSE = SIZE // 2
_SOFTNESS = 1.0


@dataclass(frozen=True, eq=False)
class Covered:
    """What lies in front of a face.

    Attributes:
        occlusion: the maps.
        glasses: whether there are spectacles.
        eyes: whether the subject's right and left eye are covered.
        mouth: whether the mouth is covered.
    """

    occlusion: Occlusion
    glasses: bool
    eyes: tuple[bool, bool]
    mouth: bool


def find_occlusion(pixels: Pixels, landmarks: Points) -> Covered:
    """What lies in front of a face; the work is the same for every size of photo.

    Args:
        pixels: (H, W, 3) uint8 or uint16 of the photo.
        landmarks: (478, 3) of the face in its pixels.
    """
    face = upright_face(pixels, landmarks)
    lit = _exposed(face)
    lab = np.asarray(cv2.cvtColor(lit / np.float32(255), cv2.COLOR_RGB2LAB))
    frames = spectacle_frames(lab, face.landmarks, np.median(lab[_skin_pixels(face)], 0))
    small = np.asarray(cv2.resize(lit, (_COARSE, _COARSE), interpolation=cv2.INTER_AREA))
    small = cv2.medianBlur(np.round(small).astype(np.uint8), 3).astype(np.float32)
    points = (face.landmarks + 0.5) * (_COARSE / SIZE) - 0.5
    thin = cv2.resize(frames, (_COARSE, _COARSE), interpolation=cv2.INTER_AREA) > 0.3
    found = find_coverings(skin_deviation(small, points), points, thin)
    foreign = cv2.GaussianBlur(found.covered.astype(np.float32), (0, 0), _SOFTNESS)
    foreign = cv2.resize(foreign, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR) * face.inside
    box = face.box
    occlusion = Occlusion(box, face.spread(frames * face.inside, box), face.spread(foreign, box))
    return Covered(occlusion, bool(frames.any()), found.eyes, found.mouth)


def _exposed(face: UprightFace) -> Map:
    """(SIZE, SIZE, 3) 0..255 with the skin as light as in a well exposed photo."""
    luma = float(np.median(face.pixels[_skin_pixels(face)] @ np.array([0.3, 0.59, 0.11], np.float32)))
    gain = np.float32(np.clip(_SKIN_LUMA / max(luma, 1.0), 0.6, _MOST_GAIN))
    return np.asarray(np.clip(face.pixels * gain, 0, 255), np.float32)


def _skin_pixels(face: UprightFace) -> tuple[Map, Map]:
    points = np.clip(np.round(face.landmarks[list(_SKIN)]).astype(int), 0, SIZE - 1)
    return points[:, 1], points[:, 0]
