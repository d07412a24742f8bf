"""Pictures of the face to choose from: the same mix at rising intensities, or all expressions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.core.expression import STRIP_LEVELS, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import number_text
from pixelsmile_desktop.ui.texts import expression_text
from pixelsmile_desktop.ui.widgets.picture_tiles import PictureTiles, TileShape

_SHAPE: Final = TileShape(
    side=128, label=24, gap=8, margin=8, corner=8, least_columns=7, usual_columns=7, most_columns=7
)
"""Seven beside each other: a whole strip, and a sheet in two rows."""


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


class StripPicker(PictureTiles):
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
        super().__init__(_SHAPE, parent)
        self._cells: tuple[PickerCell, ...] = ()
        self._batch = -1
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
        self.pictures_wanted.emit(mixes, round(_SHAPE.side * self.devicePixelRatioF()))

    def expect(self, batch: int) -> None:
        """The pictures that were asked for will bear this number."""
        self._batch = batch

    def set_picture(self, batch: int, index: int, image: QImage) -> None:
        """Show a picture, unless it belongs to an earlier offer."""
        if batch == self._batch:
            self._pictures[index] = image
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape chooses nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _count(self) -> int:
        return len(self._cells)

    def _choose(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        self.mix_picked.emit(self._cells[index].mix)

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        place, cell = self.place_of(index), self._cells[index]
        self._paint_picture(painter, index)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_current = index == self._current
        if is_current or index == self._hovered:
            painter.setPen(QPen(theme.ACCENT if is_current else theme.TEXT, 2))
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), _SHAPE.corner + 1, _SHAPE.corner + 1)
        painter.setPen(theme.TEXT if is_current or index == self._hovered else theme.DIM)
        below = QRectF(place.left(), place.bottom(), place.width(), _SHAPE.label)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, cell.label)

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
