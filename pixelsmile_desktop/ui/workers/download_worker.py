"""Downloads of models, on a thread of their own, so that 60 GB on the way never hold up an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal, Slot

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.models import ModelRoom, download_models, plan_download
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.workers.current_work import CurrentWork
from pixelsmile_desktop.ui.workers.failure import failure_of
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay


class DownloadWorker(QObject):
    """Asks the hub and fetches models. `plan` and `download` are reached by queued signals, the rest from any thread.

    Signals:
        planned(DownloadPlan): what fetching would take.
        began(tuple[str, ...]): these models are being fetched.
        progressed(Progress): so far, ten times a second at most.
        arrived(str): a model is whole and ready for use.
        ended(): everything that was asked for is here. One of the next three for every `plan` and `download`.
        failed(Failure): something cannot be had; what has arrived is kept.
        cancelled(): the user stopped it; what has arrived is kept.
        paused_changed(bool): whether nothing is received for now.
    """

    planned = Signal(object)
    began = Signal(object)
    progressed = Signal(object)
    arrived = Signal(str)
    ended = Signal()
    failed = Signal(object)
    cancelled = Signal()
    paused_changed = Signal(bool)

    def __init__(self, open_room: Callable[[], ModelRoom]) -> None:
        super().__init__()
        self._open_room = open_room
        self._current = CurrentWork()
        self._room: ModelRoom | None = None

    def cancel(self) -> None:
        """Stop what is being fetched; what has arrived is kept."""
        self._current.cancel()

    def close(self) -> None:
        """Stop what is being fetched and begin nothing more."""
        self._current.close()

    def pause(self, is_paused: bool) -> None:
        """Receive nothing for now, or go on."""
        # Read once: the thread of the downloads takes it away when it is done.
        room = self._room
        if room is None:
            return
        if is_paused:
            room.means.gate.pause()
        else:
            room.means.gate.resume()
        self.paused_changed.emit(is_paused)

    @Slot(object)
    def plan(self, names: Iterable[str]) -> None:
        """Find out what fetching the models takes; the hub is asked, which takes some seconds."""
        self._attend(lambda room, watch: self.planned.emit(plan_download(room, tuple(names), watch)))

    @Slot(object, bool)
    def download(self, names: Iterable[str], accepts_notice: bool) -> None:
        """Fetch models one after the other.

        Args:
            names: which.
            accepts_notice: whether the user has read and accepted the notices of those that have one.
        """
        wanted = tuple(names)

        def work(room: ModelRoom, watch: Watch) -> None:
            self.began.emit(wanted)
            for record in download_models(room, wanted, watch, accepts_notice=accepts_notice):
                self.arrived.emit(record.manifest.name)

        self._attend(work)

    def _attend(self, work: Callable[[ModelRoom, Watch], None]) -> None:
        """Do one thing and tell its one ending, whatever happens."""
        try:
            with self._current.begun() as token, self._opened(token) as room:
                work(room, Watch(token, ProgressRelay(self._tell)))
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - the rim of the thread
            self.failed.emit(failure_of(error))
        else:
            self.ended.emit()

    @contextmanager
    def _opened(self, token: CancelToken) -> Iterator[ModelRoom]:
        """The room, which meanwhile hears of pauses; nobody holds it any more when the ending is told."""
        token.raise_if_requested()
        try:
            self._room = room = self._open_room()
            yield room
        finally:
            self._room = None

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress)
