"""From a target to weights of the rig's units: halves, what the face already shows, and limits of anatomy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pixelsmile_desktop.engines.instant.expressions import Release, Target
from pixelsmile_desktop.engines.instant.face_units import AU7_TRAVEL
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.rig import FaceRig

_FIRMLY_SHUT = 1.35
"""Limited strain takes some of the lips' way to each other, so they may be asked for a little more than to meet."""
MAX_UNIT = 2.8
"""No unit goes further than this, whatever is blended and however little of it was followed."""
_SMILE_SATURATION = 0.60
"""Share of a new smile that a full smile on the face leaves no room for."""
_WIDE_LAUGH = 0.24
"""Opening, as a share of the mouth's width, above which lips cannot be brought together without crumpling."""


def unit_weights(target: Target, rig: FaceRig) -> Float32:
    """(units,) weights that carry this face to the target."""
    shown = rig.blendshapes
    halves: dict[str, float] = dict.fromkeys(rig.units, 0.0)
    for name, weight in target.units.items():
        for unit in _halves_of(name):
            halves[unit] += weight * _room_for(unit, shown)
    for unit, weight in _release_weights(target.release, shown, rig.opening).items():
        halves[unit] += weight
    return within_anatomy(np.array([halves[unit] for unit in rig.units], np.float32), rig)


def within_anatomy(weights: Float32, rig: FaceRig) -> Float32:
    """(units,) weights held where a face has its limits: lids close no further than shut, lips not much further."""
    held = np.clip(weights, -MAX_UNIT, MAX_UNIT)
    lips = rig.units.index("CLOSE")
    held[lips] = min(held[lips], _FIRMLY_SHUT)
    for side in "RL":
        lid, tightener = rig.units.index(f"AU43_{side}"), rig.units.index(f"AU7_{side}")
        tightened = (AU7_TRAVEL.upper + AU7_TRAVEL.lower) * max(0.0, float(held[tightener]))
        held[lid] = min(float(held[lid]), 1.0 - min(tightened, 0.9))
    return held


def smile_release(target: Target, rig: FaceRig) -> float:
    """How much of a smile goes, 0..1: what is asked for times what is there."""
    return min(1.0, target.release.smile * _smile(rig.blendshapes))


def closing_share(release: Release, opening: float) -> float:
    """How far the lips are brought together, 0..1, of the way until they meet."""
    reach = 1.0 if opening < _WIDE_LAUGH else max(0.45, 1 - 2.2 * (opening - _WIDE_LAUGH))
    return min(1.12 * release.open_mouth, 1.0) * reach


def _halves_of(name: str) -> tuple[str, ...]:
    return (name,) if "_" in name else (f"{name}_R", f"{name}_L")


def _room_for(unit: str, shown: Mapping[str, float]) -> float:
    """What is left of a unit's travel on a face that has already gone part of the way."""
    name, _, side = unit.partition("_")
    return 1 - _SMILE_SATURATION * _of_side(shown, "mouthSmile", side) if name == "AU12" else 1.0


def _release_weights(release: Release, shown: Mapping[str, float], opening: float) -> dict[str, float]:
    weights = {"CLOSE": closing_share(release, opening)}
    for side in "RL":
        smile = _of_side(shown, "mouthSmile", side)
        weights |= {
            f"RELAX_{side}": 0.95 * release.smile * smile,
            f"AU6_{side}": -0.35 * release.smile * smile,
            f"AU15_{side}": -0.6 * release.frown * _of_side(shown, "mouthFrown", side),
            f"AU4_{side}": -0.6 * release.lowered_brows * _of_side(shown, "browDown", side),
            f"AU1_{side}": -0.5 * release.raised_brows * shown.get("browInnerUp", 0.0),
            f"AU2_{side}": -0.5 * release.raised_brows * _of_side(shown, "browOuterUp", side),
        }
    return weights


def _smile(shown: Mapping[str, float]) -> float:
    return (_of_side(shown, "mouthSmile", "R") + _of_side(shown, "mouthSmile", "L")) / 2


def _of_side(shown: Mapping[str, float], name: str, side: str) -> float:
    return shown.get(name + ("Right" if side == "R" else "Left"), 0.0)
