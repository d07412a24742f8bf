"""How far a model moved, enlarged and turned what it drew anew, measured to a fraction of a pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.imaging.framing import Matrix, Points

Mask = npt.NDArray[np.bool_]
Image = npt.NDArray[Any]
"""A float32 array; the name says what the checker cannot, since the stubs widen float32."""

_COARSE_SIDE: Final = 320
_LOCAL: Final = 0.02
"""Softness, as a share of the picture's side, of what counts as lighting and not as structure."""
_STEPS: Final = 60
_PRECISION: Final = 1e-5
_FILTER: Final = 5
"""Pixels across of the blur that ECC's gradients are taken from."""
_LEAST_CORRELATION: Final = 0.3
_ALIKE: Final = 0.75
"""Local correlation above which a place shows the same thing in both pictures."""
_SMALLEST_SHARE: Final = 0.01
_FARTHEST: Final = 0.03
"""How far a measured motion may lead away from the one it began with, as a share of the picture's side."""
_STRAY_LANDMARK: Final = 2.5
_LARGEST_MISFIT: Final = 0.035
_SCALES: Final = (0.8, 1.25)
_LARGEST_TURN: Final = 15.0
_UNMEASURED: Final = (
    "the shift that the model introduced could not be measured to the pixel, so edges of the face may look doubled"
)


@dataclass(frozen=True, eq=False)
class Registration:
    """Where a generated picture shows what the original shows.

    Attributes:
        matrix: (2, 3) similarity from pixels of the original to pixels of the generated picture.
        warnings: what may be inexact, one sentence each.
    """

    matrix: Matrix
    warnings: tuple[str, ...] = ()


def scale_of(matrix: Matrix) -> float:
    """How many times larger a similarity makes things."""
    return float(np.hypot(matrix[0, 0], matrix[1, 0]))


def rotation_of(matrix: Matrix) -> float:
    """How far a similarity turns things, in degrees clockwise as seen in a picture."""
    return float(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0])))


def moved(points: Points, matrix: Matrix) -> Points:
    """Points (..., 2) after a (2, 3) map."""
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2])


def similarity_between(source: Points, target: Points) -> Matrix:
    """The least-squares similarity from (n, 2) points to others, n at least 2.

    S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", 1991; in the plane
    it is a division of complex numbers.
    """
    a, b = source - source.mean(0), target - target.mean(0)
    power = max(float((a**2).sum()), 1e-12)
    cosine = float((a * b).sum()) / power
    sine = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / power
    turn = np.array([[cosine, -sine], [sine, cosine]])
    return np.column_stack([turn, target.mean(0) - turn @ source.mean(0)])


def register_landmarks(original: Points, generated: Points) -> Matrix | None:
    """The similarity between landmarks that no expression moves, or None when they do not show the same face.

    Args:
        original: (n, 2) landmarks in the original.
        generated: (n, 2) the same landmarks in the generated picture, in pixels of about the same size.
    """
    matrix = similarity_between(original, generated)
    misfit = np.hypot(*(moved(original, matrix) - generated).T)
    kept = misfit <= max(_STRAY_LANDMARK * float(np.median(misfit)), 1e-6)
    matrix = similarity_between(original[kept], generated[kept])
    size = float(np.ptp(original, axis=0).max())
    misfit = np.hypot(*(moved(original[kept], matrix) - generated[kept]).T)
    is_same = (
        float(np.sqrt((misfit**2).mean())) <= _LARGEST_MISFIT * size
        and _SCALES[0] <= scale_of(matrix) <= _SCALES[1]
        and abs(rotation_of(matrix)) <= _LARGEST_TURN
    )
    return matrix if is_same else None


