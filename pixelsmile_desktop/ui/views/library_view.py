"""The library page: sources on the left, filters above, photos below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QSplitter, QVBoxLayout, QWidget

from pixelsmile_desktop.core.catalogue import FolderEntry, PhotoQuery
from pixelsmile_desktop.studio.photo_library import LibraryCounts
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.views.photo_binding import PhotoBinding
from pixelsmile_desktop.ui.widgets.filter_bar import FilterBar
from pixelsmile_desktop.ui.widgets.photo_grid import DEFAULT_SIDE, LARGEST_SIDE, SMALLEST_SIDE, PhotoGrid
from pixelsmile_desktop.ui.widgets.sources_panel import RATED, SourcesPanel
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

_PANEL_WIDTH: Final = 232
_SLIDER_WIDTHS: Final = (64, 120)


class LibraryView(QWidget):
    """Binds the side panel, the filter bar and the grid to the library model.

    Attributes:
        grid: the photos.
        sources: folders, collections and ready-made filters.
        filters: search, filters and order.

    Signals:
        activated(id): open this photo for editing.
        loupe_requested(id): look at this photo closely.
        context_menu_requested(id, point), paths_dropped(list of Path): see `PhotoView`.
    """

    activated = Signal(int)
    loupe_requested = Signal(int)
    context_menu_requested = Signal(int, QPoint)
    paths_dropped = Signal(list)

    def __init__(self, model: LibraryModel, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._has_folders = False
        self.sources = SourcesPanel()
        self.filters = FilterBar()
        self.grid = PhotoGrid(loader, model.entry)
        self._size = self._make_size_slider()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.sources.query_edited.connect(model.set_query)
        self.filters.query_edited.connect(model.set_query)
        model.query_changed.connect(self._on_query_changed)
        model.ids_changed.connect(self._on_ids_changed)
        model.counts_changed.connect(self._on_counts_changed)
        self._binding = PhotoBinding(self.grid, model)
        self.grid.activated.connect(self.activated)
        self.grid.loupe_requested.connect(self.loupe_requested)
        self.grid.context_menu_requested.connect(self.context_menu_requested)
        self.grid.paths_dropped.connect(self.paths_dropped)
        self.grid.side_changed.connect(self._size.setValue)
        self._on_query_changed()
        self._on_ids_changed()
        self.setFocusProxy(self.grid)

    def set_folders(self, folders: Sequence[FolderEntry]) -> None:
        """Show the library's folders in the side panel."""
        self._has_folders = bool(folders)
        self.sources.set_folders(folders)
        self._show_emptiness()

    def _make_size_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(SMALLEST_SIDE, LARGEST_SIDE)
        slider.setValue(DEFAULT_SIDE)
        slider.setMinimumWidth(_SLIDER_WIDTHS[0])
        slider.setMaximumWidth(_SLIDER_WIDTHS[1])
        slider.setToolTip(self.tr("Size of the pictures"))
        slider.setAccessibleName(slider.toolTip())
        slider.valueChanged.connect(self.grid.set_side)
        return slider

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 2 * theme.GAP, 0)
        bar.setSpacing(theme.GAP)
        bar.addWidget(self.filters, 1)
        bar.addWidget(self._size)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        self.sources.setFrameShape(QFrame.Shape.NoFrame)
        self._splitter.addWidget(self.sources)
        self._splitter.addWidget(centre)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setSizes([_PANEL_WIDTH, 4 * _PANEL_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _on_query_changed(self) -> None:
        self.sources.show_query(self._model.query)
        self.filters.show_query(self._model.query)

    def _on_ids_changed(self) -> None:
        self.filters.show_count(len(self._model.ids))
        self._show_emptiness()

    def _on_counts_changed(self, counts: LibraryCounts) -> None:
        rated = sum(number for stars, number in counts.ratings.items() if stars >= RATED)
        self.sources.set_counts(counts.findings, total=counts.photos, rated=rated, edited=counts.edited)

    def _show_emptiness(self) -> None:
        query = self._model.query
        everything = PhotoQuery(folder_id=query.folder_id, sort=query.sort, descending=query.descending)
        if not self._has_folders:
            hint = self.tr("Open a folder, or drop photos and folders here. They stay where they are.")
            self.grid.set_empty_text(self.tr("No photos yet"), hint)
        elif query != everything:
            hint = self.tr("Clear the filters above, or choose another source on the left.")
            self.grid.set_empty_text(self.tr("No photo is like that"), hint)
        else:
            self.grid.set_empty_text(self.tr("No photos in this folder"), "")
