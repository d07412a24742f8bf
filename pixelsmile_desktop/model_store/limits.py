"""What all transfers of a download share: one bandwidth, one way to pause, one amount of patience."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass
from typing import Final

_PIECE: Final = 512 * 1024
_SMALLEST_PIECE: Final = 4 * 1024
_BURST_SECONDS: Final = 0.1


class BandwidthLimit:
    """Lets so many bytes a second pass, over all threads together.

    Args:
        bytes_per_second: at least 1; None lets everything pass.
    """

    def __init__(self, bytes_per_second: float | None = None) -> None:
        self._rate = bytes_per_second
        self._lock = threading.Lock()
        self._paid_until = 0.0

    @property
    def piece(self) -> int:
        """How many bytes to read at a time, so that a slow rate stays even; at most 512 KiB."""
        if self._rate is None:
            return _PIECE
        return int(min(_PIECE, max(_SMALLEST_PIECE, self._rate * _BURST_SECONDS)))

    def pay(self, count: int, stop: threading.Event) -> None:
        """Wait for as long as `count` bytes, which have just come, must take; or until `stop` is set."""
        if self._rate is None:
            return
        with self._lock:
            now = time.monotonic()
            self._paid_until = max(self._paid_until, now - _BURST_SECONDS) + count / self._rate
            wait = self._paid_until - now
        if wait > 0:
            stop.wait(wait)


class Gate:
    """Holds a download while it is paused. Safe from any thread."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()

    def pause(self) -> None:
        """Receive nothing more until `resume`; connections stay open for as long as the server bears it."""
        self._open.clear()

    def resume(self) -> None:
        """Go on."""
        self._open.set()

    @property
    def is_paused(self) -> bool:
        """Whether the download is paused."""
        return not self._open.is_set()

    def wait(self, stop: threading.Event) -> None:
        """Return as soon as the gate is open or `stop` is set."""
        while not self._open.wait(0.05) and not stop.is_set():
            pass


@dataclass(frozen=True)
class Patience:
    """How often and how long a failing server is asked again.

    Attributes:
        tries: failures in a row, without a megabyte in between, after which a file is given up.
        first_wait: seconds before the second try; each further one takes twice as long.
        longest_wait: seconds between two tries at most, unless the server asks for more.
    """

    tries: int = 8
    first_wait: float = 0.5
    longest_wait: float = 30.0

    def wait_before(self, failures: int) -> float:
        """Seconds before the next try; scattered, so that files that fail together do not all come back together."""
        wait = min(self.first_wait * 2.0 ** (failures - 1), self.longest_wait)
        return wait * random.uniform(0.5, 1.0)
