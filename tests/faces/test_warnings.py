"""Warnings: each one when it should be said, and none about a good portrait."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.face import Face, Pose
from pixelsmile_desktop.faces.face_warnings import with_warnings
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.faces import dressing
from tests.faces.dressing import Image


def said_of(face: Face, pixels: Image) -> tuple[str, ...]:
    return with_warnings(face, pixels).warnings


def test_nothing_is_said_about_a_good_portrait(bare_face: Face) -> None:
    assert bare_face.warnings == ()


def test_glasses_are_mentioned(hat_face: Face) -> None:
    assert hat_face.warnings == ("the face wears glasses; the frames stay still while the skin behind them moves",)


@pytest.mark.parametrize(
    ("yaw", "pitch", "words"),
    [(36, 0, "far to the right"), (-36, 0, "far to the left"), (0, 31, "far up"), (0, -31, "far down"),
     (-50, -40, "far down and far to the left")],
)  # fmt: skip
def test_a_face_turned_away(bare_pixels: Image, bare_face: Face, yaw: float, pitch: float, words: str) -> None:
    said = said_of(replace(bare_face, pose=Pose(yaw, pitch, 0)), bare_pixels)
    assert said == (f"the face is turned {words}; its far side cannot be changed well",)


def test_a_face_turned_a_little_is_not_mentioned(bare_pixels: Image, bare_face: Face) -> None:
    assert said_of(replace(bare_face, pose=Pose(34, -29, 60)), bare_pixels) == ()


def test_a_tiny_face(finder: FaceFinder, bare_pixels: Image) -> None:
    (face,) = finder.find(cv2.resize(bare_pixels, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA))
    assert len(face.warnings) == 1
    assert face.warnings[0].startswith("the face is tiny, with 3")


def test_something_that_is_hardly_a_face(bare_pixels: Image, bare_face: Face) -> None:
    said = said_of(replace(bare_face, presence=0.89), bare_pixels)
    assert said == ("this is perhaps not a face; look at the result before you use it",)


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_face_cut_off_by_the_frame(bare_pixels: Image, bare_face: Face, side: str) -> None:
    x, y, width, height = bare_face.box
    x0, y0, x1, y1 = 0, 0, 512, 512
    if side == "left":
        x0 = round(x + 0.1 * width)
    elif side == "right":
        x1 = round(x + 0.9 * width)
    elif side == "top":
        y0 = round(y + 0.1 * height)
    else:
        y1 = round(y + 0.9 * height)
    face = replace(bare_face, landmarks=bare_face.landmarks - [x0, y0, 0])
    cut = np.ascontiguousarray(bare_pixels[y0:y1, x0:x1])
    assert any("cut off by the edge" in text for text in said_of(face, cut))


@pytest.mark.parametrize(
    ("right", "left", "said"),
    [(0.7, 0.8, ("the eyes are closed; they stay closed",)), (0.1, 0.8, ("one eye is closed; it stays closed",)),
     (0.3, 0.3, ())],
)  # fmt: skip
def test_closed_eyes(bare_pixels: Image, bare_face: Face, right: float, left: float, said: tuple[str, ...]) -> None:
    shown = {**bare_face.blendshapes, "eyeBlinkRight": right, "eyeBlinkLeft": left}
    assert said_of(replace(bare_face, blendshapes=shown), bare_pixels) == said


def test_a_hidden_mouth(bare_pixels: Image, bare_face: Face) -> None:
    pixels = dressing.painted(bare_pixels, dressing.microphone(bare_face, bare_pixels.shape), (14, 14, 16))
    assert said_of(bare_face, pixels) == ("the mouth is hidden; what lies in front of it stays as it is",)


def test_a_hidden_eye(bare_pixels: Image, bare_face: Face) -> None:
    pixels = dressing.painted(bare_pixels, dressing.hand_over_left_eye(bare_face, bare_pixels.shape), (120, 75, 55))
    assert said_of(bare_face, pixels) == ("one eye is hidden; it stays as it is",)


def test_every_warning_is_one_clause_and_its_meaning(bare_pixels: Image, bare_face: Face) -> None:
    pixels = dressing.painted(bare_pixels, dressing.microphone(bare_face, bare_pixels.shape), (14, 14, 16))
    shown = {**bare_face.blendshapes, "eyeBlinkRight": 0.9, "eyeBlinkLeft": 0.9}
    face = replace(bare_face, presence=0.6, pose=Pose(40, 40, 0), blendshapes=shown)
    said = said_of(face, pixels)
    assert len(said) == 4
    for text in said:
        assert text.count(";") == 1
        assert text[0].islower()
        assert not text.endswith(".")
