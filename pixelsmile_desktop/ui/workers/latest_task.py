"""Work whose input changes faster than it can be done: the last input wins, nothing queues up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskHandle, TaskPool

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
Work = Callable[[CancelToken], Value]


class LatestTask(QObject, Generic[Value]):
    """Does one kind of work on the pool, for one input at a time.

    A new request while one is under way waits until that one is done, and replaces whatever else was waiting: results
    come in order and as often as they can, and the last one is always that of the last request.

    Attributes:
        value: the newest result; None before the first and after `clear`.
        key: what that result was made for.

    Signals:
        ready(): there is another value.
        failed(error): the work for the last request raised this exception; there is no value.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, pool: TaskPool, parent: QObject | None = None, priority: Priority = Priority.VISIBLE) -> None:
        super().__init__(parent)
        self._pool = pool
        self._priority = priority
        self._task: TaskHandle | None = None
        self._running_key: object = None
        self._waiting: tuple[object, Work[Value]] | None = None
        self.value: Value | None = None
        self.key: object = None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def request(self, key: object, work: Work[Value]) -> None:
        """Have the value for `key` made, unless it is there, under way or waiting already.

        Args:
            key: stands for the input; keys are compared with `==`.
            work: makes the value on another thread; it is given a token and raises `Cancelled` when that is asked.
        """
        if self._task is None:
            if self.value is None or self.key != key:
                self._start(key, work)
        elif self._running_key == key:
            self._waiting = None
        else:
            self._waiting = (key, work)

    def forsake(self) -> None:
        """Stop the work under way; the value stays."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._running_key, self._waiting = None, None, None

    def clear(self) -> None:
        """Stop the work under way and drop the value."""
        self.forsake()
        self.value, self.key = None, None

    def _start(self, key: object, work: Work[Value]) -> None:
        token = CancelToken()
        self._running_key = key
        self._task = self._pool.run(
            lambda: work(token), self._on_done, self._on_failed, priority=self._priority, cancel=token
        )

    def _on_done(self, value: Value) -> None:
        self.value, self.key = value, self._running_key
        self._go_on()
        self.ready.emit()

    def _on_failed(self, error: Exception) -> None:
        logger.error("work for the window failed", exc_info=error)
        self.value, self.key = None, None
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        waiting, self._task, self._running_key, self._waiting = self._waiting, None, None, None
        if waiting is not None:
            self._start(*waiting)
