import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.intervals import (
    FEWEST_SUBJECTS,
    Resampler,
    Rows,
    estimate,
    percentile_interval,
    ratio,
)


def interval(rows: Rows) -> tuple[float, float]:
    told = estimate(Resampler(rows.subjects).means(rows), len(rows.values), len(set(rows.subjects)))
    assert told.low is not None
    assert told.high is not None
    return told.low, told.high


def test_the_interval_of_a_mean_is_that_of_the_normal_approximation() -> None:
    values = np.random.default_rng(3).normal(2, 1, 400)
    low, high = interval(Rows.of((str(index), float(value)) for index, value in enumerate(values)))
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert low == pytest.approx(values.mean() - half, abs=0.015)
    assert high == pytest.approx(values.mean() + half, abs=0.015)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    covered = 0
    for _ in range(200):
        effects = np.repeat(rng.normal(0, 1, 40), 6)
        values = effects + rng.normal(0, 0.3, effects.size)
        low, high = interval(Rows.of((str(i // 6), float(v)) for i, v in enumerate(values)))
        covered += low <= 0 <= high
    assert 0.90 <= covered / 200 <= 0.985


def test_edits_of_one_subject_are_not_taken_for_independent() -> None:
    values = np.repeat(np.random.default_rng(5).normal(0, 1, 30), 10)
    together = interval(Rows.of((str(index // 10), float(value)) for index, value in enumerate(values)))
    alone = interval(Rows.of((str(index), float(value)) for index, value in enumerate(values)))
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


def test_the_same_subjects_are_drawn_every_time() -> None:
    first, second = Resampler(["b", "a", "c"]), Resampler(["c", "b", "a", "a"])
    assert (first.weights == second.weights).all()
    assert (first.weights[0] == 1).all()
    assert (first.weights.sum(axis=1) == 3).all()


def test_too_few_subjects_give_no_interval() -> None:
    rows = Rows.of((str(index), float(index)) for index in range(FEWEST_SUBJECTS - 1))
    told = estimate(Resampler(rows.subjects).means(rows), 4, len(rows.values))
    assert told.value == 1.5
    assert told.low is told.high is None


def test_mostly_undefined_replicates_give_no_interval() -> None:
    assert percentile_interval(np.array([np.nan, np.nan, np.nan, 1.0])) is None
    assert percentile_interval(np.array([np.nan, 1.0, 1.0])) == (1.0, 1.0)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(-10, 10)), min_size=1, max_size=30))
def test_means_lie_between_the_extremes(pairs: list[tuple[str, float]]) -> None:
    means = Resampler(subject for subject, _ in pairs).means(Rows.of(pairs))
    told = means[~np.isnan(means)]
    values = [value for _, value in pairs]
    assert means[0] == pytest.approx(sum(values) / len(values), abs=1e-9)
    assert told.min() >= min(values) - 1e-9
    assert told.max() <= max(values) + 1e-9


def test_nothing_divided_by_nothing_is_left_open() -> None:
    assert np.isnan(ratio(np.zeros(2), np.array([0.0, 2.0]))).tolist() == [True, False]
