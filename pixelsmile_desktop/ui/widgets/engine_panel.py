"""Which engine renders, how it would use this computer, and the button that starts it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineName, EngineOptions, PasteBackOptions
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.amounts import duration_text
from pixelsmile_desktop.ui.commands import ENGINES
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import engine_text
from pixelsmile_desktop.ui.widgets.engine_options import EngineOptionsPanel

_SHORTEST_SHOWN: Final = 90


class EnginePanel(QWidget):
    """The lower half of the inspector's upper half: a switch, a line or two, options.

    Args:
        actions: the commands; the engines are among them.
        parent: the inspector.

    Attributes:
        options: what can be asked of the PixelSmile engine.
        render_button: the one that starts it; the inspector places it where it is always seen.

    Signals:
        plan_pinned(object): the name of the plan that the user wants; None lets the engine choose.
        model_wanted(): he wants to know how to get the PixelSmile engine ready.
    """

    plan_pinned = Signal(object)
    model_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._engine = EngineName.INSTANT
        self._readiness: PixelSmileReadiness | None = None
        self._pinned: str | None = None
        self._plan_line = QLabel(self)
        self._plans = QComboBox(self)
        self._get_model = QPushButton(self.tr("Get it ready…"), self)
        self.options = EngineOptionsPanel(self)
        self._result = QLabel(self)
        self.render_button = QPushButton(self)
        self._build()
        self._connect()
        self.set_engine(EngineName.INSTANT)

    def set_engine(self, engine: EngineName) -> None:
        """Show which engine is chosen."""
        self._engine = engine
        is_instant = engine is EngineName.INSTANT
        self._actions["engine.instant" if is_instant else "engine.pixelsmile"].setChecked(True)
        self.render_button.setText(
            self.tr("Keep this version")
            if is_instant
            else self.tr("Render with {engine}").format(engine=engine_text(EngineName.PIXELSMILE))
        )
        self._show_plan()

    def set_readiness(self, readiness: PixelSmileReadiness) -> None:
        """Show how the PixelSmile engine stands."""
        self._readiness = readiness
        self.options.set_readiness(readiness)
        self._fill_plans(readiness)
        self._show_plan()

    def set_choice(self, options: EngineOptions, paste_back: PasteBackOptions) -> None:
        """Show the options that are chosen, the pinned plan among them."""
        self._pinned = options.plan
        self.options.set_choice(options, paste_back)
        self._choose_pinned()
        self._show_plan()

    def _fill_plans(self, readiness: PixelSmileReadiness) -> None:
        self._plans.blockSignals(True)
        self._plans.clear()
        if readiness.plan is not None:
            self._plans.addItem(self.tr("Automatic: {plan}").format(plan=readiness.plan.name), None)
            for plan in (readiness.plan, *readiness.others):
                self._plans.addItem(_plan_text(plan), plan.name)
                self._plans.setItemData(
                    self._plans.count() - 1, sentence_text(plan.reason), Qt.ItemDataRole.ToolTipRole
                )
        self._plans.blockSignals(False)
        self._choose_pinned()

    def _choose_pinned(self) -> None:
        """A plan that is pinned but cannot be had under these options stands in the list all the same."""
        pinned = self._pinned
        self._plans.blockSignals(True)
        if pinned is not None and self._plans.findData(pinned) < 0:
            self._plans.addItem(pinned, pinned)
        self._plans.setCurrentIndex(0 if pinned is None else self._plans.findData(pinned))
        self._plans.blockSignals(False)

    def set_result(self, text: str) -> None:
        """Say what is known of the version that is shown; empty for nothing."""
        self._result.setText(text)
        self._result.setVisible(bool(text))

    def _build(self) -> None:
        title = QLabel(self.tr("Engine"), self)
        theme.give_role(title, theme.HEADING)
        switch = QHBoxLayout()
        switch.setSpacing(theme.GAP // 2)
        switch.addWidget(title)
        switch.addStretch(1)
        for name in ENGINES:
            button = QToolButton(self)
            button.setDefaultAction(self._actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setMinimumWidth(_SHORTEST_SHOWN)
            theme.give_role(button, theme.SEGMENT)
            switch.addWidget(button)
        for label in (self._plan_line, self._result):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.give_role(label, theme.CAPTION)
        self._plans.setAccessibleName(self.tr("Plan of the PixelSmile engine"))
        self._plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._plans.setMinimumContentsLength(12)
        self._get_model.clicked.connect(self.model_wanted)
        theme.give_role(self.render_button, theme.PRIMARY)
        self.render_button.setToolTip(self._actions["render.start"].shortcut().toString())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(switch)
        layout.addWidget(self._plan_line)
        layout.addWidget(self._plans)
        layout.addWidget(self._get_model, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.options)
        layout.addWidget(self._result)
        self._result.hide()

    def _connect(self) -> None:
        action = self._actions["render.start"]
        action.enabledChanged.connect(self.render_button.setEnabled)
        self.render_button.setEnabled(action.isEnabled())
        self.render_button.clicked.connect(action.trigger)
        self._plans.currentIndexChanged.connect(self._on_plan_chosen)

    def _on_plan_chosen(self) -> None:
        self.plan_pinned.emit(self._plans.currentData())
        self._show_plan()

    def _show_plan(self) -> None:
        readiness, is_pixelsmile = self._readiness, self._engine is not EngineName.INSTANT
        is_ready = readiness is not None and readiness.why is None
        self._plans.setVisible(is_pixelsmile and self._plans.count() > 0)
        self.options.setVisible(is_pixelsmile)
        self._get_model.setVisible(is_pixelsmile and readiness is not None and not is_ready)
        self._plan_line.setText(self._plan_sentence() if is_pixelsmile else self._instant_sentence())

    def _instant_sentence(self) -> str:
        return self.tr("What you see is what you get, in milliseconds, on every computer.")

    def _plan_sentence(self) -> str:
        if self._readiness is None:
            return self.tr("Looking at what this computer can do …")
        if self._readiness.refusal is not None:
            return sentence_text(self._readiness.refusal)
        if self._readiness.why is not None:
            return self.tr("Not ready: {why}").format(why=sentence_text(self._readiness.why))
        chosen = self._plans.currentData()
        plans = (self._readiness.plan, *self._readiness.others)
        plan = next((one for one in plans if one is not None and one.name == chosen), self._readiness.plan)
        if plan is None:
            return ""
        about = self.tr("about {time} each").format(time=duration_text(max(1, plan.seconds)))
        return f"{about} · {sentence_text(plan.reason)}"


def _plan_text(plan: Plan) -> str:
    return f"{plan.name} · {plan.vram_gb:.0f} GB" if plan.vram_gb >= 1 else f"{plan.name} · {plan.ram_gb:.0f} GB RAM"
