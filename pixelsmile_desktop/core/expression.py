"""The twelve expressions, neutral, and mixes of them with intensities."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from pixelsmile_desktop.core.errors import RequestError

MAX_INTENSITY = 3.0
"""The authors' own upper end of the scale; reached by number only."""

MAX_WHEEL_INTENSITY = 1.5
"""Where the rim of the wheel lies."""


class Expression(StrEnum):
    """An expression by the name that the method, the files and the command line use."""

    HAPPY = "happy"
    CONFIDENT = "confident"
    SURPRISED = "surprised"
    FEAR = "fear"
    ANXIOUS = "anxious"
    CONFUSED = "confused"
    DISGUST = "disgust"
    ANGRY = "angry"
    CONTEMPT = "contempt"
    SAD = "sad"
    SLEEPY = "sleepy"
    SHY = "shy"
    NEUTRAL = "neutral"

    @classmethod
    def parse(cls, name: str) -> Expression:
        """The expression of that name, whatever its case.

        Raises:
            RequestError: there is no such expression.
        """
        try:
            return cls(name.strip().lower())
        except ValueError:
            names = ", ".join(cls)
            raise RequestError(f"there is no expression {name.strip()!r}", f"choose one of {names}") from None


@dataclass(frozen=True)
class CustomExpression:
    """An expression in a word of the user's own, which only a model that reads text understands.

    Attributes:
        word: a few words, in small letters, as they stand in the prompt.

    Raises:
        RequestError: no word, or not one that can stand in a prompt.
    """

    word: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z]+(?:[ -][a-z]+){0,3}", self.word) or len(self.word) > 40:
            raise RequestError(f"{self.word!r} is not a word for an expression", "write for example word:smirking")

    def __str__(self) -> str:
        return self.word


CUSTOM_PREFIX = "word:"
"""Stands before a word of the user's own in files and on the command line, so that no typing error is taken for one."""


def parse_expression(name: str) -> Expression | CustomExpression:
    """The expression that a name such as `happy` or `word:smirking` means.

    Raises:
        RequestError: there is no such expression.
    """
    word = name.strip().lower()
    if word.startswith(CUSTOM_PREFIX):
        return CustomExpression(word.removeprefix(CUSTOM_PREFIX).strip())
    return Expression.parse(name)


def key_of(expression: Expression | CustomExpression) -> str:
    """The name of an expression in files and messages; `parse_expression` reads it."""
    return f"{CUSTOM_PREFIX}{expression}" if isinstance(expression, CustomExpression) else str(expression)


TWELVE: tuple[Expression, ...] = tuple(e for e in Expression if e is not Expression.NEUTRAL)
"""The twelve expressions of the method in the order of the wheel: clockwise from the top."""

STRIP_LEVELS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
"""The intensities at which a strip shows an expression."""

_BLEND_WARNINGS: Mapping[frozenset[Expression], str] = {
    frozenset({Expression.FEAR, Expression.SURPRISED}): (
        "fear and surprised look alike: their blend collapses into one of them"
    ),
    frozenset({Expression.ANGRY, Expression.HAPPY}): ("angry and happy contradict each other: their blend is unstable"),
}
_PROVEN_BLENDS = frozenset(
    frozenset(pair)
    for first, others in (
        (Expression.HAPPY, (Expression.SAD, Expression.SURPRISED, Expression.FEAR, Expression.DISGUST)),
        (Expression.SAD, (Expression.ANGRY, Expression.FEAR, Expression.SURPRISED, Expression.DISGUST)),
        (Expression.DISGUST, (Expression.FEAR,)),
    )
    for pair in ((first, other) for other in others)
)


class BlendStanding(StrEnum):
    """What is known about the blend of two expressions (the authors' page shows nine that work, two that fail)."""

    PROVEN = "proven"
    UNTESTED = "untested"
    FAILS = "fails"


def blend_standing(first: Expression, second: Expression) -> BlendStanding:
    """What is known about the blend of `first` and `second`."""
    pair = frozenset({first, second})
    if pair in _BLEND_WARNINGS:
        return BlendStanding.FAILS
    return BlendStanding.PROVEN if pair in _PROVEN_BLENDS else BlendStanding.UNTESTED


