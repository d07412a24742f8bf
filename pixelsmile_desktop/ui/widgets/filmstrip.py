"""The filmstrip under the loupe and the edit page: the photos of the grid in one row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.cell_layout import CellLayout
from pixelsmile_desktop.ui.widgets.photo_canvas import EntryOf
from pixelsmile_desktop.ui.widgets.photo_cell import PhotoCellPainter
from pixelsmile_desktop.ui.widgets.photo_selection import NOTHING
from pixelsmile_desktop.ui.widgets.photo_view import PhotoView
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

DEFAULT_SIDE: Final = 88
_SMALLEST_SIDE: Final = 48
_LARGEST_SIDE: Final = 200
_MARGIN: Final = theme.GAP


class Filmstrip(PhotoView):
    """Photos in one row that is scrolled sideways; the current one keeps to the middle."""

    def __init__(self, loader: ThumbnailLoader, entry_of: EntryOf, parent: QWidget | None = None) -> None:
        super().__init__(loader, entry_of, PhotoCellPainter(DEFAULT_SIDE, has_footer=False), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(_SMALLEST_SIDE + 2 * _MARGIN)
        self.setAccessibleName(self.tr("Filmstrip"))

    def sizeHint(self) -> QSize:
        """As high as the default pictures with their margins."""
        return QSize(640, DEFAULT_SIDE + 3 * _MARGIN)

    def reveal(self, photo_id: int) -> None:
        """Bring a photo to the middle."""
        place = self._selection.place(photo_id)
        if place != NOTHING:
            self._bar().setValue(self._layout.rect(place).center().x() - self.viewport().width() // 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways, whichever way the wheel turns."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        self._bar().setValue(self._bar().value() - (turned.y() or turned.x()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the height."""
        height = self.viewport().height() - 3 * _MARGIN
        side = max(_SMALLEST_SIDE, min(_LARGEST_SIDE, height))
        if side != self._cells.side:
            self._cells = PhotoCellPainter(side, has_footer=False)
        super().resizeEvent(event)

    def _arranged(self) -> CellLayout:
        return CellLayout.strip(len(self._selection.ids), self._cells.size, 2, self.viewport().height())

    def _bar(self) -> QScrollBar:
        return self.horizontalScrollBar()
