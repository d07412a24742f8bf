"""Paints a row of the side panel: an icon, a name, and how many photos there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pixelsmile_desktop.ui import theme

COUNT: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the number at the right end of a row."""
IS_ON: Final = int(Qt.ItemDataRole.UserRole) + 2
"""Role of whether the source is chosen, or the filter on."""
SECTION: Final = int(Qt.ItemDataRole.UserRole) + 3
"""Role of whether the row is the heading of a group."""
IS_TARGET: Final = int(Qt.ItemDataRole.UserRole) + 4
"""Role of whether something that is dragged would fall on the row."""

_ROW_HEIGHT: Final = 28
_HEADING_HEIGHT: Final = 40
_ICON: Final = 16
_Index = QModelIndex | QPersistentModelIndex


class SourceRowPainter(QStyledItemDelegate):
    """Paints headings in small capitals, and rows with a count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings have air above them."""
        return QSize(0, _HEADING_HEIGHT if index.data(SECTION) else _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if index.data(SECTION):
            self._paint_heading(painter, rect, str(index.data()))
        else:
            self._paint_row(painter, rect, option, index)
        painter.restore()

    def updateEditorGeometry(self, editor: object, option: QStyleOptionViewItem, index: _Index) -> None:
        """Put the field for a new name where the name is."""
        rect: QRect = option.rect
        editor.setGeometry(_text_rect(rect))  # type: ignore[attr-defined]

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setBold(True)
        font.setLetterSpacing(font.SpacingType.PercentageSpacing, 104)
        painter.setFont(font)
        painter.setPen(theme.DIM)
        place = rect.adjusted(2 * theme.GAP, 0, -theme.GAP, -theme.GAP)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text.upper())

    def _paint_row(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        state = option.state
        is_on, ground = bool(index.data(IS_ON)), QRectF(rect).adjusted(theme.GAP, 1, -theme.GAP, -1)
        if is_on or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.HOVER if is_on else theme.RAISED)
            painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus or index.data(IS_TARGET):
            painter.setPen(QPen(theme.ACCENT, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + 2 * theme.GAP, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        count, text_rect = index.data(COUNT), _text_rect(rect)
        if count is not None:
            painter.setPen(theme.DIM)
            words = QLocale().toString(int(count))
            painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            text_rect.setRight(text_rect.right() - painter.fontMetrics().horizontalAdvance(words) - theme.GAP)
        painter.setPen(theme.TEXT)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _text_rect(rect: QRect) -> QRect:
    return rect.adjusted(3 * theme.GAP + _ICON, 0, -2 * theme.GAP, 0)
