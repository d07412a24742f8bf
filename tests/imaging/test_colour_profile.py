from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.pixels import eight_bit, upright
from pixelsmile_desktop.imaging.provenance import Provenance
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.sheet import SheetCell, labelled_sheet
from pixelsmile_desktop.imaging.writer import save_photo
from tests.imaging.profiles import ADOBE_RGB, GREY, WIDE
from tests.imaging.samples import ICC

SKIN = np.array([[[224, 172, 148], [150, 100, 80], [60, 40, 34], [128, 128, 128], [255, 255, 255]]], np.uint8)


def test_no_profile_means_srgb() -> None:
    space = ColourSpace(None)
    assert np.array_equal(space.to_srgb(SKIN), SKIN)
    assert np.array_equal(space.from_srgb(SKIN), SKIN)
    assert space.warnings == ()


def test_an_srgb_profile_changes_nothing() -> None:
    assert np.abs(ColourSpace(ICC).from_srgb(SKIN).astype(int) - SKIN).max() <= 1


@pytest.mark.parametrize("icc", WIDE.values(), ids=WIDE)
def test_skin_comes_back_from_a_wide_space(icc: bytes) -> None:
    space = ColourSpace(icc)
    wide = space.from_srgb(SKIN)
    assert np.abs(wide.astype(int) - SKIN).max() > 5
    assert np.abs(space.to_srgb(wide).astype(int) - SKIN).max() <= 3
    assert space.warnings == ()


def test_grey_stays_grey_in_a_wide_space() -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    assert np.ptp(ColourSpace(ADOBE_RGB).from_srgb(ramp), axis=2).max() <= 1


def test_adobe_rgb_is_what_its_formula_says() -> None:
    linear = np.where(SKIN / 255 <= 0.04045, SKIN / 255 / 12.92, ((SKIN / 255 + 0.055) / 1.055) ** 2.4)
    # sRGB to Adobe RGB (1998), both D65, from their primaries.
    matrix = np.array([[0.7151, 0.2849, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0412, 0.9588]])
    expected = 255 * (linear @ matrix.T) ** (1 / 2.2)
    assert np.abs(ColourSpace(ADOBE_RGB).from_srgb(SKIN) - expected).max() <= 1.5


def test_sixteen_bits_are_seen_as_eight() -> None:
    deep = SKIN.astype(np.uint16) * 257
    assert np.array_equal(ColourSpace(ADOBE_RGB).to_srgb(deep), ColourSpace(ADOBE_RGB).to_srgb(SKIN))


def test_a_grey_photo_with_its_profile_stays_grey() -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    space = ColourSpace(GREY, is_grey=True)
    seen = space.to_srgb(ramp)
    assert np.ptp(seen, axis=2).max() == 0
    assert seen[0, 128, 0] > 132
    assert np.abs(space.from_srgb(seen).astype(int) - ramp)[:, 16:].max() <= 2
    assert space.warnings == ()


def test_a_coloured_picture_becomes_grey_in_a_grey_photo() -> None:
    for icc in (None, GREY):
        assert np.ptp(ColourSpace(icc, is_grey=True).from_srgb(SKIN), axis=2).max() == 0


@pytest.mark.parametrize(
    ("icc", "is_grey"),
    [
        (b"", False),
        (b"garbage", False),
        (ICC[:300], False),
        (ICC[:16] + b"CMYK" + ICC[20:], False),
        (ICC[:16] + b"Lab " + ICC[20:], False),
        (GREY, False),
        (ICC[:132] + bytes(len(ICC) - 132), False),
    ],
)
def test_an_unusable_profile_is_taken_for_srgb_with_a_word(icc: bytes, is_grey: bool) -> None:
    space = ColourSpace(icc, is_grey)
    assert np.array_equal(space.to_srgb(SKIN), SKIN)
    assert np.array_equal(space.from_srgb(SKIN), SKIN)
    assert space.warnings == ("the photo's colour profile cannot be used, so its colours were taken for sRGB",)


def test_the_space_of_a_photo() -> None:
    assert ColourSpace.of(Photo(SKIN, is_grey=True, icc=GREY)) == ColourSpace(GREY, is_grey=True)


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.jpg", "a.webp"])
def test_a_photo_brings_its_profile_and_hands_it_on_unless_it_has_none(name: str, tmp_path: Path) -> None:
    first, kept, plain = tmp_path / name, tmp_path / f"kept_{name}", tmp_path / f"plain_{name}"
    pixels = np.tile(SKIN[:, :4], (6, 4, 1))
    Image.fromarray(pixels).save(first, icc_profile=ADOBE_RGB)
    source = open_photo(first)
    assert source.photo.icc == ADOBE_RGB
    provenance = Provenance("instant", "test", "{}")
    save_photo(source.photo.with_pixels(pixels), kept, source, provenance)
    assert open_photo(kept).photo.icc == ADOBE_RGB
    save_photo(Photo(pixels), plain, source, provenance)
    assert open_photo(plain).photo.icc is None


def test_turning_narrowing_and_editing_keep_the_profile() -> None:
    photo = Photo(SKIN.astype(np.uint16) * 257, icc=ADOBE_RGB)
    for other in (upright(photo, 6), eight_bit(photo), photo.with_pixels(photo.pixels + np.uint16(0))):
        assert other.icc == ADOBE_RGB


def test_a_sheet_keeps_the_profile_of_its_pictures() -> None:
    assert labelled_sheet([SheetCell("a", SKIN)], 1, icc=ADOBE_RGB).icc == ADOBE_RGB
    assert labelled_sheet([SheetCell("a", SKIN)], 1).icc is None
