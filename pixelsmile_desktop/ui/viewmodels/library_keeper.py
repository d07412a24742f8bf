"""Keeps the library up to date: opens and watches folders, and looks for faces when nobody waits for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from pixelsmile_desktop.core.catalogue import CollectionEntry, FolderEntry
from pixelsmile_desktop.studio.photo_library import FolderChanges, PhotoLibrary
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.workers.culling_worker import CullingWorker
from pixelsmile_desktop.ui.workers.folder_watcher import FolderWatcher
from pixelsmile_desktop.ui.workers.scan_worker import FolderScanner, OpenedPaths
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskHandle, TaskPool

_PAUSE_MS: Final = 300
"""What is shown is asked for again at most so often while a folder is being read."""
_DRIVES_MS: Final = 10_000

Sources = tuple[Sequence[FolderEntry], Sequence[CollectionEntry]]


class LibraryKeeper(QObject):
    """Between the library model and the threads that fill the library.

    Args:
        library: the library.
        model: what the window shows of it.
        studio: gives a studio with the Instant engine to the thread that looks for faces.
        pool: short work.
        parent: as Qt means it.

    Attributes:
        scanner, culling: the threads, for whoever shows how far they are.

    Signals:
        sources_changed(folders, collections): there are others, or they hold other photos.
        opened(OpenedPaths): what the user opened is in the library.
        failed(Exception): something did not work.
    """

    sources_changed = Signal(object, object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        library: PhotoLibrary,
        model: LibraryModel,
        studio: Callable[[], Studio],
        pool: TaskPool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._model = model
        self._pool = pool
        self.scanner = FolderScanner(library, self)
        self.culling = CullingWorker(library, studio, self)
        self._watcher = FolderWatcher(self)
        self._changed: set[int] = set()
        self._look: TaskHandle | None = None
        self._refresh = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._drives = QTimer(self, interval=_DRIVES_MS)
        self._connect()

    def start(self) -> None:
        """Show what there is, look what has changed since the last time, and go on watching."""
        self.load_sources()
        self._model.recount()
        self._pool.run(self._library.folders, self._on_first_folders, priority=Priority.IDLE)
        self._drives.start()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take folders, and the folders in which files lie, into the library; `opened` follows."""
        self.scanner.open_paths(paths)

    def rescan(self, folder_id: int) -> None:
        """Look what became of the photos of a folder."""
        self.scanner.rescan(folder_id)

    def forget_folder(self, folder_id: int) -> None:
        """Take a folder out of sight."""
        self._watcher.forget(folder_id)
        self.change(partial(self._library.forget_folder, folder_id))

    def change(self, work: Callable[[], object]) -> None:
        """Do something to folders or collections, and show what there is then."""
        self._pool.run(work, self._on_changed, self.failed.emit)

    def load_sources(self) -> None:
        """Read the folders and collections again."""
        self._pool.run(lambda: (self._library.folders(), self._library.collections()), self._on_sources)

    def give_way(self, is_busy: bool) -> None:
        """While the user waits for something, nobody looks for faces."""
        self.culling.set_paused(is_busy)

    def note_edited(self, photo_id: int) -> None:
        """A photo looks different now."""
        self._changed.add(photo_id)
        self._refresh.start()

    def close(self, patience_ms: int) -> bool:
        """End both threads; whether they ended in time."""
        self._drives.stop()
        self._refresh.stop()
        return all((self.scanner.close(patience_ms), self.culling.close(patience_ms)))

    def _connect(self) -> None:
        self._refresh.timeout.connect(self._on_refresh)
        self._drives.timeout.connect(self._look_at_drives)
        scanner, culling = self.scanner, self.culling
        scanner.opened.connect(self._on_opened)
        scanner.photos_noted.connect(self._on_photos_noted)
        scanner.folder_rescanned.connect(self._on_rescanned)
        scanner.folders_found.connect(self._watcher.watch)
        scanner.failed.connect(self.failed)
        scanner.rested.connect(culling.start)
        culling.culled.connect(self._on_culled)
        culling.failed.connect(self.failed)
        culling.rested.connect(self._on_culling_rested)
        self._watcher.changed.connect(scanner.rescan)

    def _on_first_folders(self, folders: Iterable[FolderEntry]) -> None:
        self.scanner.rescan_all(folder.id for folder in folders)

    def _look_at_drives(self) -> None:
        # A drive that does not answer keeps a thread waiting; asking again meanwhile would take them all.
        if self._look is None or self._look.is_over:
            work = self._library.check_folders
            self._look = self._pool.run(work, self._on_drives, self._ignore, priority=Priority.IDLE)

    def _on_drives(self, changed: Sequence[int]) -> None:
        if changed:
            self.scanner.rescan_all(changed)
            self.load_sources()

    def _ignore(self, _error: Exception) -> None:
        """What cannot be looked at now is looked at again in a while."""

    def _on_opened(self, opened: OpenedPaths) -> None:
        self.load_sources()
        self._model.refresh()
        self.opened.emit(opened)

    def _on_photos_noted(self, photo_ids: list[int]) -> None:
        self._changed.update(photo_ids)
        if not self._refresh.isActive():
            self._refresh.start()

    def _on_rescanned(self, folder_id: int, changes: FolderChanges) -> None:
        touched = (*changes.added, *changes.changed, *changes.missing, *changes.found_again)
        if touched:
            self._on_photos_noted(list(touched))
        if self._model.note_folder(folder_id, is_online=changes.is_online) or touched:
            self.load_sources()

    def _on_culled(self, photo_id: int) -> None:
        self._on_photos_noted([photo_id])

    def _on_culling_rested(self) -> None:
        self._refresh.start()

    def _on_refresh(self) -> None:
        changed, self._changed = self._changed, set()
        self._model.forget_entries(changed)
        self._model.refresh()

    def _on_changed(self, _result: object) -> None:
        self.load_sources()
        self._model.refresh()

    def _on_sources(self, sources: Sources) -> None:
        self.sources_changed.emit(*sources)
