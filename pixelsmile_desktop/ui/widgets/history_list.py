"""The versions of a photo, the newest first and the original last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QDateTime, QItemSelectionModel, QLocale, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QVBoxLayout, QWidget

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.request import EngineName, FaceChoice
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import engine_text, look_text
from pixelsmile_desktop.ui.widgets.two_line_delegate import DETAIL_ROLE, ICON_ROLE, MARK_ROLE, Index, TwoLineDelegate

VERSION_ROLE: Final = Qt.ItemDataRole.UserRole
"""The `EditVersion` of a row; None for the original."""
_ICONS: Final = {EngineName.INSTANT: "render", EngineName.PIXELSMILE: "sparkle"}
_NO_PARENT: Final = QModelIndex()


class VersionsModel(QAbstractListModel):
    """The rows of the list.

    Signals:
        named(version_id, name): the user wrote over the name of a version.
    """

    named = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[EditVersion | None, ...] = (None,)
        self._current: int | None = None

    def set_versions(self, versions: Sequence[EditVersion], current: int | None) -> None:
        """Show other versions, the oldest first, of which the photo shows `current` now."""
        self.beginResetModel()
        self._rows = (*reversed(versions), None)
        self._current = current
        self.endResetModel()

    def row_of(self, version_id: int | None) -> int:
        """Where a version stands; the original if it is none of them."""
        ids = [version.id if version is not None else None for version in self._rows]
        return ids.index(version_id) if version_id in ids else len(ids) - 1

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Versions, and the original."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every version can be named, the original cannot."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.data(VERSION_ROLE) is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        version = self._rows[index.row()]
        answers: dict[int, Callable[[], Any]] = {
            VERSION_ROLE: lambda: version,
            MARK_ROLE: lambda: (version.id if version is not None else None) == self._current,
            ICON_ROLE: lambda: "photo" if version is None else _ICONS.get(version.engine, "edit"),
            Qt.ItemDataRole.DisplayRole: lambda: self._title(version),
            Qt.ItemDataRole.EditRole: lambda: version.name if version is not None else "",
            DETAIL_ROLE: lambda: self._detail(version),
            Qt.ItemDataRole.AccessibleTextRole: lambda: f"{self._title(version)}, {self._detail(version)}",
            Qt.ItemDataRole.ToolTipRole: lambda: "\n".join(
                (self._detail(version), *map(sentence_text, version.warnings if version else ()))
            ),
        }
        return answers[role]() if role in answers else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that the user wrote over a name; the list changes when the history does."""
        version = self._rows[index.row()]
        if version is None or value == version.name:
            return False
        self.named.emit(version.id, str(value))
        return True

    def _title(self, version: EditVersion | None) -> str:
        if version is None:
            return self.tr("Original")
        return version.name or look_text(version.request) or self.tr("unchanged")

    def _detail(self, version: EditVersion | None) -> str:
        if version is None:
            return self.tr("as it came from the camera")
        when = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(version.created)), QLocale.FormatType.ShortFormat)
        looks = look_text(version.request) if version.name else ""
        parts = (looks, self._face(version.request.faces), engine_text(version.engine), when)
        return " · ".join(part for part in parts if part)

    def _face(self, face: FaceChoice) -> str:
        """Which face was edited, counted from 1 as people do; nothing for the largest."""
        if face.which == "all":
            return self.tr("all faces")
        if face.which == "several":
            return self.tr("faces {numbers}").format(numbers=", ".join(str(index + 1) for index in face.indices))
        return self.tr("face {number}").format(number=face.index + 1) if face.which == "index" else ""


