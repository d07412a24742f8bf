"""Starts the processes of a training on this computer and passes on what they are told.

Each gets its place in the variables that torch and accelerate read, as torchrun would set them; with torchrun itself a
training can span several computers.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.lifeline import lifeline

RANK: Final = "RANK"
WORKER: Final = "--worker"
"""Tells a process that whoever started it has checked everything, and said so."""
CANCELLED: Final = 130
"""Exit code of a clean stop."""
_POLL_SECONDS = 0.2
_GRACE_SECONDS = 60.0
"""For the others, when one has stopped as it was told."""


def is_worker() -> bool:
    """Whether this process was started as one of several."""
    return RANK in os.environ


def is_main_worker() -> bool:
    """Whether this process is alone or the first of several."""
    return os.environ.get(RANK, "0") == "0"


def run_workers(count: int, words: Sequence[str], cancel: CancelToken) -> int:
    """Run the training in `count` processes; the exit code (or the signal) of the first that failed, or 0.

    When one fails the others are stopped, because they would wait for it for ever.

    Args:
        count: how many.
        words: of the command line.
        cancel: passed on to all as SIGTERM.
    """
    command = [sys.executable, "-P", "-m", "pixelsmile_desktop.training", WORKER, *words]
    shared = (
        os.environ
        | lifeline()
        | {
            "WORLD_SIZE": str(count),
            "LOCAL_WORLD_SIZE": str(count),
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": str(_free_port()),
        }
    )
    workers = []
    try:
        for rank in range(count):
            place = {RANK: str(rank), "LOCAL_RANK": str(rank)}
            workers.append(subprocess.Popen(command, env=shared | place))
        return _wait(workers, cancel)
    finally:
        for worker in workers:
            if worker.poll() is None:
                worker.kill()
            worker.wait()


def _wait(workers: Sequence[subprocess.Popen[bytes]], cancel: CancelToken) -> int:
    told = False
    first_end: float | None = None
    while True:
        for worker in workers:
            with contextlib.suppress(subprocess.TimeoutExpired):
                worker.wait(_POLL_SECONDS / len(workers))
        codes: list[int | None] = [worker.returncode for worker in workers]
        if first_end is None and any(code is not None for code in codes):
            first_end = time.monotonic()
        # Whoever was told to stop while it waited for one that stopped elsewhere would wait for ever.
        is_late = told and first_end is not None and time.monotonic() - first_end > _GRACE_SECONDS
        if all(code is not None for code in codes) or is_late or (any(codes) and not told):
            return _exit_code(codes)
        if cancel.requested and not told:
            told = True
            for worker in workers:
                worker.send_signal(signal.SIGTERM)


def _exit_code(codes: Sequence[int | None]) -> int:
    """One for all: a clean stop before the failures that it causes in those who waited."""
    return CANCELLED if CANCELLED in codes else abs(next((code for code in codes if code), 0))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
