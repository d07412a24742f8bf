"""What the panel of sources asks for, and what the threads of the library have to say."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from pixelsmile_desktop.core.catalogue import CollectionEntry, FolderEntry, PhotoQuery
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.views.library_view import LibraryView
from pixelsmile_desktop.ui.views.window_parts import WindowParts

_CONTEXT_MENU: Final = (
    ("view.edit",),
    ("edit.copy_look", "edit.paste_look"),
    ("photo.pick", "photo.reject", "photo.unflag"),
    ("photo.caption", "photo.virtual_copy", "photo.remove_copy"),
    ("photo.add_to_collection", "photo.new_collection", "photo.take_from_collection"),
    ("file.export", "file.read_sidecar", "photo.show_in_folder"),
)


class LibraryCommands(QObject):
    """Ties the panel of sources and the grid to the library.

    Args:
        parts: the models.
        view: the library page.
        window: the window.
    """

    def __init__(self, parts: WindowParts, view: LibraryView, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._keeper = parts.keeper
        self._view = view
        self._window = window
        self._folders: dict[int, FolderEntry] = {}
        parts.actions.answer("file.rescan", self._rescan)
        parts.actions.answer("file.forget_folder", self._forget_shown)
        self._connect()
        self._offer()

    def _connect(self) -> None:
        sources, keeper = self._view.sources, self._keeper
        sources.rescan_requested.connect(keeper.rescan)
        sources.forget_requested.connect(self._forget)
        sources.reveal_requested.connect(self._reveal)
        keeper.sources_changed.connect(self._on_sources_changed)
        keeper.failed.connect(self._parts.notices.post_error)
        self._parts.library.failed.connect(self._parts.notices.post_error)
        self._parts.library.query_changed.connect(self._offer)
        self._view.context_menu_requested.connect(self.open_menu)

    def open_menu(self, photo_id: int, place: QPoint) -> None:
        """Show what can be done to the selected photos."""
        if photo_id < 0:
            return
        menu = QMenu(self._window)
        for group in _CONTEXT_MENU:
            for name in group:
                menu.addAction(self._parts.actions[name])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _offer(self) -> None:
        has_folder = self._parts.library.query.folder_id is not None
        self._parts.actions.enable(("file.rescan", "file.forget_folder"), has_folder)

    def _rescan(self) -> None:
        folder_id = self._parts.library.query.folder_id
        if folder_id is not None:
            self._keeper.rescan(folder_id)

    def _forget_shown(self) -> None:
        folder_id = self._parts.library.query.folder_id
        if folder_id is not None:
            self._forget(folder_id)

    def _forget(self, folder_id: int) -> None:
        folder = self._folders.get(folder_id)
        self._keeper.forget_folder(folder_id)
        if self._parts.library.query.folder_id == folder_id:
            self._parts.library.set_query(PhotoQuery())
        if folder is not None:
            restore = NoticeAction(self.tr("Undo"), partial(self._keeper.open_paths, [folder.path]))
            words = self.tr("{folder} is no longer in the library; its photos stay where they are").format(
                folder=folder.path.name or str(folder.path)
            )
            self._parts.notices.post(Notice(words, action=restore, key="forgotten"))

    def _reveal(self, folder_id: int) -> None:
        folder = self._folders.get(folder_id)
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.path)))

    def _on_sources_changed(self, folders: tuple[FolderEntry, ...], _collections: tuple[CollectionEntry, ...]) -> None:
        self._folders = {folder.id: folder for folder in folders}
        self._view.set_folders(folders)
