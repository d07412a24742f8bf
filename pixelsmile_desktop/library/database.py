"""The one SQLite file of the library: opened, checked, brought up to date, and handed out to threads."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import LibraryBusyError, LibraryError, LibraryVersionError
from pixelsmile_desktop.library import backups
from pixelsmile_desktop.library.migrations import MIGRATIONS, migrate
from pixelsmile_desktop.library.sqlite_errors import is_damage, translated

SECONDS_TO_WAIT: Final = 5.0
"""How long a lock of another program, or another thread's transaction, is waited for."""

_MAGIC: Final = b"SQLite format 3\0"
_FIXED_BYTES: Final = bytes((64, 32, 32))
_VERSION_POSITION: Final = 60
"""Where the header of an SQLite file holds `user_version`. Source: SQLite database file format, section 1.3."""

_LONGEST_LOG: Final = 10_000
"""Pages in the write-ahead log at which whoever happens to write must move it into the file after all."""

_CLOSED: Final = ("the photo library is closed", "start the program again")


class Database:
    """Connections to the library: any number of threads may read while one of them writes.

    A connection is one thread's own while it is borrowed, and waits for the next borrower afterwards. Writers of this
    process take turns in the order in which they come, so a short change never waits for more than one batch of a long
    one.

    Args:
        path: the file, which `open_database` has checked and brought up to date.
        notices: what happened to it meanwhile, one sentence each.
        seconds_to_wait: how long locks are waited for.
    """

    def __init__(self, path: Path, notices: tuple[str, ...] = (), seconds_to_wait: float = SECONDS_TO_WAIT) -> None:
        self.path = path
        self.notices = notices
        self._seconds_to_wait = seconds_to_wait
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._is_closed = False
        self._changes = 0
        # Whoever holds the place in front of the door is the next one in, so nobody who has just left overtakes them.
        self._place_in_front = threading.Lock()
        self._door = threading.Lock()
        self._backing_up = threading.Lock()

    @property
    def changes(self) -> int:
        """How many transactions of this process stand so far; it grows after what was written can be read."""
        return self._changes

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; what is read comes from the last finished transaction.

        Raises:
            LibraryError: the file cannot be read.
        """
        connection = self._borrow()
        try:
            with translated(self.path):
                yield connection
        finally:
            self._give_back(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, which stands when the block ends well and never was when it does not.

        Keep it short, and never ask for another one inside the block.

        Raises:
            LibraryError: the file cannot be written, the disk is full, or (`LibraryBusyError`) others keep it locked.
        """
        with self._turn():
            connection = self._borrow()
            try:
                with translated(self.path):
                    connection.execute("BEGIN IMMEDIATE")
                    yield connection
                    connection.execute("COMMIT")
                self._changes += 1
            finally:
                # A full disk may have ended the transaction already.
                if connection.in_transaction:
                    connection.rollback()
                self._give_back(connection)

    def back_up(self) -> Path:
        """Copy the library as it stands into the folder of its backups, and drop the oldest backups beyond those kept.

        Raises:
            LibraryError: there is no room for it, or the library turned out to be damaged.
        """
        # Two at once would write the same file.
        with self._backing_up, self.reading() as connection:
            return backups.make(connection, self.path)

    def checkpoint(self) -> None:
        """Move what was written into the file itself, while others go on reading and writing.

        Raises:
            LibraryError: the file cannot be written.
        """
        with self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """End all connections; those still at work end when they are given back. Closing twice is closing once."""
        with self._guard:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._place_in_front.acquire(timeout=self._seconds_to_wait):
            raise LibraryBusyError("the photo library is busy", "try again in a moment")
        try:
            is_in = self._door.acquire(timeout=self._seconds_to_wait)
        finally:
            self._place_in_front.release()
        if not is_in:
            raise LibraryBusyError("the photo library is busy", "try again in a moment")
        try:
            yield
        finally:
            self._door.release()

    def _borrow(self) -> sqlite3.Connection:
        with self._guard:
            if self._is_closed:
                raise LibraryError(*_CLOSED)
            # The last one given back has the warmest cache.
            if self._idle:
                return self._idle.pop()
        return connect(self.path, self._seconds_to_wait)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._is_closed:
                self._idle.append(connection)
                return
        connection.close()


