"""Collections in the window: photos put in and taken out by command, menu and drag, each time with a way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QPushButton

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.ui.widgets.notice_bar import NoticeBar
from pixelsmile_desktop.ui.widgets.photo_drag import MIME_TYPE, photo_data, photos_in
from pixelsmile_desktop.ui.widgets.sources_panel import SourcesPanel
from tests.ui.photos import write_photos
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    write_photos(tmp_path / "shoot", 6)
    with opened_window() as one:
        one.window.take_files([tmp_path / "shoot"])
        until(lambda: len(one.parts.library.ids) == 6, "the photos")
        one.window.show_page("view.library")
        yield one


def select(opened: Opened, count: int, start: int = 0) -> tuple[int, ...]:
    ids = tuple(opened.parts.library.ids[start : start + count])
    opened.parts.library.set_selected(ids)
    return ids


def choose(opened: Opened, name: str) -> None:
    """Answer the question of the command for a collection."""
    opened.do("photo.add_to_collection")
    (dialog,) = opened.window.findChildren(QInputDialog)
    dialog.setTextValue(name)
    dialog.accept()
    dialog.setParent(None)
    dialog.deleteLater()


def collections(opened: Opened) -> dict[str, int]:
    """What the library holds, with the photos in each."""
    return {one.name: one.photo_count for one in opened.workspace.library.collections()}


def rows(opened: Opened) -> dict[str, int]:
    """What the side panel shows of it, with the numbers of the collections."""
    panel = opened.window._library.sources
    return {row.text(0): key[1] for key, row in panel._rows.items() if key[0].name == "COLLECTION"}


def undo_by_notice(opened: Opened) -> None:
    def buttons() -> list[QPushButton]:
        bar = opened.window.findChild(NoticeBar)
        return [button for button in bar.findChildren(QPushButton) if button.text() == "Undo"]

    until(buttons, "the notice with its button")
    buttons()[0].click()


def test_selected_photos_are_put_into_a_new_collection_and_the_notice_takes_it_back(opened: Opened) -> None:
    select(opened, 2)
    choose(opened, " To deliver ")
    until(lambda: collections(opened) == {"To deliver": 2}, "the collection")
    until(lambda: opened.parts.notices.standing, "the notice")
    assert opened.parts.notices.standing[0].sentence == "2 photo(s) were put into To deliver"
    undo_by_notice(opened)
    until(lambda: collections(opened) == {}, "nothing")
    until(lambda: rows(opened) == {}, "the panel")
    assert not opened.parts.notices.standing
    opened.do("edit.redo")
    until(lambda: collections(opened) == {"To deliver": 2}, "the collection again")


def test_photos_go_into_a_collection_that_is_there_each_once(opened: Opened) -> None:
    select(opened, 3)
    choose(opened, "Album")
    until(lambda: rows(opened), "the collection")
    select(opened, 3, start=2)
    choose(opened, "Album")
    until(lambda: collections(opened) == {"Album": 5}, "the photos")
    until(lambda: opened.parts.notices.standing, "the notice")
    assert opened.parts.notices.standing[0].sentence.startswith("2 ")
    undo_by_notice(opened)
    until(lambda: collections(opened) == {"Album": 3}, "those that were in it before")


def test_the_question_offers_the_collections_and_remembers_the_last(opened: Opened) -> None:
    for name in ("First", "Second"):
        select(opened, 1)
        choose(opened, name)
        until(lambda name=name: name in rows(opened), "the collection")
    select(opened, 2)
    opened.do("photo.add_to_collection")
    (dialog,) = opened.window.findChildren(QInputDialog)
    assert dialog.comboBoxItems() == ["First", "Second"]
    assert dialog.textValue() == "Second"
    dialog.reject()


def test_photos_are_taken_out_of_the_collection_that_is_shown(opened: Opened) -> None:
    ids = select(opened, 4)
    take_out = opened.parts.actions["photo.take_from_collection"]
    choose(opened, "Album")
    until(lambda: rows(opened), "the collection")
    assert not take_out.isEnabled(), "a folder is shown"
    library = opened.parts.library
    library.set_query(PhotoQuery(collection_id=rows(opened)["Album"]))
    until(lambda: len(library.ids) == 4, "the collection")
    library.set_selected(ids[:1])
    opened.do("photo.take_from_collection")
    until(lambda: len(library.ids) == 3, "one less")
    assert ids[0] not in library.ids
    undo_by_notice(opened)
    until(lambda: set(library.ids) == set(ids), "all of them")


def test_the_command_names_a_new_collection_in_its_place(opened: Opened) -> None:
    select(opened, 2)
    opened.do("photo.new_collection")
    panel = opened.window.findChild(SourcesPanel)
    until(lambda: panel.findChild(QLineEdit) is not None, "the field for its name")
    editor = panel.findChild(QLineEdit)
    assert editor.text() == "New collection"
    editor.selectAll()
    QTest.keyClicks(editor, "Wedding")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: collections(opened) == {"Wedding": 2}, "the name")
    opened.do("edit.undo")
    until(lambda: collections(opened) == {"New collection": 2}, "the name before")


def test_a_collection_that_is_removed_comes_back_with_its_photos(opened: Opened) -> None:
    select(opened, 3)
    choose(opened, "Album")
    until(lambda: rows(opened), "the collection")
    library = opened.parts.library
    library.set_query(PhotoQuery(collection_id=rows(opened)["Album"]))
    until(lambda: len(library.ids) == 3, "the collection")
    opened.window._library.sources.collection_removed.emit(rows(opened)["Album"])
    until(lambda: collections(opened) == {}, "nothing")
    until(lambda: len(library.ids) == 6, "all photos instead of a collection that is gone")
    undo_by_notice(opened)
    until(lambda: collections(opened) == {"Album": 3}, "the collection")


@pytest.mark.expects_warnings
def test_a_name_that_is_taken_is_said_and_the_old_one_is_shown(opened: Opened) -> None:
    for name in ("First", "Second"):
        select(opened, 1)
        choose(opened, name)
        until(lambda name=name: name in rows(opened), "the collection")
    panel = opened.window._library.sources
    panel._rows[next(key for key, row in panel._rows.items() if row.text(0) == "First")].setText(0, "Second")
    panel.collection_named.emit(rows(opened)["Second"], "First")
    until(lambda: any("already" in notice.sentence for notice in opened.parts.notices.standing), "the sentence")
    until(lambda: set(rows(opened)) == {"First", "Second"}, "the names")


def test_a_later_step_takes_the_offer_away(opened: Opened) -> None:
    select(opened, 2)
    choose(opened, "Album")
    until(lambda: opened.parts.notices.standing, "the notice")
    opened.parts.library.rate(3)
    until(lambda: not opened.parts.notices.standing, "the notice to go: its button would undo the stars")
    opened.do("edit.undo")
    opened.do("edit.undo")
    until(lambda: collections(opened) == {}, "both steps to be undone")


def test_the_menu_of_a_photo_offers_collections(opened: Opened) -> None:
    (photo_id,) = select(opened, 1)
    opened.window._library.context_menu_requested.emit(photo_id, QPoint(50, 50))
    menu = next(one for one in opened.window.findChildren(QMenu) if one.isVisible())
    names = [action.objectName() for action in menu.actions()]
    assert {"photo.add_to_collection", "photo.new_collection", "photo.take_from_collection"} <= set(names)
    menu.close()


# Dragging.


def drag_over(panel: SourcesPanel, data: QMimeData, place: QPoint) -> bool:
    """Whether the panel would take what is dragged there."""
    actions = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, actions, data, LEFT, NO_KEY)
    panel.dragEnterEvent(enter)
    move = QDragMoveEvent(place, actions, data, LEFT, NO_KEY)
    panel.dragMoveEvent(move)
    return enter.isAccepted() and move.isAccepted()


def row_place(panel: SourcesPanel, text: str) -> QPoint:
    row = next(row for row in panel._rows.values() if row.text(0) == text)
    panel.scrollToItem(row)
    return panel.visualItemRect(row).center()


def test_photos_that_are_dragged_onto_a_collection_are_put_into_it(opened: Opened) -> None:
    select(opened, 1)
    choose(opened, "Album")
    until(lambda: rows(opened), "the collection")
    panel, data = opened.window._library.sources, photo_data(opened.parts.library.ids[2:5])
    place = row_place(panel, "Album")
    assert drag_over(panel, data, place)
    assert not drag_over(panel, data, row_place(panel, "shoot")), "a folder takes no photos"
    panel.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, NO_KEY))
    until(lambda: collections(opened) == {"Album": 4}, "the photos")
    undo_by_notice(opened)
    until(lambda: collections(opened) == {"Album": 1}, "as before")


def test_files_are_not_taken_by_the_panel(opened: Opened, tmp_path: Path) -> None:
    select(opened, 1)
    choose(opened, "Album")
    until(lambda: rows(opened), "the collection")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    panel = opened.window._library.sources
    enter = QDragEnterEvent(row_place(panel, "Album"), Qt.DropAction.CopyAction, files, LEFT, NO_KEY)
    panel.dragEnterEvent(enter)
    assert not enter.isAccepted(), "the window takes them"


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """What is dragged out of a view; there is no pointer that could carry it where there is no screen."""
    carried: list[tuple[int, ...]] = []

    def carry(drag: QDrag, *_actions: object) -> Qt.DropAction:
        carried.append(photos_in(drag.mimeData()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return carried


def place_of(opened: Opened, photo_id: int) -> QPoint:
    grid = opened.window._library.grid
    return grid._layout.rect(grid._selection.place(photo_id)).center() - grid._offset()


def test_the_selected_photos_are_dragged_from_any_of_them(opened: Opened, dragged: list[tuple[int, ...]]) -> None:
    ids = select(opened, 3)
    viewport = opened.window._library.grid.viewport()
    start = place_of(opened, ids[1])
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    QTest.mouseMove(viewport, start + QPoint(40, 3))
    QTest.mouseMove(viewport, start + QPoint(80, 3))
    assert dragged == [ids]
    assert opened.parts.library.selected() == ids
    assert not photos_in(QMimeData())
    assert photo_data(ids).hasFormat(MIME_TYPE)


def test_a_click_on_one_of_the_selected_photos_selects_it_alone(opened: Opened, dragged: list[tuple[int, ...]]) -> None:
    ids = select(opened, 3)
    QTest.mouseClick(opened.window._library.grid.viewport(), LEFT, NO_KEY, place_of(opened, ids[1]))
    assert opened.parts.library.selected() == (ids[1],)
    assert opened.parts.library.current == ids[1]
    assert dragged == []


def test_from_a_photo_that_is_not_selected_a_rubber_band_begins(opened: Opened, dragged: list[tuple[int, ...]]) -> None:
    select(opened, 1)
    ids = tuple(opened.parts.library.ids)
    viewport = opened.window._library.grid.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, place_of(opened, ids[1]))
    QTest.mouseMove(viewport, place_of(opened, ids[2]))
    QTest.mouseMove(viewport, place_of(opened, ids[2]) + QPoint(2, 2))
    QTest.mouseRelease(viewport, LEFT, NO_KEY, place_of(opened, ids[2]))
    assert opened.parts.library.selected() == ids[1:3]
    assert dragged == []
