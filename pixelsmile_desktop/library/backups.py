"""Backups of the library: numbered copies beside it, each checked when it is made and when it is used."""

from __future__ import annotations

import contextlib
import filecmp
import os
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, sync_folder
from pixelsmile_desktop.core.errors import LibraryError, SaveError

KEPT: Final = 4
"""How many backups there are at most."""

_FOLDER: Final = "backups"
_COMPANIONS: Final = ("-wal", "-shm", "-journal")


def all_of(library: Path) -> list[Path]:
    """The backups of a library, the newest first. Their numbers say which is newer, never a clock."""
    pattern = re.compile(re.escape(library.stem) + r"-(\d+)" + re.escape(library.suffix))
    folder = library.parent / _FOLDER
    try:
        numbered = [(int(match[1]), path) for path in folder.iterdir() if (match := pattern.fullmatch(path.name))]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [path for _, path in sorted(numbered, reverse=True)]


def make(connection: sqlite3.Connection, library: Path) -> Path:
    """Copy the library as the connection sees it; older backups beyond `KEPT` go when the new one stands.

    A copy that would be the same as the newest backup is not kept, so that idle days push no good ones out.

    Raises:
        LibraryError: there is no room for it, or the copy shows that the library is damaged.
    """
    earlier = all_of(library)
    number = 1 + (_number(earlier[0]) if earlier else 0)
    target = library.parent / _FOLDER / f"{library.stem}-{number:06d}{library.suffix}"
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        target.parent.mkdir(exist_ok=True)
        temporary.unlink(missing_ok=True)
        _copy(connection, temporary)
        if version_of(temporary) is None:
            raise LibraryError("the photo library is damaged", "start the program again, which restores it")
        if earlier and filecmp.cmp(temporary, earlier[0], shallow=False):
            return earlier[0]
        _sync(temporary)
        temporary.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        what = f"the photo library cannot be backed up ({getattr(error, 'strerror', None) or error})"
        raise LibraryError(what, "make room on the disk, then start the program again") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    sync_folder(target.parent)
    for old in earlier[KEPT - 1 :]:
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def version_of(backup: Path) -> int | None:
    """The version of a sound copy; None if it is damaged or no library."""
    # Immutable: nothing is written beside it, and no lock is looked for.
    uri = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            is_sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        return None
    return version if is_sound and version else None


def set_aside(library: Path) -> Path | None:
    """Move a damaged library, and what SQLite keeps beside it, to a name of its own; None if nothing was there.

    The library goes first: whoever is interrupted here finds no library, and goes on from the backups.
    """
    number = 1
    while (kept := library.with_name(f"{library.stem}.damaged-{number}{library.suffix}")).exists():
        number += 1
    was_there = library.exists()
    if was_there:
        library.rename(kept)
    for companion in _COMPANIONS:
        beside = library.with_name(library.name + companion)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + companion))
    return kept if was_there else None


def restore(library: Path, newest_version: int) -> Path | None:
    """Put the newest sound backup of a known version in the library's place; None if there is none.

    Raises:
        LibraryError: there is no room for it.
    """
    for backup in all_of(library):
        version = version_of(backup)
        if version is None or version > newest_version:
            continue
        try:
            with backup.open("rb") as source, atomic_write(library) as target:
                shutil.copyfileobj(source, target, 1 << 20)
        except (OSError, SaveError) as error:
            what = f"the photo library cannot be restored from {backup}"
            raise LibraryError(what, "make room on the disk, then start the program again") from error
        return backup
    return None


def _number(backup: Path) -> int:
    return int(backup.stem.rpartition("-")[2])


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        # All pages in one step: a snapshot, during which others go on reading and writing.
        connection.backup(copy)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
