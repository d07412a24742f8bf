"""Makes and looks after the engine runtime, on a thread of its own: gigabytes are fetched, unpacked and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
from pixelsmile_desktop.studio.runtime_overview import look_at
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.task_worker import TaskWorker


class RuntimeVerb(Enum):
    """What can be done with runtimes."""

    LOOK = "look"
    PLAN = "plan"
    INSTALL = "install"
    IMPORT = "import"
    EXPORT = "export"
    VERIFY = "verify"
    REPAIR = "repair"
    PLAN_REMOVAL = "plan removal"
    REMOVE = "remove"


CONNECTING: Final = frozenset({RuntimeVerb.PLAN, RuntimeVerb.INSTALL, RuntimeVerb.EXPORT, RuntimeVerb.REPAIR})
"""What needs the network."""


@dataclass(frozen=True)
class RuntimeTask:
    """One thing to do.

    Attributes:
        verb: what.
        kind: of the runtime; None takes the one for this computer.
        names: of the runtimes that are checked or removed; none removes all.
        place: folder where from or where to; None where that is no question.
    """

    verb: RuntimeVerb
    kind: str | None = None
    names: tuple[str, ...] = ()
    place: Path | None = None


class RuntimeWorker(TaskWorker):
    """Looks after the engine runtimes: its tasks are `RuntimeTask`s, and can be paused.

    What comes of a task is what `studio.engine_runtime` or `look_at` returned.

    Args:
        open_runtimes: opens the runtimes anew for each task, by the settings of now.

    Signals:
        paused_changed(bool): whether nothing is received for now.
    """

    paused_changed = Signal(bool)

    def __init__(self, open_runtimes: Callable[[], EngineRuntimes]) -> None:
        super().__init__()
        self._open_runtimes = open_runtimes
        self._runtimes: EngineRuntimes | None = None

    def pause(self, is_paused: bool) -> None:
        """Receive nothing for now, or go on."""
        # Read once: the thread of the tasks takes it away when it is done.
        runtimes = self._runtimes
        if runtimes is None:
            return
        gate = runtimes.supply.means.gate
        if is_paused:
            gate.pause()
        else:
            gate.resume()
        self.paused_changed.emit(is_paused)

    def _do(self, task: RuntimeTask, watch: Watch) -> object:
        try:
            self._runtimes = runtimes = self._open_runtimes()
            return _ACTIONS[task.verb](task, runtimes, watch)
        finally:
            self._runtimes = None


def _place(task: RuntimeTask) -> Path:
    if task.place is None:
        raise RequestError("no place was chosen", "choose a folder")
    return task.place


def _look(_task: RuntimeTask, runtimes: EngineRuntimes, _watch: Watch) -> object:
    return look_at(runtimes)


def _plan(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    return runtimes.plan(task.kind, watch)


def _install(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    return runtimes.install(task.kind, watch)


def _import(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    return runtimes.install_from(_place(task), task.kind, watch)


def _export(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    return runtimes.export(task.kind, _place(task), watch)


def _verify(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    (name,) = task.names
    return runtimes.verify(name, watch)


def _repair(task: RuntimeTask, runtimes: EngineRuntimes, watch: Watch) -> object:
    return runtimes.repair(task.kind, task.place, watch)


def _plan_removal(task: RuntimeTask, runtimes: EngineRuntimes, _watch: Watch) -> object:
    return runtimes.plan_removal(task.names)


def _remove(task: RuntimeTask, runtimes: EngineRuntimes, _watch: Watch) -> object:
    return runtimes.remove(task.names)


_ACTIONS: Final[dict[RuntimeVerb, Callable[[RuntimeTask, EngineRuntimes, Watch], Any]]] = {
    RuntimeVerb.LOOK: _look,
    RuntimeVerb.PLAN: _plan,
    RuntimeVerb.INSTALL: _install,
    RuntimeVerb.IMPORT: _import,
    RuntimeVerb.EXPORT: _export,
    RuntimeVerb.VERIFY: _verify,
    RuntimeVerb.REPAIR: _repair,
    RuntimeVerb.PLAN_REMOVAL: _plan_removal,
    RuntimeVerb.REMOVE: _remove,
}
