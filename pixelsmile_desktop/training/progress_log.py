"""What a training says of itself: JSON lines for programs, short sentences for people, curves for TensorBoard."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.training.tensorboard_file import TensorBoardFile

LOG_NAME: Final = "progress.jsonl"
_BOARD_FOLDER: Final = "tensorboard"
_SECONDS_BETWEEN_STAGES = 1.0


class ProgressLog:
    """Writes events; every line is one JSON object with `event` and `time` (seconds since 1970).

    Only one process of a run has a log that writes; the others' are silent.

    Args:
        people: hears sentences; None for nobody.
        programs: hears the JSON lines as well; None for nobody.
    """

    def __init__(self, people: TextIO | None = None, programs: TextIO | None = None) -> None:
        self._people = people
        self._programs = programs
        self._file: TextIO | None = None
        self._lock: BinaryIO | None = None
        self._board: TensorBoardFile | None = None
        self._last_stage = ("", 0.0)

    def open(self, folder: Path, *, tensorboard: bool, alone: bool = True) -> None:
        """From now on also write to the folder of a run, behind what is there.

        Args:
            folder: of the run; made if missing.
            tensorboard: also write TensorBoard's files.
            alone: keep other trainings out of the folder until this log is closed.

        Raises:
            EngineError: another training is working there, or TensorBoard is wished and not installed.
            SaveError: the file cannot be opened.
        """
        if tensorboard:
            self._board = TensorBoardFile(folder / _BOARD_FOLDER)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if alone:
                self._keep_others_out(folder)
            self._file = (folder / LOG_NAME).open("a", encoding="utf-8")
        except OSError as error:
            raise save_error(folder / LOG_NAME, error) from error

    def close(self) -> None:
        """Write no more, and let others in."""
        for file in (self._file, self._board, self._lock):
            if file is not None:
                file.close()

    def event(self, name: str, sentence: str, facts: Mapping[str, Any]) -> None:
        """Say that something happened.

        Args:
            name: what.
            sentence: the same for people; empty says nothing to them.
            facts: the same for programs.

        Raises:
            SaveError: the disk is full.
        """
        line = json.dumps({"event": name, "time": round(time.time(), 3), **{k: _plain(v) for k, v in facts.items()}})
        try:
            for stream in (self._file, self._programs):
                if stream is not None:
                    stream.write(line + "\n")
                    stream.flush()
        except OSError as error:
            raise save_error(Path(LOG_NAME), error) from error
        if sentence and self._people is not None:
            self._people.write(f"pixelsmile: {sentence}\n")
            self._people.flush()

    def step(self, step: int, steps: int, facts: Mapping[str, Any]) -> None:
        """Say how an update went."""
        told = ", ".join(
            f"{name} {facts[name]:.4g}" for name in ("loss", "flow", "contrast", "identity") if name in facts
        )
        self.event("step", f"step {step} of {steps}: {told}", {"step": step, "steps": steps, **facts})
        if self._board is not None:
            self._board.curves(step, facts)

    def samples(self, step: int, path: Path, sheet: Photo) -> None:
        """Say that a sheet was drawn, and where it lies."""
        self.event("samples", f"samples {path}", {"step": step, "path": str(path)})
        if self._board is not None:
            self._board.sheet(step, sheet)

    def stage(self, progress: Progress) -> None:
        """A `core.progress.ProgressListener` that says how far a stage is, not more often than once a second."""
        now = time.monotonic()
        name, told = self._last_stage
        is_end = progress.done in (0, progress.total)
        if progress.stage == name and not is_end and now - told < _SECONDS_BETWEEN_STAGES:
            return
        self._last_stage = (progress.stage, now)
        facts = {"stage": progress.stage, "done": progress.done, "total": progress.total}
        sentence = f"{progress.stage}: {progress.done} of {progress.total}"
        self.event("stage", sentence, {**facts, "seconds_left": progress.seconds_left})

    def _keep_others_out(self, folder: Path) -> None:
        self._lock = (folder / LOG_NAME).open("ab")
        if not lock_if_free(self._lock):
            raise EngineError(f"another training is working in {folder}", "wait for it, or choose another output")


def _plain(value: Any) -> Any:
    """JSON has no numbers that are not finite."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
