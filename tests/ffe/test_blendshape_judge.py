"""The bundled judge: its signatures, and real faces."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.blendshape_judge import BlendshapeJudge
from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture, box_of, look_at
from pixelsmile_desktop.benchmark.ffe.signatures import combined, read_signatures
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.faces.blendshapes import BLENDSHAPE_NAMES
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.imaging.reader import open_photo
from tests.studio.fakes import a_face

SIGNATURES = read_signatures().signatures


def shown(**shapes: float) -> FacePicture:
    """A face with these blendshapes, both sides where no side is named."""
    values = dict.fromkeys(BLENDSHAPE_NAMES, 0.0)
    for name, value in shapes.items():
        for key in (name,) if name in values else (f"{name}Left", f"{name}Right"):
            values[key] = value
    face = replace(a_face(0, (2, 2, 10, 10)), blendshapes=values)
    return FacePicture(np.zeros((16, 16, 3), np.uint8), face)


@pytest.fixture(scope="module")
def judge() -> BlendshapeJudge:
    return BlendshapeJudge()


def test_every_expression_has_a_signature_whose_weights_add_up() -> None:
    assert list(SIGNATURES) == list(TWELVE)
    for signature in SIGNATURES.values():
        assert sum(term.weight for term in signature.speaks_for) == pytest.approx(1)
        assert all(0 <= term.start < term.end <= 1 for term in signature.speaks_for + signature.speaks_against)
        assert signature.description


def test_signatures_speak_of_blendshapes_that_exist() -> None:
    known = combined(dict.fromkeys(BLENDSHAPE_NAMES, 0.0))
    terms = [term for each in SIGNATURES.values() for term in each.speaks_for + each.speaks_against]
    assert {term.shape for term in terms} <= set(known)


@pytest.mark.parametrize("expression", TWELVE)
def test_a_face_that_shows_all_of_a_signature_is_seen_as_it(judge: BlendshapeJudge, expression: Expression) -> None:
    shapes: dict[str, float] = {}
    for term in SIGNATURES[expression].speaks_for:
        name, _, kind = term.shape.partition(" ")
        if name == "gaze":
            shapes |= {"eyeLookOutLeft": 0.9, "eyeLookInRight": 0.9}
        elif kind == "difference":
            middle = shapes.pop(name, term.end / 2)
            shapes |= {f"{name}Left": min(1.0, middle + term.end / 2), f"{name}Right": max(0.0, middle - term.end / 2)}
        elif f"{name}Left" not in shapes:
            shapes[name] = term.end
    scores = judge.scores(shown(**shapes))
    assert max(scores, key=lambda each: scores[each]) is expression
    assert scores[expression] > 0.75


def test_a_face_at_rest_shows_nothing(judge: BlendshapeJudge) -> None:
    assert set(judge.scores(shown()).values()) == {0.0}
    assert max(judge.scores(shown(eyeSquint=0.35)).values()) == 0


def test_no_face_shows_nothing(judge: BlendshapeJudge) -> None:
    scores = judge.scores(FacePicture(np.zeros((8, 8, 3), np.uint8), None))
    assert list(scores) == list(TWELVE)
    assert set(scores.values()) == {0.0}


@given(st.lists(st.floats(0, 1), min_size=len(BLENDSHAPE_NAMES), max_size=len(BLENDSHAPE_NAMES)))
def test_scores_are_within_0_and_1(values: list[float]) -> None:
    shapes = combined(dict(zip(BLENDSHAPE_NAMES, values, strict=True)))
    assert all(0 <= signature.score(shapes) <= 1 for signature in SIGNATURES.values())


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_wider_smile_is_never_less_happy(first: float, second: float) -> None:
    judge = BlendshapeJudge()
    small, large = sorted((first, second))
    assert (
        judge.scores(shown(mouthSmile=small))[Expression.HAPPY]
        <= judge.scores(shown(mouthSmile=large))[Expression.HAPPY]
    )


def test_a_real_smile_is_happy_and_the_same_every_time(astronaut: Path, models: Path) -> None:
    photo = open_photo(astronaut).photo
    finder = FaceFinder(models)
    (face,) = finder.find(photo.pixels)
    scores = [BlendshapeJudge().scores(look_at(photo, box_of(face), finder)) for _ in range(2)]
    assert scores[0] == scores[1]
    assert max(scores[0], key=lambda each: scores[0][each]) is Expression.HAPPY
    assert scores[0][Expression.HAPPY] > 0.6


def test_the_key_changes_with_the_signatures(resources: Path) -> None:
    path = resources / "benchmark" / "expressions.json"
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == read_signatures().version
    assert read_signatures().key in BlendshapeJudge().key
