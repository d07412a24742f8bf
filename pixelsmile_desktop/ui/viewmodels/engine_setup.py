"""Gets the PixelSmile engine ready: asks what its runtime and its models take, and brings one after the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.studio.engine_runtime import RuntimePlan
from pixelsmile_desktop.studio.engine_setup import SetupPlan
from pixelsmile_desktop.studio.models import DownloadPlan
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.workers.runtime_worker import RuntimeTask, RuntimeVerb

_NOTHING: Final[tuple[str, ...]] = ()


class EngineSetup(QObject):
    """One offer for what two threads have to do.

    Args:
        models: the models.
        runtimes: the engine runtime.
        parent: keeps it.

    Signals:
        planned(SetupPlan): what all of it takes, as soon as both have told.
        changed(): `is_needed` or `is_idle` may be different.
    """

    planned = Signal(object)
    changed = Signal()

    def __init__(self, models: ModelsModel, runtimes: RuntimeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models, self._runtimes = models, runtimes
        self._plan_task: RuntimeTask | None = None
        self._install_task: RuntimeTask | None = None
        self._is_planning = False
        self._names, self._models_to_come = _NOTHING, _NOTHING
        self._runtime_plan: RuntimePlan | None = None
        self._models_plan: DownloadPlan | None = None
        models.changed.connect(self._on_models_changed)
        runtimes.changed.connect(self.changed)
        runtimes.done.connect(self._on_runtime_done)
        runtimes.failed.connect(self._on_runtime_stopped)
        runtimes.cancelled.connect(self._on_runtime_stopped)

    @property
    def is_needed(self) -> bool:
        """Whether anything is missing, as far as it was looked at."""
        return self._runtimes.is_missing or bool(self._missing_models)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being found out or brought, here or by the runtimes for anybody else."""
        return not self._is_planning and self._runtimes.task is None

    def plan(self) -> None:
        """Find out what it takes; `planned` follows, unless a failure was told."""
        if not (self.is_idle and self.is_needed):
            return
        self._is_planning = True
        self._runtime_plan, self._models_plan = None, None
        self._names, self._plan_task = self._missing_models, None
        overview = self._runtimes.overview
        if self._runtimes.is_missing and overview is not None:
            self._plan_task = RuntimeTask(RuntimeVerb.PLAN, overview.kind)
            self._runtimes.do(self._plan_task)
        if self._names:
            self._models.plan(self._names)
        self.changed.emit()

    def begin(self, plan: SetupPlan) -> None:
        """Bring what was planned; the notices of the models have been accepted with it."""
        if plan.runtime is None:
            self._models.download(plan.model_names, accepts_notice=True)
            return
        self._models_to_come = plan.model_names
        self._install_task = RuntimeTask(RuntimeVerb.INSTALL, plan.runtime.lock.kind.value)
        self._runtimes.do(self._install_task)

    @property
    def _missing_models(self) -> tuple[str, ...]:
        overview = self._models.overview
        return _NOTHING if overview is None else overview.missing

    def _on_models_changed(self) -> None:
        if self._is_planning and self._names and self._models_plan is None and not self._models.is_planning:
            self._models_plan = self._models.plan_result
            if self._models_plan is None:
                self._give_up()
            else:
                self._tell_if_complete()
        self.changed.emit()

    def _on_runtime_done(self, task: RuntimeTask, result: object) -> None:
        if task is self._plan_task and isinstance(result, RuntimePlan):
            self._runtime_plan = result
            self._tell_if_complete()
        elif task is self._install_task:
            names, self._models_to_come, self._install_task = self._models_to_come, _NOTHING, None
            if names:
                self._models.download(names, accepts_notice=True)

    def _on_runtime_stopped(self, task: RuntimeTask) -> None:
        if task is self._plan_task:
            self._give_up()
        elif task is self._install_task:
            self._models_to_come, self._install_task = _NOTHING, None

    def _tell_if_complete(self) -> None:
        has_runtime = self._plan_task is None or self._runtime_plan is not None
        has_models = not self._names or self._models_plan is not None
        if self._is_planning and has_runtime and has_models:
            self._is_planning = False
            overview = self._runtimes.overview
            folder = None if overview is None else overview.folder
            self.planned.emit(SetupPlan(self._runtime_plan, self._models_plan, folder))

    def _give_up(self) -> None:
        """One of both cannot be had, and has told so."""
        self._is_planning, self._plan_task = False, None
        self.changed.emit()
