"""Confidence intervals by the cluster bootstrap: subjects are drawn, with all of their edits, not single edits.

B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, percentile intervals; for dependent data, A. Davison,
D. Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DRAWS = 2000
CONFIDENCE = 0.95
_SEED = 20260326
FEWEST_SUBJECTS = 5
"""With fewer the interval is far too narrow, so that there is none."""
_MOST_UNDEFINED = 0.5


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows whose mean is a metric.

    Attributes:
        subjects: the subject of each row.
        values: (n,) the value of each row.
    """

    subjects: tuple[str, ...]
    values: Floats

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, float]]) -> Rows:
        """Rows from (subject, value)."""
        listed = list(pairs)
        return cls(tuple(subject for subject, _ in listed), np.array([value for _, value in listed], np.float64))


@dataclass(frozen=True)
class Estimate:
    """A metric and how sure it is.

    Attributes:
        value: of all rows; None where there are none, or it cannot be told.
        low, high: ends of the 95 % interval; None where there are too few subjects for one.
        rows: how many rows it is about.
        subjects: how many subjects they come from.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    rows: int = 0
    subjects: int = 0


class Resampler:
    """Draws subjects with replacement, always the same draws for the same subjects.

    Args:
        subjects: whoever may be drawn, each once.
        draws: how often.

    Attributes:
        weights: (1 + draws, subjects) how often each subject counts; in the first row each counts once, so that every
            statistic of the weights gives first the plain value and then its bootstrap replicates.
    """

    def __init__(self, subjects: Iterable[str], draws: int = DRAWS) -> None:
        self._places = {subject: place for place, subject in enumerate(sorted(set(subjects)))}
        count = len(self._places)
        rng = np.random.default_rng(_SEED)
        drawn = rng.multinomial(count, np.full(count, 1 / count), draws) if count else np.zeros((draws, 0))
        self.weights: Floats = np.vstack([np.ones((1, count)), drawn]).astype(np.float64)

    def places(self, subjects: Sequence[str]) -> npt.NDArray[np.intp]:
        """Columns of `weights` of the given subjects."""
        return np.array([self._places[subject] for subject in subjects], np.intp)

    def means(self, rows: Rows) -> Floats:
        """(1 + draws,) the mean of rows under each weighting; nan where no row counts."""
        sums, counts = np.zeros((2, len(self._places)))
        places = self.places(rows.subjects)
        np.add.at(sums, places, rows.values)
        np.add.at(counts, places, 1)
        return ratio(self.weights @ sums, self.weights @ counts)

    def totals(self, subjects: Sequence[str], values: Floats) -> Floats:
        """(1 + draws, ...) the sums of `values` (n, ...), whose subjects are given, under each weighting."""
        sums = np.zeros((len(self._places), *values.shape[1:]))
        np.add.at(sums, self.places(subjects), values)
        return np.asarray(np.tensordot(self.weights, sums, 1), np.float64)


def ratio(numerators: Floats, denominators: Floats) -> Floats:
    """Element by element; nan where the denominator is 0."""
    result = np.full(np.broadcast_shapes(numerators.shape, denominators.shape), np.nan)
    np.divide(numerators, denominators, out=result, where=denominators > 0)
    return result


def estimate(replicates: Floats, rows: int, subjects: int) -> Estimate:
    """The plain value with its interval, from (1 + draws,) replicates as `Resampler` gives them."""
    value = float(replicates[0])
    if np.isnan(value):
        return Estimate(None, rows=rows, subjects=subjects)
    interval = None if subjects < FEWEST_SUBJECTS else percentile_interval(replicates[1:])
    low, high = interval or (None, None)
    return Estimate(value, low, high, rows, subjects)


def percentile_interval(replicates: Floats) -> tuple[float, float] | None:
    """The middle 95 % of replicates; those that are nan do not count, and when most are, there is no interval."""
    told = replicates[~np.isnan(replicates)]
    if len(told) <= _MOST_UNDEFINED * len(replicates):
        return None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(told, [tail, 1 - tail])
    return float(low), float(high)
