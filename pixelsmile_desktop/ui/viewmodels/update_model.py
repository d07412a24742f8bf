"""Looks for a newer version when the user asks, and only then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pixelsmile_desktop.studio.updates import UpdateAnswer
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskPool


class UpdateModel(QObject):
    """One request for each time that it is asked for.

    Args:
        check: asks for the list of releases.
        pool: does so.
        parent: keeps it.

    Signals:
        answered(UpdateAnswer): what the list says.
        failed(Exception): it could not be had.
        network_changed(): `network` is different.
    """

    answered = Signal(object)
    failed = Signal(object)
    network_changed = Signal()

    def __init__(self, check: Callable[[], UpdateAnswer], pool: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check, self._pool = check, pool
        self._is_asking = False

    @property
    def network(self) -> NetworkState:
        """What it does with the network now."""
        return NetworkState.DOWNLOADING if self._is_asking else NetworkState.UNUSED

    def ask(self) -> None:
        """Ask for the list, unless that is being done; `answered` or `failed` follows."""
        if not self._is_asking:
            self._set_asking(True)
            self._pool.run(self._check, self._on_answered, self._on_failed, priority=Priority.VISIBLE)

    def _on_answered(self, answer: UpdateAnswer) -> None:
        self._set_asking(False)
        self.answered.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._set_asking(False)
        self.failed.emit(error)

    def _set_asking(self, is_asking: bool) -> None:
        self._is_asking = is_asking
        self.network_changed.emit()
