"""The export dialog with a real disk behind it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.export_naming import TOKENS
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening
from pixelsmile_desktop.studio.export_plan import ExportItem
from pixelsmile_desktop.studio.export_presets import BUNDLED, ExportPresets
from pixelsmile_desktop.ui.views import export_preset_bar
from pixelsmile_desktop.ui.views.export_dialog import ExportDialog
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.waiting import Heard, until

ENTRY = PhotoEntry(1, Path("/shoot/IMG_1.jpg"), 1, size=9_000_000, width=6000, height=4000)
HAPPY = EditVersion(3, 1, EditRequest("", ExpressionMix.parse(["happy=0.8"])), EngineName.INSTANT, 0.0)


@pytest.fixture
def pool(qapp: QApplication) -> Iterator[TaskPool]:
    pool = TaskPool()
    yield pool
    until(lambda: pool.is_idle, "the pool")
    assert pool.close()


@pytest.fixture
def presets(tmp_path: Path) -> ExportPresets:
    return ExportPresets(tmp_path / "settings" / "export.json")


@pytest.fixture
def dialog(pool: TaskPool, presets: ExportPresets, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog([ExportItem(ENTRY, HAPPY)] * 3, pool, presets, ExportOptions(str(tmp_path)))
    dialog.open()
    return dialog


def named(dialog: QWidget, kind: type, name: str) -> QWidget:
    """The control that a reader of the screen calls so."""
    (found,) = (control for control in dialog.findChildren(kind) if control.accessibleName() == name)
    return found


def ticked(dialog: QWidget, text: str) -> QCheckBox:
    (found,) = (box for box in dialog.findChildren(QCheckBox) if text in box.text().replace("&", ""))
    return found


def example(dialog: QWidget) -> str:
    return named(dialog, QLabel, "Example of a name").text()


def room(dialog: QWidget) -> str:
    return named(dialog, QLabel, "Size of the export and room on the disk").text()


def export_button(dialog: QWidget) -> QPushButton:
    (found,) = (button for button in dialog.findChildren(QPushButton) if button.text() == "Export")
    return found


def choose(dialog: QWidget, name: str, text: str) -> None:
    box = named(dialog, QComboBox, name)
    box.setCurrentIndex(box.findText(text))


def test_it_does_not_stop_the_program(dialog: ExportDialog) -> None:
    assert dialog.isVisible()
    assert dialog.windowTitle().startswith("Export 3 photo")


def test_the_name_is_shown_while_one_types(dialog: ExportDialog) -> None:
    assert example(dialog) == "for example IMG_1_happy_0.8.jpg"
    field = named(dialog, QLineEdit, "Name")
    field.setText("")
    QTest.keyClicks(field, "{engine} {number}")
    assert example(dialog) == "for example instant 001.jpg"
    choose(dialog, "Format", "WebP")
    assert example(dialog) == "for example instant 001.webp"


def test_a_name_that_cannot_be_is_said_at_once_and_nothing_can_be_exported(dialog: ExportDialog) -> None:
    until(lambda: export_button(dialog).isEnabled(), "the plan")
    named(dialog, QLineEdit, "Name").setText("{mood}")
    assert example(dialog).startswith("the name has {mood}, which stands for nothing; use {name}")
    assert not export_button(dialog).isEnabled()
    named(dialog, QLineEdit, "Name").setText("{name}")
    until(lambda: export_button(dialog).isEnabled(), "the plan")


def test_tokens_can_be_put_into_the_name_by_press(dialog: ExportDialog) -> None:
    field = named(dialog, QLineEdit, "Name")
    field.setText("x-")
    for token in TOKENS:
        named(dialog, QToolButton, f"Put {token} into the name").click()
    assert field.text() == "x-" + "".join(f"{{{token}}}" for token in TOKENS)


def test_bytes_and_room_are_shown_when_the_disk_has_answered(dialog: ExportDialog) -> None:
    until(lambda: "free" in room(dialog), "the plan")
    assert room(dialog).startswith("about 72.3 MB, ")
    named(dialog, QLineEdit, "Folder").setText("relative")
    assert example(dialog) == "no folder is chosen for the exported files; choose one"
    assert room(dialog) == ""


def test_without_room_nothing_can_be_exported(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))
    ticked(dialog, "write into edited").toggle()
    until(lambda: "not enough room" in room(dialog), "the plan")
    assert not export_button(dialog).isEnabled()


def test_a_folder_that_cannot_be_written_to_is_said(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    named(dialog, QLineEdit, "Folder").setText(str(tmp_path / "file"))
    until(lambda: "is a file, not a folder; choose another one" in room(dialog), "the plan")
    assert not export_button(dialog).isEnabled()


def test_the_fields_say_every_option(dialog: ExportDialog, presets: ExportPresets, tmp_path: Path) -> None:
    choose(dialog, "Format", "JPEG")
    ticked(dialog, "Quality").setChecked(True)
    named(dialog, QSpinBox, "Quality").setValue(77)
    ticked(dialog, "Longest side").setChecked(True)
    named(dialog, QSpinBox, "Longest side in pixels").setValue(1234)
    choose(dialog, "Sharpening", "low")
    choose(dialog, "Metadata", "keep all but the location")
    ticked(dialog, "write into edited").setChecked(False)
    expected = ExportOptions(
        str(tmp_path),
        ExportFormat.JPEG,
        quality=77,
        longest_side=1234,
        sharpening=Sharpening.LOW,
        metadata=MetadataChoice.DROP_LOCATION,
        provenance=False,
    )
    assert dialog.options() == expected
    wanted = Heard()
    dialog.export_requested.connect(wanted.heard)
    until(lambda: export_button(dialog).isEnabled(), "the plan")
    QTest.keyClick(named(dialog, QLineEdit, "Name"), Qt.Key.Key_Return)
    assert wanted.calls == [(expected,)]
    assert not dialog.isVisible()
    until(lambda: presets.last() == expected, "the options to be kept")


def test_fields_without_meaning_are_off(dialog: ExportDialog) -> None:
    quality = named(dialog, QSpinBox, "Quality")
    ticked(dialog, "Quality").setChecked(True)
    assert quality.isEnabled()
    choose(dialog, "Format", "PNG")
    assert not quality.isEnabled()
    assert dialog.options().quality is None
    assert ticked(dialog, "16 bits").isEnabled()
    ticked(dialog, "16 bits").setChecked(False)
    choose(dialog, "Format", "JPEG")
    assert not ticked(dialog, "16 bits").isEnabled()
    assert dialog.options().sixteen_bit


def test_escape_leaves_without_exporting(dialog: ExportDialog) -> None:
    wanted = Heard()
    dialog.export_requested.connect(wanted.heard)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert wanted.calls == []


def test_presets_are_chosen_kept_and_removed(dialog: ExportDialog, presets: ExportPresets, tmp_path: Path) -> None:
    box = named(dialog, QComboBox, "Preset of the export")
    until(lambda: box.count() == len(BUNDLED), "the presets")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dialog.options().longest_side == 2048
    assert dialog.options().folder == str(tmp_path)
    field = named(dialog, QLineEdit, "Name to keep these options")
    QTest.keyClicks(field, "my web")
    named(dialog, QToolButton, "Keep these options as a preset").click()
    until(lambda: box.currentText() == "my web", "the new preset")
    assert presets.all()["my web"] == dialog.options()
    named(dialog, QToolButton, "Remove this preset").click()
    until(lambda: box.count() == len(BUNDLED), "the removal")
    assert "my web" not in presets.all()
    assert dialog.options().longest_side == 2048


def test_a_preset_that_cannot_be_kept_is_said(dialog: ExportDialog) -> None:
    until(lambda: "free" in room(dialog), "the plan")
    field = named(dialog, QLineEdit, "Name to keep these options")
    field.setText("Like the original")
    named(dialog, QToolButton, "Keep these options as a preset").click()
    until(lambda: "came with the program" in room(dialog), "the refusal")


def test_options_that_cannot_be_kept_do_not_stop_the_export(
    dialog: ExportDialog, pool: TaskPool, tmp_path: Path
) -> None:
    (tmp_path / "settings").write_text("in the way")
    wanted, failures = Heard(), Heard()
    dialog.export_requested.connect(wanted.heard)
    pool.failed.connect(failures.heard)
    until(lambda: export_button(dialog).isEnabled(), "the plan")
    export_button(dialog).click()
    assert len(wanted.calls) == 1
    until(lambda: failures.calls, "the failure")
    assert "cannot be written" in str(failures.calls[0][0])


def test_the_folder_is_chosen_in_a_dialog_of_its_own(dialog: ExportDialog, tmp_path: Path) -> None:
    named(dialog, QPushButton, "Choose the folder").click()
    until(lambda: dialog.findChild(QFileDialog) is not None, "the dialog")
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "album"))
    chooser.close()
    assert dialog.options().folder == str(tmp_path / "album")


def test_every_control_has_a_name_for_readers_of_the_screen(dialog: ExportDialog) -> None:
    for kind in (QComboBox, QLineEdit, QAbstractSpinBox, QToolButton, QPushButton, QCheckBox):
        for control in dialog.findChildren(kind):
            if isinstance(control.parent(), QAbstractSpinBox):
                continue
            assert control.accessibleName() or control.text(), control


def test_translators_get_every_name_of_a_preset() -> None:
    assert list(export_preset_bar.BUNDLED_NAMES) == list(BUNDLED)
