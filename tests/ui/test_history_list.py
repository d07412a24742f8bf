"""The list of versions, driven by keyboard and pointer."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, FaceChoice
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.history_list import HistoryList
from pixelsmile_desktop.ui.widgets.two_line_delegate import DETAIL_ROLE
from tests.ui.waiting import Heard, until

HAPPY = EditVersion(3, 1, EditRequest("", ExpressionMix.parse(["happy=0.8"])), EngineName.INSTANT, 1_769_860_800.0)
NAMED = EditVersion(
    4,
    1,
    EditRequest("", ExpressionMix.parse(["sad=0.5"]), FaceChoice.of([1])),
    EngineName.PIXELSMILE,
    1_769_860_900.0,
    name="for the album",
    warnings=("the face is small",),
)


@pytest.fixture
def history(qapp: QApplication) -> HistoryList:
    history = HistoryList()
    history.resize(300, 300)
    history.set_versions([HAPPY, NAMED], 3)
    history.show()
    history.activateWindow()
    until(history.isActiveWindow, "the keyboard")
    view(history).setFocus()
    return history


def view(history: HistoryList) -> QListView:
    found = history.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def texts(history: HistoryList, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = view(history).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_the_newest_version_comes_first_and_the_original_last(history: HistoryList) -> None:
    assert texts(history) == ["for the album", "happy 0.80", "Original"]
    details = texts(history, DETAIL_ROLE)
    assert details[0].startswith("sad 0.50 · face 2 · PixelSmile · ")
    assert details[1].startswith("Instant · ")
    assert history.selected() == HAPPY
    assert "the face is small" in texts(history, Qt.ItemDataRole.ToolTipRole)[0]


@pytest.mark.parametrize(
    ("face", "said"),
    [(FaceChoice("all"), "all faces"), (FaceChoice.of([0, 2]), "faces 1, 3"), (FaceChoice(), "Instant")],
)
def test_faces_are_counted_as_people_count(history: HistoryList, face: FaceChoice, said: str) -> None:
    request = EditRequest("", ExpressionMix.parse(["happy"]), face)
    history.set_versions([EditVersion(9, 1, request, EngineName.INSTANT, 0.0)], 9)
    assert texts(history, DETAIL_ROLE)[0].startswith(said)


def test_an_untouched_photo_has_its_original(history: HistoryList) -> None:
    history.set_versions([], None)
    assert texts(history) == ["Original"]
    assert history.selected() is None


def test_the_keyboard_chooses_a_version(history: HistoryList) -> None:
    chosen = Heard()
    history.chosen.connect(chosen.heard)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(view(history), key)
    assert chosen.calls == [(4,), (None,)]


def test_a_version_is_named_in_its_place(history: HistoryList) -> None:
    named = Heard()
    history.snapshot_requested.connect(named.heard)
    QTest.keyClick(view(history), Qt.Key.Key_F2)
    until(lambda: view(history).findChild(QLineEdit) is not None, "the field")
    editor = view(history).findChild(QLineEdit)
    assert editor.accessibleName() == "Name"
    editor.setText("best one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: named.calls, "the name")
    assert named.calls == [(3, "best one")]


def test_the_original_can_neither_be_named_nor_removed(history: HistoryList) -> None:
    history.set_versions([HAPPY], None)
    heard = Heard()
    for signal in (history.snapshot_requested, history.remove_requested, history.copy_requested):
        signal.connect(heard.heard)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(view(history), key)
    assert view(history).findChild(QLineEdit) is None
    assert heard.calls == []


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Show this version", "chosen"),
        ("Compare with this version", "compare_requested"),
        ("Copy the look", "copy_requested"),
        ("Save the look as a preset", "preset_requested"),
        ("Write it beside the photo (XMP)", "sidecar_requested"),
        ("Export…", "export_requested"),
        ("Remove this version", "remove_requested"),
    ],
)
def test_everything_in_the_menu_is_about_the_version_under_the_keyboard(history, text: str, signal: str) -> None:
    heard = Heard()
    getattr(history, signal).connect(heard.heard)
    (action,) = (action for action in history.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()
    assert heard.calls == [(3,)]


def test_delete_and_copy_have_their_keys(history: HistoryList) -> None:
    removed, copied = Heard(), Heard()
    history.remove_requested.connect(removed.heard)
    history.copy_requested.connect(copied.heard)
    QTest.keyClick(view(history), Qt.Key.Key_Delete)
    QTest.keySequence(view(history), QKeySequence(QKeySequence.StandardKey.Copy))
    assert (removed.calls, copied.calls) == ([(3,)], [(3,)])


def test_the_menu_opens_on_a_row_only(history: HistoryList, qapp: QApplication) -> None:
    view(history).customContextMenuRequested.emit(QPoint(10, 290))
    assert qapp.activePopupWidget() is None
    view(history).customContextMenuRequested.emit(QPoint(10, 10))
    popup = qapp.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_reader_of_the_screen_hears_names_and_details(history: HistoryList) -> None:
    assert view(history).accessibleName() == "History of the photo"
    assert texts(history, Qt.ItemDataRole.AccessibleTextRole)[2] == "Original, as it came from the camera"


def test_the_version_that_the_photo_shows_is_marked(history: HistoryList) -> None:
    palette = QPalette(theme.PANEL)
    view(history).setPalette(palette)
    view(history).selectionModel().setCurrentIndex(
        view(history).model().index(2, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    picture = view(history).viewport().grab().toImage()
    rows = [view(history).visualRect(view(history).model().index(row, 0)) for row in range(3)]
    marks = [picture.pixelColor(rect.left() + 1, rect.center().y()) == theme.ACCENT for rect in rows]
    assert marks[1]
    assert not marks[0]
