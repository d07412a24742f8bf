"""The queue of work as the window sees it: what waits, what runs and how far it is, what has ended and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest, Precision
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.queued_payload import SheetWork
from pixelsmile_desktop.studio.queued_work import Outcome, WorkPerformer
from pixelsmile_desktop.studio.render_queue import QueuedWork, RenderQueueStore
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.viewmodels.job_rows import JobRow, JobRows
from pixelsmile_desktop.ui.viewmodels.new_jobs import new_edits, new_exports, new_sheet
from pixelsmile_desktop.ui.workers.failure import Failure
from pixelsmile_desktop.ui.workers.inference_worker import InferenceWorker
from pixelsmile_desktop.ui.workers.lane import Lanes
from pixelsmile_desktop.ui.workers.queue_keeper import QueueKeeper


class QueueModel(JobRows):
    """Rows of `JobRow` (under `Qt.ItemDataRole.UserRole`), in the order in which they are done. Made on the GUI thread.

    Signals:
        progressed(int, Progress): a running job is so far.
        succeeded(int, int, int): job, photo and the version that stands in its history; -1 for work that makes none.
        exported(int, tuple[Path, ...]): job, and the files that it wrote.
        failed(int, Failure): a job failed.
        cancelled(int): a job was stopped by the user.
        paused_changed(bool): whether nothing new is begun.
        held_changed(): `held` is different.
        idle(): nothing runs and nothing may be begun.
        broken(Failure): the queue cannot be read or written.
        closed(): after `close`, when both threads have ended.
    """

    progressed = Signal(int, object)
    succeeded = Signal(int, int, int)
    exported = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    paused_changed = Signal(bool)
    held_changed = Signal()
    idle = Signal()
    broken = Signal(object)
    closed = Signal()
    _resume = Signal()
    _add = Signal(object)
    _move = Signal(int, int)
    _cancel = Signal(object)
    _retry = Signal(int)
    _clear = Signal()
    _work = Signal()
    _release = Signal()

    def __init__(
        self,
        queue: RenderQueueStore,
        performer: WorkPerformer,
        make_studio: Callable[[Settings], Studio],
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._endings: dict[int, JobRow] = {}
        self._begun: int | None = None
        self._held: Plan | None = None
        self._precision = Precision(settings.precision)
        self._is_paused = False
        self._is_closing = False
        self._worker = InferenceWorker(queue, performer, make_studio, settings)
        self._keeper = QueueKeeper(queue)
        self._connect()
        self._lanes = Lanes({"render": self._worker, "queue": self._keeper}, self)
        self._lanes.ended.connect(self.closed)

    def _connect(self) -> None:
        worker, keeper = self._worker, self._keeper
        self.dropped.connect(self.move)
        self._resume.connect(keeper.resume)
        self._add.connect(keeper.add)
        self._move.connect(keeper.move)
        self._cancel.connect(keeper.cancel)
        self._retry.connect(keeper.retry)
        self._clear.connect(keeper.clear_finished)
        self._work.connect(worker.work)
        self._release.connect(worker.release)
        keeper.listed.connect(self._on_keeper_listed)
        keeper.ready.connect(self._on_keeper_ready)
        keeper.failed.connect(self.broken)
        worker.started.connect(self._on_worker_started)
        worker.progressed.connect(self._on_worker_progressed)
        worker.succeeded.connect(self._on_worker_succeeded)
        worker.failed.connect(self._on_worker_failed)
        worker.cancelled.connect(self._on_worker_cancelled)
        worker.put_back.connect(self._on_worker_put_back)
        worker.idle.connect(self._on_worker_idle)
        worker.held_changed.connect(self._on_held)
        worker.broken.connect(self.broken)

    # What the window asks.

    def start(self) -> None:
        """Start both threads and go on with whatever an earlier run of the program has left."""
        self._lanes.start()
        self._resume.emit()

    def enqueue_edit(self, photo_id: int, request: EditRequest) -> None:
        """Put an edit at the end of the queue."""
        self.enqueue_many([(photo_id, request)])

    def enqueue_many(self, edits: Iterable[tuple[int, EditRequest]]) -> None:
        """Put edits of several photos at the end of the queue, all of them or none."""
        self._add.emit(partial(new_edits, tuple(edits), self._precision))

    def enqueue_export(self, photos: Sequence[PhotoEntry], versions: Mapping[int, int], options: ExportOptions) -> None:
        """Put the export of some photos at the end of the queue.

        Args:
            photos: the photos.
            versions: for each photo id the version that is exported; the original of those that are not in it.
            options: how.
        """
        self._add.emit(partial(new_exports, tuple(photos), dict(versions), options))

    def enqueue_sheet(self, sheet: SheetWork) -> None:
        """Put the drawing of a sheet or a strip at the end of the queue."""
        self._add.emit(partial(new_sheet, sheet, self._precision))

    def cancel(self, job_id: int) -> None:
        """Stop a job that runs, or never begin one that waits."""
        self._worker.cancel(job_id)
        self._cancel.emit((job_id,))

    def cancel_all(self) -> None:
        """Stop everything that runs or waits."""
        unfinished = tuple(row.id for row in self.jobs if not row.state.is_terminal)
        for job_id in unfinished:
            self._worker.cancel(job_id)
        self._cancel.emit(unfinished)

    def pause(self, is_paused: bool) -> None:
        """Begin nothing new, or go on. What runs comes to its end."""
        if is_paused == self._is_paused:
            return
        self._is_paused = is_paused
        self._worker.hold(is_paused)
        if not is_paused:
            self._work.emit()
        self.paused_changed.emit(is_paused)

    def retry(self, job_id: int) -> None:
        """Let a job that failed or was cancelled wait again."""
        self._endings.pop(job_id, None)
        self._worker.want_again(job_id)
        self._retry.emit(job_id)

    def move(self, job_id: int, position: int) -> None:
        """Put a job at another place of the queue, counted from 0."""
        self._move.emit(job_id, position)

    def clear_finished(self) -> None:
        """Forget the jobs that have ended."""
        self._clear.emit()

    def use_settings(self, settings: Settings) -> None:
        """Render what comes next with other settings; what waits keeps the precision that it was asked for with."""
        self._precision = Precision(settings.precision)
        self._worker.use_settings(settings)

    def release_model(self) -> None:
        """Give the memory of a loaded model back; the next job loads it anew."""
        self._worker.unload()
        self._release.emit()

    def close(self, *, interrupts: bool) -> None:
        """Begin nothing more and end both threads; `closed` follows.

        Args:
            interrupts: whether the job that runs goes back into the queue, to begin anew at the next start of the
                program, instead of being finished. What waits stays in the queue either way.
        """
        self._worker.stop(interrupts=interrupts)
        if self._is_closing:
            return
        self._is_closing = True
        self._release.emit()
        self._lanes.end()

    def join(self, patience_ms: int) -> bool:
        """Wait until both threads have ended, after `close`; whether they did in time."""
        return self._lanes.join(patience_ms)

    # What the window sees.

    @property
    def is_busy(self) -> bool:
        """Whether a job runs, or one waits that may be begun."""
        return self.running is not None or (self.waiting > 0 and not self._is_paused)

    @property
    def held(self) -> Plan | None:
        """How a model is held in memory, ready for the next job; None if none is."""
        return self._held

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._is_paused

    # What the threads say.

    def _on_keeper_listed(self, works: tuple[QueuedWork, ...]) -> None:
        known = {row.id: row for row in self.jobs}
        rows = [self._row_for(work, known.get(work.id)) for work in works]
        self._endings = {row.id: row for row in rows if row.state.is_terminal}
        self.set_rows(rows)

    def _on_keeper_ready(self) -> None:
        if not self._is_closing:
            self._work.emit()

    def _on_worker_started(self, job_id: int) -> None:
        self._begun = job_id
        self.update(job_id, JobState.RUNNING)

    def _on_worker_progressed(self, job_id: int, progress: Progress) -> None:
        self.set_progress(job_id, progress)
        self.progressed.emit(job_id, progress)

    def _on_worker_succeeded(self, job_id: int, outcome: Outcome) -> None:
        self._end(job_id, JobState.SUCCEEDED)
        if outcome.files:
            self.exported.emit(job_id, outcome.files)
        self.succeeded.emit(job_id, outcome.photo_id, -1 if outcome.version_id is None else outcome.version_id)

    def _on_worker_failed(self, job_id: int, failure: Failure) -> None:
        self._end(job_id, JobState.FAILED, failure.sentence, failure.details)
        self.failed.emit(job_id, failure)

    def _on_worker_cancelled(self, job_id: int) -> None:
        self._end(job_id, JobState.CANCELLED)
        self.cancelled.emit(job_id)

    def _on_worker_put_back(self, job_id: int) -> None:
        self._begun = None
        self.update(job_id, JobState.QUEUED)

    def _on_worker_idle(self) -> None:
        self.counts_changed.emit()
        self.idle.emit()

    def _on_held(self, held: Plan | None) -> None:
        self._held = held
        self.held_changed.emit()

    def _row_for(self, work: QueuedWork, known: JobRow | None) -> JobRow:
        """A row as the disk says it, unless the worker has said since that the job has begun or ended."""
        ending = self._endings.get(work.id)
        if ending is not None and not work.state.is_terminal:
            return ending
        state = JobState.RUNNING if work.id == self._begun and not work.state.is_terminal else work.state
        kept = known if known is not None and known.state is state else None
        return JobRow(
            work.id,
            work.kind,
            work.title,
            state,
            work.error,
            None if kept is None else kept.progress,
            "" if kept is None else kept.details,
        )

    def _end(self, job_id: int, state: JobState, error: str = "", details: str = "") -> None:
        self._begun = None
        row = self.update(job_id, state, error, details)
        if row is not None:
            self._endings[job_id] = row
