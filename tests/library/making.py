"""Libraries with made-up photos, and other programs that hold or kill them."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pixelsmile_desktop.library import files, folders
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.library.scan import FileFacts

ROOT = Path(__file__).resolve().parents[2]
SHOOT = Path("/shoots/2024 Wedding").absolute()


def facts(name: str, number: int = 0, folder: Path = SHOOT) -> FileFacts:
    return FileFacts(str(folder / name), 1000 + number, 10**18 + number)


def add_photos(database: Database, names: Sequence[str], folder: Path = SHOOT) -> list[int]:
    """Photos of a folder that need not exist, by their names."""
    with database.writing() as connection:
        folders.remember(connection, folder, 1.0)
        found = [facts(name, number, folder) for number, name in enumerate(names)]
        return files.add(connection, found, folders.remembered(connection), 1.0)


NAMES = [f"IMG_{number:04d}.jpg" for number in range(300)]


def opened(path: Path) -> contextlib.closing[Database]:
    """A library that does not wait long for locks, and is closed at the end of a block."""
    return contextlib.closing(open_database(path, seconds_to_wait=0.2))


def fill(path: Path, *, back_up: bool = True) -> None:
    """Put the photos of `NAMES` into a library."""
    with opened(path) as database:
        add_photos(database, NAMES)
        if back_up:
            database.back_up()


def count(database: Database) -> int:
    """How many photos there are."""
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM photos").fetchone()[0])


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a library."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


class Program:
    """Another process that runs some Python, says lines, and can be killed between any two of them."""

    def __init__(self, code: str, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )

    def line(self) -> str:
        """The next line that it says."""
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said, "it ended without a word"
        return said.strip()

    def kill(self) -> list[str]:
        """End it without a chance to tidy up; whatever it had said."""
        self._process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        assert self._process.stdout is not None
        # What was read ahead lies in the file object, so nobody else may read the rest.
        rest = self._process.stdout.read().splitlines()
        self._process.communicate()
        return rest

    def finish(self) -> int:
        """Let it end by itself."""
        self._process.communicate("\n")
        return self._process.returncode
