"""A step that the photographer takes in his library, and can take back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from pixelsmile_desktop.studio.photo_library import PhotoLibrary


class LibraryChange(ABC):
    """Done and undone on a worker, strictly one after the other."""

    @abstractmethod
    def do(self, library: PhotoLibrary) -> None:
        """Take the step.

        Raises:
            PixelSmileError: it cannot be taken; then nothing has changed.
        """

    @abstractmethod
    def undo(self, library: PhotoLibrary) -> None:
        """Take it back, as far as it was taken.

        Raises:
            LibraryError: the library cannot be written.
        """


class ChangeCommand(QUndoCommand):
    """A change as a step of Qt's undo stack.

    Args:
        change: what is done, and undone.
        title: the name of the step, for the menu.
        apply: does the change, or undoes it if the second argument is true.
    """

    def __init__(self, change: LibraryChange, title: str, apply: Callable[[LibraryChange, bool], None]) -> None:
        super().__init__(title)
        self._change = change
        self._apply = apply

    def redo(self) -> None:
        """Do it."""
        self._apply(self._change, False)

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._change, True)
