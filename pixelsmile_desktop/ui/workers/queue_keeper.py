"""Keeps the queue of work on the disk, on a thread of its own, so that a busy disk never holds up the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.studio.render_queue import NewWork, RenderQueueStore
from pixelsmile_desktop.ui.workers.failure import failure_of

_SETTLED: Final = (JobState.SUCCEEDED, JobState.CANCELLED)


class QueueKeeper(QObject):
    """Changes the queue as the user asks, in the order in which he asks. Its slots are reached by queued signals.

    Signals:
        listed(tuple[QueuedWork, ...]): what is in the queue now, first to be done first.
        ready(): there may be work to do that was not there before.
        failed(Failure): a change was not made.
    """

    listed = Signal(object)
    ready = Signal()
    failed = Signal(object)

    def __init__(self, queue: RenderQueueStore) -> None:
        super().__init__()
        self._queue = queue

    @Slot()
    def resume(self) -> None:
        """Let whatever a program that was killed has left go on from its beginning, forget what is done, and list."""

        def change() -> None:
            self._queue.resume()
            self._queue.remove(work.id for work in self._queue.all() if work.state in _SETTLED)

        if self._change(change):
            self.ready.emit()

    @Slot(object)
    def add(self, make: Callable[[], Iterable[NewWork]]) -> None:
        """Put the work that `make` gives at the end; for thousands of photos that takes a moment as well."""
        if self._change(lambda: self._queue.add(make())):
            self.ready.emit()

    @Slot(int, int)
    def move(self, work_id: int, position: int) -> None:
        """Put work at another place."""
        self._change(lambda: self._queue.move(work_id, position))

    @Slot(object)
    def cancel(self, work_ids: tuple[int, ...]) -> None:
        """Let work that still waits not be done; whoever does work stops that himself."""
        self._change(lambda: self._queue.cancel_waiting(work_ids))

    @Slot(int)
    def retry(self, work_id: int) -> None:
        """Let work that failed or was cancelled wait again."""
        if self._change(lambda: self._queue.retry(work_id)):
            self.ready.emit()

    @Slot()
    def clear_finished(self) -> None:
        """Forget whatever has ended."""
        self._change(self._queue.clear_finished)

    def _change(self, change: Callable[[], Any]) -> bool:
        """Make a change and list what there is then; whether that went well."""
        try:
            change()
            works = self._queue.all()
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            self.failed.emit(failure_of(error))
            return False
        self.listed.emit(works)
        return True
