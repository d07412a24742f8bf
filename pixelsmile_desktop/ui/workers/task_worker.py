"""Does one task after the other on a thread of its own, and tells of each how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.current_work import CurrentWork
from pixelsmile_desktop.ui.workers.failure import failure_of
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay


class TaskWorker(QObject):
    """`attend` is reached by a queued signal, the rest from any thread; a subclass does the tasks.

    Signals:
        began(task): it is being done.
        progressed(task, Progress): so far, ten times a second at most.
        done(task, object): it is done; the object is what came of it.
        failed(task, Failure): it failed. One of these three is the only ending.
        cancelled(task): the user stopped it.
    """

    began = Signal(object)
    progressed = Signal(object, object)
    done = Signal(object, object)
    failed = Signal(object, object)
    cancelled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._current = CurrentWork()

    def cancel(self) -> None:
        """Stop what is being done; what has arrived is kept."""
        self._current.cancel()

    def close(self) -> None:
        """Stop what is being done and begin nothing more."""
        self._current.close()

    @Slot(object)
    def attend(self, task: Any) -> None:
        """Do one thing and tell its one ending, whatever happens."""
        try:
            with self._current.begun() as token:
                self.began.emit(task)
                token.raise_if_requested()
                result = self._do(task, Watch(token, ProgressRelay(self._teller(task))))
        except Cancelled:
            self.cancelled.emit(task)
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            self.failed.emit(task, failure_of(error))
        else:
            self.done.emit(task, result)

    def _do(self, task: Any, watch: Watch) -> object:
        """Do it, and give what came of it."""
        raise NotImplementedError

    def _teller(self, task: Any) -> Callable[[Progress], None]:
        return lambda progress: self.progressed.emit(task, progress)
