"""The looks that can be put on a face with one press: those of the program and the photographer's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.texts import mix_text
from pixelsmile_desktop.ui.widgets.two_line_delegate import DETAIL_ROLE, ICON_ROLE, Index, TwoLineDelegate

PRESET_ROLE: Final = Qt.ItemDataRole.UserRole
"""The `Preset` of a row."""
BUNDLED_NAMES: Final = (
    QT_TRANSLATE_NOOP("BundledPreset", "Gentle smile"),
    QT_TRANSLATE_NOOP("BundledPreset", "Warm smile"),
    QT_TRANSLATE_NOOP("BundledPreset", "Big smile"),
    QT_TRANSLATE_NOOP("BundledPreset", "Self-assured"),
    QT_TRANSLATE_NOOP("BundledPreset", "Pleasant surprise"),
    QT_TRANSLATE_NOOP("BundledPreset", "Astonished"),
    QT_TRANSLATE_NOOP("BundledPreset", "Shy"),
    QT_TRANSLATE_NOOP("BundledPreset", "Bittersweet"),
    QT_TRANSLATE_NOOP("BundledPreset", "Thoughtful"),
    QT_TRANSLATE_NOOP("BundledPreset", "Melancholy"),
    QT_TRANSLATE_NOOP("BundledPreset", "Dreamy"),
    QT_TRANSLATE_NOOP("BundledPreset", "Determined"),
)
"""The names of what came with the program, for the translators."""
_NO_PARENT: Final = QModelIndex()


def preset_name(preset: Preset) -> str:
    """The name of a preset in the language of the window; one of the user's own stays as he wrote it."""
    return QCoreApplication.translate("BundledPreset", preset.name) if preset.is_bundled else preset.name


class PresetsModel(QAbstractListModel):
    """The rows of the list.

    Signals:
        renamed(name, new_name): the user wrote over the name of one of his own.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: tuple[Preset, ...] = ()

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """Show other presets."""
        self.beginResetModel()
        self._presets = tuple(presets)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Presets."""
        return 0 if parent.isValid() else len(self._presets)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The user's own can be renamed."""
        flags = super().flags(index)
        return flags if self._presets[index.row()].is_bundled else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        preset = self._presets[index.row()]
        answers: dict[int, Callable[[], Any]] = {
            PRESET_ROLE: lambda: preset,
            Qt.ItemDataRole.DisplayRole: lambda: preset_name(preset),
            Qt.ItemDataRole.EditRole: lambda: preset.name,
            DETAIL_ROLE: lambda: mix_text(preset.request.mix),
            ICON_ROLE: lambda: "preset" if preset.is_bundled else "star",
            Qt.ItemDataRole.AccessibleTextRole: lambda: f"{preset_name(preset)}, {mix_text(preset.request.mix)}",
        }
        return answers[role]() if role in answers else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that the user wrote over a name; the list changes when the store does."""
        name, new_name = self._presets[index.row()].name, " ".join(str(value).split())
        if not new_name or new_name == name:
            return False
        self.renamed.emit(name, new_name)
        return True


class PresetList(QWidget):
    """Presets to put on the face, with a field to keep the look of now.

    Signals:
        applied(Preset): put this look on the face.
        save_requested(name): keep the look of now under this name.
        rename_requested(name, new_name), remove_requested(name): of the user's own.
    """

    applied = Signal(object)
    save_requested = Signal(str)
    rename_requested = Signal(str, str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PresetsModel(self)
        self._view = self._build_view()
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Name for this look"))
        self._name.setAccessibleName(self.tr("Name for the look of now"))
        self._name.setMaxLength(60)
        self._save = QToolButton(self)
        self._save.setIcon(icon("add"))
        self._save.setToolTip(self.tr("Keep this look as a preset"))
        self._save.setAccessibleName(self.tr("Keep this look as a preset"))
        self._save.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP // 2)
        row.addWidget(self._name, 1)
        row.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._view, 1)
        layout.addLayout(row)
        self._build_menu()
        self._name.textChanged.connect(self._on_name)
        self._name.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._model.renamed.connect(self.rename_requested)

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """Show these presets; the one that the keyboard was on stays."""
        before = self.selected()
        self._model.set_presets(presets)
        names = [preset.name for preset in presets]
        if before is not None and before.name in names:
            self._view.setCurrentIndex(self._model.index(names.index(before.name)))

    def set_can_save(self, can_save: bool) -> None:
        """Whether there is a look that could be kept."""
        self._name.setEnabled(can_save)
        self._on_name()

    def selected(self) -> Preset | None:
        """The preset that the keyboard is on."""
        preset = self._view.currentIndex().data(PRESET_ROLE)
        return preset if isinstance(preset, Preset) else None

    def ask_for_name(self) -> None:
        """Put the keyboard into the field for the name of the look of now."""
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_view(self) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(TwoLineDelegate(view))
        view.setAccessibleName(self.tr("Presets"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setMouseTracking(True)
        view.activated.connect(self._on_activated)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().currentChanged.connect(self._on_moved)
        self.setFocusProxy(view)
        return view

    def _build_menu(self) -> None:
        self._menu = QMenu(self)
        self._apply_action = QAction(icon("check"), self.tr("Put this look on the face"), self)
        self._rename_action = QAction(icon("edit"), self.tr("Rename"), self)
        self._remove_action = QAction(icon("delete"), self.tr("Remove"), self)
        self._rename_action.setShortcut(QKeySequence(Qt.Key.Key_F2))
        self._remove_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        slots = (self._apply, self._rename, self._remove)
        for action, slot in zip((self._apply_action, self._rename_action, self._remove_action), slots, strict=True):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self._menu.addAction(action)
            self._view.addAction(action)
        self._on_moved()

    def _on_name(self) -> None:
        self._save.setEnabled(self._name.isEnabled() and bool(self._name.text().strip()))

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self.save_requested.emit(" ".join(self._name.text().split()))
            self._name.clear()

    def _on_moved(self) -> None:
        preset = self.selected()
        is_own = preset is not None and not preset.is_bundled
        self._apply_action.setEnabled(preset is not None)
        self._rename_action.setEnabled(is_own)
        self._remove_action.setEnabled(is_own)

    def _on_activated(self, index: QModelIndex) -> None:
        self.applied.emit(index.data(PRESET_ROLE))

    def _on_menu(self, position: QPoint) -> None:
        if self._view.indexAt(position).isValid():
            self._menu.popup(self._view.viewport().mapToGlobal(position))

    def _apply(self) -> None:
        preset = self.selected()
        if preset is not None:
            self.applied.emit(preset)

    def _rename(self) -> None:
        self._view.edit(self._view.currentIndex())

    def _remove(self) -> None:
        preset = self.selected()
        if preset is not None and not preset.is_bundled:
            self.remove_requested.emit(preset.name)