def refine(original: Image, generated: Image, still: Mask, start: Matrix) -> Registration:
    """The similarity that makes two pictures agree best where nothing should have changed.

    G. Evangelidis and E. Psarakis, "Parametric image alignment using enhanced correlation coefficient maximization",
    2008; from coarse to fine, each time without the places that show something else, such as a background drawn anew.

    Args:
        original: (h, w) float32.
        generated: (h, w) float32, in a grid of the same size.
        still: (h, w) where the pictures should agree.
        start: the similarity to begin with.
    """
    if still.mean() < _SMALLEST_SHARE:
        return Registration(start, (_UNMEASURED,))
    side = max(original.shape)
    sigma = max(1.5, _LOCAL * side)
    first, second = _structure(original, sigma), _structure(generated, sigma)
    matrix = start
    for factor in (min(1.0, _COARSE_SIDE / side), 1.0, 1.0):
        alike = still & _alike(first, second, matrix, sigma)
        found = _maximised(first, second, alike if alike.mean() >= _SMALLEST_SHARE else still, matrix, factor)
        if found is None:
            return Registration(start, (_UNMEASURED,))
        matrix = found
    if _distance(matrix, start, still) > _FARTHEST * side:
        return Registration(start, (_UNMEASURED,))
    return Registration(matrix)


def _structure(picture: Image, sigma: float) -> Image:
    """What is left of a picture without its lighting and colour cast."""
    return np.asarray(picture - cv2.GaussianBlur(picture, (0, 0), sigma), np.float32)


def _maximised(first: Image, second: Image, still: Mask, start: Matrix, factor: float) -> Matrix | None:
    """The similarity next to the affine map that ECC finds at a factor of the size; None when it finds none."""
    height, width = first.shape
    size = max(1, round(width * factor)), max(1, round(height * factor))
    weights: Image = still.astype(np.uint8)
    if factor < 1:
        first, second = (cv2.resize(image, size, interpolation=cv2.INTER_AREA) for image in (first, second))
        weights = np.asarray(cv2.resize(weights, size, interpolation=cv2.INTER_NEAREST))
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _STEPS, _PRECISION)
    try:
        correlation, warp = cv2.findTransformECCWithMask(
            first,
            second,
            weights,
            np.ones_like(weights),
            _rescaled(start, factor).astype(np.float32),
            cv2.MOTION_AFFINE,
            criteria,
            _FILTER,
        )
    except cv2.error:
        # It does not converge, or there is nothing to see.
        return None
    if not np.isfinite(warp).all() or correlation < _LEAST_CORRELATION:
        return None
    points = np.argwhere(still)[:: max(1, int(still.sum()) // 2000), ::-1].astype(np.float64)
    return similarity_between(points, moved(points, _rescaled(np.asarray(warp, np.float64), 1 / factor)))


def _rescaled(matrix: Matrix, factor: float) -> Matrix:
    """The map between pictures of another size; whole numbers are the middles of pixels before and after."""
    offset = (matrix[:, 2] + 0.5 * (matrix[:, :2].sum(1) - 1)) * factor
    return np.column_stack([matrix[:, :2], offset - 0.5 * (matrix[:, :2].sum(1) - 1)])


def _alike(first: Image, second: Image, matrix: Matrix, sigma: float) -> Mask:
    """Where two pictures show the same structure."""
    size = (first.shape[1], first.shape[0])
    second = cv2.warpAffine(second, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    product, one, other = (
        cv2.GaussianBlur(a * b, (0, 0), sigma) for a, b in ((first, second), (first, first), (second, second))
    )
    return np.asarray(product > _ALIKE * np.sqrt(one * other) + 1e-3)


def _distance(matrix: Matrix, other: Matrix, still: Mask) -> float:
    """How far two maps lead a corner of what is still apart."""
    rows, columns = np.flatnonzero(still.any(1)), np.flatnonzero(still.any(0))
    corners = np.array([[x, y] for x in columns[[0, -1]] for y in rows[[0, -1]]], np.float64)
    return float(np.hypot(*(moved(corners, matrix) - moved(corners, other)).T).max())
