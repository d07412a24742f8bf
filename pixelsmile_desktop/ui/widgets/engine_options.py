"""Everything that can be asked of the PixelSmile engine beyond the expression; folded away until somebody wants it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.request import EngineOptions, PasteBackOptions, Precision, Subject
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.texts import setting_choice, subject_text
from pixelsmile_desktop.ui.widgets.adapter_field import AdapterField
from pixelsmile_desktop.ui.widgets.calm_fields import AutomaticSpinBox, CalmComboBox, CalmSpinBox
from pixelsmile_desktop.ui.widgets.elided_label import ElidedLabel
from pixelsmile_desktop.ui.widgets.seed_field import SeedField

_LABEL_WIDTH: Final = 80
_SIZE_STEP: Final = 64


class EngineOptionsPanel(QWidget):
    """A line that says what is chosen, and the fields behind it.

    Signals:
        options_edited(EngineOptions): the user wants these options.
        paste_back_edited(PasteBackOptions): he wants a face put back this way.
        reset_wanted(): he wants everything as the program chooses it.
    """

    options_edited = Signal(object)
    paste_back_edited = Signal(object)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._options, self._paste_back = EngineOptions(), PasteBackOptions()
        self._readiness: PixelSmileReadiness | None = None
        self._precision_of_settings = Precision.AUTO
        self._toggle = QToolButton(self)
        self._summary = ElidedLabel(self)
        self._reset = QToolButton(self)
        self._body = QWidget(self)
        self.steps = AutomaticSpinBox(2, 200, 1, self._body)
        self.seed = SeedField(self._body)
        self.size_field = AutomaticSpinBox(256, 2048, _SIZE_STEP, self._body)
        self.precision = CalmComboBox(self._body)
        self.draft = CalmComboBox(self._body)
        self.adapter = AdapterField(self._body)
        self.subject = CalmComboBox(self._body)
        self.strength = CalmSpinBox(self._body)
        self.feather = CalmSpinBox(self._body)
        self.match_colour = QCheckBox(self.tr("Match the colours of the photo"), self._body)
        self.keep_grain = QCheckBox(self.tr("Keep the grain of the photo"), self._body)
        self._fill()
        self._build()
        self._connect()
        self._show()

    def set_choice(self, options: EngineOptions, paste_back: PasteBackOptions) -> None:
        """Show what is chosen, without telling of it."""
        self._options, self._paste_back = options, paste_back
        self._show()

    def set_readiness(self, readiness: PixelSmileReadiness) -> None:
        """Show what the program would choose on this computer, and offer what is installed."""
        self._readiness = readiness
        self.steps.set_usual(readiness.steps)
        self.size_field.set_usual(readiness.size)
        self._show()

    def set_precision_of_settings(self, precision: Precision) -> None:
        """Show what edits take that ask for no precision of their own."""
        self._precision_of_settings = precision
        self._show()

    def set_version_seed(self, seed: int | None) -> None:
        """Offer the seed of the version that is shown; None if there is none."""
        self.seed.set_version_seed(seed)

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are seen."""
        return self._toggle.isChecked()

    # How it is made.

    def _fill(self) -> None:
        for precision in Precision:
            self.precision.addItem("", precision)
        for subject in Subject:
            self.subject.addItem(subject_text(subject), subject)
        for field, most in ((self.strength, 200), (self.feather, 50)):
            field.setRange(0, most)
            field.setSuffix(" %")
            field.setKeyboardTracking(False)
        for box in (self.precision, self.draft, self.adapter, self.subject):
            # Its words may be longer than the panel is wide.
            box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
        self.size_field.setSuffix(self.tr(" pixels"))

    def _build(self) -> None:
        self._toggle.setText(self.tr("Options"))
        self._toggle.setCheckable(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._reset.setIcon(icon("reset"))
        self._reset.setToolTip(self.tr("Everything as the program chooses it"))
        self._reset.setAccessibleName(self._reset.toolTip())
        for button in (self._toggle, self._reset):
            theme.give_role(button, theme.QUIET)
        theme.give_role(self._summary, theme.CAPTION)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP // 2)
        head.addWidget(self._toggle)
        head.addWidget(self._summary, 1)
        head.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP // 2)
        layout.addLayout(head)
        layout.addWidget(self._body)
        self._lay_out(QGridLayout(self._body))
        self._fold(is_unfolded=False)

    def _lay_out(self, grid: QGridLayout) -> None:
        grid.setContentsMargins(0, 0, 0, theme.GAP // 2)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP // 2)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Steps"), self.steps, self.tr("More steps take longer and draw finer")),
            (self.tr("Seed"), self.seed, ""),
            (self.tr("Size"), self.size_field, self.tr("Side of the square in which the face is drawn")),
            (self.tr("Precision"), self.precision, self.tr("How the weights of the model are held in memory")),
            (self.tr("Draft"), self.draft, self.tr("A quick look in a few steps")),
            (self.tr("Adapter"), self.adapter, self.tr("What teaches the base model its expressions")),
            (self.tr("Strength"), self.strength, self.tr("How strongly the adapter works")),
            (self.tr("Subject"), self.subject, self.tr("What the model is told that it sees")),
            (self.tr("Soft edge"), self.feather, self.tr("Where the face ends, in per cent of its width")),
        )
        self._draft_label = QLabel(self._body)
        for row, (text, field, tip) in enumerate(rows):
            label = self._draft_label if field is self.draft else QLabel(self._body)
            label.setText(text)
            label.setBuddy(field)
            if tip:
                field.setToolTip(tip)
                field.setAccessibleDescription(tip)
                field.setAccessibleName(text)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for row, switch in enumerate((self.match_colour, self.keep_grain), start=len(rows)):
            grid.addWidget(switch, row, 0, 1, 2)

    def _connect(self) -> None:
        self._toggle.toggled.connect(self._on_toggled)
        self._reset.clicked.connect(self.reset_wanted)
        self.steps.edited.connect(self._on_steps)
        self.seed.edited.connect(self._on_seed)
        self.size_field.edited.connect(self._on_size)
        self.precision.activated.connect(self._on_precision)
        self.draft.activated.connect(self._on_draft)
        self.adapter.edited.connect(self._on_adapter)
        self.subject.activated.connect(self._on_subject)
        self.strength.valueChanged.connect(self._on_strength)
        self.feather.valueChanged.connect(self._on_feather)
        self.match_colour.clicked.connect(self._on_match_colour)
        self.keep_grain.clicked.connect(self._on_keep_grain)

    # What is shown.

    def _show(self) -> None:
        options, paste_back = self._options, self._paste_back
        self.steps.set_choice(options.steps)
        self.seed.set_seed(options.seed)
        self.size_field.set_choice(options.size)
        self.precision.setItemText(0, self._automatic_precision())
        for index in range(1, self.precision.count()):
            self.precision.setItemText(index, setting_choice(self.precision.itemData(index)))
        self.precision.setCurrentIndex(self.precision.findData(options.precision))
        self._show_drafts()
        self.adapter.set_file(options.lora)
        self.subject.setCurrentIndex(self.subject.findData(options.subject))
        with QSignalBlocker(self.strength), QSignalBlocker(self.feather):
            self.strength.setValue(round(100 * options.lora_strength))
            self.feather.setValue(round(100 * paste_back.feather))
        self.match_colour.setChecked(paste_back.match_colour)
        self.keep_grain.setChecked(paste_back.keep_grain)
        self._summary.setText(self._summary_text())
        self._reset.setVisible((options, paste_back) != (EngineOptions(), PasteBackOptions()))

    def _automatic_precision(self) -> str:
        plan = None if self._readiness is None else self._readiness.plan
        if self._precision_of_settings is not Precision.AUTO:
            return self.tr("Settings: {precision}").format(precision=setting_choice(self._precision_of_settings))
        automatic = setting_choice(Precision.AUTO)
        if plan is None or self._options.precision is not Precision.AUTO:
            return automatic
        return f"{automatic}: {setting_choice(plan.precision)}"

    def _show_drafts(self) -> None:
        installed = () if self._readiness is None else self._readiness.drafts
        self.draft.clear()
        self.draft.addItem(self.tr("No, render in full"), None)
        for adapter in installed:
            self.draft.addItem(adapter.title, adapter.file)
        chosen = self._options.draft
        if chosen is not None and self.draft.findData(chosen) < 0:
            self.draft.addItem(chosen, chosen)
        self.draft.setCurrentIndex(max(0, self.draft.findData(chosen)))
        for widget in (self._draft_label, self.draft):
            widget.setVisible(self.draft.count() > 1)

    def _summary_text(self) -> str:
        chosen = tuple(self._chosen_words())
        if chosen:
            return " · ".join(chosen)
        steps = None if self._readiness is None else self._readiness.steps
        if steps is None:
            return self.tr("chosen by the program")
        return self.tr("chosen by the program: {steps} steps").format(steps=steps)

    def _chosen_words(self) -> Iterable[str]:
        """What differs from what the program would choose, in a word or two each."""
        options, usual = self._options, EngineOptions()
        if options.draft is not None:
            yield self.tr("draft")
        if options.steps is not None:
            yield self.tr("{steps} steps").format(steps=options.steps)
        if options.seed != usual.seed:
            yield self.tr("seed {seed}").format(seed=options.seed)
        if options.size is not None:
            yield self.tr("{size} pixels").format(size=options.size)
        if options.precision is not usual.precision:
            yield setting_choice(options.precision)
        if (options.lora, options.lora_strength) != (usual.lora, usual.lora_strength):
            yield self.tr("adapter {strength} %").format(strength=round(100 * options.lora_strength))
        if options.subject is not usual.subject:
            yield subject_text(options.subject)
        if self._paste_back != PasteBackOptions():
            yield self.tr("own edge")

    def _on_toggled(self, is_on: bool) -> None:
        self._fold(is_unfolded=is_on)

    def _fold(self, *, is_unfolded: bool) -> None:
        self._toggle.setIcon(icon("chevron_down" if is_unfolded else "chevron_right"))
        self._body.setVisible(is_unfolded)

    # What the user wants.

    def _want(self, options: EngineOptions) -> None:
        if options != self._options:
            self.options_edited.emit(options)

    def _on_steps(self, steps: int | None) -> None:
        self._want(replace(self._options, steps=steps))

    def _on_seed(self, seed: int) -> None:
        self._want(replace(self._options, seed=seed))

    def _on_size(self, size: int | None) -> None:
        self._want(replace(self._options, size=size))

    def _on_precision(self, index: int) -> None:
        # A pinned plan has a precision of its own.
        self._want(replace(self._options, precision=Precision(self.precision.itemData(index)), plan=None))

    def _on_draft(self, index: int) -> None:
        self._want(replace(self._options, draft=self.draft.itemData(index)))

    def _on_adapter(self, file: str | None) -> None:
        self._want(replace(self._options, lora=file))

    def _on_strength(self, strength: int) -> None:
        self._want(replace(self._options, lora_strength=strength / 100))

    def _on_subject(self, index: int) -> None:
        self._want(replace(self._options, subject=Subject(self.subject.itemData(index))))

    def _on_feather(self, share: int) -> None:
        self.paste_back_edited.emit(replace(self._paste_back, feather=share / 100))

    def _on_match_colour(self, is_on: bool) -> None:
        self.paste_back_edited.emit(replace(self._paste_back, match_colour=is_on))

    def _on_keep_grain(self, is_on: bool) -> None:
        self.paste_back_edited.emit(replace(self._paste_back, keep_grain=is_on))
