"""What cards of a page have in common: a title, a state, a button and a menu in one row, and lines below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon

MOST_FAULTS: Final = 5
"""So many lines about what is broken are enough to know that it is."""


@dataclass(frozen=True)
class CardParts:
    """The widgets of a card.

    Attributes:
        title, state: what it is about, and how that stands.
        button: what one does first.
        more: the button of the menu.
        lines: what is said below, one under the other.
    """

    title: QLabel
    state: QWidget
    button: QPushButton
    more: QToolButton
    lines: Sequence[QLabel]


def build_card(card: QWidget, parts: CardParts, menu: QMenu) -> None:
    """Lay out the parts of a card, and hang the menu on its button."""
    card.setObjectName("card")
    card.setStyleSheet(f"#card {{ background: {theme.PANEL.name()}; border-radius: {theme.RADIUS}px; }}")
    theme.give_role(parts.title, theme.HEADING)
    for label in parts.lines:
        label.setWordWrap(True)
        theme.give_role(label, theme.CAPTION)
    parts.more.setIcon(icon("more"))
    parts.more.setMenu(menu)
    parts.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    # Three dots say that there is a menu.
    parts.more.setStyleSheet("QToolButton { padding: 5px; } QToolButton::menu-indicator { image: none; }")
    parts.button.setIcon(icon("download"))
    top = QHBoxLayout()
    top.setSpacing(theme.GAP)
    top.addWidget(parts.title)
    top.addWidget(parts.state, 1)
    top.addWidget(parts.button)
    top.addWidget(parts.more)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(2 * theme.GAP, theme.GAP, theme.GAP, theme.GAP + theme.GAP // 2)
    layout.setSpacing(theme.GAP // 2)
    layout.addLayout(top)
    for label in parts.lines:
        layout.addWidget(label)


def as_faults(label: QLabel) -> None:
    """Have a line of a card look like bad news."""
    label.setStyleSheet(f"color: {theme.DANGER.name()};")


def show_lines(label: QLabel, lines: Sequence[str]) -> None:
    """Say something in a line of a card, which is hidden when there is nothing to say."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText("\n".join(lines))
    label.setVisible(bool(lines))
