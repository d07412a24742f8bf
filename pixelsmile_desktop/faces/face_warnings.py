"""What may spoil an edit of a face, said to the photographer before he wonders about the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pixelsmile_desktop.core.face import Face, Pose
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.occlusion import Covered, find_occlusion

_MOST_YAW, _MOST_PITCH = 35.0, 30.0
_LEAST_EYE_DISTANCE = 40.0
_SURE = 0.9
_CLOSED = 0.5
_BEYOND = 0.01
"""How far outside the picture a landmark must lie, as a share of the face's size, since they tremble."""
_EYES = ((33, 133), (263, 362))


def with_warnings(face: Face, pixels: Pixels) -> Face:
    """The same face with all that is worth a warning.

    Args:
        face: a face.
        pixels: (H, W, 3) uint8 or uint16 of its photo.
    """
    height, width = pixels.shape[:2]
    said = (*_of_face(face, width, height), *_of_coverings(find_occlusion(pixels, face.landmarks)))
    return replace(face, warnings=said)


def _of_face(face: Face, width: int, height: int) -> Iterator[str]:
    if face.presence < _SURE:
        yield "this is perhaps not a face; look at the result before you use it"
    turned = _direction(face.pose)
    if turned:
        yield f"the face is turned {turned}; its far side cannot be changed well"
    centres = [face.landmarks[list(corners), :2].mean(0) for corners in _EYES]
    distance = float(np.hypot(*(centres[1] - centres[0])))
    if distance < _LEAST_EYE_DISTANCE * np.cos(np.radians(min(abs(face.pose.yaw), 80.0))):
        yield f"the face is tiny, with {distance:.0f} pixels between the eyes; small changes will not show"
    mesh = face.mesh
    beyond = _BEYOND * float(np.ptp(mesh, 0).max())
    if (mesh < -0.5 - beyond).any() or (mesh > np.array([width, height]) - 0.5 + beyond).any():
        yield "the face is cut off by the edge of the photo; what is not in the photo cannot be changed"
    yield from _of_lids(face)


def _of_lids(face: Face) -> Iterator[str]:
    closed = [face.blendshapes.get(name, 0.0) > _CLOSED for name in ("eyeBlinkRight", "eyeBlinkLeft")]
    if all(closed):
        yield "the eyes are closed; they stay closed"
    elif any(closed):
        yield "one eye is closed; it stays closed"


def _of_coverings(covered: Covered) -> Iterator[str]:
    if all(covered.eyes):
        yield "the eyes are hidden; they stay as they are"
    elif any(covered.eyes):
        yield "one eye is hidden; it stays as it is"
    if covered.mouth:
        yield "the mouth is hidden; what lies in front of it stays as it is"
    if covered.glasses:
        yield "the face wears glasses; the frames stay still while the skin behind them moves"


def _direction(pose: Pose) -> str:
    """Where a face looks that is turned too far for an edit, or nothing."""
    words = []
    if abs(pose.pitch) > _MOST_PITCH:
        words.append("far up" if pose.pitch > 0 else "far down")
    if abs(pose.yaw) > _MOST_YAW:
        words.append("far to the right" if pose.yaw > 0 else "far to the left")
    return " and ".join(words)
