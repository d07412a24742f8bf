"""Frames of spectacles in a face: first the bridge, which bare skin does not have, then the rims around the eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.faces.ridges import best_path, line_matte, ridges_across, running_mean
from pixelsmile_desktop.faces.upright import SIZE, Map

Array = npt.NDArray[Any]
_CORNERS = ((33, 133), (263, 362))
"""Outer and inner corner of each eye, the subject's right one first, which is the left one in the frame."""
_LIDS = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
    (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249),
)
_TEMPLE_ENDS = (127, 356)
_CHEEKS = (50, 280)

# Lengths are in distances between the eyes, strengths of lines in units of CIE Lab.
_LASHES = 0.055
_BRIDGE_HALF, _BRIDGE_DRAWN = 0.09, 0.15
_BRIDGE_ABOVE, _BRIDGE_BELOW = 0.27, 0.30
_BRIDGE_SEEN, _BRIDGE_PLAIN = 5.5, 9.0
_BEYOND_TEXTURE = 1.7
_ANGLES, _RADII = 120, 64
_NEAREST, _FARTHEST = 0.14, 0.68
_BELOW_EYE = 0.06
_LIKE_THE_OTHER = 0.7
_RIM_SEEN = 3.2
_LOWER_RIM_SEEN, _LOWER_RIM_PLAIN = 0.6, 0.85
_UPPER_RIM_SEEN = 8.0
_TEMPLE_FROM, _TEMPLE_REACH, _TEMPLE_SEEN = 0.42, 0.24, 6.0
_GROWTH, _GROWING_CONTRAST = 0.13, 25.0
_CORNER = 0.27
_CAP = 14.0
_MARGIN = 20


@dataclass(frozen=True, eq=False)
class _Eyes:
    """Centres (2, 2) of both eyes and the distance between them, in pixels of the frame."""

    centres: Points
    distance: float

    @property
    def middle(self) -> Points:
        return np.asarray(self.centres.mean(0))


def spectacle_frames(lab: Map, landmarks: Points, skin: Array) -> Map:
    """(SIZE, SIZE) 0..1, how much of a pixel is frame; all 0 where there are no spectacles for sure.

    Args:
        lab: (SIZE, SIZE, 3) CIE Lab of an upright face.
        landmarks: (478, 2) in its pixels.
        skin: (3,) Lab of its skin.
    """
    centres = np.array([landmarks[list(corners)].mean(0) for corners in _CORNERS])
    eyes = _Eyes(centres, max(float(np.hypot(*(centres[1] - centres[0]))), 8.0))
    frames = np.zeros((SIZE, SIZE), np.float32)
    texture = _texture(lab, landmarks, eyes)
    bridge = _bridge(lab, eyes, frames)
    if bridge < max(_BRIDGE_SEEN, _BEYOND_TEXTURE * texture):
        return np.zeros((SIZE, SIZE), np.float32)
    below, above = _rims(lab, eyes, _lids(landmarks, eyes), frames, texture)
    # Wrinkles may look like a faint bridge, but then not like two whole rims as well.
    if below < (_LOWER_RIM_SEEN if bridge >= _BRIDGE_PLAIN else _LOWER_RIM_PLAIN) and not (
        bridge >= _BRIDGE_PLAIN and above >= _UPPER_RIM_SEEN
    ):
        return np.zeros((SIZE, SIZE), np.float32)
    _temples(lab, landmarks, eyes, frames)
    return _grown(lab, skin, eyes, frames)


def _texture(lab: Map, landmarks: Points, eyes: _Eyes) -> float:
    """How strong lines are by chance, from noise, pores and wrinkles, as their median on cheeks and nose."""
    right, left = landmarks[list(_CHEEKS)]
    level = (right[1] + left[1]) / 2
    top, bottom = int(level - 0.2 * eyes.distance), int(level + 0.27 * eyes.distance)
    box = Box(int(min(right[0], left[0])), top, int(max(right[0], left[0])), bottom).clipped(SIZE, SIZE)
    if box.width < 2 * _MARGIN or box.height < _MARGIN:
        return float("inf")
    strength = ridges_across(np.ascontiguousarray(lab[box.slices].transpose(1, 0, 2))).strength
    return float(np.median(strength[5:-5, 5:-5]))


def _bridge(lab: Map, eyes: _Eyes, frames: Map) -> float:
    """Draws the line across the root of the nose; answers how much it differs from what is above and below it."""
    middle, reach = eyes.middle, _BRIDGE_DRAWN * eyes.distance
    top, bottom = middle[1] - _BRIDGE_ABOVE * eyes.distance, middle[1] + _BRIDGE_BELOW * eyes.distance
    box = Box(int(middle[0] - reach), int(top), int(middle[0] + reach), int(bottom))
    along = _draw_line(lab, box, frames, np.ones_like)
    ends = round((_BRIDGE_DRAWN - _BRIDGE_HALF) * eyes.distance)
    return float(np.quantile(along[ends : len(along) - ends], 0.25)) if len(along) > 2 * ends else 0.0


