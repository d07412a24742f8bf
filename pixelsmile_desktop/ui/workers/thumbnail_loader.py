"""Thumbnails for the views: kept in memory within a limit, read or made on two threads, never on that of the window."""

from __future__ import annotations

import logging
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSize, Qt, QThread, QThreadPool, Signal
from PySide6.QtGui import QImage

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.studio.thumbnails import SIDES, ThumbnailStore, side_for
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.workers.courtesy import give_way
from pixelsmile_desktop.ui.workers.thumbnail_queue import Job, ThumbnailQueue, Urgency

logger = logging.getLogger(__name__)

THREADS: Final = 2
_MB: Final = 1_000_000


class EditedLooks(Protocol):
    """What edited photos look like."""

    def version_key(self, entry: PhotoEntry) -> str:
        """The same as long as the photo looks the same; empty if it shows its original."""
        ...

    def pixels(self, entry: PhotoEntry, side: int) -> Pixels:
        """(H, W, 3) uint8 sRGB of the photo as it looks now, at least `side` pixels wide or high where it has them."""
        ...


@dataclass(frozen=True)
class _Picture:
    image: QImage
    is_sharp: bool
    content_key: str


@dataclass(frozen=True)
class _Outcome:
    job: Job
    image: QImage | None
    is_sharp: bool
    complaint: str = ""


class ThumbnailLoader(QObject):
    """Hands out thumbnails that are there, and has those made that are not.

    Made on the GUI thread, and all of its methods are called there.

    Signals:
        ready(list of photo ids): there is a picture, a better one, or the certainty that there will be none.
    """

    ready = Signal(list)
    _arrived = Signal()

    def __init__(
        self,
        store: ThumbnailStore,
        looks: EditedLooks | None = None,
        megabytes: int = 256,
        parent: QObject | None = None,
    ) -> None:
        """Keep at most so many megabytes of pictures in memory."""
        super().__init__(parent)
        self._limit = megabytes * _MB
        self._pictures: OrderedDict[tuple[int, int], _Picture] = OrderedDict()
        self._sides: dict[int, set[int]] = {}
        self._bytes = 0
        self._complaints: dict[int, tuple[str, str]] = {}
        self._queue = ThumbnailQueue()
        self._outcomes: deque[_Outcome] = deque()
        self._maker = _Maker(store, looks)
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(THREADS)
        self._threads.setThreadPriority(QThread.Priority.LowPriority)
        self._arrived.connect(self._take_outcomes, Qt.ConnectionType.QueuedConnection)

    @property
    def memory_use(self) -> int:
        """Bytes of the pictures in memory."""
        return self._bytes

    def image(self, photo_id: int, side: int) -> QImage | None:
        """The picture of a photo whose longest side has `side` device pixels, another one if that is not there yet."""
        picture = self._pictures.get((photo_id, side))
        if picture is not None:
            self._pictures.move_to_end((photo_id, side))
            return picture.image
        others = self._sides.get(photo_id)
        return self._pictures[photo_id, max(others)].image if others else None

    def complaint(self, photo_id: int) -> str:
        """Why a photo has no picture, in a sentence; empty if it has one, or will."""
        return self._complaints.get(photo_id, ("", ""))[1]

    def want(self, client: str, visible: Sequence[PhotoEntry], nearby: Sequence[PhotoEntry], side: int) -> None:
        """Have pictures made; what the client wanted before and does not want now is forgotten.

        Args:
            client: a name for who asks; several views may ask at the same time.
            visible: the photos on screen, in the order in which they are looked at.
            nearby: photos that may be on screen next.
            side: longest side in device pixels.
        """
        self._queue.want(client, self._lacking(visible, side), self._lacking(nearby, side), side)
        self._work()

    def fill(self, entries: Iterator[PhotoEntry]) -> None:
        """Have small thumbnails made on disk while there is nothing better to do.

        The iterator is advanced on the threads that work, one at a time.
        """
        self._queue.set_backlog(entries)
        self._work()

    def forget(self, photo_id: int) -> None:
        """The file of a photo, or the look of it, has changed; what is there is shown until the new picture comes."""
        self._complaints.pop(photo_id, None)
        self._queue.outdate(photo_id)
        for side in self._sides.get(photo_id, ()):
            self._pictures[photo_id, side] = replace(self._pictures[photo_id, side], is_sharp=False)

    def close(self, patience_ms: int = 10_000) -> bool:
        """Begin nothing more and wait for what has begun; whether it came to an end in time."""
        self._queue.close()
        return self._threads.waitForDone(patience_ms)

    def _lacking(self, entries: Sequence[PhotoEntry], side: int) -> list[PhotoEntry]:
        return [entry for entry in entries if not self._is_settled(entry, side)]

    def _is_settled(self, entry: PhotoEntry, side: int) -> bool:
        picture = self._pictures.get((entry.id, side))
        if picture is not None and picture.is_sharp and picture.content_key in (entry.content_key, ""):
            return True
        return entry.id in self._complaints and self._complaints[entry.id][0] == entry.content_key

    def _work(self) -> None:
        for _ in range(self._queue.hire(THREADS)):
            # Not a QRunnable, for the same reason as in the task pool.
            self._threads.start(self._drain)

    def _take_outcomes(self) -> None:
        changed: dict[int, None] = {}
        while self._outcomes:
            outcome = self._outcomes.popleft()
            entry = outcome.job.entry
            changed[entry.id] = None
            if outcome.image is None:
                self._complaints[entry.id] = (entry.content_key, outcome.complaint)
            else:
                self._complaints.pop(entry.id, None)
                self._keep(outcome.job, _Picture(outcome.image, outcome.is_sharp, entry.content_key))
        if changed:
            self.ready.emit(list(changed))

    def _keep(self, job: Job, picture: _Picture) -> None:
        old = self._pictures.pop(job.key, None)
        self._bytes += picture.image.sizeInBytes() - (old.image.sizeInBytes() if old else 0)
        self._pictures[job.key] = picture
        self._sides.setdefault(job.entry.id, set()).add(job.side)
        while self._bytes > self._limit and len(self._pictures) > 1:
            (photo_id, side), dropped = self._pictures.popitem(last=False)
            self._bytes -= dropped.image.sizeInBytes()
            self._sides[photo_id].discard(side)
            if not self._sides[photo_id]:
                del self._sides[photo_id]

    def _drain(self) -> None:
        """What each of the threads does: one job after the other until there is none."""
        while (job := self._queue.take(SIDES[0])) is not None:
            outcome = self._maker.outcome_of(job)
            if outcome is not None and not outcome.is_sharp:
                self._queue.sharpen(job)
            elif not self._queue.done(job):
                outcome = _outdated(outcome)
            if outcome is not None:
                self._outcomes.append(outcome)
                self._arrived.emit()


