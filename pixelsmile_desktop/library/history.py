"""Versions of a photo, which of them it shows now, and the way back and forth between them.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from sqlite3 import Connection, Row

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.core.request_json import from_json, to_json

_LONGEST_WAY_BACK = 500
_COLUMNS = "id, photo_id, request, engine, created, name, render, identity, changed_share, warnings"


@dataclass(frozen=True)
class UndoStack:
    """What a photo has shown, one after the other, across sessions.

    Attributes:
        states: versions by their ids; None is the original.
        position: index of the state that is shown now.
    """

    states: tuple[int | None, ...] = (None,)
    position: int = 0


def add_version(connection: Connection, version: EditVersion) -> EditVersion:
    """Keep a version, and give it back with its number; the number it brings is not looked at."""
    cursor = connection.execute(
        "INSERT INTO versions(photo_id, request, engine, created, name, render, identity, changed_share, warnings)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version.photo_id,
            to_json(version.request),
            str(version.engine),
            version.created,
            version.name,
            version.render,
            version.identity,
            version.changed_share,
            json.dumps(version.warnings),
        ),
    )
    assert cursor.lastrowid is not None
    return replace(version, id=cursor.lastrowid)


def version(connection: Connection, version_id: int) -> EditVersion | None:
    """The version of that number, if there is one.

    Raises:
        RequestError: a newer version of the program wrote its request.
    """
    row = connection.execute(f"SELECT {_COLUMNS} FROM versions WHERE id = ?", (version_id,)).fetchone()
    return None if row is None else _version(row)


def versions_of(connection: Connection, photo_id: int) -> tuple[EditVersion, ...]:
    """All versions of a photo, the oldest first.

    Raises:
        RequestError: a newer version of the program wrote one of their requests.
    """
    rows = connection.execute(f"SELECT {_COLUMNS} FROM versions WHERE photo_id = ? ORDER BY id", (photo_id,))
    return tuple(map(_version, rows))


def rename_version(connection: Connection, version_id: int, name: str) -> None:
    """Give a version the photographer's own name; an empty one takes it away."""
    connection.execute("UPDATE versions SET name = ? WHERE id = ?", (name, version_id))


def renders_in_use(connection: Connection) -> frozenset[str]:
    """The names of all files that keep pixels of versions; any other file beside them is left over."""
    rows = connection.execute("SELECT DISTINCT render FROM versions WHERE render <> ''")
    return frozenset(row[0] for row in rows)


def remove_version(connection: Connection, version_id: int) -> None:
    """Forget a version. A photo that shows it shows the original; its way back and forth goes on without it."""
    row = connection.execute("SELECT photo_id FROM versions WHERE id = ?", (version_id,)).fetchone()
    if row is None:
        return
    photo_id: int = row[0]
    stack = undo_stack(connection, photo_id)
    is_shown = current_version(connection, photo_id) == version_id
    connection.execute("DELETE FROM current_versions WHERE version_id = ?", (version_id,))
    if version_id in stack.states:
        left = _without(stack, version_id)
        save_undo_stack(connection, photo_id, gone_on(left, None) if is_shown else left)
    connection.execute("DELETE FROM versions WHERE id = ?", (version_id,))


def current_version(connection: Connection, photo_id: int) -> int | None:
    """The version that a photo shows now; None if it shows the original."""
    row = connection.execute("SELECT version_id FROM current_versions WHERE photo_id = ?", (photo_id,)).fetchone()
    return None if row is None else row[0]


def current_versions(connection: Connection, photo_ids: Iterable[int]) -> dict[int, int]:
    """The versions that these photos show now; those that show the original are left out."""
    rows = connection.execute(
        "SELECT photo_id, version_id FROM current_versions"
        " WHERE version_id IS NOT NULL AND photo_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(photo_ids)),),
    )
    return dict(rows.fetchall())


def set_current(connection: Connection, photo_id: int, version_id: int | None) -> None:
    """Let a photo show one of its versions, or the original (None)."""
    connection.execute(
        "INSERT INTO current_versions(photo_id, version_id) VALUES (?, ?)"
        " ON CONFLICT(photo_id) DO UPDATE SET version_id = excluded.version_id",
        (photo_id, version_id),
    )


def undo_stack(connection: Connection, photo_id: int) -> UndoStack:
    """The way back and forth of a photo; one that was never edited has the original only."""
    rows = connection.execute("SELECT version_id FROM undo WHERE photo_id = ? ORDER BY position", (photo_id,))
    states = tuple(row[0] for row in rows)
    cursor = connection.execute("SELECT position FROM undo_cursor WHERE photo_id = ?", (photo_id,)).fetchone()
    if not states or cursor is None:
        return UndoStack()
    return UndoStack(states, min(max(0, cursor[0]), len(states) - 1))


def save_undo_stack(connection: Connection, photo_id: int, stack: UndoStack) -> None:
    """Put another way back and forth in place of the one that a photo has."""
    connection.execute("DELETE FROM undo WHERE photo_id = ?", (photo_id,))
    connection.executemany(
        "INSERT INTO undo(photo_id, position, version_id) VALUES (?, ?, ?)",
        ((photo_id, position, state) for position, state in enumerate(stack.states)),
    )
    connection.execute(
        "INSERT INTO undo_cursor(photo_id, position) VALUES (?, ?)"
        " ON CONFLICT(photo_id) DO UPDATE SET position = excluded.position",
        (photo_id, stack.position),
    )


def gone_on(stack: UndoStack, version_id: int | None) -> UndoStack:
    """The way after a new step: what could be redone is forgotten, and so is what lies very far back."""
    before = stack.states[: stack.position + 1]
    states = before if before[-1] == version_id else (*before, version_id)[-_LONGEST_WAY_BACK:]
    return UndoStack(states, len(states) - 1)


def _without(stack: UndoStack, version_id: int) -> UndoStack:
    """The stack without a state, and without the repetitions that its absence would leave."""
    states: list[int | None] = []
    position = 0
    for index, state in enumerate(stack.states):
        if state != version_id and (not states or states[-1] != state):
            states.append(state)
        if index <= stack.position:
            position = max(0, len(states) - 1)
    return UndoStack(tuple(states) or (None,), position)


def _version(row: Row) -> EditVersion:
    return EditVersion(
        id=row["id"],
        photo_id=row["photo_id"],
        request=from_json(row["request"]),
        engine=EngineName(row["engine"]),
        created=row["created"],
        name=row["name"],
        render=row["render"],
        identity=row["identity"],
        changed_share=row["changed_share"],
        warnings=tuple(json.loads(row["warnings"])),
    )
