"""The row on top of the export dialog: choose kept options, keep those of now, forget one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.export_presets import BUNDLED
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon

BUNDLED_NAMES: Final = (
    QT_TRANSLATE_NOOP("ExportPreset", "Like the original"),
    QT_TRANSLATE_NOOP("ExportPreset", "Web, 2048 pixels, without location"),
    QT_TRANSLATE_NOOP("ExportPreset", "Lab, JPEG of best quality"),
    QT_TRANSLATE_NOOP("ExportPreset", "Archive, 16-bit TIFF"),
)
"""The names of what comes with the program, for the translators."""


class ExportPresetBar(QWidget):
    """The presets of exports.

    Signals:
        chosen(ExportOptions): show these options.
        save_requested(name): keep the options of now.
        remove_requested(name): forget these; one of the user's own.
    """

    chosen = Signal(object)
    save_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: str | None = None
        self._list = QComboBox(self)
        self._list.setAccessibleName(self.tr("Preset of the export"))
        self._list.setPlaceholderText(self.tr("Choose"))
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Name to keep these options"))
        self._name.setAccessibleName(self._name.placeholderText())
        self._name.setMaxLength(60)
        self._save = self._button("add", self.tr("Keep these options as a preset"))
        self._remove = self._button("delete", self.tr("Remove this preset"))
        label = QLabel(self.tr("&Preset"), self)
        label.setBuddy(self._list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label)
        layout.addWidget(self._list, 3)
        layout.addWidget(self._remove)
        layout.addSpacing(theme.GAP)
        layout.addWidget(self._name, 2)
        layout.addWidget(self._save)
        self._list.activated.connect(self._on_chosen)
        self._list.currentIndexChanged.connect(self._update_buttons)
        self._name.textChanged.connect(self._update_buttons)
        self._save.clicked.connect(self._on_save)
        self._remove.clicked.connect(self._on_remove)
        self._update_buttons()

    def set_chosen(self, name: str | None) -> None:
        """Which preset shall be chosen when the presets come next; None chooses none."""
        self._wanted = name

    def set_presets(self, presets: Mapping[str, ExportOptions]) -> None:
        """Show these presets by their names."""
        self._list.clear()
        for name, options in presets.items():
            shown = QCoreApplication.translate("ExportPreset", name) if name in BUNDLED else name
            self._list.addItem(shown, (name, options))
        names = list(presets)
        self._list.setCurrentIndex(names.index(self._wanted) if self._wanted in names else -1)

    def _button(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _selected(self) -> tuple[str, ExportOptions] | None:
        found = self._list.currentData()
        return (str(found[0]), found[1]) if found is not None else None

    def _update_buttons(self) -> None:
        selected = self._selected()
        self._remove.setEnabled(selected is not None and selected[0] not in BUNDLED)
        self._save.setEnabled(bool(self._name.text().strip()))

    def _on_chosen(self) -> None:
        selected = self._selected()
        if selected is not None:
            self.chosen.emit(selected[1])

    def _on_save(self) -> None:
        self.save_requested.emit(self._name.text())
        self._name.clear()

    def _on_remove(self) -> None:
        selected = self._selected()
        if selected is not None:
            self.remove_requested.emit(selected[0])
