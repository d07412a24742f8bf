"""The page of the settings, made from their declarations, and of the folders of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.settings import SettingGroup
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.declared_settings import DeclaredSetting, declared_settings
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.notices import NoticeCentre, NoticeLevel, notice_of
from pixelsmile_desktop.ui.texts import setting_help, setting_title
from pixelsmile_desktop.ui.viewmodels.settings_model import SettingsModel
from pixelsmile_desktop.ui.widgets.scrolling_column import ScrollingColumn
from pixelsmile_desktop.ui.widgets.setting_editor import SettingEditor, editor_for

_WIDEST = 760
_LABEL_WIDTH = 220


class SettingsPage(QWidget):
    """Every setting with its help, and the folders.

    Args:
        model: the settings.
        folders: where the program keeps what it writes.
        notices: hears of what cannot be.
        parent: the window.

    Signals:
        sent_wanted(): the user wants to see what was sent over the network.
    """

    sent_wanted = Signal()

    def __init__(
        self, model: SettingsModel, folders: AppFolders, notices: NoticeCentre, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._notices = model, notices
        self._editors: dict[str, SettingEditor] = {}
        self._notes: dict[str, QLabel] = {}
        self._free: dict[str, int] = {}
        self._sent = QPushButton(icon("online"), self.tr("What did this program send?"), self)
        self._reset = QPushButton(icon("reset"), self.tr("All as they were at the beginning"), self)
        self._build(folders)
        model.changed.connect(self._on_changed)
        model.refused.connect(self._on_refused)
        model.folder_taken.connect(self._on_folder_taken)
        model.not_saved.connect(self._on_not_saved)
        self._sent.clicked.connect(self.sent_wanted)
        self._reset.clicked.connect(self._on_reset_clicked)

    def editor(self, name: str) -> SettingEditor:
        """The field of the setting of that name."""
        return self._editors[name]

    def _build(self, folders: AppFolders) -> None:
        content = QWidget(self)
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(*(3 * theme.GAP,) * 4)
        column.setSpacing(2 * theme.GAP)
        declared = declared_settings()
        for group in SettingGroup:
            column.addWidget(self._heading(self._group_text(group)))
            column.addLayout(self._form([setting for setting in declared if setting.group is group]))
            if group is SettingGroup.NETWORK:
                column.addWidget(self._sent, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._heading(self.tr("Folders")))
        column.addLayout(self._folder_grid(folders))
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        theme.give_role(self._sent, theme.QUIET)
        theme.give_role(self._reset, theme.QUIET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ScrollingColumn(content, self))

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        theme.give_role(label, theme.HEADING)
        return label

    def _group_text(self, group: SettingGroup) -> str:
        words = {
            SettingGroup.EDITING: self.tr("Editing"),
            SettingGroup.FILES: self.tr("Files"),
            SettingGroup.NETWORK: self.tr("Network"),
            SettingGroup.PEOPLE: self.tr("Comparing people"),
            SettingGroup.WINDOW: self.tr("Window"),
        }
        return words[group]

    def _form(self, declared: list[DeclaredSetting]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.GAP)
        form.setVerticalSpacing(theme.GAP + theme.GAP // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in declared:
            title = QLabel(setting_title(setting.title), self)
            title.setWordWrap(True)
            title.setFixedWidth(_LABEL_WIDTH)
            # So that a title of two lines begins beside its field.
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            title.setContentsMargins(0, theme.GAP // 2, 0, 0)
            form.addRow(title, self._field(setting, title))
        return form

    def _field(self, setting: DeclaredSetting, title: QLabel) -> QWidget:
        editor = editor_for(setting, self)
        editor.set_value(self._model.value(setting.name))
        editor.edited.connect(self._on_edited)
        self._editors[setting.name] = editor
        title.setBuddy(editor)
        help_label = QLabel(setting_help(setting.help), self)
        help_label.setWordWrap(True)
        theme.give_role(help_label, theme.CAPTION)
        field = QWidget(self)
        box = QVBoxLayout(field)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GAP // 2)
        box.addWidget(editor)
        box.addWidget(help_label)
        box.addWidget(self._note(setting.name))
        return field

    def _note(self, name: str) -> QLabel:
        """What there is to know of the value that was just chosen; hidden while there is nothing."""
        note = self._notes[name] = QLabel(self)
        note.setWordWrap(True)
        theme.give_role(note, theme.CAPTION)
        note.setStyleSheet(f"color: {theme.ACCENT.name()};")
        self._show_note(name)
        return note

    def _show_note(self, name: str) -> None:
        said = []
        if name in self._free and self._model.value(name):
            said.append(self.tr("{size} free.").format(size=size_text(self._free[name])))
        if self._model.waits_for_start(name):
            said.append(self.tr("Takes effect at the next start."))
        self._notes[name].setText(" ".join(said))
        self._notes[name].setVisible(bool(said))

    def _folder_grid(self, folders: AppFolders) -> QGridLayout:
        words = {
            "data": self.tr("Library and history"),
            "cache": self.tr("Thumbnails and whatever can be made again"),
            "models": self.tr("Models"),
            "settings": self.tr("Settings"),
            "logs": self.tr("Logs and reports"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(words.items()):
            folder: Path = getattr(folders, name)
            title = QLabel(text, self)
            title.setFixedWidth(_LABEL_WIDTH)
            title.setWordWrap(True)
            place = QLabel(str(folder), self)
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place.setWordWrap(True)
            theme.give_role(place, theme.CAPTION)
            button = QPushButton(icon("folder_open"), self.tr("Open"), self)
            button.setAccessibleName(self.tr("Open the folder: {name}").format(name=text))
            button.setProperty("folder", str(folder))
            button.clicked.connect(self._on_open_clicked)
            for column, widget in enumerate((title, place, button)):
                grid.addWidget(widget, row, column)
        return grid

    def _on_edited(self, name: str, value: object) -> None:
        if isinstance(value, str) and self._editors[name].setting.is_written_to:
            self._model.choose_folder(name, value)
        elif isinstance(value, (bool, int, str)):
            self._model.set_value(name, value)

    def _on_changed(self, name: str) -> None:
        self._free.pop(name, None)
        self._editors[name].set_value(self._model.value(name))
        self._show_note(name)

    def _on_folder_taken(self, name: str, free: int) -> None:
        self._free[name] = free
        self._show_note(name)

    def _on_refused(self, error: PixelSmileError) -> None:
        for name, editor in self._editors.items():
            editor.set_value(self._model.value(name))
        self._notices.post(replace(notice_of(error), level=NoticeLevel.WARNING, key="settings"))

    def _on_not_saved(self, error: Exception) -> None:
        self._notices.post(notice_of(error))

    def _on_reset_clicked(self) -> None:
        self._model.reset()

    def _on_open_clicked(self) -> None:
        folder = Path(str(self.sender().property("folder")))
        # The folders are made when they are first needed; opening one that is not there shows the one above it.
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
