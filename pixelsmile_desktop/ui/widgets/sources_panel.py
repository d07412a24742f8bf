"""The side panel of the library: where photos come from, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from pixelsmile_desktop.core.catalogue import CollectionEntry, FaceFinding, FolderEntry, PhotoQuery
from pixelsmile_desktop.ui import icons, theme
from pixelsmile_desktop.ui.texts import finding_text
from pixelsmile_desktop.ui.widgets.photo_cell import FINDING_ICONS
from pixelsmile_desktop.ui.widgets.photo_drag import MIME_TYPE, photos_in
from pixelsmile_desktop.ui.widgets.source_row import COUNT, IS_ON, IS_TARGET, SECTION, SourceRowPainter

RATED: Final = 3
"""The stars of the ready-made filter."""
_KEY: Final = int(Qt.ItemDataRole.UserRole)


class _Kind(Enum):
    ALL = auto()
    FOLDER = auto()
    COLLECTION = auto()
    FINDING = auto()
    RATED = auto()
    EDITED = auto()
    PAIRS = auto()


class SourcesPanel(QTreeWidget):
    """Folders and collections, of which one is chosen, and ready-made filters, of which any may be on.

    It edits a `PhotoQuery`; what it does not show of it, it leaves as it is.

    Signals:
        query_edited(PhotoQuery): the user asks for other photos.
        rescan_requested(folder id), forget_requested(folder id), reveal_requested(folder id): from a folder's menu.
        collection_named(id, name): another name for a collection.
        collection_removed(id): the user does not need a collection any more.
        photos_dropped(id, photo ids): photos were dragged onto a collection.
    """

    query_edited = Signal(object)
    rescan_requested = Signal(int)
    forget_requested = Signal(int)
    reveal_requested = Signal(int)
    collection_named = Signal(int, str)
    collection_removed = Signal(int)
    photos_dropped = Signal(int, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = PhotoQuery()
        self._rows: dict[tuple[_Kind, object], QTreeWidgetItem] = {}
        self._target: QTreeWidgetItem | None = None
        self.setAccessibleName(self.tr("Sources and filters"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemDelegate(SourceRowPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(160)
        self.setAcceptDrops(True)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        # The view itself heard it first, so the row has its new name by then.
        self.itemDelegate().commitData.connect(self._on_renamed)
        self.customContextMenuRequested.connect(self._open_menu)
        self._folders = self._section(self.tr("Folders"))
        self._add(self._folders, (_Kind.ALL, 0), self.tr("All photos"), "photos")
        self._collections = self._section(self.tr("Collections"))
        self._collections.setHidden(True)
        self._fill_findings()
        self._fill_filters()
        self.show_query(self._query)

    def set_folders(self, folders: Sequence[FolderEntry]) -> None:
        """Show the library's folders in this order."""
        self._remove(_Kind.FOLDER)
        for folder in folders:
            name = str(folder.path.name or folder.path).encode("utf-8", "replace").decode()
            icon = "folder" if folder.is_online else "offline"
            row = self._add(self._folders, (_Kind.FOLDER, folder.id), name, icon)
            row.setData(0, COUNT, folder.photo_count)
            where = str(folder.path).encode("utf-8", "replace").decode()
            row.setToolTip(
                0, where if folder.is_online else self.tr("{folder} cannot be reached now").format(folder=where)
            )
        self.show_query(self._query)

    def set_collections(self, collections: Sequence[CollectionEntry]) -> None:
        """Show the library's collections in this order."""
        self._target = None
        self._remove(_Kind.COLLECTION)
        for collection in collections:
            row = self._add(self._collections, (_Kind.COLLECTION, collection.id), collection.name, "collection")
            row.setData(0, COUNT, collection.photo_count)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
        self._collections.setHidden(not collections)
        self.show_query(self._query)

    def set_counts(self, findings: Mapping[FaceFinding, int], *, total: int, rated: int, edited: int) -> None:
        """Show how many photos each filter would leave of the chosen source.

        Args:
            findings: photos with each finding; one that is left out has none.
            total: photos in the library.
            rated: photos with `RATED` stars or more.
            edited: photos with a version besides the original.
        """
        counts: dict[tuple[_Kind, object], int] = {(_Kind.ALL, 0): total, (_Kind.RATED, 0): rated}
        counts[_Kind.EDITED, 0] = edited
        counts.update(((_Kind.FINDING, finding), findings.get(finding, 0)) for finding in FaceFinding)
        for key, count in counts.items():
            self._rows[key].setData(0, COUNT, count)

    def show_query(self, query: PhotoQuery) -> None:
        """Show what is asked for; no signal is emitted."""
        self._query = query
        for (kind, value), row in self._rows.items():
            is_on = self._is_on(kind, value)
            if row.data(0, IS_ON) != is_on:
                row.setData(0, IS_ON, is_on)

    def edit_name(self, collection_id: int) -> None:
        """Let the user type another name for a collection, in its place."""
        row = self._rows.get((_Kind.COLLECTION, collection_id))
        if row is not None:
            self.setCurrentItem(row)
            self.editItem(row, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos of the library; files are the window's to take."""
        event.setAccepted(event.mimeData().hasFormat(MIME_TYPE))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which collection they would fall."""
        self._show_target(self._collection_at(event.position().toPoint()))
        event.setAccepted(self._target is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They are dragged elsewhere."""
        self._show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which photos fell on which collection."""
        row = self._collection_at(event.position().toPoint())
        self._show_target(None)
        if row is not None:
            event.acceptProposedAction()
            self.photos_dropped.emit(row.data(0, _KEY)[1], list(photos_in(event.mimeData())))

    def _collection_at(self, point: QPoint) -> QTreeWidgetItem | None:
        row = self.itemAt(point)
        key = None if row is None else row.data(0, _KEY)
        return row if key is not None and key[0] is _Kind.COLLECTION else None

    def _show_target(self, row: QTreeWidgetItem | None) -> None:
        for one, is_target in ((self._target, False), (row, True)):
            if one is not None:
                one.setData(0, IS_TARGET, is_target)
        self._target = row

    def _is_on(self, kind: _Kind, value: object) -> bool:
        query = self._query
        return {
            _Kind.ALL: query.folder_id is None and query.collection_id is None,
            _Kind.FOLDER: query.folder_id == value,
            _Kind.COLLECTION: query.collection_id == value,
            _Kind.FINDING: value in query.findings,
            _Kind.RATED: query.min_rating == RATED,
            _Kind.EDITED: query.edited is True,
            _Kind.PAIRS: query.hide_pairs,
        }[kind]

    def _on_chosen(self, row: QTreeWidgetItem) -> None:
        key = row.data(0, _KEY)
        if key is None:
            return
        kind, value = key
        query = self._query
        if kind in (_Kind.ALL, _Kind.FOLDER, _Kind.COLLECTION):
            folder = value if kind is _Kind.FOLDER else None
            query = replace(query, folder_id=folder, collection_id=value if kind is _Kind.COLLECTION else None)
        elif kind is _Kind.FINDING:
            query = replace(query, findings=query.findings ^ {value})
        elif kind is _Kind.RATED:
            query = replace(query, min_rating=0 if query.min_rating == RATED else RATED)
        elif kind is _Kind.EDITED:
            query = replace(query, edited=None if query.edited else True)
        else:
            query = replace(query, hide_pairs=not query.hide_pairs)
        if query != self._query:
            self.show_query(query)
            self.query_edited.emit(query)

    def _on_renamed(self, editor: QWidget) -> None:
        row = self.currentItem()
        if row is not None and row.data(0, _KEY)[0] is _Kind.COLLECTION:
            self.collection_named.emit(row.data(0, _KEY)[1], row.text(0).strip())

    def _open_menu(self, point: QPoint) -> None:
        row = self.itemAt(point)
        key = row.data(0, _KEY) if row is not None else None
        if row is None or key is None or key[0] not in (_Kind.FOLDER, _Kind.COLLECTION):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCurrentItem(row)
        for action in self._folder_actions(menu) if key[0] is _Kind.FOLDER else self._collection_actions(menu):
            action.setData(key[1])
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(point))

    def _folder_actions(self, menu: QMenu) -> list[QAction]:
        rescan = QAction(icons.icon("retry"), self.tr("Look for changes"), menu)
        rescan.triggered.connect(self._on_rescan)
        reveal = QAction(icons.icon("folder_open"), self.tr("Show in the file manager"), menu)
        reveal.triggered.connect(self._on_reveal)
        forget = QAction(icons.icon("remove"), self.tr("Remove from the library (files stay)"), menu)
        forget.triggered.connect(self._on_forget)
        return [rescan, reveal, forget]

    def _collection_actions(self, menu: QMenu) -> list[QAction]:
        rename = QAction(icons.icon("edit"), self.tr("Rename"), menu)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.triggered.connect(self._on_rename)
        remove = QAction(icons.icon("delete"), self.tr("Remove collection (photos stay)"), menu)
        remove.triggered.connect(self._on_remove_collection)
        return [rename, remove]

    def _on_rescan(self) -> None:
        self.rescan_requested.emit(self._chosen_id())

    def _on_reveal(self) -> None:
        self.reveal_requested.emit(self._chosen_id())

    def _on_forget(self) -> None:
        self.forget_requested.emit(self._chosen_id())

    def _on_rename(self) -> None:
        self.edit_name(self._chosen_id())

    def _on_remove_collection(self) -> None:
        self.collection_removed.emit(self._chosen_id())

    def _chosen_id(self) -> int:
        """Whose menu it is. Not the current row's: the rows may have been made anew while the menu was open."""
        action = self.sender()
        assert isinstance(action, QAction), "only actions of a menu are heard"
        return int(action.data())

    def _fill_findings(self) -> None:
        section = self._section(self.tr("Sharp frame, wrong face"))
        for finding in FaceFinding:
            self._add(section, (_Kind.FINDING, finding), finding_text(finding), FINDING_ICONS[finding])

    def _fill_filters(self) -> None:
        section = self._section(self.tr("Filters"))
        rated = self.tr("Rated %n and up", "", RATED)
        self._add(section, (_Kind.RATED, 0), rated, "star")
        self._add(section, (_Kind.EDITED, 0), self.tr("Edited"), "sparkle")
        self._add(section, (_Kind.PAIRS, 0), self.tr("RAW only of RAW+JPEG"), "link")

    def _section(self, title: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([title])
        row.setData(0, SECTION, True)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(row)
        row.setExpanded(True)
        return row

    def _add(self, section: QTreeWidgetItem, key: tuple[_Kind, object], text: str, icon: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([text])
        row.setData(0, _KEY, key)
        row.setIcon(0, icons.icon(icon, theme.DIM.name()))
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        section.addChild(row)
        self._rows[key] = row
        return row

    def _remove(self, kind: _Kind) -> None:
        for key in [key for key in self._rows if key[0] is kind]:
            section = self._folders if kind is _Kind.FOLDER else self._collections
            section.removeChild(self._rows.pop(key))
