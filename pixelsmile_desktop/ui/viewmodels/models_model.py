"""The models as the window shows them: what is there, what comes, what is being done to which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.model_overview import ModelOverview
from pixelsmile_desktop.studio.models import DownloadPlan, ModelRoom
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.workers.download_worker import DownloadWorker
from pixelsmile_desktop.ui.workers.failure import Failure
from pixelsmile_desktop.ui.workers.lane import Lanes
from pixelsmile_desktop.ui.workers.model_care_worker import CareTask, CareVerb, ModelCareWorker


class ModelsModel(QObject):
    """Looks after the models by two threads: one downloads, the other does what needs no network.

    Signals:
        changed(): `overview`, `downloading`, `is_paused`, `is_planning`, `plan_result` or `task` is different.
        download_progressed(Progress): bytes of what is being fetched.
        task_progressed(Progress): of what else is being done.
        arrived(str): a model is ready for use.
        task_done(CareTask, object): see `ui.workers.model_care_worker`.
        failed(Failure): a download or a task failed; what had arrived is kept.
        network_changed(): `network` is different.
        closed(): after `close`, when both threads have ended.
    """

    changed = Signal()
    download_progressed = Signal(object)
    task_progressed = Signal(object)
    arrived = Signal(str)
    task_done = Signal(object, object)
    failed = Signal(object)
    network_changed = Signal()
    closed = Signal()
    _plan = Signal(object)
    _download = Signal(object, bool)
    _attend = Signal(object)

    def __init__(
        self, open_room: Callable[[], ModelRoom], *, network_allowed: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._overview: ModelOverview | None = None
        self._download_plan: DownloadPlan | None = None
        self._planning = 0
        self._downloading: tuple[str, ...] = ()
        self._is_paused = False
        self._network_allowed = network_allowed
        self._task: CareTask | None = None
        self._downloader = DownloadWorker(open_room)
        self._carer = ModelCareWorker(open_room)
        self._connect()
        self._lanes = Lanes({"download": self._downloader, "model care": self._carer}, self)
        self._lanes.ended.connect(self.closed)

    def _connect(self) -> None:
        downloader, carer = self._downloader, self._carer
        self._plan.connect(downloader.plan)
        self._download.connect(downloader.download)
        self._attend.connect(carer.attend)
        downloader.planned.connect(self._on_planned)
        downloader.began.connect(self._on_download_began)
        downloader.progressed.connect(self.download_progressed)
        downloader.arrived.connect(self._on_arrived)
        downloader.ended.connect(self._on_download_over)
        downloader.cancelled.connect(self._on_download_over)
        downloader.failed.connect(self._on_download_failed)
        downloader.paused_changed.connect(self._on_paused)
        carer.began.connect(self._on_task_began)
        carer.progressed.connect(self._on_task_progressed)
        carer.done.connect(self._on_task_done)
        carer.failed.connect(self._on_task_failed)
        carer.cancelled.connect(self._on_task_cancelled)

    # What the window asks.

    def start(self) -> None:
        """Start both threads and look at the store."""
        self._lanes.start()
        self.refresh()

    def refresh(self) -> None:
        """Look at the store again."""
        self.do(CareTask(CareVerb.LOOK))

    def plan(self, names: tuple[str, ...]) -> None:
        """Find out what fetching the models takes; `plan_result` follows. The hub is asked."""
        self._planning += 1
        self._download_plan = None
        self.changed.emit()
        self._plan.emit(names)

    def download(self, names: tuple[str, ...], *, accepts_notice: bool) -> None:
        """Fetch models; see `DownloadWorker.download`."""
        self._download.emit(names, accepts_notice)

    def pause_download(self, is_paused: bool) -> None:
        """Receive nothing for now, or go on."""
        self._downloader.pause(is_paused)

    def cancel_download(self) -> None:
        """Stop downloading; what has arrived is kept."""
        self._downloader.cancel()

    def do(self, task: CareTask) -> None:
        """Do something to a model, after whatever is being done now."""
        self._attend.emit(task)

    def cancel_task(self) -> None:
        """Stop what is being done to a model."""
        self._carer.cancel()

    def allow_network(self, is_allowed: bool) -> None:
        """Follow the user's switch; a download that runs is stopped by switching off."""
        self._network_allowed = is_allowed
        if not is_allowed:
            self.cancel_download()
        self.network_changed.emit()

    def close(self) -> None:
        """Stop everything and end both threads; `closed` follows."""
        self._downloader.close()
        self._carer.close()
        self._lanes.end()

    def join(self, patience_ms: int) -> bool:
        """Wait until both threads have ended, after `close`; whether they did in time."""
        return self._lanes.join(patience_ms)

    # What the window sees.

    @property
    def overview(self) -> ModelOverview | None:
        """What there is; None before the first look."""
        return self._overview

    @property
    def downloading(self) -> tuple[str, ...]:
        """The models that are being fetched."""
        return self._downloading

    @property
    def is_paused(self) -> bool:
        """Whether the download is paused."""
        return self._is_paused

    @property
    def is_planning(self) -> bool:
        """Whether the hub is being asked."""
        return self._planning > 0

    @property
    def plan_result(self) -> DownloadPlan | None:
        """What fetching takes, as it was last found out."""
        return self._download_plan

    @property
    def task(self) -> CareTask | None:
        """What is being done to a model, apart from looking."""
        return self._task

    @property
    def is_busy(self) -> bool:
        """Whether closing now would stop something that the user waits for."""
        return bool(self._downloading) or self._task is not None

    @property
    def network(self) -> NetworkState:
        """What the program does with the network now."""
        if not self._network_allowed:
            return NetworkState.OFF
        if self._downloading:
            return NetworkState.PAUSED if self._is_paused else NetworkState.DOWNLOADING
        return NetworkState.DOWNLOADING if self._planning else NetworkState.UNUSED

    def folder(self) -> Path | None:
        """Where the models lie; None before the first look."""
        return None if self._overview is None else self._overview.folder

    def title_of(self, name: str) -> str:
        """What people call a model; its name before the first look."""
        listings = () if self._overview is None else self._overview.listings
        return next((one.entry.title for one in listings if one.entry.name == name), name)

    # What the threads say.

    def _on_planned(self, plan: DownloadPlan) -> None:
        self._download_plan = plan

    def _on_download_began(self, names: tuple[str, ...]) -> None:
        self._downloading, self._is_paused = names, False
        self._tell_network()

    def _on_arrived(self, name: str) -> None:
        self.arrived.emit(name)
        self.refresh()

    def _on_download_over(self) -> None:
        self._planning = max(0, self._planning - 1) if not self._downloading else self._planning
        self._downloading, self._is_paused = (), False
        self._tell_network()
        self.refresh()

    def _on_download_failed(self, failure: Failure) -> None:
        self._on_download_over()
        self.failed.emit(failure)

    def _on_paused(self, is_paused: bool) -> None:
        self._is_paused = is_paused
        self._tell_network()

    def _on_task_began(self, task: CareTask) -> None:
        if task.verb is not CareVerb.LOOK:
            self._task = task
            self.changed.emit()

    def _on_task_progressed(self, task: CareTask, progress: Progress) -> None:
        self.task_progressed.emit(progress)

    def _on_task_done(self, task: CareTask, result: object) -> None:
        if isinstance(result, ModelOverview):
            self._overview = result
            self.changed.emit()
        else:
            self._end_task()
        self.task_done.emit(task, result)

    def _on_task_failed(self, task: CareTask, failure: Failure) -> None:
        self._end_task()
        self.failed.emit(failure)

    def _on_task_cancelled(self, task: CareTask) -> None:
        self._end_task()

    def _end_task(self) -> None:
        if self._task is not None:
            changes_store = self._task.verb is not CareVerb.PLAN_REMOVAL
            self._task = None
            self.changed.emit()
            if changes_store:
                self.refresh()

    def _tell_network(self) -> None:
        self.network_changed.emit()
        self.changed.emit()
