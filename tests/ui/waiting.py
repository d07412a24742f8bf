"""Waiting in tests, with the events of the window going on."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QThread

PATIENCE_MS = 20_000
_PAUSE_US = 500


def until(condition: Callable[[], Any], what: str = "it", patience_ms: int = PATIENCE_MS) -> None:
    """Let events happen until `condition` holds."""
    deadline = QDeadlineTimer(patience_ms)
    while not condition():
        assert not deadline.hasExpired(), f"waited in vain for {what}"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        # It comes back at once when there are none: the threads that are waited for need the processor.
        QThread.usleep(_PAUSE_US)


class Heard:
    """What a signal has said so far: connect `heard` to it."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def heard(self, *values: Any) -> None:
        """Note one emission."""
        self.calls.append(values)
