"""The page of the queue: everything that waits, runs and has ended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel
from pixelsmile_desktop.ui.views.job_list import JobList


class BatchPage(QWidget):
    """A list of jobs with what can be done to them.

    Args:
        model: the queue.
        actions: the commands.
        parent: the window.

    Signals:
        photos_wanted(): the user wants to choose photos to begin with.
    """

    photos_wanted = Signal()

    def __init__(self, model: QueueModel, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._summary = QLabel(self)
        self._list = JobList(model, self)
        self._clear = QToolButton(self)
        self._pages = QStackedWidget(self)
        self._build(actions)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._clear.clicked.connect(model.clear_finished)
        model.counts_changed.connect(self._show_counts)
        model.paused_changed.connect(self._show_counts)
        self._show_counts()

    def event(self, event: QEvent) -> bool:
        """Claim the key that means something else in the menu of the window."""
        is_pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if is_pressed and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete stops the chosen jobs."""
        if event.key() == Qt.Key.Key_Delete:
            self._cancel_selected()
        else:
            super().keyPressEvent(event)

    def _build(self, actions: Actions) -> None:
        title = QLabel(self.tr("Queue"), self)
        theme.give_role(title, theme.HEADING)
        theme.give_role(self._summary, theme.CAPTION)
        bar = QHBoxLayout()
        bar.setSpacing(theme.GAP)
        bar.addWidget(title)
        bar.addWidget(self._summary, 1)
        for name in ("queue.pause", "queue.retry", "queue.cancel_all"):
            button = QToolButton(self)
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            bar.addWidget(button)
        self._clear.setText(self.tr("Clear what has ended"))
        bar.addWidget(self._clear)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * theme.GAP, 2 * theme.GAP, 3 * theme.GAP, 2 * theme.GAP)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(bar)
        layout.addWidget(self._pages, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        words = QLabel(
            self.tr(
                "Nothing is waiting. Edit one photo, copy its look, select other photos in the library and put the look"
                " on them: they are rendered here one after the other."
            ),
            page,
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(480)
        theme.give_role(words, theme.CAPTION)
        button = QPushButton(icon("grid"), self.tr("Choose photos"), page)
        button.clicked.connect(self.photos_wanted)
        layout = QVBoxLayout(page)
        layout.setSpacing(2 * theme.GAP)
        layout.addStretch(2)
        # Aligned in the layout itself, the words would get the height of fewer lines than they need.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(words)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return page

    def _show_counts(self) -> None:
        jobs = self._model.jobs
        failed = sum(row.state is JobState.FAILED for row in jobs)
        said = [self.tr("%n waiting", "", self._model.waiting)]
        if self._model.running is not None:
            said.append(self.tr("1 running"))
        said.append(self.tr("%n ended", "", self._model.ended))
        if failed:
            said.append(self.tr("%n of them failed", "", failed))
        if self._model.is_paused:
            said.append(self.tr("paused"))
        self._summary.setText("  ·  ".join(said) if jobs else "")
        self._clear.setEnabled(self._model.ended > 0)
        self._pages.setCurrentIndex(0 if jobs else 1)

    def _on_menu_requested(self, position: QPoint) -> None:
        jobs = self._list.selected_jobs()
        if not jobs:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if any(not row.state.is_terminal for row in jobs):
            menu.addAction(icon("cancel"), self.tr("Stop"), self._cancel_selected)
        if any(row.state is JobState.QUEUED for row in jobs):
            menu.addAction(icon("chevron_up"), self.tr("Do this next"), self._hurry_selected)
        if any(row.state in {JobState.FAILED, JobState.CANCELLED} for row in jobs):
            menu.addAction(icon("retry"), self.tr("Try again"), self._retry_selected)
        menu.popup(self._list.viewport().mapToGlobal(position))

    def _cancel_selected(self) -> None:
        for row in self._list.selected_jobs():
            if not row.state.is_terminal:
                self._model.cancel(row.id)

    def _retry_selected(self) -> None:
        for row in self._list.selected_jobs():
            if row.state in {JobState.FAILED, JobState.CANCELLED}:
                self._model.retry(row.id)

    def _hurry_selected(self) -> None:
        first = next((n for n, row in enumerate(self._model.jobs) if row.state is JobState.QUEUED), 0)
        for row in reversed(self._list.selected_jobs()):
            if row.state is JobState.QUEUED:
                self._model.move(row.id, first)
