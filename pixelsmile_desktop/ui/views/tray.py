"""Tells the desktop when long work is done while the user is elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from pixelsmile_desktop.ui.texts import listed_text
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel
from pixelsmile_desktop.ui.workers.failure import Failure

_LONG_SECONDS: Final = 10.0


class Messenger(Protocol):
    """Shows a message of the desktop; `DesktopMessenger` is the real one."""

    def show(self, title: str, text: str) -> None:
        """Show it, if there is a way to."""
        ...


class DesktopMessenger(QObject):
    """Messages by an icon in the tray, which is there from a message until it is clicked; silent without a tray."""

    def __init__(self, picture: QIcon, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray = QSystemTrayIcon(picture, self) if QSystemTrayIcon.isSystemTrayAvailable() else None
        if self._tray is not None:
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)

    def show(self, title: str, text: str) -> None:
        """See `Messenger`."""
        if self._tray is not None:
            self._tray.show()
            self._tray.showMessage(title, text)

    def _on_clicked(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        self._window.raise_()
        self._window.activateWindow()


class LongWorkTeller(QObject):
    """Decides what is worth a message: work that took long, has come to its end, and was not watched.

    Args:
        queue: renders and exports.
        models: downloads.
        messenger: shows messages.
        is_wanted: whether the user wants any.
        clock: seconds that never go back.
        parent: keeps it.
    """

    def __init__(
        self,
        queue: QueueModel,
        models: ModelsModel,
        messenger: Messenger,
        is_wanted: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._messenger = messenger
        self._is_wanted = is_wanted
        self._clock = clock
        self._began: float | None = None
        self._done = self._failed = 0
        queue.counts_changed.connect(self._note_beginning)
        queue.succeeded.connect(self._on_succeeded)
        queue.failed.connect(self._on_failed)
        queue.idle.connect(self._on_idle)
        models.arrived.connect(self._on_model_arrived)
        models.failed.connect(self._on_download_failed)

    def _note_beginning(self) -> None:
        if self._began is None and self._queue.running is not None:
            self._began = self._clock()

    def _on_succeeded(self) -> None:
        self._done += 1

    def _on_failed(self) -> None:
        self._failed += 1

    def _on_idle(self) -> None:
        if self._queue.running is not None:
            # It was idle when it said so, and has begun something since.
            return
        began, done, failed = self._began, self._done, self._failed
        self._began, self._done, self._failed = None, 0, 0
        if began is None or self._clock() - began < _LONG_SECONDS or not (done or failed):
            return
        said = [self.tr("%n job(s) done", "", done)] if done else []
        if failed:
            said.append(self.tr("%n job(s) failed", "", failed))
        self._tell(self.tr("The queue is finished"), listed_text(said))

    def _on_model_arrived(self, name: str) -> None:
        self._tell(self.tr("A model is ready"), name)

    def _on_download_failed(self, failure: Failure) -> None:
        self._tell(self.tr("A model needs your attention"), failure.sentence)

    def _tell(self, title: str, text: str) -> None:
        if self._is_wanted() and QApplication.activeWindow() is None:
            self._messenger.show(title, text)
