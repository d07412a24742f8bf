import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.ui.images import image_of, rows_of
from pixelsmile_desktop.ui.widgets import overlay_maps
from pixelsmile_desktop.ui.widgets.overlay_maps import (
    BLACK_CODE,
    WHITE_CODE,
    clipping_map,
    clipping_table,
    difference_map,
    heat_table,
    mask_table,
)
from pixelsmile_desktop.ui.widgets.viewport import Rect

shapes = st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    before = draw(hnp.arrays(np.uint8, shapes))
    after = before.copy()
    for _ in range(draw(st.integers(0, 4))):
        row, column = draw(st.integers(0, len(before) - 1)), draw(st.integers(0, before.shape[1] - 1))
        after[row, column] = draw(hnp.arrays(np.uint8, 3))
    return before, after


@given(pairs())
@settings(max_examples=60)
def test_the_map_holds_every_difference_and_no_more(pair: tuple[np.ndarray, np.ndarray]) -> None:
    before, after = pair
    found = difference_map(image_of(before), image_of(after), CancelToken())
    expected = np.abs(before.astype(int) - after.astype(int)).max(axis=2)
    if not expected.any():
        assert found.levels == ()
        assert found.tinted(mask_table()) is None
        return
    x0, y0, x1, y1 = (round(edge) for edge in (found.area.x0, found.area.y0, found.area.x1, found.area.y1))
    whole = np.zeros_like(expected)
    whole[y0:y1, x0:x1] = found.levels[0]
    assert np.array_equal(whole, expected)
    for edge in (found.levels[0][0], found.levels[0][-1], found.levels[0][:, 0], found.levels[0][:, -1]):
        assert edge.any()


def test_a_map_of_many_pixels_starts_smaller_and_loses_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlay_maps, "MAX_PIXELS", 10_000)
    monkeypatch.setattr(overlay_maps, "STRIP_PIXELS", 7_000)
    before = np.full((703, 1001, 3), 100, np.uint8)
    after = before.copy()
    after[0, 0, 1], after[702, 1000, 2], after[350, 501, 0] = 101, 90, 255
    found = difference_map(image_of(before), image_of(after), CancelToken())
    block = 16
    assert found.levels[0].shape == (44, 63)
    assert found.area == Rect(0, 0, 63 * block, 44 * block)
    assert {(row, column): int(found.levels[0][row, column]) for row, column in np.argwhere(found.levels[0])} == {
        (0, 0): 1,
        (350 // block, 501 // block): 155,
        (702 // block, 1000 // block): 10,
    }


def test_smaller_levels_keep_the_largest_change() -> None:
    before = np.zeros((900, 1300, 3), np.uint8)
    after = before.copy()
    after[::899, ::1299] = 40
    after[450, 650] = 200
    found = difference_map(image_of(before), image_of(after), CancelToken())
    assert len(found.levels) > 2
    for level in found.levels:
        assert level.max() == 200
        assert level[0, 0] == level[-1, -1] == 40


def test_clipped_are_whites_of_one_channel_and_blacks_of_all() -> None:
    pixels = np.array([[[255, 3, 9], [0, 0, 0], [0, 0, 1], [254, 254, 254], [255, 255, 255]]], np.uint8)
    (codes,) = clipping_map(image_of(pixels), CancelToken()).levels
    assert codes.tolist() == [[WHITE_CODE, BLACK_CODE, 0, 0, WHITE_CODE]]


def test_a_single_clipped_pixel_is_seen_in_the_smallest_level() -> None:
    pixels = np.full((1000, 1500, 3), 128, np.uint8)
    pixels[777, 1111] = 0
    pixels[776, 1110] = 255
    levels = clipping_map(image_of(pixels), CancelToken()).levels
    assert [int(level.max()) for level in levels] == [WHITE_CODE] + [WHITE_CODE | BLACK_CODE] * (len(levels) - 1)


@pytest.mark.parametrize("amplification", [1, 8, 32])
def test_heat_grows_with_the_difference_and_is_nothing_without_one(amplification: int) -> None:
    table = heat_table(amplification)
    assert table[0] == 0
    brightness = [(int(c) >> 16 & 255) + (int(c) >> 8 & 255) + (int(c) & 255) for c in table]
    full = -(-255 // amplification)
    assert brightness[: full + 1] == sorted(brightness[: full + 1])
    assert len(set(brightness[full:])) == 1
    assert all(int(c) >> 24 >= 150 for c in table[1:])


@pytest.mark.parametrize("table", [heat_table(8), mask_table(), clipping_table()])
def test_tables_are_premultiplied(table: np.ndarray) -> None:
    assert table.shape == (256,)
    for colour in map(int, table):
        assert max(colour >> 16 & 255, colour >> 8 & 255, colour & 255) <= colour >> 24


def test_tints_are_put_where_the_codes_are() -> None:
    pixels = np.full((20, 30, 3), 128, np.uint8)
    pixels[4, 7], pixels[19, 29] = 255, 0
    tinted = clipping_map(image_of(pixels), CancelToken()).tinted(clipping_table())
    assert tinted is not None
    shown = rows_of(tinted.levels[0])
    assert {tuple(place) for place in np.argwhere(shown).tolist()} == {(4, 7), (19, 29)}
    assert shown[4, 7] >> 16 & 255 > shown[4, 7] & 255  # red
    assert shown[19, 29] >> 16 & 255 < shown[19, 29] & 255  # blue


def test_a_cancelled_map_stops() -> None:
    cancel = CancelToken()
    cancel.cancel()
    image = image_of(np.zeros((9, 9, 3), np.uint8))
    with pytest.raises(Cancelled):
        difference_map(image, image, cancel)
    with pytest.raises(Cancelled):
        clipping_map(image, cancel)
