"""Labelled sheets: everything in its place, readable, neutral."""

import numpy as np
import pytest

from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.sheet import SheetCell, labelled_sheet
from pixelsmile_desktop.imaging.writer import save_photo
from tests.imaging import samples


def places_of(sheet, colour):
    rows, columns = np.nonzero((sheet.pixels == colour).all(axis=2))
    return rows, columns


def test_cells_lie_in_rows_at_their_own_size():
    colours = [(200, 10 * index, 0) for index in range(5)]
    cells = [SheetCell(f"label {i}", np.full((50, 80, 3), c, np.uint8)) for i, c in enumerate(colours)]
    sheet = labelled_sheet(cells, 3, title="A title")
    corners = []
    for colour in colours:
        rows, columns = places_of(sheet, colour)
        assert len(rows) == 50 * 80
        corners.append((int(rows.min()), int(columns.min())))
    assert corners[0][0] == corners[2][0] < corners[3][0]
    assert corners[0][1] == corners[3][1] < corners[1][1] < corners[2][1]


def test_sixteen_bit_and_unequal_cells():
    cells = [
        SheetCell("deep", np.full((40, 40, 3), 65535, np.uint16)),
        SheetCell("small", np.full((10, 20, 3), 7, np.uint8)),
    ]
    sheet = labelled_sheet(cells, 7)
    assert len(places_of(sheet, (255, 255, 255))[0]) == 1600
    assert len(places_of(sheet, (7, 7, 7))[0]) == 200


@pytest.mark.parametrize("width", [1, 16, 90, 500, 1500])
@pytest.mark.parametrize(
    "label", ["", "happy", "a very long label that fits nowhere at all, \u00fcberhaupt nicht", "two\nlines"]
)
def test_labels_stay_under_their_own_cell(width, label):
    plain = [SheetCell("", np.full((30, width, 3), 90, np.uint8))] * 2
    cells = [plain[0], SheetCell(label, plain[1].pixels)]
    _, columns = np.nonzero((labelled_sheet(cells, 2).pixels != labelled_sheet(plain, 2).pixels).any(axis=2))
    if label and width >= 90:
        assert len(columns) > 20
    left = places_of(labelled_sheet(plain, 2), (90, 90, 90))[1].max() - width
    assert all(column > left for column in columns)


def test_an_empty_sheet_is_a_mistake():
    with pytest.raises(ValueError, match="needs a cell"):
        labelled_sheet([], 3)


def test_sheet_of_a_grey_photo_can_be_saved(tmp_path):
    data = samples.jpeg_with(samples.picture(channels=1), samples.icc_segments(samples.GREY_ICC))
    (tmp_path / "a.jpg").write_bytes(data)
    opened = open_photo(tmp_path / "a.jpg")
    sheet = labelled_sheet([SheetCell("happy", opened.photo.pixels)], 1)
    save_photo(sheet, tmp_path / "sheet.jpg", opened, samples.INSTANT)
    again = open_photo(tmp_path / "sheet.jpg")
    assert again.photo.pixels.shape == sheet.pixels.shape
    assert np.abs(again.photo.pixels.astype(int) - sheet.pixels).mean() < 4
