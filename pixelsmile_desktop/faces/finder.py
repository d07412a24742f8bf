"""`FaceFinder`: the one door to everything that is known about the faces of a photo."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Face, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.blendshapes import BlendshapeModel
from pixelsmile_desktop.faces.canonical import load_canonical
from pixelsmile_desktop.faces.detector import FaceDetector
from pixelsmile_desktop.faces.landmarker import Landmarker
from pixelsmile_desktop.faces.pose import head_pose

_PRESENT = 0.5
_PASSES = 3


class FaceFinder:
    """Finds faces and measures them. Networks are loaded at first use and verified then.

    Args:
        models: folder of the bundled face models.
    """

    def __init__(self, models: Path) -> None:
        self._models = models
        self._detector = FaceDetector(models)
        self._landmarker = Landmarker(models)
        self._blendshapes = BlendshapeModel(models)

    @cached_property
    def canonical(self) -> CanonicalFace:
        """The average face that landmarks are numbered after.

        Raises:
            ResourceError: its file is missing or damaged.
        """
        return load_canonical(self._models)

    def load(self) -> None:
        """Read and verify every model now.

        Raises:
            ResourceError: a file is missing, damaged or not understood.
        """
        for network in (self._detector.network, self._landmarker.network, self._blendshapes.network):
            network.load()
        _ = self.canonical

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        """The faces of (H, W, 3) uint8 or uint16 pixels, from left to right.

        Raises:
            ResourceError: a model file is missing or damaged.
        """
        shallow = _as_8_bit(pixels)
        placed = []
        for detection in self._detector.detect(shallow):
            landmarks, presence = self._landmarker.find(shallow, detection, _PASSES)
            if presence >= _PRESENT:
                placed.append((landmarks, presence))
        placed.sort(key=lambda entry: float(entry[0][:, 0].mean()))
        return tuple(self._face(index, *entry) for index, entry in enumerate(placed))

    def measure(self, pixels: Pixels, landmarks: Points) -> Points:
        """(478, 3) landmarks of the face that is near known ones; a `core.face.FaceMeasure`."""
        return self._landmarker.refine(_as_8_bit(pixels), landmarks)

    def blendshapes(self, landmarks: Points) -> dict[str, float]:
        """The 52 coefficients that (478, 3) landmarks show."""
        return self._blendshapes.of(landmarks)

    def occlusion(self, pixels: Pixels, face: Face) -> Face:
        """The same face with what lies in front of it."""
        return replace(face, occlusion=face.occlusion)

    def _face(self, index: int, landmarks: Points, presence: float) -> Face:
        low, high = landmarks[:, :2].min(0), landmarks[:, :2].max(0)
        return Face(
            index=index,
            box=(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])),
            presence=presence,
            pose=head_pose(self.canonical, landmarks),
            landmarks=landmarks,
            blendshapes=self.blendshapes(landmarks),
        )


def _as_8_bit(pixels: Pixels) -> Pixels:
    return pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
