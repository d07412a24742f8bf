"""What is measured of a picture without a judge, on pictures whose answers are known."""

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.picture_quality import background_change, face_area, seam, sharpness_kept
from pixelsmile_desktop.core.face import LANDMARK_COUNT, Face
from pixelsmile_desktop.core.photo import Photo
from tests.studio.fakes import a_face

SIDE = 200


def round_face(x: float = 100, y: float = 100, radius: float = 40) -> Face:
    angles = np.linspace(0, 2 * np.pi, LANDMARK_COUNT)
    landmarks = np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles), np.zeros(LANDMARK_COUNT)])
    box = (x - radius, y - radius, 2 * radius, 2 * radius)
    return replace(a_face(0, box), landmarks=landmarks)


FACE = round_face()
GREY = Photo(np.full((SIDE, SIDE, 3), 100, np.uint8))
NOISE = np.random.default_rng(1).integers(60, 190, (SIDE, SIDE, 3), np.uint8)


def edited(photo: Photo, change: np.ndarray) -> Photo:
    """The photo with (h, w) levels added."""
    return photo.with_pixels((photo.pixels.astype(int) + change[..., None]).astype(photo.pixels.dtype))


def patch(radius: float, softness: float = 0.0, amount: float = 50) -> np.ndarray:
    y, x = np.mgrid[:SIDE, :SIDE]
    distance = np.hypot(x - 100, y - 100)
    return amount * (distance <= radius if softness == 0 else np.clip((radius - distance) / softness, 0, 1))


def test_an_edit_of_the_face_alone_changes_no_background() -> None:
    after = edited(GREY, patch(50))
    assert background_change(GREY, after, FACE) == 0
    assert background_change(GREY, GREY, FACE) == 0


def test_background_change_is_the_mean_difference_beside_the_face() -> None:
    assert background_change(GREY, edited(GREY, np.full((SIDE, SIDE), 3)), FACE) == pytest.approx(3)
    deep = Photo(GREY.pixels.astype(np.uint16) * 257)
    assert background_change(deep, edited(deep, np.full((SIDE, SIDE), 3 * 257)), FACE) == pytest.approx(3)


def test_a_face_that_fills_the_photo_has_no_background() -> None:
    assert background_change(GREY, edited(GREY, np.full((SIDE, SIDE), 9)), round_face(radius=300)) == 0


def test_a_hard_edge_is_a_seam_and_a_soft_one_is_none() -> None:
    assert seam(GREY, edited(GREY, patch(50)), FACE) == pytest.approx(50)
    assert seam(GREY, edited(GREY, patch(60, 40)), FACE) < 6
    assert seam(GREY, GREY, FACE) == 0


def test_what_is_left_alone_inside_a_patch_is_no_seam() -> None:
    soft = patch(60, 40)
    hole = soft.copy()
    hole[90:110, 90:110] = 0
    assert seam(GREY, edited(GREY, hole), FACE) == seam(GREY, edited(GREY, soft), FACE)


def test_the_edge_of_the_photo_is_no_seam() -> None:
    change = np.full((SIDE, SIDE), 50.0)
    assert seam(GREY, edited(GREY, change), FACE) == 0


def test_an_untouched_face_keeps_its_sharpness_and_a_blurred_one_loses_it() -> None:
    before = FacePicture(NOISE, FACE)
    blurred = [FacePicture(cv2.GaussianBlur(NOISE, (0, 0), sigma), FACE) for sigma in (0.5, 1.0, 3.0)]
    kept = [sharpness_kept(before, after) for after in (before, *blurred)]
    assert kept[0] == 1
    assert all(first > second for first, second in pairwise(kept))
    assert kept[-1] < 0.15


def test_sharpness_is_about_the_face_wherever_it_went() -> None:
    beside = cv2.GaussianBlur(NOISE, (0, 0), 3.0)
    beside[20:100, 20:100] = NOISE[20:100, 20:100]
    after = FacePicture(beside, round_face(60, 60, 30))
    assert sharpness_kept(FacePicture(NOISE, FACE), after) == pytest.approx(1, abs=0.05)


def test_sharpness_without_a_face_is_left_open() -> None:
    whole = FacePicture(NOISE, FACE)
    assert sharpness_kept(whole, FacePicture(NOISE, None)) is None
    assert sharpness_kept(FacePicture(GREY.pixels, FACE), whole) is None


def test_the_area_of_a_face_is_that_of_its_outline() -> None:
    assert face_area(FACE, (SIDE, SIDE)).sum() == pytest.approx(np.pi * 40**2, rel=0.03)
    assert not face_area(round_face(5000, 5000), (SIDE, SIDE)).any()
