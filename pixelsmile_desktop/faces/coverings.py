"""What covers a face and is not part of it: hats, hair, hands, microphones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.faces.skin import SkinDeviation, filled_areas
from pixelsmile_desktop.faces.upright import Map

_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
_BELOW_BROWS = (
    127, 70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234,
)  # fmt: skip
_LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
_MOUTH = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
_FEATURES = (
    ((33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7), 0.06, 0.5),
    ((263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249), 0.06, 0.5),
    ((70, 63, 105, 66, 107, 55, 65, 52, 53, 46), 0.05, 0.5),
    ((300, 293, 334, 296, 336, 285, 295, 282, 283, 276), 0.05, 0.5),
    ((98, 97, 2, 326, 327, 294, 278, 344, 440, 275, 4, 45, 220, 115, 48, 64), 0.02, 0.35),
    (_LIPS, 0.035, 0.35),
)
"""Eyes, brows, nostrils, lips: outline, how far beyond it they reach as a share of the face's width, and how much of
their surroundings must be covered for them to be covered too."""
_RIGHT_CHEEK, _LEFT_CHEEK = 234, 454
_MOUTH_CORNERS = (61, 291)
_REACH = 1.3
_NECK = 0.3
_INNER = 0.07
_UNLIKE = 3.0
_SMALLEST, _SMALLEST_INSIDE = 0.004, 0.02
_COVERS_MOUTH, _FROM_OUTSIDE, _ALONE = 3.0, 4.0, 6.0
"""Mean distance from skin that something inside the face must have: over the mouth, reaching in, with no way out."""


_HIDDEN = 0.4
_SOME, _COVERED_LIPS = 0.1, 0.6
_LENS_DARKNESS, _AROUND_EYE = 0.9, 0.75


@dataclass(frozen=True, eq=False)
class Coverings:
    """What covers a face.

    Attributes:
        covered: (n, n) bool.
        eyes: whether the subject's right and left eye lie below it.
        mouth: whether the mouth does.
    """

    covered: Map
    eyes: tuple[bool, bool]
    mouth: bool


def find_coverings(deviation: SkinDeviation, landmarks: Points, glasses: Map) -> Coverings:
    """What covers a face.

    Args:
        deviation: how the pixels of an upright face differ from its skin.
        landmarks: (478, 2) in its pixels.
        glasses: (n, n) bool, frames of spectacles, which are no covering.
    """
    areas = _Areas(landmarks, len(glasses))
    unlike = _unlikeness(deviation, areas)
    suspect = (unlike > _UNLIKE + 0.3 * areas.skin_zone) & areas.wide & ~glasses
    dark = _dark_lenses(deviation, areas)
    hidden = _hidden_features(suspect, deviation, areas)
    suspect = _opened(suspect & ~areas.features(hidden))
    covered = dark.copy()
    count, labels, _, _ = cv2.connectedComponentsWithStats(suspect.astype(np.uint8), connectivity=4)
    for number in range(1, count):
        covered |= _kept(labels == number, unlike, deviation, areas)
    # Locks that shine as light as skin lie among others that do not.
    covered |= _narrowed(_widened(covered, 4), 4) & ~areas.inner & areas.wide
    eyes = tuple(bool(covered[area].mean() > _HIDDEN) for area in areas.each_feature[:2])
    return Coverings(covered, (eyes[0], eyes[1]), bool(covered[areas.lips].mean() > _HIDDEN))


def _hidden_features(suspect: Map, deviation: SkinDeviation, areas: _Areas) -> list[bool]:
    """Which of the features lie below something; the others look unlike skin and are nevertheless face."""
    pale = (deviation.redness < -1.5 * deviation.redness_spread) | (deviation.lightness < -1.3)
    hidden = [False] * 5 + [bool(pale[areas.lips].mean() > 0.5)]
    for _ in range(2):
        features = areas.features(hidden)
        loose = _opened(suspect & ~features)
        for number, (feature, (_, _, least)) in enumerate(zip(areas.each_feature, _FEATURES, strict=True)):
            ring = _widened(feature, 4) & ~feature & ~features
            beside = loose & ring
            share = beside.sum() / max(int(ring.sum()), 1)
            hidden[number] |= bool(share > least)
        # The last ring is the lips'.
        hidden[-1] |= bool(share > _SOME and _likeness_of_lips(beside, deviation, areas) > _COVERED_LIPS)
    return hidden


def _likeness_of_lips(place: Map, deviation: SkinDeviation, areas: _Areas) -> float:
    """Which share of the lips looks like a place does; a beard leaves them free, and other things lie over both."""
    look = deviation.features[place]
    spread = np.maximum(look.std(0), 0.05)
    return float((np.abs((deviation.features[areas.lips] - look.mean(0)) / spread).max(1) < 2).mean())


def _dark_lenses(deviation: SkinDeviation, areas: _Areas) -> Map:
    """Sunglasses: what is dark all around both eyes."""
    dark = deviation.lightness < -_LENS_DARKNESS
    eyes = areas.each_feature[0] | areas.each_feature[1]
    near = _widened(eyes, round(0.16 * areas.width))
    for eye in areas.each_feature[:2]:
        ring = _widened(eye, 1) & ~eye
        if dark[ring].mean() < _AROUND_EYE:
            return np.zeros_like(dark)
    count, labels = cv2.connectedComponents((dark & near).astype(np.uint8))
    joined = np.zeros(count, bool)
    joined[labels[eyes & dark]] = True
    return np.asarray(joined[labels] | eyes) & near


class _Areas:
    """Parts of an upright face of n x n pixels, each (n, n) bool unless said otherwise."""

    def __init__(self, landmarks: Points, size: int) -> None:
        self.points = landmarks
        self.size = size
        self.width = max(float(np.hypot(*(landmarks[_RIGHT_CHEEK] - landmarks[_LEFT_CHEEK]))), 8.0)
        outline = landmarks[list(_OVAL)]
        centre = outline.mean(0)
        self.oval = self._area(outline)
        self.wide = self._area(centre + (outline - centre) * _REACH)
        mouth_level = float(landmarks[list(_MOUTH_CORNERS), 1].mean())
        self.rows = np.arange(size)[:, None] - mouth_level
        below_brows = self._area(landmarks[list(_BELOW_BROWS)])
        self.core = _narrowed(self.oval & below_brows, self._pixels(_INNER))
        self.lips = self._lips()

    @cached_property
    def inner(self) -> Map:
        """Where only what is very unlike skin counts: below the brows, and everything below the mouth."""
        inner: Map = self.core | (self.oval & (self.rows > 0))
        return inner

    @cached_property
    def skin_zone(self) -> Map:
        """(n, n) float32 0..1, where skin is expected: inside the face and on the neck."""
        throat = _widened(self.oval & (self.rows > 0), self._pixels(_NECK))
        return np.asarray(np.maximum(self._soft(self.core), self._lower * throat), np.float32)

    @cached_property
    def neck(self) -> Map:
        """(n, n) float32 0..1, the rim of the jaw and the neck, where the face's own shadow falls."""
        inside = self._soft(_narrowed(self.oval, self._pixels(0.05)))
        return np.asarray(self.skin_zone * self._lower * (1 - inside), np.float32)

    @cached_property
    def each_feature(self) -> list[Map]:
        """Eyes, brows, nostrils and lips, with what belongs to them."""
        return [_widened(self._area(self.points[list(chain)]), self._pixels(reach)) for chain, reach, _ in _FEATURES]

    def features(self, but_not: list[bool]) -> Map:
        """All features but those marked."""
        chosen = np.zeros_like(self.oval)
        for area, left_out in zip(self.each_feature, but_not, strict=True):
            if not left_out:
                chosen |= area
        return chosen

    @property
    def _lower(self) -> Map:
        return np.asarray(np.clip(self.rows / (0.12 * self.width) + 0.5, 0, 1), np.float32)

    def _lips(self) -> Map:
        whole, opening = self._area(self.points[list(_LIPS)]), self._area(self.points[list(_MOUTH)])
        lips = whole & ~opening
        if not lips.any():
            x, y = np.clip(self.points[13].astype(int), 0, self.size - 1)
            lips[y, x] = True
        return lips

    def _area(self, outline: Points) -> Map:
        return filled_areas([outline], self.size)

    def _pixels(self, share: float) -> int:
        return max(1, round(share * self.width))

    def _soft(self, area: Map) -> Map:
        return np.asarray(cv2.GaussianBlur(area.astype(np.float32), (0, 0), 0.03 * self.width))


