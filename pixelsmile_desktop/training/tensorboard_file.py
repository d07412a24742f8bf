"""The curves and sheets of a run in TensorBoard's format.

Not `torch.utils.tensorboard.SummaryWriter`: it writes from a thread of its own, which tells of a full disk by a
traceback and keeps the last two minutes to itself, so that a kill loses them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.core.photo import Photo

_CURVES: Final = ("loss", "flow", "contrast", "identity", "learning_rate", "grad_norm", "samples_per_second", "peak_gb")
_SHEET: Final = "samples"
_VERSION: Final = "brain.Event:2"


class TensorBoardFile:
    """An event file of this process in a folder, in which those of earlier processes of the run may lie.

    Args:
        folder: made with the first event.

    Raises:
        EngineError: TensorBoard is not installed.
    """

    def __init__(self, folder: Path) -> None:
        if find_spec("tensorboard") is None:
            raise EngineError("TensorBoard is not installed", "install it, or set tensorboard = false")
        self._folder = folder
        self._file: BinaryIO | None = None
        self._records: Any = None

    def curves(self, step: int, facts: Mapping[str, float]) -> None:
        """Add a point to every curve that is among the facts of an update.

        Raises:
            SaveError: the file cannot be written.
        """
        from torch.utils.tensorboard.summary import scalar

        self._add(step, *(scalar(name, facts[name]) for name in _CURVES if name in facts))

    def sheet(self, step: int, sheet: Photo) -> None:
        """Add a sheet of samples.

        Raises:
            SaveError: the file cannot be written.
        """
        from torch.utils.tensorboard.summary import image

        self._add(step, image(_SHEET, sheet.pixels, dataformats="HWC"))

    def close(self) -> None:
        """Write no more; everything is on the disk already."""
        if self._file is not None:
            self._file.close()

    def _add(self, step: int, *summaries: Any) -> None:
        try:
            if self._file is None:
                self._begin(step)
            for summary in summaries:
                self._write(step=step, summary=summary)
        except OSError as error:
            raise save_error(self._folder, error) from error

    def _begin(self, step: int) -> None:
        from tensorboard.compat.proto.event_pb2 import SessionLog
        from tensorboard.summary.writer.record_writer import RecordWriter

        self._folder.mkdir(parents=True, exist_ok=True)
        # TensorBoard knows its files by this name.
        name = f"events.out.tfevents.{time.time_ns()}.{os.getpid()}"
        self._file = (self._folder / name).open("xb")
        self._records = RecordWriter(self._file)
        self._write(file_version=_VERSION)
        # What a process wrote after its last checkpoint, before it was killed, is hidden from this step on.
        self._write(step=step, session_log=SessionLog(status=SessionLog.START))

    def _write(self, **event: Any) -> None:
        from tensorboard.compat.proto.event_pb2 import Event

        self._records.write(Event(wall_time=time.time(), **event).SerializeToString())
        self._records.flush()
