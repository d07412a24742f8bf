"""The photographer's own presets.

Every function works on a connection of `Database`: those that change something inside `Database.writing`.
"""

from __future__ import annotations

from sqlite3 import Connection, IntegrityError

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.core.request_json import from_json, to_json


def own_presets(connection: Connection) -> tuple[Preset, ...]:
    """All of them, by their names.

    Raises:
        RequestError: a newer version of the program wrote one of their requests.
    """
    rows = connection.execute("SELECT name, request FROM presets ORDER BY name COLLATE NOCASE, name")
    return tuple(Preset(row["name"], from_json(row["request"])) for row in rows)


def save_preset(connection: Connection, name: str, request: EditRequest) -> None:
    """Keep a look under a name; what was kept under that name before is replaced."""
    connection.execute(
        "INSERT INTO presets(name, request) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET request = excluded.request",
        (name, to_json(request)),
    )


def rename_preset(connection: Connection, name: str, new_name: str) -> None:
    """Give a preset another name.

    Raises:
        RequestError: another one has that name.
    """
    try:
        connection.execute("UPDATE presets SET name = ? WHERE name = ?", (new_name, name))
    except IntegrityError as error:
        raise RequestError(f"there is a preset {new_name} already", "choose another name") from error


def remove_preset(connection: Connection, name: str) -> bool:
    """Forget a preset; whether there was one."""
    return connection.execute("DELETE FROM presets WHERE name = ?", (name,)).rowcount > 0
