"""The metrics on data whose answers can be worked out by hand."""

import math

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.intervals import Resampler
from pixelsmile_desktop.benchmark.ffe.judgement import BASIC, Judgement, fullest, known_expressions
from pixelsmile_desktop.benchmark.ffe.metrics import (
    CONFUSING_PAIRS,
    METRICS,
    bidirectional_confusion,
    confusion,
    curves,
    harmonic_score,
    measure,
    structural_confusion,
)
from pixelsmile_desktop.benchmark.ffe.published import PUBLISHED
from pixelsmile_desktop.core.expression import TWELVE, Expression
from tests.ffe.making import judged, scores, series

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISED = BASIC
CONTEMPT, SHY = Expression.CONTEMPT, Expression.SHY


def value(judgements: list[Judgement], key: str, **more) -> float | None:
    return measure(judgements, **more)[key].value


def shares(judgements: list[Judgement]) -> np.ndarray:
    return confusion(judgements, Resampler(each.subject for each in judgements))[0]


def test_accuracy_is_the_share_whose_dominant_expression_is_the_target() -> None:
    judgements = [judged(HAPPY, HAPPY), judged(SAD, SAD), judged(FEAR, SURPRISED), judged(ANGRY, None)]
    assert value(judgements, "acc6") == value(judgements, "acc12") == 0.5


def test_accuracy_of_six_asks_among_the_six() -> None:
    both = scores({CONTEMPT: 0.9, DISGUST: 0.6, ANGRY: 0.3})
    judgements = [Judgement("t", "a", DISGUST, 1.0, both), judged(SHY, SAD)]
    told = measure(judgements)
    assert (told["acc6"].value, told["acc6"].rows) == (1.0, 1)
    assert (told["acc12"].value, told["acc12"].rows) == (0.0, 2)


def test_the_edit_nearest_to_full_intensity_decides() -> None:
    judgements = [judged(HAPPY, SAD, at=0.5), judged(HAPPY, HAPPY, at=0.9), judged(HAPPY, SAD, at=1.3)]
    assert [each.intensity for each in fullest(judgements)] == [0.9]
    assert value(judgements, "acc12") == 1.0


def test_confusion_counts_what_each_target_is_taken_for() -> None:
    judgements = [judged(FEAR, SURPRISED, str(index)) for index in range(3)]
    judgements += [judged(FEAR, FEAR, "3"), judged(SURPRISED, FEAR, "0"), judged(SURPRISED, None, "1")]
    told = shares(judgements)
    row, other = TWELVE.index(FEAR), TWELVE.index(SURPRISED)
    assert told[row, other] == 0.75
    assert told[row].sum() == 1
    # Nothing was seen in one of the two.
    assert told[other, row] == 0.5
    assert told[other].sum() == 0.5
    assert np.isnan(told[TWELVE.index(HAPPY)]).all()
    assert bidirectional_confusion(told, (FEAR, SURPRISED)) == pytest.approx((0.75 + 0.5) / 2)


def test_mscr_is_the_mean_over_pairs_and_the_pairs_can_be_chosen() -> None:
    judgements = [judged(FEAR, SURPRISED), judged(SURPRISED, SURPRISED), judged(ANGRY, ANGRY), judged(DISGUST, DISGUST)]
    assert value(judgements, "mscr") == pytest.approx((0.5 + 0.0) / 2)
    assert value(judgements, "mscr", pairs=[(FEAR, SURPRISED)]) == 0.5
    assert value(judgements, "mscr", pairs=[(FEAR, SAD)]) is None
    assert structural_confusion(shares(judgements), CONFUSING_PAIRS) == 0.25


