"""Where runtimes lie on disk, which of them are whole, and who may change them.

The layout under the root:

    <kind>-<digits>/            a whole runtime; the digits change with every file that it is made from
        python/                 the private Python, with the packages in its site-packages
        .parts/                 which files came from which wheel
        runtime.json            written last
    <kind>-<digits>.partial/    one that is being made or mended; it is never used
    .files/                     wheels and archives that were fetched or imported, and what has arrived of others
    .trash/                     what is being deleted
    .users/                     who uses which runtime now
    .lock                       held by the one process that changes something
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error, sync_folder
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.model_store.part_file import size_of_part
from pixelsmile_desktop.runtime.kinds import RuntimeKind
from pixelsmile_desktop.runtime.lock import Artifact, RuntimeLock
from pixelsmile_desktop.runtime.notes import Fault, read_notes, size_faults

PARTIAL_SUFFIX: Final = ".partial"
_RECORD: Final = "runtime.json"
_FORMAT: Final = 1


class Presence(Enum):
    """How much of a runtime is there."""

    ABSENT = "absent"
    PARTIAL = "partial"
    DAMAGED = "damaged"
    COMPLETE = "complete"


@dataclass(frozen=True)
class RuntimeRecord:
    """What was noted when a runtime was whole.

    Attributes:
        kind: which runtime.
        digest: of the lock that it was made from.
        python: path of the interpreter in the runtime's folder.
        size: bytes of all its files.
        made: when, seconds since 1970.
    """

    kind: RuntimeKind
    digest: str
    python: str
    size: int
    made: float


@dataclass(frozen=True)
class RuntimeState:
    """What there is of a runtime.

    Attributes:
        presence: how much.
        folder: where it lies, or will lie.
        record: what was noted when it was whole; None unless it is complete or damaged.
        faults: what a look at names and sizes found wrong.
    """

    presence: Presence
    folder: Path
    record: RuntimeRecord | None = None
    faults: tuple[Fault, ...] = ()


class RuntimeStore:
    """The folder of all runtimes.

    Args:
        root: where it is; it is made by the first change.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = root / ".files"

    def folder_of(self, name: str) -> Path:
        """Where the runtime `name` lies when it is whole."""
        return self.root / name

    def partial_of(self, name: str) -> Path:
        """Where the runtime `name` is made."""
        return self.root / f"{name}{PARTIAL_SUFFIX}"

    def file_of(self, artifact: Artifact) -> Path:
        """Where an artifact goes when all of it has arrived."""
        return self.files / artifact.filename

    def part_of(self, artifact: Artifact) -> Path:
        """Where an artifact gathers."""
        return self.files / f"{artifact.filename}.part"

    def arrived(self, artifact: Artifact) -> int:
        """Bytes of an artifact that need not be fetched any more."""
        limit = artifact.size if artifact.size is not None else _UNLIMITED
        return size_of_part(self.file_of(artifact), limit) or size_of_part(self.part_of(artifact), limit)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The right to change the store, for one process at a time; it falls with the process, however that ends.

        Raises:
            EngineRuntimeError: somebody else has it, or the folder cannot be written.
        """
        path = self.root / ".lock"
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
        except OSError as error:
            refused = save_error(path, error)
            raise EngineRuntimeError(refused.what, refused.remedy) from error
        with file:
            if not lock_if_free(file):
                what = f"another PixelSmile is changing the engine runtimes in {self.root}"
                raise EngineRuntimeError(what, "wait until it is done, or stop it")
            yield

    def state(self, name: str) -> RuntimeState:
        """What there is of the runtime `name`, judged by names and sizes."""
        folder = self.folder_of(name)
        if folder.is_dir():
            record = self.record(name)
            faults = size_faults(folder, read_notes(folder)) if record is not None else (_NO_RECORD,)
            return RuntimeState(Presence.DAMAGED if faults else Presence.COMPLETE, folder, record, faults)
        is_begun = self.partial_of(name).is_dir()
        return RuntimeState(Presence.PARTIAL if is_begun else Presence.ABSENT, folder)

    def record(self, name: str) -> RuntimeRecord | None:
        """What was noted when the runtime `name` was whole; None if it never was, or the note is damaged."""
        try:
            table = json.loads((self.folder_of(name) / _RECORD).read_bytes())
            record = RuntimeRecord(
                RuntimeKind(table["kind"]),
                str(table["digest"]),
                str(table["python"]),
                int(table["size"]),
                float(table["made"]),
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return record if table["format"] == _FORMAT else None

    def settle(self, lock: RuntimeLock, record: RuntimeRecord) -> None:
        """Declare what was made whole: note it, and give it its name; call it within `writing`.

        Raises:
            SaveError: the file system refuses.
        """
        partial, folder = self.partial_of(lock.name), self.folder_of(lock.name)
        with atomic_write(partial / _RECORD) as file:
            file.write(json.dumps({"format": _FORMAT} | asdict(record), indent=1).encode() + b"\n")
        if hasattr(os, "sync"):
            # One for all of its many files, before the name says that they are there.
            os.sync()
        try:
            partial.rename(folder)
        except OSError as error:
            raise save_error(folder, error) from error
        sync_folder(self.root)

    def withdraw(self, name: str) -> None:
        """Take a runtime out of use in one moment, to be mended; call it within `writing` while nobody uses it.

        Raises:
            SaveError: the file system refuses.
        """
        folder, partial = self.folder_of(name), self.partial_of(name)
        self.discard([partial])
        try:
            folder.rename(partial)
            (partial / _RECORD).unlink(missing_ok=True)
        except OSError as error:
            raise save_error(folder, error) from error

    def discard(self, paths: Sequence[Path]) -> None:
        """Delete files and folders, each in one moment as far as its name goes; call it within `writing`.

        Raises:
            SaveError: the file system refuses.
        """
        trash = self.root / ".trash"
        try:
            for path in paths:
                if os.path.lexists(path):
                    trash.mkdir(exist_ok=True)
                    path.rename(trash / f"{path.name}-{secrets.token_hex(8)}")
            if trash.exists():
                shutil.rmtree(trash)
        except OSError as error:
            raise save_error(trash, error) from error

    def names(self) -> tuple[str, ...]:
        """Every runtime of which there is something, sorted."""
        try:
            entries = [entry.name for entry in os.scandir(self.root) if entry.is_dir() and entry.name[0] != "."]
        except FileNotFoundError:
            return ()
        return tuple(sorted({name.removesuffix(PARTIAL_SUFFIX) for name in entries}))


_UNLIMITED: Final = 1 << 62
_NO_RECORD: Final = Fault(_RECORD, "it is missing or damaged")


def bytes_below(*paths: Path) -> int:
    """Bytes of all files in some folders; links are not followed, and what goes meanwhile takes no room."""
    total = 0
    for path in paths:
        for parent, _, names in os.walk(path):
            for name in names:
                with contextlib.suppress(OSError):
                    total += Path(parent, name).lstat().st_size
    return total
