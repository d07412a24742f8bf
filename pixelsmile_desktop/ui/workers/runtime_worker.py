"""Makes and looks after the engine runtime, on a thread of its own: gigabytes are fetched, unpacked and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from pixelsmile_desktop.core.errors import Cancelled, RequestError
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
from pixelsmile_desktop.studio.runtime_overview import look_at
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.current_work import CurrentWork
from pixelsmile_desktop.ui.workers.failure import failure_of
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay


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


class RuntimeWorker(QObject):
    """Does one thing after the other. `attend` is reached by a queued signal, the rest from any thread.

    Args:
        open_runtimes: opens the runtimes anew for each task, by the settings of now.

    Signals:
        began(RuntimeTask): it is being done.
        progressed(RuntimeTask, Progress): so far, ten times a second at most.
        done(RuntimeTask, object): it is done; the object is what `studio.engine_runtime` or `look_at` returned.
        failed(RuntimeTask, Failure): it failed; what has arrived is kept. One of these three is the only ending.
        cancelled(RuntimeTask): the user stopped it; likewise.
        paused_changed(bool): whether nothing is received for now.
    """

    began = Signal(object)
    progressed = Signal(object, object)
    done = Signal(object, object)
    failed = Signal(object, object)
    cancelled = Signal(object)
    paused_changed = Signal(bool)

    def __init__(self, open_runtimes: Callable[[], EngineRuntimes]) -> None:
        super().__init__()
        self._open_runtimes = open_runtimes
        self._current = CurrentWork()
        self._runtimes: EngineRuntimes | None = None

    def cancel(self) -> None:
        """Stop what is being done; what has arrived is kept."""
        self._current.cancel()

    def close(self) -> None:
        """Stop what is being done and begin nothing more."""
        self._current.close()

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

    @Slot(object)
    def attend(self, task: RuntimeTask) -> None:
        """Do one thing and tell its one ending, whatever happens."""
        try:
            with self._current.begun() as token:
                self.began.emit(task)
                token.raise_if_requested()
                self._runtimes = self._open_runtimes()
                watch = Watch(token, ProgressRelay(self._teller(task)))
                result = _ACTIONS[task.verb](task, self._runtimes, watch)
        except Cancelled:
            self.cancelled.emit(task)
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            self.failed.emit(task, failure_of(error))
        else:
            self.done.emit(task, result)
        finally:
            self._runtimes = None

    def _teller(self, task: RuntimeTask) -> Callable[[Progress], None]:
        return lambda progress: self.progressed.emit(task, progress)


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
