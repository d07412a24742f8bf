"""A field for a setting, of the kind that its declaration asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.declared_settings import DeclaredSetting, SettingValue
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.texts import setting_choice, setting_title
from pixelsmile_desktop.ui.widgets.calm_fields import CalmComboBox, CalmSpinBox
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog

_NUMBER_WIDTH = 160
_CHOICE_WIDTH = 220


class SettingEditor(QWidget):
    """One field.

    Signals:
        edited(str, object): the user chose a value for the setting of that name.
    """

    edited = Signal(str, object)

    def __init__(self, setting: DeclaredSetting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP)

    def set_value(self, value: SettingValue) -> None:
        """Show a value, without telling of it."""
        raise NotImplementedError

    def _take(self, field: QWidget, *, fills: bool = False) -> None:
        field.setAccessibleName(setting_title(self.setting.title))
        self._box.addWidget(field)
        if not fills:
            self._box.addStretch(1)
        self.setFocusProxy(field)

    def _tell(self, value: SettingValue) -> None:
        self.edited.emit(self.setting.name, value)


class _Switch(SettingEditor):
    def __init__(self, setting: DeclaredSetting, parent: QWidget) -> None:
        super().__init__(setting, parent)
        self._field = QCheckBox(self)
        self._take(self._field)
        self._field.clicked.connect(self._tell)

    def set_value(self, value: SettingValue) -> None:
        self._field.setChecked(bool(value))


class _Number(SettingEditor):
    def __init__(self, setting: DeclaredSetting, parent: QWidget) -> None:
        super().__init__(setting, parent)
        self._field = CalmSpinBox(self)
        lowest, highest = setting.lowest, setting.highest
        self._field.setRange(-(2**31) if lowest is None else lowest, 2**31 - 1 if highest is None else highest)
        self._field.setFixedWidth(_NUMBER_WIDTH)
        if setting.unit:
            self._field.setSuffix(f" {setting.unit}")
        self._take(self._field)
        self._field.editingFinished.connect(self._on_finished)

    def set_value(self, value: SettingValue) -> None:
        self._field.setValue(int(value))

    def _on_finished(self) -> None:
        self._tell(self._field.value())


class _Choice(SettingEditor):
    def __init__(self, setting: DeclaredSetting, parent: QWidget) -> None:
        super().__init__(setting, parent)
        self._field = CalmComboBox(self)
        self._field.setFixedWidth(_CHOICE_WIDTH)
        for choice in setting.choices:
            self._field.addItem(setting_choice(choice), choice)
        self._take(self._field)
        self._field.activated.connect(self._on_activated)

    def set_value(self, value: SettingValue) -> None:
        self._field.setCurrentIndex(self._field.findData(value))

    def _on_activated(self, index: int) -> None:
        self._tell(str(self._field.itemData(index)))


class _Text(SettingEditor):
    def __init__(self, setting: DeclaredSetting, parent: QWidget) -> None:
        super().__init__(setting, parent)
        self._field = QLineEdit(self)
        self._field.setClearButtonEnabled(True)
        self._take(self._field, fills=True)
        self._field.editingFinished.connect(self._on_finished)
        if setting.is_place:
            browse = QPushButton(icon("folder"), self.tr("Choose…"), self)
            browse.clicked.connect(self._on_browse_clicked)
            self._box.addWidget(browse)

    def set_value(self, value: SettingValue) -> None:
        self._field.setText(str(value))

    def _on_finished(self) -> None:
        self._tell(self._field.text().strip())

    def _on_browse_clicked(self) -> None:
        kinds = {
            "certificates_file": self.tr("Certificates (*.pem *.crt *.cer)"),
            "display_profile_file": self.tr("Colour profiles (*.icc *.icm)"),
        }
        everything = self.tr("All files (*)")
        filters = ";;".join((kinds[self.setting.name], everything) if self.setting.name in kinds else (everything,))
        title = setting_title(self.setting.title)
        dialog = PlaceDialog(self, title, is_folder=self.setting.is_folder, filters=filters)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, place: Path) -> None:
        self._field.setText(str(place))
        self._tell(str(place))


def editor_for(setting: DeclaredSetting, parent: QWidget) -> SettingEditor:
    """The field that the declaration of a setting asks for."""
    if isinstance(setting.default, bool):
        return _Switch(setting, parent)
    if isinstance(setting.default, int):
        return _Number(setting, parent)
    return _Choice(setting, parent) if setting.choices else _Text(setting, parent)
