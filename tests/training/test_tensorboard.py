"""What a run writes for TensorBoard, read by TensorBoard's own reader."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import IMAGES, EventAccumulator

from pixelsmile_desktop.core.errors import Cancelled, EngineError, SaveError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.training.tensorboard_file import TensorBoardFile
from tests.training.datasets import SIDE, write_config
from tests.training.runs import events, run


def read(folder: Path) -> EventAccumulator:
    board = EventAccumulator(str(folder), size_guidance={IMAGES: 0})
    board.Reload()
    return board


def curve(board: EventAccumulator, name: str) -> list[tuple[int, float]]:
    return [(point.step, point.value) for point in board.Scalars(name)]


@pytest.fixture
def configured(tmp_path: Path, tiny_folder: Path, portraits: Path) -> Callable[..., Path]:
    def write(**section: Any) -> Path:
        section = {"tensorboard": True, "samples": 1, "sample_steps": 2} | section
        return write_config(tmp_path, tiny_folder, portraits / "records.jsonl", run=section)

    return write


def test_curves_and_sheets_go_on_after_a_stop(configured: Callable[..., Path]) -> None:
    path = configured(samples_every=2)
    with pytest.raises(Cancelled):
        run(path, stop_after=2)
    run(path)
    output = path.parent / "run"
    board, told = read(output / "tensorboard"), events(output, "step")
    for name in ("loss", "flow", "learning_rate", "grad_norm", "samples_per_second"):
        expected = [(step, pytest.approx(event[name])) for step, event in enumerate(told, 1)]
        assert curve(board, name) == expected
    sheets = board.Images("samples")
    assert [sheet.step for sheet in sheets] == [2, 4]
    assert all(sheet.width > 5 * SIDE and sheet.height > SIDE for sheet in sheets)


@pytest.mark.expects_warnings  # of the reader, that it hides them
def test_what_was_written_after_the_last_checkpoint_of_a_killed_process_is_hidden(tmp_path: Path) -> None:
    for first, last, value in ((1, 5, 1.0), (4, 6, 2.0)):
        process = TensorBoardFile(tmp_path)
        for step in range(first, last + 1):
            process.curves(step, {"loss": value, "seconds_left": 9.0})
        process.close()
    board = read(tmp_path)
    assert curve(board, "loss") == [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2)]
    assert board.Tags()["scalars"] == ["loss"]


def test_a_sheet_is_kept_pixel_by_pixel(tmp_path: Path) -> None:
    import cv2

    pixels = np.random.default_rng(0).integers(0, 256, (30, 50, 3), np.uint8)
    process = TensorBoardFile(tmp_path)
    process.sheet(7, Photo(pixels))
    (sheet,) = read(tmp_path).Images("samples")  # not closed yet: nothing waits in memory
    process.close()
    kept = cv2.imdecode(np.frombuffer(sheet.encoded_image_string, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(kept[..., ::-1], pixels)
    assert sheet.step == 7


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError, match="cannot be written"):
        TensorBoardFile(tmp_path / "file" / "board").curves(1, {"loss": 1.0})


def test_it_is_only_needed_if_it_is_wished(configured: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pixelsmile_desktop.training.tensorboard_file.find_spec", lambda _: None)
    with pytest.raises(EngineError, match="TensorBoard is not installed; install it, or set tensorboard = false"):
        run(configured())


def test_nobody_loads_it_before_the_first_event(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from pixelsmile_desktop.training.progress_log import ProgressLog; log = ProgressLog();"
        "log.open(pathlib.Path(sys.argv[1]), tensorboard=True); log.event('a', '', {}); log.close();"
        "print({'torch', 'tensorboard'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
