"""What nobody saw of the inside of a mouth, painted from the colours of its lips and skin.

It is kept dark and low in contrast on purpose: an edge of the upper teeth in the shade of the lip, a tongue with a
little light, wet lips at the rim. A toothy smile is never invented.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.mesh import Float32, smoothstep
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.sampling import median_colour

_LIPS = (0, 37, 267, 17, 84, 314, 85, 315)
_SKIN = (50, 280, 205, 425, 4, 118, 347)
_LUMA = np.array([0.30, 0.59, 0.11])
# Edges of the six upper front teeth from the midline outward, as shares of the mouth's width; incisors are widest.
_TOOTH_EDGES = (0.0, 0.115, 0.205, 0.295)
_TOOTH_LENGTH = 0.085


class MouthInterior:
    """Paints the inside of one mouth.

    Args:
        photo: (H, W, 3) the original, which lends its colours.
        mesh: (468, 2) landmarks in it.
        shape: the opening.
        teeth: whether a hint of the upper teeth may show.
    """

    def __init__(self, photo: Pixels, mesh: Points, shape: MouthShape, *, teeth: bool) -> None:
        self._white = float(np.iinfo(photo.dtype).max)
        # float32 from here on: a double among the operands would double the time of every one of them.
        self._lip = (lip_colour(photo, mesh) / self._white).astype(np.float32)
        self._brightness = float(median_colour(photo, mesh[list(_SKIN)]) @ _LUMA) / self._white
        self._shape = shape
        self._teeth = teeth

    def colours(self, along: Float32, across: Float32) -> Float32:
        """(h, w, 3) colours in the photo's units at coordinates of the mouth's frame."""
        shape = self._shape
        width = shape.width_after
        upper, lower = shape.upper_after.at(along), shape.lower_after.at(along)
        gap = np.maximum(lower - upper, 0.5) / width
        depth = (across - upper) / width
        height = np.clip(depth / gap, 0, 1)
        from_midline = np.abs((along - shape.right) / width - 0.5)
        colour = self._cavity(depth, gap, from_midline)
        colour = self._add_tongue(colour, height, gap, from_midline)
        if self._teeth:
            colour = self._add_teeth(colour, depth, gap, from_midline)
        return np.asarray(colour * self._white, np.float32)

    def _cavity(self, depth: Float32, gap: Float32, from_midline: Float32) -> Float32:
        """Wet inner lips at the rim, near black in the deep, darker toward the corners."""
        rim = np.minimum(depth, gap - depth)
        inward = smoothstep(rim / np.minimum(0.035, 0.28 * gap))[..., None] * smoothstep(gap / 0.05)[..., None]
        edge = self._lip * _rgb(0.60, 0.36, 0.36)
        deep = self._lip * _rgb(0.20, 0.075, 0.07) + np.float32(0.008)
        corner = (1 - 0.45 * smoothstep((from_midline - 0.25) / 0.25))[..., None]
        return np.asarray((edge * (1 - inward) + deep * inward) * corner, np.float32)

    def _add_tongue(self, colour: Float32, height: Float32, gap: Float32, from_midline: Float32) -> Float32:
        reach = 0.60 + 0.9 * from_midline**2
        share = (
            smoothstep((height - reach) / 0.30)
            * smoothstep((0.40 - from_midline) / 0.22)
            * smoothstep((gap - 0.12) / 0.16)
        )
        furrow = 1 - 0.12 * np.exp(-((from_midline / 0.03) ** 2))
        light = (0.55 + 0.45 * smoothstep((height - reach) / 0.45)) * furrow
        tongue = self._lip * _rgb(0.62, 0.40, 0.40) * light[..., None]
        return _over(colour, tongue, 0.8 * share)

    def _add_teeth(self, colour: Float32, depth: Float32, gap: Float32, from_midline: Float32) -> Float32:
        """The lower edge of the upper front teeth, each a little rounded, in the shade of the lip."""
        tooth = np.zeros_like(depth)
        edge = np.zeros_like(depth)
        for inner, outer in pairwise(_TOOTH_EDGES):
            inside = (from_midline >= inner) & (from_midline < outer)
            across = np.clip((from_midline - inner) / (outer - inner), 0, 1)
            rounded = 1 - 0.16 * (2 * across - 1) ** 4 - 0.35 * (inner + outer)
            tooth = np.where(inside, rounded, tooth)
            edge = np.where(inside, np.minimum(across, 1 - across) * (outer - inner), edge)
        length = np.minimum(_TOOTH_LENGTH * tooth, 0.42 * gap)
        share = (
            smoothstep((length - depth) / 0.012)
            * smoothstep((0.30 - from_midline) / 0.10)
            * smoothstep((gap - 0.15) / 0.10)
        )
        between = 1 - 0.22 * np.exp(-((edge / 0.006) ** 2))
        lit = (0.22 + 0.34 * np.clip(depth / np.maximum(length, 1e-3), 0, 1)) * (1 - 1.6 * from_midline) * between
        ivory = _rgb(1.0, 0.90, 0.79) * np.float32(min(0.92, 1.1 * self._brightness))
        return _over(colour, ivory * lit[..., None], 0.85 * share)


def lip_colour(photo: Pixels, mesh: Points) -> Points:
    """(3,) colour of the lips in the photo's units."""
    return median_colour(photo, mesh[list(_LIPS)])


def _rgb(red: float, green: float, blue: float) -> Float32:
    return np.array([red, green, blue], np.float32)


def _over(below: Float32, above: Float32, share: Float32) -> Float32:
    return np.asarray(below + (above - below) * share[..., None], np.float32)
