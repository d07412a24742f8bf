"""The metrics of FFE-Bench (PixelSmile, arXiv 2603.25728), whose code its authors have not released, and our own.

Accuracy, confusion, identity and HES are about the edit of each task that is nearest to intensity 1; linearity is about
all its intensities. Every metric is computed under many weightings of the subjects at once (see `intervals`).

What the paper leaves open is settled so: Acc-6 asks which of the six is seen most, in edits toward the six; S_E, the
expression part of HES, is the judged score of the target, because the published HES .4723 and ID .6522 imply
S_E = .370, far from the published accuracy; and CLS is the mean of Pearson's r over series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pixelsmile_desktop.benchmark.ffe.intervals import Estimate, Floats, Resampler, Rows, estimate, ratio
from pixelsmile_desktop.benchmark.ffe.judgement import BASIC, Judgement, fullest, known_expressions
from pixelsmile_desktop.core.expression import TWELVE, Expression

Pair = tuple[Expression, Expression]

CONFUSING_PAIRS: tuple[Pair, ...] = (
    (Expression.FEAR, Expression.SURPRISED),
    (Expression.ANGRY, Expression.DISGUST),
)
"""The pairs that the paper names; mSCR is the mean over them."""

FEWEST_INTENSITIES = 3
"""Different intensities that a series needs before its linearity means anything."""
_STANDSTILL = 1e-12


@dataclass(frozen=True)
class Metric:
    """What a metric is called and how it is read.

    Attributes:
        key: its name in files.
        title: its name for people, the paper's where the paper has it.
        meaning: what it says, in a clause.
        is_better_higher: which way is good; None where neither is.
        digits: behind the point.
    """

    key: str
    title: str
    meaning: str
    is_better_higher: bool | None = True
    digits: int = 4


METRICS: tuple[Metric, ...] = (
    Metric("acc6", "Acc-6", "share of the six basic expressions that are recognised among the six"),
    Metric("acc12", "Acc-12", "share of the twelve expressions that are recognised among the twelve"),
    Metric("mscr", "mSCR", "share of edits mistaken for the other of a confusing pair", is_better_higher=False),
    Metric("cls6", "CLS-6", "correlation of asked and judged intensity, the six basic expressions"),
    Metric("cls12", "CLS-12", "correlation of asked and judged intensity, the twelve expressions"),
    Metric("expression", "S_E", "judged score of the target"),
    Metric("identity", "ID", "similarity of the person before and after"),
    Metric("hes", "HES", "harmonic mean of S_E and ID"),
    Metric("background", "background change", "difference away from the face, levels of 255", False, 3),
    Metric("seam", "seam", "difference along the edge of what changed, levels of 255", False, 2),
    Metric("sharpness", "sharpness kept", "fine detail of the face as a share of the photo's", None, 3),
    Metric("seconds", "seconds", "time of one edit on this computer", False, 2),
)
_MEASURED = ("background", "seam", "sharpness", "seconds")


def measure(judgements: Sequence[Judgement], pairs: Sequence[Pair] = CONFUSING_PAIRS) -> dict[str, Estimate]:
    """Every metric of `METRICS` by its key, with its interval."""
    resampler = Resampler(judged.subject for judged in judgements)
    rows = metric_rows(judgements)
    draws = replicates(judgements, resampler, pairs)
    about = {**rows, "mscr": _confusion_rows(judgements, pairs), "hes": rows["identity"]}
    return {
        metric.key: estimate(draws[metric.key], len(about[metric.key].values), len(set(about[metric.key].subjects)))
        for metric in METRICS
    }


def replicates(
    judgements: Sequence[Judgement], resampler: Resampler, pairs: Sequence[Pair] = CONFUSING_PAIRS
) -> dict[str, Floats]:
    """(1 + draws,) of every metric by its key: its plain value, then its bootstrap replicates.

    Args:
        judgements: any number.
        resampler: of at least their subjects.
        pairs: that mSCR is about.
    """
    draws = {key: resampler.means(rows) for key, rows in metric_rows(judgements).items()}
    draws["mscr"] = structural_confusion(confusion(judgements, resampler), pairs)
    draws["hes"] = harmonic_score(draws["expression"], draws["identity"])
    return draws


def metric_rows(judgements: Sequence[Judgement]) -> dict[str, Rows]:
    """The rows of every metric that is a plain mean, by its key."""
    full = fullest(judgements)
    rows = {
        "acc6": accuracy_rows(judgements, BASIC),
        "acc12": accuracy_rows(judgements, TWELVE),
        "cls6": linearity_rows(judgements, BASIC),
        "cls12": linearity_rows(judgements, TWELVE),
        "expression": Rows.of(
            (judged.subject, judged.scores[judged.target]) for judged in full if judged.target in judged.scores
        ),
        "identity": Rows.of((judged.subject, judged.identity) for judged in full if judged.identity is not None),
    }
    for name in _MEASURED:
        values = ((judged.subject, getattr(judged.measures, name)) for judged in judgements)
        rows[name] = Rows.of((subject, value) for subject, value in values if value is not None)
    return rows


def accuracy_rows(judgements: Sequence[Judgement], expressions: Sequence[Expression]) -> Rows:
    """Acc-6 or Acc-12: 1 where the dominant of `expressions` is the target; no rows if the judge does not know all."""
    if not set(expressions) <= set(known_expressions(judgements)):
        return Rows.of(())
    return Rows.of(
        (judged.subject, float(judged.dominant(expressions) is judged.target))
        for judged in fullest(judgements)
        if judged.target in expressions
    )


def linearity_rows(judgements: Sequence[Judgement], expressions: Sequence[Expression]) -> Rows:
    """CLS-6 or CLS-12: Pearson r between the intensity and the judged score of the target, one row for each task.

    A series in which the judge sees no change at all is worth 0: it follows nothing. A series of fewer than
    `FEWEST_INTENSITIES` is left out.
    """
    if not set(expressions) <= set(known_expressions(judgements)):
        return Rows.of(())
    series: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for judged in judgements:
        if judged.target in expressions:
            series[judged.task, judged.subject].append((judged.intensity, judged.scores[judged.target]))
    return Rows.of(
        (subject, _pearson(points))
        for (_, subject), points in series.items()
        if len({intensity for intensity, _ in points}) >= FEWEST_INTENSITIES
    )


def confusion(judgements: Sequence[Judgement], resampler: Resampler) -> Floats:
    """C(i -> j): share of the edits toward i that are judged j, in the order of the wheel.

    An edit in which nothing is seen counts as an edit, and as no j, so that a row may add up to less than 1.

    Returns:
        (1 + draws, 12, 12); a row without edits is nan, and so is a column that the judge does not know.
    """
    full, known = fullest(judgements), known_expressions(judgements)
    counts = np.zeros((len(full), len(TWELVE), len(TWELVE)))
    asked = np.zeros((len(full), len(TWELVE), 1))
    for index, judged in enumerate(full):
        row, seen = TWELVE.index(judged.target), judged.dominant(known)
        asked[index, row] = 1
        if seen is not None:
            counts[index, row, TWELVE.index(seen)] = 1
    subjects = [judged.subject for judged in full]
    shares = ratio(resampler.totals(subjects, counts), resampler.totals(subjects, asked))
    shares[..., [index for index, expression in enumerate(TWELVE) if expression not in known]] = np.nan
    return shares


def bidirectional_confusion(shares: Floats, pair: Pair) -> Floats:
    """BCR(i, j) = (C(i -> j) + C(j -> i)) / 2, 0..1, smaller is better; nan when one of them was never asked for.

    Args:
        shares: (..., 12, 12) of `confusion`.
        pair: i and j.
    """
    first, second = (TWELVE.index(expression) for expression in pair)
    return np.asarray((shares[..., first, second] + shares[..., second, first]) / 2, np.float64)


def structural_confusion(shares: Floats, pairs: Sequence[Pair]) -> Floats:
    """mSCR: the mean of BCR over pairs, 0..1, smaller is better; nan when one of them cannot be told."""
    return np.asarray(np.mean([bidirectional_confusion(shares, pair) for pair in pairs], axis=0), np.float64)


def harmonic_score(expression: Floats, identity: Floats) -> Floats:
    """HES = 2 S_E S_ID / (S_E + S_ID), 0..1: both must be good. A similarity below 0 counts as 0."""
    expression, identity = np.maximum(expression, 0.0), np.maximum(identity, 0.0)
    both = expression + identity
    result = np.where(np.isnan(both), np.nan, 0.0)
    np.divide(2 * expression * identity, both, out=result, where=both > 0)
    return result


def curves(judgements: Sequence[Judgement]) -> Mapping[Expression, list[tuple[float, Estimate]]]:
    """For each target and intensity the judged score of the target, with its interval."""
    resampler = Resampler(judged.subject for judged in judgements)
    points: defaultdict[tuple[Expression, float], list[tuple[str, float]]] = defaultdict(list)
    for judged in judgements:
        if judged.target in judged.scores:
            points[judged.target, judged.intensity].append((judged.subject, judged.scores[judged.target]))
    drawn: defaultdict[Expression, list[tuple[float, Estimate]]] = defaultdict(list)
    for (target, intensity), pairs in sorted(points.items(), key=lambda item: item[0][1]):
        rows = Rows.of(pairs)
        told = estimate(resampler.means(rows), len(pairs), len(set(rows.subjects)))
        drawn[target].append((intensity, told))
    return drawn


def _confusion_rows(judgements: Sequence[Judgement], pairs: Sequence[Pair]) -> Rows:
    """The edits that mSCR is about; their values are not looked at."""
    asked = {expression for pair in pairs for expression in pair}
    return Rows.of((judged.subject, 0.0) for judged in fullest(judgements) if judged.target in asked)


def _pearson(points: Sequence[tuple[float, float]]) -> float:
    asked, seen = np.array(points, np.float64).T
    asked, seen = asked - asked.mean(), seen - seen.mean()
    norm = float(np.linalg.norm(asked) * np.linalg.norm(seen))
    return float(np.clip(asked @ seen / norm, -1, 1)) if norm > _STANDSTILL else 0.0
