from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.engine import FaceEdit, apply_edit
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.request import PasteBackOptions
from pixelsmile_desktop.imaging.colour_match import match_colour
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.edit_mask import Difference, soft_mask
from pixelsmile_desktop.imaging.grain import bare_skin, grain_like
from pixelsmile_desktop.imaging.paste_back import FacePoints, GeneratedFace, PastedBack, paste_back
from tests.imaging.profiles import GREY, WIDE
from tests.imaging.scene import CHEEK, FOREHEAD, MOUTH, SIDE, Scene, covered, grain_of, portrait, smiling
from tests.studio.redrawing import NONE, USUAL, Flaws

OPTIONS = PasteBackOptions()
CAST = replace(USUAL, shift=(0.0, 0.0), scale=1.0, rotation=0.0)


def put_back(photo: Photo, face: GeneratedFace, options: PasteBackOptions = OPTIONS) -> tuple[np.ndarray, PastedBack]:
    """The edited photo and what was pasted; the mask must say exactly where it differs."""
    pasted = paste_back(photo, face, options)
    assert pasted is not None
    pixels = photo.pixels.copy()
    apply_edit(pixels, FaceEdit(pasted.box, pasted.pixels, pasted.mask))
    differs = np.any(pixels != photo.pixels, axis=2)
    assert np.array_equal(differs[pasted.box.slices], pasted.mask)
    assert differs.sum() == pasted.mask.sum()
    assert pixels.dtype == photo.pixels.dtype
    return pixels, pasted


@pytest.fixture(scope="module")
def usual() -> tuple[Photo, np.ndarray, PastedBack]:
    photo = Scene().photo
    return photo, *put_back(photo, Scene().generated(USUAL))


def test_the_shift_is_measured_and_undone(usual) -> None:
    _, pixels, pasted = usual
    report = pasted.report
    truth = USUAL.matrix(SIDE, SIDE) @ [180, 190, 1] - [180, 190]
    assert report.shift == pytest.approx(tuple(truth), abs=0.3)
    assert report.scale == pytest.approx(1.01, abs=1e-3)
    assert report.rotation == pytest.approx(0.5, abs=0.05)
    assert pasted.warnings == ()
    mouth = np.argwhere(pixels[MOUTH.slices].sum(2) < 250).mean(0)[::-1] + [MOUTH.x0, MOUTH.y0]
    assert np.hypot(*(mouth - [180, 250])) < 0.7


def test_only_the_face_changes(usual) -> None:
    photo, pixels, _ = usual
    changed = np.any(pixels != photo.pixels, axis=2)
    beyond = cv2.ellipse(np.ones((SIDE, SIDE), np.uint8), (180, 190), (92, 117), 0, 0, 360, 0, -1) > 0
    assert not changed[beyond].any()
    assert not changed[FOREHEAD.slices].any()
    assert changed[MOUTH.slices].mean() > 0.7


def test_the_new_mouth_and_the_new_folds_are_there(usual) -> None:
    photo, pixels, _ = usual
    wanted = smiling(photo.pixels)
    for box in (Box(150, 240, 210, 260), Box(122, 208, 140, 236)):
        assert np.abs(pixels[box.slices].mean((0, 1)) - wanted[box.slices].mean((0, 1))).max() < 5


def test_the_seam_is_small_and_says_so_when_it_is_not(usual) -> None:
    _, _, pasted = usual
    assert pasted.report.seam < 1.5
    _, careless = put_back(Scene().photo, Scene().generated(CAST), replace(OPTIONS, match_colour=False))
    assert careless.report.seam > 3 * pasted.report.seam


def test_the_changed_area_is_the_share_of_the_frame(usual) -> None:
    _, _, pasted = usual
    assert pasted.report.changed_area == pytest.approx(pasted.mask.sum() / SIDE**2)
    assert 0.02 < pasted.report.changed_area < 0.2


def test_a_picture_in_which_nothing_differs_changes_nothing() -> None:
    scene = Scene()
    assert paste_back(scene.photo, scene.generated(smile=False), OPTIONS) is None


def test_what_a_model_does_everywhere_is_no_edit() -> None:
    scene = Scene()
    assert paste_back(scene.photo, scene.generated(USUAL, smile=False), OPTIONS) is None


@pytest.mark.parametrize("factor", [1, 4])
def test_new_skin_has_the_grain_of_the_original(factor: int) -> None:
    scene = Scene(factor)
    photo = scene.photo
    pixels, pasted = put_back(photo, scene.generated(USUAL))
    cheek = scene.box(CHEEK)
    assert pasted.mask[cheek.moved(-pasted.box.x0, -pasted.box.y0).slices].mean() > 0.8
    assert grain_of(pixels, cheek) == pytest.approx(grain_of(photo.pixels, cheek), rel=0.1)
    smooth, _ = put_back(photo, scene.generated(USUAL), replace(OPTIONS, keep_grain=False))
    assert grain_of(smooth, cheek) < 0.6 * grain_of(photo.pixels, cheek)


