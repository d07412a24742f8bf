"""Square pictures side by side, as many in a row as fit, to choose from by pointer and keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.picture_brush import covering_brush

_KEYS_TO_CHOOSE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class TileShape:
    """How tiles lie, in logical pixels.

    Attributes:
        side: of a picture.
        label: height of what is written below it.
        gap: between tiles.
        margin: around all of them.
        corner: radius of the corners of a picture.
        least_columns, usual_columns: room for at least and at most so many beside each other is asked for.
        most_columns: and never more than so many are shown.
    """

    side: int
    label: int
    gap: int
    margin: int
    corner: int
    least_columns: int
    usual_columns: int
    most_columns: int


class PictureTiles(QWidget):
    """What subclasses have in common: where tiles lie, which of them is under the pointer, which has the keyboard.

    A subclass says how many there are, paints one, and is told which was chosen.

    Args:
        shape: how the tiles lie.
        parent: the panel.
    """

    def __init__(self, shape: TileShape, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._shape = shape
        self._pictures: dict[int, QImage] = {}
        self._current = 0
        self._hovered = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # What subclasses say.

    def _count(self) -> int:
        """How many tiles there are."""
        raise NotImplementedError

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        """Paint one."""
        raise NotImplementedError

    def _choose(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        """The user chose one, with these keys held."""
        raise NotImplementedError

    def _tell(self) -> None:
        """Let screen readers know how it stands."""
        raise NotImplementedError

    # What they get.

    def place_of(self, index: int) -> QRectF:
        """The square of a picture; what is written of it stands below."""
        shape = self._shape
        row, column = divmod(index, self._columns(self.width()))
        left, top = column * (shape.side + shape.gap), row * (shape.side + shape.label + shape.gap)
        return QRectF(shape.margin + left, shape.margin + top, shape.side, shape.side)

    def index_at(self, place: QPointF) -> int:
        """Index of the tile under a position, -1 for none."""
        tiles = (self.place_of(index).adjusted(0, 0, 0, self._shape.label) for index in range(self._count()))
        return next((index for index, tile in enumerate(tiles) if tile.contains(place)), -1)

    def sizeHint(self) -> QSize:
        """As wide as all tiles in a row, within reason."""
        shape = self._shape
        columns = min(max(shape.least_columns, self._count()), shape.usual_columns)
        width = 2 * shape.margin + columns * (shape.side + shape.gap) - shape.gap
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """As many rows as there are."""
        shape = self._shape
        rows = max(1, -(-self._count() // self._columns(width)))
        return 2 * shape.margin + rows * (shape.side + shape.label + shape.gap) - shape.gap

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures that have come, grey squares for the others."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for index in range(self._count()):
            self._paint_tile(painter, index)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        index = self.index_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._current = index
        self.update()
        self._choose(index, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which one a click would choose."""
        index = self.index_at(event.position())
        if index != self._hovered:
            self._hovered = index
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile, and choose."""
        columns = self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        key = Qt.Key(event.key())
        if key in steps:
            if 0 <= self._current + steps[key] < self._count():
                self._current += steps[key]
                self._tell()
                self.update()
        elif key in _KEYS_TO_CHOOSE and self._count():
            self._choose(self._current, event.modifiers())
        else:
            super().keyPressEvent(event)

    def _paint_picture(self, painter: QPainter, index: int) -> None:
        """The picture itself, covering its square."""
        place, image = self.place_of(index), self._pictures.get(index)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.RAISED if image is None else covering_brush(image, place, self.devicePixelRatioF()))
        painter.drawRoundedRect(place, self._shape.corner, self._shape.corner)

    def _columns(self, width: int) -> int:
        shape = self._shape
        fitting = (width - 2 * shape.margin + shape.gap) // (shape.side + shape.gap)
        return max(1, min(shape.most_columns, fitting))
