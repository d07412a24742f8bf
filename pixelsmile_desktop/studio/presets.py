"""Looks to put on faces again and again: those that came with the program, and the photographer's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.errors import RequestError, ResourceError
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.core.request_json import from_dict
from pixelsmile_desktop.library import presets as rows
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.studio.copy_paste import settings_of

_LONGEST_NAME: Final = 60


def read_bundled(path: Path) -> tuple[Preset, ...]:
    """The presets that came with the program, in their own order.

    Raises:
        ResourceError: the file is missing or not the one that was shipped.
    """
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
        presets = [Preset(str(record["name"]), from_dict(record["request"]), is_bundled=True) for record in records]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _damaged() from error
    if not presets:
        raise _damaged()
    return tuple(presets)


def _damaged() -> ResourceError:
    return ResourceError("the presets that ship with PixelSmile Desktop are missing or damaged", "install it again")


class PresetStore:
    """All presets. Safe to share between threads, as the database is.

    Args:
        bundled: those that came with the program.
        database: the library, which keeps the others.
    """

    def __init__(self, bundled: tuple[Preset, ...], database: Database) -> None:
        self._bundled = bundled
        self._database = database

    def all(self) -> tuple[Preset, ...]:
        """The bundled ones in their order, then his own by their names."""
        with self._database.reading() as connection:
            return (*self._bundled, *rows.own_presets(connection))

    def save(self, name: str, request: EditRequest) -> Preset:
        """Keep a look, without photo and face, under a name; one of his own of that name is replaced.

        Raises:
            RequestError: the name is empty, too long, or that of a bundled preset.
        """
        preset = Preset(self._usable(name), settings_of(request))
        with self._database.writing() as connection:
            rows.save_preset(connection, preset.name, preset.request)
        return preset

    def rename(self, name: str, new_name: str) -> None:
        """Give one of his own another name.

        Raises:
            RequestError: it came with the program, or the new name is not usable or taken.
        """
        self._refuse_bundled(name)
        usable = self._usable(new_name)
        with self._database.writing() as connection:
            rows.rename_preset(connection, name, usable)

    def remove(self, name: str) -> Preset | None:
        """Forget one of his own, and give it back so that `save` can undo that; None if it was gone already.

        Raises:
            RequestError: it came with the program.
        """
        self._refuse_bundled(name)
        with self._database.writing() as connection:
            found = next((preset for preset in rows.own_presets(connection) if preset.name == name), None)
            rows.remove_preset(connection, name)
        return found

    def _usable(self, name: str) -> str:
        name = " ".join(name.split())
        if not name:
            raise RequestError("the preset has no name", "write one")
        if len(name) > _LONGEST_NAME:
            raise RequestError(f"the name has {len(name)} characters", f"choose one of at most {_LONGEST_NAME}")
        self._refuse_bundled(name)
        return name

    def _refuse_bundled(self, name: str) -> None:
        if any(preset.name.casefold() == name.casefold() for preset in self._bundled):
            raise RequestError(f"{name} came with the program and stays as it is", "choose another name")