class HistoryList(QWidget):
    """The versions of one photo, to choose, name, compare, copy, export and remove.

    Signals:
        chosen(version_id): the photo shall show this version; None is the original.
        compare_requested(version_id): likewise, as the one before in the compare view.
        snapshot_requested(version_id, name): a version was named.
        remove_requested(version_id), copy_requested(version_id), preset_requested(version_id),
        sidecar_requested(version_id), export_requested(version_id): what to do with a version.
    """

    chosen = Signal(object)
    compare_requested = Signal(object)
    snapshot_requested = Signal(int, str)
    remove_requested = Signal(int)
    copy_requested = Signal(int)
    preset_requested = Signal(int)
    sidecar_requested = Signal(int)
    export_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = VersionsModel(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(TwoLineDelegate(self._view))
        self._view.setAccessibleName(self.tr("History of the photo"))
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setMouseTracking(True)
        self.setFocusProxy(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._menu = QMenu(self)
        self._of_versions: list[QAction] = []
        self._build_menu()
        self._model.named.connect(self.snapshot_requested)
        self._view.activated.connect(self._on_activated)
        self._view.customContextMenuRequested.connect(self._on_menu)
        self._view.selectionModel().currentChanged.connect(self._on_moved)
        self.set_versions((), None)

    def set_versions(self, versions: Sequence[EditVersion], current: int | None) -> None:
        """Show the versions of a photo, the oldest first; `current` is what it shows now, None for the original."""
        self._model.set_versions(versions, current)
        index = self._model.index(self._model.row_of(current))
        self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selected(self) -> EditVersion | None:
        """The version that the keyboard is on; None for the original."""
        version = self._view.currentIndex().data(VERSION_ROLE)
        return version if isinstance(version, EditVersion) else None

    def rename_selected(self) -> None:
        """Let the user write over the name of the version that the keyboard is on."""
        if self.selected() is not None:
            self._view.edit(self._view.currentIndex())

    def _build_menu(self) -> None:
        self._add(self.tr("Show this version"), "eye", None, self._choose, always=True)
        self._add(self.tr("Compare with this version"), "compare", None, self._compare, always=True)
        self._menu.addSeparator()
        self._add(self.tr("Name this version"), "snapshot", Qt.Key.Key_F2, self.rename_selected)
        self._add(self.tr("Copy the look"), "copy", QKeySequence.StandardKey.Copy, self._copy)
        self._add(self.tr("Save the look as a preset"), "preset", None, self._save_preset)
        self._add(self.tr("Write it beside the photo (XMP)"), "sidecar", None, self._write_sidecar)
        self._add(self.tr("Export…"), "export", None, self._export)
        self._menu.addSeparator()
        self._add(self.tr("Remove this version"), "delete", QKeySequence.StandardKey.Delete, self._remove)

    def _add(
        self,
        text: str,
        drawing: str,
        shortcut: Qt.Key | QKeySequence.StandardKey | None,
        slot: Callable[[], None],
        *,
        always: bool = False,
    ) -> None:
        action = QAction(icon(drawing), text, self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        self.addAction(action)
        if not always:
            self._of_versions.append(action)

    def _on_moved(self) -> None:
        for action in self._of_versions:
            action.setEnabled(self.selected() is not None)

    def _on_menu(self, position: QPoint) -> None:
        if self._view.indexAt(position).isValid():
            self._menu.popup(self._view.viewport().mapToGlobal(position))

    def _on_activated(self, index: QModelIndex) -> None:
        version = index.data(VERSION_ROLE)
        self.chosen.emit(version.id if isinstance(version, EditVersion) else None)

    def _choose(self) -> None:
        self._on_activated(self._view.currentIndex())

    def _compare(self) -> None:
        version = self.selected()
        self.compare_requested.emit(version.id if version is not None else None)

    def _copy(self) -> None:
        self._emit(self.copy_requested)

    def _save_preset(self) -> None:
        self._emit(self.preset_requested)

    def _write_sidecar(self) -> None:
        self._emit(self.sidecar_requested)

    def _export(self) -> None:
        self._emit(self.export_requested)

    def _remove(self) -> None:
        self._emit(self.remove_requested)

    def _emit(self, signal: Any) -> None:
        version = self.selected()
        if version is not None:
            signal.emit(version.id)
