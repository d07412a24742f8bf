"""Fields on pages that scroll: the wheel moves the page under them and changes nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from pixelsmile_desktop.ui import theme


class CalmSpinBox(QSpinBox):
    """Lets the wheel scroll the page, unless the field is being edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The padding of a style sheet does not reach the text of a spin box.
        self.lineEdit().setTextMargins(theme.GAP - 2, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See the class."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmComboBox(QComboBox):
    """Lets the wheel scroll the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See the class."""
        event.ignore()


class AutomaticSpinBox(CalmSpinBox):
    """A number that the user may leave to the program, which is what stands below the least one.

    Args:
        lowest, highest: ends of the range.
        step: what the arrows add or take.
        parent: as Qt means it.

    Signals:
        edited(object): the user chose a number, or left it to the program (None).
    """

    edited = Signal(object)

    def __init__(self, lowest: int, highest: int, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._automatic: Final = lowest - step
        self._usual: int | None = None
        self.setRange(self._automatic, highest)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._on_changed)
        self.set_usual(None)

    def set_usual(self, usual: int | None) -> None:
        """Say which number the program chooses; None if nobody knows."""
        self._usual = usual
        automatic = self.tr("Automatic")
        self.setSpecialValueText(automatic if usual is None else f"{automatic}: {usual}")

    def set_choice(self, choice: int | None) -> None:
        """Show what is chosen, without telling of it."""
        with QSignalBlocker(self):
            self.setValue(self._automatic if choice is None else choice)

    def stepBy(self, steps: int) -> None:
        """The arrows begin at the number that the program would choose."""
        if self.value() == self._automatic and self._usual is not None:
            self.setValue(self._usual + steps * self.singleStep())
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        """Also downwards from what the program would choose."""
        if self.value() == self._automatic and self._usual is not None:
            return QSpinBox.StepEnabledFlag.StepUpEnabled | QSpinBox.StepEnabledFlag.StepDownEnabled
        return super().stepEnabled()

    def _on_changed(self, value: int) -> None:
        lowest = self._automatic + self.singleStep()
        if self._automatic < value < lowest:
            self.setValue(lowest)
        else:
            self.edited.emit(None if value == self._automatic else value)