def _temples(lab: Map, landmarks: Points, eyes: _Eyes, frames: Map) -> None:
    """Draws what goes from the rims to the ears."""
    level = int(eyes.middle[1])
    up, down = int(_TEMPLE_REACH * eyes.distance), int(_TEMPLE_REACH / 2 * eyes.distance)
    for side, end in enumerate(_TEMPLE_ENDS):
        outward = 2 * side - 1
        start = eyes.centres[side, 0] + outward * _TEMPLE_FROM * eyes.distance
        if (landmarks[end, 0] - start) * outward > 0:
            x0, x1 = sorted((int(start), int(landmarks[end, 0])))
            _draw_line(lab, Box(x0, level - up, x1, level + down), frames, _plainness)


def _draw_line(lab: Map, box: Box, frames: Map, weight: Callable[[Array], Array]) -> Array:
    """Draws the plainest line from the left to the right edge of a box, times a weight; answers its strength."""
    inner = SIZE - 2 * _MARGIN
    clipped = box.moved(-_MARGIN, -_MARGIN).clipped(inner, inner)
    if clipped.width < 4 or clipped.height < 4:
        return np.zeros(0)
    padded = Box(clipped.x0, clipped.y0, clipped.x1 + 2 * _MARGIN, clipped.y1 + 2 * _MARGIN)
    columns = np.ascontiguousarray(lab[padded.slices].transpose(1, 0, 2))
    found = ridges_across(columns).cropped(_MARGIN)
    path = best_path(_capped(found.strength)[None], 2, 0.5)[0]
    along = found.strength[np.arange(len(path)), path]
    width = found.width[np.arange(len(path)), path]
    drawn = line_matte(columns[_MARGIN:-_MARGIN], path + _MARGIN, width) * weight(along)[:, None]
    target = frames[padded.y0 : padded.y1, padded.x0 + _MARGIN : padded.x1 - _MARGIN]
    np.maximum(target, drawn.T, out=target)
    return np.asarray(along)


def _plainness(along: Array) -> Array:
    return np.asarray(np.clip((running_mean(along) - _TEMPLE_SEEN) / _TEMPLE_SEEN, 0, 1))


def _rims(lab: Map, eyes: _Eyes, lids: Map, frames: Map, texture: float) -> tuple[float, float]:
    """Draws both rims, or their upper halves where there is nothing below.

    Answers which share of the lower halves is seen, and how strong the upper ones are.
    """
    polar = [_unwrapped(lab, eyes, side) for side in (0, 1)]
    found = [ridges_across(values, wrap=True) for values in polar]
    strength = np.stack([_capped(one.strength) for one in found]) * _likely_radius()
    strength *= 1 - 0.8 * np.stack([_unwrapped(lids, eyes, side) for side in (0, 1)])
    # Both rims are alike, and what is unclear on one side is often plain on the other.
    other = np.stack([cv2.GaussianBlur(one, (0, 0), 2.0) for one in strength[::-1]])
    joint, half = strength + _LIKE_THE_OTHER * other, _ANGLES // 2
    paths = best_path(np.concatenate([joint, joint[:, :half]], 1), 4, 1.5)
    paths = np.concatenate([paths[:, _ANGLES:], paths[:, half:_ANGLES]], 1)
    crossing = [(np.arange(_ANGLES), path) for path in paths]
    along = np.stack([running_mean(one.strength[at], wrap=True) for one, at in zip(found, crossing, strict=True)])
    least = np.maximum(max(_RIM_SEEN, 1.2 * texture), 0.18 * np.quantile(along, 0.7, axis=1, keepdims=True))
    present = np.clip((along - least * 0.6) / (least * 0.4), 0, 1)
    down = np.sin(np.arange(_ANGLES) * (2 * np.pi / _ANGLES))
    below = float((present[:, down > 0.3] > 0.5).mean())
    above = float(np.quantile(along[:, down < -0.3], 0.2))
    if below < _LOWER_RIM_SEEN:
        present = present * np.clip((0.35 - down) / 0.2, 0, 1)
    for side in (0, 1):
        drawn = line_matte(polar[side], paths[side], found[side].width[crossing[side]]) * present[side][:, None]
        _draw_around_eye(drawn, eyes, side, frames)
    return below, above


