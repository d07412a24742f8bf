"""A button in the filter bar that opens a list of which one entry is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from pixelsmile_desktop.ui import icons, theme


class ChoiceMenu(QToolButton):
    """A small button that is lit while anything but its first entry is chosen.

    Signals:
        chosen(value): the user chose the entry with this value.
    """

    chosen = Signal(object)

    def __init__(
        self, title: str, icon: str, choices: Sequence[tuple[Hashable, str]], parent: QWidget | None = None
    ) -> None:
        """A button with a title and an icon by its name; of each entry its value and what it is called."""
        super().__init__(parent)
        self._title = title
        self._icon = icon
        self._actions: dict[Hashable, QAction] = {}
        menu = QMenu(self)
        self._group = QActionGroup(self)
        for value, text in choices:
            self._actions[value] = self._add(menu, value, text)
        self.setMenu(menu)
        self.setText(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.give_role(self, theme.QUIET)
        self.set_value(choices[0][0])

    def set_value(self, value: Hashable, words: str = "") -> None:
        """Show what is chosen; no signal is emitted.

        Args:
            value: of the entry.
            words: what is chosen, where the name of the entry does not say it.
        """
        action = self._actions[value]
        action.setChecked(True)
        is_on = action is not next(iter(self._actions.values()))
        self.setIcon(icons.icon(self._icon, (theme.ACCENT if is_on else theme.DIM).name()))
        self.setAccessibleName(f"{self._title}: {words or action.text()}")
        self.setToolTip(self.accessibleName())

    def _add(self, menu: QMenu, value: Hashable, text: str) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(value)
        action.triggered.connect(self._on_triggered)
        self._group.addAction(action)
        return action

    def _on_triggered(self) -> None:
        action = self._group.checkedAction()
        self.chosen.emit(next(value for value, one in self._actions.items() if one is action))
