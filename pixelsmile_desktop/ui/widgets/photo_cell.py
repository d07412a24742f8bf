"""Paints one photo of a grid or a strip, with everything that is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry, Presence
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.cell_pixmaps import ICON, STAR, CellPixmaps, Mark, paint_chip
from pixelsmile_desktop.ui.widgets.photo_words import presence_text, printable_name

LABEL_COLOURS: Final = {
    ColourLabel.RED: QColor("#d9534f"),
    ColourLabel.YELLOW: QColor("#d8b83a"),
    ColourLabel.GREEN: QColor("#6ab06a"),
    ColourLabel.BLUE: QColor("#5b8fd6"),
    ColourLabel.PURPLE: QColor("#a074c4"),
}
FINDING_ICONS: Final = {
    FaceFinding.EYES_CLOSED: "eye_closed",
    FaceFinding.NO_SMILE: "mouth_flat",
    FaceFinding.MOUTH_OPEN: "mouth_open",
    FaceFinding.LOOKING_AWAY: "looking_away",
    FaceFinding.CANNOT_TELL: "question",
}
_PADDING: Final = theme.GAP
_LINE_HEIGHT: Final = 20
_VEIL: Final = QColor(31, 31, 31, 165)
_NAMES_KEPT: Final = 4096
_ROOM_FOR_NAME: Final = 120
"""Smaller pictures have no room for a name under them."""


@dataclass(frozen=True)
class CellState:
    """How a cell stands among the others."""

    is_selected: bool = False
    is_current: bool = False
    has_focus: bool = False


class PhotoCellPainter:
    """Paints cells of one kind and size.

    Attributes:
        side: of the square that the picture is fitted into, in logical pixels.
    """

    def __init__(self, side: int, *, has_footer: bool) -> None:
        """A painter of cells with name and stars under the picture, or of bare pictures."""
        self.side = side
        self._has_footer = has_footer
        self._has_name = has_footer and side >= _ROOM_FOR_NAME
        self._padding = _PADDING if has_footer else _PADDING // 2
        self._font = _small(QApplication.font())
        self._metrics = QFontMetrics(self._font)
        self._pixmaps = CellPixmaps(1.0)
        self._names: dict[str, str] = {}

    @property
    def size(self) -> QSize:
        """Of a cell, in logical pixels."""
        edge = self.side + 2 * self._padding
        return QSize(edge, edge + _LINE_HEIGHT * (self._has_footer + self._has_name))

    def paint(
        self,
        painter: QPainter,
        cell: QRect,
        photo: PhotoEntry | None,
        image: QImage | None,
        state: CellState,
        complaint: str = "",
    ) -> None:
        """Paint one cell.

        Args:
            painter: of the view.
            cell: where, of the painter's own `size`.
            photo: what is known of it; None paints an empty cell.
            image: its picture; None paints a place for it.
            state: how it stands among the others.
            complaint: why there is no picture, if there will be none.
        """
        scale = painter.device().devicePixelRatioF()
        if scale != self._pixmaps.scale:
            self._pixmaps = CellPixmaps(scale)
        self._paint_tile(painter, cell, state)
        if photo is None:
            return
        box = QRect(cell.left() + self._padding, cell.top() + self._padding, self.side, self.side)
        place = self._paint_picture(painter, box, photo, image)
        if photo.presence is not Presence.HERE:
            icon = "offline" if photo.presence is Presence.OFFLINE else "warning"
            self._paint_absence(painter, box, icon, presence_text(photo.presence))
        elif complaint:
            self._paint_absence(painter, box, "error", QCoreApplication.translate("PhotoCell", "Cannot be read"))
        self._paint_marks(painter, place, photo)
        if self._has_footer:
            self._paint_footer(painter, box, photo, state)
        elif photo.rating:
            self._paint_overlaid_stars(painter, box, place, photo.rating)
        if photo.colour is not ColourLabel.NONE:
            bar = QRect(box.left(), cell.bottom() - 3, box.width(), 3)
            painter.fillRect(bar, LABEL_COLOURS[photo.colour])

    def _paint_tile(self, painter: QPainter, cell: QRect, state: CellState) -> None:
        edge, width = None, 0.0
        if state.is_current:
            edge, width = (theme.ACCENT if state.has_focus or state.is_selected else theme.DIM), 2.0
        elif state.is_selected:
            edge, width = theme.DIM, 1.0
        elif not self._has_footer:
            return
        fill = theme.HOVER if state.is_selected else theme.PANEL
        painter.drawPixmap(cell.topLeft(), self._pixmaps.tile(cell.size(), fill, edge, width))

    def _paint_picture(self, painter: QPainter, box: QRect, photo: PhotoEntry, image: QImage | None) -> QRect:
        """Paint the picture, or a place for it, and say where it is."""
        if image is None:
            size = QSize(photo.width or 3, photo.height or 2).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = _centred(size, box)
            painter.fillRect(place, theme.RAISED)
            return place
        place = _centred(image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio), box)
        scale = self._pixmaps.scale
        if abs(max(image.width(), image.height()) - self.side * scale) <= 1:
            # Pixel by pixel: rounding to logical pixels would have it scaled.
            target = QRectF(place.topLeft(), QSizeF(image.width() / scale, image.height() / scale))
            painter.drawImage(target, image, QRectF(image.rect()))
        else:
            painter.drawImage(place, image)
        if photo.flag is Flag.REJECT or photo.presence is not Presence.HERE:
            painter.fillRect(place, _VEIL)
        return place

    def _paint_absence(self, painter: QPainter, box: QRect, icon: str, words: str) -> None:
        """Say in the middle of the picture why it is not as it should be."""
        text_width = self._metrics.horizontalAdvance(words) + _PADDING // 2
        width = ICON + _PADDING
        has_words = self._has_footer and width + text_width <= box.width()
        chip = _centred(QSize(width + (text_width if has_words else 0), _LINE_HEIGHT), box)
        paint_chip(painter, QRectF(chip))
        at = chip.topLeft() + QPoint(_PADDING // 2, (chip.height() - ICON) // 2)
        painter.drawPixmap(at, self._pixmaps.icon(icon, theme.DANGER))
        if has_words:
            self._paint_words(painter, chip.adjusted(ICON + _PADDING, 0, 0, 0), words, theme.TEXT)

    def _paint_marks(self, painter: QPainter, place: QRect, photo: PhotoEntry) -> None:
        """The chips in the corners of the picture: verdict, findings, edited, kind of file."""
        if photo.flag is Flag.PICK:
            self._paint_chip(painter, place, Qt.Corner.TopLeftCorner, (("flag", theme.TEXT),))
        elif photo.flag is Flag.REJECT:
            self._paint_chip(painter, place, Qt.Corner.TopLeftCorner, (("reject", theme.DANGER),))
        if photo.is_edited:
            corner = Qt.Corner.BottomRightCorner if self._has_footer else Qt.Corner.TopRightCorner
            self._paint_chip(painter, place, corner, (("sparkle", theme.ACCENT),))
        if not self._has_footer:
            return
        if photo.findings:
            marks = tuple(_mark_of(finding) for finding in FaceFinding if finding in photo.findings)
            self._paint_chip(painter, place, Qt.Corner.BottomLeftCorner, marks)
        if photo.copy_of is not None:
            self._paint_chip(painter, place, Qt.Corner.TopRightCorner, (("copy", theme.TEXT),))
        elif photo.paired_with is not None:
            self._paint_pair(painter, place)

    def _paint_chip(self, painter: QPainter, place: QRect, corner: Qt.Corner, marks: tuple[Mark, ...]) -> None:
        chip = self._pixmaps.chip(marks)
        size = (chip.deviceIndependentSize()).toSize()
        inset = _PADDING // 2
        x, y = place.left() + inset, place.top() + inset
        if corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            x = place.right() + 1 - inset - size.width()
        if corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            y = place.bottom() + 1 - inset - size.height()
        painter.drawPixmap(x, y, chip)

    def _paint_pair(self, painter: QPainter, place: QRect) -> None:
        words = "RAW+JPEG"
        chip = QRect(0, 0, self._metrics.horizontalAdvance(words) + _PADDING, _LINE_HEIGHT)
        if not self._has_name or chip.width() > place.width() // 2:
            self._paint_chip(painter, place, Qt.Corner.TopRightCorner, (("link", theme.TEXT),))
            return
        chip.moveTopRight(place.topRight() + QPoint(-_PADDING // 2, _PADDING // 2))
        paint_chip(painter, QRectF(chip))
        self._paint_words(painter, chip.adjusted(_PADDING // 2, 0, 0, 0), words, theme.TEXT)

    def _paint_footer(self, painter: QPainter, box: QRect, photo: PhotoEntry, state: CellState) -> None:
        line = QRect(box.left(), box.bottom() + 1 + _PADDING // 4, box.width(), _LINE_HEIGHT)
        if self._has_name:
            colour = theme.TEXT if photo.presence is Presence.HERE else theme.DIM
            self._paint_words(painter, line, self._elided(printable_name(photo)), colour)
            line.translate(0, _LINE_HEIGHT - _PADDING // 4)
        if photo.rating or state.is_selected:
            stars = self._pixmaps.stars(photo.rating, shows_missing=state.is_selected)
            painter.drawPixmap(line.left(), line.top() + (line.height() - STAR) // 2, stars)

    def _paint_overlaid_stars(self, painter: QPainter, box: QRect, place: QRect, rating: int) -> None:
        width = rating * (STAR + 2)
        x = place.right() - _PADDING // 2 - width
        if x < place.left():
            # Wider than the picture: in the middle of the cell.
            x = box.center().x() - width // 2
        at = QPoint(x, place.bottom() - STAR - _PADDING // 2)
        paint_chip(painter, QRectF(at.x() - 3, at.y() - 3, width + 4, STAR + 6))
        painter.drawPixmap(at, self._pixmaps.stars(rating, shows_missing=False))

    def _paint_words(self, painter: QPainter, rect: QRect, words: str, colour: QColor) -> None:
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _elided(self, name: str) -> str:
        if name not in self._names:
            if len(self._names) > _NAMES_KEPT:
                self._names.clear()
            self._names[name] = self._metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, self.side)
        return self._names[name]


def _mark_of(finding: FaceFinding) -> Mark:
    return FINDING_ICONS[finding], theme.DIM if finding is FaceFinding.CANNOT_TELL else theme.ACCENT


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() * 0.9))
    return small


def _centred(size: QSize, box: QRect) -> QRect:
    x = box.left() + (box.width() - size.width()) // 2
    return QRect(x, box.top() + (box.height() - size.height()) // 2, size.width(), size.height())
