"""The number from which the noise of a render begins."""

from __future__ import annotations

import secrets
from typing import Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from pixelsmile_desktop.core.request import MAX_SEED
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon

_NEW_SEEDS: Final = 1_000_000
"""A new seed is below this: short enough to be read aloud."""


class SeedField(QWidget):
    """A number of up to 19 digits, a button for another one, and one for that of the version that is shown.

    Signals:
        edited(object): the seed that the user wants, an int.
    """

    # A signal of int would be cut off at 32 bits.
    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seed = 0
        self._of_version: int | None = None
        self._field = QLineEdit(self)
        self._new = QToolButton(self)
        self._take = QToolButton(self)
        self._build()
        self._field.editingFinished.connect(self._on_finished)
        self._new.clicked.connect(self._on_new_clicked)
        self._take.clicked.connect(self._on_take_clicked)

    def set_seed(self, seed: int) -> None:
        """Show a seed, without telling of it."""
        self._seed = seed
        self._field.setText(str(seed))
        self._offer()

    def set_version_seed(self, seed: int | None) -> None:
        """Offer the seed of the version that is shown; None if there is none."""
        self._of_version = seed
        self._offer()

    def _build(self) -> None:
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}"), self))
        self._field.setAccessibleName(self.tr("Seed"))
        self._field.setToolTip(self.tr("The same seed gives the same picture"))
        self._new.setIcon(icon("retry"))
        self._new.setToolTip(self.tr("A new seed: another picture of the same expression"))
        self._take.setIcon(icon("history"))
        self._take.setToolTip(self.tr("The seed of the version that is shown"))
        self.setFocusProxy(self._field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP // 2)
        layout.addWidget(self._field, 1)
        for button in (self._new, self._take):
            button.setAccessibleName(button.toolTip())
            theme.give_role(button, theme.QUIET)
            layout.addWidget(button)

    def _offer(self) -> None:
        self._take.setEnabled(self._of_version is not None and self._of_version != self._seed)

    def _tell(self, seed: int) -> None:
        if seed != self._seed:
            self.set_seed(seed)
            self.edited.emit(seed)

    def _on_finished(self) -> None:
        self._tell(min(int(self._field.text()), MAX_SEED))
        self._field.setText(str(self._seed))

    def _on_new_clicked(self) -> None:
        # Never the one that there is.
        self._tell((self._seed + 1 + secrets.randbelow(_NEW_SEEDS - 1)) % _NEW_SEEDS)

    def _on_take_clicked(self) -> None:
        if self._of_version is not None:
            self._tell(self._of_version)