def _unlikeness(deviation: SkinDeviation, areas: _Areas) -> Map:
    """(n, n) how unlike skin each pixel is; shading, shine and the shadow below the chin are held for skin."""
    zone, lightness = areas.skin_zone, deviation.lightness
    # Without colour only darkness tells hair from skin.
    outside = 0.4 if deviation.is_grey else 0.6
    too_dark = np.maximum(0, -lightness - (outside + (1.4 - outside) * zone)) / 0.2
    too_light = np.maximum(0, lightness - (0.35 + 0.3 * zone)) / 0.15
    shine = np.clip(lightness / 0.2, 0, 1) * zone
    shadow = areas.neck * np.clip((deviation.redness + 0.02) / 0.04, 0, 1) * np.clip(-lightness / 0.1, 0, 1)
    colour = deviation.colour**2 * (1 - 0.75 * shine) * (1 - 0.85 * shadow)
    return np.asarray(np.sqrt(colour + too_dark**2 + too_light**2), np.float32)


def _kept(piece: Map, unlike: Map, deviation: SkinDeviation, areas: _Areas) -> Map:
    """What of a connected piece is a covering for sure."""
    nothing = np.zeros_like(piece)
    area = float(areas.oval.sum())
    outside = (piece & ~areas.oval).sum() > _SMALLEST * area
    if piece.sum() < _SMALLEST * area or (not outside and (piece & areas.oval).sum() < _SMALLEST_INSIDE * area):
        return nothing
    inside = piece & areas.inner
    if not inside.any():
        return piece
    covers_mouth = _likeness_of_lips(inside, deviation, areas) > _HIDDEN
    if not covers_mouth and _is_beard(inside, deviation, areas):
        return piece & ~areas.inner & ~_widened(inside, 2) if outside else nothing
    least = _COVERS_MOUTH if covers_mouth else _FROM_OUTSIDE if outside else _ALONE
    return piece if unlike[inside].mean() > least else piece & ~areas.inner