def test_what_was_not_there_before_gets_grain_too() -> None:
    scene = Scene(4)
    pixels, _ = put_back(scene.photo, scene.generated(USUAL))
    inside = scene.box(Box(165, 243, 195, 257))
    assert grain_of(pixels, inside) == pytest.approx(grain_of(scene.photo.pixels, scene.box(CHEEK)), rel=0.25)


def test_skin_that_only_changed_its_shade_keeps_its_own_detail() -> None:
    scene = Scene(4)
    photo = scene.photo
    pixels, _ = put_back(photo, scene.generated(USUAL))
    part = scene.box(Box(124, 212, 138, 232)).slices
    fine = [(p[part] - cv2.GaussianBlur(p[part].astype(np.float32), (0, 0), 3)).mean(2) for p in (photo.pixels, pixels)]
    assert np.corrcoef(fine[0][9:-9, 9:-9].ravel(), fine[1][9:-9, 9:-9].ravel())[0, 1] > 0.9


def test_sixteen_bits_do_not_posterise() -> None:
    scene = Scene(2, np.uint16, grain=0.0)
    pixels, pasted = put_back(scene.photo, scene.generated(CAST))
    assert pasted.pixels.dtype == np.uint16
    cheek = pixels[scene.box(CHEEK).slices][..., 1]
    assert np.unique(cheek).size > 4 * np.unique(np.round(cheek / 257)).size
    steps = np.abs(np.diff(cheek.astype(int), axis=1))
    assert steps.max() < 4 * 257


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("name", WIDE)
def test_the_edit_is_made_in_the_photos_own_colours(name: str, depth: type) -> None:
    space = ColourSpace(WIDE[name])
    scene = Scene(1, depth)
    plain = Scene(1).photo.pixels
    scale = np.iinfo(depth).max // 255
    photo = Photo(space.from_srgb(plain).astype(depth) * depth(scale), icc=WIDE[name])
    pixels, _ = put_back(photo, scene.generated(USUAL))
    seen = space.to_srgb(pixels)
    wanted, _ = put_back(Photo(plain), Scene(1).generated(USUAL))
    for box in (MOUTH, CHEEK):
        assert np.abs(seen[box.slices].mean((0, 1)) - wanted[box.slices].mean((0, 1))).max() < 3


