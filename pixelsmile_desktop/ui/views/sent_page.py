"""The page that answers: what did this program send?"""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.studio.sent_log import SentLog, SentRequest
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.notices import NoticeCentre, notice_of
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_MOST_ROWS = 2000


class SentPage(QWidget):
    """Every request that ever left this computer through this program; the list is empty unless models were fetched.

    Args:
        log: where requests are written down.
        pool: reads it.
        notices: hears when it cannot be read.
        parent: the window.
    """

    def __init__(self, log: SentLog, pool: TaskPool, notices: NoticeCentre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log, self._pool, self._notices = log, pool, notices
        self._requests: tuple[SentRequest, ...] = ()
        self._summary = QLabel(self)
        self._table = QTableWidget(0, 4, self)
        self._empty = QLabel(self.tr("Nothing. This program has sent nothing over the network, and asked for nothing."))
        self._pages = QStackedWidget(self)
        self._copy = QPushButton(icon("copy"), self.tr("Copy"), self)
        self._build()
        self._copy.clicked.connect(self._on_copy_clicked)

    def refresh(self) -> None:
        """Read the log again."""
        self._pool.run(self._log.requests, self._on_read, self._on_unreadable)

    @property
    def requests(self) -> tuple[SentRequest, ...]:
        """What is shown, latest first."""
        return self._requests

    def _build(self) -> None:
        title = QLabel(self.tr("What did this program send?"), self)
        theme.give_role(title, theme.HEADING)
        explanation = QLabel(
            self.tr(
                "Photos, faces and settings never leave this computer. The only requests that this program makes are"
                " for the models that you ask it to download; each of them is listed here. The list lies in {file}."
            ).format(file=self._log.path),
            self,
        )
        explanation.setWordWrap(True)
        theme.give_role(explanation, theme.CAPTION)
        self._table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Server"), self.tr("Asked for"), self.tr("Sent")]
        )
        self._table.setAccessibleName(title.text())
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._table)
        theme.give_role(self._copy, theme.QUIET)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addWidget(self._summary, 1)
        top.addWidget(self._copy)
        theme.give_role(self._summary, theme.CAPTION)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(top)
        layout.addWidget(explanation)
        layout.addWidget(self._pages, 1)
        self._on_read(())

    def _on_read(self, requests: tuple[SentRequest, ...]) -> None:
        self._requests = requests
        shown = requests[:_MOST_ROWS]
        self._table.setRowCount(len(shown))
        for row, request in enumerate(shown):
            for column, text in enumerate(_cells(request)):
                self._table.setItem(row, column, QTableWidgetItem(text))
        sent = size_text(sum(request.count for request in requests))
        text = self.tr("%n request(s), {size} sent", "", len(requests)).format(size=sent)
        self._summary.setText(text if requests else "")
        self._copy.setVisible(bool(requests))
        self._pages.setCurrentIndex(1 if requests else 0)

    def _on_unreadable(self, error: Exception) -> None:
        self._notices.post(notice_of(error))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(_cells(request)) for request in self._requests))


def _cells(request: SentRequest) -> tuple[str, str, str, str]:
    moment = QDateTime.fromSecsSinceEpoch(int(request.moment))
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    return when, request.host, request.path, size_text(request.count)
