"""One cancel token per job: asked for by the user, heard by the engine at every step."""

from __future__ import annotations

import threading

from pixelsmile_desktop.core.errors import Cancelled


class CancelToken:
    """Carries one request to stop from any thread to the job that holds the token."""

    def __init__(self) -> None:
        self._requested = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop. Safe from any thread and from a signal handler; asking twice is asking once."""
        self._requested.set()

    @property
    def requested(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._requested.is_set()

    def raise_if_requested(self) -> None:
        """Raise `Cancelled` if somebody asked the job to stop."""
        if self._requested.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Sleep for `seconds`, or raise `Cancelled` as soon as somebody asks the job to stop."""
        if self._requested.wait(seconds):
            raise Cancelled
