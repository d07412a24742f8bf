"""Small work off the GUI thread: files, decoding, long queries. One pool for the whole window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.ui.workers.courtesy import give_way

logger = logging.getLogger(__name__)

Work = Callable[[], Any]
Listener = Callable[[Any], None]


class Priority(IntEnum):
    """Which of the waiting tasks begins first."""

    IDLE = -10
    """What nobody waits for."""
    NORMAL = 0
    """Begins in the order of its coming: 0 is what Qt takes for the priority of a task that a resting thread gets."""
    VISIBLE = 10
    """What the user looks at."""


@dataclass(eq=False)
class TaskHandle:
    """One task.

    Attributes:
        cancel_token: asked by the work itself where it takes long; handed to the pool by whoever wrote the work.
        is_over: whether it ended, in whichever way.
    """

    cancel_token: CancelToken
    on_done: Listener | None = field(repr=False)
    on_failed: Listener | None = field(repr=False)
    is_over: bool = False

    def cancel(self) -> None:
        """Nothing more will be heard of this task; if it has not begun it never will."""
        self.cancel_token.cancel()


class TaskPool(QObject):
    """Runs callables on a few threads and brings what they return back to the GUI thread.

    Made on the GUI thread. Listeners are called there, exactly one of them and once, unless the task was cancelled or
    the QObject that the listener is a method of is gone.

    Signals:
        failed(error): a task without a listener for failures raised this exception.
    """

    failed = Signal(object)
    _ended = Signal(object, object, object)

    def __init__(self, threads: int | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = QThreadPool(self)
        if threads is not None:
            self._threads.setMaxThreadCount(threads)
        self._running: dict[TaskHandle, _Task] = {}
        self._is_closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing runs."""
        return not self._running

    def run(
        self,
        work: Work,
        on_done: Listener | None = None,
        on_failed: Listener | None = None,
        *,
        priority: Priority = Priority.NORMAL,
        cancel: CancelToken | None = None,
    ) -> TaskHandle:
        """Have `work` done on another thread.

        Args:
            work: takes nothing; must not touch any widget.
            on_done: hears what the work returned, on the GUI thread.
            on_failed: hears the exception that it raised, on the GUI thread; without it `failed` is emitted.
            priority: before which waiting tasks it begins.
            cancel: the token that the work itself looks at, if it does.
        """
        handle = TaskHandle(cancel or CancelToken(), on_done, on_failed)
        if self._is_closed:
            handle.cancel()
            handle.is_over = True
            return handle
        task = _Task(work, handle, self._ended.emit)
        self._running[handle] = task
        # Not a QRunnable: PySide keeps each of those, and all that its work holds, for as long as the pool lives.
        self._threads.start(task.run, int(priority))
        return handle

    def finish(self, patience_ms: int = 10_000) -> bool:
        """Take nothing new, and wait for what was taken; whether all of it came to its end in time."""
        self._is_closed = True
        return self._threads.waitForDone(patience_ms)

    def close(self, patience_ms: int = 10_000) -> bool:
        """Cancel everything and wait for the threads; whether all of them came to an end in time."""
        self._is_closed = True
        for handle in self._running:
            handle.cancel()
        return self._threads.waitForDone(patience_ms)

    def _on_ended(self, handle: TaskHandle, value: object, error: Exception | None) -> None:
        self._running.pop(handle, None)
        handle.is_over = True
        if handle.cancel_token.requested or isinstance(error, Cancelled):
            return
        if error is None:
            _tell(handle.on_done, value)
        elif handle.on_failed is not None:
            _tell(handle.on_failed, error)
        else:
            logger.info("a task failed: %s", error)
            self.failed.emit(error)


class _Task:
    def __init__(self, work: Work, handle: TaskHandle, tell: Callable[[object, object, object], None]) -> None:
        self._work = work
        self._handle = handle
        self._tell = tell

    def run(self) -> None:
        give_way()
        value: object = None
        failure: Exception | None = None
        if not self._handle.cancel_token.requested:
            try:
                value = self._work()
            except Exception as error:  # noqa: BLE001 - the rim of the thread: whoever asked is told
                failure = error
        self._tell(self._handle, value, failure)


def _tell(listener: Listener | None, value: object) -> None:
    if listener is None:
        return
    owner = getattr(listener, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        listener(value)
