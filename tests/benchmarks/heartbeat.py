"""How long the thread of a window is held up, and by what."""

import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2
_LOOK_AFTER = 0.020
"""Seconds after which somebody looks what the thread is at."""
_NOTED = 0.015
_DEPTH = 10


@dataclass
class Block:
    """One time in which no event was served.

    Attributes:
        at: seconds since the first beat.
        wall: seconds in which no other event came in.
        worked: seconds of processor time of the thread itself.
        queued: seconds in which it could have worked, but other threads and programs had the processors. Linux tells;
            what is neither worked nor queued, the thread waited for the interpreter's lock, or for the disk.
        others: what the other threads of Python were at.
        stack: what it was at, looked at from another thread; empty if it was too short to be looked at.
        step: what the user had done last.
    """

    at: float
    wall: float
    worked: float
    queued: float
    stack: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    step: str = ""


class Heartbeat(QObject):
    """Beats every two milliseconds on the thread of the window, and notes where it could not."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.blocks: list[Block] = []
        self.beats = 0
        self._thread = threading.get_ident()
        self._looks: list[tuple[list[str], list[str]]] = []
        self._is_over = threading.Event()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watcher = threading.Thread(target=self._watch, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._began = self._last = time.perf_counter()
        self._worked, self._queued = time.thread_time(), _seconds_queued()
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._is_over.set()
        self._watcher.join()

    def _beat(self) -> None:
        now, worked, queued = time.perf_counter(), time.thread_time(), _seconds_queued()
        wall = now - self._last - _BEAT_MS / 1e3
        if wall > _NOTED:
            # In its middle: towards its end the thread may be at this very line already.
            stack, others = self._looks[len(self._looks) // 2] if self._looks else ([], [])
            spent = worked - self._worked, queued - self._queued
            self.blocks.append(Block(now - self._began, wall, *spent, stack, others, self.step))
        self._looks.clear()
        self.beats += 1
        self._last, self._worked, self._queued = now, worked, queued

    def _watch(self) -> None:
        while not self._is_over.wait(0.005):
            if time.perf_counter() - self._last > _LOOK_AFTER:
                me = threading.get_ident()
                threads = [one for one in sys._current_frames() if one not in {me, self._thread}]
                others = ["; ".join(_stack_of(one)[:4]) for one in threads]
                self._looks.append((_stack_of(self._thread), others))


def _seconds_queued() -> float:
    """How long the calling thread has waited for a processor so far; 0 where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _stack_of(thread: int) -> list[str]:
    """The frames of whatever a thread is at, innermost first.

    They are let go at once: one that is held keeps its locals, and a painter must not outlive its paint event.
    """
    frame = sys._current_frames().get(thread)
    lines = []
    while frame is not None and len(lines) < _DEPTH:
        code = frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return lines
