"""The command palette: a line to type a few letters in, and below it the commands that answer to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import Command
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.widgets.fuzzy import fuzzy_score

_WIDTH: Final = 560
_ROW: Final = 36
_ROWS: Final = 10
_NOT_OFFERED: Final = frozenset({"help.palette"})

Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QFrame):
    """Floats over the window that is its parent, near the upper edge; goes away when it loses the focus.

    Args:
        actions: the commands; those that are not possible now are shown dim, and last.
        parent: the window.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._window = parent
        self._line = QLineEdit(self)
        self._model = _CommandModel(self)
        self._list = QListView(self)
        self._focus_before: QWidget | None = None
        self._build()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the focus in its line."""
        window = self._window
        self._focus_before = window.focusWidget()
        self._line.clear()
        self._search("")
        width = min(_WIDTH, window.width() - 4 * theme.GAP)
        self.setGeometry((window.width() - width) // 2, window.height() // 8, width, self.sizeHint().height())
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that move in the list do so while the focus stays in the line."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
                self._move(event.key())
                return True
        if watched is self._line and event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        if self._focus_before is not None and self._line.hasFocus():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """See that the best answer is marked."""
        super().showEvent(event)
        self._mark_first()

    def _build(self) -> None:
        self.setObjectName("command_palette")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setStyleSheet(
            f"#command_palette {{ background: {theme.PANEL.name()}; border: 1px solid {theme.LINE.name()};"
            f" border-radius: 10px; }}"
        )
        self._line.setPlaceholderText(self.tr("Type what you want to do"))
        self._line.setAccessibleName(self.tr("Find a command"))
        self._line.addAction(icon("search", theme.DIM.name()), QLineEdit.ActionPosition.LeadingPosition)
        self._line.installEventFilter(self)
        self._list.setModel(self._model)
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.setItemDelegate(_CommandDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Commands"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._line)
        layout.addWidget(self._list)

    def _connect(self) -> None:
        self._line.textEdited.connect(self._search)
        self._line.returnPressed.connect(self._run_current)
        self._list.clicked.connect(self._run)

    def _search(self, pattern: str) -> None:
        found = [(row, fuzzy_score(pattern, row.searched)) for row in self._rows()]
        matching = [(row, score) for row, score in found if score is not None]
        matching.sort(key=lambda pair: (not pair[0].action.isEnabled(), -pair[1]))
        self._model.show([row for row, _ in matching])
        self._list.setFixedHeight(_ROW * max(1, min(_ROWS, len(matching))))
        self.resize(self.width(), self.sizeHint().height())
        self._mark_first()

    def _rows(self) -> list[_Row]:
        return [_Row(command, action) for command, action in self._actions.all() if command.id not in _NOT_OFFERED]

    def _mark_first(self) -> None:
        self._list.setCurrentIndex(self._model.index(0, 0))

    def _move(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
        row = self._list.currentIndex().row() + step[Qt.Key(key)]
        row = max(0, min(row, self._model.rowCount() - 1))
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _run_current(self) -> None:
        self._run(self._list.currentIndex())

    def _run(self, index: Index) -> None:
        if not index.isValid():
            return
        action = self._model.row(index.row()).action
        if action.isEnabled():
            self.hide()
            action.trigger()


@dataclass(frozen=True)
class _Row:
    command: Command
    action: QAction

    @property
    def searched(self) -> str:
        """What the letters are looked for in: the English words as well, which many know better."""
        translated = self.action.text()
        return translated if translated == self.command.text else f"{translated} {self.command.text}"


class _CommandModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, rows: list[_Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: int) -> _Row:
        return self._rows[index]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.action.text()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.action.shortcut().toString()
        return None


class _CommandDelegate(QStyledItemDelegate):
    """Icon, words, menu and keys in one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _CommandModel):
            return
        row = model.row(index.row())
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.RAISED)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
        is_possible = row.action.isEnabled()
        drawing = row.command.icon if is_possible or not row.command.icon else ""
        if drawing:
            icon(drawing, theme.DIM.name()).paint(painter, rect.x() + 10, rect.y() + 9, 18, 18)
        painter.setPen(theme.TEXT if is_possible else theme.DISABLED)
        inner = rect.adjusted(38, 0, -12, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.action.text())
        painter.setPen(theme.DIM if is_possible else theme.DISABLED)
        keys = row.action.shortcut().toString(row.action.shortcut().SequenceFormat.NativeText)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()
