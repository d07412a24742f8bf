"""Threads that bring several files at a time, and end together: all done, the first failure, or a cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from pixelsmile_desktop.model_store.transfer import Means, Route, Stopped, Transfer

_TICK: Final = 0.05
_FAREWELL: Final = 0.1
"""Seconds that transfers get to end; one that still looks up an address is left behind, and touches nothing more."""


class Crew:
    """Brings files here, the largest first.

    Args:
        routes: the files and their ways.
        means: what they work with.
        parallel: files at a time, at least 1.
    """

    def __init__(self, routes: Sequence[Route], means: Means, parallel: int) -> None:
        self._stop = threading.Event()
        self._transfers = [Transfer(route, means, self._stop) for route in routes]
        self._queue = sorted(self._transfers, key=lambda transfer: transfer.size)
        self._changed = threading.Condition()
        self._error: BaseException | None = None
        self._threads = [
            threading.Thread(target=self._labour, name=f"download {index}", daemon=True)
            for index in range(min(parallel, len(self._transfers)))
        ]
        self._at_work = len(self._threads)

    @property
    def arrived(self) -> int:
        """Bytes of all files that are on disk."""
        return sum(transfer.arrived for transfer in self._transfers)

    @property
    def checked(self) -> int:
        """Bytes of all files that are hashed."""
        return sum(transfer.checked for transfer in self._transfers)

    def work(self, look: Callable[[], None]) -> None:
        """Bring all files, and call `look` twenty times a second meanwhile; whatever it raises ends the work.

        Raises:
            DownloadError: a file cannot be had; the others were stopped, and what has arrived of them is kept.
        """
        for thread in self._threads:
            thread.start()
        try:
            while self._goes_on():
                look()
            if self._error is not None:
                raise self._error
        finally:
            self._dismiss()

    def _goes_on(self) -> bool:
        with self._changed:
            if self._at_work and self._error is None:
                self._changed.wait(_TICK)
            return self._at_work > 0 and self._error is None

    def _dismiss(self) -> None:
        self._stop.set()
        for transfer in self._transfers:
            transfer.interrupt()
        deadline = time.monotonic() + _FAREWELL
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _labour(self) -> None:
        error: BaseException | None = None
        try:
            while (transfer := self._next()) is not None:
                transfer.run()
        except Stopped:
            pass
        except BaseException as caught:  # noqa: BLE001 - handed to the thread that waits
            error = caught
        with self._changed:
            self._error = self._error or error
            self._at_work -= 1
            self._changed.notify_all()

    def _next(self) -> Transfer | None:
        with self._changed:
            return self._queue.pop() if self._queue and not self._stop.is_set() else None
