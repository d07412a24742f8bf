"""Asks for a file or a folder without stopping the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class PlaceDialog(QFileDialog):
    """Open it with `open`; it is gone after the answer.

    Signals:
        chosen(object): the `Path` that the user chose.
    """

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, *, is_folder: bool = False, is_new: bool = False, filters: str = ""
    ) -> None:
        """Ask for a folder, a file to be written, or a file that is there, of the kinds that `filters` names."""
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if is_folder:
            self.setFileMode(QFileDialog.FileMode.Directory)
            self.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            self.setFileMode(QFileDialog.FileMode.AnyFile if is_new else QFileDialog.FileMode.ExistingFile)
            self.setNameFilter(filters)
        if is_new:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.fileSelected.connect(self._on_selected)

    def _on_selected(self, place: str) -> None:
        self.chosen.emit(Path(place))
