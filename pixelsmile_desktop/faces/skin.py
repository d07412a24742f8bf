"""What the skin of one face looks like, and how far every pixel is from it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.faces.upright import Map

_SAMPLED = (
    (117, 118, 101, 36, 205, 187, 123, 50),
    (346, 347, 330, 266, 425, 411, 352, 280),
    (6, 197, 195, 5, 4, 45, 275, 51, 281),
    (9, 8, 107, 336, 108, 337, 151),
)
"""Corners of where skin is bare in most photos: cheeks, nose, lower forehead."""
_NOISE = 12.0
"""Added before the logarithm, in levels of 255, since the colour of dark pixels is mostly noise."""
_COLOURLESS = 0.02
_LEAST_SPREAD = (0.035, 0.035, 0.12)
_TOLERANCE = 0.04
_FAR = 12.0
_ROUNDS = 4
_LUMINANCE = (0.3, 0.6, 0.1)


@dataclass(frozen=True, eq=False)
class SkinDeviation:
    """How each pixel of a picture differs from the face's skin, (n, n) each.

    Attributes:
        features: (n, n, 3) log(red / green), log(blue / green) and log luminance.
        colour: Mahalanobis distance in the two ratios, which shading leaves alone.
        redness: how much redder, in units of the ratio's logarithm.
        lightness: how much lighter, as the difference of logarithms.
        redness_spread: standard deviation of the skin's own redness.
        is_grey: whether the picture has no colours.
    """

    features: Map
    colour: Map
    redness: Map
    lightness: Map
    redness_spread: float
    is_grey: bool


def skin_deviation(pixels: Map, landmarks: Points) -> SkinDeviation:
    """How the pixels of an upright face differ from its skin.

    Args:
        pixels: (n, n, 3) float32 red green blue, 0..255.
        landmarks: (478, 2) in its pixels.
    """
    logs = np.log(pixels + np.float32(_NOISE))
    luminance = logs @ np.array(_LUMINANCE, np.float32)
    features = np.stack([logs[..., 0] - logs[..., 1], logs[..., 2] - logs[..., 1], luminance], -1)
    smooth = cv2.GaussianBlur(features, (0, 0), 1.2)
    mean, covariance = _fit(smooth[_sampled(landmarks, len(pixels))])
    offset = smooth - mean.astype(np.float32)
    precision = np.linalg.inv(covariance[:2, :2] + np.eye(2) * _TOLERANCE**2).astype(np.float32)
    ratios = offset[..., :2]
    colour = np.sqrt(np.maximum(((ratios @ precision) * ratios).sum(-1), 0))
    spread = float(np.sqrt(covariance[0, 0] + _TOLERANCE**2))
    is_grey = bool(np.abs(features[..., :2]).max() < _COLOURLESS)
    return SkinDeviation(np.asarray(smooth), colour, offset[..., 0], offset[..., 2], spread, is_grey)


def filled_areas(outlines: list[Points], size: int) -> Map:
    """(size, size) bool, True inside any of the closed (n, 2) outlines."""
    drawn = np.zeros((size, size), np.uint8)
    for outline in outlines:
        cv2.fillPoly(drawn, [np.round(outline * 16).astype(np.int32)], 1, shift=4)
    return drawn > 0


def _sampled(landmarks: Points, size: int) -> Map:
    hulls = [cv2.convexHull(landmarks[list(area)].astype(np.float32))[:, 0] for area in _SAMPLED]
    inside = filled_areas([np.asarray(hull, np.float64) for hull in hulls], size)
    inside[size // 2, size // 2] = True
    return inside


def _fit(samples: Map) -> tuple[Points, Points]:
    """Mean (3,) and covariance (3, 3) of (n, 3) samples without those far from the median (trimmed four times)."""
    near = np.ones(len(samples), bool)
    for _ in range(_ROUNDS):
        median = np.median(samples[near], 0)
        spread = np.maximum(1.48 * np.median(np.abs(samples[near] - median), 0), _LEAST_SPREAD)
        near = (((samples - median) / spread) ** 2).sum(1) < _FAR
    kept = samples[near].astype(np.float64)
    return kept.mean(0), np.cov(kept.T) if len(kept) > 3 else np.eye(3) * 0.01
