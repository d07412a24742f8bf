"""A button in the filter bar that opens a list of words to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from pixelsmile_desktop.ui import icons, theme


class CheckMenu(QToolButton):
    """A button whose menu has one check box for each word of a vocabulary; it is lit while any of them is on.

    Signals:
        changed(): the user checked or unchecked a word.
    """

    changed = Signal()

    def __init__(
        self, title: str, icon: str, choices: Sequence[tuple[StrEnum, str, QIcon]], parent: QWidget | None = None
    ) -> None:
        """A button with a title and an icon by its name; of each choice its value, what it is called, and its icon."""
        super().__init__(parent)
        self._title = title
        self._icon = icon
        self._actions: dict[StrEnum, QAction] = {}
        menu = QMenu(self)
        for value, text, picture in choices:
            action = menu.addAction(picture, text)
            action.setCheckable(True)
            action.triggered.connect(self._on_triggered)
            self._actions[value] = action
        self.setMenu(menu)
        self.setText(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.give_role(self, theme.QUIET)
        self.set_chosen(())

    @property
    def chosen(self) -> frozenset[StrEnum]:
        """The values that are checked."""
        return frozenset(value for value, action in self._actions.items() if action.isChecked())

    def set_chosen(self, values: Iterable[StrEnum]) -> None:
        """Check these and no others; no signal is emitted."""
        chosen = set(values)
        for value, action in self._actions.items():
            action.setChecked(value in chosen)
        self.setIcon(icons.icon(self._icon, (theme.ACCENT if chosen else theme.DIM).name()))
        words = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setAccessibleName(": ".join(part for part in (self._title, ", ".join(words)) if part))
        self.setToolTip(self.accessibleName())

    def _on_triggered(self) -> None:
        self.changed.emit()
