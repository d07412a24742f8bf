"""Closing the loop: render small, find the face again, and correct what it did not follow.

A commanded motion is not what a face is seen to do: folds, teeth and hair swallow some of it, and lips that part jump.
Two things are measured once for each expression of a face. The share of the full motion that is followed, for brows,
lids, cheeks and mouth apart, whose inverse becomes a gain; and how much of the full motion lower intensities show,
whose inverse makes intensity 0.5 look like half.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.face import MESH_COUNT, FaceMeasure, Points
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.field import solve_motion
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.renderer import FaceRenderer, Quality
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.weights import unit_weights, within_anatomy

_PROXY_FACE_WIDTH = 256.0
"""Pixels from cheek to cheek of the small render; the landmark model sees no more."""

_REGIONS: Mapping[str, frozenset[str]] = {
    "brows": frozenset({"AU1", "AU2", "AU4"}),
    "lids": frozenset({"AU5", "AU7", "AU43"}),
    "cheeks": frozenset({"AU6", "AU9"}),
}
_NAMES = (*_REGIONS, "mouth")
_LIMITS: Mapping[str, tuple[float, float]] = {
    "brows": (0.9, 1.1),
    "lids": (0.9, 1.2),
    "cheeks": (0.9, 1.1),
    "mouth": (0.75, 1.5),
}
"""Gains stay in these limits: beyond them the measure is in doubt, not the face."""
_REST_LIMITS = (0.85, 1.6)
"""What may still be corrected after the gains, as a factor on the mouth's."""
_STEPS = (0.0, 0.35, 0.65, 1.0)
"""Intensities at which the motion is measured to straighten its course."""
_BELIEVABLE = 0.25
"""Followed shares below this are doubted: a hidden mouth does not want to be moved harder."""
_MAX_BEND = 0.2
"""How far a course may stray from the straight line, as a share of the full motion."""
_DOUBT = 0.02
_JITTER = 0.0015
"""Pull of followed shares toward 1: a share of the motion's energy, and the jitter of landmarks in face widths."""


@dataclass(frozen=True, eq=False)
class Calibration:
    """How one face follows one expression.

    Attributes:
        gains: (units,) factors on the weights.
        course: (steps,) share of the full motion that is seen at each of `_STEPS`, rising from 0 to 1.
    """

    gains: Float32
    course: Points

    @classmethod
    def uncorrected(cls, units: int) -> Calibration:
        """The calibration of a face that was not found again: it is taken to follow as commanded."""
        return cls(np.ones(units, np.float32), np.array(_STEPS))

    def straightened(self, intensity: float) -> float:
        """The intensity to render so that `intensity` of the full motion is seen; above 1 as it is."""
        return intensity if intensity >= 1 else float(np.interp(intensity, self.course, _STEPS))


class _FaceLostError(Exception):
    """The measure gave something else than places."""


