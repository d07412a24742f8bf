"""A question in place, instead of a dialog: what it is about, what must be accepted, yes and no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme


class PromptPanel(QFrame):
    """Hidden until something is asked.

    Signals:
        accepted(object): yes; the object is the subject of the question.
        declined(object): no.
    """

    accepted = Signal(object)
    declined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: Any = None
        self._title = QLabel(self)
        self._text = QLabel(self)
        self._consent = QCheckBox(self)
        self._yes = QPushButton(self)
        self._no = QPushButton(self)
        self._build()
        self._consent.toggled.connect(self._on_consent)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self.hide()

    @property
    def subject(self) -> Any:
        """What is being asked about; None while nothing is."""
        return self._subject

    def ask(self, subject: Any, title: str, text: str, yes: str, consent: str = "") -> None:
        """Ask in place of whatever was asked before.

        Args:
            subject: goes along with the answer.
            title: the question.
            text: what there is to know.
            yes: what the button for it says.
            consent: what must be ticked before that button can be pressed; empty if nothing must.
        """
        self._subject = subject
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._yes.setText(yes)
        self._no.setText(self.tr("Not now"))
        self._consent.setText(consent)
        self._consent.setChecked(False)
        self._consent.setVisible(bool(consent))
        self._yes.setEnabled(not consent)
        self.show()
        (self._consent if consent else self._yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def withdraw(self) -> None:
        """Take the question back."""
        self._subject = None
        self.hide()

    def _build(self) -> None:
        self.setObjectName("prompt")
        self.setStyleSheet(
            f"#prompt {{ background: {theme.PANEL.name()}; border-left: 3px solid {theme.ACCENT.name()}; }}"
        )
        theme.give_role(self._title, theme.HEADING)
        theme.give_role(self._yes, theme.PRIMARY)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self._yes)
        buttons.addWidget(self._no)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(theme.GAP)
        for widget in (self._title, self._text, self._consent):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _on_consent(self, is_given: bool) -> None:
        self._yes.setEnabled(is_given or self._consent.isHidden())

    def _on_yes(self) -> None:
        subject = self._subject
        self.withdraw()
        self.accepted.emit(subject)

    def _on_no(self) -> None:
        subject = self._subject
        self.withdraw()
        self.declined.emit(subject)
