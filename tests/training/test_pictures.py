import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.engines.pixelsmile.parity import reference_crop
from pixelsmile_desktop.training.pictures import PictureFile, Square, check_pictures, read_square
from pixelsmile_desktop.training.records import DatasetError, read_records
from tests.training.datasets import record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of one record."""
    for name in ("neutral", "fear", "surprised"):
        Image.fromarray(np.full((40, 50, 3), len(name), np.uint8)).save(tmp_path / f"{name}.png")
    (tmp_path / "records.jsonl").write_text(json.dumps(record()))
    return tmp_path


def checked(folder: Path, cancel: CancelToken | None = None) -> dict[Path, PictureFile]:
    path = folder / "records.jsonl"
    found = check_pictures(
        path, read_records(path), folder / "cache", workers=2, cancel=cancel or CancelToken(), progress=ignore_progress
    )
    return dict(found)


def complaint(folder: Path) -> str:
    with pytest.raises(DatasetError) as caught:
        checked(folder)
    return str(caught.value)


def test_good_pictures_are_known_by_size_and_content(folder: Path) -> None:
    found = checked(folder)
    assert {(file.width, file.height) for file in found.values()} == {(50, 40)}
    assert len({file.digest for file in found.values()}) == 3


def test_missing_and_damaged_pictures_are_named_with_their_line(folder: Path) -> None:
    (folder / "neutral.png").unlink()
    (folder / "fear.png").write_bytes((folder / "fear.png").read_bytes()[:60])
    (folder / "surprised.png").write_text("a picture")
    told = complaint(folder).splitlines()
    assert all("records.jsonl, line 1: " in line for line in told)
    assert "neutral.png" in told[0]
    assert "fear.png cannot be read as PNG" in told[1]
    assert "surprised.png is not a photo" in told[2]


def test_pictures_of_a_record_must_have_one_size(folder: Path) -> None:
    Image.new("RGB", (60, 40)).save(folder / "surprised.png")
    assert "different sizes (50 x 40 and 60 x 40)" in complaint(folder)


def test_tiny_pictures_are_refused(folder: Path) -> None:
    Image.new("RGB", (31, 90)).save(folder / "fear.png")
    assert "has only 31 x 90 pixels" in complaint(folder)


def test_boxes_must_lie_in_their_picture(folder: Path) -> None:
    entry = record()
    entry["dst"][0]["boxes"] = [[10, 10, 20, 20], [50, 0, 60, 10]]
    (folder / "records.jsonl").write_text(json.dumps(entry))
    told = complaint(folder)
    assert "[50.0, 0.0, 60.0, 10.0] lies outside its picture of 50 x 40" in told
    assert len(told.splitlines()) == 1


def test_what_the_ledger_knows_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checked(folder)
    monkeypatch.setattr("pixelsmile_desktop.imaging.reader.open_photo", None)
    assert checked(folder) == first


def test_a_changed_picture_is_read_again(folder: Path) -> None:
    before = checked(folder)
    Image.new("RGB", (50, 40), "red").save(folder / "fear.png")
    after = checked(folder)
    assert {path.name for path in after if after[path] != before[path]} == {"fear.png"}


@pytest.mark.parametrize("content", ["", "[]", '{"x": [1]}', "{"])
def test_a_damaged_ledger_is_made_anew(folder: Path, content: str) -> None:
    first = checked(folder)
    (folder / "cache" / "pictures.json").write_text(content)
    assert checked(folder) == first


def test_a_cancel_keeps_what_was_read(folder: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        checked(folder, cancel)


@pytest.mark.parametrize("size", [(600, 800), (700, 512), (512, 512), (90, 60)])
def test_squares_are_cut_as_the_reference_cuts_them(tmp_path: Path, size: tuple[int, int]) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "photo.png")
    assert np.array_equal(read_square(tmp_path / "photo.png", 512), reference_crop(pixels))


@given(st.integers(32, 900), st.integers(32, 900), st.sampled_from([32, 64, 512]))
def test_the_middle_of_a_picture_is_the_middle_of_its_square(width: int, height: int, side: int) -> None:
    square = Square(width, height, side)
    assert min(square.scaled_size) >= side
    place = square.place(np.array([[width / 2, height / 2]]))[0]
    assert np.abs(place - side / 2).max() <= 0.5 + 1e-9


def test_points_move_with_the_pixels(tmp_path: Path) -> None:
    pixels = np.zeros((300, 200, 3), np.uint8)
    pixels[140:150, 60:70] = 255
    Image.fromarray(pixels).save(tmp_path / "photo.png")
    cut = read_square(tmp_path / "photo.png", 64).mean(2)
    rows, columns = np.nonzero(cut > 128)
    found = Square(200, 300, 64).place(np.array([[65.0, 145.0]]))[0]
    assert np.abs(found - (columns.mean() + 0.5, rows.mean() + 0.5)).max() < 0.5
