"""A page that is one column of limited width, in the middle, and scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from pixelsmile_desktop.ui import theme


class ScrollingColumn(QScrollArea):
    """Shows `content` as wide as it may be, in the middle.

    Args:
        content: the column, with its greatest width set.
        parent: the page.
    """

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        holder = QWidget(self)
        holder.setObjectName("column")
        holder.setStyleSheet(f"#column {{ background: {theme.BACKGROUND.name()}; }}")
        centred = QHBoxLayout(holder)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(content)
        self.setWidgetResizable(True)
        self.setWidget(holder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
