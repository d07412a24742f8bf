"""Counts bytes of work that several threads share, and tells a listener now and then."""

from __future__ import annotations

import threading
from typing import Final

from pixelsmile_desktop.core.progress import ByteProgress, ProgressListener
from pixelsmile_desktop.model_store.rates import RateMeter

_TELLINGS: Final = 500
"""A listener hears about this often, however small the chunks are."""


class ByteMeter:
    """How many bytes of a stage are done; safe from several threads.

    Args:
        stage: what is being done, in words.
        total: bytes in all.
        listener: hears `ByteProgress`; it is called under a lock.
    """

    def __init__(self, stage: str, total: int, listener: ProgressListener) -> None:
        self._stage = stage
        self._total = max(1, total)
        self._listener = listener
        self._lock = threading.Lock()
        self._rates = RateMeter()
        self._done = 0
        self._told = 0
        self._tell()

    def add(self, count: int) -> None:
        """So many bytes more are done."""
        with self._lock:
            # A file that is read twice, because the first copy was no good, must not make more than all.
            self._done = min(self._done + count, self._total)
            is_news = self._done > self._told
            if is_news and (self._done - self._told >= self._total // _TELLINGS or self._done == self._total):
                self._tell()

    def _tell(self) -> None:
        self._told = self._done
        self._rates.add(self._done)
        left, rate = self._rates.seconds_for(self._total - self._done), self._rates.bytes_per_second
        self._listener(ByteProgress(self._stage, self._done, self._total, left, rate))
