"""Undo and redo, for whatever page the user is on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from pixelsmile_desktop.ui.views.window_parts import WindowParts

_EDIT_PAGE: Final = "view.edit"


class UndoCommands(QObject):
    """On the edit page: the moves of this photo, and when none is left its versions. Elsewhere: the marks of photos.

    A version that was removed comes back before the photo goes from one version to another.

    Fields of text have an undo of their own, which takes the keys before the menu does.

    Args:
        parts: the models.
        parent: the window.
    """

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._undo = parts.actions.answer("edit.undo", self._on_undo)
        self._redo = parts.actions.answer("edit.redo", self._on_redo)
        for stack in (parts.edit.undo_stack, parts.library.undo_stack):
            stack.indexChanged.connect(self.offer)
            stack.cleanChanged.connect(self.offer)
        parts.versions.changed.connect(self.offer)
        parts.actions[_EDIT_PAGE].toggled.connect(self.offer)
        self.offer()

    def offer(self) -> None:
        """Say what would be undone."""
        stack = self._stack()
        standing = self._parts.versions.standing if self._is_editing() else None
        can_restore = standing is not None and self._parts.versions.can_restore
        can_undo = stack.canUndo() or can_restore or (standing is not None and standing.can_undo)
        can_redo = stack.canRedo() or (standing is not None and standing.can_redo)
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        undone = stack.undoText() if stack.canUndo() else self.tr("removed version") if can_restore else ""
        self._undo.setText(self._words(self.tr("Undo"), undone))
        self._redo.setText(self._words(self.tr("Redo"), stack.redoText() if stack.canRedo() else ""))

    def _words(self, verb: str, what: str) -> str:
        return self.tr("{verb}: {what}").format(verb=verb, what=what) if what else verb

    def _on_undo(self) -> None:
        if not self._is_editing():
            self._parts.library.undo_stack.undo()
        elif self._parts.edit.undo_stack.canUndo():
            self._parts.edit.undo()
        elif self._parts.versions.can_restore:
            self._parts.versions.restore()
        else:
            self._parts.versions.undo()

    def _on_redo(self) -> None:
        if not self._is_editing():
            self._parts.library.undo_stack.redo()
        elif self._parts.edit.undo_stack.canRedo():
            self._parts.edit.redo()
        else:
            self._parts.versions.redo()

    def _is_editing(self) -> bool:
        return self._parts.actions[_EDIT_PAGE].isChecked()

    def _stack(self) -> QUndoStack:
        return self._parts.edit.undo_stack if self._is_editing() else self._parts.library.undo_stack