class _Maker:
    """Turns a job into a picture, from the store or from the photo itself."""

    def __init__(self, store: ThumbnailStore, looks: EditedLooks | None) -> None:
        self._store = store
        self._looks = looks

    def outcome_of(self, job: Job) -> _Outcome | None:
        """What came of a job; None if nobody looks at it."""
        give_way()
        try:
            return self._outcome_of(job)
        except PixelSmileError as error:
            return _Outcome(job, None, is_sharp=True, complaint=str(error))
        except Exception as error:
            # The rim of the thread: the photo is shown as unreadable, and the log knows why.
            logger.exception("no thumbnail of %s", job.entry.path)
            return _Outcome(job, None, is_sharp=True, complaint=str(error))

    def _outcome_of(self, job: Job) -> _Outcome | None:
        entry, kept_side = job.entry, side_for(job.side)
        version = self._version_key(entry)
        if job.urgency is Urgency.BACKLOG:
            can_be_kept = entry.presence is Presence.HERE and bool(entry.content_key)
            if can_be_kept and not self._store.has(entry.content_key, kept_side, version):
                self._make(entry, kept_side, version)
            return None
        kept = self._store.get(entry.content_key, kept_side, version)
        image = QImage.fromData(kept) if kept else QImage()
        if not image.isNull():
            return _Outcome(job, _fitted(image, job.side), is_sharp=True)
        if job.urgency is Urgency.FIRST_LOOK and not version:
            quick = self._store.quick(entry.path, job.side)
            if quick is not None:
                return _Outcome(job, _fitted(image_of(quick), job.side), is_sharp=False)
        return _Outcome(job, _fitted(image_of(self._make(entry, kept_side, version)), job.side), is_sharp=True)

    def _version_key(self, entry: PhotoEntry) -> str:
        return self._looks.version_key(entry) if self._looks is not None and entry.is_edited else ""

    def _make(self, entry: PhotoEntry, side: int, version: str) -> Pixels:
        sides = [kept for kept in SIDES if kept <= side]
        if not version or self._looks is None:
            return self._store.make(entry.path, entry.content_key, sides)
        pixels = self._looks.pixels(entry, side)
        if self._looks.version_key(entry) == version:
            # Otherwise it was rendered as it looks by now, and must not be found under its earlier look.
            for kept in sides:
                self._store.put(entry.content_key, kept, pixels, version)
        return pixels


def _outdated(outcome: _Outcome | None) -> _Outcome | None:
    """What is left of an outcome when the photo has come to look different meanwhile: something to show until then."""
    return None if outcome is None or outcome.image is None else replace(outcome, is_sharp=False)


def _fitted(image: QImage, side: int) -> QImage:
    """The picture at the size and in the format in which it is painted without any further work."""
    size = image.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    mode = Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode) if image.size() != size else image
    return scaled.convertToFormat(QImage.Format.Format_RGB32)
