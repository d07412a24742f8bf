"""Similarity of the person over sets of recognisers."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.identity import Recognisers, open_recognisers, upright_face
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE
from tests.faces.identity_networks import TEMPLATE, write_detector, write_recogniser
from tests.ffe.onnx_files import write_mean_network
from tests.studio.fakes import a_face

FIVE = (468, 473, 4, 61, 291)


def a_face_at(points: np.ndarray) -> Face:
    """A face whose eyes, nose and mouth lie at (5, 2) points."""
    face = a_face(0, (0, 0, 10, 10))
    landmarks = np.array(face.landmarks)
    landmarks[list(FIVE), :2] = points
    return replace(face, landmarks=landmarks)


def moved(scale: float, degrees: float, shift: tuple[float, float]) -> np.ndarray:
    """(2, 3)."""
    turn = np.radians(degrees)
    matrix = scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return np.column_stack([matrix, shift])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("recognisers")
    write_recogniser(place / "a.onnx")
    write_recogniser(place / "b.onnx", width=128)
    # What else lies in InsightFace's packs: a detector that takes any size, ages, and another size of picture.
    write_detector(place / "scrfd.onnx")
    write_mean_network(place / "age.onnx", np.ones((3, 3)), shape=(1, 3, 112, 112))
    write_mean_network(place / "points.onnx", np.ones((3, 212)), shape=(1, 3, 192, 192))
    return place


def noisy(seed: int) -> np.ndarray:
    return np.kron(np.random.default_rng(seed).integers(0, 255, (14, 14, 3), np.uint8), np.ones((8, 8, 1), np.uint8))


def test_only_recognisers_of_a_folder_are_taken(folder: Path) -> None:
    assert open_recognisers(folder).names == ("a", "b")


def test_the_same_picture_is_the_same_person_and_similarity_is_the_mean_cosine(folder: Path) -> None:
    recognisers = open_recognisers(folder)
    first, second = (recognisers.embeddings(FacePicture(noisy(seed), a_face_at(TEMPLATE))) for seed in (1, 2))
    assert first is not None
    assert second is not None
    assert recognisers.similarity(first, first) == pytest.approx(1)
    cosines = [float(a @ b) for a, b in zip(first, second, strict=True)]
    assert recognisers.similarity(first, second) == pytest.approx(np.mean(cosines))
    assert cosines[0] != pytest.approx(cosines[1], abs=1e-4)


def test_a_face_that_is_lost_is_nobodys(folder: Path) -> None:
    recognisers = open_recognisers(folder)
    assert recognisers.embeddings(FacePicture(noisy(1), None)) is None
    first = recognisers.embeddings(FacePicture(noisy(1), a_face_at(TEMPLATE)))
    assert first is not None
    assert Recognisers.similarity(first, None) == 0


def test_a_description_says_how_a_recogniser_wants_its_pictures(tmp_path: Path) -> None:
    matrix = np.zeros((3, 64))
    matrix[0, 0] = 1
    write_mean_network(tmp_path / "own.onnx", matrix, shape=(1, 16, 16, 3), axes=(1, 2))
    with pytest.raises(JudgeError, match="not one picture of"):
        open_recognisers(tmp_path)
    description = tmp_path / "own.json"
    description.write_text(json.dumps({"size": [16, 16], "layout": "nhwc", "mean": 0.25}))
    recognisers = open_recognisers(tmp_path)
    face = FacePicture(np.full((112, 112, 3), 255, np.uint8), a_face_at(TEMPLATE))
    (embedding,) = recognisers.embeddings(face) or []
    assert embedding[0] == pytest.approx(1)
    key = recognisers.key
    description.write_text(json.dumps({"size": [16, 16], "layout": "nhwc"}))
    # Black, which it was asked about first, is now the null vector: nothing to compare.
    assert open_recognisers(tmp_path).key != key


def test_of_several_outputs_a_description_takes_the_first(tmp_path: Path) -> None:
    write_detector(tmp_path / "own.onnx")
    with pytest.raises(JudgeError, match=r"9 outputs and no own\.json beside it"):
        open_recognisers(tmp_path)
    (tmp_path / "own.json").write_text(json.dumps({"size": [320, 320]}))
    assert open_recognisers(tmp_path).names == ("own",)


def test_a_described_network_that_does_not_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.onnx").write_bytes(b"nothing")
    (tmp_path / "own.json").write_text(json.dumps({"size": [16, 16]}))
    with pytest.raises(JudgeError, match="does not run"):
        open_recognisers(tmp_path)


@pytest.mark.parametrize("content", [{}, {"age.onnx": b"nothing"}])
def test_a_folder_without_recognisers_is_told(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(JudgeError, match="holds no recogniser" if not content else "does not run"):
        open_recognisers(tmp_path)
    with pytest.raises(JudgeError, match="cannot be read"):
        open_recognisers(tmp_path / "none")


def test_a_face_in_place_is_cut_out_as_it_is() -> None:
    pixels = noisy(3)
    assert np.abs(upright_face(pixels, a_face_at(TEMPLATE)).astype(int) - pixels).max() <= 1


@given(st.floats(0.7, 5), st.floats(-60, 60), st.tuples(st.floats(0, 60), st.floats(0, 60)), st.integers(0, 3))
def test_a_turned_and_scaled_face_is_brought_upright(
    scale: float, degrees: float, shift: tuple[float, float], seed: int
) -> None:
    flat = cv2.GaussianBlur(noisy(seed), (0, 0), 6)
    # Around its middle, so that all of it stays in the picture.
    matrix = moved(scale, degrees, (0, 0))
    middle = np.full(2, (ALIGNED_SIZE - 1) / 2)
    matrix[:, 2] = 420 + np.array(shift) - matrix[:, :2] @ middle
    pixels = cv2.warpAffine(flat, matrix, (900, 900), flags=cv2.INTER_CUBIC)
    face = a_face_at(TEMPLATE @ matrix[:, :2].T + matrix[:, 2])
    upright = upright_face(pixels, face)
    inside = slice(12, 100), slice(12, 100)
    assert np.abs(upright[inside].astype(int) - flat[inside]).mean() < 3
