"""Finding faces: a short-range detector over a pyramid of overlapping tiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.networks import Array, Network

_INPUT = 128
_LAYERS = ((8, 2), (16, 6))
"""Stride and anchors of a cell, of the detector's two layers."""
_THRESHOLD = 0.5
_LEVELS = 3
_WORKING_SIZE = 1024
"""Longer side in pixels of the picture that is searched; a tile of the third level then has 256, twice the network's."""
_COMPANY = 0.15
"""Small faces come in company: where the smallest face found is below this share of the longer side, smaller ones are
looked for; a portrait is spared the 35 tiles of the finest level."""
_SAME_FACE_OVERLAP = 0.3
_CONTAINED = 0.6


@dataclass(frozen=True, eq=False)
class Detection:
    """A face as the detector sees it, in photo pixels.

    Attributes:
        score: 0..1.
        box: (x0, y0, x1, y1).
        keypoints: (6, 2) right eye, left eye, nose, mouth, right ear, left ear, the subject's own.
    """

    score: float
    box: Array
    keypoints: Array


class FaceDetector:
    """Finds faces of any size down to about 1/30 of the longer side of a photo."""

    def __init__(self, models: Path) -> None:
        self.network = Network(models, "face_detector.tflite", ("regressors", "classificators"))
        self._anchors = _anchors()

    def detect(self, pixels: Pixels) -> list[Detection]:
        """Faces in (H, W, 3) uint8 pixels, the surest first."""
        small, factor = _reduced(pixels)
        height, width = small.shape[:2]
        found: list[Detection] = []
        for level in range(_LEVELS):
            found += self._in_level(small, level)
            if found and level and _smallest(found) > _COMPANY * max(width, height):
                break
        return [_scaled(detection, 1 / factor) for detection in _merged(found)]

    def _in_level(self, pixels: Pixels, level: int) -> Iterator[Detection]:
        height, width = pixels.shape[:2]
        for tile in _tiles(width, height, level):
            for detection in self._in_tile(pixels, *tile):
                if level == 0 or not _cut_by_inner_edge(detection.box, tile, width, height):
                    yield detection

    def _in_tile(self, pixels: Pixels, left: float, top: float, side: float) -> Iterator[Detection]:
        tensor = _square_crop(pixels, left, top, side).astype(np.float32) / 127.5 - 1
        regressors, scores = self.network.run(tensor.transpose(2, 0, 1)[None])
        certainty = 1 / (1 + np.exp(-np.clip(scores.ravel(), -80, 80)))
        offsets = regressors.reshape(len(self._anchors), 16) / _INPUT
        for index in np.flatnonzero(certainty > _THRESHOLD):
            centre = offsets[index, :2] + self._anchors[index]
            half = offsets[index, 2:4] / 2
            keypoints = offsets[index, 4:].reshape(6, 2) + self._anchors[index]
            box = np.concatenate([centre - half, centre + half]) * side + [left, top, left, top]
            yield Detection(float(certainty[index]), box, keypoints * side + [left, top])


def _anchors() -> npt.NDArray[np.float64]:
    """(896, 2) centres of the detector's anchors, in shares of a tile."""
    layers = []
    for stride, count in _LAYERS:
        cells = (np.arange(_INPUT // stride) + 0.5) * stride / _INPUT
        centres = np.stack(np.meshgrid(cells, cells), -1).reshape(-1, 2)
        layers.append(np.repeat(centres, count, axis=0))
    return np.concatenate(layers)


def _reduced(pixels: Pixels) -> tuple[Pixels, float]:
    """The photo at the working size and the factor it was resized by; first by leaving out pixels, which costs nothing."""
    longest = max(pixels.shape[:2])
    step = max(1, longest // (3 * _WORKING_SIZE))
    thinned = pixels[::step, ::step]
    factor = min(1.0, _WORKING_SIZE / max(thinned.shape[:2]))
    if factor < 1:
        size = max(1, round(thinned.shape[1] * factor)), max(1, round(thinned.shape[0] * factor))
        thinned = np.asarray(cv2.resize(thinned, size, interpolation=cv2.INTER_AREA))
    return thinned, factor / step


def _tiles(width: int, height: int, level: int) -> Iterator[tuple[float, float, float]]:
    """Left, top and side of the square tiles of a level; half of each overlaps the next."""
    side = max(width, height) / 2**level
    if level and side < _INPUT:
        return
    if level == 0:
        yield (width - side) / 2, (height - side) / 2, side
        return
    for top in _tile_starts(height, side):
        for left in _tile_starts(width, side):
            yield left, top, side


def _smallest(found: list[Detection]) -> float:
    return min(float((detection.box[2:] - detection.box[:2]).max()) for detection in found)


def _tile_starts(length: int, side: float) -> list[float]:
    if length <= side:
        return [(length - side) / 2]
    count = int(np.ceil((length - side) / (side / 2))) + 1
    return [float(start) for start in np.linspace(0, length - side, count)]


def _square_crop(pixels: Pixels, left: float, top: float, side: float) -> Pixels:
    """A square tile at the network's size, black where it reaches beyond the picture."""
    height, width = pixels.shape[:2]
    x0, y0 = max(0, int(left)), max(0, int(top))
    x1, y1 = min(width, int(np.ceil(left + side))), min(height, int(np.ceil(top + side)))
    scale = _INPUT / side
    size = (min(_INPUT, max(1, round((x1 - x0) * scale))), min(_INPUT, max(1, round((y1 - y0) * scale))))
    small = np.asarray(cv2.resize(pixels[y0:y1, x0:x1], size, interpolation=cv2.INTER_AREA))
    crop = np.zeros((_INPUT, _INPUT, 3), np.uint8)
    x = min(max(round((x0 - left) * scale), 0), _INPUT - size[0])
    y = min(max(round((y0 - top) * scale), 0), _INPUT - size[1])
    crop[y : y + size[1], x : x + size[0]] = small
    return crop


def _cut_by_inner_edge(box: Array, tile: tuple[float, float, float], width: int, height: int) -> bool:
    left, top, side = tile
    right, bottom = left + side, top + side
    return bool(
        (box[0] < left + 1 and left > 1)
        or (box[1] < top + 1 and top > 1)
        or (box[2] > right - 1 and right < width - 1)
        or (box[3] > bottom - 1 and bottom < height - 1)
    )


def _merged(found: list[Detection]) -> list[Detection]:
    """One detection for each face: overlapping ones are averaged, weighted with their scores."""
    rest = sorted(found, key=lambda detection: -detection.score)
    merged = []
    while rest:
        same = [d for d in rest if _is_same_face(rest[0].box, d.box)]
        weights = np.array([d.score for d in same])
        weights /= weights.sum()
        box = np.tensordot(weights, np.stack([d.box for d in same]), 1)
        keypoints = np.tensordot(weights, np.stack([d.keypoints for d in same]), 1)
        merged.append(Detection(same[0].score, box, keypoints))
        taken = {id(d) for d in same}
        rest = [d for d in rest if id(d) not in taken]
    return merged


def _is_same_face(first: Array, second: Array) -> bool:
    size = np.clip(np.minimum(first[2:], second[2:]) - np.maximum(first[:2], second[:2]), 0, None)
    shared = float(size.prod())
    areas: list[Any] = [(box[2:] - box[:2]).prod() for box in (first, second)]
    return bool(shared > _SAME_FACE_OVERLAP * (sum(areas) - shared) or shared > _CONTAINED * min(areas))


def _scaled(detection: Detection, factor: float) -> Detection:
    return Detection(detection.score, detection.box * factor, detection.keypoints * factor)
