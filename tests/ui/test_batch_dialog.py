import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice
from pixelsmile_desktop.ui.views.batch_dialog import BatchDialog
from tests.ui.waiting import Heard

NOW = EditRequest("/a.png", ExpressionMix.parse(["happy=0.8"]), FaceChoice("index", 2), options=EngineOptions(seed=7))
SMILE = Preset("Warm smile", EditRequest("", ExpressionMix.parse(["happy=0.75"])), is_bundled=True)
OWN = Preset("mine", EditRequest("", ExpressionMix.parse(["shy=0.2"])))


def a_dialog(qapp: QApplication, current: EditRequest | None = NOW, why: str | None = None) -> BatchDialog:
    dialog = BatchDialog(24, [SMILE, OWN], current, why)
    dialog.open()
    return dialog


def looks(dialog: BatchDialog) -> QListWidget:
    return dialog.findChild(QListWidget)


def summary(dialog: BatchDialog) -> str:
    return next(label.text() for label in dialog.findChildren(QLabel) if label.buddy() is None)


def start(dialog: BatchDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.isDefault())


def test_the_look_of_now_is_offered_first_and_ticked(qapp: QApplication) -> None:
    dialog = a_dialog(qapp)
    assert looks(dialog).item(0).text() == "Look of now  ·  happy 0.80"
    (look,) = dialog.looks()
    assert (look.photo, look.mix, look.options, look.face) == ("", NOW.mix, NOW.options, FaceChoice())


def test_the_summary_multiplies(qapp: QApplication) -> None:
    dialog = a_dialog(qapp)
    looks(dialog).setCurrentRow(1)
    looks(dialog).setFocus()
    QTest.keyClick(looks(dialog), Qt.Key.Key_Space)
    assert "24 photo" in summary(dialog)
    assert "2 look" in summary(dialog)
    assert "48 version" in summary(dialog)
    assert start(dialog).isEnabled()


def test_without_a_look_nothing_can_start(qapp: QApplication) -> None:
    dialog = a_dialog(qapp, current=None)
    assert looks(dialog).count() == 2
    assert dialog.looks() == ()
    assert summary(dialog) == "choose at least one look"
    assert not start(dialog).isEnabled()
    looks(dialog).itemActivated.emit(looks(dialog).item(1))
    assert [look.mix for look in dialog.looks()] == [OWN.request.mix]
    assert start(dialog).isEnabled()


def test_a_look_that_asks_for_nothing_is_not_offered(qapp: QApplication) -> None:
    dialog = a_dialog(qapp, current=EditRequest("", ExpressionMix.parse(["happy=0"])))
    assert looks(dialog).count() == 2


@pytest.mark.parametrize(("row", "face", "is_same"), [(0, "largest", False), (1, "all", False), (2, "largest", True)])
def test_faces_and_engine_go_along(qapp: QApplication, row: int, face: str, is_same: bool) -> None:
    dialog = a_dialog(qapp)
    wanted = Heard()
    dialog.batch_requested.connect(wanted.heard)
    faces, engines = dialog.findChildren(QComboBox)
    faces.setCurrentIndex(row)
    engines.setCurrentIndex(engines.findData("pixelsmile"))
    start(dialog).click()
    ((made, same),) = wanted.calls
    assert [(look.engine, look.face) for look in made] == [(EngineName.PIXELSMILE, FaceChoice(face))]
    assert same is is_same
    assert not dialog.isVisible()


def test_why_nobody_can_be_told_apart_is_said(qapp: QApplication) -> None:
    dialog = a_dialog(qapp, why="no networks are chosen")
    faces, _ = dialog.findChildren(QComboBox)
    assert faces.count() == 2
    assert faces.toolTip() == "no networks are chosen"


def test_escape_starts_nothing(qapp: QApplication) -> None:
    dialog = a_dialog(qapp)
    wanted = Heard()
    dialog.batch_requested.connect(wanted.heard)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert wanted.calls == []
    assert not dialog.isVisible()
