"""Asked once when the window is closed while jobs run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme


class ClosingQuestion(QDialog):
    """Opened with `open`; closing it is staying.

    Args:
        count: jobs that run or wait.
        parent: the window.

    Signals:
        finish_chosen(): let the jobs come to their end, and quit then.
        quit_chosen(): quit now; what is not done is done after the next start.
    """

    finish_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Quit PixelSmile Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = QLabel(self.tr("%n job(s) are not finished.", "", count), self)
        theme.give_role(question, theme.HEADING)
        words = QLabel(
            self.tr("If you quit now, they wait in the queue and go on at the next start. Nothing is lost."), self
        )
        words.setWordWrap(True)
        stay = QPushButton(self.tr("Stay"), self)
        finish = QPushButton(self.tr("Finish, then quit"), self)
        leave = QPushButton(self.tr("Quit now"), self)
        theme.give_role(leave, theme.PRIMARY)
        leave.setDefault(True)
        stay.clicked.connect(self.reject)
        finish.clicked.connect(self._on_finish)
        leave.clicked.connect(self._on_leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(stay)
        buttons.addStretch(1)
        buttons.addWidget(finish)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * theme.GAP, 3 * theme.GAP, 3 * theme.GAP, 2 * theme.GAP)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(question)
        layout.addWidget(words)
        layout.addLayout(buttons)
        # The buttons may need more, which a least width of the dialog itself would hide.
        words.setMinimumWidth(400)

    def _on_finish(self) -> None:
        self.finish_chosen.emit()
        self.accept()

    def _on_leave(self) -> None:
        self.quit_chosen.emit()
        self.accept()
