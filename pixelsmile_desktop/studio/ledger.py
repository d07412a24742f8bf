"""The ledger of a batch: a JSON-lines file in the output folder that says which photos are done, so that it can go on.

A line is written before a result is saved ("begun": the name is taken) and another when it stands ("done"). A line that
was cut off by a crash or a full disk is not a line, so whatever is half-done is done again.
"""

from __future__ import annotations

import errno
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import IO, Any

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.core.request_json import to_dict
from pixelsmile_desktop.studio.folders import make_folder
from pixelsmile_desktop.studio.services import Watch

LEDGER_NAME = ".pixelsmile-batch.jsonl"
_BEGUN, _DONE = "begun", "done"
_SECONDS_BETWEEN_TRIES = 0.2


@dataclass(frozen=True)
class Work:
    """One photo as it is now, and what is asked of it; equal work gives an equal result.

    Attributes:
        photo: absolute path.
        size: bytes.
        mtime_ns: time of the last change.
        request: the request's plain form without its photo.
    """

    photo: str
    size: int
    mtime_ns: int
    request: dict[str, Any]

    @classmethod
    def of(cls, photo: Path, request: EditRequest) -> Work:
        """What `request` asks of the photo that lies at `photo` now.

        Raises:
            OSError: there is no such file.
        """
        status = photo.stat()
        plain = to_dict(request)
        del plain["photo"]
        return cls(str(photo.resolve()), status.st_size, status.st_mtime_ns, plain)


@dataclass(frozen=True)
class _Entry:
    state: str
    name: str
    work: Work


class Ledger:
    """What was begun and done in one output folder. Use `open_ledger`, which keeps other batches out meanwhile."""

    def __init__(self, folder: Path, file: IO[bytes]) -> None:
        self._folder = folder
        self._file = file
        self._last: dict[str, _Entry] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for line in file.read().splitlines():
            self._take_in(_parse(line))

    def result_of(self, work: Work) -> Path | None:
        """The result of just this work, if it is done and still lies there."""
        for key in self._names.get(work.photo, ()):
            entry = self._last[key]
            path = self._folder / entry.name
            if entry.state == _DONE and entry.work == work and path.is_file():
                return path
        return None

    def claim(self, work: Work, stem: str, suffix: str) -> Path:
        """Take a name for a result: `stem` + `suffix`, with a number if that name is another's.

        A name that this photo had before is its own again; a file that no batch wrote is never taken.

        Raises:
            SaveError: the ledger cannot be written.
        """
        numbered = (f"{stem}_{number}{suffix}" for number in count(2))
        name = next(name for name in chain([f"{stem}{suffix}"], numbered) if self._may_take(name, work.photo))
        self._write(_Entry(_BEGUN, name, work))
        return self._folder / name

    def finish(self, work: Work, output: Path) -> None:
        """Note that a result stands.

        Raises:
            SaveError: the ledger cannot be written.
        """
        self._write(_Entry(_DONE, output.name, work))

    def _may_take(self, name: str, photo: str) -> bool:
        before = self._last.get(_key(name))
        if before is not None:
            return before.work.photo == photo
        return not os.path.lexists(self._folder / name)

    def _write(self, entry: _Entry) -> None:
        record = {"state": entry.state, "output": entry.name, **vars(entry.work)}
        # The line feed in front ends what a full disk may have left of an earlier line.
        line = b"\n" + json.dumps(record).encode("ascii") + b"\n"
        try:
            _write_whole(self._file, line)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise SaveError(
                f"the record of the batch cannot be written ({error.strerror})", "make room and run it with --resume"
            ) from error
        self._take_in(entry)

    def _take_in(self, entry: _Entry | None) -> None:
        if entry is not None:
            self._last[_key(entry.name)] = entry
            self._names[entry.work.photo].add(_key(entry.name))


@contextmanager
def open_ledger(folder: Path, watch: Watch) -> Iterator[Ledger]:
    """The ledger of a folder, which is made if it is missing; waits while another batch writes there.

    Raises:
        SaveError: the folder or the ledger cannot be written.
        Cancelled: the user stopped the job while it waited.
    """
    make_folder(folder)
    try:
        file = (folder / LEDGER_NAME).open("a+b", buffering=0)
    except OSError as error:
        raise SaveError(
            f"the folder {folder} cannot be written ({error.strerror})", "choose another with -o"
        ) from error
    with file:
        while not lock_if_free(file):
            watch.progress(Progress("Waiting for another batch in this folder", 0, 1))
            watch.cancel.wait(_SECONDS_BETWEEN_TRIES)
        file.seek(0)
        yield Ledger(folder, file)


def results_in(folder: Path) -> frozenset[Path]:
    """Files in a folder that earlier batches wrote, so that nobody takes them for originals."""
    try:
        lines = (folder / LEDGER_NAME).read_bytes().splitlines()
    except OSError:
        return frozenset()
    return frozenset(Path(os.path.realpath(folder / entry.name)) for entry in map(_parse, lines) if entry is not None)


def _key(name: str) -> str:
    """Names that differ only in case are one file on many systems."""
    return name.casefold()


def _write_whole(file: IO[bytes], line: bytes) -> None:
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _parse(line: bytes) -> _Entry | None:
    """The entry of a line, or None if the line is not a whole one."""
    try:
        record = json.loads(line)
        state, name = record.pop("state"), record.pop("output")
        work = Work(**record)
    except (ValueError, RecursionError, TypeError, AttributeError, KeyError):
        return None
    is_plain_name = isinstance(name, str) and name not in ("", ".", "..") and not {"/", "\\", "\0"} & set(name)
    return _Entry(state, name, work) if is_plain_name and isinstance(work.photo, str) else None
