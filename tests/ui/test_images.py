import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PySide6.QtGui import QColorSpace, QImage

from pixelsmile_desktop.ui.images import colour_space_of, image_of, is_deep, rows_of, srgb, writable_rows_of
from tests.ui.pixels import pixels_of

shapes = st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3))
pictures = st.sampled_from([np.uint8, np.uint16]).flatmap(lambda kind: hnp.arrays(kind, shapes))


@given(pictures)
def test_there_and_back_is_the_same(pixels: np.ndarray) -> None:
    back = pixels_of(image_of(pixels))
    assert back.dtype == pixels.dtype
    assert np.array_equal(back, pixels)


def test_eight_bits_are_shared_and_kept_alive_by_every_copy_of_the_image() -> None:
    pixels = np.full((500, 400, 3), 7, np.uint8)
    image = image_of(pixels)
    assert np.shares_memory(rows_of(image), pixels)
    alive = weakref.ref(pixels)
    second = QImage(image)
    del pixels, image
    gc.collect()
    assert alive() is not None
    assert second.pixelColor(399, 499).getRgb() == (7, 7, 7, 255)
    del second
    gc.collect()
    assert alive() is None


def test_parts_of_a_larger_picture_and_mirrored_ones_come_out_right() -> None:
    pixels = np.arange(20 * 30 * 3, dtype=np.uint8).reshape(20, 30, 3)
    part, mirrored = pixels[2:9, 3:11], pixels[:, ::-1]
    assert np.array_equal(pixels_of(image_of(part)), part)
    assert np.array_equal(pixels_of(image_of(mirrored)), mirrored)


def test_a_read_only_photo_stays_as_it_is_when_the_image_is_written_to() -> None:
    pixels = np.zeros((4, 4, 3), np.uint8)
    pixels.flags.writeable = False
    copy = image_of(pixels).convertToFormat(QImage.Format.Format_RGB32)
    writable_rows_of(copy)[:] = 0xFFFFFFFF
    assert not pixels.any()


def test_sixteen_bits_stay_sixteen_bits() -> None:
    image = image_of(np.full((2, 2, 3), 30_001, np.uint16))
    assert is_deep(image)
    assert not is_deep(image_of(np.zeros((2, 2, 3), np.uint8)))


@pytest.mark.parametrize("name", [QColorSpace.NamedColorSpace.AdobeRgb, QColorSpace.NamedColorSpace.DisplayP3])
def test_a_profile_is_read(name: QColorSpace.NamedColorSpace) -> None:
    icc = bytes(QColorSpace(name).iccProfile().data())
    space = image_of(np.zeros((1, 1, 3), np.uint8), icc).colorSpace()
    assert space.primaries() == QColorSpace(name).primaries()


def test_no_profile_and_a_broken_one_and_one_for_grey_are_srgb() -> None:
    grey = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    grey_icc = bytes(QColorSpace(grey.whitePoint(), QColorSpace.TransferFunction.SRgb).iccProfile().data())
    for icc in (None, b"", b"no profile", bytes(500), grey_icc):
        assert colour_space_of(icc) == srgb()


def test_rows_are_without_padding_in_every_depth() -> None:
    for kind, shape in (
        (QImage.Format.Format_RGB888, (3, 5, 3)),
        (QImage.Format.Format_RGB32, (3, 5)),
        (QImage.Format.Format_RGBX64, (3, 5, 4)),
    ):
        image = QImage(5, 3, kind)
        image.fill(0)
        assert rows_of(image).shape == shape
