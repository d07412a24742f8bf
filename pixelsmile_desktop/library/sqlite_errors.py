"""What failures of SQLite mean to the user."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import LibraryBusyError, LibraryError

_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room; nothing in the library was lost"),
    sqlite3.SQLITE_READONLY: ("it may not be written to", "check the permissions of its folder"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check the permissions of its folder"),
    sqlite3.SQLITE_PERM: ("it may not be opened", "check the permissions of its folder"),
    sqlite3.SQLITE_IOERR: ("the disk failed", "check the disk, then start the program again"),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "start the program again, which restores it from its last backup"),
    sqlite3.SQLITE_NOTADB: ("it is damaged", "start the program again, which restores it from its last backup"),
}


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged."""
    return _primary(error) in _DAMAGE


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file and the disk into sentences; mistakes in statements stay what they are.

    Raises:
        LibraryBusyError: another program keeps the library locked.
        LibraryError: it is damaged, or the disk is full, failing or read-only.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _primary(error)
        if code in _BUSY:
            what = f"the photo library {path} is locked by another program"
            raise LibraryBusyError(what, "close that program, then try again") from error
        if code not in _SENTENCES:
            raise
        what, remedy = _SENTENCES[code]
        raise LibraryError(f"the photo library {path} is not to be used: {what}", remedy) from error


def _primary(error: sqlite3.Error) -> int:
    # The low byte of an extended result code is the primary one; errors of the module itself have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
