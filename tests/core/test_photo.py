from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.engine import FaceEdit, apply_edit
from pixelsmile_desktop.core.errors import PhotoError, PixelSmileError, RequestError
from pixelsmile_desktop.core.face import LANDMARK_COUNT, MESH_COUNT, Face, Pose
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.photo import Box, Photo

SIDE = 12
corners = st.integers(-SIDE, 2 * SIDE)
boxes = st.builds(Box, corners, corners, corners, corners)
inner = st.integers(0, SIDE)
inner_boxes = st.tuples(inner, inner, inner, inner).map(
    lambda c: Box(min(c[0], c[2]), min(c[1], c[3]), max(c[0], c[2]), max(c[1], c[3]))
)


def covered(box: Box) -> npt.NDArray[np.bool_]:
    """The pixels of a SIDE x SIDE image that lie in a box, by its definition."""
    y, x = np.mgrid[:SIDE, :SIDE]
    return (box.x0 <= x) & (x < box.x1) & (box.y0 <= y) & (y < box.y1)


@given(boxes)
def test_a_clipped_box_is_what_lies_in_the_image(box: Box) -> None:
    clipped = box.clipped(SIDE, SIDE)
    assert 0 <= clipped.x0 <= clipped.x1 <= SIDE
    assert 0 <= clipped.y0 <= clipped.y1 <= SIDE
    assert np.array_equal(covered(clipped), covered(box))
    assert covered(box).sum() == clipped.width * clipped.height
    assert clipped.is_empty == (not covered(box).any())


@given(inner_boxes)
def test_slices_are_the_pixels_of_the_box(box: Box) -> None:
    pixels = np.zeros((SIDE, SIDE), bool)
    pixels[box.slices] = True
    assert np.array_equal(pixels, covered(box))


@given(inner_boxes, inner_boxes)
def test_a_union_is_the_smallest_box_around_both(first: Box, second: Box) -> None:
    both = covered(first) | covered(second)
    union = first.union(second)
    assert union.is_empty == (not both.any())
    if both.any():
        rows, columns = np.flatnonzero(both.any(1)), np.flatnonzero(both.any(0))
        assert union == Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_photo_cannot_be_changed(depth: type[np.unsignedinteger]) -> None:
    photo = Photo(np.zeros((4, 6, 3), depth), alpha=np.ones((4, 6), depth))
    assert (photo.width, photo.height) == (6, 4)
    assert photo.white == (255 if depth is np.uint8 else 65535)
    for array in (photo.pixels, photo.alpha):
        assert array is not None
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


def test_pixels_of_a_photo_lie_side_by_side_in_memory() -> None:
    assert Photo(np.zeros((4, 6, 3), np.uint8)[::2, ::-1]).pixels.flags.c_contiguous


def test_other_pixels_keep_transparency_and_greyness() -> None:
    photo = Photo(np.zeros((2, 2, 3), np.uint8), alpha=np.full((2, 2), 7, np.uint8), is_grey=True)
    other = photo.with_pixels(np.full((2, 2, 3), 9, np.uint8))
    assert other.is_grey
    assert other.alpha is not None
    assert (other.alpha == 7).all()
    assert (other.pixels == 9).all()


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((4, 6), np.uint8), np.zeros((4, 6, 4), np.uint8), np.zeros((4, 6, 3), np.float32), np.zeros(3, np.uint8)],
)
def test_what_is_no_photo_is_refused(pixels: npt.NDArray[np.generic]) -> None:
    with pytest.raises(ValueError, match="a photo is"):
        Photo(pixels)


@pytest.mark.parametrize(
    "alpha", [np.zeros((6, 4), np.uint8), np.zeros((4, 6), np.uint16), np.zeros((4, 6, 1), np.uint8)]
)
def test_transparency_of_another_size_or_depth_is_refused(alpha: npt.NDArray[np.generic]) -> None:
    with pytest.raises(ValueError, match="alpha"):
        Photo(np.zeros((4, 6, 3), np.uint8), alpha)


@given(inner_boxes, st.integers(0, 2**32 - 1))
def test_an_edit_touches_nothing_outside_its_mask(box: Box, seed: int) -> None:
    random = np.random.default_rng(seed)
    before = random.integers(0, 65536, (SIDE, SIDE, 3), np.uint16)
    new = random.integers(0, 65536, (box.height, box.width, 3), np.uint16)
    mask = random.random((box.height, box.width)) < 0.5
    after = before.copy()
    apply_edit(after, FaceEdit(box, new, mask))
    assert np.array_equal(after[box.slices][mask], new[mask])
    outside = ~covered(box)
    outside[box.slices] = ~mask
    assert np.array_equal(after[outside], before[outside])


def test_a_face_keeps_its_own_landmarks() -> None:
    points = np.zeros((LANDMARK_COUNT, 3))
    face = Face(0, (0, 0, 1, 1), 1.0, Pose(0, 0, 0), points, {})
    points[0] = 5
    assert face.landmarks[0, 0] == 0
    assert face.mesh.shape == (MESH_COUNT, 2)
    with pytest.raises(ValueError, match="read-only"):
        face.landmarks[0] = 1
    with pytest.raises(ValueError, match="478 landmarks"):
        Face(0, (0, 0, 1, 1), 1.0, Pose(0, 0, 0), points[:468], {})


def test_every_folder_lies_under_one_root(tmp_path: Path) -> None:
    folders = AppFolders.under(tmp_path)
    every = {folders.data, folders.cache, folders.models, folders.settings, folders.logs}
    assert len(every) == 5
    assert all(folder.parent == tmp_path for folder in every)
    assert not any(folder.exists() for folder in every)


def test_an_error_is_one_line_with_a_remedy() -> None:
    error = PhotoError("the file is empty", "choose another")
    assert str(error) == "the file is empty; choose another"
    assert (error.what, error.remedy) == ("the file is empty", "choose another")
    assert issubclass(RequestError, PixelSmileError)
