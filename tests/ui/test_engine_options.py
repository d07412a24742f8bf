"""What can be asked of the PixelSmile engine, in the inspector of a real window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.core.request import (
    MAX_SEED,
    EditRequest,
    EngineName,
    EngineOptions,
    PasteBackOptions,
    Precision,
    Subject,
)
from pixelsmile_desktop.studio.doctor import InstalledAdapter
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.widgets.engine_options import EngineOptionsPanel
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog
from tests.ui.waiting import Heard, until
from tests.ui.windows import Opened, diagnosis, opened_window

HAPPY = ExpressionMix.of({Expression.HAPPY: 0.8})
CARD = Hardware((Gpu("NVIDIA GeForce RTX 4090", 24.0, "570", "8.9", Accelerator.CUDA, 23.5),), 64.0, 60.0, 500.0, 8)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    with opened_window() as one:
        one.edit_portrait()
        one.parts.edit.set_mix(HAPPY)
        until(lambda: one.parts.diagnosis is not None, "the diagnosis")
        one.parts.edit.set_engine(EngineName.PIXELSMILE)
        yield one


@pytest.fixture
def edit(opened: Opened) -> EditModel:
    return opened.parts.edit


@pytest.fixture
def panel(opened: Opened) -> EngineOptionsPanel:
    panel = opened.window._inspector.engine.options
    panel._toggle.click()
    return panel


def choose(field: QComboBox, value: object) -> None:
    index = field.findData(value)
    assert index >= 0, f"{value} is not offered"
    field.setCurrentIndex(index)
    field.activated.emit(index)


def type_in(field: QWidget, text: str) -> None:
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def summary(panel: EngineOptionsPanel) -> str:
    return panel._summary.text()


def plan_line(opened: Opened) -> str:
    return opened.window._inspector.engine._plan_line.text()


def with_card(opened: Opened) -> None:
    """Let the computer have a graphics card of 24 GB, and everything that PixelSmile needs."""
    readiness = replace(opened.workspace.readiness(CARD, EngineOptions()), why=None)
    opened.parts._on_diagnosed(replace(diagnosis(), hardware=CARD, pixelsmile=readiness))


# What is seen.


def test_the_options_are_folded_away_and_say_what_the_program_chooses(opened: Opened) -> None:
    panel = opened.window._inspector.engine.options
    assert panel.isVisible()
    assert not panel.steps.isVisible()
    assert summary(panel) == "chosen by the program: 40 steps"
    panel._toggle.click()
    assert panel.steps.isVisible()
    assert panel.steps.text() == "Automatic: 40"
    assert not panel._reset.isVisible()
    opened.do("engine.instant")
    assert not panel.isVisible(), "Instant has no options"


def test_nothing_is_wider_than_the_panel(opened: Opened, panel: EngineOptionsPanel) -> None:
    for widget in (*panel.findChildren(QComboBox), *panel.findChildren(QLineEdit), *panel.findChildren(QLabel)):
        assert widget.mapTo(panel, widget.rect().topRight()).x() < panel.width()
    content = opened.window._inspector.findChild(QScrollArea).viewport()
    assert panel.width() <= content.width()


def test_every_field_has_a_name_for_whoever_cannot_see(panel: EngineOptionsPanel) -> None:
    fields = (panel.steps, panel.size_field, panel.precision, panel.draft, panel.adapter, panel.subject, panel.feather)
    assert [field.accessibleName() for field in fields] == [
        "Steps", "Size", "Precision", "Draft", "Adapter", "Subject", "Soft edge",
    ]  # fmt: skip


# What is chosen.


def test_every_option_reaches_the_request_and_is_undone_step_by_step(
    edit: EditModel, panel: EngineOptionsPanel
) -> None:
    asked: list[tuple[EngineOptions, PasteBackOptions]] = [(EngineOptions(), PasteBackOptions())]

    def note() -> None:
        asked.append((edit.options, edit.paste_back))

    edit.options_changed.connect(note)
    type_in(panel.steps, "20")
    type_in(panel.seed, "9223372036854775807")
    type_in(panel.size_field, "768")
    choose(panel.precision, Precision.BF16)
    choose(panel.subject, Subject.CHARACTER)
    type_in(panel.strength, "80")
    type_in(panel.feather, "20")
    panel.match_colour.click()
    panel.keep_grain.click()
    assert edit.request().options == EngineOptions(
        seed=MAX_SEED,
        steps=20,
        size=768,
        precision=Precision.BF16,
        subject=Subject.CHARACTER,
        lora_strength=0.8,
    )
    assert edit.request().paste_back == PasteBackOptions(0.2, match_colour=False, keep_grain=False)
    assert len(asked) == 10
    assert panel.isVisible()
    for state in reversed(asked[:-1]):
        edit.undo()
        assert (edit.options, edit.paste_back) == state
    assert edit.mix == HAPPY
    assert panel.match_colour.isChecked()
    assert panel.steps.text() == "Automatic: 40"


def test_everything_goes_back_at_once_and_that_is_one_step(edit: EditModel, panel: EngineOptionsPanel) -> None:
    edit.set_options(EngineOptions(steps=20, seed=7))
    edit.set_paste_back(PasteBackOptions(feather=0.3))
    assert summary(panel) == "20 steps · seed 7 · own edge"
    panel._reset.click()
    assert (edit.options, edit.paste_back) == (EngineOptions(), PasteBackOptions())
    edit.undo()
    assert (edit.options.steps, edit.paste_back.feather) == (20, 0.3)
    assert panel.steps.value() == 20


def test_the_arrows_begin_at_what_the_program_would_choose(edit: EditModel, panel: EngineOptionsPanel) -> None:
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Down)
    assert edit.options.steps == 39
    type_in(panel.steps, "2")
    QTest.keyClick(panel.steps, Qt.Key.Key_Down)
    assert edit.options.steps is None


def test_a_new_seed_is_another_one_and_the_one_of_the_version_comes_back(
    opened: Opened, edit: EditModel, panel: EngineOptionsPanel
) -> None:
    assert not panel.seed._take.isEnabled()
    seeds = {edit.options.seed}
    for _ in range(5):
        panel.seed._new.click()
        seeds.add(edit.options.seed)
    assert len(seeds) == 6
    panel.set_version_seed(4242)
    panel.seed._take.click()
    assert edit.options.seed == 4242
    assert not panel.seed._take.isEnabled()


def test_an_own_adapter_is_asked_for_and_stays_in_the_list(
    opened: Opened, edit: EditModel, panel: EngineOptionsPanel, tmp_path: Path
) -> None:
    file = tmp_path / "my faces.safetensors"
    file.write_bytes(b"{}")
    panel.adapter.activated.emit(panel.adapter.count() - 1)
    (dialog,) = panel.findChildren(PlaceDialog)
    dialog.selectFile(str(file))
    dialog.accept()
    until(lambda: edit.options.lora == str(file), "the adapter")
    assert panel.adapter.currentText() == "my faces"
    panel.adapter.setCurrentIndex(0)
    panel.adapter.activated.emit(0)
    assert edit.options.lora is None
    choose(panel.adapter, str(file))
    assert edit.options.lora == str(file)


def test_drafts_are_offered_where_they_are_installed(
    opened: Opened, edit: EditModel, panel: EngineOptionsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not panel.draft.isVisible()
    file = "/models/Qwen-Image-Edit-2511-Lightning-4steps-V1.0-bf16.safetensors"
    installed = replace(diagnosis().pixelsmile, drafts=(InstalledAdapter("Lightning, 4 steps", file),))
    opened.parts._on_diagnosed(replace(diagnosis(), pixelsmile=installed))
    assert panel.draft.isVisible()
    choose(panel.draft, file)
    assert edit.options.draft == file
    until(lambda: panel.steps.text() == "Automatic: 4", "what a draft takes")
    assert summary(panel) == "draft"


# The plan.


def test_the_plan_follows_the_options(opened: Opened, edit: EditModel, panel: EngineOptionsPanel) -> None:
    with_card(opened)
    before = opened.parts.readiness.readiness
    assert before.plan.name in opened.window._inspector.engine._plans.itemText(0)
    assert "GiB" in plan_line(opened)
    edit.set_options(EngineOptions(steps=10))
    until(lambda: opened.parts.readiness.readiness is not before, "the other plan")
    assert opened.parts.readiness.readiness.plan.seconds < before.plan.seconds / 2
    choose(panel.precision, Precision.NF4)
    until(lambda: opened.parts.readiness.readiness.plan.precision is Precision.NF4, "the plan of that precision")
    assert "Automatic: nf4" in opened.window._inspector.engine._plans.itemText(0)
    edit.set_options(EngineOptions())
    assert opened.parts.readiness.readiness == before


def test_a_plan_is_pinned_for_this_edit_and_undone(opened: Opened, edit: EditModel, panel: EngineOptionsPanel) -> None:
    with_card(opened)
    plans = opened.window._inspector.engine._plans
    other = opened.parts.readiness.readiness.others[-1]
    plans.setCurrentIndex(plans.findData(other.name))
    assert edit.request().options.plan == other.name
    assert other.reason in plan_line(opened)
    edit.undo()
    assert edit.options.plan is None
    assert plans.currentIndex() == 0
    edit.redo()
    assert plans.currentData() == other.name
    choose(panel.precision, Precision.BF16)
    assert edit.options.plan is None, "a pinned plan has a precision of its own"


def test_what_cannot_be_on_this_computer_is_said_in_the_place_of_the_plan(
    opened: Opened, panel: EngineOptionsPanel
) -> None:
    bare = replace(diagnosis(), hardware=Hardware((), 32.0, 30.0, 100.0, 4))
    opened.parts._on_diagnosed(bare)
    choose(panel.precision, Precision.NF4)
    until(lambda: "nf4 cannot be used here" in plan_line(opened), "the reason")


def test_the_precision_of_the_settings_is_planned_with_and_shown(opened: Opened, panel: EngineOptionsPanel) -> None:
    with_card(opened)
    opened.parts.settings.set_value("precision", "nf4")
    until(lambda: opened.parts.readiness.readiness.plan.precision is Precision.NF4, "the plan")
    assert panel.precision.currentText() == "Settings: NF4"
    assert opened.parts.edit.options.precision is Precision.AUTO
    assert opened.parts.queue._precision is Precision.NF4


# Where they go.


def test_options_go_into_the_queue_and_come_back_with_the_version(
    opened: Opened, edit: EditModel, panel: EngineOptionsPanel
) -> None:
    edit.set_engine(EngineName.INSTANT)
    edit.set_options(EngineOptions(steps=12, seed=5))
    edit.set_paste_back(PasteBackOptions(feather=0.25))
    version = opened.render()
    edit.reset_options()
    opened.window._inspector.history.chosen.emit(version)
    assert (edit.options, edit.paste_back) == (EngineOptions(seed=5, steps=12), PasteBackOptions(feather=0.25))
    edit.set_engine(EngineName.PIXELSMILE)
    assert panel.steps.value() == 12


def test_options_are_copied_with_the_look(opened: Opened, edit: EditModel) -> None:
    edit.set_options(EngineOptions(steps=12, seed=5))
    opened.do("edit.copy_look")
    edit.reset_options()
    opened.do("edit.paste_look")
    assert edit.options == EngineOptions(steps=12, seed=5)


def test_an_own_preset_brings_its_options_and_a_bundled_one_leaves_them(opened: Opened, edit: EditModel) -> None:
    sad = ExpressionMix.of({Expression.SAD: 0.4})
    own = EditRequest("", sad, engine=EngineName.INSTANT, options=EngineOptions(steps=12))
    presets = opened.window._inspector.presets
    presets.applied.emit(Preset("mine", own))
    assert (edit.mix, edit.options.steps, edit.engine) == (sad, 12, EngineName.PIXELSMILE)
    edit.undo()
    assert (edit.mix, edit.options) == (HAPPY, EngineOptions())
    edit.set_options(EngineOptions(seed=9))
    presets.applied.emit(Preset("theirs", own, is_bundled=True))
    assert (edit.mix, edit.options) == (sad, EngineOptions(seed=9))


def test_options_are_those_of_the_next_photo_too_but_not_those_of_a_version(opened: Opened, edit: EditModel) -> None:
    chosen = EngineOptions(steps=12)
    edit.set_options(chosen)
    edit.load_request(replace(edit.request(), options=EngineOptions(steps=99)))
    library = opened.parts.library
    until(lambda: len(library.ids) == 2, "the other portrait")
    (other,) = (one for one in library.ids if one != edit.entry.id)
    heard = Heard()
    edit.opened.connect(heard.heard)
    opened.window.edit_photo(other)
    until(lambda: heard.calls and edit.entry is not None and edit.entry.id == other, "the other photo")
    assert edit.options == chosen
