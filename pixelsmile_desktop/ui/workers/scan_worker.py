"""Takes folders into the library and keeps them up to date, on one thread beside that of the window."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.catalogue import FolderEntry
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.studio.photo_library import FolderChanges, PhotoLibrary
from pixelsmile_desktop.studio.photos import looks_like_photo
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.folder_watcher import MOST_FOLDERS
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskHandle, TaskPool


@dataclass
class OpenedPaths:
    """What came of files and folders that the user opened or dropped.

    Attributes:
        folders: those that were taken into the library.
        photo_ids: the photos that were named one by one.
        foreign: files that are no photos, and were left alone.
        failures: why some of it could not be opened.
    """

    folders: list[FolderEntry] = field(default_factory=list)
    photo_ids: list[int] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)
    failures: list[PixelSmileError] = field(default_factory=list)


class FolderScanner(QObject):
    """Opens folders, looks at them again, and reads what is in their photos while there is nothing else to do.

    Signals:
        opened(OpenedPaths): what `open_paths` was asked for is in the library, by name at least.
        photos_noted(list of ids): these are new, or more is known of them.
        folder_rescanned(folder id, FolderChanges): a folder was looked at again.
        folders_found(folder id, list of Path): the folder and those inside it, for whoever watches them.
        progressed(Progress): how far it is.
        failed(exception): something could not be done.
        rested(): there is nothing more to do.
    """

    opened = Signal(object)
    photos_noted = Signal(list)
    folder_rescanned = Signal(int, object)
    folders_found = Signal(int, list)
    progressed = Signal(object)
    failed = Signal(object)
    rested = Signal()
    _heard = Signal(object)

    def __init__(self, library: PhotoLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = TaskPool(threads=1, parent=self)
        self._waiting = 0
        self._rescans: set[int] = set()
        self._reading: TaskHandle | None = None
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take folders, and the folders in which files lie, into the library."""
        cancel = self._begin()
        work = partial(self._open, tuple(paths), cancel)
        self._pool.run(work, self._on_opened, self._on_failed, priority=Priority.VISIBLE, cancel=cancel)

    def rescan(self, folder_id: int) -> None:
        """Look at a folder again; asking twice before it began is asking once."""
        if folder_id in self._rescans:
            return
        self._rescans.add(folder_id)
        cancel = self._begin()
        work = partial(self._rescan, folder_id, cancel)
        self._pool.run(work, self._on_rescanned, self._on_failed, cancel=cancel)

    def rescan_all(self, folder_ids: Iterable[int]) -> None:
        """Look at several folders again."""
        for folder_id in folder_ids:
            self.rescan(folder_id)

    def close(self, patience_ms: int = 10_000) -> bool:
        """Stop what is going on; whether it came to an end in time."""
        return self._pool.close(patience_ms)

    def _begin(self) -> CancelToken:
        """Reading what is in the photos gives way to whatever the user waits for, and goes on afterwards."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._waiting += 1
        return CancelToken()

    def _end(self) -> None:
        self._waiting -= 1
        if self._waiting:
            return
        cancel = CancelToken()
        work = partial(self._library.examine, self._watch(cancel), self._heard.emit)
        self._reading = self._pool.run(work, self._on_read, self._on_reading_failed, cancel=cancel)

    def _watch(self, cancel: CancelToken) -> Watch:
        return Watch(cancel, ProgressRelay(self.progressed.emit))

    # The following two run on the thread of the pool; signals carry what they say to that of the window.

    def _open(self, paths: Sequence[Path], cancel: CancelToken) -> OpenedPaths:
        folders, files, foreign = _sorted_out(paths)
        opened, watch = OpenedPaths(foreign=foreign), self._watch(cancel)
        for folder in folders:
            try:
                entry = self._library.open_folder(folder, watch, self._heard.emit)
            except PixelSmileError as error:
                opened.failures.append(error)
                continue
            opened.folders.append(entry)
            self.folders_found.emit(entry.id, _folders_in(entry.path))
        for file in files:
            photo = self._library.entry_at(file)
            if photo is not None:
                opened.photo_ids.append(photo.id)
        return opened

    def _rescan(self, folder_id: int, cancel: CancelToken) -> tuple[int, FolderChanges]:
        try:
            changes = self._library.rescan(folder_id, self._watch(cancel), self._heard.emit)
            folder = next((entry for entry in self._library.folders() if entry.id == folder_id), None)
            if folder is not None and changes.is_online:
                self.folders_found.emit(folder_id, _folders_in(folder.path))
        finally:
            # Whatever happens from here on is worth another look.
            self._rescans.discard(folder_id)
        return folder_id, changes

    def _on_opened(self, opened: OpenedPaths) -> None:
        for failure in opened.failures:
            self.failed.emit(failure)
        self.opened.emit(opened)
        self._end()

    def _on_rescanned(self, outcome: tuple[int, FolderChanges]) -> None:
        folder_id, changes = outcome
        self.folder_rescanned.emit(folder_id, changes)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._end()

    def _on_read(self, _count: int) -> None:
        self._reading = None
        self.rested.emit()

    def _on_reading_failed(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)
        self.rested.emit()

    def _on_heard(self, ids: tuple[int, ...]) -> None:
        if ids:
            self.photos_noted.emit(list(ids))


def _sorted_out(paths: Sequence[Path]) -> tuple[list[Path], list[Path], list[Path]]:
    """The folders that some paths mean, each once and none inside another; the photos among the paths; other files."""
    files = [path for path in paths if not path.is_dir()]
    photos = [path for path in files if looks_like_photo(path)]
    meant = dict.fromkeys([path for path in paths if path.is_dir()])
    meant.update(dict.fromkeys(path.parent for path in photos))
    folders = [folder for folder in meant if not any(other in folder.parents for other in meant)]
    return folders, photos, [path for path in files if not looks_like_photo(path)]


def _folders_in(root: Path) -> list[Path]:
    """A folder and the visible folders inside it, outer ones first, as many as can be watched."""
    found: list[Path] = []
    for parent, names, _files in os.walk(root):
        found.append(Path(parent))
        names[:] = sorted(name for name in names if not name.startswith("."))
        if len(found) >= MOST_FOLDERS:
            break
    return found
