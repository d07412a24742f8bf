"""How far a job is, in steps, with an estimate of the time that is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Progress:
    """A moment in the life of a job.

    Attributes:
        stage: what is being done, in words ("Rendering").
        done: steps finished, 0..total.
        total: steps in all, at least 1.
        seconds_left: estimate of the time that is left; None before there is anything to judge by.
    """

    stage: str
    done: int
    total: int
    seconds_left: float | None = None

    @property
    def fraction(self) -> float:
        """Share of the steps that is finished, 0..1."""
        return self.done / self.total


@dataclass(frozen=True)
class ByteProgress(Progress):
    """A moment in the life of a job whose steps are bytes.

    Attributes:
        bytes_per_second: how fast it has been going lately; None before there is anything to judge by.
    """

    bytes_per_second: float | None = None


ProgressListener = Callable[[Progress], None]


def numbered(listener: ProgressListener, what: str, number: int, total: int) -> ProgressListener:
    """A listener for one of several rounds of a job: its stages say which ("Rendering, face 1 of 2").

    Args:
        listener: hears of every step.
        what: what the rounds are about, in a word.
        number: which round, from 1.
        total: how many.
    """

    def tell(progress: Progress) -> None:
        listener(replace(progress, stage=f"{progress.stage}, {what} {number} of {total}"))

    return tell


def ignore_progress(_progress: Progress) -> None:
    """A listener for those who do not want to know."""


class ProgressMeter:
    """Counts the steps of one stage and tells a listener, with the time left judged by the pace so far."""

    def __init__(
        self,
        stage: str,
        total: int,
        listener: ProgressListener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stage = stage
        self._total = max(1, total)
        self._listener = listener
        self._clock = clock
        self._started = clock()
        self._done = 0
        self._tell(None)

    def step(self, count: int = 1) -> None:
        """One more step is finished, or `count` of them, at least 1."""
        self._done = min(self._done + count, self._total)
        pace = (self._clock() - self._started) / self._done
        self._tell(pace * (self._total - self._done))

    def _tell(self, seconds_left: float | None) -> None:
        self._listener(Progress(self._stage, self._done, self._total, seconds_left))
