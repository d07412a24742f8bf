"""478 landmarks of a face, refined from crop to crop until they stand still."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from pixelsmile_desktop.core.face import LANDMARK_COUNT, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.detector import Detection
from pixelsmile_desktop.faces.networks import Array, Network

_INPUT = 256
_DETECTION_MARGIN = 1.8
_LANDMARK_MARGIN = 1.5
"""Side of the crop as a multiple of the detector's box, and of the box around landmarks."""
_RIGHT_EYE, _LEFT_EYE = 33, 263
_JITTERS = ((0.0, 0.0), (0.011, 0.006), (-0.007, -0.012))
"""Shifts of the last crop as shares of its side: the network's answer trembles with them, and their mean does not."""


@dataclass(frozen=True, eq=False)
class _Region:
    """A square crop: centre and side in photo pixels, angle in radians clockwise."""

    centre: Array
    side: float
    angle: float


class Landmarker:
    """The network from a crop of a face to its landmarks."""

    def __init__(self, models: Path) -> None:
        self.network = Network(models, "face_landmarks_detector.tflite", ("Identity", "Identity_1"))

    def find(self, pixels: Pixels, detection: Detection, passes: int) -> tuple[Points, float]:
        """(478, 3) landmarks of a detected face in (H, W, 3) uint8 pixels, and presence 0..1."""
        eyes = detection.keypoints[1] - detection.keypoints[0]
        box = detection.box
        side = float((box[2:] - box[:2]).max()) * _DETECTION_MARGIN
        region = _Region((box[:2] + box[2:]) / 2, side, float(np.arctan2(eyes[1], eyes[0])))
        landmarks, presence = self._in_region(pixels, region)
        for _ in range(passes - 1):
            landmarks, presence = self._in_region(pixels, _region_around(landmarks))
        return landmarks, presence

    def refine(self, pixels: Pixels, landmarks: Points) -> Points:
        """(478, 3) landmarks found anew near known ones, averaged over slightly shifted crops."""
        region = _region_around(landmarks)
        shifted = (
            _Region(region.centre + np.array(shift) * region.side, region.side, region.angle) for shift in _JITTERS
        )
        return np.asarray(np.mean([self._in_region(pixels, crop)[0] for crop in shifted], axis=0))

    def _in_region(self, pixels: Pixels, region: _Region) -> tuple[Points, float]:
        matrix = _crop_to_photo(region)
        crop = _crop(pixels, region, matrix)
        points, logit = self.network.run((crop.astype(np.float32) / 255).transpose(2, 0, 1)[None])
        raw = points.reshape(LANDMARK_COUNT, 3).astype(np.float64)
        placed = raw[:, :2] @ matrix[:, :2].T + matrix[:, 2]
        presence = 1 / (1 + np.exp(-float(np.clip(logit.ravel()[0], -80, 80))))
        return np.hstack([placed, raw[:, 2:] * region.side / _INPUT]), presence


def _region_around(landmarks: Points) -> _Region:
    """The upright square around (478, 3) landmarks that the network was trained to see."""
    eyes = landmarks[_LEFT_EYE, :2] - landmarks[_RIGHT_EYE, :2]
    angle = float(np.arctan2(eyes[1], eyes[0]))
    upright = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    turned = landmarks[:, :2] @ upright.T
    low, high = turned.min(0), turned.max(0)
    return _Region(upright.T @ ((low + high) / 2), max(float((high - low).max()), 1.0) * _LANDMARK_MARGIN, angle)


def _crop_to_photo(region: _Region) -> Array:
    """(2, 3) from pixels of the crop to photo pixels."""
    scale = region.side / _INPUT
    cos, sin = np.cos(region.angle) * scale, np.sin(region.angle) * scale
    turn = np.array([[cos, -sin], [sin, cos]])
    return np.column_stack([turn, region.centre - turn @ np.full(2, _INPUT / 2)])


def _crop(pixels: Pixels, region: _Region, matrix: Array) -> Pixels:
    """The crop at the network's size; the photo is reduced first where it has more pixels than the crop can hold."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (_INPUT, _INPUT)
    shrink = region.side / _INPUT
    if shrink <= 1.5:
        return np.asarray(cv2.warpAffine(pixels, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE))
    height, width = pixels.shape[:2]
    reach = region.side * 0.75
    low = np.maximum(np.floor(region.centre - reach), 0).astype(int)
    high = np.minimum(np.ceil(region.centre + reach), [width, height]).astype(int)
    if (high - low < 8).any():
        return np.zeros((_INPUT, _INPUT, 3), np.uint8)
    part = pixels[low[1] : high[1], low[0] : high[0]]
    small = np.asarray(cv2.resize(part, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA))
    factor = np.array([small.shape[1] / part.shape[1], small.shape[0] / part.shape[0]])
    # Pixel centres have whole numbers: half a pixel comes off before resizing and goes on again after it.
    reduced = np.column_stack([matrix[:, :2] * factor[:, None], (matrix[:, 2] - low + 0.5) * factor - 0.5])
    return np.asarray(cv2.warpAffine(small, reduced, size, flags=flags, borderMode=cv2.BORDER_REPLICATE))
