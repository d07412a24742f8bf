"""The twelve expressions in words and in blendshapes, as they ship with the program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.resources import resources_folder

_FILE: Final = "expressions.json"
_LEFT, _RIGHT = "Left", "Right"
_DIFFERENCE: Final = " difference"
_GAZE_ASIDE: Final = "gaze aside"


@dataclass(frozen=True)
class Term:
    """How much a blendshape speaks.

    Attributes:
        shape: its name; without a side the mean of both, with ` difference` how far they differ.
        start, end: the levels between which it speaks, from 0 to 1.
        weight: of its voice.
    """

    shape: str
    start: float
    end: float
    weight: float

    def voice(self, shapes: Mapping[str, float]) -> float:
        """0..weight."""
        level = (shapes[self.shape] - self.start) / (self.end - self.start)
        return self.weight * min(1.0, max(0.0, level))


@dataclass(frozen=True)
class Signature:
    """An expression as blendshapes show it.

    Attributes:
        description: in words, a noun phrase.
        speaks_for: terms whose weights add up to 1.
        speaks_against: terms of what other expressions show and this one does not.
    """

    description: str
    speaks_for: tuple[Term, ...]
    speaks_against: tuple[Term, ...]

    def score(self, shapes: Mapping[str, float]) -> float:
        """How much of it a face shows, 0..1.

        Args:
            shapes: as `combined` gives them.
        """
        own = sum(term.voice(shapes) for term in self.speaks_for)
        others = sum(term.voice(shapes) for term in self.speaks_against)
        return min(1.0, max(0.0, own - others))


@dataclass(frozen=True)
class SignatureSet:
    """All signatures.

    Attributes:
        version: changes with them.
        key: a few digits that change with every letter of the file.
        signatures: by expression, in the order of the wheel.
    """

    version: int
    key: str
    signatures: Mapping[Expression, Signature]


def read_signatures() -> SignatureSet:
    """The signatures that ship with the program.

    Raises:
        ResourceError: their file is missing or altered beyond use.
    """
    path = resources_folder() / "benchmark" / _FILE
    try:
        content = path.read_bytes()
        table = json.loads(content)
        signatures = {expression: _signature(table["expressions"][str(expression)]) for expression in TWELVE}
        version = int(table["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path} is missing or damaged", "install the program again") from error
    return SignatureSet(version, hashlib.sha256(content).hexdigest()[:16], signatures)


def combined(blendshapes: Mapping[str, float]) -> dict[str, float]:
    """Blendshapes of sides joined to what signatures speak of.

    Args:
        blendshapes: by their ARKit names, 0..1.
    """
    shapes = dict(blendshapes)
    for name, left in blendshapes.items():
        stem = name.removesuffix(_LEFT)
        right = blendshapes.get(stem + _RIGHT)
        if stem == name or right is None:
            continue
        shapes[stem] = (left + right) / 2
        shapes[stem + _DIFFERENCE] = abs(left - right)
    to_left = (shapes["eyeLookOutLeft"] + shapes["eyeLookInRight"]) / 2
    to_right = (shapes["eyeLookInLeft"] + shapes["eyeLookOutRight"]) / 2
    shapes[_GAZE_ASIDE] = abs(to_left - to_right)
    return shapes


def _signature(table: Mapping[str, Any]) -> Signature:
    return Signature(table["description"], _terms(table["for"]), _terms(table["against"]))


def _terms(table: list[Mapping[str, Any]]) -> tuple[Term, ...]:
    return tuple(Term(row["shape"], float(row["from"]), float(row["to"]), float(row["weight"])) for row in table)
