"""The faces of the photo in a row, to choose whom to edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.widgets.edited_mark import MARK_SIDE, paint_edited_mark
from pixelsmile_desktop.ui.widgets.picture_brush import covering_brush

_SIDE, _GAP, _MARGIN, _CORNER = 44, 8, 3, 8
_EXTENDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MARK = 5.0
"""Radius of the dot that says that a face may not turn out well."""


class FaceStrip(QWidget):
    """Heads with rounded corners, as many in a row as fit; the chosen ones are framed, those with an edit marked.

    A click chooses one face; with Ctrl or Shift it takes it to the others or away. Keys: arrows go from face to face,
    Space chooses, Ctrl and Space extend.

    Signals:
        face_clicked(index, extend): the user chose a face.
    """

    face_clicked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[Face, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._chosen: frozenset[int] = frozenset()
        self._edited: frozenset[int] = frozenset()
        self._current = 0
        self._hovered = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
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

    def place_of(self, index: int) -> QRectF:
        """The square of a face."""
        row, column = divmod(index, self._columns(self.width()))
        step = _SIDE + _GAP
        return QRectF(_MARGIN + column * step, _MARGIN + row * step, _SIDE, _SIDE)

    def face_at(self, place: QPointF) -> int:
        """Index of the face under a position, -1 for none."""
        return next((index for index in range(len(self._faces)) if self.place_of(index).contains(place)), -1)

    def sizeHint(self) -> QSize:
        """As wide as all faces in a row, within reason."""
        columns = min(max(1, len(self._faces)), 6)
        width = 2 * _MARGIN + columns * (_SIDE + _GAP) - _GAP
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """As many rows as the faces need."""
        rows = max(1, -(-len(self._faces) // self._columns(width)))
        return 2 * _MARGIN + rows * (_SIDE + _GAP) - _GAP

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads, or a sentence when there are none."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if not self._faces:
            painter.setPen(theme.DIM)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.tr("No face was found"))
        for face in self._faces:
            self._paint_face(painter, face)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the face under the pointer."""
        index = self.face_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._current = index
        self.face_clicked.emit(index, bool(event.modifiers() & _EXTENDING))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which face a click would choose."""
        index = self.face_at(event.position())
        if index != self._hovered:
            self._hovered = index
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from face to face, and choose."""
        columns = self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        key = Qt.Key(event.key())
        if key in steps and 0 <= self._current + steps[key] < len(self._faces):
            self._current += steps[key]
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._faces:
            self.face_clicked.emit(self._current, bool(event.modifiers() & _EXTENDING))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tool tip of a face says what may spoil its edit."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_of(self.face_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _paint_face(self, painter: QPainter, face: Face) -> None:
        place, index = self.place_of(face.index), face.index
        painter.setPen(Qt.PenStyle.NoPen)
        image = self._pictures.get(index)
        painter.setBrush(theme.RAISED if image is None else covering_brush(image, place, self.devicePixelRatioF()))
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        if index not in self._chosen and index != self._hovered:
            painter.setBrush(QColor(0, 0, 0, 70))
            painter.drawRoundedRect(place, _CORNER, _CORNER)
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
            painter.drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), _CORNER + 1.5, _CORNER + 1.5)
        if self.hasFocus() and index == self._current:
            painter.setPen(QPen(theme.TEXT, 1))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), _CORNER - 2, _CORNER - 2)

    def _columns(self, width: int) -> int:
        return max(1, (width - 2 * _MARGIN + _GAP) // (_SIDE + _GAP))

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
