import argparse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.cli.arguments import parse
from pixelsmile_desktop.cli.requests import read_recipe, request_by_settings, request_from
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    Method,
    Precision,
    Subject,
)
from pixelsmile_desktop.core.request_json import from_json, to_json
from pixelsmile_desktop.core.settings import Settings

EDIT = ["edit", "a.jpg", "-o", "b.jpg"]
NOTHING = request_by_settings(Settings())


def request(*words: str, base: EditRequest = NOTHING) -> EditRequest:
    return request_from(parse([*EDIT, "-e", "happy", *words]), base)


def test_further_faces_get_looks_of_their_own() -> None:
    said = request("--face", "1", "--also", "2:sad=0.5,shy", "--also", "0:angry")
    assert said.face == FaceChoice("index", 1)
    assert said.others == (
        FaceLook(0, ExpressionMix.parse(["angry"])),
        FaceLook(2, ExpressionMix.parse(["sad=0.5", "shy"])),
    )


@pytest.mark.parametrize(
    "word", ["sad", "2", "2:", ":sad", "all:sad", "-1:sad", "2:glee", "2:sad=9", "2:sad,", "1:sad"]
)
def test_a_further_face_that_makes_no_sense_is_refused(word: str) -> None:
    with pytest.raises(RequestError):
        request("--face", "1", "--also", word)


def test_further_faces_need_a_first_one_by_its_number() -> None:
    with pytest.raises(RequestError, match="name the first face by its number"):
        request("--also", "2:sad")


def test_every_option_of_an_edit_reaches_the_request() -> None:
    said = request(
        *("-e", "sad=0.25", "--engine", "pixelsmile", "--face", "2", "--seed", "7", "--steps", "20", "--size", "768"),
        *("--subject", "character", "--model", "base", "--lora", "l.safetensors", "--lora-strength", "0.5"),
        *("--method", "score_one", "--precision", "nf4", "--parity", "--draft", "d.safetensors", "--plan", "nf4-table"),
        *("--identity-threshold", "0.6", "--identity-tries", "5"),
    )
    assert said == EditRequest(
        "a.jpg",
        ExpressionMix.parse(["happy", "sad=0.25"]),
        FaceChoice("index", 2),
        EngineName.PIXELSMILE,
        EngineOptions(
            *(7, 20, 768, Subject.CHARACTER, Method.SCORE_ONE, Precision.NF4, "base", "l.safetensors", 0.5, True),
            *("d.safetensors", "nf4-table", 0.6, 5),
        ),
    )


def test_what_is_not_said_is_the_default() -> None:
    assert request() == EditRequest("a.jpg", ExpressionMix.parse(["happy"]))


def test_settings_come_before_defaults_and_words_before_settings() -> None:
    base = request_by_settings(Settings(engine="instant", precision="bf16"))
    assert request(base=base).engine is EngineName.INSTANT
    assert request(base=base).options.precision is Precision.BF16
    assert request("--engine", "auto", base=base).engine is EngineName.AUTO


def test_words_come_before_a_recipe() -> None:
    recipe = EditRequest(
        "old.jpg", ExpressionMix.parse(["shy"]), FaceChoice("all"), options=EngineOptions(seed=3, steps=9)
    )
    arguments = parse(["batch", "album", "-o", "out", "--recipe", "r.json", "--seed", "5"])
    said = request_from(arguments, recipe)
    assert (said.mix, said.face, said.options) == (recipe.mix, recipe.face, EngineOptions(seed=5, steps=9))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["paint", "a.jpg"],
        ["gui", "--fast"],
        ["edit"],
        ["edit", "a.jpg", "-e", "happy"],
        ["edit", "a.jpg", "-o", "b.jpg"],
        ["edit", "a.jpg", "c.jpg", "-e", "happy", "-o", "b.jpg"],
        [*EDIT, "-e"],
        [*EDIT, "-e", "happy", "--engine", "magic"],
        [*EDIT, "-e", "happy", "--seed", "x"],
        [*EDIT, "-e", "happy", "--seed", "1" * 5000],
        [*EDIT, "-e", "happy", "--js"],
        ["batch", "-e", "happy", "-o", "d"],
        ["sweep", "a.jpg", "-e", "happy", "--intensities", "-o", "d"],
        ["doctor", "now"],
    ],
)
def test_wrong_usage_is_refused_with_a_way_to_help(words: list[str]) -> None:
    with pytest.raises(RequestError, match=r"; see pixelsmile( \w+)? --help$") as caught:
        parse(words)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        ["-e", "happy"],
        ["-e", "merry"],
        ["-e", "sad=nan"],
        ["-e", "sad=4"],
        ["-e", "sad=x"],
        ["--face", "-1"],
        ["--face", "left"],
        ["--seed", "-1"],
        ["--steps", "1"],
        ["--size", "9999"],
        ["--lora-strength", "nan"],
    ],
)
def test_values_that_cannot_be_are_refused(words: list[str]) -> None:
    with pytest.raises(RequestError, match="; "):
        request(*words)


words = st.text(max_size=12) | st.sampled_from(
    ["edit", "batch", "sweep", "-e", "-o", "--json", "--face", "--seed", "happy"]
)


@given(st.lists(words, max_size=8))
def test_any_words_are_understood_or_refused(said: list[str]) -> None:
    try:
        arguments = parse(said)
    except (RequestError, SystemExit):
        return
    assert isinstance(arguments, argparse.Namespace)


def test_a_recipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "recipe.json"
    recipe = EditRequest("x.jpg", ExpressionMix.parse(["shy=0.5"]), FaceChoice("all"))
    path.write_text(to_json(recipe), encoding="utf-8")
    assert read_recipe(path) == recipe


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b"\xff\xfe{", b"{}", b'{"version": 9}', b" " * 1_000_001, b"[" * 90_000]
)
def test_a_file_that_is_no_recipe_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "recipe.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RequestError, match="; "):
        read_recipe(path)


@given(st.data())
def test_a_mutated_recipe_is_understood_or_refused(tmp_path_factory, data: st.DataObject) -> None:
    good = to_json(EditRequest("x.jpg", ExpressionMix.parse(["shy=0.5"]))).encode()
    start = data.draw(st.integers(0, len(good)))
    stop = data.draw(st.integers(start, len(good)))
    mutated = good[:start] + data.draw(st.binary(max_size=9)) + good[stop:]
    path = tmp_path_factory.mktemp("recipe") / "recipe.json"
    path.write_bytes(mutated)
    try:
        recipe = read_recipe(path)
    except RequestError as error:
        assert "\n" not in str(error)
    else:
        assert from_json(to_json(recipe)) == recipe
