"""Curves, frames, grids and splines, by their defining properties."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.engines.instant.canvas import Curve
from pixelsmile_desktop.engines.instant.fill import filled
from pixelsmile_desktop.engines.instant.grid import FieldGrid
from pixelsmile_desktop.engines.instant.mesh import LocalFrame, catmull_rom, smoothstep
from pixelsmile_desktop.engines.instant.spline import ThinPlate

coordinates = st.floats(-1e3, 1e3, allow_nan=False)
points = hnp.arrays(np.float64, st.tuples(st.integers(3, 12), st.just(2)), elements=coordinates)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.integers(-50, 50),
    st.integers(-50, 50),
    st.integers(2, 300),
    st.integers(2, 300),
)


@given(points, st.integers(1, 10))
def test_a_curve_passes_through_its_points(chain: npt.NDArray[np.float64], steps: int) -> None:
    curve = catmull_rom(chain, steps)
    assert len(curve) == (len(chain) - 1) * steps + 1
    np.testing.assert_allclose(curve[::steps], chain, atol=1e-9)


@given(st.floats(-5, 5))
def test_smoothstep_stays_between_0_and_1_and_is_symmetric(t: float) -> None:
    value = float(smoothstep(np.array(t)))
    assert 0 <= value <= 1
    assert value + float(smoothstep(np.array(1 - t))) == pytest.approx(1)


@given(hnp.arrays(np.float64, (3, 2), elements=st.floats(-100, 100)), points)
def test_a_frame_keeps_distances_and_points_down(span: npt.NDArray[np.float64], cloud: npt.NDArray[np.float64]) -> None:
    start, end, down = span
    if np.hypot(*(end - start)) < 1e-3:
        return
    frame = LocalFrame.spanned(start, end, down)
    local = frame.to_local(cloud)
    np.testing.assert_allclose(
        np.linalg.norm(local[1:] - local[0], axis=1), np.linalg.norm(cloud[1:] - cloud[0], axis=1), atol=1e-6
    )
    assert frame.across @ down >= -1e-9
    np.testing.assert_allclose(frame.to_local(end[None])[0], [frame.width, 0], atol=1e-6)


def test_frame_coordinates_of_a_grid_lead_back_to_the_photo() -> None:
    frame = LocalFrame.spanned(np.array([10.0, 20.0]), np.array([90.0, 35.0]), np.array([0.0, 1.0]))
    x, y = np.arange(0, 100, 7, dtype=np.float32)[None], np.arange(0, 60, 5, dtype=np.float32)[:, None]
    back_x, back_y = frame.grid_to_photo(*frame.grid_to_local(x, y))
    np.testing.assert_allclose(back_x, np.broadcast_to(x, back_x.shape), atol=1e-3)
    np.testing.assert_allclose(back_y, np.broadcast_to(y, back_y.shape), atol=1e-3)


def test_a_curve_that_runs_back_is_held_at_its_furthest_place() -> None:
    curve = Curve(np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 5.0], [3.0, 2.0]]))
    assert np.all(np.diff(curve.along) >= 0)
    assert curve.at(np.array([[9.0]], np.float32))[0, 0] == 2


@given(boxes, st.integers(2, 64))
def test_a_linear_map_survives_sampling_and_enlarging(box: Box, longest: int) -> None:
    grid = FieldGrid.over(box, longest)
    values = (grid.points() @ np.array([0.5, -0.25])).astype(np.float32)
    inner = grid.points()[grid.rows // 4 : grid.rows - grid.rows // 4].reshape(-1, 2)
    np.testing.assert_allclose(grid.sample(values, inner), inner @ [0.5, -0.25], atol=0.05)
    enlarged = grid.enlarge(values, box, cv2.INTER_LINEAR)
    assert enlarged.shape == (box.height, box.width)
    x, y = (box.x0 + box.x1 - 1) // 2, (box.y0 + box.y1 - 1) // 2
    centre = enlarged[y - box.y0, x - box.x0]
    reach = 0.5 * grid.cell_width + 0.25 * grid.cell_height
    assert abs(centre - (0.5 * x - 0.25 * y)) <= (reach if min(grid.size) < 4 else 0.1)


@pytest.mark.parametrize("interpolation", [cv2.INTER_LINEAR, cv2.INTER_CUBIC])
def test_the_fast_and_the_exact_enlargement_agree(interpolation: int) -> None:
    box = Box(3, 5, 203, 165)
    grid = FieldGrid.over(box, 20)
    values = np.random.default_rng(1).normal(size=(grid.rows, grid.columns, 2)).astype(np.float32)
    wider = Box(box.x0 - 1, box.y0, box.x1, box.y1)
    fast = grid.enlarge(values, box, interpolation)
    exact = grid.enlarge(values, wider, interpolation)[:, 1:]
    # OpenCV's affine warp rounds places to 1/32 of a cell.
    assert np.abs(fast - exact).max() < 0.12


def test_a_grid_seen_in_a_resized_crop_keeps_its_cells_on_the_same_skin() -> None:
    grid = FieldGrid.over(Box(100, 60, 300, 260), 16)
    crop, factor = Box(80, 40, 400, 300), 0.5
    expected = (grid.points() + 0.5 - [crop.x0, crop.y0]) * factor - 0.5
    np.testing.assert_allclose(grid.seen_in(crop, factor).points(), expected, atol=1e-9)


def test_a_reduced_map_keeps_its_mean_where_it_lies() -> None:
    grid = FieldGrid.over(Box(0, 0, 64, 64), 8)
    values = np.zeros((128, 128), np.float32)
    values[:, 64:] = 1
    reduced = grid.reduce(values, Box(0, 0, 64, 64))
    assert reduced[:, :3].max() < 0.05
    assert reduced[:, 5:].min() > 0.95


def test_box_of_is_empty_for_no_cells_and_tight_for_one() -> None:
    grid = FieldGrid.over(Box(10, 20, 90, 100), 8)
    chosen = np.zeros((8, 8), np.uint8)
    assert grid.box_of(chosen).is_empty
    chosen[2, 3] = 1
    assert grid.box_of(chosen) == Box(40, 40, 50, 50)


@given(hnp.arrays(np.float64, (2, 3), elements=st.floats(-2, 2)))
def test_a_thin_plate_reproduces_affine_fields(affine: npt.NDArray[np.float64]) -> None:
    rng = np.random.default_rng(0)
    controls, places = rng.uniform(0, 100, (30, 2)), rng.uniform(10, 90, (40, 2))
    plate = ThinPlate(controls)
    field = plate.basis(places) @ plate.fit(controls @ affine[:, :2].T + affine[:, 2])
    np.testing.assert_allclose(field, places @ affine[:, :2].T + affine[:, 2], atol=0.02 * (1 + np.abs(affine).max()))


def test_a_thin_plate_passes_through_the_controls_it_uses_and_no_others() -> None:
    rng = np.random.default_rng(2)
    controls = rng.uniform(0, 100, (40, 2))
    values = rng.normal(size=(40, 1))
    used = np.arange(40) % 2 == 0
    plate = ThinPlate(controls)
    field = plate.basis(controls) @ plate.fit(values, used)
    np.testing.assert_allclose(field[used], values[used], atol=0.05)
    assert np.abs(field[~used] - values[~used]).max() > 0.5


def test_holes_are_filled_from_their_rims() -> None:
    ramp = np.repeat(np.linspace(50, 200, 64)[None, :, None], 48, 0).repeat(3, 2).astype(np.uint8)
    hole = np.zeros((48, 64), np.float32)
    hole[18:26, 20:40] = 1
    damaged = ramp.copy()
    damaged[hole > 0] = 0
    repaired = filled(damaged, hole)
    np.testing.assert_array_equal(repaired[hole == 0], ramp[hole == 0])
    assert np.abs(repaired - ramp).max() < 12
