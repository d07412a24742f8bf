"""The commands that move in the window itself: pages, full screen, and finding commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import PAGES
from pixelsmile_desktop.ui.widgets.command_palette import CommandPalette
from pixelsmile_desktop.ui.widgets.shortcut_sheet import ShortcutSheet


class LayoutCommands(QObject):
    """Answers for the window's own commands.

    Args:
        window: the window.
        actions: the commands.

    Signals:
        page_wanted(str): the user wants another page; the command that shows it.
    """

    page_wanted = Signal(str)

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._palette = CommandPalette(actions, window)
        self._was_maximised = False
        for name in PAGES:
            actions.answer(name, partial(self._on_page, name))
        actions.answer("edit.settings", partial(self.page_wanted.emit, "view.settings"))
        actions.answer("view.full_screen", self._set_full_screen)
        actions.answer("help.palette", self._palette.open)
        actions.answer("help.shortcuts", self._show_shortcuts)

    def _on_page(self, name: str, _is_on: bool) -> None:
        self.page_wanted.emit(name)

    def _set_full_screen(self, is_full: bool) -> None:
        if is_full:
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    def _show_shortcuts(self) -> None:
        ShortcutSheet(self._actions, self._window).open()
