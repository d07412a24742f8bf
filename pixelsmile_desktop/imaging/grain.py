"""The finest detail of a photo: its grain and pores, which a generated picture lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.imaging.registration import Image, Mask

BAND: Final = 1.5
"""Softness in pixels of the model's grid that parts coarse from fine: what is finer a model draws poorly."""
_SHEET: Final = 512
_QUIET: Final = 25
"""Percentile of the places of a face, by their fine contrast, that is taken for bare skin."""
_SEED: Final = 20
_DOUBT: Final = 1.5
_LIGHT, _LARGEST_LIGHT = 2.0, 60.0
"""What is so much broader than the comparison's softness is another light on the same skin, up to so many levels."""
_WORTH: Final = 0.3
_STRETCH: Final = (0.7, 1.4)
_SMOOTH: Final = 0.012
_SMALLEST_FLOW: Final = 32
"""Pixels of the shorter side below which the search has no room for its patches."""


@dataclass(frozen=True, eq=False)
class Motion:
    """Where in the original the content of a drawn picture comes from.

    Attributes:
        flow: (h, w, 2) float32, pixels to the right and down to go for it.
        confidence: (h, w) float32 0..1, how surely the original shows the same thing there.
    """

    flow: Image
    confidence: Image


def coarse_of(picture: Image) -> Image:
    """A picture in the model's grid without its fine band."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), BAND), np.float32)


def motion_between(original: Image, drawn: Image, noise: float, face_width: float) -> Motion:
    """How the skin of the original moved in a drawn picture, by dense inverse search.

    T. Kroeger et al., "Fast optical flow using dense inverse search", 2016.

    Args:
        original: (h, w, 3) float32, 0..255.
        drawn: (h, w, 3) float32, registered and of the same colours.
        noise: levels of a difference that mean nothing.
        face_width: in pixels.
    """
    sigma = max(1.0, _SMOOTH * face_width)
    before, after = (cv2.GaussianBlur(picture, (0, 0), 1.0) for picture in (original, drawn))
    # Without its light, because a shadow that comes or goes is no motion.
    unlit = [picture - cv2.GaussianBlur(picture, (0, 0), _LIGHT * sigma) for picture in (after, before)]
    flow = cv2.GaussianBlur(_flow_between(*unlit), (0, 0), sigma)
    at_rest = _agreement(before, after, noise, sigma)
    followed = _agreement(_moved_by(flow, before), after, noise, sigma)
    # Where a motion explains no more than none does, nothing is resampled, so that grain stays what it was.
    flow = flow * np.clip((followed - at_rest) / np.float32(_WORTH), 0, 1)[..., None]
    confidence = _agreement(_moved_by(flow, before), after, noise, sigma) * _is_gentle(flow)
    return Motion(flow, np.asarray(cv2.GaussianBlur(confidence, (0, 0), sigma / 2), np.float32))


def _flow_between(first: Image, second: Image) -> Image:
    """(h, w, 2) where in the second picture (h, w, 3) the content of the first lies, in pixels; both around 0."""
    flow: Image = np.zeros((*first.shape[:2], 2), np.float32)
    if min(flow.shape[:2]) < _SMALLEST_FLOW:
        return flow
    grey = [
        np.clip(np.round(cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) + 128), 0, 255).astype(np.uint8) for p in (first, second)
    ]
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    return np.asarray(search.calc(grey[0], grey[1], flow), np.float32)


def _agreement(first: Image, second: Image, noise: float, sigma: float) -> Image:
    """(h, w) 0..1, how surely two pictures show the same skin, perhaps in another light."""
    difference = cv2.GaussianBlur(first - second, (0, 0), sigma / 2)
    light = cv2.GaussianBlur(difference, (0, 0), _LIGHT * sigma)
    doubt = np.abs(difference - light).max(2) / np.float32(noise) + np.abs(light).max(2) / np.float32(_LARGEST_LIGHT)
    return np.asarray(np.exp(-((np.maximum(doubt - 1, 0) * _DOUBT) ** 2)), np.float32)


def _is_gentle(flow: Image) -> Image:
    """(h, w) 1 where the flow neither stretches nor squeezes so much that skin would look it."""
    right, down = np.gradient(flow, axis=1), np.gradient(flow, axis=0)
    area = (1 + right[..., 0]) * (1 + down[..., 1]) - right[..., 1] * down[..., 0]
    return np.asarray((area > _STRETCH[0]) & (area < _STRETCH[1]), np.float32)


def _moved_by(flow: Image, picture: Image) -> Image:
    rows, columns = np.indices(flow.shape[:2], np.float32)
    places = columns + flow[..., 0], rows + flow[..., 1]
    return np.asarray(cv2.remap(picture, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


@dataclass(frozen=True, eq=False)
class Grain:
    """Grain like that of a piece of bare skin, for wherever the original has none to give.

    Attributes:
        sheet: (n, n, 3) float32 levels, whose edges meet.
    """

    sheet: Image

    def at(self, box: Box, strength: float) -> Image:
        """(box.height, box.width, 3): the grain of that part of the photo, always the same."""
        rows, columns = (np.arange(a, b) % len(self.sheet) for a, b in ((box.y0, box.y1), (box.x0, box.x1)))
        return np.asarray(self.sheet[rows[:, None], columns[None]] * np.float32(strength))


def bare_skin(fine: Image, usable: Mask, side: int) -> Box | None:
    """The place of a face, `side` pixels wide, that shows neither a feature nor a blemish; None if it is too small.

    Args:
        fine: (h, w) float32, the fine band of the face's brightness.
        usable: (h, w) where there is face and nothing in front of it.
        side: in pixels.
    """
    if min(fine.shape) < side:
        return None
    window = (side, side)
    share = cv2.boxFilter(usable.astype(np.float32), -1, window, borderType=cv2.BORDER_CONSTANT)
    energy = cv2.boxFilter(fine * fine, -1, window, borderType=cv2.BORDER_CONSTANT)
    half = side // 2
    step = max(1, half)
    ys, xs = (np.arange(half, length - (side - half) + 1, step) for length in fine.shape)
    whole = share[np.ix_(ys, xs)] > 0.999
    if not whole.any():
        return None
    found = energy[np.ix_(ys, xs)]
    wanted = np.percentile(found[whole], _QUIET)
    row, column = np.unravel_index(np.argmin(np.where(whole, np.abs(found - wanted), np.inf)), found.shape)
    x0, y0 = int(xs[column]) - half, int(ys[row]) - half
    return Box(x0, y0, x0 + side, y0 + side)


def grain_like(sample: Image) -> Grain:
    """Grain with the spectrum, strength and colour of a sample (n, n, 3) of fine detail.

    White noise convolved with the sample. B. Galerne, Y. Gousseau and J.-M. Morel, "Random phase textures: theory and
    synthesis", 2011.
    """
    side = len(sample)
    centred = sample - sample.mean((0, 1))
    room = np.zeros((_SHEET, _SHEET, 3), np.float32)
    room[:side, :side] = centred / side
    noise = np.random.default_rng(_SEED).standard_normal((_SHEET, _SHEET, 1), np.float32)
    spectrum = np.fft.rfft2(room, axes=(0, 1)) * np.fft.rfft2(noise, axes=(0, 1))
    return Grain(np.fft.irfft2(spectrum, (_SHEET, _SHEET), axes=(0, 1)).astype(np.float32))
