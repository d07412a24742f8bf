"""Looks for faces in the photos of the library, one after the other, while nobody waits for anything."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.culling import analyse
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskPool

logger = logging.getLogger(__name__)


class CullingWorker(QObject):
    """Finds the faces of all photos in which nobody looked for any, on a thread and with a studio of its own.

    Signals:
        culled(photo id): the library knows the faces of this photo now.
        progressed(Progress): how far it is.
        failed(exception): it stopped, because the face finder or the library cannot be used.
        rested(): every photo was looked at, or it was told to stop.
    """

    culled = Signal(int)
    progressed = Signal(object)
    failed = Signal(object)
    rested = Signal()

    def __init__(self, library: PhotoLibrary, studio: Callable[[], Studio], parent: QObject | None = None) -> None:
        """A worker that asks for its studio on its own thread, for every photo that is looked at."""
        super().__init__(parent)
        self._library = library
        self._studio = studio
        self._pool = TaskPool(threads=1, parent=self)
        self._waiting: deque[int] = deque()
        self._unreadable: set[int] = set()
        self._at: int | None = None
        self._done = 0
        self._is_paused = False
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether it is at work, or would be if it were not paused."""
        return self._is_busy

    def start(self) -> None:
        """Look at every photo that nobody looked at; new ones too, if it is at work already."""
        was_busy, self._is_busy = self._is_busy, True
        if not was_busy:
            self._done = 0
        self._pool.run(self._library.unculled, self._on_waiting, self._on_failed, priority=Priority.IDLE)

    def set_paused(self, is_paused: bool) -> None:
        """Wait after the photo that it is at, so that others get the processor; or go on."""
        was_paused, self._is_paused = self._is_paused, is_paused
        if was_paused and not is_paused and self._is_busy and self._pool.is_idle:
            self._next()

    def stop(self) -> None:
        """Look at no further photo."""
        self._waiting.clear()

    def close(self, patience_ms: int = 10_000) -> bool:
        """Stop for good; whether the photo that it was at came to an end in time."""
        self._waiting.clear()
        return self._pool.close(patience_ms)

    def _on_waiting(self, photo_ids: list[int]) -> None:
        left_out = {*self._unreadable, self._at}
        self._waiting = deque(photo_id for photo_id in photo_ids if photo_id not in left_out)
        if self._at is None:
            self._is_busy = True
            self._next()

    def _next(self) -> None:
        if self._is_paused or self._at is not None:
            return
        if not self._waiting:
            self._is_busy = False
            self.rested.emit()
            return
        self.progressed.emit(Progress("Finding faces", self._done, self._done + len(self._waiting)))
        self._at = self._waiting.popleft()
        self._pool.run(partial(self._cull, self._at), self._on_culled, self._on_failed, priority=Priority.IDLE)

    def _cull(self, photo_id: int) -> tuple[int, bool]:
        """On the thread of the pool: the photo, and whether it could be read."""
        entry = self._library.entry(photo_id)
        if entry is None:
            return photo_id, False
        try:
            found = analyse(entry.path, self._studio(), max(entry.width, entry.height))
        except PhotoError as error:
            logger.info("no faces were looked for in %s: %s", entry.path, error)
            return photo_id, False
        self._library.note_faces(photo_id, found.faces, found.findings)
        return photo_id, True

    def _on_culled(self, outcome: tuple[int, bool]) -> None:
        photo_id, is_readable = outcome
        self._at = None
        self._done += 1
        if is_readable:
            self.culled.emit(photo_id)
        else:
            self._unreadable.add(photo_id)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._waiting.clear()
        self._at = None
        self._is_busy = False
        self.failed.emit(error)
        self.rested.emit()
