"""FACS action units as displacement fields of the canonical face.

Each unit is a sum of smooth bumps, designed by hand after Ekman, Friesen and Hager, "Facial Action Coding System"
(2002). Distances are centimetres of the canonical face; `lateral` points away from the midline on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points
from pixelsmile_desktop.engines.instant.mesh import (
    LOWER_LIP_RINGS,
    MOUTH_CORNERS,
    RIGHT_EYE,
    UPPER_LIP_RINGS,
)

_MOUTH_LINE = -4.34
"""Height of the line between the lips on the canonical face."""


class LipLayer(Enum):
    """Which side of the mouth line a bump moves: both, the upper lip's or the lower lip's."""

    BOTH = 0
    UPPER = 1
    LOWER = 2


@dataclass(frozen=True)
class Bump:
    """A Gaussian bump of displacement, mirrored on both halves of the face.

    Attributes:
        centre: distance from the midline and height.
        sigma: width in both directions.
        lateral, up, forward: displacement at the centre.
        layer: side of the mouth line that moves.
        spare_eye: 1 keeps the lids wholly out of it, 0 does not.
    """

    centre: tuple[float, float]
    sigma: tuple[float, float]
    lateral: float
    up: float
    forward: float = 0.0
    layer: LipLayer = LipLayer.BOTH
    spare_eye: float = 1.0


_UP, _LOW = LipLayer.UPPER, LipLayer.LOWER

ACTION_UNITS: dict[str, tuple[Bump, ...]] = {
    # inner brow raiser
    "AU1": (
        Bump((1.5, 4.7), (1.0, 0.85), 0.05, 0.46),
        Bump((1.5, 6.3), (1.4, 0.9), 0, 0.22),
    ),
    # outer brow raiser
    "AU2": (
        Bump((4.5, 4.9), (1.25, 0.85), 0, 0.46),
        Bump((4.2, 6.3), (1.5, 0.9), 0, 0.20),
    ),
    # brow lowerer
    "AU4": (
        Bump((1.4, 4.6), (1.05, 0.9), -0.34, -0.50, spare_eye=0.70),
        Bump((3.6, 4.9), (1.3, 0.8), -0.16, -0.30, spare_eye=0.70),
        Bump((0, 4.0), (0.9, 0.8), 0, -0.12, spare_eye=0.70),
        Bump((1.8, 6.2), (1.7, 0.9), -0.04, -0.20),
    ),
    # cheek raiser
    "AU6": (
        Bump((4.2, 0.2), (1.5, 1.2), 0.02, 0.34, 0.1, spare_eye=0.55),
        Bump((4.9, 4.3), (1.0, 0.7), -0.02, -0.10, spare_eye=0.80),
        Bump((4.7, 2.5), (0.7, 0.6), -0.08, -0.03, spare_eye=0.0),
    ),
    # nose wrinkler
    "AU9": (
        Bump((1.3, -0.6), (0.85, 1.0), 0.05, 0.28),
        Bump((0.9, 1.4), (0.8, 1.1), -0.03, 0.13),
        Bump((1.3, 4.5), (1.0, 0.8), -0.14, -0.20, spare_eye=0.80),
        Bump((1.2, -3.3), (1.3, 0.95), 0, 0.16, layer=_UP),
    ),
    # upper lip raiser
    "AU10": (
        Bump((0.9, -3.6), (1.15, 0.95), 0.03, 0.34, layer=_UP),
        Bump((2.4, -2.2), (1.15, 1.15), 0.06, 0.20, layer=_UP),
    ),
    # lip corner puller
    "AU12": (
        Bump((2.46, -4.34), (1.30, 1.10), 0.52, 0.56, -0.3),
        Bump((3.7, -1.8), (1.4, 1.3), 0.12, 0.30, 0.12),
        Bump((0, -4.1), (1.2, 0.9), 0, -0.06),
    ),
    # a smile that goes: the corner puller backwards, over the whole cheek as it relaxes
    "RELAX": (
        Bump((2.46, -4.34), (1.75, 1.65), -0.46, -0.48, 0.3),
        Bump((3.9, -1.6), (1.6, 1.5), -0.08, -0.16, -0.1),
        Bump((0, -3.7), (1.5, 1.2), 0, -0.14),
    ),
    # dimpler
    "AU14": (
        Bump((2.5, -4.34), (0.85, 0.8), 0.30, 0.06, -0.3),
        Bump((3.3, -4.3), (0.7, 0.9), -0.10, 0, -0.1),
    ),
    # lip corner depressor
    "AU15": (
        Bump((2.46, -4.4), (1.15, 1.1), 0.02, -0.42),
        Bump((2.3, -5.7), (1.0, 0.9), 0.05, -0.16),
        Bump((0, -4.5), (1.0, 0.7), 0, 0.10),
    ),
    # chin raiser
    "AU17": (
        Bump((0, -5.1), (1.3, 0.8), 0, 0.20, 0.1, layer=_LOW),
        Bump((0, -7.0), (1.4, 1.0), 0, 0.26, layer=_LOW),
        Bump((0, -3.9), (1.0, 0.5), 0, 0.08, layer=_UP),
    ),
    # lip stretcher
    "AU20": (
        Bump((2.46, -4.45), (1.25, 0.95), 0.42, -0.06, -0.25),
        Bump((2.6, -6.0), (1.2, 1.0), 0.18, -0.05),
    ),
    # lip tightener
    "AU23": (
        Bump((0, -3.35), (1.9, 0.55), 0, -0.12, layer=_UP),
        Bump((0, -5.35), (1.8, 0.5), 0, 0.16, layer=_LOW),
        Bump((2.46, -4.34), (0.8, 0.6), -0.14, 0),
    ),
    # lip pressor
    "AU24": (
        Bump((0, -3.35), (1.9, 0.55), 0, -0.11, layer=_UP),
        Bump((0, -5.35), (1.8, 0.5), 0, 0.13, layer=_LOW),
    ),
    # lips part
    "AU25": (
        Bump((0, -4.9), (1.35, 0.7), 0, -0.26, layer=_LOW),
        Bump((0, -3.7), (1.3, 0.6), 0, 0.06, layer=_UP),
    ),
    # jaw drop
    "AU26": (
        Bump((0, -7.0), (2.9, 2.6), 0, -0.95, -0.1, layer=_LOW),
        Bump((2.46, -4.5), (1.25, 1.2), -0.24, -0.30),
        Bump((0, -3.8), (1.4, 0.7), 0, -0.05, layer=_UP),
    ),
    # nostril dilator
    "AU38": (Bump((1.55, -1.2), (0.5, 0.55), 0.10, 0.03),),
}


@dataclass(frozen=True, eq=False)
class LipShares:
    """How much each vertex of the mesh belongs to the lower lip's side of the mouth line.

    Attributes:
        lower: (468,) 0 above the line, 1 below, soft in the cheeks.
        is_upper_lip, is_lower_lip: (468,) bool, the red of the lips without the corners.
    """

    lower: Points
    is_upper_lip: np.ndarray[tuple[int], np.dtype[np.bool_]]
    is_lower_lip: np.ndarray[tuple[int], np.dtype[np.bool_]]


def lip_shares(canonical: CanonicalFace) -> LipShares:
    """Shares of both lips for each vertex of the canonical face."""
    height = canonical.vertices[:, 1]
    upper, lower = np.zeros(len(height), bool), np.zeros(len(height), bool)
    upper[np.ravel(UPPER_LIP_RINGS)] = True
    lower[np.ravel(LOWER_LIP_RINGS)] = True
    share = 1 / (1 + np.exp((height - _MOUTH_LINE) / 0.22))
    share[upper], share[lower] = 0.0, 1.0
    share[list(MOUTH_CORNERS)] = 0.5
    return LipShares(share, upper, lower)


def action_unit_fields(canonical: CanonicalFace, shares: LipShares) -> dict[str, Points]:
    """Displacements (468, 3) in centimetres at weight 1 of every unit's two halves: `AU12_R`, `AU12_L`, ..."""
    from_midline = np.abs(canonical.vertices[:, 0])
    height = canonical.vertices[:, 1]
    lateral = np.tanh(from_midline / 0.6) * np.sign(canonical.vertices[:, 0])
    eye_nearness = _eye_nearness(canonical)
    layers = {
        LipLayer.BOTH: np.ones(len(height)),
        LipLayer.UPPER: 1 - shares.lower,
        LipLayer.LOWER: shares.lower,
    }
    right = 1 / (1 + np.exp(canonical.vertices[:, 0] / 0.55))
    fields: dict[str, Points] = {}
    for name, bumps in ACTION_UNITS.items():
        whole = np.zeros((len(height), 3))
        for bump in bumps:
            across = (from_midline - bump.centre[0]) / bump.sigma[0]
            along = (height - bump.centre[1]) / bump.sigma[1]
            weight = np.exp(-0.5 * (across**2 + along**2)) * layers[bump.layer] * (1 - bump.spare_eye * eye_nearness)
            whole += weight[:, None] * np.stack(
                [bump.lateral * lateral, 0 * height + bump.up, 0 * height + bump.forward], 1
            )
        fields[f"{name}_R"] = whole * right[:, None]
        fields[f"{name}_L"] = whole * (1 - right)[:, None]
    return fields


def _eye_nearness(canonical: CanonicalFace) -> Points:
    """(468,) 1 on the lids and inside the eyes, falling to 0 about 2 cm away."""
    folded = np.stack([np.abs(canonical.vertices[:, 0]), canonical.vertices[:, 1]], 1)
    lid_edge = folded[list(RIGHT_EYE.upper + RIGHT_EYE.lower)]
    distance = np.linalg.norm(folded[:, None] - lid_edge[None], axis=-1).min(1)
    inside = (((folded - [3.15, 2.62]) / [1.35, 0.5]) ** 2).sum(1) < 1
    distance[inside] = 0
    return np.exp(-((distance / 0.85) ** 2))
