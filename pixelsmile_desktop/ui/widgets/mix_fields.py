"""The mix in numbers: a slider and a field for each expression, and what is known about the blend."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import (
    CUSTOM_PREFIX,
    TWELVE,
    BlendStanding,
    CustomExpression,
    Expression,
    ExpressionMix,
)
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.ui import icons, theme
from pixelsmile_desktop.ui.sentences import error_text, sentence_text
from pixelsmile_desktop.ui.texts import blend_text, expression_text
from pixelsmile_desktop.ui.widgets.mix_row import MixRow

_FIRST_INTENSITY = 0.5
_NO_ARROW = "QToolButton::menu-indicator { image: none; }"
_REST_MS = 500
_STANDING_COLOURS: Final = {
    BlendStanding.PROVEN: theme.GOOD,
    BlendStanding.UNTESTED: theme.ACCENT,
    BlendStanding.FAILS: theme.DANGER,
}


class MixFields(QWidget):
    """A row for every expression of the mix; rows are added and taken away.

    The slider reaches as far as the wheel, the field as far as the method. Words of the user's own can be added while
    the PixelSmile engine is chosen, which alone understands them.

    Signals:
        mix_edited(ExpressionMix, mergeable): the user changed it; mergeable as a part of one movement.
        move_finished(): that movement is over.
    """

    mix_edited = Signal(object, bool)
    move_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mix = ExpressionMix()
        self._engine = EngineName.INSTANT
        self._rows: list[MixRow] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.move_finished)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GAP // 2)
        self._add = QToolButton(self)
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.setIcon(icons.icon("add", theme.DIM.name()))
        theme.give_role(self._add, theme.QUIET)
        self._add.setStyleSheet(_NO_ARROW)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_chosen)
        self._add.setMenu(self._menu)
        self._word = QLineEdit(self)
        self._word.setMaxLength(40)
        self._word.hide()
        self._word.returnPressed.connect(self._on_word)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.hide()
        self._last_said = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP // 2)
        column.addLayout(self._column)
        column.addWidget(self._said)
        column.addWidget(self._word)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._retranslate()

    @property
    def mix(self) -> ExpressionMix:
        """The mix that is shown."""
        return self._mix

    def set_mix(self, mix: ExpressionMix) -> None:
        """Show a mix; rows that stay keep the focus."""
        self._mix = mix
        if [row.expression for row in self._rows] != [expression for expression, _ in mix]:
            self._make_rows()
        for row, (_, intensity) in zip(self._rows, mix, strict=True):
            row.show_intensity(intensity)
        self._say_standing()

    def set_engine(self, engine: EngineName) -> None:
        """Offer what this engine understands."""
        self._engine = engine
        self._say_standing()

    def add_expression(self, expression: Expression | CustomExpression) -> None:
        """Blend in another expression, and put the focus on its number."""
        self._edit(ExpressionMix((*self._mix, (expression, _FIRST_INTENSITY))))
        self._rows[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """Ask for nothing."""
        self._edit(ExpressionMix())

    def rows(self) -> tuple[MixRow, ...]:
        """The rows, in the order of the mix."""
        return tuple(self._rows)

    def _make_rows(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [MixRow(expression, self) for expression, _ in self._mix]
        for row in self._rows:
            row.moved.connect(self._on_moved)
            row.let_go.connect(self._on_let_go)
            row.removed.connect(self._on_removed)
            self._column.addWidget(row)

    def _on_moved(self, expression: Expression | CustomExpression, intensity: float) -> None:
        parts = ((e, intensity if e == expression else value) for e, value in self._mix)
        self.set_mix(ExpressionMix(tuple(parts)))
        self._rest.start()
        self.mix_edited.emit(self._mix, True)

    def _on_let_go(self) -> None:
        self._rest.stop()
        self.move_finished.emit()

    def _on_removed(self, expression: Expression | CustomExpression) -> None:
        self._edit(ExpressionMix(tuple((e, value) for e, value in self._mix if e != expression)))

    def _edit(self, mix: ExpressionMix) -> None:
        self._rest.stop()
        self.set_mix(mix)
        self.mix_edited.emit(mix, False)

    def _fill_menu(self) -> None:
        self._menu.clear()
        there = {expression for expression, _ in self._mix}
        for expression in (*TWELVE, Expression.NEUTRAL):
            if expression not in there:
                self._menu.addAction(expression_text(expression)).setData(str(expression))
        self._menu.addSeparator()
        own = self._menu.addAction(self.tr("In your own word…"))
        own.setEnabled(self._engine is not EngineName.INSTANT)
        if not own.isEnabled():
            own.setText(self.tr("In your own word (PixelSmile only)"))

    def _on_chosen(self, action: QAction) -> None:
        name = action.data()
        if name:
            self.add_expression(Expression(name))
            return
        self._word.show()
        self._word.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_word(self) -> None:
        try:
            word = self._word.text().lower().removeprefix(CUSTOM_PREFIX)
            self.add_expression(CustomExpression(" ".join(word.split())))
        except RequestError as error:
            self._say(error_text(error), theme.DANGER)
            return
        self._word.clear()
        self._word.hide()

    def _say_standing(self) -> None:
        if self._mix.custom and self._engine is EngineName.INSTANT:
            self._say(self.tr("Only PixelSmile understands your own word"), theme.ACCENT)
            return
        standing = self._mix.standing
        if standing is None:
            self._say("", theme.DIM)
            return
        reasons = [sentence_text(reason) for reason in self._mix.warnings()]
        self._say(reasons[0] if reasons else blend_text(standing), _STANDING_COLOURS[standing])

    def _say(self, sentence: str, colour: QColor) -> None:
        said = sentence, colour.name()
        # At every move of a handle the same is said, and a style sheet is costly to set.
        if said != self._last_said:
            self._last_said = said
            self._said.setText(sentence[:1].upper() + sentence[1:])
            self._said.setVisible(bool(sentence))
            self._said.setStyleSheet(f"color: {colour.name()};")

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._add.setText(self.tr("Add expression"))
        self._add.setAccessibleName(self.tr("Add an expression to the mix"))
        self._word.setPlaceholderText(self.tr("For example: smirking"))
        self._word.setAccessibleName(self.tr("Expression in your own word"))
        self._said.setAccessibleName(self.tr("What is known about this blend"))
        self._make_rows()
        self.set_mix(self._mix)
