"""Where each unit may move pixels: inside the face only, and past the jaw line for units of the jaw only."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.engines.instant.face_units import face_down
from pixelsmile_desktop.engines.instant.grid import FieldGrid
from pixelsmile_desktop.engines.instant.mesh import FACE_OVAL, MOUTH_LEFT, MOUTH_RIGHT, Float32, smoothstep

_JAW_UNITS = frozenset({"AU17", "AU26", "CLOSE"})
_INNER_RAMP = 0.13
JAW_RAMP = 0.26
_OCCLUDER_RAMP = 0.05
"""Widths of soft edges as shares of the face's width: inward from the oval, outward below the jaw, around occluders."""
_LEAK = 1.5
"""Cells by which a motion reaches beyond the last cell that moves: interpolation, and the active mask's margin."""
_COVERED = 0.5


@dataclass(frozen=True, eq=False)
class Windows:
    """Factors 0..1 on displacements, (rows, columns) of a grid: for units of the face and for units of the jaw."""

    face: Float32
    jaw: Float32

    def damped(self, factor: Float32) -> Windows:
        """Both windows times a (rows, columns) factor."""
        return Windows(self.face * factor, self.jaw * factor)

    def of(self, unit: str) -> Float32:
        """The window of a unit, named with or without its side."""
        return self.jaw if unit.partition("_")[0] in _JAW_UNITS else self.face


def build_windows(mesh: Points, face_width: float, grid: FieldGrid) -> Windows:
    """The windows of a face of that width (pixels) on a grid."""
    inside = (_signed_distance(mesh[list(FACE_OVAL)], grid) - _LEAK * grid.cell) / face_width
    face = smoothstep(inside / _INNER_RAMP)
    down = face_down(mesh)
    down = down / max(float(np.hypot(*down)), 1e-6)
    mouth_level = float((mesh[MOUTH_RIGHT] + mesh[MOUTH_LEFT]) @ down / 2)
    chin_level = float((mesh[list(FACE_OVAL)] @ down).max())
    below_mouth = smoothstep((grid.points() @ down - mouth_level) / max(0.8 * (chin_level - mouth_level), 1e-6))
    jaw = face + (smoothstep(1 + inside / JAW_RAMP) - face) * below_mouth
    return Windows(face.astype(np.float32), jaw.astype(np.float32))


def keep_still(foreign: Float32, face_width: float, grid: FieldGrid) -> Float32:
    """(rows, columns) factor 0..1 that is 0 on whatever lies in front of the face and rises softly beside it.

    Args:
        foreign: (rows, columns) 0..1, how much of a cell is covered.
        face_width: from cheek to cheek in pixels.
        grid: the grid.
    """
    covered = (foreign > _COVERED).astype(np.uint8)
    if not covered.any():
        return np.ones_like(foreign)
    distance = (cv2.distanceTransform(1 - covered, cv2.DIST_L2, 5) - _LEAK) * grid.cell / face_width
    return smoothstep(distance / _OCCLUDER_RAMP).astype(np.float32)


def _signed_distance(outline: Points, grid: FieldGrid) -> Points:
    """(rows, columns) distance in pixels to a closed outline, positive inside, exact to about a third of a cell."""
    fine = 3
    canvas = np.zeros((grid.rows * fine, grid.columns * fine), np.uint8)
    corners = (grid.to_cells(outline) + 0.5) * fine - 0.5
    cv2.fillPoly(canvas, [np.round(corners * 256).astype(np.int32)], 255, shift=8)
    inside = cv2.distanceTransform(canvas, cv2.DIST_L2, 5)
    outside = cv2.distanceTransform(255 - canvas, cv2.DIST_L2, 5)
    signed = cv2.resize(inside - outside, grid.size, interpolation=cv2.INTER_AREA)
    return np.asarray(signed, np.float64) * (grid.cell / fine)
