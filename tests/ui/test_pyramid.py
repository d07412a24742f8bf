import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.ui.images import image_of, rows_of, srgb
from pixelsmile_desktop.ui.widgets import pyramid as pyramid_module
from pixelsmile_desktop.ui.widgets.pyramid import build_pyramid, converted, paint, sharp_view, stretched
from pixelsmile_desktop.ui.widgets.viewport import Rect, Size, Viewport
from tests.ui.pixels import pixels_of

ADOBE = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb)


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def painted(pyramid: pyramid_module.Pyramid, viewport: Viewport, level: int, *, smooth: bool = True) -> np.ndarray:
    size = round(viewport.pane.width), round(viewport.pane.height)
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    paint(painter, pyramid, viewport, Rect(0, 0, *size), level, smooth=smooth)
    painter.end()
    return pixels_of(canvas)


@pytest.mark.parametrize(("width", "height"), [(1600, 1200), (1601, 1203), (450, 3), (1, 900)])
def test_every_level_is_the_mean_of_four(width: int, height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyramid_module, "STRIP_PIXELS", 40_000)
    pixels = noise(height, width)
    levels = build_pyramid(image_of(pixels), srgb(), CancelToken()).levels
    for above, below in itertools.pairwise(levels):
        larger = pixels_of(above).astype(float)
        rows, columns = below.height(), below.width()
        mean = larger[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2, 3).mean(axis=(1, 3))
        assert (rows, columns) == (above.height() // 2, above.width() // 2)
        assert np.abs(pixels_of(below) - mean).max() <= 1.5
    assert max(levels[-1].width(), levels[-1].height()) < 400 or min(levels[-1].width(), levels[-1].height()) == 1


def test_the_largest_level_is_the_photo_itself_without_a_copy() -> None:
    pixels = noise(500, 600)
    pyramid = build_pyramid(image_of(pixels), srgb(), CancelToken())
    assert np.shares_memory(rows_of(pyramid.levels[0]), pixels)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_colours_are_those_of_the_display(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyramid_module, "STRIP_PIXELS", 5_000)
    white = np.iinfo(kind).max
    pixels = np.zeros((120, 150, 3), kind)
    pixels[:] = np.array([0.2, 0.7, 0.3]) * white
    image = image_of(pixels, bytes(ADOBE.iccProfile().data()))
    shown = pixels_of(build_pyramid(image, srgb(), CancelToken()).levels[0])
    single = image.convertedToColorSpace(srgb()).pixelColor(3, 3)
    assert np.abs(shown.astype(int) - [single.red(), single.green(), single.blue()]).max() <= 1
    # A green that sRGB has less of: Adobe RGB's 0.7 is more saturated than sRGB's.
    assert shown[0, 0, 0] < 0.15 * 255
    assert shown[0, 0, 1] > 0.69 * 255


def test_a_picture_without_a_colour_space_is_srgb_and_stays_as_it_is() -> None:
    image = QImage(QSize(64, 64), QImage.Format.Format_RGB32)
    image.fill(QColor(10, 200, 30))
    assert pixels_of(converted(image, srgb(), CancelToken()))[5, 5].tolist() == [10, 200, 30]


def test_a_cancelled_build_stops() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_pyramid(image_of(noise(900, 900)), srgb(), cancel)


def test_one_to_one_paints_the_very_pixels() -> None:
    pixels = noise(900, 1200)
    pyramid = build_pyramid(image_of(pixels), srgb(), CancelToken())
    viewport = Viewport.of(Size(301, 203), Size(1200, 900)).at_scale(1.0).panned(198.7, 172.1)
    left, top = viewport.origin
    shown = painted(pyramid, viewport, pyramid.moving_level(1.0))
    assert np.array_equal(shown, pixels[-top : -top + 203, -left : -left + 301])


def test_close_up_every_pixel_is_a_square() -> None:
    pixels = noise(60, 60)
    pyramid = build_pyramid(image_of(pixels), srgb(), CancelToken())
    viewport = Viewport.of(Size(80, 80), Size(60, 60)).at_scale(8.0)
    left, top = viewport.origin
    shown = painted(pyramid, viewport, 0, smooth=False)
    rows, columns = (np.arange(80) - top) // 8, (np.arange(80) - left) // 8
    assert np.array_equal(shown, pixels[rows][:, columns])


@pytest.mark.parametrize("scale", [0.13, 0.24, 0.37, 0.66, 0.9])
def test_levels_lie_upon_each_other(scale: float) -> None:
    rows, columns = np.mgrid[0:1500, 0:1501]
    waves = 127 + 120 * np.sin(columns / 60) * np.cos(rows / 45)
    pixels = np.repeat(waves[:, :, None], 3, axis=2).astype(np.uint8)
    pyramid = build_pyramid(image_of(pixels), srgb(), CancelToken())
    viewport = Viewport.of(Size(180, 180), Size(1501, 1500)).at_scale(scale)
    full = painted(pyramid, viewport, 0).astype(int)
    for level in range(1, len(pyramid.levels)):
        # Half a pixel of shift would change the steepest slope of these waves by more than this.
        limit = 6 if 2**level * scale <= 1 else 12
        assert np.abs(painted(pyramid, viewport, level) - full).max() <= limit, level


def test_the_careful_view_is_finer_than_the_moving_one_and_lies_upon_it() -> None:
    pixels = noise(1024, 1024, seed=3)
    pyramid = build_pyramid(image_of(pixels), srgb(), CancelToken())
    viewport = Viewport.of(Size(320, 320), Size(1024, 1024)).at_scale(5 / 16)
    exact = pixels.astype(float).repeat(5, 0).repeat(5, 1).reshape(320, 16, 320, 16, 3).mean(axis=(1, 3))
    sharp = pixels_of(sharp_view(pyramid, viewport, CancelToken()))
    moving = painted(pyramid, viewport, pyramid.moving_level(5 / 16))
    errors = [float(((image - exact) ** 2).mean()) for image in (sharp, moving)]
    assert errors[0] < 0.8 * errors[1]


@given(st.floats(0.01, 16))
@settings(max_examples=50)
def test_no_level_is_too_coarse_when_still_nor_enlarged_twice_when_moving(scale: float) -> None:
    pyramid = pyramid_module.Pyramid(
        tuple(QImage(800 >> n, 600 >> n, QImage.Format.Format_RGB32) for n in range(4)), Rect(0, 0, 800, 600)
    )
    still, moving = pyramid.still_level(scale), pyramid.moving_level(scale)
    assert still == 0 or 2**still * scale <= 1
    assert moving - still in (0, 1)
    assert moving == 0 or 2**moving * scale <= 2
    assert scale < 1 or moving == 0


def test_a_smaller_preview_lies_where_the_photo_lies() -> None:
    pixels = noise(300, 400)
    preview = build_pyramid(image_of(pixels), srgb(), CancelToken())
    on_photo = stretched(preview, preview.size, Size(1600, 1200))
    viewport = Viewport.of(Size(400, 300), Size(1600, 1200))
    assert np.array_equal(painted(on_photo, viewport, 0), pixels)
