"""What the grid and the filmstrip share: photos that are selected and opened by mouse and keyboard."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.widgets.cell_layout import Move
from pixelsmile_desktop.ui.widgets.photo_canvas import EntryOf, PhotoCanvas
from pixelsmile_desktop.ui.widgets.photo_cell import PhotoCellPainter
from pixelsmile_desktop.ui.widgets.photo_drag import photo_data
from pixelsmile_desktop.ui.widgets.photo_selection import NOTHING
from pixelsmile_desktop.ui.widgets.photo_words import describe
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

_MOVES: Final = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
    Qt.Key.Key_Home: Move.HOME,
    Qt.Key.Key_End: Move.END,
}
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_OTHER: Final = _CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PhotoView(PhotoCanvas):
    """Photos in cells, with selection by mouse and keyboard. Subclasses say where the cells lie.

    Signals:
        activated(id): Enter or a double click: open this photo.
        loupe_requested(id): Space: look at this photo closely.
        current_changed(id): the user went to another photo; -1 if there is none any more.
        selection_changed(list of ids): the user selected other photos; in the order of all.
        context_menu_requested(id, point): on this photo, or -1 beside all; the point is one of the screen.
        paths_dropped(list of Path): files or folders were dropped.
    """

    activated = Signal(int)
    loupe_requested = Signal(int)
    current_changed = Signal(int)
    selection_changed = Signal(list)
    context_menu_requested = Signal(int, QPoint)
    paths_dropped = Signal(list)

    def __init__(
        self, loader: ThumbnailLoader, entry_of: EntryOf, cells: PhotoCellPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(loader, entry_of, cells, parent)
        self._press: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)

    def set_ids(self, ids: array[int]) -> None:
        """Show these photos. The current one and the selected ones stay so as far as they are there."""
        before = self._said()
        had_current = self._selection.current
        self._selection.set_ids(ids)
        self._rearrange()
        if self._selection.current != NOTHING and self._selection.current == had_current:
            self.reveal(self._selection.current)
        self._tell_changes(before)

    def set_selected(self, photo_ids: Iterable[int]) -> None:
        """Select exactly these; no signal is emitted."""
        self._selection.replace(photo_ids)
        self.viewport().update()

    def set_current(self, photo_id: int) -> None:
        """Go to a photo and bring it into view, without changing what is selected; no signal is emitted."""
        place = self._selection.place(photo_id)
        if place != self._selection.index:
            self._selection.index = place
            self._announce()
            self.viewport().update()
        if place != NOTHING:
            self.reveal(photo_id)

    def select_all(self) -> None:
        """Select every photo."""
        before = self._said()
        self._selection.select_all()
        self._tell_changes(before)

    def select_none(self) -> None:
        """Select nothing."""
        before = self._said()
        self._selection.clear()
        self._tell_changes(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, select and open by the keyboard."""
        before = self._said()
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            extend = bool(event.modifiers() & _SHIFT)
            start = max(0, self._selection.index)
            has_current = self._selection.index != NOTHING or move in (Move.HOME, Move.END)
            target = self._layout.moved(start, move, self._page_length()) if has_current else start
            self._selection.go_to(target, extend=extend)
            self.reveal(self.current)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._selection.select_all()
        elif self.current != NOTHING and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.current)
        elif self.current != NOTHING and event.key() == Qt.Key.Key_Space:
            self.loupe_requested.emit(self.current)
        else:
            event.ignore()
            return
        self._tell_changes(before)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of navigation from the shortcuts of the window while the view has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & _OTHER
            if is_plain and Qt.Key(event.key()) in (*_MOVES, Qt.Key.Key_Space):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is known of the photo under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            photo_id = self._photo_at(event.pos())
            entry = self._entry_of(photo_id) if photo_id != NOTHING else None
            text = ""
            if entry is not None:
                text = "\n".join(
                    part for part in (describe(entry), sentence_text(self._loader.complaint(photo_id))) if part
                )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or begin to."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        before = self._said()
        index = self._layout.index_at(event.position().toPoint() + self._offset())
        modifiers = event.modifiers()
        is_menu = event.button() is Qt.MouseButton.RightButton
        is_selected = index != NOTHING and self.ids[index] in self._selection.selected
        if is_selected and not is_menu and not modifiers & (_SHIFT | _CONTROL):
            # Perhaps the selected photos are about to be dragged: whether this one is selected alone, the release says.
            self._press = event.position().toPoint()
        elif index == NOTHING:
            if not is_menu and not modifiers & (_SHIFT | _CONTROL):
                self._selection.clear()
        elif is_menu:
            if not is_selected:
                self._selection.go_to(index)
        elif modifiers & _CONTROL:
            self._selection.toggle(index)
        else:
            self._selection.go_to(index, extend=bool(modifiers & _SHIFT))
        self._tell_changes(before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selected photos."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            drag = QDrag(self)
            drag.setMimeData(photo_data(self._selection.in_order))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the photo that was pressed on alone, if it was not dragged."""
        event.accept()
        if self._press is not None and event.button() is Qt.MouseButton.LeftButton:
            before = self._said()
            self._selection.go_to(self._layout.index_at(self._press + self._offset()))
            self._press = None
            self._tell_changes(before)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the photo under the pointer."""
        photo_id = self._photo_at(event.position().toPoint())
        if photo_id != NOTHING and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(photo_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the photo under the pointer, or of the current one if the keyboard asks."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.current != NOTHING:
            cell = self._layout.rect(self._selection.index).translated(-self._offset())
            self.context_menu_requested.emit(self.current, self.viewport().mapToGlobal(cell.center()))
        else:
            self.context_menu_requested.emit(self._photo_at(event.pos()), event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files and folders anywhere."""
        event.setAccepted(event.mimeData().hasUrls())

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped; nothing is looked at here."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _photo_at(self, point: QPoint) -> int:
        index = self._layout.index_at(point + self._offset())
        return self.ids[index] if index != NOTHING else NOTHING

    def _said(self) -> tuple[int, set[int]]:
        return self._selection.current, self._selection.selected.copy()

    def _tell_changes(self, before: tuple[int, set[int]]) -> None:
        current, selected = before
        if self._selection.current != current:
            self._announce()
            self.current_changed.emit(self._selection.current)
        if self._selection.selected != selected:
            self.selection_changed.emit(self._selection.in_order)
        self.viewport().update()

    def _announce(self) -> None:
        """Tell screen readers which photo is current."""
        entry = self._entry_of(self.current) if self.current != NOTHING else None
        self.setAccessibleDescription(describe(entry) if entry else self.tr("No photo"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
