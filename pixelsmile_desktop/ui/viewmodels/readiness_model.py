"""How the PixelSmile engine would make the edit that is under way: by which plan, how long, with how much memory."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.request import EngineOptions, Precision
from pixelsmile_desktop.studio.doctor import Diagnosis, PixelSmileReadiness
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.workers.latest_task import LatestTask
from pixelsmile_desktop.ui.workers.task_pool import TaskPool


class ReadinessModel(QObject):
    """Follows the options of an edit, and finds out off the GUI thread what they mean on this computer.

    Args:
        edit: the edit.
        find: see `studio.workspace.Workspace.readiness`.
        pool: where that is found out.
        parent: as Qt means it.

    Signals:
        changed(): `readiness` or `precision` is different.
    """

    changed = Signal()

    def __init__(
        self,
        edit: EditModel,
        find: Callable[[Hardware, EngineOptions], PixelSmileReadiness],
        pool: TaskPool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edit = edit
        self._find = find
        self._diagnosis: Diagnosis | None = None
        self._precision = Precision.AUTO
        self._readiness: PixelSmileReadiness | None = None
        self._task: LatestTask[PixelSmileReadiness] = LatestTask(pool, self)
        self._task.ready.connect(self._on_ready)
        edit.options_changed.connect(self._ask)

    @property
    def readiness(self) -> PixelSmileReadiness | None:
        """For the options of the edit; None before anything was found out."""
        return self._readiness

    @property
    def precision(self) -> Precision:
        """That of edits that ask for none of their own."""
        return self._precision

    def use_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Plan for this computer, and with what is installed now."""
        self._diagnosis = diagnosis
        self._task.clear()
        self._ask()

    def use_precision(self, precision: Precision) -> None:
        """Plan edits that ask for no precision of their own with this one."""
        if precision is not self._precision:
            self._precision = precision
            self.changed.emit()
            self._ask()

    def _ask(self) -> None:
        diagnosis = self._diagnosis
        if diagnosis is None:
            return
        options = _planned_by(self._edit.options, self._precision)
        if options == EngineOptions():
            self._task.forsake()
            self._take(diagnosis.pixelsmile)
        elif self._task.value is not None and self._task.key == options and not self._task.is_busy:
            self._take(self._task.value)
        else:
            self._task.request(options, lambda _cancel: self._find(diagnosis.hardware, options))

    def _on_ready(self) -> None:
        if self._task.value is not None:
            self._take(self._task.value)

    def _take(self, readiness: PixelSmileReadiness) -> None:
        self._readiness = readiness
        self.changed.emit()


def _planned_by(options: EngineOptions, precision: Precision) -> EngineOptions:
    """Only what a plan depends on."""
    chosen = precision if options.precision is Precision.AUTO else options.precision
    return EngineOptions(
        steps=options.steps,
        size=options.size,
        precision=chosen,
        model=options.model,
        lora=options.lora,
        draft=options.draft,
        parity=options.parity,
    )
