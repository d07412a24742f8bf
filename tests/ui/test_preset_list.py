"""The list of presets, driven by keyboard and pointer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QToolButton

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.presets import read_bundled
from pixelsmile_desktop.ui.widgets.preset_list import BUNDLED_NAMES, PresetList
from tests.ui.waiting import Heard, until

BUNDLED = Preset("Warm smile", EditRequest("", ExpressionMix.parse(["happy=0.75"])), is_bundled=True)
OWN = Preset("mine", EditRequest("", ExpressionMix.parse(["shy=0.2"])))


@pytest.fixture
def presets(qapp: QApplication) -> PresetList:
    presets = PresetList()
    presets.resize(280, 300)
    presets.set_presets([BUNDLED, OWN])
    presets.show()
    presets.activateWindow()
    until(presets.isActiveWindow, "the keyboard")
    view(presets).setFocus()
    view(presets).setCurrentIndex(view(presets).model().index(0, 0))
    return presets


def view(presets: PresetList) -> QListView:
    found = presets.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def test_translators_get_every_bundled_name(resources: Path) -> None:
    assert list(BUNDLED_NAMES) == [preset.name for preset in read_bundled(resources / "presets.json")]


def test_return_puts_a_look_on_the_face(presets: PresetList) -> None:
    applied = Heard()
    presets.applied.connect(applied.heard)
    QTest.keyClick(view(presets), Qt.Key.Key_Return)
    QTest.keyClick(view(presets), Qt.Key.Key_Down)
    QTest.keyClick(view(presets), Qt.Key.Key_Return)
    assert applied.calls == [(BUNDLED,), (OWN,)]


def test_only_ones_own_can_be_renamed_and_removed(presets: PresetList) -> None:
    renamed, removed = Heard(), Heard()
    presets.rename_requested.connect(renamed.heard)
    presets.remove_requested.connect(removed.heard)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(view(presets), key)
    assert view(presets).findChild(QLineEdit) is None
    QTest.keyClick(view(presets), Qt.Key.Key_Down)
    QTest.keyClick(view(presets), Qt.Key.Key_F2)
    until(lambda: view(presets).findChild(QLineEdit) is not None, "the field")
    editor = view(presets).findChild(QLineEdit)
    editor.setText(" my  own ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: renamed.calls, "the name")
    QTest.keyClick(view(presets), Qt.Key.Key_Delete)
    assert (renamed.calls, removed.calls) == ([("mine", "my own")], [("mine",)])


def test_the_look_of_now_is_kept_under_a_name(presets: PresetList) -> None:
    saved = Heard()
    presets.save_requested.connect(saved.heard)
    name = next(field for field in presets.findChildren(QLineEdit))
    button = presets.findChild(QToolButton)
    assert not button.isEnabled()
    presets.ask_for_name()
    QTest.keyClicks(name, "  my look ")
    assert button.isEnabled()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert saved.calls == [("my look",)]
    assert name.text() == ""
    presets.set_can_save(can_save=False)
    name.setText("x")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert saved.calls == [("my look",)]


def test_the_keyboard_stays_where_it_was_when_the_list_changes(presets: PresetList) -> None:
    QTest.keyClick(view(presets), Qt.Key.Key_Down)
    presets.set_presets([BUNDLED, Preset("another", OWN.request), OWN])
    assert presets.selected() == OWN
    presets.set_presets([BUNDLED])
    assert presets.selected() is None


def test_the_menu_opens_on_a_row_only(presets: PresetList, qapp: QApplication) -> None:
    view(presets).customContextMenuRequested.emit(QPoint(10, 230))
    assert qapp.activePopupWidget() is None
    view(presets).customContextMenuRequested.emit(QPoint(10, 10))
    popup = qapp.activePopupWidget()
    assert popup is not None
    popup.close()


def test_every_control_has_a_name_for_readers_of_the_screen(presets: PresetList) -> None:
    controls = [*presets.findChildren(QLineEdit), *presets.findChildren(QToolButton), view(presets)]
    assert all(control.accessibleName() for control in controls)
