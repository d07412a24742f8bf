"""What the command line says: results on stdout, everything for people on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from pixelsmile_desktop.cli.amounts import duration_text, rate_text, share_text
from pixelsmile_desktop.core.progress import ByteProgress, Progress

_BAR_WIDTH = 24
_SECONDS_BEFORE_BAR = 0.4
_SECONDS_BETWEEN_BARS = 0.1


class OutputError(Exception):
    """Nobody reads stdout any more, or it has no room."""


def one_line(text: str) -> str:
    """`text` with line breaks and control characters, which file names may hold, made visible."""
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else ascii(c)[1:-1] for c in text)


class Terminal:
    """Talks to the user and to whatever reads stdout.

    Args:
        json_only: whether stdout is for one JSON object.
    """

    def __init__(self, *, json_only: bool = False) -> None:
        self.json_only = json_only
        self._draws = sys.stderr is not None and sys.stderr.isatty()
        self._drawn = 0
        self._stage = ("", 0)
        self._stage_began = 0.0
        self._drawn_at = 0.0

    def result(self, text: object) -> None:
        """One result for people and scripts, as soon as it stands; silent when stdout is for JSON."""
        if not self.json_only:
            self._clear_bar()
            _print_result(str(text))

    def result_object(self, value: Mapping[str, Any]) -> None:
        """The one JSON object; silent unless stdout is for it."""
        if self.json_only:
            self._clear_bar()
            # Escaped as ASCII, so that names which are not Unicode come out as valid JSON.
            _print_result(json.dumps(value, allow_nan=False))

    def say(self, text: str) -> None:
        """A line for people."""
        self._clear_bar()
        _tell_people(one_line(text) + "\n")

    def warn(self, texts: Iterable[str]) -> None:
        """Things that may look wrong, a line each."""
        for text in texts:
            self.say(f"pixelsmile: warning: {text}")

    def fail(self, text: str) -> None:
        """The one line that says why nothing came of it."""
        self.say(f"pixelsmile: error: {text}")

    def progress(self, progress: Progress) -> None:
        """Draw how far the work is, if somebody looks and it takes long enough to be worth it."""
        if not self._draws:
            return
        now = time.monotonic()
        if (progress.stage, progress.total) != self._stage:
            self._stage, self._stage_began = (progress.stage, progress.total), now
        is_due = now - self._stage_began > _SECONDS_BEFORE_BAR and now - self._drawn_at > _SECONDS_BETWEEN_BARS
        if progress.done == progress.total:
            self._clear_bar()
        elif is_due:
            self._draw(progress)
            self._drawn_at = now

    def _draw(self, progress: Progress) -> None:
        filled = round(progress.fraction * _BAR_WIDTH)
        bar = f"[{'#' * filled:<{_BAR_WIDTH}}]"
        line = f"{progress.stage} {bar} {_how_far(progress)}"
        _tell_people(f"\r{line:<{self._drawn}}")
        self._drawn = len(line)

    def _clear_bar(self) -> None:
        if self._drawn:
            # Blanks, because not every Windows console understands the sequence that clears a line.
            _tell_people(f"\r{'':<{self._drawn}}\r")
            self._drawn = 0


def _how_far(progress: Progress) -> str:
    """Steps as `3/12  8 s left`, bytes as `1.2 of 58.3 GB, 11 MB/s, 1 h 23 min left`."""
    seconds = progress.seconds_left
    if not isinstance(progress, ByteProgress):
        left = f"  {seconds:.0f} s left" if seconds is not None else ""
        return f"{progress.done}/{progress.total}{left}"
    words = [share_text(progress.done, progress.total)]
    if progress.bytes_per_second is not None:
        words.append(rate_text(progress.bytes_per_second))
    if seconds is not None:
        words.append(f"{duration_text(seconds)} left")
    return ", ".join(words)


def prepare_streams() -> None:
    """Let every file name through stdout and stderr, whatever their encoding."""
    for stream, fallback in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            is_utf8 = stream.encoding.lower().replace("-", "") == "utf8"
            stream.reconfigure(errors=fallback if is_utf8 else "backslashreplace")


def flush_stdout() -> None:
    """Hand over what is still buffered.

    Raises:
        OutputError: stdout does not take it.
    """
    with _writing_results():
        if sys.stdout is not None:
            sys.stdout.flush()


def _tell_people(text: str) -> None:
    # Work goes on when nobody can hear about it: stderr may be closed, or a full disk.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _print_result(text: str) -> None:
    with _writing_results():
        print(text, flush=True)


@contextmanager
def _writing_results() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"stdout takes no more ({error.strerror}); files written so far are whole") from error


def silence_stdout() -> None:
    """Stop Python from complaining at exit that nobody reads stdout."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
