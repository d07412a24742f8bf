"""Progress on its way from a worker to the window: the last of each moment, never a flood."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from pixelsmile_desktop.core.progress import Progress, ProgressListener

TENTH: Final = 0.1
_FEW: Final = 200
"""A stage of no more steps than these is no flood."""


class ProgressRelay:
    """A `ProgressListener` that passes on what a person can follow; safe from several threads.

    Every step of a stage with few of them passes. Of a stage with many, such as bytes, the first and the last one do,
    and others not sooner than `interval` after the one before.

    Args:
        listener: hears what passes.
        interval: seconds between two steps that pass.
        clock: seconds that never go back.
    """

    def __init__(
        self,
        listener: ProgressListener,
        interval: float = TENTH,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._listener = listener
        self._interval = interval
        self._clock = clock
        self._lock = threading.Lock()
        self._stage = ""
        self._passed = float("-inf")

    def __call__(self, progress: Progress) -> None:
        """Hear of a step, and pass it on or not."""
        with self._lock:
            now = self._clock()
            is_end = progress.done >= progress.total or progress.stage != self._stage
            if progress.total > _FEW and not is_end and now - self._passed < self._interval:
                return
            self._stage, self._passed = progress.stage, now
        self._listener(progress)
