"""The strip along the upper edge: where one is, the pages, and how the engine stands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import PAGES
from pixelsmile_desktop.ui.icons import pixmap

_HEIGHT: Final = 46
_CRUMBS: Final = 3
_BETWEEN: Final = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "
_DOT: Final = 9


class TopBar(QWidget):
    """Three parts, of which the middle one stays in the middle.

    Args:
        actions: the commands; the pages are among them.
        parent: the window.

    Signals:
        status_clicked(): the user wants to know more of how the engine stands.
    """

    status_clicked = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._crumbs = _ElidedLabel(self)
        self._status = StatusPill(self)
        self._left = QWidget(self)
        self._right = QWidget(self)
        self._build(actions)
        self._status.clicked.connect(self.status_clicked)

    def show_photo(self, path: Path | None) -> None:
        """Say which photo is current."""
        self._crumbs.show_text("" if path is None else _BETWEEN.join(path.parts[-_CRUMBS:]))

    def show_status(self, text: str, *, is_good: bool, tool_tip: str = "") -> None:
        """Say how the engine stands."""
        self._status.show_status(text, is_good=is_good)
        self._status.setToolTip(tool_tip)

    def _build(self, actions: Actions) -> None:
        self.setFixedHeight(_HEIGHT)
        theme.give_role(self, theme.BAR)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QHBoxLayout(self._left)
        left.setContentsMargins(2 * theme.GAP, 0, theme.GAP, 0)
        left.setSpacing(theme.GAP)
        sign = QLabel(self._left)
        sign.setPixmap(pixmap("app", 20, self.devicePixelRatioF()))
        name = QLabel("PixelSmile", self._left)
        theme.give_role(name, theme.HEADING)
        left.addWidget(sign)
        left.addWidget(name)
        left.addSpacing(2 * theme.GAP)
        left.addWidget(self._crumbs, 1)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(theme.GAP, 0, 2 * theme.GAP, 0)
        right.addStretch(1)
        right.addWidget(self._status)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # The same share for both sides, whatever they say, keeps the pages in the middle.
        for side in (self._left, self._right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._left, 1)
        layout.addWidget(_pages(actions, self))
        layout.addWidget(self._right, 1)


class StatusPill(QPushButton):
    """A dot and a few words; the dot is green when all is well."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_good = False
        self._whole = ""
        theme.give_role(self, theme.PILL)
        self.setAccessibleName(self.tr("How the engine stands"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, text: str, *, is_good: bool) -> None:
        """Say it."""
        self._is_good = is_good
        self._whole = text
        self.setText(f"     {text}")
        self.setAccessibleDescription(text)
        self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        """May be squeezed, so that the pages keep their place."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        room = self.width() - 44
        self.setText(f"     {self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)}")

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        width = self.fontMetrics().horizontalAdvance(f"     {self._whole}") + 34
        return QSize(width, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot besides."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.GOOD if self._is_good else theme.DIM)
        painter.drawEllipse(14, (self.height() - _DOT) // 2, _DOT, _DOT)


class _ElidedLabel(QLabel):
    """One line whose beginning gives way where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        theme.give_role(self, theme.CAPTION)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideLeft, self.width()))


def _pages(actions: Actions, parent: QWidget) -> QWidget:
    bar = QWidget(parent)
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.GAP // 2)
    for name in PAGES:
        button = QToolButton(bar)
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setMinimumWidth(84)
        theme.give_role(button, theme.SEGMENT)
        layout.addWidget(button)
    return bar
