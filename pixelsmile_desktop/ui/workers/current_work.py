"""The one thing that a worker is at, for whoever wants to stop it from another thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pixelsmile_desktop.core.cancel import CancelToken


class CurrentWork:
    """Holds the cancel token of what is being done now. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._token: CancelToken | None = None
        self._is_closed = False

    @contextmanager
    def begun(self) -> Iterator[CancelToken]:
        """The token of new work, until it has ended; cancelled from the beginning when nothing may be begun."""
        token = CancelToken()
        with self._lock:
            self._token = token
            if self._is_closed:
                token.cancel()
        try:
            yield token
        finally:
            with self._lock:
                self._token = None

    def cancel(self) -> None:
        """Stop what is being done; nothing happens if nothing is."""
        with self._lock:
            if self._token is not None:
                self._token.cancel()

    def close(self) -> None:
        """Stop what is being done, and let nothing more be done."""
        with self._lock:
            self._is_closed = True
        self.cancel()
