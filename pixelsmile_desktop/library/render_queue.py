"""The queue of work that outlives the program: its rows, in the order in which they are to be done.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection, Row
from typing import Any

from pixelsmile_desktop.core.job import JobState

_COLUMNS = "id, state, kind, title, payload, error, created"


@dataclass(frozen=True)
class QueueRow:
    """One piece of work.

    Attributes:
        id: its number, for ever.
        state: where it stands.
        kind: what is to be done; the studio knows the kinds.
        title: what it is, in words, for people.
        payload: all that is needed to do it, as plain JSON values.
        error: why it failed, one sentence; empty unless it failed.
        created: when it was added, seconds since 1970; for people, never for the order.
    """

    id: int
    state: JobState
    kind: str
    title: str
    payload: dict[str, Any]
    error: str
    created: float


def rows(connection: Connection) -> tuple[QueueRow, ...]:
    """All of them, first to be done first."""
    return tuple(map(_row, connection.execute(f"SELECT {_COLUMNS} FROM queue ORDER BY position, id")))


def row(connection: Connection, row_id: int) -> QueueRow | None:
    """The row of that number, if there is one."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM queue WHERE id = ?", (row_id,)).fetchone()
    return None if found is None else _row(found)


def next_queued(connection: Connection, kinds: Sequence[str]) -> QueueRow | None:
    """The first one of these kinds that waits to be done."""
    known = ", ".join("?" * len(kinds))
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM queue WHERE state = ? AND kind IN ({known}) ORDER BY position, id LIMIT 1",
        (JobState.QUEUED.value, *kinds),
    ).fetchone()
    return None if found is None else _row(found)


def add(connection: Connection, kind: str, title: str, payload: dict[str, Any], created: float) -> int:
    """Put work at the end of the queue; its number."""
    cursor = connection.execute(
        "INSERT INTO queue(position, state, kind, title, payload, error, created)"
        " VALUES ((SELECT coalesce(max(position), 0) + 1 FROM queue), ?, ?, ?, ?, '', ?)",
        (JobState.QUEUED.value, kind, title, json.dumps(payload), created),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def set_state(connection: Connection, row_id: int, state: JobState, error: str = "") -> None:
    """Note where a piece of work stands now, and why it failed if it did."""
    connection.execute("UPDATE queue SET state = ?, error = ? WHERE id = ?", (state.value, error, row_id))


def cancel_queued(connection: Connection, row_ids: Iterable[int]) -> None:
    """Note that those of these pieces of work that still wait are wanted no more."""
    connection.executemany(
        "UPDATE queue SET state = ? WHERE id = ? AND state = ?",
        ((JobState.CANCELLED.value, row_id, JobState.QUEUED.value) for row_id in row_ids),
    )


def move(connection: Connection, row_id: int, position: int) -> None:
    """Put a piece of work at another place of the queue, counted from 0; beyond the end is the end."""
    order = [found[0] for found in connection.execute("SELECT id FROM queue ORDER BY position, id")]
    if row_id not in order:
        return
    order.remove(row_id)
    order.insert(max(0, position), row_id)
    connection.executemany("UPDATE queue SET position = ? WHERE id = ?", enumerate(order, start=1))


def remove(connection: Connection, row_ids: Iterable[int]) -> None:
    """Forget pieces of work."""
    connection.executemany("DELETE FROM queue WHERE id = ?", ((row_id,) for row_id in row_ids))


def requeue_running(connection: Connection) -> int:
    """Let everything that runs wait again, as it must after a program that ended in the middle; how many there were."""
    cursor = connection.execute(
        "UPDATE queue SET state = ? WHERE state = ?", (JobState.QUEUED.value, JobState.RUNNING.value)
    )
    return cursor.rowcount


def _row(found: Row) -> QueueRow:
    return QueueRow(
        id=found["id"],
        state=JobState(found["state"]),
        kind=found["kind"],
        title=found["title"],
        payload=json.loads(found["payload"]),
        error=found["error"],
        created=found["created"],
    )
