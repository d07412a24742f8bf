"""Everybody who answers for commands, in one place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from pixelsmile_desktop.ui.views.batch_commands import BatchCommands
from pixelsmile_desktop.ui.views.collection_commands import CollectionCommands
from pixelsmile_desktop.ui.views.compare_commands import COMPARE_COMMANDS, CompareCommands
from pixelsmile_desktop.ui.views.edit_commands import EDIT_COMMANDS, EditCommands
from pixelsmile_desktop.ui.views.edit_inspector import EditInspector
from pixelsmile_desktop.ui.views.edit_view import EditView
from pixelsmile_desktop.ui.views.file_commands import FileCommands
from pixelsmile_desktop.ui.views.layout_commands import LayoutCommands
from pixelsmile_desktop.ui.views.library_commands import LibraryCommands
from pixelsmile_desktop.ui.views.library_view import LibraryView
from pixelsmile_desktop.ui.views.photo_commands import PhotoCommands
from pixelsmile_desktop.ui.views.preset_commands import PresetCommands
from pixelsmile_desktop.ui.views.queue_commands import QueueCommands
from pixelsmile_desktop.ui.views.sheet_commands import SheetCommands
from pixelsmile_desktop.ui.views.undo_commands import UndoCommands
from pixelsmile_desktop.ui.views.update_commands import UpdateCommands
from pixelsmile_desktop.ui.views.window_parts import WindowParts


class WindowCommands(QObject):
    """The commands of the window, by what they are about.

    Args:
        parts: the models.
        library: the library page.
        edit: the edit page.
        inspector: the panel on its right.
        window: the window.

    Attributes:
        layout, files, photos, edits, presets: those whom the window itself listens to.
    """

    def __init__(
        self,
        parts: WindowParts,
        library: LibraryView,
        edit: EditView,
        inspector: EditInspector,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        actions = parts.actions
        self.layout = LayoutCommands(window, actions)
        self.files = FileCommands(parts, window)
        self.photos = PhotoCommands(parts, window)
        self.edits = EditCommands(parts, edit, inspector, window)
        self.presets = PresetCommands(parts, inspector, window)
        self._batch = BatchCommands(parts, window)
        self._library = LibraryCommands(parts, library, window)
        self._collections = CollectionCommands(parts, library, window)
        self._compare = CompareCommands(edit.panel.view, actions, window)
        self._queue = QueueCommands(parts, edit, window)
        self._sheets = SheetCommands(parts, window)
        self._undo = UndoCommands(parts, window)
        self._updates = UpdateCommands(parts, window)
        actions.answer("edit.find", library.filters.focus_search)
        actions.answer("help.logs", self._show_logs)
        inspector.history.export_requested.connect(self.files.export_version)
        inspector.history.sidecar_requested.connect(self.files.write_version)

    def start(self) -> None:
        """Read what is not needed for the first picture of the window."""
        self.presets.load()

    def offer_for(self, page: str) -> None:
        """Offer what makes sense on a page only there.

        Args:
            page: the command that shows it.
        """
        is_edit = page == "view.edit"
        self._parts.actions.enable(COMPARE_COMMANDS, is_edit)
        if is_edit:
            self.edits.offer()
        else:
            self._parts.actions.enable(EDIT_COMMANDS, is_enabled=False)
        self._undo.offer()

    def _show_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.workspace.folders.logs)))
