"""Rows of a list with two lines of text: what it is, and what more is to know of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import SIZE, icon

DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The second line."""
MARK_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""Whether the row is the one that counts now; it gets an accent at its edge."""
ICON_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Name of the drawing in front of it; empty for none."""

_EDGE: Final = 3

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Paints such rows, and lets the first line be written over in its place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines and the space around them."""
        return QSize(120, 2 * QFontMetrics(option.font).height() + 2 * theme.GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        rect: QRect = shown.rect
        state = shown.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.HOVER)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.RAISED)
        if index.data(MARK_ROLE):
            painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), theme.ACCENT)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.ACCENT)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._paint_texts(painter, self._paint_icon(painter, rect, index), shown, index)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field to write the first line over."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name"))
        editor.setMaxLength(60)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put that field across the row."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(_EDGE, theme.GAP // 2, -_EDGE, -theme.GAP // 2))

    def _paint_icon(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """Draw the icon; the room that is left for the texts."""
        left = rect.left() + theme.GAP + _EDGE
        name = index.data(ICON_ROLE)
        if name:
            top = rect.top() + (rect.height() - SIZE) // 2
            icon(name, theme.DIM.name()).paint(painter, QRect(left, top, SIZE, SIZE))
            left += SIZE + theme.GAP
        return QRect(left, rect.top() + theme.GAP, rect.right() - theme.GAP - left, rect.height() - 2 * theme.GAP)

    def _paint_texts(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        metrics: QFontMetrics = option.fontMetrics
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = room.height() // 2
        lines = ((index.data(Qt.ItemDataRole.DisplayRole), theme.TEXT), (index.data(DETAIL_ROLE), theme.DIM))
        for number, (text, colour) in enumerate(lines):
            painter.setPen(colour)
            elided = metrics.elidedText(text or "", Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), room.top() + number * half, room.width(), half), flags, elided)
