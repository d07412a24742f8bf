"""Folders of the library: read names first, then what is in the files, and find again what was moved meanwhile."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pixelsmile_desktop.core.catalogue import FolderEntry, Presence
from pixelsmile_desktop.core.errors import LibraryError, PhotoError
from pixelsmile_desktop.core.progress import Progress, ProgressMeter
from pixelsmile_desktop.imaging.examined import ExaminedPhoto
from pixelsmile_desktop.library import files, folders, photos
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.library.matching import FileMatch, KnownFile, match_files
from pixelsmile_desktop.library.paths import to_path
from pixelsmile_desktop.library.photo_words import refresh_words
from pixelsmile_desktop.library.scan import FileFacts, FolderScan, scan_folder
from pixelsmile_desktop.studio.services import Watch

Exam = Callable[[Path], ExaminedPhoto]
"""Reads the headers of a photo file; `imaging.examined.examine` is the real one."""

IdsListener = Callable[[tuple[int, ...]], None]
"""Hears of photos that have just become known, or better known."""

BATCH: Final = 40
"""Photos in one transaction: few, so that nobody who wants to write waits longer than some milliseconds."""

_CHECKPOINT: Final = 25
"""Batches after which what was written moves from the log into the file."""

_SECONDS_BETWEEN_TRIES: Final = 0.1
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class FolderChanges:
    """What became of the photos of a folder since it was last looked at, by their numbers.

    Attributes:
        added: new ones.
        changed: whose file was replaced by another content.
        missing: whose file is gone.
        found_again: whose file was moved, renamed or gone, and is there.
        is_online: whether the folder could be reached; if not, nothing is known and nothing was changed.
    """

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    found_again: tuple[int, ...] = ()
    is_online: bool = True


def ignore_ids(_ids: tuple[int, ...]) -> None:
    """A listener for those who do not want to know."""


class LibraryFolders:
    """Reads the folders of a library. One folder is read at a time; files are opened read-only, and few of them.

    Args:
        database: the library.
        exam: reads the headers of a photo.
    """

    def __init__(self, database: Database, exam: Exam) -> None:
        self._database = database
        self._exam = exam
        self._reading = threading.Lock()

    def open(self, path: Path, watch: Watch, heard: IdsListener = ignore_ids) -> int:
        """Take a folder into the library, or look at it again if it is there; its number.

        Raises:
            LibraryError: there is no such folder, or the library cannot be written.
            Cancelled: the user stopped the job; what was noted until then stays.
        """
        folder = Path(os.path.realpath(path))
        if not folder.is_dir():
            raise LibraryError(f"there is no folder {path}", "connect its drive, or choose another folder")
        with self._turn(watch):
            with self._database.writing() as connection:
                folder_id, taken_over = folders.remember(connection, folder, time.time())
            self._refresh_words(taken_over, watch)
            self._rescan(folder_id, watch, heard)
        return folder_id

    def rescan(self, folder_id: int, watch: Watch, heard: IdsListener = ignore_ids) -> FolderChanges:
        """Look which photos a folder holds now, by names, sizes and times; contents are read only to find moved ones.

        Raises:
            LibraryError: the library cannot be written.
            Cancelled: the user stopped the job; what was noted until then stays, and nothing is taken for missing.
        """
        with self._turn(watch):
            return self._rescan(folder_id, watch, heard)

    def forget(self, folder_id: int) -> None:
        """Take a folder out of sight; opening it again brings back its photos with all that is known of them.

        Raises:
            LibraryError: the library cannot be written.
        """
        with self._database.writing() as connection:
            handed_over = folders.forget(connection, folder_id)
        self._refresh_words(handed_over, Watch())

    def check(self) -> tuple[int, ...]:
        """See which folders can be reached now; the numbers of those for which that has changed."""
        with self._database.reading() as connection:
            entries = folders.entries(connection)
        # Asking a drive that sleeps takes its time, so nobody is kept from writing meanwhile.
        changed = {entry.id: not entry.is_online for entry in entries if _is_reachable(entry) is not entry.is_online}
        if changed:
            with self._database.writing() as connection:
                for folder_id, is_online in changed.items():
                    folders.set_online(connection, folder_id, is_online)
        return tuple(changed)

    def examine(self, watch: Watch, heard: IdsListener = ignore_ids) -> int:
        """Read the headers of all photos that nobody has read; how many could be read.

        A file that cannot be read now is tried again the next time.

        Raises:
            LibraryError: the library cannot be written.
            Cancelled: the user stopped the job; what was read until then is noted.
        """
        with self._database.reading() as connection:
            waiting = photos.unexamined(connection)
        meter = ProgressMeter("Reading photos", len(waiting), watch.progress)
        count = 0
        for ids in self._steps(waiting, watch):
            read = self._read(ids, watch, meter)
            self._note(read)
            count += len(read)
            heard(tuple(read))
            watch.cancel.raise_if_requested()
        return count

    @contextlib.contextmanager
    def _turn(self, watch: Watch) -> Iterator[None]:
        while not self._reading.acquire(timeout=_SECONDS_BETWEEN_TRIES):
            watch.cancel.raise_if_requested()
        try:
            yield
        finally:
            self._reading.release()

    def _read(self, ids: Sequence[int], watch: Watch, meter: ProgressMeter) -> dict[int, ExaminedPhoto]:
        with self._database.reading() as connection:
            entries = photos.entries(connection, ids)
        read: dict[int, ExaminedPhoto] = {}
        for entry in entries:
            # What was read so far is worth keeping.
            if watch.cancel.requested:
                break
            examined = self._examined(entry.path) if entry.presence is Presence.HERE else None
            if examined is not None:
                read[entry.id] = examined
            meter.step()
        return read

    def _refresh_words(self, photo_ids: Sequence[int], watch: Watch) -> None:
        """Photos are found by the names of the folders between them and the folder of the library they lie in."""
        for some in self._steps(photo_ids, watch):
            with self._database.writing() as connection:
                refresh_words(connection, some)

    def _note(self, read: dict[int, ExaminedPhoto]) -> None:
        with self._database.writing() as connection:
            files.note_examined(connection, read)

    def _examined(self, path: Path) -> ExaminedPhoto | None:
        try:
            return self._exam(path)
        except PhotoError:
            return None

    def _rescan(self, folder_id: int, watch: Watch, heard: IdsListener) -> FolderChanges:
        with self._database.reading() as connection:
            roots = folders.remembered(connection)
        if folder_id not in roots:
            return FolderChanges()
        folder = to_path(roots[folder_id])
        watch.progress(Progress("Looking for photos", 0, 1))
        scan = scan_folder(folder, watch.cancel)
        with self._database.reading() as connection:
            known = files.known_within(connection, folder)
        # As for `_is_reachable`.
        is_online = scan.is_online and not (scan.is_empty and known)
        with self._database.writing() as connection:
            folders.set_online(connection, folder_id, is_online)
        if not is_online:
            return FolderChanges(is_online=False)
        changes = self._take_in(self._match(folder, scan, known, watch), roots, watch, heard)
        self._pair(folder, watch)
        return changes

    def _match(self, folder: Path, scan: FolderScan, known: list[KnownFile], watch: Watch) -> FileMatch:
        readable = [file for file in known if not _is_below(file.path, scan.unreadable)]
        known_paths = {file.path for file in known}
        unknown_sizes = {facts.size for facts in scan.files if facts.path not in known_paths}
        with self._database.reading() as connection:
            elsewhere = files.known_elsewhere(connection, folder, unknown_sizes)
        strays = [file for file in elsewhere if not os.path.lexists(file.path)]

        def key_of(facts: FileFacts) -> str:
            watch.cancel.raise_if_requested()
            examined = self._examined(Path(facts.path))
            return "" if examined is None else examined.content_key

        return match_files(scan.files, readable, strays, key_of)

    def _take_in(self, match: FileMatch, roots: dict[int, bytes], watch: Watch, heard: IdsListener) -> FolderChanges:
        meter = ProgressMeter("Noting photos", len(match.new) + len(match.moved) + len(match.changed), watch.progress)
        # Paths are left before others take them.
        self._set_missing(match.gone, watch, is_missing=True)
        self._move(match, roots, watch, meter)
        for changes in self._steps(match.changed, watch):
            with self._database.writing() as connection:
                files.set_changed(connection, changes)
            meter.step(len(changes))
        self._set_missing(match.returned, watch, is_missing=False)
        added: list[int] = []
        now = time.time()
        for batch in self._steps(match.new, watch):
            with self._database.writing() as connection:
                ids = files.add(connection, batch, roots, now)
            added += ids
            heard(tuple(ids))
            meter.step(len(batch))
        return FolderChanges(
            added=tuple(added),
            changed=tuple(photo_id for photo_id, _ in match.changed),
            missing=match.gone,
            found_again=(*(photo_id for photo_id, _ in match.moved), *match.returned),
        )

    def _move(self, match: FileMatch, roots: dict[int, bytes], watch: Watch, meter: ProgressMeter) -> None:
        """Let photos follow their files. Those that swap names must all be off their paths before one is set down.

        Whoever is interrupted in between leaves photos without files, which the next look finds again by their content.
        """
        for moves in self._steps(match.moved, watch):
            with self._database.writing() as connection:
                files.lift(connection, (photo_id for photo_id, _ in moves))
        for moves in self._steps(match.moved, watch):
            with self._database.writing() as connection:
                files.set_down(connection, moves, roots)
            meter.step(len(moves))

    def _set_missing(self, photo_ids: Sequence[int], watch: Watch, *, is_missing: bool) -> None:
        for some in self._steps(photo_ids, watch):
            with self._database.writing() as connection:
                files.set_missing(connection, some, is_missing=is_missing)

    def _pair(self, folder: Path, watch: Watch) -> None:
        with self._database.reading() as connection:
            pairs = files.pairs_to_change(connection, folder)
        for some in self._steps(pairs, watch):
            with self._database.writing() as connection:
                files.set_pairs(connection, some)

    def _steps(self, items: Sequence[_Item], watch: Watch) -> Iterator[Sequence[_Item]]:
        """Some of the items at a time, each time unless the user has stopped the job."""
        for number, start in enumerate(range(0, len(items), BATCH), start=1):
            watch.cancel.raise_if_requested()
            yield items[start : start + BATCH]
            if number % _CHECKPOINT == 0:
                self._database.checkpoint()


def _is_reachable(folder: FolderEntry) -> bool:
    try:
        # The mount point of a drive that is not connected is an empty folder.
        return any(folder.path.iterdir()) if folder.photo_count else folder.path.is_dir()
    except OSError:
        return False


def _is_below(path: str, folders_: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders_)
