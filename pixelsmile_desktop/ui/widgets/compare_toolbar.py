"""The floating toolbar of the compare view: how large, in which way, and what lies over the pictures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.commands import COMMANDS
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.widgets.viewport import Framing

_PLATE: Final = QColor(17, 17, 17, 232)
_HEIGHT: Final = 40

_MODES: Final = {
    CompareMode.SPLIT_VERTICAL: (QT_TRANSLATE_NOOP("CompareToolbar", "Split"), "view.split_vertical"),
    CompareMode.SIDE_BY_SIDE: (QT_TRANSLATE_NOOP("CompareToolbar", "Side"), "view.side_by_side"),
    CompareMode.HOLD: (QT_TRANSLATE_NOOP("CompareToolbar", "Hold"), "view.hold"),
    CompareMode.DIFFERENCE: (QT_TRANSLATE_NOOP("CompareToolbar", "Diff"), "view.difference"),
}
"""Word and command of each way of showing; the upright split stands for both."""

_OVERLAYS: Final = {
    Overlay.MASK: (QT_TRANSLATE_NOOP("CompareToolbar", "Mask"), "view.mask"),
    Overlay.CLIPPING: (QT_TRANSLATE_NOOP("CompareToolbar", "Clip"), "view.clipping"),
    Overlay.FACES: (QT_TRANSLATE_NOOP("CompareToolbar", "Faces"), "view.faces"),
}

_STYLE: Final = f"""
QToolButton {{
    background: transparent; color: {theme.TEXT.name()}; border: 1px solid transparent; border-radius: 13px;
    padding: 4px 10px;
}}
QToolButton:hover {{ background: {theme.HOVER.name()}; }}
QToolButton:checked {{ color: {theme.ACCENT.name()}; }}
QToolButton:focus {{ border-color: {theme.ACCENT.name()}; }}
QToolButton:disabled {{ color: {theme.DISABLED.name()}; }}
QLabel {{ background: transparent; color: {theme.DIM.name()}; }}
QFrame#gap {{ background: {theme.LINE.name()}; border: none; }}
"""


class CompareToolbar(QWidget):
    """A pill of checkable words. It shows a state that is set, and says what was asked for.

    Signals:
        fit_asked(), one_to_one_asked(): a size was asked for.
        mode_asked(mode): a `CompareMode` was asked for; again for the one that is on.
        overlay_asked(overlay, is_on): an `Overlay` was switched.
    """

    fit_asked = Signal()
    one_to_one_asked = Signal()
    mode_asked = Signal(object)
    overlay_asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(_STYLE)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Compare toolbar"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(2)
        self._percent = QLabel(self)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("1600 %") + theme.GAP)
        self._percent.setAccessibleName(self.tr("Zoom"))
        row.addWidget(self._percent)
        self._fit = self._button(self.tr("Fit"), "view.fit")
        self._one_to_one = self._button("1:1", "view.one_to_one")
        self._add_gap()
        self._modes = {mode: self._button(_translated(word), command) for mode, (word, command) in _MODES.items()}
        self._add_gap()
        self._overlays = {
            layer: self._button(_translated(word), command) for layer, (word, command) in _OVERLAYS.items()
        }
        self._fit.clicked.connect(self._on_fit)
        self._one_to_one.clicked.connect(self._on_one_to_one)
        for button in self._modes.values():
            button.clicked.connect(self._on_mode)
        for button in self._overlays.values():
            button.clicked.connect(self._on_overlay)
        self.show_mode(CompareMode.SPLIT_VERTICAL)
        self.show_zoom(1.0, Framing.FIT)

    @property
    def buttons(self) -> dict[str, QToolButton]:
        """Every button by the word on it, from left to right."""
        row = self._fit, self._one_to_one, *self._modes.values(), *self._overlays.values()
        return {button.text(): button for button in row}

    def show_mode(self, mode: CompareMode) -> None:
        """Check the button of a way of showing; none for the single picture."""
        shown = CompareMode.SPLIT_VERTICAL if mode.is_split else mode
        for own, button in self._modes.items():
            button.setChecked(own is shown)

    def show_zoom(self, scale: float, framing: Framing) -> None:
        """Show display pixels per pixel of the photo, and check "Fit" or "1:1" if that is what it is."""
        self._percent.setText(f"{scale * 100:.0f} %")
        self._fit.setChecked(framing is Framing.FIT)
        self._one_to_one.setChecked(framing is Framing.FREE and abs(scale - 1) < 1e-6)

    def show_overlays(self, overlays: frozenset[Overlay]) -> None:
        """Check what lies over the pictures."""
        for overlay, button in self._overlays.items():
            button.setChecked(overlay in overlays)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.end()

    def _button(self, word: str, command_id: str) -> QToolButton:
        command = next(command for command in COMMANDS if command.id == command_id)
        name = QCoreApplication.translate("Actions", command.text)
        key = QKeySequence(command.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
        button = QToolButton(self)
        button.setText(word)
        button.setCheckable(True)
        button.setToolTip(f"{name} ({key})")
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._row.addWidget(button)
        return button

    def _add_gap(self) -> None:
        line = QFrame(self)
        line.setObjectName("gap")
        line.setFixedSize(1, 16)
        self._row.addWidget(line)

    def _on_fit(self) -> None:
        self._fit.setChecked(True)
        self.fit_asked.emit()

    def _on_one_to_one(self) -> None:
        self._one_to_one.setChecked(True)
        self.one_to_one_asked.emit()

    def _on_mode(self) -> None:
        self.mode_asked.emit(next(mode for mode, button in self._modes.items() if button is self.sender()))

    def _on_overlay(self) -> None:
        overlay, button = next((layer, one) for layer, one in self._overlays.items() if one is self.sender())
        self.overlay_asked.emit(overlay, button.isChecked())


def _translated(word: object) -> str:
    return QCoreApplication.translate("CompareToolbar", str(word))
