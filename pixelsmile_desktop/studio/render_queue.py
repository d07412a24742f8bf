"""The queue of work: what is to be rendered and exported, in which order, also after the program was killed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.library import render_queue as rows
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.library.render_queue import QueueRow

_GONE = ("this work is no longer in the queue", "add it again")


class WorkKind(StrEnum):
    """What is to be done."""

    EDIT = "edit"
    EXPORT = "export"
    SHEET = "sheet"
    """All twelve expressions of a face."""
    STRIP = "strip"
    """One expression at several intensities."""


@dataclass(frozen=True)
class NewWork:
    """Work that is not in the queue yet.

    Attributes:
        kind: what is to be done.
        title: in words, for people.
        payload: all that is needed to do it, as plain JSON values; see `studio.queued_payload`.
    """

    kind: WorkKind
    title: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class QueuedWork:
    """One piece of work in the queue.

    Attributes:
        id: its number, for ever.
        kind: what is to be done.
        title: in words, for people.
        payload: all that is needed to do it, as plain JSON values.
        state: where it stands.
        error: why it failed, one sentence; empty unless it failed.
    """

    id: int
    kind: WorkKind
    title: str
    payload: dict[str, Any]
    state: JobState = JobState.QUEUED
    error: str = ""


class RenderQueueStore:
    """The queue on the disk. What ran when the program ended waits again. Safe to share between threads.

    Args:
        database: the library.
        clock: seconds since 1970; nothing is put in order by it.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._running: int | None = None

    def resume(self) -> int:
        """Let what ran when the program ended wait again; how many pieces of work wait now. Called once at start."""
        with self._database.writing() as connection:
            rows.requeue_running(connection)
        return sum(work.state is JobState.QUEUED for work in self.all())

    def all(self) -> tuple[QueuedWork, ...]:
        """Everything, first to be done first; work of kinds that a newer version of the program added is left out."""
        with self._database.reading() as connection:
            return tuple(_work(row) for row in rows.rows(connection) if row.kind in list(WorkKind))

    def add(self, works: Iterable[NewWork]) -> tuple[QueuedWork, ...]:
        """Put work at the end of the queue: all of it, or none if that fails."""
        added = []
        with self._database.writing() as connection:
            for work in works:
                number = rows.add(connection, str(work.kind), work.title, work.payload, self._clock())
                added.append(QueuedWork(number, work.kind, work.title, work.payload))
        return tuple(added)

    def move(self, work_id: int, position: int) -> None:
        """Put a piece of work at another place of the queue, counted from 0."""
        with self._database.writing() as connection:
            rows.move(connection, work_id, position)

    def remove(self, work_ids: Iterable[int]) -> tuple[QueuedWork, ...]:
        """Forget pieces of work that do not run now; what was forgotten."""
        wanted = set(work_ids)
        with self._database.writing() as connection:
            gone = [row for row in rows.rows(connection) if row.id in wanted and row.state is not JobState.RUNNING]
            rows.remove(connection, [row.id for row in gone])
        return tuple(_work(row) for row in gone if row.kind in list(WorkKind))

    def clear_finished(self) -> None:
        """Forget whatever has ended."""
        self.remove(work.id for work in self.all() if work.state.is_terminal)

    def next(self) -> QueuedWork | None:
        """Take the first piece of work that waits: it runs from now on. None if nothing waits."""
        with self._database.writing() as connection:
            row = rows.next_queued(connection, list(WorkKind))
            if row is None:
                return None
            rows.set_state(connection, row.id, JobState.RUNNING)
        self._running = row.id
        return QueuedWork(row.id, WorkKind(row.kind), row.title, row.payload, JobState.RUNNING)

    def finish(self, work_id: int) -> None:
        """Running work is done."""
        self._leave(work_id, JobState.RUNNING, JobState.SUCCEEDED)

    def fail(self, work_id: int, error: str) -> None:
        """Running work failed, for the reason that one sentence says."""
        self._leave(work_id, JobState.RUNNING, JobState.FAILED, error)

    def cancel(self, work_id: int) -> None:
        """Waiting or running work was cancelled; nothing happens to work that has ended."""
        with self._database.writing() as connection:
            row = rows.row(connection, work_id)
            if row is not None and not row.state.is_terminal:
                rows.set_state(connection, work_id, JobState.CANCELLED)

    def cancel_waiting(self, work_ids: Iterable[int]) -> None:
        """Those of these pieces of work that still wait were cancelled; nothing happens to the others."""
        with self._database.writing() as connection:
            rows.cancel_queued(connection, work_ids)

    def put_back(self, work_id: int) -> None:
        """Running work that was interrupted, not ended, waits again."""
        self._leave(work_id, JobState.RUNNING, JobState.QUEUED)

    def retry(self, work_id: int) -> None:
        """Failed or cancelled work waits again, at its old place.

        Raises:
            RequestError: it is gone, or did not fail.
        """
        with self._database.writing() as connection:
            row = rows.row(connection, work_id)
            if row is None or not (row.state in (JobState.FAILED, JobState.CANCELLED) or self._is_left_behind(row)):
                raise RequestError(*_GONE)
            rows.set_state(connection, work_id, JobState.QUEUED)

    def _is_left_behind(self, row: QueueRow) -> bool:
        """Whether it runs on the disk only, because a full disk did not take how it ended."""
        return row.state is JobState.RUNNING and row.id != self._running

    def _leave(self, work_id: int, before: JobState, after: JobState, error: str = "") -> None:
        if work_id == self._running:
            self._running = None
        with self._database.writing() as connection:
            row = rows.row(connection, work_id)
            if row is None or row.state is not before:
                raise RequestError(*_GONE)
            rows.set_state(connection, work_id, after, error)


def _work(row: QueueRow) -> QueuedWork:
    return QueuedWork(row.id, WorkKind(row.kind), row.title, row.payload, row.state, row.error)
