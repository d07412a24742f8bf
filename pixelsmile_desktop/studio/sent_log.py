"""What this program sent over the network, ever: one line for each request, in a file of the user's own."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write

logger = logging.getLogger(__name__)

SENT_LOG_NAME: Final = "sent.jsonl"
_MOST_BYTES: Final = 1_000_000
_LONGEST_PATH: Final = 500


@dataclass(frozen=True)
class SentRequest:
    """One request that left this computer.

    Attributes:
        moment: when, seconds since 1970.
        host: the server that it was meant for.
        path: what it asked for there, without the part after "?", which may hold keys.
        count: bytes that were sent, before encryption; 0 when no connection came about.
    """

    moment: float
    host: str
    path: str
    count: int


class SentLog:
    """The file of what was sent. Safe from any thread and from several processes.

    Args:
        folder: where the file lies; it is made by the first request.
        clock: seconds since 1970.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = folder / SENT_LOG_NAME
        self._clock = clock
        self._lock = threading.Lock()

    def note(self, host: str, path: str, count: int) -> None:
        """Write down a request; a `model_store.connections.SentListener`. A disk that refuses is noted in the log."""
        line = _line(SentRequest(self._clock(), host, path[:_LONGEST_PATH], count))
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._make_room()
                # One write in append mode, so that lines of several processes never run into each other.
                handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                try:
                    os.write(handle, line)
                finally:
                    os.close(handle)
            except OSError as error:
                logger.warning("%s asked for %s, which %s does not take: %s", host, path, self.path, error)

    def requests(self) -> tuple[SentRequest, ...]:
        """What was sent, latest first; a line that was cut off is left out.

        Raises:
            OSError: the file is there and cannot be read.
        """
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return ()
        read = [_request(line) for line in reversed(lines)]
        return tuple(request for request in read if request is not None)

    def _make_room(self) -> None:
        """Forget the older half of a file that has grown too large."""
        if self.path.exists() and self.path.stat().st_size > _MOST_BYTES:
            lines = self.path.read_bytes().splitlines(keepends=True)
            with atomic_write(self.path) as file:
                file.writelines(_later_half(lines))


def _line(request: SentRequest) -> bytes:
    return json.dumps(asdict(request)).encode() + b"\n"


def _request(line: bytes) -> SentRequest | None:
    try:
        record = json.loads(line)
        return SentRequest(float(record["moment"]), str(record["host"]), str(record["path"]), int(record["count"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _later_half(lines: Sequence[bytes]) -> Sequence[bytes]:
    return lines[len(lines) // 2 :]
