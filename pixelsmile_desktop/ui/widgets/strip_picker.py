"""Pictures of the face to choose from: the same mix at rising intensities, or all expressions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pixelsmile_desktop.core.expression import STRIP_LEVELS, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import number_text
from pixelsmile_desktop.ui.texts import expression_text
from pixelsmile_desktop.ui.widgets.picture_brush import covering_brush

_SIDE, _LABEL, _GAP, _CORNER = 128, 24, 8, 8
_MOST_COLUMNS = 7


class PickerKind(Enum):
    """What the pictures differ in."""

    INTENSITIES = "intensities"
    """One strip: the mix, weaker and stronger."""
    EXPRESSIONS = "expressions"
    """One sheet: the photo as it is, neutral, and the twelve."""


@dataclass(frozen=True)
class PickerCell:
    """One picture.

    Attributes:
        label: what stands under it.
        mix: what it shows, and what is chosen with it.
    """

    label: str
    mix: ExpressionMix


class StripPicker(QWidget):
    """A sheet of pictures; a click, or arrows and Return, chooses one, Escape none.

    Signals:
        pictures_wanted(mixes, side): ask `EditModel.ask_pictures` for these and tell `expect` the number they bear.
        mix_picked(ExpressionMix): the user chose one.
        dismissed(): he wants none.
    """

    pictures_wanted = Signal(list, int)
    mix_picked = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[PickerCell, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._batch = -1
        self._current = 0
        self._hovered = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pictures to choose from"))

    @property
    def cells(self) -> tuple[PickerCell, ...]:
        """What is to be chosen from."""
        return self._cells

    def offer(self, kind: PickerKind, mix: ExpressionMix) -> None:
        """Show the pictures of a kind, beginning at a mix; one that asks for nothing has no strip, and gets a sheet."""
        strongest = max((intensity for _, intensity in mix), default=0.0)
        if kind is PickerKind.INTENSITIES and strongest > 0:
            self._cells = _strip(mix, strongest)
        else:
            self._cells = _sheet(strongest or 1.0, self.tr("as in the photo"))
        mixes = [cell.mix for cell in self._cells]
        self._current = min(range(len(mixes)), key=lambda index: _difference(mixes[index], mix))
        self._pictures.clear()
        self._hovered = -1
        self._tell()
        self.updateGeometry()
        self.update()
        self.pictures_wanted.emit(mixes, round(_SIDE * self.devicePixelRatioF()))

    def expect(self, batch: int) -> None:
        """The pictures that were asked for will bear this number."""
        self._batch = batch

    def set_picture(self, batch: int, index: int, image: QImage) -> None:
        """Show a picture, unless it belongs to an earlier offer."""
        if batch == self._batch:
            self._pictures[index] = image
            self.update()

    def place_of(self, index: int) -> QRectF:
        """The square of a picture; its label stands below."""
        row, column = divmod(index, self._columns(self.width()))
        return QRectF(_GAP + column * (_SIDE + _GAP), _GAP + row * (_SIDE + _LABEL + _GAP), _SIDE, _SIDE)

    def cell_at(self, place: QPointF) -> int:
        """Index of the picture under a position, -1 for none."""
        places = (self.place_of(index).adjusted(0, 0, 0, _LABEL) for index in range(len(self._cells)))
        return next((index for index, area in enumerate(places) if area.contains(place)), -1)

    def sizeHint(self) -> QSize:
        """Seven beside each other: a whole strip, and a sheet in two rows."""
        width = _GAP + _MOST_COLUMNS * (_SIDE + _GAP)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """As many rows as there are."""
        rows = max(1, -(-len(self._cells) // self._columns(width)))
        return _GAP + rows * (_SIDE + _LABEL + _GAP)

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures that have come, grey squares for the others."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for index, cell in enumerate(self._cells):
            self._paint_cell(painter, index, cell)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the pointer."""
        index = self.cell_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._pick(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which picture a click would choose."""
        index = self.cell_at(event.position())
        if index != self._hovered:
            self._hovered = index
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from picture to picture, and choose."""
        columns = self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        key = Qt.Key(event.key())
        if key in steps:
            wanted = self._current + steps[key]
            if 0 <= wanted < len(self._cells):
                self._current = wanted
                self._tell()
                self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cells:
            self._pick(self._current)
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, index: int) -> None:
        self._current = index
        self.update()
        self.mix_picked.emit(self._cells[index].mix)

    def _paint_cell(self, painter: QPainter, index: int, cell: PickerCell) -> None:
        place, image = self.place_of(index), self._pictures.get(index)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.RAISED if image is None else covering_brush(image, place, self.devicePixelRatioF()))
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_current = index == self._current
        if is_current or index == self._hovered:
            painter.setPen(QPen(theme.ACCENT if is_current else theme.TEXT, 2))
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), _CORNER + 1, _CORNER + 1)
        painter.setPen(theme.TEXT if is_current or index == self._hovered else theme.DIM)
        below = QRectF(place.left(), place.bottom(), place.width(), _LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, cell.label)

    def _columns(self, width: int) -> int:
        return max(1, min(_MOST_COLUMNS, (width - _GAP) // (_SIDE + _GAP)))

    def _tell(self) -> None:
        """Let screen readers know."""
        self.setAccessibleDescription(self._cells[self._current].label if self._cells else "")


def _strip(mix: ExpressionMix, strongest: float) -> tuple[PickerCell, ...]:
    """The mix with its strongest expression at each level, and the others in proportion."""
    return tuple(PickerCell(number_text(level, 2), mix.scaled(level / strongest)) for level in (0.0, *STRIP_LEVELS))


def _sheet(intensity: float, untouched: str) -> tuple[PickerCell, ...]:
    """The photo as it is, neutral, and the twelve in the order of the wheel."""
    expressions: Sequence[Expression] = (Expression.NEUTRAL, *TWELVE)
    cells = (PickerCell(expression_text(e), ExpressionMix.of({e: intensity})) for e in expressions)
    return (PickerCell(untouched, ExpressionMix()), *cells)


def _difference(first: ExpressionMix, second: ExpressionMix) -> float:
    """How far two mixes are apart, in units of intensity."""
    one, other = first.as_dict(), second.as_dict()
    return sum(abs(one.get(name, 0.0) - other.get(name, 0.0)) for name in one.keys() | other.keys())
