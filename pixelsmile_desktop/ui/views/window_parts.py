"""The models and threads behind the window: made in one place, started after its first picture, stopped in order."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.request import EngineName, Precision
from pixelsmile_desktop.studio.crash_report import CrashReports
from pixelsmile_desktop.studio.current_studio import CurrentStudio
from pixelsmile_desktop.studio.doctor import Diagnosis
from pixelsmile_desktop.studio.queued_work import WorkPerformer
from pixelsmile_desktop.studio.version_pictures import VersionPictures
from pixelsmile_desktop.studio.workspace import Workspace
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.notices import NoticeCentre
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.viewmodels.library_keeper import LibraryKeeper
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkUse
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel
from pixelsmile_desktop.ui.viewmodels.readiness_model import ReadinessModel
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.viewmodels.settings_model import SettingsModel
from pixelsmile_desktop.ui.viewmodels.thumbnail_backlog import ThumbnailBacklog
from pixelsmile_desktop.ui.viewmodels.update_model import UpdateModel
from pixelsmile_desktop.ui.viewmodels.version_model import VersionModel
from pixelsmile_desktop.ui.workers.model_care_worker import CareTask, CareVerb
from pixelsmile_desktop.ui.workers.preview_worker import PreviewWorker
from pixelsmile_desktop.ui.workers.runtime_worker import RuntimeTask, RuntimeVerb
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskPool
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

logger = logging.getLogger(__name__)

_PATIENCE_MS: Final = 15_000
"""So long a thread may take to come to its end. The engine's process is killed after 5 seconds, so it never does."""


