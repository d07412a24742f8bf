"""How fast bytes have been coming lately, and how long the rest will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

_WINDOW_SECONDS: Final = 10.0
_SHORTEST_SECONDS: Final = 0.5


class RateMeter:
    """Judges by the last ten seconds.

    Args:
        clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._samples: deque[tuple[float, int]] = deque()

    def add(self, count: int) -> None:
        """So many bytes have come in all, until now; fewer than before if some had to be thrown away."""
        now = self._clock()
        if self._samples and count < self._samples[-1][1]:
            self._samples.clear()
        self._samples.append((now, count))
        while len(self._samples) > 2 and now - self._samples[1][0] >= _WINDOW_SECONDS:
            self._samples.popleft()

    @property
    def bytes_per_second(self) -> float | None:
        """The rate; None before there is anything to judge by."""
        if len(self._samples) < 2:
            return None
        (began, first), (ended, last) = self._samples[0], self._samples[-1]
        return (last - first) / (ended - began) if ended - began >= _SHORTEST_SECONDS else None

    def seconds_for(self, count: int) -> float | None:
        """How long `count` more bytes will take; None if nothing tells."""
        rate = self.bytes_per_second
        return count / rate if rate else None
