"""Ctrl-C and SIGTERM become a request to the job, which stops at its next step and cleans up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pixelsmile_desktop.core.cancel import CancelToken


@contextmanager
def cancelling(token: CancelToken) -> Iterator[None]:
    """Cancel `token` at the first signal, raise `KeyboardInterrupt` at the second, for those who cannot wait."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if token.requested:
            raise KeyboardInterrupt
        token.cancel()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
