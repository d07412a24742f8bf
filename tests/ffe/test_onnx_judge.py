"""Classifiers of users as judges: what their mapping files say, and what they must not say."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError
from pixelsmile_desktop.benchmark.ffe.onnx_judge import OnnxJudge
from pixelsmile_desktop.benchmark.ffe.onnx_network import NetworkInput
from pixelsmile_desktop.core.expression import Expression
from tests.ffe.onnx_files import write_mean_network
from tests.studio.fakes import a_face

COLOUR = (255, 51, 0)
PICTURE = FacePicture(np.full((60, 60, 3), COLOUR, np.uint8), a_face(0, (10, 10, 30, 30)))
MAPPING: dict[str, Any] = {
    "model": "net.onnx",
    "labels": ["happy", "sad", None, "neutral"],
    "outputs": "probabilities",
    "input": {"size": [16, 16]},
}
"""Of a network with three colours and one output more."""
MATRIX = np.concatenate([np.eye(3), np.zeros((3, 1))], axis=1)


def mapping_file(folder: Path, **changes: Any) -> Path:
    path = folder / "map.json"
    path.write_text(json.dumps({**MAPPING, **changes}))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_mean_network(tmp_path / "net.onnx", MATRIX)
    return tmp_path


def test_probabilities_are_taken_as_they_are(folder: Path) -> None:
    scores = OnnxJudge(mapping_file(folder)).scores(PICTURE)
    assert scores == pytest.approx({Expression.HAPPY: 1.0, Expression.SAD: 0.2})


def test_logits_become_probabilities(folder: Path) -> None:
    scores = OnnxJudge(mapping_file(folder, outputs="logits")).scores(PICTURE)
    powers = np.exp([1.0, 0.2, 0.0, 0.0])
    assert scores == pytest.approx(
        {Expression.HAPPY: powers[0] / powers.sum(), Expression.SAD: powers[1] / powers.sum()}
    )


def test_outputs_may_not_exclude_each_other(folder: Path) -> None:
    scores = OnnxJudge(mapping_file(folder, outputs="sigmoid")).scores(PICTURE)
    assert scores[Expression.HAPPY] == pytest.approx(1 / (1 + np.exp(-1)))


def test_several_labels_of_one_expression_add_up(folder: Path) -> None:
    labels = ["happy", "happy", "fear", None]
    scores = OnnxJudge(mapping_file(folder, labels=labels)).scores(PICTURE)
    assert scores == {Expression.HAPPY: 1.0, Expression.FEAR: 0.0}


def test_no_face_shows_nothing(folder: Path) -> None:
    scores = OnnxJudge(mapping_file(folder)).scores(replace(PICTURE, face=None))
    assert scores == {Expression.HAPPY: 0.0, Expression.SAD: 0.0}


def test_the_key_changes_with_mapping_and_network(folder: Path) -> None:
    first = OnnxJudge(mapping_file(folder)).key
    second = OnnxJudge(mapping_file(folder, margin=0.5)).key
    write_mean_network(folder / "net.onnx", 2 * MATRIX)
    assert len({first, second, OnnxJudge(folder / "map.json").key}) == 3


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NetworkInput(4, 2), [1, 0.2, 0]),
        (NetworkInput(4, 2, colour="bgr"), [0, 0.2, 1]),
        (NetworkInput(4, 2, scale=1.0, mean=(127.5,), std=(127.5,)), [1, -0.6, -1]),
        (NetworkInput(4, 2, mean=(0.5, 0.2, 0.0), std=(0.5, 1.0, 1.0)), [1, 0, 0]),
        (NetworkInput(4, 2, colour="grey", scale=1.0), [0.299 * 255 + 0.587 * 51]),
    ],
)
@pytest.mark.parametrize("layout", ["nchw", "nhwc"])
def test_pictures_are_handed_over_as_the_network_wants(
    wanted: NetworkInput, expected: list[float], layout: str
) -> None:
    wanted = replace(wanted, layout=layout)
    tensor = wanted.tensor(PICTURE.pixels)
    assert tensor.shape == wanted.shape
    assert tensor.dtype == np.float32
    axis = 1 if layout == "nchw" else 3
    assert np.moveaxis(tensor, axis, -1)[0, 1, 2] == pytest.approx(
        expected, abs=0.6 if wanted.colour == "grey" else 1e-5
    )


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"labels": ["happy", "smirking", None, None]}, "the label 'smirking' is unknown"),
        ({"labels": [None, "neutral", None, None]}, "no label is one of the twelve"),
        ({"labels": "happy"}, "labels is not a list"),
        ({"labels": ["happy", "sad"]}, "has 4 outputs, but .* names 2 labels"),
        ({"outputs": "votes"}, "outputs is 'votes'"),
        ({"model": "../net.onnx"}, "not the name of a file beside it"),
        ({"model": "none.onnx"}, "there is no file"),
        ({"margin": -1}, "margin is -1"),
        ({"input": {"size": [16]}}, r"size is \[16\]"),
        ({"input": {"size": [16, 16], "std": 0}}, "std is 0"),
        ({"input": {"size": [16, 16], "mean": [1, 2]}}, r"mean is \[1, 2\]"),
        ({"input": {"size": [16, 16], "colour": "cmyk"}}, "colour 'cmyk'"),
        ({"input": {"size": [16, 16], "crop": 1}}, "unknown field 'crop'"),
        ({"input": {"size": [20, 20]}}, "not one picture of"),
        ({"input": {"size": [9999, 16]}}, "out of range"),
        ({"weights": 1}, "unknown field 'weights'"),
    ],
)
def test_a_wrong_mapping_is_told_before_any_work(folder: Path, changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(JudgeError, match=complaint):
        OnnxJudge(mapping_file(folder, **changes))


def test_the_line_of_broken_json_is_named(folder: Path) -> None:
    (folder / "map.json").write_text('{\n"model": "net.onnx",\n,}')
    with pytest.raises(JudgeError, match=r"map\.json, line 3"):
        OnnxJudge(folder / "map.json")


def test_a_damaged_network_is_told(folder: Path) -> None:
    (folder / "net.onnx").write_bytes(b"no network")
    with pytest.raises(JudgeError, match="does not run"):
        OnnxJudge(mapping_file(folder))


def test_answers_that_are_no_numbers_are_told(folder: Path) -> None:
    write_mean_network(folder / "net.onnx", np.full((3, 4), np.nan))
    with pytest.raises(JudgeError, match="no usable answer"):
        OnnxJudge(mapping_file(folder))