def open_database(path: Path, seconds_to_wait: float = SECONDS_TO_WAIT) -> Database:
    """Open the library, make it if there is none, mend it from a backup if it is damaged, and bring it up to date.

    Raises:
        LibraryVersionError: a newer version of the program wrote it; it is not touched.
        LibraryBusyError: another program keeps it locked.
        LibraryError: its folder cannot be written, or there is no room for the backup before a change of its form.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_newer(path, _version_in_header(path))
        notice = _mend(path, seconds_to_wait)
    except OSError as error:
        what = f"the photo library {path} cannot be opened ({error.strerror})"
        raise LibraryError(what, "check the permissions of its folder and the disk") from error
    connection = connect(path, seconds_to_wait)
    try:
        with translated(path):
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection, lambda: backups.make(connection, path))
    finally:
        connection.close()
    return Database(path, () if notice is None else (notice,), seconds_to_wait)


def connect(path: Path, seconds_to_wait: float) -> sqlite3.Connection:
    """A connection with the habits that every connection to the library has.

    Raises:
        LibraryError: the file cannot be opened.
    """
    with translated(path):
        connection = sqlite3.connect(path, timeout=seconds_to_wait, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log this survives every death of the process; a power cut may cost the last change.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16000")
        # Moving the log into the file takes its time; whoever writes much calls `checkpoint`, and spares the others.
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}")
        return connection


def _version_in_header(path: Path) -> int:
    """The version that the file itself names, read without SQLite, which would leave traces beside it."""
    try:
        with path.open("rb") as file:
            header = file.read(_VERSION_POSITION + 4)
    except FileNotFoundError:
        return 0
    is_whole = len(header) == _VERSION_POSITION + 4 and header.startswith(_MAGIC) and header[21:24] == _FIXED_BYTES
    return int.from_bytes(header[_VERSION_POSITION:], "big") if is_whole else 0


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(MIGRATIONS):
        what = f"the photo library {path} was written by a newer version of PixelSmile Desktop"
        raise LibraryVersionError(what, "install that version again; the library was not touched")


def _mend(path: Path, seconds_to_wait: float) -> str | None:
    """Put the newest good backup in place of a damaged or lost library; what happened, or None if all is well."""
    has_backups = bool(backups.all_of(path))
    is_there = path.exists() and path.stat().st_size > 0
    version: int | None = 0
    if is_there:
        version = None if _is_cut(path) else _checked_version(path, seconds_to_wait)
    if version is not None:
        _refuse_newer(path, version)
        # One without a version was begun and never finished, unless there was a finished one before.
        if version or not has_backups:
            return None
    kept = backups.set_aside(path)
    restored = backups.restore(path, len(MIGRATIONS))
    where = f" (the damaged file is kept as {kept.name})" if kept is not None else ""
    if restored is not None:
        return f"the photo library was damaged and has been restored from its last backup{where}"
    return f"the photo library was damaged and had no backup, so it begins anew{where}; open your folders again"


def _is_cut(path: Path) -> bool:
    """Whether the last page is not whole, which SQLite itself does not mind; a log beside the file may make it so."""
    with path.open("rb") as file:
        header = file.read(18)
    log = path.with_name(path.name + "-wal")
    has_log = log.exists() and log.stat().st_size > 0
    # A page of 65536 bytes is written as 1.
    page = int.from_bytes(header[16:18], "big") or 1
    return not has_log and path.stat().st_size % (65536 if page == 1 else page) != 0


def _checked_version(path: Path, seconds_to_wait: float) -> int | None:
    """The version of a sound library, 0 if it is empty; None if it is damaged.

    Raises:
        LibraryError: it cannot be read for another reason.
    """
    with translated(path):
        connection = sqlite3.connect(path, timeout=seconds_to_wait, isolation_level=None)
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            is_sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return None
        finally:
            connection.close()
    return version if is_sound else None
