"""Faces that are hard to find, things that only look like faces, and what `measure` is for."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.faces.blendshapes import BLENDSHAPE_NAMES
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.faces.networks import SHA256SUMS, read_verified
from tests.faces.dressing import Image


def eye_distance(face: Face) -> float:
    return float(np.hypot(*(face.landmarks[33, :2] - face.landmarks[263, :2])))


def error(face: Face, expected: np.ndarray) -> float:
    return float(np.hypot(*(face.landmarks[:, :2] - expected).T).mean()) / eye_distance(face)


def test_the_landmarks_lie_on_the_face(bare_face: Face) -> None:
    # Read off an enlargement by eye: outer corners of the eyes, corners of the mouth.
    seen = {33: (194, 100), 263: (256, 103), 61: (203, 140), 291: (244, 141)}
    for index, place in seen.items():
        assert np.hypot(*(bare_face.landmarks[index, :2] - place)) < 4


def test_the_blendshapes_tell_a_smile_from_a_closed_mouth(bare_face: Face, hat_face: Face) -> None:
    for face in (bare_face, hat_face):
        assert tuple(face.blendshapes) == BLENDSHAPE_NAMES
        assert len(face.blendshapes) == 52
        assert all(0 <= value <= 1 for value in face.blendshapes.values())
    assert bare_face.blendshapes["mouthSmileLeft"] > 0.6
    assert hat_face.blendshapes["mouthSmileLeft"] < 0.3


@pytest.mark.parametrize("quarters", [0, 2])
@pytest.mark.parametrize("mirrored", [False, True])
def test_patches_and_folds_are_no_faces(
    finder: FaceFinder, request: pytest.FixtureRequest, quarters: int, mirrored: bool
) -> None:
    for name in ("bare_pixels", "hat_pixels"):
        pixels = request.getfixturevalue(name)
        (face,) = finder.find(np.ascontiguousarray(np.rot90(pixels[:, ::-1] if mirrored else pixels, quarters)))
        assert face.box[2] > 80


def test_a_face_that_fills_the_frame(finder: FaceFinder, bare_pixels: Image, bare_face: Face) -> None:
    x, y, width, height = (round(value) for value in bare_face.box)
    (face,) = finder.find(np.ascontiguousarray(bare_pixels[y : y + height, x : x + width]))
    assert error(face, bare_face.landmarks[:, :2] - [x, y]) < 0.06


def test_a_noisy_photo_of_24_megapixels_with_a_large_and_a_small_face(
    finder: FaceFinder, hat_pixels: Image, bare_pixels: Image, hat_face: Face, bare_face: Face
) -> None:
    photo = np.full((4000, 6000, 3), 90, np.uint8)
    photo[200:3800, 300:3372] = cv2.resize(hat_pixels, None, fx=6, fy=6, interpolation=cv2.INTER_CUBIC)
    photo[1000:3048, 3900:5948] = cv2.resize(bare_pixels, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(4).integers(-9, 10, (500, 600, 3))
    photo = cv2.add(photo, np.tile(noise, (8, 10, 1)).astype(np.int16), dtype=cv2.CV_8U)
    large, small = finder.find(photo)
    assert error(large, (hat_face.landmarks[:, :2] + 0.5) * 6 - 0.5 + [300, 200]) < 0.04
    assert error(small, (bare_face.landmarks[:, :2] + 0.5) * 4 - 0.5 + [3900, 1000]) < 0.04


def test_measure_repeats_itself_under_shifts_and_compression(
    finder: FaceFinder, hat_pixels: Image, hat_face: Face
) -> None:
    found = []
    for number in range(6):
        shift = np.array([0.37, -0.29]) * number
        moved = cv2.warpAffine(hat_pixels, np.column_stack([np.eye(2), shift]), (512, 600), flags=cv2.INTER_CUBIC)
        compressed = cv2.imdecode(cv2.imencode(".jpg", moved, [cv2.IMWRITE_JPEG_QUALITY, 85])[1], cv2.IMREAD_COLOR)
        near = hat_face.landmarks + [*(shift + 1.5), 0.0]
        found.append(finder.measure(np.asarray(compressed), near)[:, :2] - shift)
    scatter = np.sqrt((np.std(found, axis=0) ** 2).sum(1)).mean() / eye_distance(hat_face)
    assert scatter < 0.005


def test_measure_works_in_a_small_render(finder: FaceFinder, hat_pixels: Image, hat_face: Face) -> None:
    small = cv2.resize(hat_pixels, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    near = (hat_face.landmarks + [0.5, 0.5, 0]) * 0.3 - [0.5, 0.5, 0]
    again = finder.measure(np.asarray(small), near)
    assert np.hypot(*(again[:, :2] - near[:, :2]).T).mean() < 0.03 * 0.3 * eye_distance(hat_face)


def test_threads_may_share_a_finder(finder: FaceFinder, bare_pixels: Image, hat_pixels: Image, hat_face: Face) -> None:
    wrong: list[int] = []

    def look(pixels: Image, width: float) -> None:
        for _ in range(3):
            (face,) = finder.find(pixels)
            if abs(face.box[2] - width) > 5:
                wrong.append(1)

    jobs = [(bare_pixels, 92.0), (hat_pixels, hat_face.box[2])] * 2
    threads = [threading.Thread(target=look, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_canonical_face_cannot_be_changed_by_its_users(finder: FaceFinder) -> None:
    assert finder.canonical is finder.canonical
    with pytest.raises(ValueError, match="read-only"):
        finder.canonical.vertices[0, 0] = 1


def test_making_a_finder_reads_nothing(tmp_path: Path) -> None:
    finder = FaceFinder(tmp_path / "nowhere")
    with pytest.raises(ResourceError, match="cannot be read"):
        _ = finder.canonical


def test_the_pinned_sums_are_those_of_the_shipped_list(models: Path) -> None:
    listed = dict(reversed(line.split()) for line in (models / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert listed == dict(SHA256SUMS)
    for name in SHA256SUMS:
        assert read_verified(models, name)
