"""Named options of exports, and those of the last one, in one file of the settings folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening

BUNDLED: Final[Mapping[str, ExportOptions]] = {
    "Like the original": ExportOptions(""),
    "Web, 2048 pixels, without location": ExportOptions(
        "",
        ExportFormat.JPEG,
        quality=88,
        longest_side=2048,
        sharpening=Sharpening.LOW,
        metadata=MetadataChoice.DROP_LOCATION,
    ),
    "Lab, JPEG of best quality": ExportOptions("", ExportFormat.JPEG, quality=98),
    "Archive, 16-bit TIFF": ExportOptions("", ExportFormat.TIFF),
}
"""The presets that come with the program; they leave the folder as it is."""

_LONGEST_NAME: Final = 60
_VERSION: Final = 1


class ExportPresets:
    """The user's own presets of exports. A file that cannot be read is left alone until something is saved.

    Args:
        path: the file; it need not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[str, ExportOptions]:
        """Bundled ones first, then the user's own by their names."""
        own, _ = self._read()
        return {**BUNDLED, **dict(sorted(own.items(), key=lambda item: item[0].casefold()))}

    def last(self) -> ExportOptions | None:
        """The options of the last export, if there was one."""
        return self._read()[1]

    def save(self, name: str, options: ExportOptions) -> str:
        """Keep options under a name, which comes back as it was kept; one of his own of that name is replaced.

        Raises:
            RequestError: the name is empty, too long, or that of a bundled preset.
            SaveError: the file cannot be written.
        """
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            raise RequestError(f"the name has {len(name)} characters", f"choose one of 1 to {_LONGEST_NAME}")
        if name in BUNDLED:
            raise RequestError(f"{name} came with the program and stays as it is", "choose another name")
        own, last = self._read()
        self._write({**own, name: options}, last)
        return name

    def remove(self, name: str) -> None:
        """Forget one of the user's own.

        Raises:
            SaveError: the file cannot be written.
        """
        own, last = self._read()
        if own.pop(name, None) is not None:
            self._write(own, last)

    def note_last(self, options: ExportOptions) -> None:
        """Remember the options of an export for the next one.

        Raises:
            SaveError: the file cannot be written.
        """
        own, last = self._read()
        if options != last:
            self._write(own, options)

    def _read(self) -> tuple[dict[str, ExportOptions], ExportOptions | None]:
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}, None
        if not isinstance(record, dict) or record.get("version") != _VERSION:
            return {}, None
        presets = record.get("presets")
        own = {name: _options(data) for name, data in presets.items()} if isinstance(presets, dict) else {}
        return {name: options for name, options in own.items() if options is not None}, _options(record.get("last"))

    def _write(self, own: Mapping[str, ExportOptions], last: ExportOptions | None) -> None:
        presets = {name: options.to_dict() for name, options in own.items()}
        record: dict[str, Any] = {"version": _VERSION, "presets": presets, "last": last.to_dict() if last else None}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise save_error(self._path, error) from error
        with atomic_write(self._path) as file:
            file.write(json.dumps(record, indent=1).encode())


def in_folder_of(preset: ExportOptions, current: ExportOptions) -> ExportOptions:
    """A preset, with the folder that is chosen now where it names none."""
    return preset if preset.folder else replace(preset, folder=current.folder)


def _options(data: object) -> ExportOptions | None:
    """Options as they were kept; None for what a newer version of the program wrote."""
    try:
        return None if data is None else ExportOptions.from_dict(data)
    except RequestError:
        return None
