"""Sharp frame, wrong face: what may be wrong with the faces of a photo, found without anybody looking at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from pixelsmile_desktop.core.catalogue import FaceFinding
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.imaging.thumbnail import thumbnail
from pixelsmile_desktop.studio.services import Studio

ANALYSIS_SIDE: Final = 1600
"""Longest side in pixels of the picture that faces are looked for in."""

_SURE: Final = 0.9
"""Presence below which a face may be something else."""
_LEAST_EYE_DISTANCE: Final = 24.0
"""Pixels between the eyes of the picture looked at; of smaller faces the networks guess eyelids and lips."""
_MOST_YAW: Final = 45.0
_MOST_PITCH: Final = 35.0
"""Degrees beyond which one eye, or the mouth, is behind the nose, the brow or the chin."""
_MOST_COVERED: Final = 0.25
"""Share of the eyes' or the mouth's landmarks that may lie behind something foreign."""
_CLOSED: Final = 0.5
_OPEN_JAW, _OPEN_JAW_LAUGHING = 0.25, 0.6
"""Who laughs may show an open mouth; who does not was caught speaking."""
_SMILE: Final = 0.3
_AWAY_SIDEWAYS, _AWAY_UP_OR_DOWN = 22.0, 28.0
"""Degrees between the line of sight and the camera; nearer than that people still seem to look at it.

Up and down the measure is coarser, because the pose of a face at rest differs from one person to the next.
"""
_EYE_TURN: Final = 35.0
"""Degrees that an eye turns from the middle to a corner, where its blendshape is 1."""

# MediaPipe face mesh: corners and lids of both eyes, and the outline of the lips.
_EYES: Final = (33, 133, 159, 145, 158, 153, 263, 362, 386, 374, 385, 380)
_MOUTH: Final = (61, 291, 0, 17, 13, 14, 39, 269, 181, 405)
_EYE_CORNERS: Final = ((33, 133), (263, 362))


@dataclass(frozen=True, eq=False)
class CulledPhoto:
    """What was found in a photo.

    Attributes:
        faces: in the pixels of the upright photo at its full size.
        findings: of each face.
    """

    faces: tuple[Face, ...]
    findings: tuple[frozenset[FaceFinding], ...]


def analyse(path: Path, studio: Studio, full_side: int = 0) -> CulledPhoto:
    """Look for faces in a photo, and for what may be wrong with them.

    Args:
        path: the photo.
        studio: of the thread that asks.
        full_side: longest side of the photo in pixels; 0 leaves the faces in the pixels of the reduced picture.

    Raises:
        PhotoError: the photo cannot be read.
        ResourceError: a file of the face finder is missing or altered.
    """
    pixels = thumbnail(path, ANALYSIS_SIDE)
    faces = tuple(_seen(studio, pixels, face) for face in studio.finder.find(pixels))
    scale = full_side / max(pixels.shape[:2]) if full_side else 1.0
    return CulledPhoto(tuple(face.scaled(scale) for face in faces), tuple(findings_of(face) for face in faces))


def findings_of(face: Face) -> frozenset[FaceFinding]:
    """What may be wrong with a face; only `CANNOT_TELL` where nothing can be said of its eyes and mouth.

    Args:
        face: in the pixels of the picture that was looked at; what covers it counts only if somebody looked.
    """
    if _is_unclear(face) or _covered(face, _EYES) > _MOST_COVERED:
        return frozenset((FaceFinding.CANNOT_TELL,))
    if _covered(face, _MOUTH) > _MOST_COVERED:
        return frozenset((FaceFinding.CANNOT_TELL, *_findings_of_eyes(face)))
    return frozenset((*_findings_of_eyes(face), *_findings_of_mouth(face.blendshapes)))


def _is_unclear(face: Face) -> bool:
    """Whether the face is too small, too far turned, or perhaps none at all."""
    centres = [face.landmarks[list(corners), :2].mean(0) for corners in _EYE_CORNERS]
    # A turned face has its eyes nearer together, and is not therefore small.
    distance = float(np.hypot(*(centres[1] - centres[0]))) / np.cos(np.radians(min(abs(face.pose.yaw), _MOST_YAW)))
    is_turned = abs(face.pose.yaw) > _MOST_YAW or abs(face.pose.pitch) > _MOST_PITCH
    return face.presence < _SURE or is_turned or distance < _LEAST_EYE_DISTANCE


def _covered(face: Face, indices: tuple[int, ...]) -> float:
    """Share of some landmarks that lie behind something foreign, 0..1."""
    if face.occlusion is None:
        return 0.0
    foreign, box = face.occlusion.foreign, face.occlusion.box
    height, width = foreign.shape
    # The map may be coarser than the box that it covers.
    points = (face.landmarks[list(indices), :2] - (box.x0, box.y0)) * (width / box.width, height / box.height)
    columns = np.clip(points[:, 0].astype(int), 0, width - 1)
    rows = np.clip(points[:, 1].astype(int), 0, height - 1)
    return float((foreign[rows, columns] > 0.5).mean())


def _findings_of_eyes(face: Face) -> Iterator[FaceFinding]:
    shapes = face.blendshapes
    if min(_of(shapes, "eyeBlinkLeft"), _of(shapes, "eyeBlinkRight")) > _CLOSED:
        yield FaceFinding.EYES_CLOSED
        # Behind closed lids nobody sees where the eyes look.
        return
    sideways, up_or_down = _sight(face)
    if sideways > _AWAY_SIDEWAYS or up_or_down > _AWAY_UP_OR_DOWN:
        yield FaceFinding.LOOKING_AWAY


def _findings_of_mouth(shapes: Mapping[str, float]) -> Iterator[FaceFinding]:
    smile = (_of(shapes, "mouthSmileLeft") + _of(shapes, "mouthSmileRight")) / 2
    if smile < _SMILE:
        yield FaceFinding.NO_SMILE
    if _of(shapes, "jawOpen") > (_OPEN_JAW if smile < _SMILE else _OPEN_JAW_LAUGHING):
        yield FaceFinding.MOUTH_OPEN


def _sight(face: Face) -> tuple[float, float]:
    """Degrees between the line of sight and the camera, sideways and up or down: of the head and of the eyes in it."""
    shapes = face.blendshapes
    # The subject's left is the right edge of the picture, where a positive yaw turns to.
    to_left = _of(shapes, "eyeLookOutLeft") + _of(shapes, "eyeLookInRight")
    to_right = _of(shapes, "eyeLookInLeft") + _of(shapes, "eyeLookOutRight")
    up = _of(shapes, "eyeLookUpLeft") + _of(shapes, "eyeLookUpRight")
    down = _of(shapes, "eyeLookDownLeft") + _of(shapes, "eyeLookDownRight")
    sideways = face.pose.yaw + _EYE_TURN * (to_left - to_right) / 2
    return abs(sideways), abs(face.pose.pitch + _EYE_TURN * (up - down) / 2)


def _of(shapes: Mapping[str, float], name: str) -> float:
    return shapes.get(name, 0.0)


def _seen(studio: Studio, pixels: Pixels, face: Face) -> Face:
    """The face with what covers it, if anything can be said of it at all: looking for that takes time."""
    return face if _is_unclear(face) else studio.finder.occlusion(pixels, face)
