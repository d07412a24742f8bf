"""Offers the report of a crash at the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.studio.crash_report import CrashReports
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon


class CrashDialog(QDialog):
    """Shows the latest report. Open it with `open`.

    Args:
        reports: those of the program; there must be one at least.
        parent: the window.
    """

    def __init__(self, reports: CrashReports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The program had a fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 520)
        self._reports = reports
        self._path = reports.pending()[0]
        self._text = QPlainTextEdit(self)
        self._build()

    def _build(self) -> None:
        words = QLabel(
            self.tr(
                "Last time the program had a fault, and wrote this report. Your photos and edits are safe. The report"
                " has stayed on this computer; if you send it to the makers of the program, they can mend the fault. It"
                " may name files and folders, so read it first."
            ),
            self,
        )
        words.setWordWrap(True)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setPlainText(self._path.read_text(encoding="utf-8", errors="replace"))
        copy = QPushButton(icon("copy"), self.tr("Copy"), self)
        show = QPushButton(icon("folder_open"), self.tr("Open its folder"), self)
        keep = QPushButton(self.tr("Later"), self)
        dismiss = QPushButton(self.tr("Delete the report"), self)
        theme.give_role(keep, theme.QUIET)
        copy.clicked.connect(self._on_copy_clicked)
        show.clicked.connect(self._on_show_clicked)
        keep.clicked.connect(self.reject)
        dismiss.clicked.connect(self._on_dismiss_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(copy)
        buttons.addWidget(show)
        buttons.addStretch(1)
        buttons.addWidget(keep)
        buttons.addWidget(dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def _on_show_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _on_dismiss_clicked(self) -> None:
        self._reports.dismiss()
        self.accept()
