import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.imaging.registration import (
    moved,
    refine,
    register_landmarks,
    rotation_of,
    scale_of,
    similarity_between,
)

SIZE = 320
POINTS = np.random.default_rng(2).uniform(100, 220, (20, 2))


def similarity(shift=(0.0, 0.0), scale=1.0, degrees=0.0) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((SIZE / 2 - 0.5, SIZE / 2 - 0.5), -degrees, scale)
    matrix[:, 2] += shift
    return matrix


def texture(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return sum(
        cv2.GaussianBlur(rng.normal(0, 1, (SIZE, SIZE)).astype(np.float32), (0, 0), sigma) * sigma * 40
        for sigma in (2, 5, 12)
    ) + np.float32(128)  # fmt: skip


def warped(picture: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    return cv2.warpAffine(picture, matrix, (SIZE, SIZE), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def assert_same(matrix: np.ndarray, truth: np.ndarray, pixels: float = 0.3) -> None:
    middle = np.full(2, SIZE / 2)
    assert np.hypot(*(moved(middle, matrix) - moved(middle, truth))) < pixels
    assert scale_of(matrix) == pytest.approx(scale_of(truth), rel=1e-3)
    assert rotation_of(matrix) == pytest.approx(rotation_of(truth), abs=0.05)


STILL = np.ones((SIZE, SIZE), bool)
STILL[90:230, 110:210] = False
USUAL = similarity((5, -3), 1.01, 0.5)


@given(
    st.floats(-40, 40), st.floats(-40, 40), st.floats(0.85, 1.2), st.floats(-14, 14)
)  # fmt: skip
def test_exact_landmarks_give_the_exact_similarity(dx: float, dy: float, scale: float, degrees: float) -> None:
    truth = similarity((dx, dy), scale, degrees)
    found = register_landmarks(POINTS, moved(POINTS, truth))
    assert found is not None
    assert np.allclose(found, truth, atol=1e-6)
    assert scale_of(found) == pytest.approx(scale)
    assert rotation_of(found) == pytest.approx(degrees, abs=1e-6)


def test_a_few_stray_landmarks_are_left_out() -> None:
    points = moved(POINTS, USUAL) + np.random.default_rng(3).normal(0, 0.2, POINTS.shape)
    points[:3] += 25
    found = register_landmarks(POINTS, points)
    assert found is not None
    assert np.hypot(*(moved(POINTS, found) - moved(POINTS, USUAL)).T).max() < 0.6


@pytest.mark.parametrize(
    "points",
    [
        np.random.default_rng(4).uniform(0, 300, POINTS.shape),
        np.zeros_like(POINTS),
        moved(POINTS, similarity(scale=2.0)),
        moved(POINTS, similarity(degrees=90)),
        POINTS * [-1, 1],
    ],
    ids=["elsewhere", "all in one point", "twice as large", "lying", "mirrored"],
)
def test_landmarks_of_something_else_are_not_believed(points: np.ndarray) -> None:
    assert register_landmarks(POINTS, points) is None


def test_a_turn_to_the_right_is_clockwise() -> None:
    up = np.array([[0.0, 0.0], [0.0, -1.0]])
    right = np.array([[0.0, 0.0], [1.0, 0.0]])
    assert rotation_of(similarity_between(up, right)) == pytest.approx(90)


@settings(max_examples=12)
@given(st.floats(-6, 6), st.floats(-6, 6), st.floats(0.985, 1.015), st.floats(-1, 1))
def test_the_motion_is_found_to_a_fraction_of_a_pixel(dx: float, dy: float, scale: float, degrees: float) -> None:
    truth = similarity((dx, dy), scale, degrees)
    original = texture()
    found = refine(original, warped(original, truth), STILL, similarity())
    assert found.warnings == ()
    assert_same(found.matrix, truth, 0.1)


def test_light_cast_blur_and_noise_do_not_matter() -> None:
    original = texture()
    generated = cv2.GaussianBlur(warped(original, USUAL), (0, 0), 1.2) * np.float32(0.9)
    generated += np.linspace(0, 40, SIZE, dtype=np.float32) + np.random.default_rng(5).normal(0, 3, (SIZE, SIZE))
    found = refine(original, generated.astype(np.float32), STILL, similarity((4, -4)))
    assert_same(found.matrix, USUAL)


def test_a_background_that_was_drawn_anew_does_not_matter() -> None:
    original = texture()
    generated = warped(original, USUAL)
    generated[:, :110], generated[:, 250:] = texture(9)[:, :110], np.roll(generated, 12, 1)[:, 250:]
    found = refine(original, generated, STILL, similarity((4, -2)))
    assert found.warnings == ()
    assert_same(found.matrix, USUAL)


def test_what_the_face_does_has_no_say() -> None:
    original = texture()
    generated = warped(original, USUAL)
    generated[105:215, 130:195] = texture(7)[105:215, 130:195]
    assert_same(refine(original, generated, STILL, similarity((4, -2))).matrix, USUAL, 0.1)


@pytest.mark.parametrize(
    ("original", "generated", "still"),
    [
        (np.full((SIZE, SIZE), 128, np.float32), np.full((SIZE, SIZE), 128, np.float32), STILL),
        (texture(), texture(8), STILL),
        (texture(), warped(texture(), similarity((40, 0))), STILL),
        (texture(), texture(), np.zeros((SIZE, SIZE), bool)),
    ],
    ids=["nothing to see", "another picture", "too far", "nothing is still"],
)
def test_what_cannot_be_measured_stays_as_it_was_with_a_word(original, generated, still) -> None:
    start = similarity((1, 2))
    found = refine(original, generated, still, start)
    assert np.array_equal(found.matrix, start)
    assert "could not be measured" in found.warnings[0]


def test_the_same_pictures_give_the_same_matrix() -> None:
    original = texture()
    generated = warped(original, USUAL)
    first, second = (refine(original, generated, STILL, similarity()).matrix for _ in range(2))
    assert np.array_equal(first, second)
