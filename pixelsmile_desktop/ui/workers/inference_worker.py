"""Renders and exports, one job at a time, on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, RequestError
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.queued_work import WorkPerformer
from pixelsmile_desktop.studio.render_queue import QueuedWork
from pixelsmile_desktop.studio.services import Studio, Watch
from pixelsmile_desktop.ui.workers.failure import failure_of
from pixelsmile_desktop.ui.workers.job_clock import JobClock
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay

logger = logging.getLogger(__name__)


class WorkSource(Protocol):
    """What the worker needs of the queue; `studio.render_queue.RenderQueueStore` is the real one."""

    def next(self) -> QueuedWork | None:
        """The first work that waits, which is running from now on; None if none does."""
        ...

    def finish(self, work_id: int) -> None:
        """It is done."""
        ...

    def fail(self, work_id: int, error: str) -> None:
        """It failed."""
        ...

    def cancel(self, work_id: int) -> None:
        """It is wanted no more."""
        ...

    def put_back(self, work_id: int) -> None:
        """It shall be done later, from its beginning."""
        ...


class InferenceWorker(QObject):
    """Takes work from the queue as long as there is any. It owns the one studio that has every engine.

    Lives on a thread of its own. `work` and `release` are reached by queued signals, everything else from any thread.

    Signals:
        started(int): that work has begun.
        progressed(int, Progress): it is so far, ten times a second at most; the time left is that of the whole job.
        succeeded(int, Outcome): it is done, and all its effects are on the disk. One of the next three in its place.
        failed(int, Failure): it failed.
        cancelled(int): the user stopped it.
        put_back(int): the program is closing; the work waits for its next start.
        idle(): nothing is left to do, or nothing may be done now.
        held_changed(object): the `Plan` by which a model is held in memory from now on; None if none is.
        broken(Failure): the queue itself cannot be read or written.
    """

    started = Signal(int)
    progressed = Signal(int, object)
    succeeded = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    put_back = Signal(int)
    idle = Signal()
    held_changed = Signal(object)
    broken = Signal(object)
    _go_on = Signal()

    def __init__(
        self,
        queue: WorkSource,
        performer: WorkPerformer,
        make_studio: Callable[[Settings], Studio],
        settings: Settings,
    ) -> None:
        super().__init__()
        self._queue = queue
        self._performer = performer
        self._make_studio = make_studio
        self._settings = settings
        self._studio: Studio | None = None
        self._held: Plan | None = None
        self._lock = threading.Lock()
        self._unwanted: set[int] = set()
        self._running: tuple[int, CancelToken] | None = None
        self._clock = JobClock()
        self._is_held = False
        self._is_stopping = False
        self._is_outdated = False
        # Queued, so that whatever else was asked of this thread comes between two jobs.
        self._go_on.connect(self.work, Qt.ConnectionType.QueuedConnection)

    def cancel(self, work_id: int) -> None:
        """Stop that work if it runs, or as soon as it begins."""
        with self._lock:
            self._unwanted.add(work_id)
            if self._running is not None and self._running[0] == work_id:
                self._running[1].cancel()

    def want_again(self, work_id: int) -> None:
        """Forget that the work was not wanted."""
        with self._lock:
            self._unwanted.discard(work_id)

    def hold(self, is_held: bool) -> None:
        """Begin nothing new, or go on; what runs comes to its end. Going on needs `work` as well."""
        self._is_held = is_held

    def stop(self, *, interrupts: bool) -> None:
        """Begin nothing more; `release` must follow before the thread ends.

        Args:
            interrupts: whether the work that runs goes back into the queue instead of being finished.
        """
        with self._lock:
            self._is_stopping = self._is_outdated = True
            if interrupts and self._running is not None:
                self._running[1].cancel()

    @Slot()
    def work(self) -> None:
        """Do the next work, and then whatever else there is."""
        if self._is_held or self._is_stopping:
            self.idle.emit()
            return
        try:
            queued = self._queue.next()
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            self._complain(error)
            return
        if queued is None:
            self.idle.emit()
            return
        self._attend(queued)
        self._tell_held()
        self._go_on.emit()

    def use_settings(self, settings: Settings) -> None:
        """Do the next work, and what follows, with these settings; a loaded model stays loaded where that can be."""
        self._settings = settings

    def unload(self) -> None:
        """Load the model anew for the next work; `release` should follow, which gives its memory back before that."""
        self._is_outdated = True

    @Slot()
    def release(self) -> None:
        """Give back what an outdated studio holds, such as the memory of the graphics card."""
        if not self._is_outdated:
            return
        studio, self._studio, self._is_outdated = self._studio, None, False
        if studio is not None:
            try:
                studio.close()
            except Exception:
                logger.exception("the studio could not be closed")
        self._tell_held()

    def _tell_held(self) -> None:
        held = None if self._studio is None else self._studio.loaded()
        if held != self._held:
            self._held = held
            self.held_changed.emit(held)

    def _attend(self, queued: QueuedWork) -> None:
        """Do one work and tell its one ending, whatever happens."""
        token = self._begin(queued.id)
        self.started.emit(queued.id)
        try:
            tell = self._ending_of(queued, token)
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            tell = self._failing(queued.id, error)
        with self._lock:
            self._running = None
            self._unwanted.discard(queued.id)
        tell()

    def _ending_of(self, queued: QueuedWork, token: CancelToken) -> Callable[[], None]:
        """Do the work with all its effects, and give what is to be told then."""
        timed = self._clock.timed(ProgressRelay(self._teller(queued.id)))
        try:
            token.raise_if_requested()
            outcome = self._performer.perform(queued, self._ready_studio(), Watch(token, timed))
        except Cancelled:
            return self._stopped_short(queued.id)
        timed.finish()
        try:
            self._queue.finish(queued.id)
        except RequestError as error:
            # It was cancelled in the very moment in which it came to its end; what is done is done.
            logger.info("job %d is done, but %s", queued.id, error.what)
        return lambda: self.succeeded.emit(queued.id, outcome)

    def _stopped_short(self, work_id: int) -> Callable[[], None]:
        with self._lock:
            is_unwanted = work_id in self._unwanted
        if is_unwanted:
            self._queue.cancel(work_id)
            return lambda: self.cancelled.emit(work_id)
        self._queue.put_back(work_id)
        return lambda: self.put_back.emit(work_id)

    def _failing(self, work_id: int, error: Exception) -> Callable[[], None]:
        failure = failure_of(error)
        logger.info("job %d failed: %s %s", work_id, failure.sentence, failure.details)
        try:
            self._queue.fail(work_id, failure.sentence)
        except Exception:
            logger.exception("the failure of job %d cannot be noted", work_id)
        return lambda: self.failed.emit(work_id, failure)

    def _begin(self, work_id: int) -> CancelToken:
        token = CancelToken()
        with self._lock:
            self._running = (work_id, token)
            if work_id in self._unwanted or self._is_stopping:
                token.cancel()
        return token

    def _ready_studio(self) -> Studio:
        settings = self._settings
        if self._studio is not None and _compares_otherwise(self._studio.settings, settings):
            self._is_outdated = True
        self.release()
        if self._studio is None:
            self._studio = self._make_studio(settings)
        elif self._studio.settings != settings:
            self._studio = replace(self._studio, settings=settings)
        return self._studio

    def _teller(self, work_id: int) -> Callable[[Progress], None]:
        return lambda progress: self.progressed.emit(work_id, progress)

    def _complain(self, error: Exception) -> None:
        failure = failure_of(error)
        logger.info("the queue does not work: %s", failure.sentence)
        self.broken.emit(failure)
        self.idle.emit()


def _compares_otherwise(before: Settings, after: Settings) -> bool:
    """Whether people are compared in another way, which is the one thing that the engines are built with."""
    return (before.identity_folder, before.identity_licence_accepted) != (
        after.identity_folder,
        after.identity_licence_accepted,
    )
