"""Thumbnails of everything that the library shows, made on disk while nobody waits for anything else."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

logger = logging.getLogger(__name__)

_PAGE: Final = 64
_REST_MS: Final = 400
"""Longer than most people take from one letter of a search to the next."""


class ThumbnailBacklog(QObject):
    """Keeps the loader supplied with the photos of the present query, from the first to the last.

    Another query takes the place of the one before. Each photo is handed over once in a session: in a library whose
    thumbnails have no room on the disk, the loader would otherwise make and drop them for ever.

    Args:
        library: asked on the loader's threads.
        model: what is shown.
        loader: makes the thumbnails.
        parent: as Qt means it.
    """

    def __init__(
        self, library: PhotoLibrary, model: LibraryModel, loader: ThumbnailLoader, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._model = model
        self._loader = loader
        self._handed_over: set[int] = set()
        self._entries: Iterator[PhotoEntry] = iter(())
        self._is_giving_way = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.renew)

    def start(self) -> None:
        """Begin with what is shown, and follow what will be."""
        self._model.query_changed.connect(self._await_rest)
        self._model.ids_changed.connect(self._await_rest)
        self.renew()

    def renew(self) -> None:
        """Begin anew, because other photos are shown or more is known of them."""
        self._entries = self._entries_of(self._model.ids)
        self._supply()

    def give_way(self, is_busy: bool) -> None:
        """While the user waits for something, nothing is made."""
        self._is_giving_way = is_busy
        self._supply()

    def _await_rest(self) -> None:
        """While the user types, one query follows the other, and their answers need the processor."""
        self._rest.start()
        self._supply()

    def _supply(self) -> None:
        is_waiting = self._is_giving_way or self._rest.isActive()
        self._loader.fill(iter(()) if is_waiting else self._entries)

    def _entries_of(self, photo_ids: array[int]) -> Iterator[PhotoEntry]:
        """The photos that nobody has handed over; advanced by one thread of the loader at a time."""
        left = [photo_id for photo_id in photo_ids if photo_id not in self._handed_over]
        for start in range(0, len(left), _PAGE):
            try:
                page = self._library.entries(left[start : start + _PAGE])
            except LibraryError as error:
                logger.info("no more thumbnails are made in advance: %s", error)
                return
            for entry in page:
                # Others get their thumbnail when their file has been read, or can be reached again.
                if entry.content_key and entry.presence is Presence.HERE:
                    self._handed_over.add(entry.id)
                yield entry