def _grown(lab: Map, skin: Array, eyes: _Eyes, frames: Map) -> Map:
    """With what has the frames' colour and hangs together with them at their outer upper corners."""
    reach = _GROWTH * eyes.distance
    level = int(eyes.middle[1])
    rows = slice(max(0, level - round(4 * reach)), min(SIZE, level + round(reach)))
    band, values = frames[rows], lab[rows]
    sure = np.where(band > 0.6, band, 0).astype(np.float32)
    window = (2 * round(reach) + 1,) * 2
    weight = np.maximum(cv2.blur(sure, window), 1e-4)
    colour = cv2.blur(values * sure[..., None], window) / weight[..., None]
    contrast = np.linalg.norm(colour - skin, axis=2)
    alike = np.clip(1.5 - np.linalg.norm(values - colour, axis=2) / np.maximum(0.25 * contrast, 4), 0, 1)
    near = cv2.distanceTransform((sure == 0).astype(np.uint8), cv2.DIST_L2, 3) < reach
    beside = np.abs(np.arange(SIZE) - eyes.middle[0]) > (0.5 + _CORNER) * eyes.distance
    allowed = near & beside & (contrast > _GROWING_CONTRAST)
    count, labels = cv2.connectedComponents(((allowed & (alike > 0.5)) | (sure > 0)).astype(np.uint8))
    joined = np.zeros(count, bool)
    joined[labels[sure > 0]] = True
    grown = frames.copy()
    grown[rows] = np.maximum(band, np.where(joined[labels] & allowed, alike, 0))
    return grown


def _lids(landmarks: Points, eyes: _Eyes) -> Map:
    """(SIZE, SIZE) 1 on eyes and lashes."""
    drawn = np.zeros((SIZE, SIZE), np.float32)
    thickness = max(1, round(2 * _LASHES * eyes.distance))
    for chain in _LIDS:
        outline = np.round(landmarks[list(chain)] * 16).astype(np.int32)
        cv2.fillPoly(drawn, [outline], 1.0, shift=4)
        cv2.polylines(drawn, [outline], True, 1.0, thickness, shift=4)
    return drawn


def _capped(strength: Map) -> Map:
    """Beyond what makes a line plain, more of it counts little."""
    return np.asarray(np.minimum(strength, _CAP + 0.1 * np.maximum(strength - _CAP, 0)))


def _likely_radius() -> Map:
    """(_ANGLES, _RADII) 0..1: below the eye what is near is a bag or a fold, not a rim."""
    down = np.clip(np.sin(np.arange(_ANGLES) * (2 * np.pi / _ANGLES)), 0, 1)
    radius = _NEAREST + np.arange(_RADII) * ((_FARTHEST - _NEAREST) / _RADII)
    likely = np.clip((radius - 0.2) / 0.14, 0, 1) * np.clip((0.68 - radius) / 0.12, 0, 1)
    return np.asarray(1 - 0.7 * down[:, None] * (1 - likely), np.float32)


def _unwrapped(values: Map, eyes: _Eyes, side: int) -> Map:
    """(_ANGLES, _RADII[, 3]) around an eye; angle 0 is toward the nose, a quarter turn on is down."""
    angle = np.arange(_ANGLES) * (2 * np.pi / _ANGLES)
    radius = (_NEAREST + np.arange(_RADII) * ((_FARTHEST - _NEAREST) / _RADII)) * eyes.distance
    centre = eyes.centres[side] + [0, _BELOW_EYE * eyes.distance]
    x = (centre[0] + (1 - 2 * side) * np.cos(angle)[:, None] * radius).astype(np.float32)
    y = (centre[1] + np.sin(angle)[:, None] * radius).astype(np.float32)
    return np.asarray(cv2.remap(values, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _draw_around_eye(drawn: Map, eyes: _Eyes, side: int, frames: Map) -> None:
    """Lays (_ANGLES, _RADII) values over the frames, the way back of `_unwrapped`."""
    centre = eyes.centres[side] + [0, _BELOW_EYE * eyes.distance]
    reach = _FARTHEST * eyes.distance
    low, high = np.floor(centre - reach).astype(int), np.ceil(centre + reach).astype(int)
    box = Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clipped(SIZE, SIZE)
    dx = (np.arange(box.x0, box.x1, dtype=np.float32)[None] - np.float32(centre[0])) * np.float32(1 - 2 * side)
    dy = np.arange(box.y0, box.y1, dtype=np.float32)[:, None] - np.float32(centre[1])
    across, down = np.broadcast_arrays(dx, dy)
    radius, angle = cv2.cartToPolar(np.ascontiguousarray(across), np.ascontiguousarray(down))
    row = angle * np.float32(_ANGLES / (2 * np.pi))
    column = (radius / np.float32(eyes.distance) - np.float32(_NEAREST)) * np.float32(_RADII / (_FARTHEST - _NEAREST))
    closed = np.vstack([drawn, drawn[:1]]).astype(np.float32)
    target = frames[box.slices]
    np.maximum(target, cv2.remap(closed, column, row, cv2.INTER_LINEAR), out=target)
