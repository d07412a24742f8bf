"""The door of the room: everything that the rest of the program asks about faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.face import MESH_COUNT, CanonicalFace, Face, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.blendshapes import estimate_blendshapes
from pixelsmile_desktop.faces.detector import Detection, Detector
from pixelsmile_desktop.faces.face_warnings import with_warnings
from pixelsmile_desktop.faces.landmarks import MIN_PRESENCE, agree, locate, square_of_detection, square_of_landmarks
from pixelsmile_desktop.faces.networks import Networks
from pixelsmile_desktop.faces.occlusion import find_occlusion
from pixelsmile_desktop.faces.pose import estimate_pose

_SMALL_FACE = 0.12
"""Beside a face smaller than this share of the photo's size there may be some that only a finer search shows."""
_SMALLEST_FACE = 20
"""Photo pixels; whatever looks like a face in fewer is as likely a button."""
_FIRST_PASSES = 3
_MEASURE_PASSES = 2


class FaceFinder:
    """Finds and measures faces. Safe to share between threads; networks are loaded, and checked, on first use."""

    def __init__(self, models: Path) -> None:
        self._networks = Networks(models)

    @property
    def canonical(self) -> CanonicalFace:
        """The average face that landmarks are numbered after.

        Raises:
            ResourceError: its file is missing or altered.
        """
        return self._networks.canonical

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        """The faces of an (H, W, 3) photo of any size, from left to right; occlusion is left open.

        Raises:
            ResourceError: a network's file is missing or altered.
        """
        detector = Detector(self._networks, pixels)
        located = self._locate_all(pixels, detector.coarse())
        smallest = min((place.size for place in located), default=0.0)
        if smallest < _SMALL_FACE * np.sqrt(pixels.shape[0] * pixels.shape[1]):
            located = self._locate_all(pixels, detector.fine(), located)
        located = located or self._locate_all(pixels, detector.turned())
        located.sort(key=lambda place: float(place.landmarks[:, 0].mean()))
        return tuple(with_warnings(self._describe(index, place), pixels) for index, place in enumerate(located))

    def measure(self, pixels: Pixels, landmarks: Points) -> Points:
        """The (478, 3) landmarks of the face that is near known (478, 3) landmarks; a `core.FaceMeasure`.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        found, _ = locate(self._networks, pixels, square_of_landmarks(landmarks), _MEASURE_PASSES)
        return found

    def blendshapes(self, landmarks: Points) -> dict[str, float]:
        """What a face of (478, 3) landmarks shows: 52 coefficients 0..1 by name.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        return estimate_blendshapes(self._networks, landmarks)

    def occlusion(self, pixels: Pixels, face: Face) -> Face:
        """The same face with what lies in front of it."""
        return replace(face, occlusion=find_occlusion(pixels, face.landmarks).occlusion)

    def _locate_all(self, pixels: Pixels, detections: list[Detection], known: Sequence[_Place] = ()) -> list[_Place]:
        places = list(known)
        for detection in detections:
            place = _Place(*locate(self._networks, pixels, square_of_detection(detection), _FIRST_PASSES))
            is_face = place.presence >= MIN_PRESENCE and agree(detection, place.landmarks)
            if is_face and place.size >= _SMALLEST_FACE:
                places.append(place)
        places.sort(key=lambda place: -place.size)
        kept: list[_Place] = []
        for place in places:
            if not any(place.lies_in(larger) for larger in kept):
                kept.append(place)
        return kept

    def _describe(self, index: int, place: _Place) -> Face:
        mesh = place.landmarks[:MESH_COUNT, :2]
        x, y = mesh.min(0)
        width, height = mesh.max(0) - (x, y)
        return Face(
            index=index,
            box=(float(x), float(y), float(width), float(height)),
            presence=place.presence,
            pose=estimate_pose(self.canonical, place.landmarks),
            landmarks=place.landmarks,
            blendshapes=self.blendshapes(place.landmarks),
        )


@dataclass(frozen=True, eq=False)
class _Place:
    landmarks: Points
    presence: float

    @property
    def size(self) -> float:
        """The longer side of the face in photo pixels."""
        return float(np.ptp(self.landmarks[:MESH_COUNT, :2], 0).max())

    def lies_in(self, other: _Place) -> bool:
        """Whether the middle of this face is inside the other's outline's box, where no second face can be seen."""
        mesh, middle = other.landmarks[:MESH_COUNT, :2], self.landmarks[:MESH_COUNT, :2].mean(0)
        return bool((mesh.min(0) < middle).all() and (middle < mesh.max(0)).all())
