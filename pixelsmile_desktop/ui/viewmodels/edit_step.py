"""One step of the way back from an edit that is being made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from pixelsmile_desktop.ui.viewmodels.edit_state import EditState


class EditStep(QUndoCommand):
    """From one state to another; the moves of one gesture become one.

    Args:
        take: lets a state stand.
        before: the state that undo brings back.
        after: the state that redo brings back.
        text: what the step is, in words.
        gesture: number of the gesture that it is a move of; None if it stands for itself.
    """

    def __init__(
        self, take: Callable[[EditState], None], before: EditState, after: EditState, text: str, gesture: int | None
    ) -> None:
        super().__init__(text)
        self._take = take
        self._before = before
        self._after = after
        self._gesture = gesture

    def id(self) -> int:
        """Only moves are offered to `mergeWith`."""
        return -1 if self._gesture is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later move of the same gesture."""
        if not isinstance(other, EditStep) or other._gesture != self._gesture:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        """Let the later state stand."""
        self._take(self._after)

    def undo(self) -> None:
        """Let the earlier state stand."""
        self._take(self._before)
