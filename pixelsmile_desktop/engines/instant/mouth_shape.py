"""The opening between the lips, before and after the motion, in one frame that is fixed to the skull."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.engines.instant.canvas import Curve
from pixelsmile_desktop.engines.instant.face_units import face_down
from pixelsmile_desktop.engines.instant.mesh import (
    INNER_LOWER_LIP,
    INNER_UPPER_LIP,
    Float32,
    LocalFrame,
    catmull_rom,
    smoothstep,
)

_LINE_SAMPLES = 64
_LIP_OVERLAP = 0.014
"""How far an opening mouth is painted over the lower lip, as a share of its width before the motion."""


class MouthShape:
    """Inner edges of the lips in `frame`, whose axis runs between the inner corners as they were before the motion.

    Attributes:
        frame: the frame of the mouth before the motion; its width is the mouth's.
        upper_before, lower_before, upper_after, lower_after: curves in that frame.
        right, left: where the corners lie along the frame after the motion.
        outline: (n, 2) photo points around the opening after the motion.
        gap_before, gap_after: widest opening as a share of the width of the mouth, before and after.
    """

    def __init__(self, before: Points, after: Points) -> None:
        upper, lower = before[list(INNER_UPPER_LIP)], before[list(INNER_LOWER_LIP)]
        self.frame = LocalFrame.spanned(upper[0], upper[-1], face_down(before))
        self.upper_before, self.lower_before = self._curve(upper), self._curve(lower)
        upper_moved, lower_moved = after[list(INNER_UPPER_LIP)], after[list(INNER_LOWER_LIP)]
        self.upper_after, self.lower_after = self._curve(upper_moved), self._curve(lower_moved)
        self.right, self.left = float(self.upper_after.along[0]), float(self.upper_after.along[-1])
        self.gap_before = max(0.0, float(((lower - upper) @ self.frame.across).max())) / self.frame.width
        self.gap_after = max(0.0, float(((lower_moved - upper_moved) @ self.frame.across).max())) / self.width_after
        # Teeth lie a little over the edge of the lower lip that landmarks mark; an opening mouth would drag them along.
        overlap = _LIP_OVERLAP * self.frame.width * self.widens * self.frame.across
        self.outline = np.vstack([catmull_rom(upper_moved), (catmull_rom(lower_moved) + overlap)[::-1]])

    @property
    def widens(self) -> float:
        """How much the mouth opens further than it was, 0..1; 1 from 5 % of its width on."""
        return float(smoothstep(np.array((self.gap_after - self.gap_before) / 0.05)))

    @property
    def width_after(self) -> float:
        """Distance between the corners after the motion, in pixels."""
        return max(self.left - self.right, 1e-6)

    def lower_share(self, along: Float32, across: Float32, feather: float) -> Float32:
        """Share 0..1 of each place in the lower lip's layer, soft over `feather` pixels and softer in the cheeks."""
        line_along = np.linspace(self.right, self.left, _LINE_SAMPLES).astype(np.float32)
        line = Curve(
            np.stack([line_along, 0.5 * (self.upper_after.at(line_along) + self.lower_after.at(line_along))], 1)
        )
        beyond = np.maximum(0, np.maximum(self.right - along, along - self.left))
        below = (across - line.at(along)) / (feather + 0.6 * beyond)
        return smoothstep((below + 1) * 0.5).astype(np.float32)

    def _curve(self, points: Points) -> Curve:
        return Curve(self.frame.to_local(catmull_rom(points)))