class WindowParts(QObject):
    """Everything that outlives a page of the window.

    Args:
        workspace: the parts that are not Qt's.

    Attributes:
        workspace: the same.
        actions: the commands.
        notices: the one channel to the user.
        pool: small work off the GUI thread.
        library, edit, versions, queue, models, runtimes, settings: what the window shows.
        updates: looks for a newer version.
        network: what all of them do with the network.
        readiness: how the PixelSmile engine would make the edit that is under way.
        keeper: keeps the library up to date.
        thumbnails: small pictures for grid and filmstrip.
        reports: faults of the program that were written down.

    Signals:
        diagnosed(Diagnosis): it was found out what this computer can do.
    """

    diagnosed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        settings = workspace.settings.settings
        self.actions = Actions(self)
        self.notices = NoticeCentre(self)
        self.pool = TaskPool(parent=self)
        pictures = VersionPictures(workspace.history, self._new_studio())
        self.library = LibraryModel(workspace.library, self.pool, self)
        self.keeper = LibraryKeeper(workspace.library, self.library, self._new_studio(), self.pool, self)
        self.preview = PreviewWorker(self._new_studio(), self)
        self.edit = EditModel(self.preview, self)
        self.versions = VersionModel(workspace.history, pictures, self.pool, self)
        performer = WorkPerformer(workspace.history, workspace.library.entry)
        self.queue = QueueModel(workspace.queue, performer, workspace.make_studio, settings, self)
        self.models = ModelsModel(workspace.models, network_allowed=settings.network_allowed, parent=self)
        self.runtimes = RuntimeModel(
            workspace.runtimes,
            is_needed=workspace.needs_runtime,
            network_allowed=settings.network_allowed,
            parent=self,
        )
        self.updates = UpdateModel(workspace.check_for_update, self.pool, self)
        self.network = NetworkUse((self.models, self.runtimes, self.updates), self)
        self.settings = SettingsModel(workspace.settings, self.pool, self)
        self.readiness = ReadinessModel(self.edit, workspace.readiness, self.pool, self)
        self.readiness.use_precision(Precision(settings.precision))
        self.thumbnails = ThumbnailLoader(workspace.thumbnails, pictures, parent=self)
        self._backlog = ThumbnailBacklog(workspace.library, self.library, self.thumbnails, self)
        self.reports = CrashReports(workspace.folders.logs)
        self._diagnosis: Diagnosis | None = None
        self._is_stopped = False
        self._connect_parts()
        self._choose_engine()

    def _connect_parts(self) -> None:
        self.models.arrived.connect(self.diagnose)
        self.models.task_done.connect(self._on_model_task_done)
        self.runtimes.began.connect(self._on_runtime_began)
        self.runtimes.done.connect(self._on_runtime_done)
        self.settings.changed.connect(self._on_setting_changed)
        self.settings.not_saved.connect(self.notices.post_error)
        self.pool.failed.connect(self.notices.post_error)
        self.edit.failed.connect(self.notices.post_error)
        self.versions.failed.connect(self.notices.post_error)
        self.edit.busy_changed.connect(self.keeper.give_way)
        self.versions.current_changed.connect(self.thumbnails.forget)
        self.versions.current_changed.connect(self.keeper.note_edited)
        self.edit.busy_changed.connect(self._backlog.give_way)
        self.keeper.scanner.rested.connect(self._backlog.renew)

    @property
    def diagnosis(self) -> Diagnosis | None:
        """What this computer can do; None before that was found out."""
        return self._diagnosis

    def watch_for_faults(self, log: Path) -> AbstractContextManager[None]:
        """Meanwhile whatever nobody catches is written down and told to the user.

        Args:
            log: the log file, whose end belongs to a report.
        """
        self.reports = CrashReports(self.workspace.folders.logs, log)
        return self.reports.watching(self.notices.post_error)

    def start(self) -> None:
        """Start the threads; called when the window was painted, so that nobody waits for them."""
        self.preview.start()
        # What no version needs is deleted before anything new is rendered, or it would take that with it.
        self.pool.run(self.workspace.history.tidy, self._on_tidied, self._on_tidied, priority=Priority.VISIBLE)
        self.models.start()
        self.runtimes.start()
        self.keeper.start()
        self._backlog.start()
        self.diagnose()
        self.pool.run(self.workspace.library.back_up, priority=Priority.IDLE)

    def diagnose(self) -> None:
        """Find out, again, what this computer can do."""
        self.pool.run(self.workspace.diagnose, self._on_diagnosed, priority=Priority.IDLE)

    def stop(self) -> None:
        """End every thread, those that begin work first; nobody looks at the window any more.

        What the queue is at goes back into it and begins anew at the next start.
        """
        if self._is_stopped:
            return
        self._is_stopped = True
        self.queue.close(interrupts=True)
        self.models.close()
        self.runtimes.close()
        self.settings.flush()
        self.thumbnails.close()
        self.preview.stop()
        ended = (
            self.keeper.close(_PATIENCE_MS),
            self.library.close(_PATIENCE_MS),
            self.queue.join(_PATIENCE_MS),
            self.models.join(_PATIENCE_MS),
            self.runtimes.join(_PATIENCE_MS),
            self.pool.close(_PATIENCE_MS),
        )
        if not all(ended):
            logger.error("a thread did not come to its end: keeper, library, queue, models, runtimes, pool %s", ended)
        try:
            self.workspace.library.back_up()
        except PixelSmileError as error:
            logger.warning("the library could not be backed up: %s", error)

    def _new_studio(self) -> CurrentStudio:
        """A studio for previews; every thread needs one of its own."""
        store = self.workspace.settings
        return CurrentStudio(self.workspace.make_preview_studio, lambda: store.settings)

    def _on_tidied(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            logger.warning("what no version needs could not be deleted: %s", outcome)
        if not self._is_stopped:
            self.queue.start()

    def _on_setting_changed(self, name: str) -> None:
        settings = self.settings.settings
        self.queue.use_settings(settings)
        self.readiness.use_precision(Precision(settings.precision))
        self.models.allow_network(settings.network_allowed)
        self.runtimes.allow_network(settings.network_allowed)
        self.workspace.thumbnails.set_limit(settings.thumbnail_cache_mb)
        if name == "engine":
            self._choose_engine()

    @property
    def _is_pixelsmile_ready(self) -> bool:
        return self._diagnosis is not None and self._diagnosis.pixelsmile.why is None

    def _choose_engine(self) -> None:
        """Begin the edits of photos that are opened from now on with the engine of the settings."""
        engine = EngineName(self.settings.settings.engine)
        if engine is EngineName.AUTO:
            engine = EngineName.PIXELSMILE if self._is_pixelsmile_ready else EngineName.INSTANT
        self.edit.begin_with(engine)

    def _on_model_task_done(self, task: CareTask, _result: object) -> None:
        if task.verb not in {CareVerb.LOOK, CareVerb.PLAN_REMOVAL}:
            self.diagnose()

    def _on_runtime_began(self, task: RuntimeTask) -> None:
        """Let go of the runtime that the engine may have loaded, before something is done to it."""
        if task.verb not in {RuntimeVerb.PLAN, RuntimeVerb.EXPORT}:
            self.queue.release_model()

    def _on_runtime_done(self, task: RuntimeTask, _result: object) -> None:
        if task.verb not in {RuntimeVerb.LOOK, RuntimeVerb.PLAN, RuntimeVerb.EXPORT, RuntimeVerb.PLAN_REMOVAL}:
            self.diagnose()

    def _on_diagnosed(self, diagnosis: Diagnosis) -> None:
        was_ready = self._is_pixelsmile_ready
        self._diagnosis = diagnosis
        is_automatic = self.settings.settings.engine == EngineName.AUTO
        if is_automatic and self._is_pixelsmile_ready is not was_ready:
            self._choose_engine()
        self.readiness.use_diagnosis(diagnosis)
        self.diagnosed.emit(diagnosis)
