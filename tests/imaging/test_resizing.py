from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.resizing import fitted_size, resized, sharpened
from tests.imaging import samples

DEPTHS = [np.uint8, np.uint16]


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(1, 9000))
def test_a_size_keeps_its_shape_and_never_grows(width, height, side) -> None:
    wide, high = fitted_size(width, height, side)
    assert 1 <= wide <= width
    assert 1 <= high <= height
    assert max(wide, high) == min(side, max(width, height))
    assert abs(wide * height - high * width) <= max(width, height) or min(wide, high) == 1


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_photo_that_is_small_enough_is_the_very_photo(depth) -> None:
    photo = Photo(samples.picture(dtype=depth))
    assert resized(photo, 64) is photo
    assert resized(photo, None) is photo


@pytest.mark.parametrize("depth", DEPTHS)
def test_an_even_colour_stays_that_colour_and_a_ramp_a_ramp(depth) -> None:
    white = np.iinfo(depth).max
    even = Photo(np.full((90, 130, 3), (white, white // 3, 7), depth))
    assert (resized(even, 50).pixels == np.array((white, white // 3, 7))).all()
    row = np.linspace(0, white, 400).astype(depth)
    ramp = Photo(np.repeat(np.tile(row, (300, 1))[..., None], 3, axis=2))
    small = resized(ramp, 100).pixels[20, 5:-5, 1].astype(float)
    expected = row.reshape(100, 4).mean(axis=1)[5:-5]
    assert np.abs(small - expected).max() < max(1, white / 1000)


@pytest.mark.parametrize("depth", DEPTHS)
def test_fine_patterns_become_their_average_and_no_moire(depth) -> None:
    white = np.iinfo(depth).max
    board = ((np.indices((400, 600)).sum(axis=0) % 2) * white).astype(depth)
    small = resized(Photo(np.repeat(board[..., None], 3, axis=2)), 170).pixels.astype(float)
    assert small[4:-4, 4:-4].std() < white * 0.01
    assert abs(small.mean() - white / 2) < white * 0.01


def test_both_depths_give_the_same_picture() -> None:
    narrow = samples.smooth(200, 300)
    wide = narrow.astype(np.uint16) * 257
    difference = resized(Photo(wide), 111).pixels / 257 - resized(Photo(narrow), 111).pixels
    assert np.abs(difference).max() < 1.01


@pytest.mark.parametrize("depth", DEPTHS)
def test_what_is_transparent_does_not_bleed_into_the_rest(depth) -> None:
    white = np.iinfo(depth).max
    pixels = np.zeros((100, 100, 3), depth)
    pixels[:, :50] = (white, 0, 0)
    pixels[:, 50:] = (0, white, 0)
    alpha = np.full((100, 100), white, depth)
    alpha[:, 50:] = 0
    small = resized(Photo(pixels, alpha), 33)
    seen = small.alpha > white // 4
    assert small.alpha.shape == (33, 33)
    assert seen.any()
    assert (small.pixels[seen][:, 1] < white * 0.02).all()
    assert (small.pixels[seen][:, 0] > white * 0.98).all()


def test_profile_and_greyness_go_along() -> None:
    grey = Photo(np.repeat(samples.picture(channels=1)[..., None], 3, axis=2), is_grey=True, icc=samples.GREY_ICC)
    small = resized(grey, 20)
    assert (small.is_grey, small.icc) == (True, samples.GREY_ICC)
    assert (small.pixels[..., 0] == small.pixels[..., 2]).all()
    assert resized(replace(grey, is_grey=False), 20).pixels.shape == (15, 20, 3)


@pytest.mark.parametrize("depth", DEPTHS)
def test_sharpening_raises_edges_and_leaves_even_colours_and_hues(depth) -> None:
    white = np.iinfo(depth).max
    pixels = np.full((40, 40, 3), (white // 2, white // 3, white // 4), depth)
    pixels[:, 20:] += white // 8
    photo = Photo(pixels)
    assert sharpened(photo, 0) is photo
    sharp = sharpened(photo, 0.5).pixels.astype(int)
    assert (sharp[:, :12] == pixels[:, :12]).all()
    assert (sharp[:, 19] < pixels[:, 19].astype(int)).all()
    assert (sharp[:, 20] > pixels[:, 20].astype(int)).all()
    moved = sharp - pixels
    assert np.abs(moved - moved[..., :1]).max() <= 1


def test_sharpening_never_leaves_the_range_of_colours() -> None:
    photo = Photo(np.where(np.indices((60, 60, 3))[1] < 30, 0, 255).astype(np.uint8))
    sharp = sharpened(photo, 0.9).pixels
    assert (sharp == photo.pixels).all()
