"""All keyboard shortcuts on one sheet, in the order of the menus."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import Menu

_COLUMNS: Final = 4


class ShortcutSheet(QDialog):
    """Opened with `open`; any of Escape, F1 and ? closes it.

    Args:
        actions: the commands.
        parent: the window.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(actions)
        self.resize(min(1400, parent.width() - 40), min(640, parent.height() - 40))

    def _build(self, actions: Actions) -> None:
        sheet = QWidget(self)
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(3 * theme.GAP, 2 * theme.GAP, 3 * theme.GAP, 3 * theme.GAP)
        columns.setSpacing(4 * theme.GAP)
        for menus in _balanced(actions):
            column = QVBoxLayout()
            column.setSpacing(2 * theme.GAP)
            for menu in menus:
                column.addWidget(_MenuTable(menu, actions, sheet))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)


class _MenuTable(QWidget):
    """The shortcuts of one menu."""

    def __init__(self, menu: Menu, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GAP)
        grid.setVerticalSpacing(theme.GAP // 2)
        grid.setColumnStretch(0, 1)
        heading = QLabel(menu.title.replace("&", ""), self)
        theme.give_role(heading, theme.HEADING)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (text, keys) in enumerate(_shortcuts(menu, actions), start=1):
            words = QLabel(text, self)
            words.setWordWrap(True)
            theme.give_role(words, theme.CAPTION)
            grid.addWidget(words, row, 0)
            grid.addWidget(QLabel(keys, self), row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _shortcuts(menu: Menu, actions: Actions) -> list[tuple[str, str]]:
    as_shown = QKeySequence.SequenceFormat.NativeText
    return [
        (action.text(), "   ".join(keys.toString(as_shown) for keys in action.shortcuts()))
        for command, action in actions.all()
        if command.menu is menu and action.shortcuts()
    ]


def _balanced(actions: Actions) -> list[list[Menu]]:
    """The menus in their order, dealt to columns so that the highest one is as low as can be."""
    menus = list(Menu)
    heights = [len(_shortcuts(menu, actions)) + 2 for menu in menus]

    def highest(cuts: tuple[int, ...]) -> int:
        return max(sum(heights[start:end]) for start, end in pairwise((0, *cuts, len(menus))))

    best = min(combinations(range(1, len(menus)), _COLUMNS - 1), key=highest)
    return [menus[start:end] for start, end in pairwise((0, *best, len(menus)))]
