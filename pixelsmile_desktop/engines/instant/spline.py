"""Thin-plate splines: the smoothest field through given displacements (Bookstein 1989)."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.engines.instant.mesh import Float32

_REGULARISATION = 2e-5


class ThinPlate:
    """Splines over (n, 2) fixed control points; a field is `basis(places) @ fit(values)`."""

    def __init__(self, controls: Points) -> None:
        self._origin = controls.mean(0)
        self._unit = float(np.ptp(controls, axis=0).max())
        self._controls = self._normalised(controls)
        self._kernel = np.asarray(_kernel(self._controls, self._controls))

    def basis(self, places: Points) -> Float32:
        """(m, n + 3) what each control point contributes at (m, 2) places."""
        normalised = self._normalised(places).astype(np.float32)
        count = len(self._controls)
        basis = np.empty((len(places), count + 3), np.float32)
        basis[:, :count] = _kernel(normalised, self._controls.astype(np.float32))
        basis[:, count] = 1
        basis[:, count + 1 :] = normalised
        return basis

    def fit(self, values: Points, used: npt.NDArray[np.bool_] | None = None) -> Float32:
        """(n + 3, c) weights of the spline through (n, c) values; controls that are not `used` do not bend it."""
        chosen = np.arange(len(self._controls)) if used is None else np.flatnonzero(used)
        count = len(chosen)
        system = np.zeros((count + 3, count + 3))
        system[:count, :count] = self._kernel[np.ix_(chosen, chosen)] + _REGULARISATION * np.eye(count)
        system[:count, count] = system[count, :count] = 1
        system[:count, count + 1 :] = self._controls[chosen]
        system[count + 1 :, :count] = self._controls[chosen].T
        solved = np.linalg.solve(system, np.vstack([values[chosen], np.zeros((3, values.shape[1]))]))
        weights = np.zeros((len(self._controls) + 3, values.shape[1]), np.float32)
        weights[chosen], weights[-3:] = solved[:count], solved[count:]
        return weights

    def _normalised(self, points: Points) -> Points:
        return (points - self._origin) / self._unit


def _kernel(first: npt.NDArray[np.floating], second: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """(n, m) `r^2 log r` between all pairs. In place: a rig's matrix has 20 MB, and every pass counts."""
    squared = first @ (-2 * second.T)
    squared += (first**2).sum(1)[:, None]
    squared += (second**2).sum(1)[None] + np.asarray(1e-9, squared.dtype)
    np.maximum(squared, np.asarray(1e-9, squared.dtype), out=squared)
    logarithm = cv2.log(squared)
    return np.asarray(cv2.multiply(squared, logarithm, dst=squared, scale=0.5))