@pytest.mark.parametrize(
    ("heard", "linearity"),
    [
        ((0.1, 0.2, 0.3, 0.4), 1.0),
        ((0.4, 0.3, 0.2, 0.1), -1.0),
        ((0.5, 0.5, 0.5, 0.5), 0.0),
        ((0.0, 0.0, 0.0, 1.0), 3 / math.sqrt(15)),
    ],
)
def test_linearity_is_pearsons_r(heard: tuple[float, ...], linearity: float) -> None:
    assert value(series(HAPPY, heard), "cls6") == pytest.approx(linearity)


def test_linearity_is_the_mean_over_series_and_of_six_leaves_out_the_others() -> None:
    judgements = series(HAPPY, (0.1, 0.2, 0.3, 0.4)) + series(SHY, (0.4, 0.3, 0.2, 0.1))
    assert value(judgements, "cls6") == pytest.approx(1)
    assert value(judgements, "cls12") == pytest.approx(0)


def test_two_intensities_say_nothing_about_linearity() -> None:
    told = measure(series(HAPPY, (0.1, 0.2, 0.3, 0.4))[:2])["cls6"]
    assert (told.value, told.rows) == (None, 0)


def test_hes_is_the_harmonic_mean_of_score_and_similarity() -> None:
    judgements = [judged(HAPPY, HAPPY, score=0.5, identity=0.7), judged(SAD, FEAR, identity=0.5)]
    told = measure(judgements)
    assert told["expression"].value == pytest.approx(0.25)
    assert told["identity"].value == pytest.approx(0.6)
    assert told["hes"].value == pytest.approx(2 * 0.25 * 0.6 / 0.85)


@pytest.mark.parametrize(
    ("expression", "identity", "score"), [(0, 0, 0), (1, 1, 1), (0.5, -0.3, 0), (0.370, 0.6522, 0.4723)]
)
def test_harmonic_score(expression: float, identity: float, score: float) -> None:
    assert harmonic_score(np.array([expression]), np.array([identity]))[0] == pytest.approx(score, abs=5e-4)


def test_nobody_who_measured_identity_leaves_it_open() -> None:
    told = measure([judged(HAPPY, HAPPY)])
    assert told["identity"].value is told["hes"].value is None
    assert told["hes"].rows == 0


def test_a_judge_that_does_not_know_all_leaves_open_what_needs_them() -> None:
    judgements = [judged(HAPPY, HAPPY, known=BASIC), judged(SHY, HAPPY, known=BASIC)]
    judgements += [judged(pair[0], pair[1], known=BASIC) for both in CONFUSING_PAIRS for pair in (both, both[::-1])]
    told = measure(judgements)
    assert known_expressions(judgements) == tuple(each for each in TWELVE if each in BASIC)
    assert told["acc6"].value == pytest.approx(1 / 5)
    assert told["acc12"].value is told["cls12"].value is None
    assert told["mscr"].value == 1
    assert np.isnan(shares(judgements)[:, TWELVE.index(SHY)]).all()


def test_no_edits_give_no_figures() -> None:
    assert all(told.value is None and told.rows == 0 for told in measure([]).values())


def test_curves_are_the_mean_score_at_each_intensity() -> None:
    judgements = series(HAPPY, (0.1, 0.2, 0.3, 0.4), "a") + series(HAPPY, (0.3, 0.4, 0.5, 0.6), "b")
    drawn = curves(judgements)
    assert list(drawn) == [HAPPY]
    assert [(at, told.value) for at, told in drawn[HAPPY]] == [
        (at, pytest.approx(mean)) for at, mean in ((0.25, 0.2), (0.5, 0.3), (0.75, 0.4), (1.0, 0.5))
    ]


@pytest.mark.parametrize("score", [-0.1, 1.1, math.nan, math.inf])
def test_scores_out_of_range_are_refused(score: float) -> None:
    with pytest.raises(ValueError, match=r"not within 0\.\.1"):
        judged(HAPPY, HAPPY, score=score)


def test_published_figures_are_of_metrics_that_exist() -> None:
    keys = {metric.key for metric in METRICS}
    assert all(set(row.values) <= keys and row.judge for row in PUBLISHED)
