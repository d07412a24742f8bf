"""Which thumbnail is made next: what is on screen before what is near, and a first look before a sharp one."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from pixelsmile_desktop.core.catalogue import PhotoEntry


class Urgency(IntEnum):
    """Why a thumbnail is wanted; smaller comes first."""

    FIRST_LOOK = 0
    """It is on screen, and there is nothing to show yet."""
    SHARP = 1
    """It is on screen, as a small picture of the camera's."""
    NEARBY = 2
    """It will be on screen after the next turn of the wheel."""
    BACKLOG = 3
    """Nobody looks at it; it is made so that it is there when somebody does."""


@dataclass(frozen=True)
class Job:
    """One thumbnail to be made.

    Attributes:
        entry: the photo.
        side: longest side in device pixels.
        urgency: why it is wanted.
        client: who wants it.
    """

    entry: PhotoEntry
    side: int
    urgency: Urgency
    client: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """The same for jobs that would do the same work."""
        return self.entry.id, self.side


class ThumbnailQueue:
    """What several views want, each of which may change its mind at any time. Safe to share between threads.

    A job is handed out once; while it is being worked at, the same one is not handed out again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, Urgency], deque[Job]] = {}
        self._busy: set[tuple[int, int]] = set()
        self._outdated: set[tuple[int, int]] = set()
        self._takers = 0
        self._backlog: Iterator[PhotoEntry] = iter(())
        self._backlog_lock = threading.Lock()
        self._is_backlog_over = True
        self._is_closed = False

    def want(self, client: str, visible: Sequence[PhotoEntry], nearby: Sequence[PhotoEntry], side: int) -> None:
        """Replace all that a client wanted before.

        Args:
            client: its name.
            visible: what is on screen and not there yet, in the order in which it is looked at.
            nearby: what may be on screen next, likewise.
            side: longest side in device pixels.
        """
        wanted = {Urgency.FIRST_LOOK: visible, Urgency.NEARBY: nearby}
        with self._lock:
            for urgency in (Urgency.FIRST_LOOK, Urgency.SHARP, Urgency.NEARBY):
                entries = wanted.get(urgency, ())
                self._waiting[client, urgency] = deque(Job(entry, side, urgency, client) for entry in entries)

    def sharpen(self, job: Job) -> None:
        """After a first look: the same, sharp, unless its client has looked away meanwhile."""
        sharp = replace(job, urgency=Urgency.SHARP)
        with self._lock:
            self._busy.discard(job.key)
            self._outdated.discard(job.key)
            self._waiting.setdefault((job.client, Urgency.SHARP), deque()).append(sharp)

    def done(self, job: Job) -> bool:
        """The job has ended, in whichever way; whether the photo still looks as it did when the job was begun."""
        with self._lock:
            self._busy.discard(job.key)
            is_outdated = job.key in self._outdated
            self._outdated.discard(job.key)
            return not is_outdated

    def outdate(self, photo_id: int) -> None:
        """A photo looks different from now on, so whatever is being made of it is out of date."""
        with self._lock:
            self._outdated.update(key for key in self._busy if key[0] == photo_id)

    def set_backlog(self, entries: Iterator[PhotoEntry]) -> None:
        """What is to be made when nothing else is wanted; the iterator is advanced on the threads that work."""
        with self._backlog_lock:
            self._backlog, self._is_backlog_over = entries, False

    def hire(self, most: int) -> int:
        """How many threads shall begin to `take` jobs, so that there are `most` of them; to be called after a wish."""
        with self._lock:
            hired = 0 if self._is_closed else most - self._takers
            self._takers += hired
            return hired

    def take(self, backlog_side: int) -> Job | None:
        """The next job; None if there is nothing to do, and whoever asked is no longer counted among those hired.

        Args:
            backlog_side: longest side in device pixels of a job from the backlog.
        """
        while True:
            with self._lock:
                job = None if self._is_closed else self._wanted()
                if job is None and (self._is_closed or self._is_backlog_over):
                    self._takers -= 1
                    return None
            if job is not None:
                return job
            with self._backlog_lock:
                entry = next(self._backlog, None)
                self._is_backlog_over = entry is None
            if entry is not None:
                return Job(entry, backlog_side, Urgency.BACKLOG)

    def close(self) -> None:
        """Hand out nothing more."""
        with self._lock:
            self._is_closed = True

    def _wanted(self) -> Job | None:
        for urgency in (Urgency.FIRST_LOOK, Urgency.SHARP, Urgency.NEARBY):
            job = self._first(urgency)
            if job is not None:
                self._busy.add(job.key)
                return job
        return None

    def _first(self, urgency: Urgency) -> Job | None:
        for (_, kind), jobs in self._waiting.items():
            if kind is not urgency:
                continue
            later: list[Job] = []
            while jobs:
                job = jobs.popleft()
                if job.key not in self._busy:
                    jobs.extendleft(reversed(later))
                    return job
                if job.key in self._outdated:
                    # What is being made is no longer what is wanted, so this one comes after it.
                    later.append(job)
            jobs.extend(later)
        return None
