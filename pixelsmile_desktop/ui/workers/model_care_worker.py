"""Looks after the models on this computer, on a thread of its own: every byte of 60 GB takes a while to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.model_overview import ALL_LEFTOVERS, SAFE_LEFTOVERS, overview
from pixelsmile_desktop.studio.models import ModelRoom, download_models
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.task_worker import TaskWorker


class CareVerb(Enum):
    """What can be done to a model."""

    LOOK = "look"
    IMPORT = "import"
    ADOPT = "adopt"
    EXPORT = "export"
    VERIFY = "verify"
    REPAIR = "repair"
    PLAN_REMOVAL = "plan removal"
    REMOVE = "remove"
    CLEAN = "clean"


@dataclass(frozen=True)
class CareTask:
    """One thing to do.

    Attributes:
        verb: what.
        name: the model; empty lets the files tell (import, adopt), or means all (clean).
        place: where from or where to; None where that is no question, or to repair by a download.
        accepts_notice: whether the user has read and accepted the notice of the model, if it has one.
        piece_bytes: an export splits files into pieces of this size; None does not.
        with_unfinished: whether a clean-up takes downloads that could go on as well.
    """

    verb: CareVerb
    name: str = ""
    place: Path | None = None
    accepts_notice: bool = False
    piece_bytes: int | None = None
    with_unfinished: bool = False


class ModelCareWorker(TaskWorker):
    """Looks after the models: its tasks are `CareTask`s.

    What comes of a task is what `studio.model_care` or `studio.model_overview` returned.

    Args:
        open_room: opens the store anew for each task, by the settings of now.
    """

    def __init__(self, open_room: Callable[[], ModelRoom]) -> None:
        super().__init__()
        self._open_room = open_room

    def _do(self, task: CareTask, watch: Watch) -> object:
        return _ACTIONS[task.verb](task, self._open_room(), watch)


def _care(room: ModelRoom) -> ModelCare:
    return ModelCare(room.store, room.catalogue)


def _place(task: CareTask) -> Path:
    if task.place is None:
        raise RequestError("no place was chosen", "choose a folder or a file")
    return task.place


def _look(_task: CareTask, room: ModelRoom, _watch: Watch) -> object:
    return overview(room)


def _import(task: CareTask, room: ModelRoom, watch: Watch) -> object:
    name = task.name or None
    return _care(room).import_model(_place(task), name, watch, accepts_notice=task.accepts_notice)


def _adopt(task: CareTask, room: ModelRoom, watch: Watch) -> object:
    name = task.name or None
    return _care(room).adopt_model(_place(task), name, watch, accepts_notice=task.accepts_notice)


def _export(task: CareTask, room: ModelRoom, watch: Watch) -> object:
    return _care(room).export_model(task.name, _place(task), task.piece_bytes, watch)


def _verify(task: CareTask, room: ModelRoom, watch: Watch) -> object:
    return _care(room).verify_model(task.name, watch)


def _repair(task: CareTask, room: ModelRoom, watch: Watch) -> object:
    """Read the model again, so that only what is broken now is replaced."""

    def download(name: str, watch: Watch) -> None:
        # Whoever has the model has accepted its notice.
        for _ in download_models(room, [name], watch, accepts_notice=True):
            pass

    found = _care(room).verify_model(task.name, watch)
    if found.broken:
        _care(room).repair_model(found, task.place, download, watch)
    return found


def _plan_removal(task: CareTask, room: ModelRoom, _watch: Watch) -> object:
    return _care(room).plan_removal(task.name)


def _remove(task: CareTask, room: ModelRoom, _watch: Watch) -> object:
    return _care(room).remove_model(task.name)


def _clean(task: CareTask, room: ModelRoom, _watch: Watch) -> object:
    return _care(room).clean(ALL_LEFTOVERS if task.with_unfinished else SAFE_LEFTOVERS)


_ACTIONS: Final[dict[CareVerb, Callable[[CareTask, ModelRoom, Watch], object]]] = {
    CareVerb.LOOK: _look,
    CareVerb.IMPORT: _import,
    CareVerb.ADOPT: _adopt,
    CareVerb.EXPORT: _export,
    CareVerb.VERIFY: _verify,
    CareVerb.REPAIR: _repair,
    CareVerb.PLAN_REMOVAL: _plan_removal,
    CareVerb.REMOVE: _remove,
    CareVerb.CLEAN: _clean,
}
