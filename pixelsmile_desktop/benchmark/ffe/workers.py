"""Processes that edit side by side, one face each, and hand every outcome over as soon as it stands."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from pixelsmile_desktop.benchmark.ffe.result_json import Outcome
from pixelsmile_desktop.benchmark.ffe.subject_edits import Equipment, SubjectEditor, SubjectWork, failures
from pixelsmile_desktop.core.errors import EngineError, PixelSmileError
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.services import Watch

EquipmentMaker = Callable[[], Equipment]
"""Builds the equipment of a process; it must be picklable."""

_POLL_SECONDS: Final = 0.2
_SECONDS_TO_DIE: Final = 5.0


@dataclass(frozen=True)
class _Done:
    """The work that was handed out is finished."""


@dataclass(frozen=True)
class _Broken:
    """The process cannot go on; error as `PixelSmileError` takes it."""

    what: str
    remedy: str


@dataclass
class _Worker:
    process: SpawnProcess
    connection: Connection
    work: SubjectWork | None = None
    told: set[tuple[str, float]] = field(default_factory=set)

    def give(self, work: SubjectWork) -> None:
        self.work = work
        self.told.clear()
        # Whether it is dead shows when it is listened to.
        with contextlib.suppress(OSError):
            self.connection.send(work)


def outcomes_of_processes(
    works: Sequence[SubjectWork],
    count: int,
    make_equipment: EquipmentMaker,
    request: EditRequest,
    folder: Path,
    watch: Watch,
) -> Iterator[Outcome]:
    """The outcomes of all work, in the order in which they come.

    A process that dies costs the edits it was at, and another takes its place. When this process dies, the others
    notice at their next word and end.

    Args:
        works: what is to be done.
        count: how many processes at most.
        make_equipment: builds the equipment of each.
        request: see `SubjectEditor`.
        folder: of the run.
        watch: who may stop it.

    Raises:
        PixelSmileError: a process cannot go on.
        Cancelled: the user stopped it.
    """
    waiting = deque(works)
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.work is not None for worker in workers):
            while waiting and len(workers) < min(count, len(works)):
                workers.append(_started(make_equipment, request, folder))
                workers[-1].give(waiting.popleft())
            watch.cancel.raise_if_requested()
            ready = wait([worker.connection for worker in workers], _POLL_SECONDS)
            for worker in [worker for worker in workers if worker.connection in ready]:
                yield from _heard(worker, workers, waiting)
    finally:
        for worker in workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in workers:
            worker.process.join(_SECONDS_TO_DIE)


def _heard(worker: _Worker, workers: list[_Worker], waiting: deque[SubjectWork]) -> Iterator[Outcome]:
    """What a process has to say; it gets new work when it is done, and is given up when it is dead."""
    try:
        message = worker.connection.recv()
    except (EOFError, OSError):
        workers.remove(worker)
        worker.connection.close()
        worker.process.join(_SECONDS_TO_DIE)
        if worker.work is not None:
            lost = [(task, at) for task, at in worker.work.keys if (task.id, at) not in worker.told]
            yield from failures(lost, f"the process that edited it ended unexpectedly ({worker.process.exitcode})")
        return
    if isinstance(message, _Broken):
        raise EngineError(message.what, message.remedy)
    if isinstance(message, _Done):
        worker.work = None
        if waiting:
            worker.give(waiting.popleft())
        return
    worker.told.add(message.key)
    yield message


def _started(make_equipment: EquipmentMaker, request: EditRequest, folder: Path) -> _Worker:
    # Spawned: forking a process whose libraries run threads of their own can deadlock.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, make_equipment, request, folder), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(connection: Connection, make_equipment: EquipmentMaker, request: EditRequest, folder: Path) -> None:
    """The life of a process."""
    import cv2

    # A Ctrl-C in the terminal is for the process that handed out the work, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each process has one core; threads of their own would only get in each other's way.
    cv2.setNumThreads(1)
    try:
        editor = SubjectEditor(make_equipment(), request, folder)
        while True:
            for outcome in editor.outcomes(connection.recv(), Watch()):
                connection.send(outcome)
            connection.send(_Done())
    except PixelSmileError as error:
        connection.send(_Broken(error.what, error.remedy))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # Nobody listens any more.
        return
