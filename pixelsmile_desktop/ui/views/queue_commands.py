"""The commands of the queue, and what its endings mean for the rest of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.ui.amounts import held_text
from pixelsmile_desktop.ui.notices import Notice, NoticeAction, NoticeLevel
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.views.edit_view import EditView
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.workers.failure import Failure


class QueueCommands(QObject):
    """Answers for the queue.

    Args:
        parts: the models.
        view: the photo under edit, which shows what was rendered of it.
        window: the window.
    """

    def __init__(self, parts: WindowParts, view: EditView, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._queue = parts.queue
        self._view = view
        self._released: Plan | None = None
        actions, queue = parts.actions, parts.queue
        actions.answer("queue.pause", queue.pause)
        actions.answer("queue.cancel", self._cancel_running)
        actions.answer("queue.cancel_all", queue.cancel_all)
        actions.answer("queue.retry", self._retry_failed)
        actions.answer("queue.release_model", self._release_model)
        queue.paused_changed.connect(actions["queue.pause"].setChecked)
        queue.counts_changed.connect(self._offer)
        queue.held_changed.connect(self._on_held_changed)
        queue.succeeded.connect(self._on_succeeded)
        queue.exported.connect(self._on_exported)
        queue.failed.connect(self._on_failed)
        queue.broken.connect(self._on_broken)
        queue.idle.connect(self._on_idle)
        self._offer()

    def _offer(self) -> None:
        queue, actions = self._queue, self._parts.actions
        unfinished = queue.running is not None or queue.waiting > 0
        actions.enable(("queue.cancel",), queue.running is not None)
        actions.enable(("queue.cancel_all",), unfinished)
        actions.enable(("queue.release_model",), queue.held is not None and queue.running is None)
        actions.enable(("queue.retry",), any(row.state is JobState.FAILED for row in queue.jobs))

    def _cancel_running(self) -> None:
        running = self._queue.running
        if running is not None:
            self._queue.cancel(running.id)

    def _release_model(self) -> None:
        self._released = self._queue.held
        self._queue.release_model()

    def _on_held_changed(self) -> None:
        """Say what the user has got back, if it was his wish."""
        if self._released is not None and self._queue.held is None:
            words = self.tr("The model has given its memory back: about {amount}")
            self._parts.notices.post(Notice(words.format(amount=held_text(self._released)), key="memory"))
            self._released = None
        self._offer()

    def _retry_failed(self) -> None:
        for row in self._queue.jobs:
            if row.state is JobState.FAILED:
                self._queue.retry(row.id)

    def _on_succeeded(self, _job_id: int, photo_id: int, version_id: int) -> None:
        if version_id < 0:
            return
        self._parts.thumbnails.forget(photo_id)
        self._parts.keeper.note_edited(photo_id)
        self._view.show_rendered(photo_id, version_id)

    def _on_idle(self) -> None:
        if self._queue.waiting == 0:
            self._parts.notices.withdraw("queued")

    def _on_exported(self, _job_id: int, files: Sequence[Path]) -> None:
        folder = files[0].parent
        words = self.tr("Exported to {folder}").format(folder=folder.name or str(folder))
        show = NoticeAction(self.tr("Show"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self._parts.notices.post(Notice(words, action=show, key="exported"))

    def _on_failed(self, job_id: int, failure: Failure) -> None:
        retry = NoticeAction(self.tr("Try again"), lambda: self._queue.retry(job_id))
        self._post(failure, f"job {job_id}", retry)

    def _on_broken(self, failure: Failure) -> None:
        self._post(failure, "queue")

    def _post(self, failure: Failure, key: str, action: NoticeAction | None = None) -> None:
        what, remedy = sentence_text(failure.what), sentence_text(failure.remedy)
        self._parts.notices.post(Notice(what, remedy, NoticeLevel.ERROR, action, failure.details, key))
