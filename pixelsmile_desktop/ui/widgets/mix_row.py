"""One expression of a mix in numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from pixelsmile_desktop.core.expression import MAX_INTENSITY, MAX_WHEEL_INTENSITY, CustomExpression, Expression
from pixelsmile_desktop.ui import icons, theme
from pixelsmile_desktop.ui.texts import expression_text

_STEPS: Final = 100
"""Of the slider, for one unit of intensity."""
_PAGE_STEP = 25
_NAME_WIDTH, _FIELD_WIDTH, _ICON = 84, 66, 14


class MixRow(QWidget):
    """Name, slider, field and a button that takes the row away.

    The slider reaches as far as the wheel, the field as far as the method. A double click on the slider sets it to 0.

    Signals:
        moved(expression, intensity): the user changed it.
        let_go(): he has let go of the slider.
        removed(expression): he wants it out of the mix.
    """

    moved = Signal(object, float)
    let_go = Signal()
    removed = Signal(object)

    def __init__(self, expression: Expression | CustomExpression, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.expression = expression
        name = expression_text(expression)
        label = QLabel(name[:1].upper() + name[1:], self)
        label.setMinimumWidth(_NAME_WIDTH)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, round(MAX_WHEEL_INTENSITY * _STEPS))
        self.slider.setPageStep(_PAGE_STEP)
        self.slider.setAccessibleName(self.tr("Intensity of {expression}").format(expression=name))
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(self.let_go)
        self.field = QDoubleSpinBox(self)
        self.field.setRange(0, MAX_INTENSITY)
        self.field.setSingleStep(0.05)
        self.field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.setKeyboardTracking(False)
        self.field.setAccessibleName(self.tr("Intensity of {expression} as a number").format(expression=name))
        self.field.valueChanged.connect(self._on_typed)
        remove = QToolButton(self)
        remove.setIcon(icons.icon("close", theme.DIM.name()))
        remove.setIconSize(QSize(_ICON, _ICON))
        remove.setToolTip(self.tr("Take {expression} out of the mix").format(expression=name))
        remove.setAccessibleName(remove.toolTip())
        remove.clicked.connect(self._on_remove)
        theme.give_role(remove, theme.QUIET)
        for widget in (self.slider, self.field):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        row.addWidget(remove)

    def show_intensity(self, intensity: float) -> None:
        """Show an intensity; what lies beyond the slider is at its end."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            self.slider.setValue(round(intensity * _STEPS))
            self.field.setValue(intensity)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that is scrolled under the pointer changes no number; a double click means 0."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() is QEvent.Type.MouseButtonDblClick and watched is self.slider:
            self.moved.emit(self.expression, 0.0)
            return True
        return super().eventFilter(watched, event)

    def _on_slid(self, value: int) -> None:
        self.moved.emit(self.expression, value / _STEPS)

    def _on_typed(self, value: float) -> None:
        self.moved.emit(self.expression, value)

    def _on_remove(self) -> None:
        self.removed.emit(self.expression)
