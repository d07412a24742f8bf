"""Many photos in cells, of which only the visible ones are ever touched: painting, scrolling, thumbnails."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.cell_layout import CellLayout
from pixelsmile_desktop.ui.widgets.photo_cell import CellState, PhotoCellPainter
from pixelsmile_desktop.ui.widgets.photo_selection import NOTHING, PhotoSelection
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader

EntryOf = Callable[[int], PhotoEntry | None]
"""What the library knows of a photo; called on the GUI thread for every photo that is painted."""
_VISIBLE_SOON_MS: Final = 15
_NEARBY_SOON_MS: Final = 120


class PhotoCanvas(QAbstractScrollArea):
    """Shows photos. Subclasses say where the cells lie, and what the user can do with them."""

    def __init__(
        self, loader: ThumbnailLoader, entry_of: EntryOf, cells: PhotoCellPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._entry_of = entry_of
        self._cells = cells
        self._selection = PhotoSelection()
        self._layout = self._arranged()
        self._visible_timer = self._timer(_VISIBLE_SOON_MS, self._want_visible)
        self._nearby_timer = self._timer(_NEARBY_SOON_MS, self._want_nearby)
        self._client = f"{type(self).__name__}-{id(self)}"
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        loader.ready.connect(self._on_ready)

    @property
    def ids(self) -> array[int]:
        """The photos in their order."""
        return self._selection.ids

    @property
    def current(self) -> int:
        """The photo that the keyboard is at, or -1."""
        return self._selection.current

    @property
    def selected(self) -> list[int]:
        """The selected photos in the order of all."""
        return self._selection.in_order

    def refresh(self, photo_ids: Iterable[int]) -> None:
        """Something that is known of these photos has changed."""
        self._on_ready(list(photo_ids))
        self._visible_timer.start()

    def reveal(self, photo_id: int) -> None:
        """Scroll as little as needed to show a photo whole."""
        place = self._selection.place(photo_id)
        if place == NOTHING:
            return
        rect, seen = self._layout.rect(place), self._seen()
        first, last = self._span(rect)
        top, bottom = self._span(seen)
        if first - self._layout.gap < top:
            self._bar().setValue(first - self._layout.gap)
        elif last + self._layout.gap > bottom:
            self._bar().setValue(last + self._layout.gap + 1 - (bottom - top + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the event touches, and no others."""
        painter = QPainter(self.viewport())
        region = event.region()
        painter.fillRect(event.rect(), theme.BACKGROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, side, has_focus = self._offset(), self._picture_side(), self.hasFocus()
        for index in self._layout.indices_in(event.rect().translated(offset)):
            photo_id = self._selection.ids[index]
            state = CellState(photo_id in self._selection.selected, index == self._selection.index, has_focus)
            cell = self._layout.rect(index).translated(-offset)
            if not region.intersects(cell):
                # Pictures that arrive are scattered over the view.
                continue
            image, complaint = self._loader.image(photo_id, side), self._loader.complaint(photo_id)
            self._cells.paint(painter, cell, self._entry_of(photo_id), image, state, complaint)
        self._paint_over(painter)

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the cells."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cells out anew; the current photo, or the first visible one, stays in view."""
        anchor = self._anchor()
        self._rearrange()
        self.reveal(anchor)

    def _anchor(self) -> int:
        """The photo that must stay in view when the cells move, or -1."""
        visible = self._visible()
        if self._selection.index in visible:
            return self.current
        return self.ids[visible.start] if len(visible) and self._bar().value() else NOTHING

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and paint what comes into view."""
        self.viewport().scroll(dx, dy)
        if not self._visible_timer.isActive():
            self._visible_timer.start()

    def _arranged(self) -> CellLayout:
        """Where the cells lie in the viewport as it is now."""
        raise NotImplementedError

    def _bar(self) -> QScrollBar:
        """The scroll bar of the direction in which the cells go on."""
        raise NotImplementedError

    def _page_length(self) -> int:
        first, last = self._span(QRect(QPoint(0, 0), self.viewport().size()))
        return last - first + 1

    def _span(self, rect: QRect) -> tuple[int, int]:
        """First and last pixel of a rectangle in the direction of scrolling."""
        if self._layout.orientation is Qt.Orientation.Vertical:
            return rect.top(), rect.bottom()
        return rect.left(), rect.right()

    def _offset(self) -> QPoint:
        """Of the viewport, from the beginning of the first line."""
        value = self._bar().value()
        return QPoint(0, value) if self._layout.orientation is Qt.Orientation.Vertical else QPoint(value, 0)

    def _seen(self) -> QRect:
        return QRect(self._offset(), self.viewport().size())

    def _rearrange(self) -> None:
        self._layout = self._arranged()
        page, bar = self._page_length(), self._bar()
        bar.setPageStep(page)
        bar.setSingleStep(max(1, self._layout.line_step // 4))
        bar.setRange(0, max(0, self._layout.length - page))
        self.viewport().update()
        self._visible_timer.start()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _picture_side(self) -> int:
        return round(self._cells.side * self.devicePixelRatioF())

    def _entries(self, indices: Iterable[int]) -> list[PhotoEntry]:
        found = (self._entry_of(self._selection.ids[index]) for index in indices)
        return [entry for entry in found if entry is not None]

    def _want_visible(self) -> None:
        self._loader.want(self._client, self._entries(self._visible()), (), self._picture_side())
        self._nearby_timer.start()

    def _want_nearby(self) -> None:
        visible = self._visible()
        after = range(visible.stop, min(self._layout.count, visible.stop + len(visible)))
        before = range(max(0, visible.start - len(visible)), visible.start)
        nearby = self._entries([*after, *before])
        self._loader.want(self._client, self._entries(visible), nearby, self._picture_side())

    def _visible(self) -> range:
        return self._layout.indices_in(self._seen())

    def _on_ready(self, photo_ids: list[int]) -> None:
        visible, offset = self._visible(), self._offset()
        for photo_id in photo_ids if len(photo_ids) <= len(visible) else ():
            place = self._selection.place(photo_id)
            if place in visible:
                self.viewport().update(self._layout.rect(place).translated(-offset))
        if len(photo_ids) > len(visible):
            self.viewport().update()
