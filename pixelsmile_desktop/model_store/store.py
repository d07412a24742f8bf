"""Where models lie on disk, which of them are whole, and who may change them.

The layout under the root, which `models list` explains to users:

    <name>/                 a model, as a plain tree (a diffusers folder for the base model)
    .parts/<name>/          what has arrived of a download: <path>.part, and <path>.etag beside it
    .records/<name>.json    written last: this model is whole, these are its files, there it lies
    models.lock.json        the commits and hashes that later downloads must match
    .lock                   held by the one process that changes something
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.model_store.manifest import (
    ARCHIVE_SUFFIX,
    Manifest,
    ModelFile,
    check_name,
    manifest_from_dict,
    manifest_to_dict,
)
from pixelsmile_desktop.model_store.part_file import size_of_part

PART_SUFFIX: Final = ".part"
_FORMAT: Final = 1
_LARGEST_RECORD: Final = 10_000_000


class Presence(Enum):
    """How much of a model is there."""

    ABSENT = "absent"
    PARTIAL = "partial"
    COMPLETE = "complete"


class Origin(Enum):
    """How a model came to be there."""

    DOWNLOAD = "download"
    IMPORT = "import"
    ADOPTION = "adoption"


@dataclass(frozen=True)
class Record:
    """That a model is whole, and what it consists of.

    Attributes:
        manifest: the files in the folder; of an archive what was unpacked, not the archive.
        folder: where they lie, absolute.
        origin: how they came there; adopted files belong to the user and are never changed or deleted.
        verified: when every byte was last checked, seconds since 1970.
    """

    manifest: Manifest
    folder: Path
    origin: Origin
    verified: float


@dataclass(frozen=True)
class ModelState:
    """What is there of a model.

    Attributes:
        presence: how much of it.
        folder: where it lies, or will lie.
        bytes_present: bytes that need not be fetched any more.
        bytes_missing: bytes still to be fetched; None until the hub has told the sizes.
        problems: what is wrong with it, one sentence each, as far as a look at names and sizes tells.
        record: what was noted when it was last whole; None if it never was.
    """

    presence: Presence
    folder: Path
    bytes_present: int
    bytes_missing: int | None
    problems: tuple[str, ...] = ()
    record: Record | None = None


class ModelStore:
    """The folder of all models.

    Args:
        root: where it is; it is made by the first change.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder_of(self, name: str) -> Path:
        """Where the model `name` lies if it is whole, which may be a folder of the user's, else where it will lie."""
        record = self.record(name)
        return record.folder if record is not None else self.own_folder(name)

    def own_folder(self, name: str) -> Path:
        """The place of the model `name` in this store, whether or not it is there."""
        check_name(name)
        return self.root / name

    def parts_folder(self, name: str) -> Path:
        """Where the model `name` gathers while it is being fetched, imported or unpacked."""
        check_name(name)
        return self.root / ".parts" / name

    def place_of(self, name: str, file: ModelFile) -> Path:
        """Where a file of a model in this store goes; an archive stays where it gathered, until it is unpacked."""
        is_archive = file.suffix == ARCHIVE_SUFFIX
        return (self.parts_folder(name) if is_archive else self.own_folder(name)) / file.path

    def is_in_place(self, name: str, file: ModelFile) -> bool:
        """Whether a file of a model in this store lies in its place with its full size."""
        return _size_of(self.place_of(name, file)) == file.size

    def part_of(self, name: str, file: ModelFile) -> Path:
        """What has arrived of one file: its first bytes, as many as the part is long."""
        return self.parts_folder(name) / f"{file.path}{PART_SUFFIX}"

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The right to change the store, for one process at a time; it falls with the process, however that ends.

        Raises:
            ModelStoreError: somebody else has it, or the folder cannot be written.
        """
        path = self.root / ".lock"
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
        except OSError as error:
            refused = save_error(path, error)
            raise ModelStoreError(refused.what, refused.remedy) from error
        with file:
            if not lock_if_free(file):
                what = f"another PixelSmile is changing the models in {self.root}"
                raise ModelStoreError(what, "wait until it is done, or stop it")
            yield

    def pin(self, name: str) -> Manifest | None:
        """The commit and hashes that downloads of `name` must match; None before the first look at the hub.

        Raises:
            ModelStoreError: the file of pins is damaged.
        """
        return self._pins().get(name)

    def keep_pin(self, manifest: Manifest) -> None:
        """Note the commit and hashes of a model; call it within `writing`.

        Raises:
            ModelStoreError: the file of pins is damaged.
            SaveError: the folder cannot be written.
        """
        pins = dict(self._pins()) | {manifest.name: manifest}
        models = {name: manifest_to_dict(pins[name]) for name in sorted(pins)}
        _write_json(self._pins_path, {"format": _FORMAT, "models": models})

    def record(self, name: str) -> Record | None:
        """What was noted when the model `name` was last whole; None if it never was, or the note is damaged."""
        path = self._record_path(name)
        try:
            table = _read_json(path)
            manifest = manifest_from_dict(table["manifest"])
            folder = Path(table["folder"]) if table["folder"] is not None else self.own_folder(name)
            record = Record(manifest, folder, Origin(table["origin"]), float(table["verified"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, ModelStoreError):
            return None
        return record if manifest.name == name else None

    def keep_record(self, record: Record) -> None:
        """Note that a model is whole; call it last, within `writing`.

        Raises:
            SaveError: the folder cannot be written.
        """
        name = record.manifest.name
        is_own = record.folder == self.own_folder(name)
        table = {
            "format": _FORMAT,
            # Left out for a model in this store, so that the store can be moved.
            "folder": None if is_own else str(record.folder),
            "origin": record.origin.value,
            "verified": record.verified,
            "manifest": manifest_to_dict(record.manifest),
        }
        _write_json(self._record_path(name), table)

    def forget_record(self, name: str) -> None:
        """The model `name` is not whole any more; call it first, within `writing`.

        Raises:
            SaveError: the folder cannot be written.
        """
        path = self._record_path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise save_error(path, error) from error

    def state(self, name: str) -> ModelState:
        """What is there of the model `name`, judged by names and sizes."""
        record = self.record(name)
        if record is not None:
            return _state_of_record(record)
        folder, pin = self.own_folder(name), self.pin(name)
        if pin is None:
            return ModelState(Presence.ABSENT, folder, 0, None)
        present = sum(self.arrived(name, file) for file in pin.files)
        presence = Presence.PARTIAL if present else Presence.ABSENT
        return ModelState(presence, folder, present, pin.size - present)

    def arrived(self, name: str, file: ModelFile) -> int:
        """Bytes of one file that need not be fetched any more, at most its size."""
        if self.is_in_place(name, file):
            return file.size
        return size_of_part(self.part_of(name, file), file.size)

    def clear_parts(self, name: str) -> None:
        """Throw away what has arrived of a model; call it within `writing`."""
        shutil.rmtree(self.parts_folder(name), ignore_errors=True)

    def _record_path(self, name: str) -> Path:
        check_name(name)
        return self.root / ".records" / f"{name}.json"

    @property
    def _pins_path(self) -> Path:
        return self.root / "models.lock.json"

    def _pins(self) -> Mapping[str, Manifest]:
        try:
            return _pins_from(_read_json(self._pins_path))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ModelStoreError) as error:
            what = f"{self._pins_path} cannot be used: it is damaged, unreadable or of a newer version"
            raise ModelStoreError(what, "put back a copy, or delete it to trust the hub anew") from error


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _state_of_record(record: Record) -> ModelState:
    files = record.manifest.files
    whole = {file for file in files if _size_of(record.folder / file.path) == file.size}
    problems = tuple(
        f"{record.folder / file.path} is missing or has not its size of {file.size:,} bytes"
        for file in files
        if file not in whole
    )
    present = sum(file.size for file in whole)
    presence = Presence.PARTIAL if problems else Presence.COMPLETE
    return ModelState(presence, record.folder, present, record.manifest.size - present, problems, record)


def _pins_from(table: Mapping[str, Any]) -> dict[str, Manifest]:
    pins = {name: manifest_from_dict(value) for name, value in table["models"].items()}
    if table["format"] != _FORMAT or any(name != pin.name for name, pin in pins.items()):
        raise ValueError("of another format, or names and models disagree")
    return pins


def _read_json(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        text = file.read(_LARGEST_RECORD + 1)
    if len(text) > _LARGEST_RECORD:
        raise ValueError(os.fspath(path))
    table: dict[str, Any] = json.loads(text)
    return table


def _write_json(path: Path, table: Mapping[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise save_error(path, error) from error
    with atomic_write(path) as file:
        file.write(json.dumps(table, indent=1).encode() + b"\n")
