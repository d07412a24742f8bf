"""Glasses: taken off for the motion, put on again unchanged."""

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.face import Occlusion
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.spectacles import Spectacles
from tests.instant.conftest import Subject

FACE_WIDTH = 120.0
SKIN = (190, 150, 130)
MAP = Box(20, 30, 180, 130)
WHOLE = Box(0, 0, 200, 160)


def frames() -> Occlusion:
    """Two round frames over the middle of `MAP`."""
    glasses = np.zeros((MAP.height, MAP.width), np.float32)
    for centre in ((45, 50), (115, 50)):
        cv2.circle(glasses, centre, 25, 1.0, 5)
    return Occlusion(MAP, glasses, np.zeros_like(glasses))


def portrait(occlusion: Occlusion, depth: type[np.unsignedinteger] = np.uint8) -> Pixels:
    """Even skin with black frames on it."""
    pixels = np.full((WHOLE.height, WHOLE.width, 3), SKIN, depth)
    pixels[MAP.slices][occlusion.glasses > 0.5] = 10
    return pixels


def grain_of(pixels: Pixels) -> Grain:
    """Silent: no cheek lies in the photo."""
    return Grain(pixels, np.full((468, 2), -9e3), FACE_WIDTH)


def found(occlusion: Occlusion | None, crop: Box = WHOLE) -> Spectacles:
    spectacles = Spectacles.find(occlusion, crop, FACE_WIDTH)
    assert spectacles is not None
    return spectacles


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_taken_off_they_leave_skin_and_touch_nothing_far_away(depth: type[np.unsignedinteger]) -> None:
    occlusion = frames()
    pixels = portrait(occlusion, depth)
    before = pixels.copy()
    bare = found(occlusion).taken_off(pixels, grain_of(pixels))
    np.testing.assert_array_equal(pixels, before)
    assert bare.dtype == depth
    assert np.abs(bare.astype(int) - SKIN).max() <= 3


def test_taken_off_they_leave_the_grain_of_the_skin(spectacled: Subject) -> None:
    photo, face = spectacled
    grain = Grain(photo.pixels, face.mesh, FACE_WIDTH)
    occlusion = frames()
    pixels = portrait(occlusion)
    solid = np.zeros(pixels.shape[:2], bool)
    solid[MAP.slices] = occlusion.glasses > 0.5
    bare = found(occlusion).taken_off(pixels, grain).astype(float)
    expected = grain.texture(64, 64).std(axis=(0, 1)).mean()
    assert bare[solid].std(axis=0).mean() > 0.5 * expected


def test_put_on_they_are_the_same_and_nothing_else_is() -> None:
    occlusion = frames()
    original = portrait(occlusion)
    spectacles = found(occlusion)
    box = Box(10, 20, 150, 140)
    result = np.full((box.height, box.width, 3), 77, np.uint8)
    spectacles.put_on(result, box, original)
    cover = np.zeros(original.shape[:2], np.float32)
    cover[spectacles.box.slices] = spectacles.cover
    cover = cover[box.slices]
    np.testing.assert_array_equal(result[cover == 1], original[box.slices][cover == 1])
    np.testing.assert_array_equal(result[cover == 0], 77)
    assert (cover == 1).sum() > 500


def test_off_and_on_again_is_the_photo_on_the_frames() -> None:
    occlusion = frames()
    original = portrait(occlusion)
    spectacles = found(occlusion)
    result = spectacles.taken_off(original, grain_of(original))
    spectacles.put_on(result, WHOLE, original)
    assert np.abs(result.astype(int) - original).mean() < 1
    solid = cv2.erode((occlusion.glasses > 0.5).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    np.testing.assert_array_equal(result[MAP.slices][solid], original[MAP.slices][solid])


def test_in_a_crop_they_lie_where_they_do_in_the_photo() -> None:
    whole, crop = found(frames()), Box(60, 10, 190, 150)
    part = found(frames(), crop)
    canvases = [np.zeros((WHOLE.height, WHOLE.width), np.float32) for _ in range(2)]
    canvases[0][whole.box.slices] = whole.cover
    canvases[1][part.box.moved(crop.x0, crop.y0).slices] = part.cover
    # The soft edge looks 3 pixels beyond the cut.
    inner = Box(crop.x0 + 4, crop.y0, crop.x1, crop.y1)
    np.testing.assert_allclose(canvases[1][inner.slices], canvases[0][inner.slices], atol=1e-6)


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_maps_of_any_resolution_cover_the_same_place(scale: float) -> None:
    occlusion = frames()
    size = (round(MAP.width * scale), round(MAP.height * scale))
    glasses = np.asarray(cv2.resize(occlusion.glasses, size, interpolation=cv2.INTER_AREA))
    other = found(Occlusion(MAP, glasses, np.zeros_like(glasses)))
    same = found(occlusion)
    offsets = np.subtract(
        (other.box.x0, other.box.y0, other.box.x1, other.box.y1), (same.box.x0, same.box.y0, same.box.x1, same.box.y1)
    )
    assert np.abs(offsets).max() <= 2
    assert other.cover.sum() == pytest.approx(same.cover.sum(), rel=0.05)


def test_no_frames_no_spectacles() -> None:
    occlusion = frames()
    faint = Occlusion(MAP, 0.2 * occlusion.glasses, occlusion.foreign)
    nothing = Occlusion(MAP, np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32))
    for hidden in (None, faint, nothing):
        assert Spectacles.find(hidden, WHOLE, FACE_WIDTH) is None
    assert Spectacles.find(occlusion, Box(0, 0, 15, 15), FACE_WIDTH) is None
