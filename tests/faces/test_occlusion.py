"""Glasses and coverings: found where they are, not found where they are not, the same in every version of a photo."""

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.face import Face, Occlusion
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.faces.occlusion import find_occlusion
from tests.faces import dressing
from tests.faces.dressing import Image

VERSIONS = {
    "mirrored": dressing.mirrored,
    "rotated": lambda pixels: dressing.rotated(pixels, 15),
    "enlarged": lambda pixels: cv2.resize(pixels, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC),
    "reduced": lambda pixels: cv2.resize(pixels, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA),
    "dark": lambda pixels: (pixels * 0.35).astype(np.uint8),
    "grey": dressing.grey,
    "noisy": lambda pixels: dressing.noisy(pixels, 14),
    "dark and noisy": lambda pixels: dressing.noisy(pixels * 0.25, 5),
    "16 bit": lambda pixels: pixels.astype(np.uint16) * 257,
    "as it is": lambda pixels: pixels,
}
INNER_FACE = (
    117, 118, 101, 36, 98, 97, 2, 326, 327, 266, 330, 347, 346, 352, 411, 425,
    287, 424, 418, 421, 200, 201, 194, 204, 57, 205, 187, 123,
)  # fmt: skip


def looked_at(finder: FaceFinder, pixels: Image) -> tuple[Face, Occlusion]:
    (face,) = finder.find(pixels)
    occlusion = finder.occlusion(pixels, face).occlusion
    assert occlusion is not None
    return face, occlusion


@pytest.mark.parametrize("version", VERSIONS)
def test_no_glasses_are_found_on_a_bare_face(finder: FaceFinder, bare_pixels: Image, version: str) -> None:
    _, occlusion = looked_at(finder, VERSIONS[version](bare_pixels))
    assert not occlusion.glasses.any()


@pytest.mark.parametrize("version", VERSIONS)
def test_glasses_are_found_around_both_eyes(finder: FaceFinder, hat_pixels: Image, version: str) -> None:
    pixels = VERSIONS[version](hat_pixels)
    face, occlusion = looked_at(finder, pixels)
    found = dressing.over_photo(occlusion.glasses, occlusion, pixels.shape) > 0.5
    share = found.sum() / dressing.area_of(face, dressing.OVAL, pixels.shape).sum()
    assert 0.05 < share < 0.2
    between = face.landmarks[[6, 168], :2].mean(0)
    distance = np.hypot(*(face.landmarks[468, :2] - face.landmarks[473, :2]))
    for point in (between, face.landmarks[468, :2], face.landmarks[473, :2]):
        x, y = np.round(point).astype(int)
        reach = round(0.55 * float(distance))
        near = found[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach]
        assert near.mean() > 0.08
    for iris in (468, 473):
        x, y = np.round(face.landmarks[iris, :2]).astype(int)
        assert not found[y, x]


@pytest.mark.parametrize(
    ("kind", "colour", "least"),
    [
        ((0.10, True), (18, 16, 18), 0.75),
        ((0.06, True), (90, 50, 30), 0.65),
        ((0.028, True), (120, 112, 105), 0.5),
        ((0.06, False), (50, 40, 38), 0.55),
    ],
    ids=["thick black", "brown", "thin metal", "half rim"],
)
def test_painted_frames_are_found(
    finder: FaceFinder, bare_pixels: Image, bare_face: Face, kind: tuple[float, bool], colour, least: float
) -> None:
    thickness, lower = kind
    truth = dressing.frames(bare_face, bare_pixels.shape, thickness, lower=lower)
    pixels = dressing.painted(bare_pixels, truth, colour)
    _, occlusion = looked_at(finder, pixels)
    assert dressing.overlap(dressing.over_photo(occlusion.glasses, occlusion, pixels.shape), truth) > least


@pytest.mark.parametrize("version", [name for name in VERSIONS if name != "grey"])
def test_hair_over_the_forehead_is_foreign(finder: FaceFinder, bare_pixels: Image, version: str) -> None:
    pixels = VERSIONS[version](bare_pixels)
    face, occlusion = looked_at(finder, pixels)
    foreign = dressing.over_photo(occlusion.foreign, occlusion, pixels.shape)
    for landmark in (10, 109, 338):
        x, y = np.round(face.landmarks[landmark, :2]).astype(int)
        assert foreign[y, x] > 0.5


@pytest.mark.parametrize("version", VERSIONS)
def test_the_hat_is_foreign(finder: FaceFinder, hat_pixels: Image, version: str) -> None:
    pixels = VERSIONS[version](hat_pixels)
    face, occlusion = looked_at(finder, pixels)
    foreign = dressing.over_photo(occlusion.foreign, occlusion, pixels.shape)
    up = face.landmarks[10, :2] - face.landmarks[152, :2]
    x, y = np.round(face.landmarks[10, :2] + 0.06 * up).astype(int)
    assert foreign[y, x] > 0.5


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("portrait", ["bare_pixels", "hat_pixels"])
def test_cheeks_wrinkles_and_lips_are_never_foreign(
    finder: FaceFinder, request: pytest.FixtureRequest, portrait: str, version: str
) -> None:
    pixels = VERSIONS[version](request.getfixturevalue(portrait))
    face, occlusion = looked_at(finder, pixels)
    foreign = dressing.over_photo(occlusion.foreign, occlusion, pixels.shape)
    for chain in (INNER_FACE, dressing.LIPS):
        assert not (foreign[dressing.area_of(face, chain, pixels.shape)] > 0.5).any()


