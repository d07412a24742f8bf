"""Units that depend on this very face: lids measured against the eye's own aperture, and lips that meet.

A lid must travel just as far as the eye is open, and lips just as far as they are apart; no average face knows that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points
from pixelsmile_desktop.engines.instant.action_units import LipShares
from pixelsmile_desktop.engines.instant.mesh import (
    CHIN,
    INNER_LOWER_LIP,
    INNER_UPPER_LIP,
    NOSE_TIP,
    EyeLandmarks,
    LocalFrame,
    smoothstep,
)

_NEUTRAL_APERTURE = 0.30
"""Height of an open eye at rest as a share of its width."""


@dataclass(frozen=True)
class LidTravel:
    """Shares of the aperture that the lids travel toward each other at weight 1."""

    upper: float
    lower: float


_AU5_TRAVEL = LidTravel(-0.34, -0.06)  # upper lid raiser, of the aperture at rest
AU7_TRAVEL = LidTravel(0.10, 0.34)  # lid tightener, of the smaller of the two apertures
_AU43_TRAVEL = LidTravel(0.90, 0.10)  # eye closure, of the aperture as it is


def face_down(mesh: Points) -> Points:
    """(2,) the way from the nose to the chin in the photo."""
    return mesh[CHIN] - mesh[NOSE_TIP]


def lid_fields(canonical: CanonicalFace, mesh: Points, eye: EyeLandmarks) -> dict[str, Points]:
    """Displacements (468, 2) in photo pixels at weight 1 of the three lid units of one eye."""
    upper, lower = mesh[list(eye.upper)], mesh[list(eye.lower)]
    frame = LocalFrame.spanned(upper[0], upper[-1], lower[4] - upper[4])
    along, across = frame.to_local(mesh).T
    upper_along, upper_across = _sorted_curve(frame.to_local(upper))
    lower_along, lower_across = _sorted_curve(frame.to_local(lower))
    upper_edge = np.interp(along, upper_along, upper_across)
    lower_edge = np.interp(along, lower_along, lower_across)

    same_side = np.sign(canonical.vertices[:, 0]) == np.sign(canonical.vertices[eye.upper[0], 0])
    position = along / frame.width
    beside = np.exp(-0.5 * (np.maximum(0, np.abs(position - 0.5) - 0.5) / 0.12) ** 2) * same_side
    above, below = (upper_edge - across) / frame.width, (across - lower_edge) / frame.width
    upper_lid = np.where(above >= -0.02, np.exp(-0.5 * (above / 0.20) ** 2), 0) * beside
    lower_lid = np.where(below >= -0.02, np.exp(-0.5 * (below / 0.22) ** 2), 0) * beside
    upper_lid[list(eye.upper)], lower_lid[list(eye.upper)] = 1, 0
    upper_lid[list(eye.lower)], lower_lid[list(eye.lower)] = 0, 1
    for corner in (eye.upper[0], eye.upper[-1]):
        upper_lid[corner] = lower_lid[corner] = 0

    aperture = np.maximum(lower_edge - upper_edge, 0)
    at_rest = _NEUTRAL_APERTURE * frame.width * np.sqrt(np.clip(1 - ((position - 0.5) / 0.5) ** 2, 0, 1))
    spans = {
        "AU5": (_AU5_TRAVEL, at_rest),
        "AU7": (AU7_TRAVEL, np.minimum(at_rest, aperture)),
        "AU43": (_AU43_TRAVEL, aperture),
    }
    return {
        f"{name}_{eye.side}": ((travel.upper * upper_lid - travel.lower * lower_lid) * span)[:, None] * frame.across
        for name, (travel, span) in spans.items()
    }


@dataclass(frozen=True, eq=False)
class LipClosure:
    """How the lips of this face meet.

    Attributes:
        field: (468, 2) displacement in photo pixels that brings them together.
        opening: how far they are apart now, as a share of the width of the mouth.
    """

    field: Points
    opening: float


def lip_closure(canonical: CanonicalFace, mesh: Points, shares: LipShares) -> LipClosure:
    """The displacement that closes this mouth; the lower lip and the chin travel further than the upper lip."""
    upper, lower = mesh[list(INNER_UPPER_LIP)], mesh[list(INNER_LOWER_LIP)]
    frame = LocalFrame.spanned(upper[0], upper[-1], face_down(mesh))
    gaps = np.maximum((lower - upper) @ frame.across, 0)
    widest = float(gaps.max())
    opening = widest / frame.width
    position = frame.to_local(mesh)[:, 0] / frame.width
    lip_position = np.maximum.accumulate(frame.to_local(upper)[:, 0] / frame.width)

    # Lips that showed teeth need a little more than to touch, or a line of teeth stays between them.
    press = 0.035 * frame.width * float(smoothstep(np.array((opening - 0.03) / 0.05)))
    lip_gap = np.interp(position, lip_position, gaps, left=0, right=0)
    lip_gap = lip_gap + press * np.exp(-0.5 * ((position - 0.5) / 0.33) ** 2) * (np.abs(position - 0.5) < 0.5)
    skin_gap = np.exp(-0.5 * ((position - 0.5) / 0.30) ** 2) * (widest + press)
    gap = np.where(shares.is_upper_lip | shares.is_lower_lip | (shares.lower == 0.5), lip_gap, skin_gap)

    height = canonical.vertices[:, 1]
    beside = np.exp(-0.5 * (np.maximum(0, np.abs(position - 0.5) - 0.5) / 0.12) ** 2)
    upper_share = (1 - shares.lower) * np.exp(-0.5 * (np.maximum(0, height + 3.35) / 0.75) ** 2)
    lower_share = shares.lower * np.exp(-0.5 * (np.maximum(0, -5.4 - height) / 1.8) ** 2)
    travel = (0.22 * upper_share - 0.78 * lower_share) * gap * beside
    return LipClosure(travel[:, None] * frame.across, opening)


def _sorted_curve(curve: Points) -> tuple[Points, Points]:
    order = np.argsort(curve[:, 0])
    return curve[order, 0], curve[order, 1]
