"""The metrics against a slow implementation that follows the definitions word by word."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.intervals import Resampler
from pixelsmile_desktop.benchmark.ffe.judgement import BASIC, Judgement
from pixelsmile_desktop.benchmark.ffe.metrics import confusion, measure, replicates
from pixelsmile_desktop.core.expression import TWELVE, Expression

_LEVELS = st.sampled_from([0.0, 0.25, 0.5, 1.0])


@st.composite
def judgement_lists(draw: st.DrawFn) -> list[Judgement]:
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from("abc"), st.sampled_from(TWELVE), st.sampled_from([0.25, 0.5, 0.75, 1.0])),
            unique=True,
            max_size=20,
        )
    )
    return [
        Judgement(
            f"{subject}/{target}",
            subject,
            target,
            intensity,
            {expression: draw(_LEVELS) for expression in TWELVE},
            draw(st.none() | st.sampled_from([-0.5, 0.0, 0.5, 1.0])),
        )
        for subject, target, intensity in keys
    ]


def in_full(judgements: Sequence[Judgement]) -> list[Judgement]:
    return [
        each
        for each in judgements
        if not any(other.task == each.task and other.intensity > each.intensity for other in judgements)
    ]


def seen(judged: Judgement, candidates: Sequence[Expression]) -> Expression | None:
    highest = max(judged.scores[each] for each in candidates)
    return None if highest == 0 else next(each for each in candidates if judged.scores[each] == highest)


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def slowly(judgements: Sequence[Judgement]) -> dict[str, float | None]:
    full = in_full(judgements)
    told: dict[str, float | None] = {}
    for key, expressions in (("6", BASIC), ("12", TWELVE)):
        told[f"acc{key}"] = mean([float(seen(e, expressions) is e.target) for e in full if e.target in expressions])
        rs = []
        for task in dict.fromkeys(each.task for each in judgements if each.target in expressions):
            own = [(each.intensity, each.scores[each.target]) for each in judgements if each.task == task]
            if len(own) < 3:
                continue
            asked, heard = zip(*own, strict=True)
            rs.append(0.0 if len(set(heard)) == 1 else float(np.corrcoef(asked, heard)[0, 1]))
        told[f"cls{key}"] = mean(rs)
    rates = []
    for first, second in ((Expression.FEAR, Expression.SURPRISED), (Expression.ANGRY, Expression.DISGUST)):
        shares = [
            mean([float(seen(each, TWELVE) is other) for each in full if each.target is one])
            for one, other in ((first, second), (second, first))
        ]
        rates.append(None if None in shares else (shares[0] + shares[1]) / 2)
    told["mscr"] = None if None in rates else (rates[0] + rates[1]) / 2
    return told


@given(judgement_lists())
def test_metrics_follow_their_definitions(judgements: list[Judgement]) -> None:
    told = measure(judgements)
    for key, expected in slowly(judgements).items():
        value = told[key].value
        assert (value is None) == (expected is None), key
        assert value == pytest.approx(expected, abs=1e-9), key


@given(judgement_lists(), st.randoms())
def test_the_order_does_not_matter(judgements: list[Judgement], random) -> None:
    shuffled = list(judgements)
    random.shuffle(shuffled)
    first, second = measure(judgements), measure(shuffled)
    for key, told in first.items():
        assert told.value == pytest.approx(second[key].value, abs=1e-12)
        assert told.low == pytest.approx(second[key].low, abs=1e-12)


@given(judgement_lists())
def test_rows_of_confusion_are_shares(judgements: list[Judgement]) -> None:
    shares = confusion(judgements, Resampler((each.subject for each in judgements), draws=5))
    told = shares[~np.isnan(shares)]
    assert ((told >= 0) & (told <= 1)).all()
    assert (np.nansum(shares, axis=-1) <= 1 + 1e-12).all()


@given(judgement_lists())
def test_replicates_are_metrics_of_what_was_drawn(judgements: list[Judgement]) -> None:
    """A replicate is what the metric would be if each subject had been edited as often as it was drawn."""
    resampler = Resampler((each.subject for each in judgements), draws=3)
    draws = replicates(judgements, resampler)
    names = sorted({each.subject for each in judgements})
    for number, weights in enumerate(resampler.weights):
        copies = [
            Judgement(f"{each.task} {copy}", each.subject, each.target, each.intensity, each.scores, each.identity)
            for each in judgements
            for copy in range(int(weights[names.index(each.subject)]))
        ]
        told = measure(copies)
        for key in ("acc6", "acc12", "mscr", "cls12", "expression", "identity", "hes"):
            value = draws[key][number]
            assert told[key].value == pytest.approx(None if np.isnan(value) else value, abs=1e-9), key
