"""What was unpacked from which file, noted in the runtime itself, so that every damage to it can be found and mended.

A note is written when all files of an artifact are in place, so an artifact without one is not there.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.hashing import chunks_of
from pixelsmile_desktop.runtime.lock import Artifact

NOTES_FOLDER: Final = ".parts"
_SUFFIX: Final = ".csv"
_LINK: Final = "link"
_FILE: Final = "file"


@dataclass(frozen=True)
class Noted:
    """One file of a runtime.

    Attributes:
        path: relative to the runtime's folder, with forward slashes.
        size: bytes.
        sha256: of its content; of a link, of its target.
        is_link: whether it is a symbolic link.
    """

    path: str
    size: int
    sha256: str
    is_link: bool = False


@dataclass(frozen=True)
class Note:
    """All files that came from one artifact.

    Attributes:
        filename: of the artifact.
        sha256: of the artifact.
        files: what was unpacked from it.
    """

    filename: str
    sha256: str
    files: tuple[Noted, ...]

    def is_of(self, artifact: Artifact) -> bool:
        """Whether it was this very artifact."""
        return (self.filename, self.sha256) == (artifact.filename, artifact.sha256)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(noted.size for noted in self.files)


@dataclass(frozen=True)
class Fault:
    """A file of a runtime that is not what it was.

    Attributes:
        path: relative to the runtime's folder.
        reason: a clause, such as "it is missing".
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def noted_link(path: str, target: str) -> Noted:
    """The note of a symbolic link."""
    text = os.fsencode(target)
    return Noted(path, len(text), hashlib.sha256(text).hexdigest(), is_link=True)


def keep_note(folder: Path, note: Note) -> None:
    """Write down that all files of an artifact are in place in a runtime's folder.

    Raises:
        SaveError: the file system refuses.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow((note.filename, note.sha256, len(note.files)))
    for noted in note.files:
        rows.writerow((_LINK if noted.is_link else _FILE, noted.path, noted.size, noted.sha256))
    path = _path(folder, note.filename)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise save_error(path, error) from error
    with atomic_write(path) as file:
        file.write(text.getvalue().encode())


def read_notes(folder: Path) -> tuple[Note, ...]:
    """All notes of a runtime's folder; a damaged one is left out, because what it says cannot be relied on."""
    found = (_read(path) for path in sorted((folder / NOTES_FOLDER).glob(f"*{_SUFFIX}")))
    return tuple(note for note in found if note is not None)


def forget_note(folder: Path, filename: str) -> None:
    """The files of an artifact are not all in place any more.

    Raises:
        OSError: the file system refuses.
    """
    _path(folder, filename).unlink(missing_ok=True)


def size_faults(folder: Path, notes: Iterable[Note]) -> tuple[Fault, ...]:
    """What a look at names and sizes finds."""
    found = (_fault(folder, noted, _size_fault) for note in notes for noted in note.files)
    return tuple(fault for fault in found if fault is not None)


def content_faults(folder: Path, note: Note, meter: ByteMeter, cancel: CancelToken) -> tuple[Fault, ...]:
    """What reading every byte that came from one artifact finds.

    Args:
        folder: of the runtime.
        note: what should be there.
        meter: hears of the bytes that were read.
        cancel: looked at in every chunk.

    Raises:
        Cancelled: the user stopped it.
    """

    def check(path: str, noted: Noted) -> str | None:
        fault = _size_fault(path, noted)
        if fault is not None or noted.is_link:
            return fault
        is_same = _sha256(Path(path), cancel) == noted.sha256
        meter.add(noted.size)
        return None if is_same else "its content is damaged"

    found = (_fault(folder, noted, check) for noted in note.files)
    return tuple(fault for fault in found if fault is not None)


def _fault(folder: Path, noted: Noted, check: Callable[[str, Noted], str | None]) -> Fault | None:
    try:
        # Not a Path: a runtime has tens of thousands of files, and they are looked at before every start.
        reason = check(f"{folder}/{noted.path}", noted)
    except FileNotFoundError:
        reason = "it is missing"
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error})"
    return None if reason is None else Fault(noted.path, reason)


def _size_fault(path: str, noted: Noted) -> str | None:
    status = os.lstat(path)
    if noted.is_link:
        is_same = stat.S_ISLNK(status.st_mode) and noted_link(noted.path, os.readlink(path)) == noted  # noqa: PTH115
        return None if is_same else "it is not the link that it was"
    if not stat.S_ISREG(status.st_mode):
        return "it is not a file any more"
    return None if status.st_size == noted.size else f"it has not its size of {noted.size:,} bytes"


def _sha256(path: Path, cancel: CancelToken) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        for chunk in chunks_of(file):
            cancel.raise_if_requested()
            digest.update(chunk)
    return digest.hexdigest()


def _path(folder: Path, filename: str) -> Path:
    return folder / NOTES_FOLDER / f"{filename}{_SUFFIX}"


def _read(path: Path) -> Note | None:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            (filename, sha256, count), *rows = csv.reader(file)
        files = tuple(_noted(row) for row in rows)
    except (OSError, ValueError, csv.Error):
        return None
    is_whole = len(files) == int(count) and path.name == f"{filename}{_SUFFIX}"
    return Note(filename, sha256, files) if is_whole else None


def _noted(row: Sequence[str]) -> Noted:
    kind, path, size, sha256 = row
    return Noted(path, int(size), sha256, is_link=kind == _LINK)
