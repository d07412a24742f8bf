"""Ctrl-C in the terminal and the system's wish to end the program, brought to the window as a signal of Qt."""

from __future__ import annotations

import signal
import socket
from typing import Any, Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Terminations(QObject):
    """Listens from `listen` to `close`. Python itself hears signals only when its code runs, which may take long.

    Signals:
        requested(): the program shall end.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._pythons = socket.socketpair()
        self._ours.setblocking(False)
        self._pythons.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._before: dict[signal.Signals, Any] = {}
        self._descriptor_before = -1

    def listen(self) -> None:
        """From now on; to be called on the main thread."""
        self._descriptor_before = signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, _ignore)

    def close(self) -> None:
        """Let signals do what they did before."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._descriptor_before)
        self._ours.close()
        self._pythons.close()

    def _on_activated(self) -> None:
        if self._ours.recv(64):
            self.requested.emit()


def _ignore(_number: int, _frame: object) -> None:
    """The byte that Python writes for each signal is what counts."""