class GainTable:
    """Gains of one face, measured when an expression is first asked for.

    Args:
        crop: (h, w, 3) pixels around the face, with room for the landmark model to see the whole head.
        rig: the rig, in pixels of the crop.
        landmarks: (478, 3) of the face, in pixels of the crop.
        measure: finds the face again.
    """

    def __init__(self, crop: Pixels, rig: FaceRig, landmarks: Points, measure: FaceMeasure) -> None:
        factor = min(1.0, _PROXY_FACE_WIDTH / rig.face_width)
        height, width = crop.shape[:2]
        size = max(1, round(width * factor)), max(1, round(height * factor))
        self._pixels = crop if factor == 1 else np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_AREA))
        self._rig = rig.seen_in(Box(0, 0, width, height), factor)
        self._renderer = FaceRenderer(self._pixels, self._rig, None)
        self._measure = measure
        self._start = np.hstack([(landmarks[:, :2] + 0.5) * factor - 0.5, landmarks[:, 2:] * factor])
        self._unmoved: Points | None = None
        self._regions = np.array([_region_of(unit) for unit in rig.units])
        self._calibrations: dict[Expression, Calibration] = {}

    def weights(self, mix: ExpressionMix) -> Float32:
        """(units,) weights of a mix, corrected; a blend takes the mean gain of its parts, weighted with intensity."""
        parts = [
            (expression, intensity, self._calibration(expression))
            for expression, intensity in mix.named()
            if intensity > 0
        ]
        straight = ExpressionMix(tuple((expression, how.straightened(value)) for expression, value, how in parts))
        total = sum(intensity for _, intensity, _ in parts)
        gains = sum(how.gains * np.float32(intensity / total) for _, intensity, how in parts)
        return within_anatomy(unit_weights(blended_target(straight), self._rig) * gains, self._rig)

    def _calibration(self, expression: Expression) -> Calibration:
        if expression not in self._calibrations:
            try:
                self._calibrations[expression] = self._calibrate(expression)
            except _FaceLostError:
                self._calibrations[expression] = Calibration.uncorrected(len(self._regions))
        return self._calibrations[expression]

    def _calibrate(self, expression: Expression) -> Calibration:
        if self._unmoved is None:
            self._unmoved = self._mesh_in(self._pixels)
        commanded = self._weights(expression, 1.0)
        by_region = np.stack([self._motion(commanded, name) for name in _NAMES], 1)
        followed = _followed_shares(by_region, self._seen(expression, commanded), _JITTER * self._rig.face_width)
        gain = {name: _gain(share, *_LIMITS[name]) for name, share in zip(_NAMES, followed, strict=True)}
        gains = np.array([gain[region] for region in self._regions], np.float32)
        corrected = (within_anatomy(self._weights(expression, step) * gains, self._rig) for step in _STEPS[1:])
        seen = [self._seen(expression, weights) for weights in corrected]
        # The mouth moves furthest and is seen best: what it still owes after the gains is asked of it again.
        mouth = by_region[:, _NAMES.index("mouth")]
        owed = _gain(float(mouth @ seen[-1]) / max(float(mouth @ mouth), 1e-6), *_REST_LIMITS)
        gains[self._regions == "mouth"] *= np.float32(owed)
        return Calibration(gains, _course([float(by_region.sum(1) @ motion) for motion in seen]))

    def _weights(self, expression: Expression, intensity: float) -> Float32:
        return unit_weights(blended_target(ExpressionMix(((expression, intensity),))), self._rig)

    def _seen(self, expression: Expression, weights: Float32) -> Points:
        """(2 * 468,) motion that the landmark model sees under (units,) weights, in pixels."""
        assert self._unmoved is not None
        target = blended_target(ExpressionMix(((expression, 1.0),)))
        motion = solve_motion(self._rig, weights, target.max_strain)
        moved = self._pixels.copy()
        moved[self._rig.box.slices] = self._renderer.render(target, motion, Quality.PREVIEW, CancelToken())
        return (self._mesh_in(moved) - self._unmoved).ravel()

    def _motion(self, weights: Float32, region: str) -> Points:
        """(2 * 468,) motion that the units of a region command, in pixels."""
        chosen = self._regions == region
        return np.tensordot(weights[chosen], self._rig.displacements[chosen], 1).ravel()

    def _mesh_in(self, pixels: Pixels) -> Points:
        """(468, 2) the mesh that the measure finds."""
        mesh = np.asarray(self._measure(pixels, self._start)[:MESH_COUNT, :2])
        if not np.isfinite(mesh).all():
            raise _FaceLostError
        return mesh


def _region_of(unit: str) -> str:
    name = unit.partition("_")[0]
    return next((region for region, units in _REGIONS.items() if name in units), "mouth")


def _gain(followed: float, lowest: float, highest: float) -> float:
    """What makes up for a followed share, within limits; 1 when so little was followed that the measure is wrong."""
    return float(np.clip(1 / followed, lowest, highest)) if followed > _BELIEVABLE else 1.0


def _followed_shares(commanded: Points, seen: Points, jitter: float) -> Points:
    """(regions,) least-squares shares of the (n, regions) commanded motions in the (n,) motion that was seen."""
    normal = commanded.T @ commanded
    doubt = _DOUBT * float(np.trace(normal)) + len(commanded) * jitter**2
    return np.asarray(np.linalg.solve(normal + doubt * np.eye(len(normal)), commanded.T @ seen + doubt))


def _course(shown: list[float]) -> Points:
    """Shares of the last value, from 0 and never falling; a straight line when nothing sensible was seen."""
    if shown[-1] <= 0:
        return np.array(_STEPS)
    shares = np.maximum.accumulate([0.0, *(value / shown[-1] for value in shown)])
    # A larger bend is a bad detection, and would make a slider jump.
    bend = np.clip(shares - _STEPS, -_MAX_BEND, _MAX_BEND)
    return np.maximum.accumulate(np.minimum(_STEPS + bend, 1.0))
