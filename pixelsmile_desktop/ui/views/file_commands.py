"""Files that come into the window and go out of it: folders, photos, sidecars, exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.export_plan import ExportItem
from pixelsmile_desktop.studio.export_presets import ExportPresets
from pixelsmile_desktop.studio.sidecar import read_sidecar, write_sidecar
from pixelsmile_desktop.ui.notices import Notice, NoticeLevel
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.workers.scan_worker import OpenedPaths

_PRESETS_NAME: Final = "export_presets.json"


class FileCommands(QObject):
    """Answers for the commands of the File menu.

    Args:
        parts: the models.
        window: the window.

    Signals:
        paths_chosen(list of Path): the user wants these folders or photos opened.
    """

    paths_chosen = Signal(list)

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        self._export_presets = ExportPresets(parts.workspace.folders.settings / _PRESETS_NAME)
        self._last_options = ExportOptions(folder=parts.settings.settings.export_folder)
        parts.settings.changed.connect(self._on_setting_changed)
        actions = parts.actions
        actions.answer("file.open_folder", self.ask_for_folder)
        actions.answer("file.open_photos", self._ask_for_photos)
        actions.answer("file.export", self._export_selected)
        actions.answer("file.write_sidecar", self._write_sidecar)
        actions.answer("file.read_sidecar", self._read_sidecar)
        parts.keeper.opened.connect(self._on_opened)

    def ask_for_folder(self) -> None:
        """Let the user choose a folder to open."""
        dialog = QFileDialog(self._window, self.tr("Open a folder of photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog)

    def _ask_for_photos(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open photos"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files_selected(self, names: Sequence[str]) -> None:
        self.paths_chosen.emit([Path(name) for name in names])

    def _on_opened(self, opened: OpenedPaths) -> None:
        if len(opened.foreign) == 1:
            words = self.tr("{name} is no photo").format(name=opened.foreign[0].name)
        elif opened.foreign:
            words = self.tr("%n file(s) are no photos", "", len(opened.foreign))
        else:
            return
        known = self.tr("JPEG, PNG, TIFF, WebP, AVIF, HEIC and RAW files can be opened")
        self._parts.notices.post(Notice(words, known, NoticeLevel.WARNING, key="foreign"))

    def _export_selected(self) -> None:
        self.export(self._parts.library.selected())

    def export(self, photo_ids: Sequence[int]) -> None:
        """Ask how to export photos as they look now, and then put that in the queue."""
        workspace = self._parts.workspace

        def items() -> list[ExportItem]:
            current = workspace.history.current_ids(photo_ids)
            versions = {photo: workspace.history.version(version) for photo, version in current.items()}
            return [ExportItem(entry, versions.get(entry.id)) for entry in workspace.library.entries(photo_ids)]

        self._parts.pool.run(items, self._on_items)

    def export_version(self, version_id: int) -> None:
        """Ask how to export one version of the photo under edit, and then put that in the queue."""
        entry, version = self._parts.edit.entry, self._parts.versions.version(version_id)
        if entry is not None and version is not None:
            self._on_items([ExportItem(entry, version)])

    def write_version(self, version_id: int) -> None:
        """Write a version of the photo under edit beside its file."""
        entry, version = self._parts.edit.entry, self._parts.versions.version(version_id)
        if entry is not None and version is not None:
            path, request = entry.path, version.request
            self._parts.pool.run(lambda: write_sidecar(path, request), self._on_written)

    def _on_items(self, items: Sequence[ExportItem]) -> None:
        if not items:
            return
        # Late: most sessions begin without an export.
        from pixelsmile_desktop.ui.views.export_dialog import ExportDialog

        request = _ExportRequest(items, self._parts, self)
        dialog = ExportDialog(items, self._parts.pool, self._export_presets, self._last_options, self._window)
        dialog.export_requested.connect(request.queue)
        dialog.export_requested.connect(self._remember_options)
        dialog.finished.connect(request.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_setting_changed(self, name: str) -> None:
        if name == "export_folder":
            self._last_options = replace(self._last_options, folder=self._parts.settings.settings.export_folder)

    def _remember_options(self, options: ExportOptions) -> None:
        self._last_options = options

    def _write_sidecar(self) -> None:
        edit = self._parts.edit
        if edit.entry is not None and self._parts.actions["view.edit"].isChecked():
            path, request = edit.entry.path, edit.request()
            self._parts.pool.run(lambda: write_sidecar(path, request), self._on_written)
            return
        entry = self._parts.library.entry(self._parts.library.current)
        if entry is not None:
            self._parts.pool.run(lambda: self._write_sidecar_of(entry), self._on_written)

    def _write_sidecar_of(self, entry: PhotoEntry) -> Path | None:
        """Write the edit of the version that a photo shows; None if it shows its original."""
        version = self._parts.workspace.history.current(entry.id)
        return None if version is None else write_sidecar(entry.path, version.request)

    def _on_written(self, path: Path | None) -> None:
        if path is None:
            words = self.tr("This photo shows its original, so there is no edit to write")
            self._parts.notices.post(Notice(words, level=NoticeLevel.WARNING))
        else:
            self._parts.notices.post(Notice(self.tr("The edit lies in {name}").format(name=path.name)))

    def _read_sidecar(self) -> None:
        entry = self._parts.library.entry(self._parts.library.current)
        if entry is not None:
            self._parts.pool.run(lambda: (entry, read_sidecar(entry.path)), self._on_read)

    def _on_read(self, found: tuple[PhotoEntry, EditRequest | None]) -> None:
        entry, request = found
        edit = self._parts.edit
        if request is None:
            words = self.tr("No edit lies beside {name}").format(name=entry.path.name)
            self._parts.notices.post(Notice(words, level=NoticeLevel.WARNING))
        elif edit.entry is not None and edit.entry.id == entry.id:
            edit.load_request(request)
        else:
            self._parts.queue.enqueue_edit(entry.id, replace(request, photo=str(entry.path)))


class _ExportRequest(QObject):
    """Remembers what a dialog was opened for."""

    def __init__(self, items: Sequence[ExportItem], parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._items = items
        self._parts = parts

    def queue(self, options: ExportOptions) -> None:
        """Put the export in the queue."""
        versions = {item.entry.id: item.version.id for item in self._items if item.version is not None}
        self._parts.queue.enqueue_export([item.entry for item in self._items], versions, options)
