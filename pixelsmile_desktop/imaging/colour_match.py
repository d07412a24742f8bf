"""Taking back the colour cast and the drift of exposure that a model adds to all that it draws."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from pixelsmile_desktop.imaging.framing import resampled
from pixelsmile_desktop.imaging.registration import Image

_SIDE: Final = 192
"""Pixels of the longer side that are enough for what changes slowly."""
_LOCAL: Final = 0.3
"""Softness of the local correction as a share of the face's width: broader than a blush or a fold."""
_FINE: Final = 2.0
_TOLERANCE: Final = 6.0
"""Levels of 255 beyond which a difference is more and more taken for a part of the edit."""
_ROUNDS: Final = 8
_LEAST_SPREAD: Final = 6.0
"""Levels of contrast that a channel must have before its gain can be told."""
_LEAST_WEIGHT: Final = 1e-4
_GAINS: Final = (0.7, 1.4)


def match_colour(original: Image, drawn: Image, trust: Image, face_width: float) -> Image:
    """A drawn picture with the low-frequency colour of the original.

    First a gain for each channel, judged without what changes slowly; then an offset that changes slowly. Both are
    weighed by how little the pictures differ, so that a blush or a new fold stays.

    Args:
        original: (h, w, 3) float32, 0..255.
        drawn: (h, w, 3) float32, registered to it.
        trust: (h, w) float32 0..1, how surely nothing should have changed there.
        face_width: in pixels.

    Returns:
        (h, w, 3) float32.
    """
    height, width = trust.shape
    factor = min(1.0, _SIDE / max(height, width))
    size = max(2, round(width * factor)), max(2, round(height * factor))
    small, small_drawn = resampled(original, size), resampled(drawn, size)
    weights = resampled(trust, size)
    sigma = max(1.0, _LOCAL * face_width * size[0] / width)
    gain = _gains(_without_drift(small, sigma), _without_drift(small_drawn, sigma), weights)
    rest = small - small_drawn * gain
    weights = weights * _closeness(rest - np.median(rest, axis=(0, 1))) + np.float32(_LEAST_WEIGHT)
    weighted = cv2.GaussianBlur(rest * weights[..., None], (0, 0), sigma)
    local = weighted / cv2.GaussianBlur(weights, (0, 0), sigma)[..., None]
    smooth = cv2.resize(local, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(drawn * gain + smooth, np.float32)


def _without_drift(picture: Image, sigma: float) -> Image:
    """A picture without what changes slowly, and without what a model softens or is noise."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), _FINE) - cv2.GaussianBlur(picture, (0, 0), sigma))


def _gains(original: Image, drawn: Image, trust: Image) -> Image:
    """(3,) gain of the channels, by iteratively reweighted least squares with Cauchy's weights."""
    target, source = original.reshape(-1, 3), drawn.reshape(-1, 3)
    base = trust.reshape(-1, 1) + np.float32(_LEAST_WEIGHT)
    gain = np.ones(3, np.float32)
    for _ in range(_ROUNDS):
        weights = base * _closeness(target - source * gain)[:, None]
        power = (weights * source * source).sum(0) / weights.sum()
        slope = (weights * source * target).sum(0) / weights.sum() / np.maximum(power, 1e-6)
        gain = np.where(power >= _LEAST_SPREAD**2, np.clip(slope, *_GAINS), 1).astype(np.float32)
    return gain


def _closeness(rest: Image) -> Image:
    """(...) 1 where a difference (..., 3) is nothing, falling to 0."""
    return np.asarray(1 / (1 + (np.abs(rest).max(-1) / np.float32(_TOLERANCE)) ** 2), np.float32)
