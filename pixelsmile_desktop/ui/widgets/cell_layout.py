"""Where the cells of a grid or of a strip lie: arithmetic only, the same effort for ten photos and for a million."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QSize, Qt


class Move(Enum):
    """A step of the keyboard from one cell to another."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    HOME = auto()
    END = auto()


@dataclass(frozen=True)
class CellLayout:
    """Cells in lines of `lanes`, which follow each other in the direction of scrolling.

    Attributes:
        count: cells in all.
        cell: the size of each, in logical pixels.
        gap: between lines, before the first and behind the last.
        lanes: cells in a line.
        lane_gap: between the cells of a line.
        margin: before the first cell of a line.
        orientation: the direction of scrolling: vertical for a grid, horizontal for a strip.
    """

    count: int
    cell: QSize
    gap: int
    lanes: int
    lane_gap: int
    margin: int
    orientation: Qt.Orientation

    @classmethod
    def grid(cls, count: int, cell: QSize, gap: int, width: int) -> CellLayout:
        """As many columns as fit into `width`, spread evenly."""
        lanes = max(1, (width - gap) // (cell.width() + gap))
        spare = max(0, width - lanes * cell.width())
        lane_gap = spare // (lanes + 1)
        margin = (spare - lane_gap * (lanes - 1)) // 2
        return cls(count, cell, gap, lanes, lane_gap, margin, Qt.Orientation.Vertical)

    @classmethod
    def strip(cls, count: int, cell: QSize, gap: int, height: int) -> CellLayout:
        """One row in the middle of `height`."""
        margin = max(0, (height - cell.height()) // 2)
        return cls(count, cell, gap, 1, 0, margin, Qt.Orientation.Horizontal)

    @property
    def line_step(self) -> int:
        """From the beginning of a line to that of the next, in logical pixels."""
        return self._along(self.cell) + self.gap

    @property
    def length(self) -> int:
        """Of all lines with their gaps, in the direction of scrolling."""
        lines = -(-self.count // self.lanes)
        return lines * self.line_step + self.gap if lines else 0

    def rect(self, index: int) -> QRect:
        """Where a cell lies, from the beginning of the first line."""
        line, lane = divmod(index, self.lanes)
        along = self.gap + line * self.line_step
        across = self.margin + lane * (self._across(self.cell) + self.lane_gap)
        return QRect(self._point(along, across), self.cell)

    def index_at(self, point: QPoint) -> int:
        """The cell under a point, or -1 between cells and beyond them."""
        line = (self._along_of(point) - self.gap) // self.line_step
        lane = (self._across_of(point) - self.margin) // max(1, self._across(self.cell) + self.lane_gap)
        index = line * self.lanes + lane
        if not 0 <= lane < self.lanes or not 0 <= index < self.count:
            return -1
        return index if self.rect(index).contains(point) else -1

    def indices_in(self, rect: QRect) -> range:
        """The cells of all lines that a rectangle touches, perhaps none."""
        first = (self._along_of(rect.topLeft()) - self.gap) // self.line_step
        last = (self._along_of(rect.bottomRight()) - self.gap) // self.line_step
        start = min(self.count, max(0, first) * self.lanes)
        return range(start, max(start, min(self.count, (last + 1) * self.lanes)))

    def indices_touching(self, rect: QRect) -> list[int]:
        """The cells that a rectangle touches."""
        return [index for index in self.indices_in(rect) if self.rect(index).intersects(rect)]

    def moved(self, index: int, move: Move, page_length: int) -> int:
        """The cell that a step leads to from `index`; the same where the step would lead out.

        Args:
            index: where the step begins.
            move: the step.
            page_length: of what is visible, in logical pixels in the direction of scrolling.
        """
        page = max(1, page_length // self.line_step) * self.lanes
        steps = {
            Move.LEFT: index - 1,
            Move.RIGHT: index + 1,
            Move.UP: index - self.lanes,
            Move.DOWN: index + self.lanes,
            Move.PAGE_UP: index - page,
            Move.PAGE_DOWN: index + page,
            Move.HOME: 0,
            Move.END: self.count - 1,
        }
        return self._inside(index, steps[move], move)

    def _inside(self, index: int, target: int, move: Move) -> int:
        if 0 <= target < self.count:
            return target
        if move is Move.PAGE_UP:
            return index % self.lanes
        is_last_line = index // self.lanes == (self.count - 1) // self.lanes
        if move in (Move.DOWN, Move.PAGE_DOWN) and not is_last_line:
            return self.count - 1
        return index

    def _along(self, size: QSize) -> int:
        return size.height() if self.orientation is Qt.Orientation.Vertical else size.width()

    def _across(self, size: QSize) -> int:
        return size.width() if self.orientation is Qt.Orientation.Vertical else size.height()

    def _along_of(self, point: QPoint) -> int:
        return point.y() if self.orientation is Qt.Orientation.Vertical else point.x()

    def _across_of(self, point: QPoint) -> int:
        return point.x() if self.orientation is Qt.Orientation.Vertical else point.y()

    def _point(self, along: int, across: int) -> QPoint:
        is_vertical = self.orientation is Qt.Orientation.Vertical
        return QPoint(across, along) if is_vertical else QPoint(along, across)
