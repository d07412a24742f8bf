"""The photo grid of the library: any number of photos, as quick as a screenful of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.cell_layout import CellLayout
from pixelsmile_desktop.ui.widgets.photo_canvas import EntryOf
from pixelsmile_desktop.ui.widgets.photo_cell import PhotoCellPainter
from pixelsmile_desktop.ui.widgets.photo_view import PhotoView
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

SMALLEST_SIDE: Final = 80
LARGEST_SIDE: Final = 480
DEFAULT_SIDE: Final = 168
_GAP: Final = theme.GAP
_AUTO_SCROLL_MS: Final = 16


class PhotoGrid(PhotoView):
    """Photos in rows that are scrolled up and down.

    Signals:
        side_changed(pixels): the user made the cells larger or smaller with the wheel.
    """

    side_changed = Signal(int)

    def __init__(self, loader: ThumbnailLoader, entry_of: EntryOf, parent: QWidget | None = None) -> None:
        super().__init__(loader, entry_of, PhotoCellPainter(DEFAULT_SIDE, has_footer=True), parent)
        self._empty_title = self.tr("No photos here")
        self._empty_hint = ""
        self._band_start: QPoint | None = None
        self._band = QRect()
        self._selected_before: set[int] = set()
        self._auto_scroll = QTimer(self)
        self._auto_scroll.setInterval(_AUTO_SCROLL_MS)
        self._auto_scroll.timeout.connect(self._scroll_with_band)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Photos"))

    @property
    def side(self) -> int:
        """Longest side of the pictures, in logical pixels."""
        return self._cells.side

    def set_side(self, pixels: int) -> None:
        """Make the pictures larger or smaller; the current photo, or the first visible one, stays in view."""
        pixels = max(SMALLEST_SIDE, min(LARGEST_SIDE, pixels))
        if pixels == self._cells.side:
            return
        anchor = self._anchor()
        self._cells = PhotoCellPainter(pixels, has_footer=True)
        self._rearrange()
        self.reveal(anchor)
        self.side_changed.emit(pixels)

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What stands in the middle while there are no photos."""
        self._empty_title, self._empty_hint = title, hint
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and begin a rubber band."""
        if event.button() is Qt.MouseButton.LeftButton:
            extends = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
            self._selected_before = self._selection.selected.copy() if extends else set()
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._press is None:
            self._band_start = event.position().toPoint() + self._offset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the rubber band, and scroll if the pointer leaves the view; or drag the selected photos."""
        super().mouseMoveEvent(event)
        if self._band_start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        here = event.position().toPoint()
        moved = (here + self._offset() - self._band_start).manhattanLength()
        if self._band.isNull() and moved < QApplication.startDragDistance():
            return
        self._stretch_band(here)
        if self.viewport().rect().contains(here):
            self._auto_scroll.stop()
        elif not self._auto_scroll.isActive():
            self._auto_scroll.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the rubber band away; what it touched stays selected."""
        super().mouseReleaseEvent(event)
        self._band_start = None
        self._band = QRect()
        self._auto_scroll.stop()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the pictures larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_side(round(self.side * 1.1 ** (event.angleDelta().y() / 120)))
            event.accept()
            return
        super().wheelEvent(event)

    def _arranged(self) -> CellLayout:
        return CellLayout.grid(len(self._selection.ids), self._cells.size, _GAP, self.viewport().width())

    def _bar(self) -> QScrollBar:
        return self.verticalScrollBar()

    def _stretch_band(self, here: QPoint) -> None:
        assert self._band_start is not None
        before = self._said()
        self._band = QRect(self._band_start, here + self._offset()).normalized()
        touched = {self.ids[index] for index in self._layout.indices_touching(self._band)}
        self._selection.replace(self._selected_before | touched)
        self._tell_changes(before)

    def _scroll_with_band(self) -> None:
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        beyond = min(0, here.y()) + max(0, here.y() - self.viewport().height())
        self._bar().setValue(self._bar().value() + beyond // 2)
        if self._band_start is not None:
            self._stretch_band(here)

    def _paint_over(self, painter: QPainter) -> None:
        if not self._layout.count:
            self._paint_empty(painter)
        if not self._band.isNull():
            fill = QColor(theme.ACCENT)
            fill.setAlpha(40)
            painter.setBrush(fill)
            painter.setPen(QPen(theme.ACCENT, 1))
            painter.drawRect(self._band.translated(-self._offset()))

    def _paint_empty(self, painter: QPainter) -> None:
        middle = self.viewport().rect().adjusted(2 * _GAP, 0, -2 * _GAP, 0)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        painter.setPen(theme.TEXT)
        painter.setFont(font)
        above = middle.adjusted(0, 0, 0, -middle.height() // 2)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._empty_title)
        painter.setPen(theme.DIM)
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(middle.adjusted(0, middle.height() // 2 + _GAP, 0, 0), flags, self._empty_hint)