@dataclass(frozen=True)
class ExpressionMix:
    """A small ordered set of (expression, intensity); two or more expressions make a blend.

    Intensity 0 leaves the photo as it is, 1 is the full expression of the method, above 1 exaggerates, up to
    `MAX_INTENSITY`. The meaning is `neutral + sum_i intensity_i * (expression_i - neutral)` in both engines.

    Raises:
        RequestError: an expression twice, or an intensity that is not a number from 0 to `MAX_INTENSITY`.
    """

    parts: tuple[tuple[Expression | CustomExpression, float], ...] = ()

    def __post_init__(self) -> None:
        seen: set[Expression | CustomExpression] = set()
        for expression, intensity in self.parts:
            if expression in seen:
                raise RequestError(f"{expression} is named twice", "name each expression once")
            if not (math.isfinite(intensity) and 0 <= intensity <= MAX_INTENSITY):
                raise RequestError(
                    f"the intensity {intensity:g} of {expression} is out of range",
                    f"choose a number from 0 to {MAX_INTENSITY:g}",
                )
            seen.add(expression)

    @classmethod
    def of(cls, intensities: Mapping[Expression, float]) -> ExpressionMix:
        """The mix of a mapping, in the mapping's order."""
        return cls(tuple((expression, float(value)) for expression, value in intensities.items()))

    @classmethod
    def parse(cls, words: Iterable[str]) -> ExpressionMix:
        """The mix that words such as `happy`, `happy=0.8`, `word:smirking=0.5` name; a name alone means intensity 1.

        Raises:
            RequestError: a word is not an expression, or its intensity not a number in range.
        """
        return cls(tuple(_parse_part(word) for word in words))

    def __iter__(self) -> Iterator[tuple[Expression | CustomExpression, float]]:
        return iter(self.parts)

    @property
    def is_identity(self) -> bool:
        """Whether the mix asks for nothing, so that the photo stays as it is, bit for bit."""
        return all(intensity == 0 for _, intensity in self.parts)

    @property
    def custom(self) -> tuple[CustomExpression, ...]:
        """The user's own words in it."""
        return tuple(expression for expression, _ in self.parts if isinstance(expression, CustomExpression))

    def named(self) -> tuple[tuple[Expression, float], ...]:
        """The parts, for whoever knows the twelve expressions and neutral only.

        Raises:
            RequestError: it holds a word of the user's own.
        """
        if self.custom:
            remedy = "choose the PixelSmile engine, or one of the twelve expressions"
            raise RequestError(f"only the PixelSmile engine understands the word {self.custom[0]!s}", remedy)
        return tuple((e, intensity) for e, intensity in self.parts if isinstance(e, Expression))

    def scaled(self, factor: float) -> ExpressionMix:
        """The same mix with every intensity multiplied by `factor` and held at `MAX_INTENSITY`."""
        return ExpressionMix(tuple((e, min(MAX_INTENSITY, v * factor)) for e, v in self.parts))

    def as_dict(self) -> dict[str, float]:
        """`{"happy": 0.8}`: the form that files and messages use."""
        return {key_of(expression): intensity for expression, intensity in self.parts}

    def warnings(self) -> tuple[str, ...]:
        """What is known to go wrong with this blend, one sentence each."""
        active = [e for e, intensity in self.parts if intensity > 0 and isinstance(e, Expression)]
        pairs = (frozenset(pair) for pair in combinations(active, 2))
        return tuple(_BLEND_WARNINGS[pair] for pair in pairs if pair in _BLEND_WARNINGS)

    @property
    def standing(self) -> BlendStanding | None:
        """What is known about the worst of its pairs; None for a mix that is no blend of the twelve."""
        active = [e for e, intensity in self.parts if intensity > 0 and isinstance(e, Expression) and e in TWELVE]
        pairs = (blend_standing(*pair) for pair in combinations(active, 2))
        return max(pairs, key=list(BlendStanding).index, default=None)

    def __str__(self) -> str:
        return " + ".join(f"{expression} {intensity:g}" for expression, intensity in self.parts) or "original"


def _parse_part(word: str) -> tuple[Expression | CustomExpression, float]:
    name, separator, number = word.partition("=")
    expression = parse_expression(name)
    if not separator:
        return expression, 1.0
    try:
        return expression, float(number)
    except ValueError:
        raise RequestError(f"{number!r} is not a number", f"write for example {key_of(expression)}=0.8") from None
