"""The commands of the window as Qt's actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence

from pixelsmile_desktop.ui.commands import COMMANDS, EXCLUSIVE, PAGES, Command
from pixelsmile_desktop.ui.icons import icon


class Actions(QObject):
    """The commands as Qt's actions, disabled until somebody answers for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {command.id: self._made(command) for command in COMMANDS}
        for ids in EXCLUSIVE:
            group = QActionGroup(self)
            if ids is PAGES:
                # Some pages are reached by other commands, and then none of these is on.
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
            for name in ids:
                group.addAction(self._actions[name])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def answer(self, name: str, slot: Callable[..., Any]) -> QAction:
        """From now on the command `name` does `slot`, which gets whether it is on, if it is one that is on or off."""
        action = self._actions[name]
        action.setEnabled(True)
        action.triggered.connect(_with_state(slot) if action.isCheckable() else _without_state(slot))
        return action

    def enable(self, names: tuple[str, ...], is_enabled: bool) -> None:
        """Offer these commands, or do not."""
        for name in names:
            self._actions[name].setEnabled(is_enabled)

    @property
    def pages(self) -> tuple[str, ...]:
        """The commands that show a page, of which one is on."""
        return PAGES

    def all(self) -> tuple[tuple[Command, QAction], ...]:
        """Every command and its action, in the order of the menus."""
        return tuple((command, self._actions[command.id]) for command in COMMANDS)

    def _made(self, command: Command) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", command.text), self)
        action.setIconText(QCoreApplication.translate("Actions", command.short or command.text))
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        action.setIcon(icon(command.icon) if command.icon else QIcon())
        action.setCheckable(command.is_checkable)
        action.setEnabled(False)
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        return action


def _with_state(slot: Callable[..., Any]) -> Callable[[bool], None]:
    def answer(is_on: bool) -> None:
        slot(is_on)

    return answer


def _without_state(slot: Callable[..., Any]) -> Callable[[bool], None]:
    """Qt tells every slot whether its action is on, which most of them have no use for."""

    def answer(_is_on: bool) -> None:
        slot()

    return answer


_ROLES: Final = {
    "file.quit": QAction.MenuRole.QuitRole,
    "edit.settings": QAction.MenuRole.PreferencesRole,
    "help.about": QAction.MenuRole.AboutRole,
}
"""Where macOS wants these three."""
