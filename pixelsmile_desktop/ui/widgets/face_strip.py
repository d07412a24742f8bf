"""The faces of the photo in a row, to choose whom to edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.widgets.edited_mark import MARK_SIDE, paint_edited_mark
from pixelsmile_desktop.ui.widgets.picture_tiles import PictureTiles, TileShape

_SHAPE: Final = TileShape(
    side=44, label=0, gap=8, margin=3, corner=8, least_columns=1, usual_columns=6, most_columns=99
)
_EXTENDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MARK = 5.0
"""Radius of the dot that says that a face may not turn out well."""


class FaceStrip(PictureTiles):
    """Heads with rounded corners, as many in a row as fit; the chosen ones are framed, those with an edit marked.

    A click chooses one face; with Ctrl or Shift it takes it to the others or away. Keys: arrows go from face to face,
    Space chooses, Ctrl and Space extend.

    Signals:
        face_clicked(index, extend): the user chose a face.
    """

    face_clicked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, parent)
        self._faces: tuple[Face, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._edited: frozenset[int] = frozenset()
        self._retranslate()

    def set_faces(self, faces: Sequence[Face]) -> None:
        """Show the faces of another photo; grey until their pictures arrive."""
        self._faces = tuple(faces)
        self._pictures.clear()
        self._current, self._hovered = 0, -1
        self._tell()
        self.updateGeometry()
        self.update()

    def set_picture(self, index: int, image: QImage) -> None:
        """Show the head of one face."""
        self._pictures[index] = image
        self.update()

    def set_chosen(self, indices: Sequence[int]) -> None:
        """Frame the faces that moves are for."""
        self._chosen = frozenset(indices)
        self._tell()
        self.update()

    def set_edited(self, indices: Sequence[int]) -> None:
        """Mark the faces that have an edit."""
        self._edited = frozenset(indices)
        self._tell()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads, or a sentence when there are none."""
        super().paintEvent(event)
        if not self._faces:
            painter = QPainter(self)
            painter.setPen(theme.DIM)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.tr("No face was found"))
            painter.end()

    def event(self, event: QEvent) -> bool:
        """The tool tip of a face says what may spoil its edit."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_of(self.index_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _count(self) -> int:
        return len(self._faces)

    def _choose(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        self.face_clicked.emit(index, bool(modifiers & _EXTENDING))

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        place, face = self.place_of(index), self._faces[index]
        self._paint_picture(painter, index)
        if index not in self._chosen and index != self._hovered:
            painter.setBrush(QColor(0, 0, 0, 70))
            painter.drawRoundedRect(place, _SHAPE.corner, _SHAPE.corner)
        if face.warnings:
            painter.setPen(QPen(theme.PANEL, 1.5))
            painter.setBrush(theme.ACCENT)
            painter.drawEllipse(place.topRight() + QPointF(-_MARK - 1, _MARK + 1), _MARK, _MARK)
        if index in self._edited:
            edge = place.adjusted(0, 0, -1, -1)
            corner = edge.bottomRight() - QPointF(MARK_SIDE, MARK_SIDE)
            paint_edited_mark(painter, QRectF(corner, edge.bottomRight()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index in self._chosen:
            painter.setPen(QPen(theme.ACCENT, 2))
            painter.drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), _SHAPE.corner + 1.5, _SHAPE.corner + 1.5)
        if self.hasFocus() and index == self._current:
            painter.setPen(QPen(theme.TEXT, 1))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), _SHAPE.corner - 2, _SHAPE.corner - 2)

    def _words_of(self, index: int) -> str:
        if not 0 <= index < len(self._faces):
            return ""
        warnings = map(sentence_text, self._faces[index].warnings)
        return "\n".join((self.tr("Face {number}").format(number=index + 1), *warnings))

    def _tell(self) -> None:
        """Let screen readers know."""
        chosen, edited = (
            ", ".join(str(index + 1) for index in sorted(indices)) or "-" for indices in (self._chosen, self._edited)
        )
        sentence = self.tr("{count} faces; chosen: {chosen}; edited: {edited}; current: {current}")
        self.setAccessibleDescription(
            sentence.format(count=len(self._faces), chosen=chosen, edited=edited, current=self._current + 1)
        )

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Faces in this photo"))
        self._tell()
