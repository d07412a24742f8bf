"""Light, grain and the inside of the mouth: soft, dark, and only where they belong."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.interior import MouthInterior, lip_colour
from pixelsmile_desktop.engines.instant.mesh import INNER_LOWER_LIP
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.rig import FaceRig, build_rig
from pixelsmile_desktop.engines.instant.shading import Shading
from pixelsmile_desktop.engines.instant.weights import unit_weights
from pixelsmile_desktop.engines.instant.windows import Windows
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.instant.conftest import Subject

LUMA = np.array([0.30, 0.59, 0.11])


@pytest.fixture(scope="module")
def rig(smiling: Subject, finder: FaceFinder) -> FaceRig:
    photo, face = smiling
    return build_rig(finder.canonical, face, photo.width, photo.height)


@pytest.fixture(scope="module")
def shading(smiling: Subject, rig: FaceRig, finder: FaceFinder) -> Shading:
    return Shading(finder.canonical, rig, smiling[0].pixels)


def weights_of(rig: FaceRig, *words: str) -> npt.NDArray[np.float32]:
    return unit_weights(blended_target(ExpressionMix.parse(words)), rig)


def test_no_motion_makes_no_light(rig: FaceRig, shading: Shading) -> None:
    assert shading.log_brightness(np.zeros(len(rig.units), np.float32), 0.0) is None


@pytest.mark.parametrize("words", [["angry"], ["surprised=1.5"], ["happy"], ["disgust=.5", "fear"]])
def test_folds_are_soft_shadows_inside_the_face(rig: FaceRig, shading: Shading, words: list[str]) -> None:
    change = shading.log_brightness(weights_of(rig, *words), 0.0)
    assert change is not None
    assert not change[shading._window[..., 0] == 0].any()
    assert (shading._window == 0).any()
    assert change.min() < -0.03
    steepest = max(np.abs(np.diff(change, axis=axis)).max() for axis in (0, 1))
    # From one cell to the next; a line without softness would fall by all of it.
    assert steepest < 0.7 * np.abs(change).max()


def test_shadows_are_redder_than_the_skin(rig: FaceRig, shading: Shading) -> None:
    change = shading.log_brightness(weights_of(rig, "angry"), 0.0)
    assert change is not None
    red, green, blue = change[np.unravel_index(change[..., 1].argmin(), change.shape[:2])]
    assert 0 > red > green > blue


def test_a_smile_that_goes_takes_its_folds_with_it(rig: FaceRig, shading: Shading) -> None:
    still = np.zeros(len(rig.units), np.float32)
    half, whole = shading.log_brightness(still, 0.5), shading.log_brightness(still, 1.0)
    assert half is not None
    assert whole is not None
    np.testing.assert_allclose(whole, 2 * half, atol=1e-6)
    assert whole.max() > 0.1


def test_a_closed_window_lets_no_light_through(smiling: Subject, rig: FaceRig, finder: FaceFinder) -> None:
    shut = replace(rig, windows=Windows(np.zeros_like(rig.windows.face), rig.windows.jaw))
    change = Shading(finder.canonical, shut, smiling[0].pixels).log_brightness(weights_of(rig, "angry"), 1.0)
    assert change is not None
    assert not change.any()


@given(height=st.integers(1, 80), width=st.integers(1, 80))
def test_grain_is_mirrored_without_end(smiling: Subject, rig: FaceRig, height: int, width: int) -> None:
    grain = Grain(smiling[0].pixels, rig.mesh, rig.face_width)
    rows, columns = grain._patch.shape[:2]
    large = grain.texture(2 * rows + height, 2 * columns + width)
    np.testing.assert_array_equal(large[:height, :width], grain.texture(height, width))
    np.testing.assert_array_equal(large[: 2 * rows, : 2 * columns], large[: 2 * rows, : 2 * columns][::-1, ::-1])
    np.testing.assert_array_equal(large[2 * rows :, 2 * columns :], grain.texture(height, width))


@pytest.mark.parametrize("name", ["smiling", "spectacled"])
def test_grain_has_no_mean_and_grows_with_the_depth(name: str, request: pytest.FixtureRequest) -> None:
    photo, face = request.getfixturevalue(name)
    width = float(np.ptp(face.mesh[:, 0]))
    grain = Grain(photo.pixels, face.mesh, width).texture(64, 64)
    assert np.abs(grain.mean((0, 1))).max() < 0.2 * grain.std()
    deep = Grain(photo.pixels.astype(np.uint16) * 257, face.mesh, width).texture(64, 64)
    np.testing.assert_allclose(deep, 257 * grain, rtol=1e-3, atol=0.5)


def test_grain_of_an_even_cheek_and_of_one_outside_the_photo_is_silent(smiling: Subject) -> None:
    photo, face = smiling
    even = np.full_like(photo.pixels, 120)
    assert np.abs(Grain(even, face.mesh, 90.0).texture(9, 9)).max() < 1e-3
    assert not Grain(photo.pixels, face.mesh + 5000, 90.0).texture(9, 9).any()


@pytest.mark.parametrize("teeth", [False, True])
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_inside_of_a_mouth_is_dark_and_in_range(
    spectacled: Subject, *, teeth: bool, depth: type[np.unsignedinteger]
) -> None:
    photo, face = spectacled
    if depth is np.uint16:
        photo = Photo(photo.pixels.astype(np.uint16) * 257)
    lowered = np.array(face.landmarks[:, :2])
    lowered[list(INNER_LOWER_LIP)[1:-1], 1] += 30
    shape = MouthShape(face.landmarks[:, :2], lowered)
    along, across = np.meshgrid(
        np.linspace(shape.right, shape.left, 60, dtype=np.float32), np.linspace(-20, 60, 60, dtype=np.float32)
    )
    colours = MouthInterior(photo.pixels, face.mesh, shape, teeth=teeth).colours(along, across)
    assert colours.dtype == np.float32
    assert colours.min() >= 0
    assert colours.max() <= photo.white
    inside = (across > shape.upper_after.at(along)) & (across < shape.lower_after.at(along))
    luma, lips = colours[inside] @ LUMA, lip_colour(photo.pixels, face.mesh) @ LUMA
    assert np.median(luma) < 0.4 * lips
    assert luma.max() < lips


def test_teeth_are_hinted_at_only_when_asked_for(spectacled: Subject) -> None:
    photo, face = spectacled
    lowered = np.array(face.landmarks[:, :2])
    lowered[list(INNER_LOWER_LIP)[1:-1], 1] += 30
    shape = MouthShape(face.landmarks[:, :2], lowered)
    along = np.full((20, 1), 0.5 * (shape.right + shape.left), np.float32) + 2
    across = shape.upper_after.at(along) + np.linspace(0, 4, 20, dtype=np.float32)[:, None]
    bare, toothed = (
        MouthInterior(photo.pixels, face.mesh, shape, teeth=teeth).colours(along, across) for teeth in (False, True)
    )
    assert (toothed - bare).max() > 20
