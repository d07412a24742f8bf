"""What holds for every mix, every photo and every place of a face, not just for the portraits as they are."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.expression import MAX_INTENSITY, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.face import CanonicalFace, Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.engines.instant.engine import InstantEngine, PreparedFace
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.field import solve_motion
from pixelsmile_desktop.engines.instant.mesh import EYES
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.renderer import FaceRenderer, Quality
from pixelsmile_desktop.engines.instant.rig import build_rig
from pixelsmile_desktop.engines.instant.skin import join_layers
from pixelsmile_desktop.engines.instant.weights import unit_weights
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.instant.conftest import Subject

mixes = st.dictionaries(st.sampled_from(list(Expression)), st.floats(0, MAX_INTENSITY)).map(ExpressionMix.of)
gentle_mixes = st.dictionaries(st.sampled_from(list(Expression)), st.floats(0.01, 1), min_size=1).map(
    lambda shares: ExpressionMix.of({e: share / max(1.0, sum(shares.values())) for e, share in shares.items()})
)


@pytest.fixture(scope="module", params=["smiling", "spectacled"])
def subject(request: pytest.FixtureRequest) -> Subject:
    return request.getfixturevalue(request.param)


def edited(engine: InstantEngine, photo: Photo, face: Face, *words: str) -> FaceEdit | None:
    """The edit, made with every doubtful operation of numpy raised as an error."""
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        return engine.render(photo, face, ExpressionMix.parse(words), RenderContext())


@settings(max_examples=25)
@given(mix=mixes)
def test_any_mix_changes_what_its_mask_says_and_nothing_else(
    engine: InstantEngine, subject: Subject, mix: ExpressionMix
) -> None:
    photo, face = subject
    edit = edited(engine, photo, face, *(f"{e}={value!r}" for e, value in mix))
    if edit is None:
        assert sum(value for _, value in mix) < 0.05
        return
    assert edit.box.clipped(photo.width, photo.height) == edit.box
    np.testing.assert_array_equal((edit.pixels != photo.pixels[edit.box.slices]).any(2), edit.mask)


@settings(max_examples=25)
@given(mix=gentle_mixes)
def test_no_blend_of_total_intensity_1_folds_the_skin(
    engine: InstantEngine, subject: Subject, mix: ExpressionMix
) -> None:
    assert skin_determinants(engine.prepare(*subject), mix).min() > 0


def skin_determinants(prepared: PreparedFace, mix: ExpressionMix) -> npt.NDArray[np.float64]:
    """(n,) Jacobian determinants of the motion at all cells of skin: not inside the eyes and the mouth."""
    rig, motion = prepared.rig, prepared.motion(mix)
    shape = MouthShape(rig.landmarks, motion.landmarks)
    places = rig.grid.to_cells(rig.grid.points() + join_layers(rig, motion, shape))
    skin = np.ones(places.shape[:2], np.uint8)
    lids = [motion.landmarks[list(eye.upper + eye.lower[::-1])] for eye in EYES]
    for outline in (*lids, shape.outline):
        cv2.fillPoly(skin, [np.round(rig.grid.to_cells(outline)).astype(np.int32)], 0)
    jacobian = np.stack([np.gradient(places, axis=1), np.gradient(places, axis=0)], -1)
    return np.linalg.det(jacobian[1:-1, 1:-1][cv2.erode(skin, np.ones((3, 3), np.uint8))[1:-1, 1:-1] > 0])


def test_what_was_asked_before_changes_nothing(finder: FaceFinder, smiling: Subject) -> None:
    words = (["fear=.6", "sad=.4"], ["sad"], ["fear=1.4"])
    straight, back = InstantEngine(finder.canonical, finder.measure), InstantEngine(finder.canonical, finder.measure)
    first = [edited(straight, *smiling, *mix) for mix in words]
    second = [edited(back, *smiling, *mix) for mix in reversed(words)][::-1]
    for one, other in zip(first, second, strict=True):
        assert one is not None
        assert other is not None
        np.testing.assert_array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("expression", TWELVE)
def test_a_preview_is_close_to_the_final_picture(
    engine: InstantEngine, subject: Subject, expression: Expression
) -> None:
    prepared, mix = engine.prepare(*subject), ExpressionMix(((expression, 1.0),))
    preview, final = (prepared.render(mix, quality, CancelToken()) for quality in Quality)
    assert preview is not None
    assert final is not None
    assert preview.box == final.box
    original = subject[0].pixels[final.box.slices].astype(float)
    change = np.abs(final.pixels - original)[final.mask].mean()
    assert np.abs(preview.pixels.astype(float) - final.pixels)[final.mask].mean() < 0.5 * change


@pytest.mark.parametrize("margin", [0, 7, 40])
def test_a_rig_seen_in_a_crop_renders_as_in_the_whole_photo(finder: FaceFinder, subject: Subject, margin: int) -> None:
    photo, face = subject
    whole = Box(0, 0, photo.width, photo.height)
    rig = build_rig(finder.canonical, face, photo.width, photo.height)
    crop = Box(rig.box.x0 - margin, rig.box.y0 - margin, rig.box.x1 + margin, rig.box.y1 + margin)
    target = blended_target(ExpressionMix.parse(["fear", "shy=.4"]))
    weights = unit_weights(target, rig)
    pictures = []
    for area in (whole, crop.clipped(photo.width, photo.height)):
        seen = rig.seen_in(area)
        renderer = FaceRenderer(photo.pixels[area.slices], seen, finder.canonical, (face.occlusion, area))
        motion = solve_motion(seen, weights, target.max_strain)
        pictures.append(renderer.render(target, motion, Quality.FINAL, CancelToken()).astype(int))
    assert np.abs(pictures[0] - pictures[1]).max() <= 1


def grey(photo: Photo) -> Photo:
    return Photo(cv2.cvtColor(cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB))


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("words", ["surprised", "happy=1.5", "sad"])
def test_a_grey_photo_stays_grey(
    engine: InstantEngine, subject: Subject, words: str, depth: type[np.unsignedinteger]
) -> None:
    photo = grey(subject[0])
    if depth is np.uint16:
        photo = Photo(photo.pixels.astype(np.uint16) * 257)
    edit = edited(engine, photo, subject[1], words)
    assert edit is not None
    assert np.ptp(edit.pixels, axis=2).max() == 0


def test_one_coloured_pixel_makes_a_photo_coloured(engine: InstantEngine, smiling: Subject) -> None:
    photo, face = smiling
    pixels = grey(photo).pixels.copy()
    pixels[tuple(face.landmarks[1, 1::-1].astype(int))] = (200, 120, 90)
    edit = edited(engine, Photo(pixels), face, "surprised")
    assert edit is not None
    assert np.ptp(edit.pixels.astype(int), axis=2).max() > 10


PICTURES = {
    "black": lambda shape: np.zeros(shape, np.uint8),
    "white": lambda shape: np.full(shape, 255, np.uint8),
    "noise": lambda shape: np.random.default_rng(0).integers(0, 256, shape, np.uint8),
    "deep noise": lambda shape: np.random.default_rng(0).integers(0, 65536, shape, np.uint16),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pixels_that_are_no_face_render_too(engine: InstantEngine, subject: Subject, name: str) -> None:
    face = subject[1]
    photo = Photo(PICTURES[name](subject[0].pixels.shape))
    for words in (["surprised"], ["happy=3", "sad=3"], ["sleepy=1.5"]):
        edit = edited(engine, photo, face, *words)
        assert edit is None or edit.pixels.dtype == photo.pixels.dtype
        # Nothing glows on black: there is no light on this face to be seen by.
        assert name != "black" or edit is None or edit.pixels.max() <= 3


@pytest.mark.parametrize("way", [(-200, 0), (250, 0), (0, -130), (250, 380), (-230, -60), (-261, 0), (0, -215)])
def test_landmarks_may_lie_outside_the_photo(engine: InstantEngine, smiling: Subject, way: tuple[int, int]) -> None:
    photo, face = smiling
    moved = replace(face, landmarks=face.landmarks + [*way, 0])
    edit = edited(engine, photo, moved, "surprised=1.5", "sleepy=.5")
    if edit is not None:
        assert edit.box.clipped(photo.width, photo.height) == edit.box
        np.testing.assert_array_equal((edit.pixels != photo.pixels[edit.box.slices]).any(2), edit.mask)


def turned(canonical: CanonicalFace, face: Face, yaw: float) -> Face:
    """The average face in place of a face, turned by `yaw` degrees, each iris in the middle of its eye."""
    angle = np.radians(yaw)
    rotation = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
    mesh = 9.0 * (canonical.vertices * [1, -1, -1]) @ rotation.T
    rim = 4.0 * np.array([[0, 0, 0], [1, 0, 0], [0, -1, 0], [-1, 0, 0], [0, 1, 0]])
    irises = [mesh[list(eye.upper + eye.lower)].mean(0) + rim for eye in EYES]
    return replace(face, landmarks=np.vstack([mesh, *irises]) + [*face.mesh.mean(0), 0], occlusion=None)


@pytest.mark.parametrize("yaw", [0, 30, 60, -60, 90, -100])
def test_a_turned_head_moves_without_folds(finder: FaceFinder, smiling: Subject, yaw: float) -> None:
    photo, face = smiling
    # The pixels do not show this head, so no measure could tell how it follows.
    engine = InstantEngine(finder.canonical, lambda _pixels, landmarks: np.full_like(landmarks, np.nan))
    profile = turned(finder.canonical, face, yaw)
    for expression in TWELVE:
        edit = edited(engine, photo, profile, expression)
        # In a profile a cheek can have too few pixels to show a smile.
        assert edit is not None or abs(yaw) > 60
        mix = ExpressionMix(((expression, 1.0),))
        assert skin_determinants(engine.prepare(photo, profile), mix).min() > 0
