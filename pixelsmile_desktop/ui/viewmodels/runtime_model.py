"""The engine runtime as the window shows it: what is there, and what is being done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
from pixelsmile_desktop.studio.runtime_overview import RuntimeOverview
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.workers.failure import Failure
from pixelsmile_desktop.ui.workers.lane import Lanes
from pixelsmile_desktop.ui.workers.runtime_worker import CONNECTING, RuntimeTask, RuntimeVerb, RuntimeWorker

_QUESTIONS = frozenset({RuntimeVerb.LOOK, RuntimeVerb.PLAN, RuntimeVerb.PLAN_REMOVAL})
"""What changes nothing."""


class RuntimeModel(QObject):
    """Looks after the runtimes by a thread of its own.

    Args:
        open_runtimes: opens them, by the settings of now.
        is_needed: whether the engine runs in one; a program that runs from its sources has its own torch.
        network_allowed: whether the program may connect.
        parent: keeps it.

    Signals:
        changed(): `overview`, `task` or `is_paused` is different.
        began(RuntimeTask): something is being done; looking is not told.
        progressed(Progress): so far.
        done(RuntimeTask, object): see `ui.workers.runtime_worker`.
        failed(RuntimeTask, Failure): a task failed; what had arrived is kept.
        cancelled(RuntimeTask): the user stopped a task; likewise.
        network_changed(): `network` is different.
        closed(): after `close`, when the thread has ended.
    """

    changed = Signal()
    began = Signal(object)
    progressed = Signal(object)
    done = Signal(object, object)
    failed = Signal(object, object)
    cancelled = Signal(object)
    network_changed = Signal()
    closed = Signal()
    _attend = Signal(object)

    def __init__(
        self,
        open_runtimes: Callable[[], EngineRuntimes],
        *,
        is_needed: bool = True,
        network_allowed: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_needed = is_needed
        self._overview: RuntimeOverview | None = None
        self._task: RuntimeTask | None = None
        self._is_paused = False
        self._network_allowed = network_allowed
        self._worker = RuntimeWorker(open_runtimes)
        self._connect()
        self._lanes = Lanes({"engine runtime": self._worker}, self)
        self._lanes.ended.connect(self.closed)

    def _connect(self) -> None:
        worker = self._worker
        self._attend.connect(worker.attend)
        worker.began.connect(self._on_began)
        worker.progressed.connect(self._on_progressed)
        worker.done.connect(self._on_done)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)
        worker.paused_changed.connect(self._on_paused)

    # What the window asks.

    def start(self) -> None:
        """Start the thread, and look at the runtimes if the engine needs one."""
        self._lanes.start()
        if self.is_needed:
            self.refresh()

    def refresh(self) -> None:
        """Look at the runtimes again."""
        self.do(RuntimeTask(RuntimeVerb.LOOK))

    def do(self, task: RuntimeTask) -> None:
        """Do something, after whatever is being done now."""
        self._attend.emit(task)

    def pause(self, is_paused: bool) -> None:
        """Receive nothing for now, or go on."""
        self._worker.pause(is_paused)

    def cancel(self) -> None:
        """Stop what is being done; what has arrived is kept."""
        self._worker.cancel()

    def allow_network(self, is_allowed: bool) -> None:
        """Follow the user's switch; what uses the network is stopped by switching off."""
        self._network_allowed = is_allowed
        if not is_allowed and self._is_connecting:
            self.cancel()
        self.network_changed.emit()
        self.changed.emit()

    def close(self) -> None:
        """Stop everything and end the thread; `closed` follows."""
        self._worker.close()
        self._lanes.end()

    def join(self, patience_ms: int) -> bool:
        """Wait until the thread has ended, after `close`; whether it did in time."""
        return self._lanes.join(patience_ms)

    # What the window sees.

    @property
    def overview(self) -> RuntimeOverview | None:
        """What there is; None before the first look."""
        return self._overview

    @property
    def is_missing(self) -> bool:
        """Whether the engine needs a runtime, can have one, and has none yet."""
        overview = self._overview
        if not self.is_needed or overview is None:
            return False
        return overview.kind is not None and not overview.is_ready

    @property
    def task(self) -> RuntimeTask | None:
        """What is being done, apart from looking."""
        return self._task

    @property
    def is_paused(self) -> bool:
        """Whether nothing is received for now."""
        return self._is_paused

    @property
    def network(self) -> NetworkState:
        """What the runtimes do with the network now."""
        if not self._network_allowed:
            return NetworkState.OFF
        if not self._is_connecting:
            return NetworkState.UNUSED
        return NetworkState.PAUSED if self._is_paused else NetworkState.DOWNLOADING

    @property
    def _is_connecting(self) -> bool:
        return self._task is not None and self._task.verb in CONNECTING

    # What the thread says.

    def _on_began(self, task: RuntimeTask) -> None:
        if task.verb is RuntimeVerb.LOOK:
            return
        self._task, self._is_paused = task, False
        self.began.emit(task)
        self._tell()

    def _on_progressed(self, task: RuntimeTask, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _on_done(self, task: RuntimeTask, result: object) -> None:
        if isinstance(result, RuntimeOverview):
            self._overview = result
            self.changed.emit()
        else:
            self._end(task)
        self.done.emit(task, result)

    def _on_failed(self, task: RuntimeTask, failure: Failure) -> None:
        self._end(task)
        self.failed.emit(task, failure)

    def _on_cancelled(self, task: RuntimeTask) -> None:
        self._end(task)
        self.cancelled.emit(task)

    def _on_paused(self, is_paused: bool) -> None:
        self._is_paused = is_paused
        self._tell()

    def _end(self, task: RuntimeTask) -> None:
        if task.verb is RuntimeVerb.LOOK:
            return
        self._task, self._is_paused = None, False
        self._tell()
        if task.verb not in _QUESTIONS:
            self.refresh()

    def _tell(self) -> None:
        self.network_changed.emit()
        self.changed.emit()