@pytest.mark.parametrize("icc", [None, GREY])
def test_grey_stays_grey(icc: bytes | None) -> None:
    scene = Scene()
    grey = np.repeat(cv2.cvtColor(scene.photo.pixels, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    for photo in (Photo(grey, is_grey=True, icc=icc), Photo(grey)):
        pixels, pasted = put_back(photo, scene.generated(USUAL))
        assert np.ptp(pixels, axis=2).max() == 0
        assert pasted.mask.sum() > 1000


def test_what_lies_in_front_of_the_face_stays() -> None:
    scene, hand = Scene(), Box(100, 255, 260, 320)
    photo = scene.photo
    pixels, pasted = put_back(photo, scene.generated(USUAL, cover=covered(hand)))
    inside = Box(hand.x0 + 6, hand.y0 + 6, hand.x1 - 6, hand.y1 - 6)
    assert np.array_equal(pixels[inside.slices], photo.pixels[inside.slices])
    assert np.any(pixels[235:250] != photo.pixels[235:250])
    assert pasted.report.changed_area > 0.01


def test_a_face_that_is_not_found_again_is_put_back_by_its_surroundings() -> None:
    scene = Scene()
    nonsense = np.random.default_rng(3).uniform(0, SIDE, (36, 2))
    lost = scene.generated(USUAL, after=FacePoints(nonsense, nonsense[:18]))
    _, pasted = put_back(scene.photo, lost)
    assert "not found again" in pasted.warnings[0]
    assert len(pasted.warnings) == 1
    assert pasted.report.scale == pytest.approx(1.01, abs=2e-3)


def test_an_unusable_profile_is_said() -> None:
    scene = Scene()
    photo = replace(scene.photo, icc=b"garbage")
    _, pasted = put_back(photo, scene.generated(USUAL))
    assert pasted.warnings == ("the photo's colour profile cannot be used, so its colours were taken for sRGB",)


@pytest.mark.parametrize("feather", [0.0, 0.02, 0.5])
def test_the_edge_is_as_soft_as_was_asked(feather: float) -> None:
    scene = Scene()
    _, narrow = put_back(scene.photo, scene.generated(USUAL), replace(OPTIONS, feather=0.0))
    _, pasted = put_back(scene.photo, scene.generated(USUAL), replace(OPTIONS, feather=feather))
    assert pasted.mask.sum() >= narrow.mask.sum()
    assert feather < 0.1 or pasted.mask.sum() > 1.5 * narrow.mask.sum()


@pytest.mark.parametrize(
    "cut", [Box(0, 0, 190, 360), Box(150, 0, 360, 360), Box(0, 150, 360, 360), Box(60, 0, 300, 258)]
)
def test_a_face_at_the_border_of_the_photo(cut: Box) -> None:
    scene = Scene()
    photo = Photo(scene.photo.pixels[cut.slices])
    frame = Box(0, 0, cut.width, cut.height)
    points = scene.points.mapped(lambda p: p - [cut.x0, cut.y0])
    picture = smiling(scene.photo.pixels)[cut.slices]
    face = GeneratedFace(frame, np.ascontiguousarray(picture), points, points)
    pixels, _ = put_back(photo, face)
    mouth = Box(165, 242, 195, 256).moved(-cut.x0, -cut.y0).clipped(cut.width, cut.height)
    assert np.abs(pixels[mouth.slices].mean((0, 1)) - picture[mouth.slices].mean((0, 1))).max() < 6


@pytest.mark.parametrize("size", [4, 12, 24, 60])
def test_a_tiny_photo(size: int) -> None:
    pixels = cv2.resize(Scene().photo.pixels, (size, size), interpolation=cv2.INTER_AREA)
    picture = cv2.resize(smiling(Scene().photo.pixels), (256, 256), interpolation=cv2.INTER_AREA)
    points = Scene().points
    before = points.mapped(lambda p: (p + 0.5) * (size / SIDE) - 0.5)
    after = points.mapped(lambda p: (p + 0.5) * (256 / SIDE) - 0.5)
    pasted = paste_back(Photo(pixels), GeneratedFace(Box(0, 0, size, size), picture, before, after), OPTIONS)
    assert pasted is None or pasted.mask.sum() < 0.5 * size * size


def test_the_frame_may_lie_anywhere_and_its_rim_never_changes() -> None:
    scene = Scene()
    smooth = replace(OPTIONS, keep_grain=False)
    around = np.full((500, 450, 3), 77, np.uint8)
    around[40:400, 50:410] = scene.photo.pixels
    face = scene.generated(USUAL)
    there = scene.points.mapped(lambda p: p + [50, 40])
    _, pasted = put_back(Photo(around), replace(face, box=Box(50, 40, 410, 400), before=there), smooth)
    alone, same = put_back(scene.photo, face, smooth)
    assert pasted.box == same.box.moved(50, 40)
    assert np.abs(pasted.pixels.astype(int) - alone[same.box.slices])[same.mask].max() <= 1
    flooded = replace(face, box=Box(50, 40, 410, 400), before=there, pixels=255 - face.pixels)
    _, wild = put_back(Photo(around), flooded, replace(OPTIONS, feather=0.5))
    assert wild.box.x0 > 50
    assert wild.box.x1 < 410


def test_the_same_picture_gives_the_same_pixels() -> None:
    scene = Scene()
    first, second = (put_back(scene.photo, scene.generated(USUAL))[0] for _ in range(2))
    assert np.array_equal(first, second)


def test_a_jaw_that_dropped_is_drawn_once() -> None:
    """Half a face below its old edge would show both the old and the new edge."""
    scene = Scene(grain=0.0)
    photo = scene.photo
    picture = photo.pixels.copy()
    cv2.ellipse(picture, (180, 206), (70, 100), 0, 20, 160, (205, 160, 140), -1, cv2.LINE_AA)
    points = scene.points
    after = FacePoints(points.outline + [0, 16] * (points.outline[:, 1:] > 230), points.still)
    pixels, _ = put_back(photo, GeneratedFace(scene.frame, picture, points, after))
    column = slice(270, 330), slice(176, 184)
    assert np.abs(pixels[column].astype(int) - picture[column]).mean() < 3


def test_the_cast_goes_and_a_blush_stays() -> None:
    original = portrait().astype(np.float32)
    blush = np.zeros((SIDE, SIDE), np.float32)
    cv2.circle(blush, (145, 210), 16, 1, -1)
    blush = cv2.GaussianBlur(blush, (0, 0), 4)[..., None] * np.float32([22, -6, -6])
    shade = np.linspace(-6, 6, SIDE, dtype=np.float32)[:, None, None]
    drawn = (original + blush) * np.float32([1.05, 1.0, 0.93]) + 8 + shade
    trust = np.ones((SIDE, SIDE), np.float32)
    matched = match_colour(original, drawn, trust, 150)
    rest = matched - original
    unchanged = cv2.circle(np.ones((SIDE, SIDE), np.uint8), (145, 210), 45, 0, -1) > 0
    assert np.abs(cv2.GaussianBlur(rest, (0, 0), 4))[unchanged].max() < 2
    assert np.abs(cv2.GaussianBlur(drawn - original, (0, 0), 4))[unchanged].max() > 10
    assert rest[208:213, 143:148].mean((0, 1)) == pytest.approx([22, -6, -6], abs=3)


def test_grain_has_the_strength_the_colour_and_the_softness_of_its_sample() -> None:
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 1, (64, 64, 3)) @ np.array([[4.0, 2, 1], [0, 3, 1], [0, 0, 2]])
    sample = cv2.GaussianBlur(noise.astype(np.float32), (0, 0), 0.8)
    grain = grain_like(sample).at(Box(1000, 700, 1400, 1000), 1.0)
    assert grain.shape == (300, 400, 3)
    assert grain.std((0, 1)) == pytest.approx(sample.std((0, 1)), rel=0.12)
    assert np.corrcoef(grain.reshape(-1, 3).T) == pytest.approx(np.corrcoef(sample.reshape(-1, 3).T), abs=0.1)
    neighbours = [np.corrcoef(g[:, 1:, 0].ravel(), g[:, :-1, 0].ravel())[0, 1] for g in (sample, grain)]
    assert neighbours[1] == pytest.approx(neighbours[0], abs=0.08)


def test_bare_skin_is_neither_a_feature_nor_outside() -> None:
    fine = np.random.default_rng(0).normal(0, 1, (100, 100)).astype(np.float32)
    fine[:, :50] *= 30
    usable = np.zeros((100, 100), bool)
    usable[10:90, 10:90] = True
    box = bare_skin(fine, usable, 16)
    assert box is not None
    assert usable[box.slices].all()
    assert box.x0 >= 50
    assert bare_skin(fine, usable, 90) is None
    assert bare_skin(fine, usable, 200) is None


maps = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@settings(max_examples=40)
@given(rng=maps, feather=st.floats(0, 0.5), share=st.floats(0, 1))
def test_the_mask_keeps_its_promises(rng: np.random.Generator, feather: float, share: float) -> None:
    def blobs(amount: float) -> np.ndarray:
        field = cv2.GaussianBlur(rng.normal(0, 1, (80, 100)), (0, 0), 5)
        return field > np.quantile(field, 1 - amount)

    face = np.zeros((80, 100), bool)
    face[20:60, 30:70] = True
    levels = cv2.GaussianBlur(np.where(blobs(share), 12, 0).astype(np.float32), (0, 0), 2)
    usable, covered_by = blobs(0.9), blobs(0.2).astype(np.float32)
    mask = soft_mask(Difference(levels, 4.0, np.full_like(levels, 4)), face, usable, covered_by, 40.0, feather)
    reach = cv2.distanceTransform((~face).astype(np.uint8), cv2.DIST_L2, 5) > max(1, feather * 40) + 0.02 * 40
    assert mask.dtype == np.float32
    assert 0 <= mask.min() <= mask.max() <= 1
    assert not mask[reach].any()
    depth = cv2.distanceTransform((covered_by > 0).astype(np.uint8), cv2.DIST_L2, 5)
    assert not mask[depth > 0.03 * 40 + 1].any()
    assert not mask[~usable].any()
    assert levels.max() > 4 or not mask.any()


def test_specks_are_no_change_and_small_holes_are_none() -> None:
    face, usable = np.ones((200, 200), bool), np.ones((200, 200), bool)
    nothing = np.zeros((200, 200), np.float32)
    speck = nothing.copy()
    speck[50, 50] = 20
    assert not soft_mask(Difference(speck, 4.0, nothing + 4), face, usable, nothing, 150, 0.05).any()
    ring = cv2.circle(nothing.copy(), (100, 100), 20, 20.0, 8)
    mask = soft_mask(Difference(ring, 4.0, nothing + 4), face, usable, nothing, 150, 0.05)
    assert mask[100, 100] == 1


def test_flaws_of_the_stand_in_are_what_they_say() -> None:
    assert np.array_equal(Scene().generated(NONE, smile=False).pixels, Scene().photo.pixels)
    assert Flaws((5, -3)).matrix(100, 100)[:, 2] == pytest.approx([5, -3])
