import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.imaging.framing import Frame, crop_at, frame_at_area, frame_head, resampled

sizes = st.integers(1, 4000)


def oval(x: float, y: float, width: float, height: float, degrees: float = 0.0) -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    points = np.stack([width / 2 * np.cos(turn), height / 2 * np.sin(turn)], axis=1)
    angle = np.radians(degrees)
    return points @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) + [x, y]


UP = np.array([0.0, -1.0])


@given(
    width=sizes,
    height=sizes,
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    face=st.floats(2, 3000),
    degrees=st.floats(-180, 180),
)
def test_the_frame_lies_in_the_photo_is_square_where_it_can_be_and_holds_the_face(
    width: int, height: int, x: float, y: float, face: float, degrees: float
) -> None:
    outline = oval(x * width, y * height, 0.75 * face, face, degrees)
    angle = np.radians(degrees)
    box = frame_head(outline, np.array([np.sin(angle), -np.cos(angle)]), width, height)
    assert not box.is_empty
    assert box == box.clipped(width, height)
    assert box.width == width or box.height in (height, box.width)
    visible = np.clip(outline, 0, [width - 1, height - 1])
    assert (visible.min(0) >= np.array([box.x0, box.y0]) - 1).all()
    assert (visible.max(0) <= np.array([box.x1, box.y1])).all()


@given(degrees=st.floats(-180, 180))
def test_the_size_of_the_frame_does_not_depend_on_the_tilt_of_the_head(degrees: float) -> None:
    angle = np.radians(degrees)
    up = np.array([np.sin(angle), -np.cos(angle)])
    box = frame_head(oval(2000, 2000, 300, 400, degrees), up, 4000, 4000)
    assert abs(box.width - 840) <= 2
    middle = np.array([box.x0 + box.x1, box.y0 + box.y1]) / 2
    assert np.hypot(*(middle - [2000, 2000] - 56 * up)) <= 2


def test_there_is_more_room_above_the_face_than_below() -> None:
    box = frame_head(oval(1000, 1000, 300, 400), UP, 2000, 2000)
    assert 800 - box.y0 > 1.5 * (box.y1 - 1200)
    assert box.y1 - 1200 > 0.3 * 400


def test_a_photo_smaller_than_the_frame_is_taken_whole_in_any_shape() -> None:
    assert frame_head(oval(60, 40, 60, 80), UP, 120, 90) == Box(0, 0, 120, 90)
    assert frame_head(oval(300, 40, 60, 80), UP, 1000, 90).height == 90


@given(
    corner=st.tuples(st.integers(-50, 50), st.integers(-50, 50)), size=st.tuples(sizes, sizes),
    grid=st.tuples(sizes, sizes), point=st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)),
)  # fmt: skip
def test_to_the_grid_and_back_is_where_it_was(corner, size, grid, point) -> None:
    (x0, y0), (width, height) = corner, size
    frame = Frame(Box(x0, y0, x0 + width, y0 + height), *grid)
    there = frame.from_photo(np.array(point))
    assert np.allclose(frame.to_photo(there), point, atol=1e-6 * (1 + max(frame.scale)))


def test_the_corners_of_a_grid_are_the_corners_of_its_box() -> None:
    frame = Frame(Box(10, 20, 110, 220), 50, 50)
    assert np.allclose(frame.to_photo(np.array([[-0.5, -0.5], [49.5, 49.5]])), [[9.5, 19.5], [109.5, 219.5]])


@given(width=sizes, height=sizes, side=st.integers(256, 2048))
def test_the_grid_has_the_area_that_the_model_works_on(width: int, height: int, side: int) -> None:
    assume(max(width, height) < 20 * min(width, height))
    frame = frame_at_area(Box(3, 4, 3 + width, 4 + height), side)
    assert frame.width * frame.height == pytest.approx(side * side, rel=0.02)
    assert frame.width / frame.height == pytest.approx(width / height, rel=0.05)


@pytest.mark.parametrize("size", [(20, 15), (160, 120)])
def test_a_resampled_gradient_stays_where_it_was(size: tuple[int, int]) -> None:
    ramp = np.tile(np.linspace(0, 60000, 80), (60, 1)).astype(np.uint16)
    result = resampled(ramp, size)
    frame = Frame(Box(0, 0, 80, 60), *size)
    x = frame.to_photo(np.array([[size[0] // 2, 0]], np.float64))[0, 0]
    assert result.shape == size[::-1]
    assert result.dtype == np.uint16
    assert result[size[1] // 2, size[0] // 2] == pytest.approx(60000 * x / 79, abs=60)


def test_what_is_asked_for_at_its_own_size_is_not_touched() -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (30, 40, 3), np.uint8)
    assert np.array_equal(crop_at(pixels, Frame(Box(5, 6, 25, 26), 20, 20)), pixels[6:26, 5:25])
