"""A file of lines from which interrupted work goes on: a line counts once it is synced, and half a line is no line."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.file_lock import lock_if_free


class LineLedger:
    """A ledger that this process alone writes. Use `open_lines`."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file = file
        self._path = path

    def add(self, line: str) -> None:
        """Write a line, without its newline, and sync it.

        Raises:
            SaveError: it cannot be written; what was written before stands.
        """
        data = line.encode() + b"\n"
        try:
            if self._file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301 - told as what it is below
            os.fsync(self._file.fileno())
        except OSError as error:
            what = f"{self._path} cannot be written ({error.strerror})"
            raise SaveError(what, "make room, and run it with --resume") from error


@contextmanager
def open_lines(path: Path) -> Iterator[tuple[LineLedger, list[bytes]]]:
    """The ledger at a path, made if it is missing, and its lines; what a kill or a full disk cut off is removed.

    Raises:
        RequestError: another process is writing it.
        SaveError: it cannot be written.
    """
    try:
        file = path.open("a+b", buffering=0)
    except OSError as error:
        raise save_error(path, error) from error
    with file:
        if not lock_if_free(file):
            what = f"another run is working in {path.parent}"
            raise RequestError(what, "wait for it, or choose another place with -o")
        file.seek(0)
        content = file.read()
        lines = whole_lines(content)
        file.truncate(content.rfind(b"\n") + 1)
        yield LineLedger(file, path), lines


def whole_lines(content: bytes) -> list[bytes]:
    """The lines that were written to their ends, without their newlines."""
    return content.split(b"\n")[:-1]