@pytest.mark.parametrize(
    ("shape", "colour", "least"),
    [
        (dressing.microphone, (14, 14, 16), 0.7),
        (dressing.bar_over_mouth, (196, 138, 108), 0.65),
        (dressing.bar_over_mouth, (120, 75, 55), 0.75),
        (dressing.bar_over_mouth, (70, 110, 180), 0.8),
    ],
    ids=["microphone", "light hand", "dark hand", "blue thing"],
)
def test_what_lies_over_the_mouth_is_foreign(
    finder: FaceFinder, bare_pixels: Image, bare_face: Face, shape, colour, least: float
) -> None:
    truth = shape(bare_face, bare_pixels.shape)
    pixels = dressing.painted(bare_pixels, truth, colour)
    covered = find_occlusion(pixels, bare_face.landmarks)
    assert covered.mouth
    inside = dressing.area_of(bare_face, dressing.OVAL, pixels.shape)
    inside[: int(bare_face.landmarks[1, 1])] = False
    found = dressing.over_photo(covered.occlusion.foreign, covered.occlusion, pixels.shape)
    assert dressing.overlap(found[inside], truth[inside]) > least


@pytest.mark.parametrize("portrait", ["bare", "hat"])
def test_a_beard_is_part_of_the_face(finder: FaceFinder, request: pytest.FixtureRequest, portrait: str) -> None:
    pixels, face = (request.getfixturevalue(f"{portrait}_{what}") for what in ("pixels", "face"))
    hair = dressing.beard(face, pixels.shape)
    bearded = dressing.painted(pixels, hair, (46, 34, 26))
    covered = find_occlusion(bearded, face.landmarks)
    found = dressing.over_photo(covered.occlusion.foreign, covered.occlusion, pixels.shape)
    assert not covered.mouth
    assert (found[hair > 0.8] > 0.5).mean() < 0.02


@pytest.mark.parametrize("softness", [3.0, 14.0])
def test_a_shadow_over_half_the_face_is_not_foreign(bare_pixels: Image, bare_face: Face, softness: float) -> None:
    across = np.arange(bare_pixels.shape[1]) - bare_face.landmarks[dressing.NOSE, 0]
    light = 0.25 + 0.75 / (1 + np.exp(-across / softness))
    pixels = (bare_pixels * light[None, :, None]).astype(np.uint8)
    covered = find_occlusion(pixels, bare_face.landmarks)
    found = dressing.over_photo(covered.occlusion.foreign, covered.occlusion, pixels.shape)
    assert (found[dressing.area_of(bare_face, INNER_FACE, pixels.shape)] > 0.5).mean() < 0.02
    assert covered.eyes == (False, False)


def test_one_eye_below_a_hand(bare_pixels: Image, bare_face: Face) -> None:
    pixels = dressing.painted(bare_pixels, dressing.hand_over_left_eye(bare_face, bare_pixels.shape), (120, 75, 55))
    assert find_occlusion(pixels, bare_face.landmarks).eyes == (False, True)


def test_sunglasses_hide_both_eyes(bare_pixels: Image, bare_face: Face) -> None:
    pixels = bare_pixels.copy()
    distance = float(np.hypot(*(bare_face.landmarks[468, :2] - bare_face.landmarks[473, :2])))
    for iris in (468, 473):
        centre = tuple(int(value) for value in np.round(bare_face.landmarks[iris, :2] + [0, 0.05 * distance]))
        cv2.ellipse(pixels, centre, (round(0.4 * distance), round(0.3 * distance)), 0, 0, 360, (22, 22, 25), -1)
    assert find_occlusion(pixels, bare_face.landmarks).eyes == (True, True)


def test_both_depths_are_seen_alike(hat_pixels: Image, hat_face: Face) -> None:
    shallow = find_occlusion(hat_pixels, hat_face.landmarks).occlusion
    deep = find_occlusion(hat_pixels.astype(np.uint16) * 257, hat_face.landmarks).occlusion
    assert shallow.box == deep.box
    for first, second in ((shallow.glasses, deep.glasses), (shallow.foreign, deep.foreign)):
        assert float(np.abs(first - second).mean()) < 0.005


def test_the_same_photo_gives_the_same_maps(hat_pixels: Image, hat_face: Face) -> None:
    first, second = (find_occlusion(hat_pixels, hat_face.landmarks).occlusion for _ in range(2))
    assert np.array_equal(first.glasses, second.glasses)
    assert np.array_equal(first.foreign, second.foreign)


def test_maps_are_small_for_a_large_face(hat_pixels: Image, finder: FaceFinder) -> None:
    large = cv2.resize(hat_pixels, None, fx=6, fy=6, interpolation=cv2.INTER_LINEAR)
    _, occlusion = looked_at(finder, large)
    assert max(occlusion.glasses.shape + occlusion.foreign.shape) <= 384
    assert occlusion.glasses.dtype == occlusion.foreign.dtype == np.float32


@pytest.mark.parametrize("size", [(1, 1), (3, 700), (40, 40)])
def test_landmarks_beside_the_photo_do_no_harm(bare_face: Face, size: tuple[int, int]) -> None:
    covered = find_occlusion(np.full((*size, 3), 128, np.uint8), bare_face.landmarks)
    assert not covered.glasses
    for values in (covered.occlusion.glasses, covered.occlusion.foreign):
        assert np.isfinite(values).all()
        assert values.min() >= 0
        assert values.max() <= 1
