"""Finding faces with MediaPipe's short-range BlazeFace detector (Bazarevsky et al. 2019).

The network was trained on 128 x 128 pixels, but it is made of convolutions alone, so it takes pictures of any size
whose sides are multiples of 16. One pass over each level of a pyramid finds large and small faces without any tiling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.networks import DETECTOR, Networks
from pixelsmile_desktop.faces.sampling import Bytes, compose, mapped, reduced

_ANCHOR_GRIDS = ((8, 2), (16, 6))
"""(stride in input pixels, anchors to a cell)."""
_STRIDE = 16
_THRESHOLD = 0.5
_COARSE_LEVELS = (112, 320)
"""Sizes of the pyramid: square root of the number of pixels. Each finds faces from 1/6 of its size to all of it."""
_FINE_LEVEL = 896
_SUPPRESSED, _MERGED = 0.3, 0.5
"""Intersection over union from which a weaker detection is dropped, and from which it counts in the average."""


@dataclass(frozen=True, eq=False)
class Detection:
    """A face as the detector sees it.

    Attributes:
        score: 0..1.
        box: (4,) x0, y0, x1, y1.
        keypoints: (6, 2) the eye on the left of an upright face, the other eye, nose tip, mouth, the two ears.
    """

    score: float
    box: Points
    keypoints: Points

    def mapped(self, matrix: Points) -> Detection:
        """The detection in the coordinates that a (2, 3) matrix of quarter turns and scales leads to."""
        corners = mapped(matrix, self.box.reshape(2, 2))
        return Detection(self.score, np.concatenate([corners.min(0), corners.max(0)]), mapped(matrix, self.keypoints))


class Detector:
    """The faces of one photo, which is reduced once."""

    def __init__(self, networks: Networks, pixels: Pixels) -> None:
        self._networks = networks
        self._picture, self._to_photo = reduced(pixels, max(1.0, _size(pixels) / _FINE_LEVEL))

    def coarse(self) -> list[Detection]:
        """Faces that stand more or less upright and measure at least 1/20 of the photo, best first, in photo pixels.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        return self._at_levels(self._picture, _COARSE_LEVELS)

    def fine(self) -> list[Detection]:
        """Smaller upright faces, at three times the cost; none where the photo has too few pixels to hold any.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        return self._at_levels(self._picture, (_FINE_LEVEL,)) if _size(self._picture) > _COARSE_LEVELS[-1] else []

    def turned(self) -> list[Detection]:
        """Faces that lie on a side or stand on the head, best first, in photo pixels: the camera was turned.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        height, width = self._picture.shape[:2]
        turns_back = {
            1: np.array([[0.0, -1, width - 1], [1, 0, 0]]),
            2: np.array([[-1.0, 0, width - 1], [0, -1, height - 1]]),
            3: np.array([[0.0, 1, 0], [-1, 0, height - 1]]),
        }
        found: list[Detection] = []
        for quarter_turns, back in turns_back.items():
            turned = np.ascontiguousarray(np.rot90(self._picture, quarter_turns))
            to_photo = compose(self._to_photo, back)
            found += [detection.mapped(to_photo) for detection in self._at_levels(turned, _COARSE_LEVELS, np.eye(2, 3))]
        return _suppress(found)

    def _at_levels(self, picture: Bytes, levels: Sequence[int], to_photo: Points | None = None) -> list[Detection]:
        found: list[Detection] = []
        for level in levels:
            factor = _size(picture) / level
            found += self._at_scale(picture, factor if level == _COARSE_LEVELS[0] else max(1.0, factor))
        matrix = self._to_photo if to_photo is None else to_photo
        return [detection.mapped(matrix) for detection in _suppress(found)]

    def _at_scale(self, picture: Bytes, factor: float) -> list[Detection]:
        smaller, to_picture = reduced(picture, factor) if factor >= 1 else _enlarged(picture, factor)
        canvas = _padded(smaller)
        batch = np.asarray(cv2.dnn.blobFromImage(canvas, 1 / 127.5, mean=(127.5, 127.5, 127.5)), np.float32)
        regressors, scores = self._networks.run(DETECTOR, batch, ("regressors", "classificators"))
        chances = 1 / (1 + np.exp(-np.clip(scores.ravel().astype(np.float64), -80, 80)))
        likely = np.flatnonzero(chances > _THRESHOLD)
        anchors = _anchors(canvas.shape[1], canvas.shape[0])
        found = []
        for index in likely:
            values = regressors.reshape(-1, 8, 2)[index].astype(np.float64)
            # Row 1 holds width and height; all others are offsets from the anchor. Pixel centres are whole numbers.
            points = np.delete(values, 1, 0) + anchors[index] - 0.5
            box = np.concatenate([points[0] - values[1] / 2, points[0] + values[1] / 2])
            found.append(Detection(float(chances[index]), box, points[1:]).mapped(to_picture))
        return found


def _size(pixels: Pixels) -> float:
    return float(np.sqrt(pixels.shape[0] * pixels.shape[1]))


def _enlarged(picture: Bytes, factor: float) -> tuple[Bytes, Points]:
    """A picture that is too small for the network at 1 / `factor` its size, and the (2, 3) matrix back."""
    larger = cv2.resize(picture, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_LINEAR)
    scale_x, scale_y = picture.shape[1] / larger.shape[1], picture.shape[0] / larger.shape[0]
    return np.asarray(larger, np.uint8), np.array([[scale_x, 0, (scale_x - 1) / 2], [0, scale_y, (scale_y - 1) / 2]])


def _padded(picture: Bytes) -> Bytes:
    """The picture with black to its right and below, so that its sides are multiples of the network's stride."""
    below, right = -picture.shape[0] % _STRIDE, -picture.shape[1] % _STRIDE
    return np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, right, cv2.BORDER_CONSTANT), np.uint8)


def _anchors(width: int, height: int) -> Points:
    """(n, 2) centres of the anchors of an input of that size, in input pixels."""
    grids = []
    for stride, count in _ANCHOR_GRIDS:
        x, y = np.meshgrid((np.arange(width // stride) + 0.5) * stride, (np.arange(height // stride) + 0.5) * stride)
        grids.append(np.repeat(np.stack([x.ravel(), y.ravel()], 1), count, 0))
    return np.concatenate(grids)


def _suppress(found: list[Detection]) -> list[Detection]:
    """Weighted non-maximum suppression: detections that have much in common become their average."""
    rest = sorted(found, key=lambda detection: -detection.score)
    kept = []
    while rest:
        shared = _intersection_over_union(rest[0].box, np.stack([detection.box for detection in rest]))
        shared[0] = 1.0
        pairs = list(zip(rest, shared, strict=True))
        group = [detection for detection, share in pairs if share > _MERGED]
        rest = [detection for detection, share in pairs if share <= _SUPPRESSED]
        weights = np.array([member.score for member in group])
        weights /= weights.sum()
        box = np.tensordot(weights, np.stack([member.box for member in group]), 1)
        keypoints = np.tensordot(weights, np.stack([member.keypoints for member in group]), 1)
        kept.append(Detection(group[0].score, box, keypoints))
    return kept


def _intersection_over_union(box: Points, others: Points) -> Points:
    """(n,) how much (n, 4) boxes have in common with one, 0..1."""
    shared = np.clip(np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2]), 0, None).prod(1)
    united = (box[2:] - box[:2]).prod() + (others[:, 2:] - others[:, :2]).prod(1) - shared
    return np.asarray(shared / np.maximum(united, 1e-9))
