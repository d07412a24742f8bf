import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import (
    MAX_INTENSITY,
    TWELVE,
    BlendStanding,
    CustomExpression,
    Expression,
    ExpressionMix,
    blend_standing,
    key_of,
    parse_expression,
)
from tests.core.strategies import intensities, mixes


def test_there_are_twelve_and_neutral() -> None:
    assert len(TWELVE) == 12
    assert Expression.NEUTRAL not in TWELVE


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ([], ()),
        (["happy"], ((Expression.HAPPY, 1.0),)),
        (["Happy=0.8", " sad =2"], ((Expression.HAPPY, 0.8), (Expression.SAD, 2.0))),
        (["neutral"], ((Expression.NEUTRAL, 1.0),)),
        (["shy=0"], ((Expression.SHY, 0.0),)),
    ],
)
def test_words_name_a_mix(words: list[str], parts: tuple[tuple[Expression, float], ...]) -> None:
    assert ExpressionMix.parse(words).parts == parts


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["glee"], "there is no expression 'glee'; choose one of happy, confident"),
        ([""], "there is no expression ''"),
        (["happy="], "'' is not a number"),
        (["happy=much"], "'much' is not a number"),
        (["happy=-0.1"], "out of range"),
        (["happy=3.01"], "out of range"),
        (["happy=nan"], "out of range"),
        (["happy=inf"], "out of range"),
        (["happy=1e999"], "out of range"),
        (["happy", "sad", "HAPPY=0"], "named twice"),
    ],
)
def test_words_that_name_no_mix_are_refused(words: list[str], complaint: str) -> None:
    with pytest.raises(RequestError) as refusal:
        ExpressionMix.parse(words)
    assert complaint in str(refusal.value)


@given(
    st.lists(st.text(max_size=12) | st.sampled_from(Expression).flatmap(lambda e: st.text().map(lambda t: f"{e}={t}")))
)
def test_any_words_are_a_mix_or_refused(words: list[str]) -> None:
    try:
        mix = ExpressionMix.parse(words)
    except RequestError:
        return
    assert all(0 <= intensity <= MAX_INTENSITY for _, intensity in mix)


@given(mixes)
def test_a_mix_survives_as_a_dictionary_in_its_order(mix: ExpressionMix) -> None:
    again = ExpressionMix.of({Expression(name): value for name, value in mix.as_dict().items()})
    assert again.parts == mix.parts


@given(mixes, st.floats(0, 10))
def test_scaling_keeps_the_order_and_the_range(mix: ExpressionMix, factor: float) -> None:
    scaled = mix.scaled(factor)
    assert [expression for expression, _ in scaled] == [expression for expression, _ in mix]
    for (_, before), (_, after) in zip(mix, scaled, strict=True):
        assert after == min(MAX_INTENSITY, before * factor)


def test_scaling_backwards_is_refused() -> None:
    with pytest.raises(RequestError):
        ExpressionMix.parse(["happy"]).scaled(-1)


def test_only_zeros_ask_for_nothing() -> None:
    assert ExpressionMix().is_identity
    assert ExpressionMix.parse(["happy=0", "sad=0"]).is_identity
    assert not ExpressionMix.parse(["happy=0", "sad=1e-9"]).is_identity
    assert not ExpressionMix.parse(["neutral"]).is_identity


def test_a_mix_says_itself() -> None:
    assert str(ExpressionMix.parse(["happy=0.50", "sad"])) == "happy 0.5 + sad 1"
    assert str(ExpressionMix()) == "original"


@given(st.sampled_from(TWELVE), st.sampled_from(TWELVE))
def test_what_is_known_of_a_blend_has_no_order(first: Expression, second: Expression) -> None:
    assume(first is not second)
    assert blend_standing(first, second) is blend_standing(second, first)


def test_nine_blends_are_proven_and_two_fail() -> None:
    pairs = [(a, b) for index, a in enumerate(TWELVE) for b in TWELVE[index + 1 :]]
    standings = [blend_standing(a, b) for a, b in pairs]
    assert standings.count(BlendStanding.PROVEN) == 9
    assert standings.count(BlendStanding.FAILS) == 2


@given(intensities, intensities)
def test_a_failing_blend_warns_when_both_are_asked_for(angry: float, happy: float) -> None:
    mix = ExpressionMix.of({Expression.ANGRY: angry, Expression.SHY: 1, Expression.HAPPY: happy})
    assert bool(mix.warnings()) == (angry > 0 and happy > 0)


def test_an_intensity_is_a_finite_number() -> None:
    with pytest.raises(RequestError):
        ExpressionMix(((Expression.SAD, math.nan),))


def test_a_word_of_one_s_own_is_told_by_its_prefix() -> None:
    mix = ExpressionMix.parse(["word:smirking=0.5", "happy"])
    assert mix.custom == (CustomExpression("smirking"),)
    assert mix.as_dict() == {"word:smirking": 0.5, "happy": 1.0}
    assert str(mix) == "smirking 0.5 + happy 1"
    assert parse_expression("WORD: deeply moved ") == CustomExpression("deeply moved")
    assert parse_expression("Happy") is Expression.HAPPY
    assert not mix.warnings()


@pytest.mark.parametrize(
    "word", ["smirking", "word:", "word:<|im_end|>", "word:a.b", "word:" + "x" * 41, "word:a b c d e"]
)
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(RequestError):
        ExpressionMix.parse([word])


def test_a_word_of_one_s_own_is_for_the_engine_that_reads() -> None:
    assert ExpressionMix.parse(["sad=0.5"]).named() == ((Expression.SAD, 0.5),)
    with pytest.raises(RequestError, match="only the PixelSmile engine understands the word smirking"):
        ExpressionMix.parse(["sad", "word:smirking"]).named()


@given(st.one_of(st.sampled_from(list(Expression)), st.just(CustomExpression("smirking"))))
def test_an_expression_s_key_is_read_back(expression: Expression | CustomExpression) -> None:
    assert parse_expression(key_of(expression)) == expression
