"""Ctrl-C and SIGTERM become a request to the job, which stops at its next step and cleans up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pixelsmile_desktop.core.cancel import CancelToken


class Interrupts:
    """Turns signals into a cancel, as long as `listening` lasts.

    The first signal cancels the token; a second one, or one that comes within `at_once`, raises `KeyboardInterrupt`.

    Args:
        cancel: what to cancel.
    """

    def __init__(self, cancel: CancelToken) -> None:
        self._cancel = cancel
        self._waits_for_next_step = True

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear SIGINT and SIGTERM; only the main thread can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Stop what happens here in the middle: for writing a file, which has no steps and takes itself back.

        Raises:
            Cancelled: a signal came before.
        """
        self._waits_for_next_step = False
        try:
            self._cancel.raise_if_requested()
            yield
        finally:
            self._waits_for_next_step = True

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        is_first = not self._cancel.requested
        self._cancel.cancel()
        if not (is_first and self._waits_for_next_step):
            raise KeyboardInterrupt
