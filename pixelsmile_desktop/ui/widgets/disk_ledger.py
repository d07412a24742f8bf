"""How the disk of the models is used: models, what could go, and what is free."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text

_BAR: Final = 10
_DOT: Final = 8


class DiskLedger(QWidget):
    """A bar of three parts with their sizes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, int, QColor], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_amounts(self, used: int, disposable: int, free: int) -> None:
        """Show how many bytes the models take, how many of interrupted work could go, and how many are free."""
        self._parts = (
            (self.tr("Models"), used, theme.ACCENT),
            (self.tr("Remains of interrupted work"), disposable, theme.DANGER),
            (self.tr("Free"), free, theme.LINE),
        )
        self.setAccessibleName("; ".join(f"{name}: {size_text(count)}" for name, count, _ in self._parts))
        self.update()

    def sizeHint(self) -> QSize:
        """See `QWidget`."""
        return QSize(320, _BAR + theme.GAP + self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and its legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_legend(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        whole = QRectF(0, 0, self.width(), _BAR)
        outline = QPainterPath()
        outline.addRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(whole, theme.LINE)
        total = max(1, sum(count for _, count, _ in self._parts))
        left = 0.0
        for _, count, colour in self._parts:
            width = self.width() * count / total
            painter.fillRect(QRectF(left, 0, width, _BAR), colour)
            left += width
        painter.restore()

    def _paint_legend(self, painter: QPainter) -> None:
        metrics, left = self.fontMetrics(), 0
        top = _BAR + theme.GAP
        for name, count, colour in self._parts:
            if not count and colour is theme.DANGER:
                continue
            text = f"{name}  {size_text(count)}"
            # What is free is hardly lighter than the page.
            painter.setPen(theme.DIM if colour is theme.LINE else Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(left, top + (metrics.height() - _DOT) / 2, _DOT, _DOT))
            painter.setPen(theme.TEXT)
            painter.drawText(left + _DOT + theme.GAP, top + metrics.ascent(), text)
            left += _DOT + theme.GAP + metrics.horizontalAdvance(text) + 3 * theme.GAP
