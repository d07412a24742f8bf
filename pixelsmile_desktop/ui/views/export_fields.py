"""The fields of the export dialog, one for each of the options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.studio.export_naming import TOKENS
from pixelsmile_desktop.studio.export_options import (
    LARGEST_SIDE,
    SMALLEST_SIDE,
    ExportFormat,
    ExportOptions,
    Sharpening,
)
from pixelsmile_desktop.ui import theme

_DEFAULT_QUALITY, _DEFAULT_SIDE = 95, 2048
_FORMATS: Final[Mapping[ExportFormat, str]] = {
    ExportFormat.ORIGINAL: str(QT_TRANSLATE_NOOP("ExportFields", "as each original is")),
    ExportFormat.JPEG: "JPEG",
    ExportFormat.PNG: "PNG",
    ExportFormat.TIFF: "TIFF",
    ExportFormat.WEBP: "WebP",
    ExportFormat.AVIF: "AVIF",
}
_SHARPENINGS: Final[Mapping[Sharpening, str]] = {
    Sharpening.OFF: str(QT_TRANSLATE_NOOP("ExportFields", "off")),
    Sharpening.LOW: str(QT_TRANSLATE_NOOP("ExportFields", "low")),
    Sharpening.STANDARD: str(QT_TRANSLATE_NOOP("ExportFields", "standard")),
    Sharpening.HIGH: str(QT_TRANSLATE_NOOP("ExportFields", "high")),
}
_METADATA: Final[Mapping[MetadataChoice, str]] = {
    MetadataChoice.KEEP_ALL: str(QT_TRANSLATE_NOOP("ExportFields", "keep all")),
    MetadataChoice.DROP_LOCATION: str(QT_TRANSLATE_NOOP("ExportFields", "keep all but the location")),
    MetadataChoice.DROP_ALL: str(QT_TRANSLATE_NOOP("ExportFields", "drop all")),
}
_METADATA_HELP: Final[Mapping[MetadataChoice, str]] = {
    MetadataChoice.KEEP_ALL: str(QT_TRANSLATE_NOOP("ExportFields", "EXIF, XMP and IPTC as they are in the original")),
    MetadataChoice.DROP_LOCATION: str(
        QT_TRANSLATE_NOOP(
            "ExportFields", "without GPS, named places, and the camera maker's own notes, which may hide a place"
        )
    ),
    MetadataChoice.DROP_ALL: str(QT_TRANSLATE_NOOP("ExportFields", "nothing but the pixels and their colour profile")),
}
_TOKENS: Final[Mapping[str, str]] = {
    "name": str(QT_TRANSLATE_NOOP("ExportFields", "name of the original, without its suffix")),
    "expression": str(QT_TRANSLATE_NOOP("ExportFields", "what was asked for")),
    "intensity": str(QT_TRANSLATE_NOOP("ExportFields", "how strong it is")),
    "engine": str(QT_TRANSLATE_NOOP("ExportFields", "which engine rendered it")),
    "date": str(QT_TRANSLATE_NOOP("ExportFields", "day on which the photo was taken")),
    "number": str(QT_TRANSLATE_NOOP("ExportFields", "place in this export")),
}


class ExportFields(QWidget):
    """Shows options and says what the user made of them.

    Signals:
        changed(): another value.
        browse_requested(): the user wants to choose the folder in a dialog.
    """

    changed = Signal()
    browse_requested = Signal()

    def __init__(self, start: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * theme.GAP)
        self._grid.setVerticalSpacing(theme.GAP)
        self._grid.setColumnStretch(1, 1)
        self._below_name = QVBoxLayout()
        self._build_files()
        self._build_picture()
        self._build_metadata()
        self.show_options(start)
        self._connect()

    @property
    def folder(self) -> str:
        """The folder as it stands in its field."""
        return self._folder.text()

    def set_folder(self, folder: str) -> None:
        """Put a folder into its field."""
        self._folder.setText(folder)

    def add_below_name(self, label: QLabel) -> None:
        """Put a label under the field of the name."""
        self._below_name.addWidget(label)

    def options(self) -> ExportOptions:
        """What the fields say.

        Raises:
            RequestError: the name or the folder cannot be used.
        """
        form = ExportFormat(self._format.currentData())
        options = ExportOptions(
            folder=self._folder.text().strip(),
            format=form,
            quality=self._quality.value() if self._sets_quality.isChecked() and form.has_quality else None,
            sixteen_bit=self._sixteen_bit.isChecked() or not form.has_sixteen_bit,
            longest_side=self._side.value() if self._sets_side.isChecked() else None,
            sharpening=Sharpening(self._sharpening.currentData()),
            template=self._template.text(),
            metadata=MetadataChoice(self._metadata.currentData()),
            provenance=self._provenance.isChecked(),
        )
        # It must be a whole path; that is a matter of the fields, not of the disk.
        _ = options.path
        return options

    def show_options(self, options: ExportOptions) -> None:
        """Put options into the fields; `changed` is emitted once."""
        blocked = self.blockSignals(True)
        self._folder.setText(options.folder)
        self._template.setText(options.template)
        self._format.setCurrentIndex(self._format.findData(options.format.value))
        self._sets_quality.setChecked(options.quality is not None)
        self._quality.setValue(options.quality or _DEFAULT_QUALITY)
        self._sixteen_bit.setChecked(options.sixteen_bit)
        self._sets_side.setChecked(options.longest_side is not None)
        self._side.setValue(options.longest_side or _DEFAULT_SIDE)
        self._sharpening.setCurrentIndex(self._sharpening.findData(options.sharpening.value))
        self._metadata.setCurrentIndex(self._metadata.findData(options.metadata.value))
        self._provenance.setChecked(options.provenance)
        self.blockSignals(blocked)
        self._on_changed()

    def _build_files(self) -> None:
        self._folder = QLineEdit(self)
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setAccessibleName(self.tr("Choose the folder"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self.browse_requested)
        self._template = QLineEdit(self)
        self._below_name.setSpacing(theme.GAP // 2)
        self._below_name.addWidget(self._template)
        self._below_name.addLayout(self._token_buttons())
        self._row(self.tr("&Folder"), self._folder, browse)
        self._row(self.tr("&Name"), self._template, self._below_name)

    def _token_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP // 2)
        for token in TOKENS:
            button = QToolButton(self)
            button.setText(f"{{{token}}}")
            button.setToolTip(QCoreApplication.translate("ExportFields", _TOKENS[token]))
            button.setAccessibleName(self.tr("Put {part} into the name").format(part=token))
            theme.give_role(button, theme.QUIET)
            button.clicked.connect(self._on_token)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_picture(self) -> None:
        self._format = self._choice({form.value: text for form, text in _FORMATS.items()})
        self._sixteen_bit = QCheckBox(self.tr("keep &16 bits per channel"), self)
        self._sets_quality = QCheckBox(self.tr("&Quality"), self)
        self._quality = self._number(1, 100)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._sets_side = QCheckBox(self.tr("Longest si&de at most"), self)
        self._side = self._number(SMALLEST_SIDE, LARGEST_SIDE)
        self._side.setSuffix(self.tr(" pixels"))
        self._side.setAccessibleName(self.tr("Longest side in pixels"))
        self._sharpening = self._choice({value.value: text for value, text in _SHARPENINGS.items()})
        self._row(self.tr("F&ormat"), self._format, self._sixteen_bit)
        self._row("", self._sets_quality, self._quality)
        self._row("", self._sets_side, self._side)
        self._row(self.tr("&Sharpening"), self._sharpening)

    def _build_metadata(self) -> None:
        self._metadata = self._choice({value.value: text for value, text in _METADATA.items()})
        for row, text in enumerate(_METADATA_HELP.values()):
            told = QCoreApplication.translate("ExportFields", text)
            self._metadata.setItemData(row, told, Qt.ItemDataRole.ToolTipRole)
        self._provenance = QCheckBox(self.tr("write into &edited photos how they were made"), self)
        self._row(self.tr("&Metadata"), self._metadata)
        self._row("", self._provenance)

    def _row(self, text: str, first: QWidget, second: QWidget | QVBoxLayout | None = None) -> None:
        number = self._grid.rowCount()
        if text:
            label = QLabel(text, self)
            label.setBuddy(first)
            first.setAccessibleName(text.replace("&", ""))
            label.setMinimumHeight(first.sizeHint().height())
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(second, QVBoxLayout):
            self._grid.addLayout(second, number, 1, 1, 2)
            return
        self._grid.addWidget(first, number, 1, 1, 2 if second is None else 1)
        if second is not None:
            self._grid.addWidget(second, number, 2)

    def _choice(self, texts: dict[str, str]) -> QComboBox:
        box = QComboBox(self)
        for value, text in texts.items():
            box.addItem(QCoreApplication.translate("ExportFields", text), value)
        return box

    def _number(self, lowest: int, highest: int) -> QSpinBox:
        field = QSpinBox(self)
        field.setRange(lowest, highest)
        field.setKeyboardTracking(True)
        return field

    def _connect(self) -> None:
        for text in (self._folder, self._template):
            text.textChanged.connect(self._on_changed)
        for box in (self._format, self._sharpening, self._metadata):
            box.currentIndexChanged.connect(self._on_changed)
        for check in (self._sixteen_bit, self._sets_quality, self._sets_side, self._provenance):
            check.toggled.connect(self._on_changed)
        for number in (self._quality, self._side):
            number.valueChanged.connect(self._on_changed)

    def _on_token(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self._template.insert(button.text())
            self._template.setFocus()

    def _on_changed(self) -> None:
        form = ExportFormat(self._format.currentData())
        self._sixteen_bit.setEnabled(form.has_sixteen_bit)
        self._sets_quality.setEnabled(form.has_quality)
        self._quality.setEnabled(form.has_quality and self._sets_quality.isChecked())
        self._side.setEnabled(self._sets_side.isChecked())
        self.changed.emit()
