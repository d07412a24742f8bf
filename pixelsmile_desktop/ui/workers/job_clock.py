"""How long a whole job will still take: what its stage says of itself, and what the later ones took last time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from pixelsmile_desktop.core.progress import Progress, ProgressListener


@dataclass(frozen=True)
class _StageTime:
    """Seconds that a stage took, and that everything after it took."""

    own: float
    rest: float


class JobClock:
    """Remembers how long the stages of jobs take, for as long as the program runs."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: dict[str, _StageTime] = {}

    def timed(self, listener: ProgressListener) -> TimedJob:
        """A `ProgressListener` for one job, which passes everything on with the time that is left of the whole job."""
        return TimedJob(listener, self._times, self._clock)


class TimedJob:
    """Hears the progress of one job; see `JobClock.timed`."""

    def __init__(self, listener: ProgressListener, times: dict[str, _StageTime], clock: Callable[[], float]) -> None:
        self._listener = listener
        self._times = times
        self._clock = clock
        self._begun: list[tuple[str, float]] = []

    def __call__(self, progress: Progress) -> None:
        """Hear of a step, and pass it on with the time that is left of the job, where that can be judged."""
        if not self._begun or self._begun[-1][0] != progress.stage:
            self._begun.append((progress.stage, self._clock()))
        self._listener(replace(progress, seconds_left=self._seconds_left(progress)))

    def finish(self) -> None:
        """The job is done: remember what its stages took."""
        rest, ended = 0.0, self._clock()
        for stage, began in reversed(self._begun):
            self._times[stage] = _StageTime(ended - began, rest)
            rest, ended = rest + ended - began, began

    def _seconds_left(self, progress: Progress) -> float | None:
        known = self._times.get(progress.stage)
        if known is None:
            return progress.seconds_left
        own = progress.seconds_left
        return (known.own * (1 - progress.fraction) if own is None else own) + known.rest
