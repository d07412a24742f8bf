"""Five stars in the filter bar: how many a photo must have at least."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pixelsmile_desktop.core.catalogue import MAX_RATING
from pixelsmile_desktop.ui import icons, theme

_STAR: Final = 16
_STEP: Final = 20
_HEIGHT: Final = 28


class StarFilter(QWidget):
    """Stars to click; a second click on the same one takes the filter away.

    Signals:
        rating_chosen(count): at least so many stars; 0 for all photos.
    """

    rating_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating = 0
        self._hovered = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_rating(0)

    def set_rating(self, rating: int) -> None:
        """Show a filter; no signal is emitted."""
        self._rating = rating
        words = self.tr("At least %n star(s)", "", rating) if rating else self.tr("Any number of stars")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Five stars in a row."""
        return QSize(MAX_RATING * _STEP + theme.GAP, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stars, those under the pointer in advance."""
        painter = QPainter(self)
        shown = self._hovered or self._rating
        for number in range(MAX_RATING):
            is_filled = number < shown
            colour = theme.ACCENT if is_filled else theme.DIM
            star = icons.pixmap("star_filled" if is_filled else "star", _STAR, self.devicePixelRatioF(), colour.name())
            painter.drawPixmap(QPoint(theme.GAP // 2 + number * _STEP + 2, (_HEIGHT - _STAR) // 2), star)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.ACCENT, 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.RADIUS, theme.RADIUS)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._hovered = self._star_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the filter as it is."""
        self._hovered = 0
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose as many stars as lie left of the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            star = self._star_at(event.position().toPoint())
            self.rating_chosen.emit(0 if star == self._rating else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrows or a digit."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        digit = event.key() - Qt.Key.Key_0
        if Qt.Key(event.key()) in steps:
            wanted = self._rating + steps[Qt.Key(event.key())]
        elif 0 <= digit <= MAX_RATING:
            wanted = digit
        else:
            event.ignore()
            return
        if 0 <= wanted <= MAX_RATING and wanted != self._rating:
            self.rating_chosen.emit(wanted)

    def _star_at(self, point: QPoint) -> int:
        return max(1, min(MAX_RATING, (point.x() - theme.GAP // 2) // _STEP + 1))
