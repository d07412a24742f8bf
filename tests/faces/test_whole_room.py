"""What the rest of the program may rely on: order, coordinates, depths, nothing found in nothing, refusals in words."""

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.face import LANDMARK_COUNT, Face
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.faces import dressing
from tests.faces.dressing import Image

MODELS = (
    "face_blendshapes.tflite",
    "face_detector.tflite",
    "face_landmarks_detector.tflite",
    "geometry_pipeline_metadata_landmarks.binarypb",
)


def distance_between_eyes(face: Face) -> float:
    return float(np.hypot(*(face.landmarks[33, :2] - face.landmarks[263, :2])))


def mean_error(found: Face, expected: Image) -> float:
    """Mean distance of landmarks, as a share of the distance between the eyes."""
    return float(np.hypot(*(found.landmarks[:, :2] - expected).T).mean()) / distance_between_eyes(found)


def test_faces_are_numbered_from_left_to_right(
    finder: FaceFinder, bare_pixels: Image, hat_pixels: Image, bare_face: Face, hat_face: Face
) -> None:
    first, second, third = hat_pixels[:512], bare_pixels, hat_pixels[:512]
    faces = finder.find(np.hstack([first, second, third]))
    assert [face.index for face in faces] == [0, 1, 2]
    shifts = (0, 512, 1024)
    for face, alone, shift in zip(faces, (hat_face, bare_face, hat_face), shifts, strict=True):
        assert mean_error(face, alone.landmarks[:, :2] + [shift, 0]) < 0.03


def test_two_faces_of_which_the_lower_is_on_the_left(finder: FaceFinder, bare_pixels: Image, hat_pixels: Image) -> None:
    canvas = np.full((1100, 1024, 3), 128, np.uint8)
    canvas[500:, :512] = hat_pixels
    canvas[:512, 512:] = bare_pixels
    lower, upper = finder.find(canvas)
    assert (lower.index, upper.index) == (0, 1)
    assert lower.box[1] > 500 > upper.box[1]


def test_a_mirrored_face_is_found_mirrored(finder: FaceFinder, bare_pixels: Image, bare_face: Face) -> None:
    (face,) = finder.find(dressing.mirrored(bare_pixels))
    for right, left in ((33, 263), (61, 291), (234, 454), (70, 300)):
        expected = [bare_pixels.shape[1] - 1, 0] + bare_face.landmarks[left, :2] * [-1, 1]
        assert np.hypot(*(face.landmarks[right, :2] - expected)) < 0.06 * distance_between_eyes(face)
    assert face.pose.yaw == pytest.approx(-bare_face.pose.yaw, abs=3)
    assert face.pose.roll == pytest.approx(-bare_face.pose.roll, abs=2)
    assert face.pose.pitch == pytest.approx(bare_face.pose.pitch, abs=3)


@pytest.mark.parametrize("degrees", [-25, 10, 25])
def test_a_head_tilted_clockwise_rolls_that_far(
    finder: FaceFinder, hat_pixels: Image, hat_face: Face, degrees: float
) -> None:
    faces = finder.find(dressing.rotated(hat_pixels, degrees))
    face = max(faces, key=lambda one: one.box[2])
    assert face.pose.roll == pytest.approx(hat_face.pose.roll + degrees, abs=3)
    turn = np.radians(degrees)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array([hat_pixels.shape[1], hat_pixels.shape[0]]) / 2 - 0.5
    assert mean_error(face, (hat_face.landmarks[:, :2] - middle) @ matrix.T + middle) < 0.04


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_on_its_side_is_found_in_coordinates_of_the_photo(
    finder: FaceFinder, hat_pixels: Image, hat_face: Face, quarters: int
) -> None:
    turned = np.ascontiguousarray(np.rot90(hat_pixels, quarters))
    height, width = hat_pixels.shape[:2]
    (face,) = finder.find(turned)
    x, y = hat_face.landmarks[:, 0], hat_face.landmarks[:, 1]
    expected = {1: (y, width - 1 - x), 2: (width - 1 - x, height - 1 - y), 3: (height - 1 - y, x)}[quarters]
    assert mean_error(face, np.stack(expected, -1)) < 0.05
    assert finder.occlusion(turned, face).occlusion.glasses.max() > 0.9


@pytest.mark.parametrize("factor", [0.5, 2.0, 5.0])
def test_landmarks_follow_the_size_of_the_photo(
    finder: FaceFinder, hat_pixels: Image, hat_face: Face, factor: float
) -> None:
    interpolation = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    (face,) = finder.find(cv2.resize(hat_pixels, None, fx=factor, fy=factor, interpolation=interpolation))
    assert mean_error(face, (hat_face.landmarks[:, :2] + 0.5) * factor - 0.5) < 0.03


def test_sixteen_bits_are_seen_like_eight(finder: FaceFinder, hat_pixels: Image, hat_face: Face) -> None:
    (face,) = finder.find(hat_pixels.astype(np.uint16) * 257)
    assert np.abs(face.landmarks - hat_face.landmarks).max() < 0.05
    assert face.warnings == hat_face.warnings


def test_the_same_photo_gives_the_same_faces(finder: FaceFinder, models: Path, bare_pixels: Image) -> None:
    for again in (finder, FaceFinder(models)):
        (first,), (second,) = finder.find(bare_pixels), again.find(bare_pixels)
        assert np.array_equal(first.landmarks, second.landmarks)
        assert first.blendshapes == second.blendshapes
        assert first.pose == second.pose


def test_measure_finds_the_face_again(finder: FaceFinder, bare_pixels: Image, bare_face: Face) -> None:
    beside = bare_face.landmarks + [3.0, -2.0, 0.0]
    again = finder.measure(bare_pixels, beside)
    assert again.shape == (LANDMARK_COUNT, 3)
    assert mean_error(bare_face, again[:, :2]) < 0.03


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 1, 3), np.uint8),
        np.full((1, 16000, 3), 200, np.uint8),
        np.full((16000, 1, 3), 200, np.uint8),
        np.full((480, 640, 3), 128, np.uint8),
        np.full((480, 640, 3), 65535, np.uint16),
        np.random.default_rng(1).integers(0, 256, (400, 500, 3), np.uint8),
        np.random.default_rng(2).integers(0, 65536, (64, 64, 3), np.uint16),
    ],
    ids=["one pixel", "row", "column", "blank", "white 16 bit", "noise", "noise 16 bit"],
)
def test_there_is_no_face_in_nothing(finder: FaceFinder, pixels: Image) -> None:
    assert finder.find(pixels) == ()


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("fault", ["missing", "altered", "empty", "a folder"])
def test_a_model_that_is_not_as_shipped_is_refused(
    models: Path, tmp_path: Path, bare_pixels: Image, name: str, fault: str
) -> None:
    folder = tmp_path / "models"
    shutil.copytree(models, folder)
    broken = folder / name
    content = bytearray(broken.read_bytes())
    broken.unlink()
    if fault == "altered":
        content[len(content) // 2] ^= 1
        broken.write_bytes(content)
    elif fault == "empty":
        broken.touch()
    elif fault == "a folder":
        broken.mkdir()
    with pytest.raises(ResourceError, match=name):
        FaceFinder(folder).find(bare_pixels)
