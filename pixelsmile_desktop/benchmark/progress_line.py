"""How far a long measurement is: one line that is written over in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Final, Self, TextIO

from pixelsmile_desktop.core.progress import Progress

_TERMINAL_SECONDS: Final = 0.2
_LOG_SECONDS: Final = 30.0


class ProgressLine:
    """A progress listener that writes to a stream.

    Args:
        stream: for people.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._told = -_LOG_SECONDS
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def __call__(self, progress: Progress) -> None:
        """Show it, unless the last was shown a moment ago."""
        now = time.monotonic()
        patience = _TERMINAL_SECONDS if self._is_terminal else _LOG_SECONDS
        if now - self._told < patience and progress.done < progress.total:
            return
        self._told = now
        left = "" if progress.seconds_left is None else f", about {_duration(progress.seconds_left)} left"
        text = f"pixelsmile: {progress.stage}: {progress.done} of {progress.total}{left}"
        if not self._is_terminal:
            print(text, file=self._stream, flush=True)
            return
        self._stream.write("\r" + text.ljust(self._shown))
        self._stream.flush()
        self._shown = len(text)

    def clear(self) -> None:
        """Make room for another line."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
