"""Pictures that are reduced or cut out lie where their matrices say."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.faces.sampling import Neighbourhood, Square, as_bytes, compose, inverted, mapped, reduced


def spot(width: int, height: int, x: float, y: float, sigma: float) -> np.ndarray:
    columns, rows = np.meshgrid(np.arange(width), np.arange(height))
    values = 250 * np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * sigma**2))
    return np.repeat(values.round().astype(np.uint8)[..., None], 3, 2)


def centre_of(picture: np.ndarray) -> np.ndarray:
    weights = picture[..., 0].astype(np.float64)
    rows, columns = np.mgrid[: weights.shape[0], : weights.shape[1]]
    return np.array([(weights * columns).sum(), (weights * rows).sum()]) / weights.sum()


@settings(max_examples=25)
@given(factor=st.floats(1, 12), x=st.floats(100, 300), y=st.floats(100, 200))
def test_what_is_reduced_stays_where_it_was(factor: float, x: float, y: float) -> None:
    picture = spot(403, 305, x, y, 22)
    smaller, to_picture = reduced(picture, factor)
    assert max(smaller.shape[1] * factor / 403, smaller.shape[0] * factor / 305) == pytest.approx(1, abs=0.06)
    assert mapped(to_picture, centre_of(smaller)[None])[0] == pytest.approx(centre_of(picture), abs=0.7)


@settings(max_examples=25)
@given(side=st.floats(150, 900), angle=st.floats(-3.1, 3.1), dx=st.floats(-20, 20), dy=st.floats(-20, 20))
def test_what_is_cut_out_lies_where_the_square_says(side: float, angle: float, dx: float, dy: float) -> None:
    picture = spot(500, 400, 260, 190, 12)
    square = Square(260 + dx, 190 + dy, side, angle)
    crop = Neighbourhood(picture, square, 128).crop(square, 128)
    found = mapped(square.to_photo(128), centre_of(crop)[None])[0]
    assert found == pytest.approx([260, 190], abs=1.0)


def test_a_square_beside_the_photo_is_no_failure() -> None:
    picture = np.full((20, 30, 3), 99, np.uint8)
    square = Square(-5000.0, 4000.0, 100.0)
    assert Neighbourhood(picture, square, 64).crop(square, 64).shape == (64, 64, 3)


def test_fine_patterns_do_not_alias() -> None:
    stripes = np.zeros((800, 800, 3), np.uint8)
    stripes[:, ::2] = 255
    square = Square(400.0, 400.0, 600.0)
    crop = Neighbourhood(stripes, square, 64).crop(square, 64)
    assert np.abs(crop.astype(int) - 128).max() <= 4


def test_sixteen_bits_become_the_eight_they_came_from() -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, 2)
    assert np.array_equal(as_bytes(values.astype(np.uint16) * 257), values)
    assert as_bytes(values) is values


@given(angle=st.floats(-3, 3), scale=st.floats(0.01, 100), x=st.floats(-1e4, 1e4))
def test_a_matrix_and_its_inverse_do_nothing(angle: float, scale: float, x: float) -> None:
    matrix = Square(x, 7.0, scale, angle).to_photo(4)
    assert compose(matrix, inverted(matrix)) == pytest.approx(np.eye(2, 3), abs=1e-6)


def test_a_thin_strip_can_be_reduced() -> None:
    for shape in ((1, 16000, 3), (16000, 1, 3), (1, 1, 3)):
        smaller, _ = reduced(np.full(shape, 7, np.uint8), 40)
        assert (smaller == 7).all()
        assert min(smaller.shape[:2]) == 1
    assert cv2.countNonZero(smaller[..., 0]) == 1
