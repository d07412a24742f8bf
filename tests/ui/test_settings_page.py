"""The settings page, made from the declarations, and the way of a value into the file."""

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.settings_store import SettingsStore
from pixelsmile_desktop.ui.declared_settings import declared_settings
from pixelsmile_desktop.ui.notices import NoticeCentre
from pixelsmile_desktop.ui.viewmodels.settings_model import SettingsModel
from pixelsmile_desktop.ui.views.settings_page import SettingsPage
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.waiting import Heard, until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pool() -> Iterator[TaskPool]:
    pool = TaskPool(1)
    yield pool
    assert pool.close()


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders.under(tmp_path / "home")


@pytest.fixture
def model(folders: AppFolders, pool: TaskPool) -> SettingsModel:
    return SettingsModel(SettingsStore(folders.settings), pool)


@pytest.fixture
def notices() -> NoticeCentre:
    return NoticeCentre()


@pytest.fixture
def page(model: SettingsModel, folders: AppFolders, notices: NoticeCentre) -> SettingsPage:
    page = SettingsPage(model, folders, notices)
    page.resize(900, 800)
    page.show()
    return page


def field(page: SettingsPage, name: str, kind: type[QWidget]) -> QWidget:
    return page.editor(name).findChild(kind)


def saved(folders: AppFolders) -> Settings:
    return SettingsStore(folders.settings).settings


def test_every_declared_setting_has_a_field_with_title_help_and_name(page: SettingsPage) -> None:
    words = {label.text() for label in page.findChildren(QLabel)}
    for declared in declared_settings():
        assert declared.title in words
        assert declared.help in words
        focused = page.editor(declared.name).focusProxy()
        assert focused.accessibleName() == declared.title
    assert [declared.name for declared in declared_settings()] == [declared.name for declared in fields(Settings)]


def test_a_switch_a_number_a_choice_and_a_text_reach_the_file(page: SettingsPage, folders: AppFolders) -> None:
    QTest.mouseClick(field(page, "network_allowed", QCheckBox), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    number = field(page, "jpeg_quality", QSpinBox)
    number.setValue(88)
    number.editingFinished.emit()
    choice = field(page, "language", QComboBox)
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    text = field(page, "identity_folder", QLineEdit)
    text.setText(" /networks ")
    text.editingFinished.emit()
    wanted = Settings(network_allowed=False, jpeg_quality=88, language="de", identity_folder="/networks")
    until(lambda: saved(folders) == wanted, "the file")


def test_numbers_have_the_range_and_the_unit_of_their_declaration(page: SettingsPage) -> None:
    number = field(page, "thumbnail_cache_mb", QSpinBox)
    assert (number.minimum(), number.maximum(), number.suffix()) == (64, 200_000, " MB")


def test_a_value_is_written_once_it_is_calm(model: SettingsModel, folders: AppFolders, pool: TaskPool) -> None:
    heard = Heard()
    model.changed.connect(heard.heard)
    for quality in range(60, 100):
        model.set_value("jpeg_quality", quality)
    assert not model._store.path.exists()
    assert len(heard.calls) == 40
    until(lambda: model._store.path.exists() and pool.is_idle, "the file")
    assert saved(folders).jpeg_quality == 99


@pytest.mark.expects_warnings
def test_a_value_that_cannot_be_is_refused_in_words_and_shown_as_it_was(
    page: SettingsPage, model: SettingsModel
) -> None:
    refused = Heard()
    model.refused.connect(refused.heard)
    text = field(page, "identity_folder", QLineEdit)
    text.setText("/photos")
    page.editor("identity_folder").edited.emit("identity_folder", "/photos/\udce9")
    assert "written as UTF-8" in refused.calls[0][0].remedy
    assert text.text() == ""
    assert model.settings == Settings()


def test_the_end_of_the_program_writes_what_is_not_written_yet(model: SettingsModel, folders: AppFolders) -> None:
    model.set_value("jpeg_quality", 70)
    model.flush()
    assert saved(folders).jpeg_quality == 70


@pytest.mark.expects_warnings
def test_a_full_disk_is_told_and_the_value_holds(
    page: SettingsPage, model: SettingsModel, notices: NoticeCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    model.set_value("jpeg_quality", 70)
    until(lambda: notices.standing, "the notice")
    assert "disk is full" in notices.standing[0].sentence
    assert model.settings.jpeg_quality == 70
    assert field(page, "jpeg_quality", QSpinBox).value() == 70


def test_everything_goes_back_to_its_default(page: SettingsPage, model: SettingsModel) -> None:
    model.set_value("jpeg_quality", 70)
    model.set_value("language", "zh_CN")
    (button,) = (b for b in page.findChildren(QPushButton) if b.text() == "All as they were at the beginning")
    button.click()
    assert model.settings == Settings()
    assert field(page, "language", QComboBox).currentData() == "auto"


def test_the_wheel_scrolls_the_page_and_changes_nothing(page: SettingsPage, model: SettingsModel) -> None:
    for name, kind in (("jpeg_quality", QSpinBox), ("language", QComboBox)):
        widget = field(page, name, kind)
        centre = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            centre,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, wheel)
        assert not wheel.isAccepted()
    assert model.settings == Settings()


def test_folders_are_shown_and_open_even_before_they_are_made(
    page: SettingsPage, folders: AppFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    words = {label.text() for label in page.findChildren(QLabel)}
    assert {str(folder) for folder in vars(folders).values()} <= words
    folders.logs.mkdir(parents=True)
    for button in page.findChildren(QPushButton):
        if button.accessibleName().startswith("Open the folder"):
            button.click()
    assert set(opened) == {str(tmp_path / "home"), str(folders.logs)}


def test_the_page_leads_to_what_was_sent(page: SettingsPage) -> None:
    heard = Heard()
    page.sent_wanted.connect(heard.heard)
    (button,) = (b for b in page.findChildren(QPushButton) if b.text() == "What did this program send?")
    button.click()
    assert heard.calls


def test_a_folder_of_models_is_checked_and_counts_from_the_next_start_on(
    page: SettingsPage, model: SettingsModel, tmp_path: Path
) -> None:
    place = tmp_path / "models"
    place.mkdir()
    page.editor("models_folder").edited.emit("models_folder", str(place))
    note = page._notes["models_folder"]
    until(lambda: "free" in note.text(), "the check")
    assert note.text().endswith("Takes effect at the next start.")
    assert note.isVisible()
    assert model.settings.models_folder == str(place)
    assert not any(place.iterdir())
    model.set_value("models_folder", "")
    assert not note.isVisible(), "as it was when the program began"


@pytest.mark.expects_warnings
@pytest.mark.parametrize("typed", ["models", "/nowhere/at all"])
def test_a_folder_that_cannot_be_written_to_is_refused_in_words(
    page: SettingsPage, model: SettingsModel, notices: NoticeCentre, typed: str
) -> None:
    text = field(page, "export_folder", QLineEdit)
    text.setText(typed)
    text.editingFinished.emit()
    until(lambda: notices.standing, "the sentence")
    assert "folder" in f"{notices.standing[0].sentence} {notices.standing[0].remedy}"
    assert model.settings.export_folder == ""
    assert text.text() == ""
