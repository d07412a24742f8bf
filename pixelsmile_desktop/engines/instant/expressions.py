"""The expressions as action units, and what of the face's present expression has to go first.

Weights are for intensity 1. `release` says how much of what the face already shows is taken out: nobody looks angry
through a smile, and removing it is the largest single gain in believability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from pixelsmile_desktop.core.expression import MAX_INTENSITY, MAX_WHEEL_INTENSITY, Expression, ExpressionMix

MAX_RELEASE = 1.3
_OVERDRIVE = 0.15
"""How much intensity is still gained above the rim of the wheel, at most."""


@dataclass(frozen=True)
class Release:
    """Shares of the present expression to take out: 0 keeps it, 1 takes out all that can be seen of it."""

    smile: float = 0.0
    open_mouth: float = 0.0
    frown: float = 0.0
    raised_brows: float = 0.0
    lowered_brows: float = 0.0

    def plus(self, other: Release, factor: float) -> Release:
        """This release and `factor` times the other, each held at `MAX_RELEASE`."""
        return Release(
            *(
                min(MAX_RELEASE, mine + factor * theirs)
                for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True)
            )
        )


@dataclass(frozen=True)
class Target:
    """What an expression asks of a face.

    Attributes:
        units: weights of action units; `AU4` moves both halves, `AU4_R` the subject's right one.
        release: shares of the present expression to take out.
        gaze: (to the subject's left, down); 1 moves the iris by about a quarter of its diameter.
        intensity: the largest effective intensity in it.
    """

    units: Mapping[str, float] = field(default_factory=dict)
    release: Release = Release()
    gaze: tuple[float, float] = (0.0, 0.0)
    intensity: float = 1.0

    @property
    def max_strain(self) -> float:
        """Largest change of length, as a share, that skin may show; exaggeration may stretch it further."""
        return 0.37 + 0.18 * max(0.0, self.intensity - 1)


TARGETS: Mapping[Expression, Target] = MappingProxyType(
    {
        Expression.ANGRY: Target(
            {"AU4": 0.85, "AU7": 0.70, "AU9": 0.20, "AU15": 0.25, "AU17": 0.30, "AU23": 0.55, "AU24": 0.4, "AU38": 0.5},
            Release(smile=1.1, open_mouth=0.95, raised_brows=0.8),
        ),
        Expression.CONFUSED: Target(
            {
                "AU4_R": 0.9, "AU4_L": 0.25, "AU2_L": 1.25, "AU1_L": 0.6, "AU7_R": 0.7,
                "AU15_R": 0.45, "AU14_L": 0.5, "AU17": 0.45, "AU24": 0.3,
            },
            Release(smile=0.8, open_mouth=0.7),
        ),
        Expression.CONTEMPT: Target(
            {
                "AU14_L": 0.95, "AU12_L": 0.85, "AU10_L": 0.35, "AU7": 0.35, "AU43": 0.12,
                "AU2_L": 0.35, "AU15_R": 0.15,
            },
            Release(smile=0.75, open_mouth=0.85),
        ),
        Expression.CONFIDENT: Target(
            {"AU12": 0.55, "AU12_L": 0.25, "AU7": 0.50, "AU6": 0.3, "AU2": 0.15, "AU4": 0.12, "AU14": 0.3},
            Release(smile=0.35, open_mouth=0.6, raised_brows=0.5),
        ),
        Expression.DISGUST: Target(
            {"AU9": 0.65, "AU10": 0.60, "AU4": 0.35, "AU7": 0.6, "AU15": 0.25, "AU17": 0.45, "AU6": 0.15},
            Release(smile=1.0, open_mouth=0.78),
        ),
        Expression.FEAR: Target(
            {"AU1": 1.0, "AU2": 0.5, "AU4": 0.35, "AU5": 0.9, "AU20": 0.95, "AU25": 0.65, "AU26": 0.30},
            Release(smile=1.1),
        ),
        Expression.HAPPY: Target(
            {"AU12": 1.03, "AU6": 0.65, "AU7": 0.25, "AU25": 0.12},
            Release(frown=1.0, lowered_brows=0.8),
        ),
        Expression.SAD: Target(
            {"AU1": 1.05, "AU4": 0.40, "AU15": 0.75, "AU17": 0.45, "AU43": 0.22, "AU7": 0.1},
            Release(smile=1.05, open_mouth=1.0),
        ),
        Expression.SHY: Target(
            {"AU12": 0.55, "AU14": 0.4, "AU24": 0.4, "AU43": 0.28, "AU1": 0.45, "AU6": 0.3},
            Release(smile=0.5, open_mouth=0.6),
            gaze=(0.6, 1.3),
        ),
        Expression.SLEEPY: Target(
            {"AU43": 0.52, "AU1": 0.12, "AU26": 0.08, "AU15": 0.2, "AU7": 0.05},
            Release(smile=0.8, open_mouth=0.6, raised_brows=0.4),
        ),
        Expression.SURPRISED: Target(
            {"AU1": 1.0, "AU2": 1.0, "AU5": 0.85, "AU26": 0.8, "AU25": 0.3},
            Release(smile=0.75, lowered_brows=0.8),
        ),
        Expression.ANXIOUS: Target(
            {"AU1": 1.2, "AU4": 0.45, "AU20": 0.65, "AU23": 0.55, "AU17": 0.3, "AU7": 0.15, "AU5": 0.25},
            Release(smile=0.85, open_mouth=0.7),
            gaze=(0.45, 0.0),
        ),
        Expression.NEUTRAL: Target(
            {},
            Release(smile=1.0, open_mouth=1.0, frown=1.0, raised_brows=1.0, lowered_brows=1.0),
        ),
    }
)  # fmt: skip


def effective_intensity(intensity: float) -> float:
    """The intensity that is rendered: as asked for up to the rim of the wheel, above it gently toward a ceiling."""
    beyond = intensity - MAX_WHEEL_INTENSITY
    if beyond <= 0:
        return intensity
    reach = MAX_INTENSITY - MAX_WHEEL_INTENSITY
    return MAX_WHEEL_INTENSITY + _OVERDRIVE * float(np.sin(0.5 * np.pi * min(1.0, beyond / reach)))


def blended_target(mix: ExpressionMix) -> Target:
    """The sum of the targets of a mix, each weighted with its effective intensity."""
    units: dict[str, float] = {}
    release = Release()
    gaze = np.zeros(2)
    for expression, intensity in mix.named():
        amount = effective_intensity(intensity)
        target = TARGETS[expression]
        for name, weight in target.units.items():
            units[name] = units.get(name, 0.0) + amount * weight
        release = release.plus(target.release, amount)
        gaze += amount * np.asarray(target.gaze)
    strongest = max((effective_intensity(intensity) for _, intensity in mix), default=0.0)
    return Target(units, release, (float(gaze[0]), float(gaze[1])), strongest)
