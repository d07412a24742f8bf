"""What was asked of an engine in one edit, and what was seen and measured of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pixelsmile_desktop.core.expression import TWELVE, Expression

BASIC: tuple[Expression, ...] = (
    Expression.ANGRY,
    Expression.DISGUST,
    Expression.FEAR,
    Expression.HAPPY,
    Expression.SAD,
    Expression.SURPRISED,
)
"""The six expressions that Acc-6 and CLS-6 are about; Acc-12 and CLS-12 are about all twelve."""


@dataclass(frozen=True)
class Measures:
    """What is measured of an edit without any judge.

    Attributes:
        seconds: what the edit took, without reading and writing files.
        background: mean difference to the photo away from the face, in levels of 255; None where the engine gave
            another picture in place of the photo.
        seam: mean difference to the photo along the edge of what changed, in levels of 255; None as above.
        sharpness: fine detail of the face as a share of the photo's, 1 where all is kept; None where a face is missing.
    """

    seconds: float
    background: float | None = None
    seam: float | None = None
    sharpness: float | None = None


@dataclass(frozen=True)
class Judgement:
    """One judged edit.

    Attributes:
        task: the id of the task: one photo, one face, one target.
        subject: the photo and the face; edits of one subject depend on each other.
        target: the expression that was asked for.
        intensity: how much of it was asked for.
        scores: how much of each expression that the judge knows it sees in the result, 0..1; all 0 where it sees none
            of them, or no face.
        identity: mean cosine similarity of the person before and after over the recognisers, -1..1; None when nobody
            measured.
        measures: what needs no judge.

    Raises:
        ValueError: a score or the similarity is out of range.
    """

    task: str
    subject: str
    target: Expression
    intensity: float
    scores: Mapping[Expression, float]
    identity: float | None = None
    measures: Measures = Measures(0.0)

    def __post_init__(self) -> None:
        for expression, score in self.scores.items():
            if not (math.isfinite(score) and 0 <= score <= 1):
                raise ValueError(f"the score {score} of {expression} in {self.task} is not within 0..1")
        if self.identity is not None and not -1 <= self.identity <= 1:
            raise ValueError(f"the similarity {self.identity} in {self.task} is not within -1..1")

    def dominant(self, candidates: Sequence[Expression] = TWELVE) -> Expression | None:
        """The candidate that is seen most; None when none of them is seen; of equals the first candidate."""
        seen = [expression for expression in candidates if self.scores.get(expression, 0.0) > 0]
        return max(seen, key=lambda expression: self.scores[expression]) if seen else None


@dataclass(frozen=True)
class Failure:
    """An edit that could not be made or judged.

    Attributes:
        task, subject, target, intensity: as in `Judgement`.
        what: why, in a sentence.
    """

    task: str
    subject: str
    target: Expression
    intensity: float
    what: str


def known_expressions(judgements: Sequence[Judgement]) -> tuple[Expression, ...]:
    """The expressions that the judge of all these judgements knows, in the order of the wheel."""
    if not judgements:
        return ()
    known = set.intersection(*(set(judged.scores) for judged in judgements))
    return tuple(expression for expression in TWELVE if expression in known)


def fullest(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of each task the edit nearest to intensity 1, the full expression of the method; of equals the first."""
    best: dict[str, Judgement] = {}
    for judged in judgements:
        before = best.get(judged.task)
        if before is None or abs(judged.intensity - 1) < abs(before.intensity - 1):
            best[judged.task] = judged
    return list(best.values())
