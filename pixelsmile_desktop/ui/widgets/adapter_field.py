"""Which file teaches the base model its expressions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.ui.widgets.calm_fields import CalmComboBox
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog

_BROWSE: Final = "?"
"""Stands for the entry that asks for a file; no file of an adapter is called that."""
_LONGEST_LIST: Final = 8


class AdapterField(CalmComboBox):
    """A list of adapters: the installed one, those of the user that were seen here, and an entry that asks for another.

    Signals:
        edited(object): the path of the user's own adapter, None for the installed one.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._file: str | None = None
        self._known: list[str] = []
        self._show_files()
        self.activated.connect(self._on_activated)

    def set_file(self, file: str | None) -> None:
        """Show what is chosen, without telling of it."""
        self._file = file
        if file is not None and file not in self._known:
            self._known = [file, *self._known][:_LONGEST_LIST]
        self._show_files()

    def _show_files(self) -> None:
        self.clear()
        self.addItem(self.tr("Installed"), None)
        for file in self._known:
            self.addItem(Path(file).stem, file)
            self.setItemData(self.count() - 1, file, Qt.ItemDataRole.ToolTipRole)
        self.addItem(self.tr("Another file…"), _BROWSE)
        self.setCurrentIndex(0 if self._file is None else self.findData(self._file))

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        if chosen != _BROWSE:
            self.edited.emit(chosen)
            return
        self._show_files()
        dialog = PlaceDialog(self, self.tr("Choose an adapter"), filters=self.tr("Adapters (*.safetensors)"))
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, place: Path) -> None:
        self.edited.emit(str(place))
