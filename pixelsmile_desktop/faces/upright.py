"""A face cut out of its photo, upright and at one size, so that what is looked for has a known place and width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box, Pixels

Map = npt.NDArray[Any]
"""A (SIZE, SIZE) float32 array; the name says what the checker cannot, since the stubs widen float32."""

SIZE: Final = 384
_COVERAGE = 1.6
"""Side of the frame as a multiple of the larger side of the face."""
_RIGHT_EYE, _LEFT_EYE = 33, 263
_SHALLOWEST_STEP = 2


@dataclass(frozen=True, eq=False)
class UprightFace:
    """A face in its own frame of SIZE x SIZE pixels.

    Attributes:
        pixels: (SIZE, SIZE, 3) float32 red green blue, 0..255; the edge goes on where the photo ends.
        inside: (SIZE, SIZE) bool, where the photo has pixels.
        landmarks: (478, 2) in pixels of the frame.
        to_photo: (2, 3) from pixels of the frame to pixels of the photo.
    """

    pixels: Map
    inside: npt.NDArray[np.bool_]
    landmarks: Points
    to_photo: Points

    @property
    def box(self) -> Box:
        """The photo pixels that the frame covers, upright in the photo, not clipped to it."""
        corners = np.array([[0, 0], [SIZE, 0], [0, SIZE], [SIZE, SIZE]], np.float64) - 0.5
        placed = corners @ self.to_photo[:, :2].T + self.to_photo[:, 2] + 0.5
        low, high = np.floor(placed.min(0)).astype(int), np.ceil(placed.max(0)).astype(int)
        return Box(int(low[0]), int(low[1]), int(high[0]), int(high[1]))

    def spread(self, values: Map, box: Box) -> npt.NDArray[np.float32]:
        """A (SIZE, SIZE) map of the frame carried to `box` of the photo, at most SIZE values to its longer side."""
        per_value = max(1.0, max(box.width, box.height) / SIZE)
        columns, rows = max(1, round(box.width / per_value)), max(1, round(box.height / per_value))
        step = np.array([box.width / columns, box.height / rows])
        turn = self.to_photo[:, :2]
        back = np.linalg.inv(turn)
        offset = back @ (np.array([box.x0, box.y0]) - 0.5 + step / 2 - self.to_photo[:, 2])
        matrix = np.column_stack([back * step, offset])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(cv2.warpAffine(values, matrix, (columns, rows), flags=flags), np.float32)


def upright_face(pixels: Pixels, landmarks: Points) -> UprightFace:
    """The frame of a face.

    Args:
        pixels: (H, W, 3) uint8 or uint16 of the photo.
        landmarks: (478, 3) or (478, 2) in its pixels.
    """
    points = landmarks[:, :2]
    eyes = points[_LEFT_EYE] - points[_RIGHT_EYE]
    angle = float(np.arctan2(eyes[1], eyes[0]))
    upright = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    turned = points @ upright.T
    low, high = turned.min(0), turned.max(0)
    side = max(float((high - low).max()), 4.0) * _COVERAGE
    scale = side / SIZE
    turn = upright.T * scale
    to_photo = np.column_stack([turn, upright.T @ ((low + high) / 2) - turn @ np.full(2, (SIZE - 1) / 2)])
    part, origin, factor = _reduced(pixels, to_photo, scale)
    matrix = np.column_stack([turn * factor, (to_photo[:, 2] - origin + 0.5) * factor - 0.5])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpAffine(part, matrix, (SIZE, SIZE), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    whole = np.ones(part.shape[:2], np.uint8)
    inside = cv2.warpAffine(whole, matrix, (SIZE, SIZE), flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP) > 0
    level = 255.0 / np.iinfo(pixels.dtype).max
    back = np.linalg.inv(turn)
    placed = (points - to_photo[:, 2]) @ back.T
    return UprightFace(warped.astype(np.float32) * np.float32(level), inside, placed, to_photo)


def _reduced(pixels: Pixels, to_photo: Points, scale: float) -> tuple[Pixels, Points, Points]:
    """The part of the photo under the frame, averaged to about the frame's scale; its origin; its factor."""
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [SIZE, 0], [0, SIZE], [SIZE, SIZE]]) @ to_photo[:, :2].T + to_photo[:, 2]
    low = np.clip(np.floor(corners.min(0)).astype(int) - 2, 0, [width - 1, height - 1])
    high = np.clip(np.ceil(corners.max(0)).astype(int) + 2, low + 1, [width, height])
    part = pixels[low[1] : high[1], low[0] : high[0]]
    if scale <= _SHALLOWEST_STEP:
        return np.ascontiguousarray(part), low.astype(np.float64), np.ones(2)
    size = max(1, round(part.shape[1] / scale)), max(1, round(part.shape[0] / scale))
    small = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA))
    return small, low.astype(np.float64), np.array([size[0] / part.shape[1], size[1] / part.shape[0]])
