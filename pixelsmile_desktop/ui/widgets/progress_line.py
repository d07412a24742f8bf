"""One line of progress with its buttons; hidden while nothing goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import amount_text, time_left_text
from pixelsmile_desktop.ui.texts import stage_text
from pixelsmile_desktop.ui.widgets.elided_label import ElidedLabel

_RESOLUTION: Final = 1000


class ProgressLine(QWidget):
    """A title, a bar, how far it is, and how long it will take.

    Signals:
        cancelled(): the user wants it to stop.
        paused(bool): he wants it to pause, or to go on.
    """

    cancelled = Signal()
    paused = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, can_pause: bool = False) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(self)
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._pause = QPushButton(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._progress: Progress | None = None
        self._is_paused = False
        self._can_pause = can_pause
        self._build()
        self._pause.clicked.connect(self._on_pause_clicked)
        self._cancel.clicked.connect(self.cancelled)
        self.stop()

    def begin(self, title: str, *, is_paused: bool = False, is_pausable: bool = True) -> None:
        """Show that something goes on, or rests.

        Args:
            title: what.
            is_paused: whether it rests.
            is_pausable: whether it could; a line that was made without a button for that has none anyway.
        """
        self._title.setText(title)
        self._is_paused = is_paused
        self._pause.setText(self.tr("Go on") if is_paused else self.tr("Pause"))
        self._pause.setVisible(self._can_pause and is_pausable)
        self._show_words()
        self.show()

    def set_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._show_words()
        self._bar.setRange(0, _RESOLUTION)
        self._bar.setValue(round(progress.fraction * _RESOLUTION))

    def stop(self) -> None:
        """Show nothing any more."""
        self.hide()
        self._progress = None
        self._words.setText("")
        # A bar without a range runs to and fro, until the first progress tells one.
        self._bar.setRange(0, 0)

    def _build(self) -> None:
        theme.give_role(self._words, theme.CAPTION)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        top.addWidget(self._title, 1)
        top.addWidget(self._words)
        top.addWidget(self._pause)
        top.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP // 2)
        layout.addLayout(top)
        layout.addWidget(self._bar)

    def _show_words(self) -> None:
        progress = self._progress
        if self._is_paused:
            amount = "" if progress is None else amount_text(progress, with_rate=False)
            parts: tuple[str, ...] = (self.tr("Paused"), amount)
        elif progress is None:
            parts = ()
        else:
            parts = (stage_text(progress.stage), amount_text(progress), time_left_text(progress))
        self._words.setText("  ·  ".join(part for part in parts if part))

    def _on_pause_clicked(self) -> None:
        self.paused.emit(not self._is_paused)
