"""The motion of one expression: weights times the rig's fields, inverted for sampling."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.engines.instant.grid import FieldGrid
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.sampling import sample

STILL_PIXELS = 0.02
"""A shorter way than this, in pixels, shows nowhere."""
_ITERATIONS = 6
_STILL = 1e-4
"""Weights below this move nothing that shows."""
_MAX_SMOOTHING = 4
"""Rounds of smoothing at most; each costs a preview about 0.15 ms a layer."""


@dataclass(frozen=True, eq=False)
class Motion:
    """How a face moves.

    Attributes:
        weights: (units,) of the rig.
        landmarks: (478, 2) where the landmarks go.
        upper, lower: (rows, columns, 2) for each place of the result, the way in pixels to where its skin comes from,
            for the layers above and below the mouth line.
    """

    weights: Float32
    landmarks: Points
    upper: Float32
    lower: Float32

    @property
    def parts_lips(self) -> bool:
        """Whether the two layers differ, so that the mouth line needs full resolution."""
        return bool(np.abs(self.upper - self.lower).max() > STILL_PIXELS)


def solve_motion(rig: FaceRig, weights: Float32, max_strain: float) -> Motion:
    """The motion of a face under (units,) weights, with skin stretched by about `max_strain` (a share) at most."""
    active = np.flatnonzero(np.abs(weights) > _STILL)
    cells = _cell_coordinates(rig.grid)
    upper, lower = ((weights[active] @ layer[active]).reshape(cells.shape) for layer in (rig.upper, rig.lower))
    upper, lower = _joined_beside_the_mouth(upper, lower, rig.parting)
    upper = _strain_limited(upper, rig.limited_upper, rig.grid, max_strain)
    lower = _strain_limited(lower, rig.limited_lower, rig.grid, max_strain)
    upper, lower = _joined_beside_the_mouth(upper, lower, rig.parting)
    return Motion(
        weights, _moved_landmarks(rig, upper, lower), _inverse(upper, cells, rig.grid), _inverse(lower, cells, rig.grid)
    )


def _joined_beside_the_mouth(upper: Float32, lower: Float32, parting: Float32) -> tuple[Float32, Float32]:
    """Both layers, equal where (rows, columns) `parting` is 0, as they were where it is 1."""
    half_apart = 0.5 * (lower - upper) * (1 - parting)[..., None]
    return upper + half_apart, lower - half_apart


def _moved_landmarks(rig: FaceRig, upper: Float32, lower: Float32) -> Points:
    """(478, 2) where the fields carry the landmarks; irises belong to the eyeballs, which stay."""
    mesh = rig.mesh
    share = rig.lower_share[:, None]
    travel = rig.grid.sample(upper, mesh) * (1 - share) + rig.grid.sample(lower, mesh) * share
    points = np.array(rig.landmarks)
    points[: len(mesh)] += travel
    return points


def _strain_limited(forward: Float32, limited: Float32, grid: FieldGrid, max_strain: float) -> Float32:
    """A field smoothed just where skin would be stretched or squeezed beyond what skin does.

    Args:
        forward: (rows, columns, 2) displacement in pixels.
        limited: (rows, columns) 0..1, where there is skin to be limited (lids unfold, and the other lip is elsewhere).
        grid: the grid.
        max_strain: largest change of length, as a share.
    """
    for _ in range(_MAX_SMOOTHING):
        excess = np.clip((_strain(forward, grid) * limited - max_strain) / 0.15, 0, 1)
        if not excess.any():
            break
        reach = cv2.blur(cv2.dilate(excess, np.ones((3, 3), np.uint8)), (3, 3)) * limited
        forward = forward + (cv2.blur(cv2.blur(forward, (9, 9)), (7, 7)) - forward) * reach[..., None]
    return forward


def _strain(forward: Float32, grid: FieldGrid) -> Float32:
    """(rows, columns) Frobenius norm of a field's gradient, 0 along the border."""
    across = (forward[1:-1, 2:] - forward[1:-1, :-2]) * np.float32(0.5 / grid.cell_width)
    down = (forward[2:, 1:-1] - forward[:-2, 1:-1]) * np.float32(0.5 / grid.cell_height)
    strain = np.zeros(forward.shape[:2], np.float32)
    # Sums over an axis of two are slow in numpy; the components by name are not.
    squares = across[..., 0] ** 2 + across[..., 1] ** 2 + down[..., 0] ** 2 + down[..., 1] ** 2
    strain[1:-1, 1:-1] = np.sqrt(squares)
    return strain


def _inverse(forward: Float32, cells: Float32, grid: FieldGrid) -> Float32:
    """The displacement g with `g(y) = -f(y + g(y))`, by fixed-point iteration (Chen et al. 2008)."""
    to_cells = np.array([1 / grid.cell_width, 1 / grid.cell_height], np.float32)
    inverse = -forward
    for _ in range(_ITERATIONS):
        places = cells + inverse * to_cells
        inverse = -sample(forward, places, cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)
    return inverse


def _cell_coordinates(grid: FieldGrid) -> Float32:
    """(rows, columns, 2) the column and the row of every cell."""
    columns, rows = (np.arange(count, dtype=np.float32) for count in grid.size)
    return np.stack(np.meshgrid(columns, rows), -1)