def _is_beard(inside: Map, deviation: SkinDeviation, areas: _Areas) -> bool:
    """Whether a piece inside the face is dark, lies around the mouth and is much the same on both sides of it."""
    around_mouth = areas.rows > -0.2 * areas.width
    if (inside & around_mouth).sum() < 0.6 * inside.sum() or float(deviation.lightness[inside].mean()) > 0:
        return False
    middle = round(float(areas.points[list(_MOUTH_CORNERS), 0].mean()))
    columns = np.flatnonzero(inside.any(0))
    mirrored = 2 * middle - columns
    valid = (mirrored >= 0) & (mirrored < areas.size)
    same = inside[:, columns[valid]] & inside[:, mirrored[valid]]
    return bool(same.sum() > 0.45 * inside.sum())


def _opened(area: Map) -> Map:
    """Without what is thinner than five pixels, such as folds of the skin."""
    return _widened(_narrowed(area, 2), 2) & area


def _widened(area: Map, radius: int) -> Map:
    return np.asarray(cv2.dilate(area.astype(np.uint8), _disc(radius))) > 0


def _narrowed(area: Map, radius: int) -> Map:
    return np.asarray(cv2.erode(area.astype(np.uint8), _disc(radius))) > 0


def _disc(radius: int) -> Map:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2))
