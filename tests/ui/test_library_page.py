"""The library page: what is asked for in the side panel and the filter bar is what the grid shows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSlider, QToolButton

from pixelsmile_desktop.core.catalogue import (
    CollectionEntry,
    ColourLabel,
    FaceFinding,
    Flag,
    FolderEntry,
    PhotoQuery,
    PhotoSort,
)
from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.views.library_view import LibraryView
from pixelsmile_desktop.ui.views.photo_binding import PhotoBinding
from pixelsmile_desktop.ui.widgets.check_menu import CheckMenu
from pixelsmile_desktop.ui.widgets.filmstrip import Filmstrip
from pixelsmile_desktop.ui.widgets.filter_bar import FilterBar
from pixelsmile_desktop.ui.widgets.source_row import COUNT, IS_ON
from pixelsmile_desktop.ui.widgets.sources_panel import RATED, SourcesPanel
from pixelsmile_desktop.ui.widgets.star_filter import StarFilter
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader
from tests.ui.photos import library_of, write_photos
from tests.ui.waiting import Heard, until

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def bar():
    bar = FilterBar()
    bar.resize(1100, 40)
    bar.show()
    return bar


@pytest.fixture
def panel():
    panel = SourcesPanel()
    panel.resize(230, 700)
    panel.set_folders(
        [FolderEntry(4, Path("/shoots/wedding"), True, 412, 2.0), FolderEntry(5, Path("/drive/old"), False, 9, 1.0)]
    )
    panel.set_collections([CollectionEntry(7, "To deliver", 12)])
    panel.show()
    return panel


@pytest.fixture
def asked():
    return Heard()


def row_named(panel, text):
    (row,) = [row for row in panel._rows.values() if row.text(0) == text]
    return row


def choose(panel, text):
    QTest.mouseClick(panel.viewport(), LEFT, NO_KEY, panel.visualItemRect(row_named(panel, text)).center())


def test_typing_asks_at_every_letter(bar, asked):
    bar.query_edited.connect(asked.heard)
    bar.focus_search()
    QTest.keyClicks(bar.findChild(QLineEdit), "br")
    assert [query.text for (query,) in asked.calls] == ["b", "br"]


def test_stars_are_chosen_and_taken_back(bar, asked):
    bar.query_edited.connect(asked.heard)
    stars = bar.findChild(StarFilter)
    third = QPoint(4 + 2 * 20 + 10, 14)
    QTest.mouseClick(stars, LEFT, NO_KEY, third)
    QTest.mouseClick(stars, LEFT, NO_KEY, third)
    QTest.keyClick(stars, Qt.Key.Key_5)
    QTest.keyClick(stars, Qt.Key.Key_Left)
    QTest.keyClick(stars, Qt.Key.Key_0)
    assert [query.min_rating for (query,) in asked.calls] == [3, 0, 5, 4, 0]
    bar.show_query(PhotoQuery(min_rating=2))
    assert "2" in stars.accessibleName()


def test_menus_of_words(bar, asked):
    bar.query_edited.connect(asked.heard)
    flags, colours, findings = bar.findChildren(CheckMenu)
    for menu, number in ((flags, 1), (flags, 2), (colours, 1), (findings, 0)):
        menu.menu().actions()[number].trigger()
    query = asked.calls[-1][0]
    assert query.flags == {Flag.PICK, Flag.REJECT}
    assert query.colours == {ColourLabel.RED}
    assert query.findings == {FaceFinding.EYES_CLOSED}
    flags.menu().actions()[1].trigger()
    assert asked.calls[-1][0].flags == {Flag.REJECT}


def test_edited_and_order(bar, asked):
    bar.query_edited.connect(asked.heard)
    edited, order = bar.findChildren(QComboBox)
    edited.activated.emit(1)
    order.activated.emit(order.findData(PhotoSort.NAME))
    (direction,) = [button for button in bar.findChildren(QToolButton) if button.isCheckable()]
    direction.click()
    assert asked.calls[-1][0] == PhotoQuery(edited=True, sort=PhotoSort.NAME, descending=True)


def test_clearing_keeps_source_and_order(bar, asked):
    source = PhotoQuery(folder_id=4, sort=PhotoSort.NAME, hide_pairs=True)
    (clear,) = [button for button in bar.findChildren(QToolButton) if button.text() == "Clear"]
    bar.show_query(source)
    assert not clear.isVisible()
    bar.show_query(replace(source, text="x", min_rating=2, flags=frozenset([Flag.PICK])))
    bar.query_edited.connect(asked.heard)
    clear.click()
    assert [query for (query,) in asked.calls] == [source]
    assert bar.findChild(QLineEdit).text() == ""


def test_showing_a_query_asks_for_nothing(bar, panel, asked):
    for widget in (bar, panel):
        widget.query_edited.connect(asked.heard)
        widget.show_query(PhotoQuery(text="a", min_rating=3, edited=True, findings=frozenset(FaceFinding)))
    assert asked.calls == []


def test_every_control_can_be_named(bar):
    controls = [*bar.findChildren(QToolButton), *bar.findChildren(QComboBox), bar.findChild(StarFilter)]
    assert all(
        control.accessibleName() for control in controls if control.objectName() == "" and control.parent() is bar
    )


def test_one_source_is_chosen_and_filters_stay(panel, asked):
    panel.query_edited.connect(asked.heard)
    choose(panel, "No smile")
    choose(panel, "wedding")
    choose(panel, "To deliver")
    choose(panel, "All photos")
    found = frozenset([FaceFinding.NO_SMILE])
    assert [query for (query,) in asked.calls] == [
        PhotoQuery(findings=found),
        PhotoQuery(findings=found, folder_id=4),
        PhotoQuery(findings=found, collection_id=7),
        PhotoQuery(findings=found),
    ]


def test_filters_are_switches(panel, asked):
    panel.query_edited.connect(asked.heard)
    for text in ("Eyes closed", "No smile", "Eyes closed", "Edited", "Edited", "RAW only of RAW+JPEG"):
        choose(panel, text)
    choose(panel, f"Rated {RATED} and up")
    query = asked.calls[-1][0]
    assert query == PhotoQuery(findings=frozenset([FaceFinding.NO_SMILE]), hide_pairs=True, min_rating=RATED)
    assert row_named(panel, "No smile").data(0, IS_ON)
    assert not row_named(panel, "Edited").data(0, IS_ON)


def test_counts_stand_beside_the_names(panel):
    panel.set_counts({FaceFinding.NO_SMILE: 57}, total=421, rated=120, edited=38)
    shown = {row.text(0): row.data(0, COUNT) for row in panel._rows.values()}
    assert shown["No smile"] == 57
    assert shown["Cannot tell"] == 0
    assert shown["All photos"] == 421
    assert shown["wedding"] == 412
    assert shown["To deliver"] == 12
    panel.grab()


def test_the_keyboard_chooses_too(panel, asked):
    panel.query_edited.connect(asked.heard)
    panel.setFocus()
    panel.setCurrentItem(row_named(panel, "wedding"))
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert asked.calls[-1][0].folder_id == 4


def test_a_collection_gets_another_name_in_its_place(panel):
    named = Heard()
    panel.collection_named.connect(named.heard)
    panel.edit_name(7)
    editor = panel.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Album")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: named.calls)
    assert named.calls == [(7, "Album")]


def test_folders_and_collections_come_and_go(panel):
    panel.set_folders([])
    panel.set_collections([])
    assert panel._collections.isHidden()
    assert next(iter(panel._rows.values())).text(0) == "All photos"
    assert len(panel._rows) == 1 + len(FaceFinding) + 3


@pytest.fixture
def desk(tmp_path):
    class Desk:
        library = library_of(tmp_path / "home", write_photos(tmp_path / "photos", 8)[0].parent)
        pool = TaskPool()
        model = LibraryModel(library, pool)
        loader = ThumbnailLoader(ThumbnailStore(tmp_path / "cache"))
        view = LibraryView(model, loader)

    Desk.view.resize(1200, 700)
    Desk.view.show()
    Desk.model.set_query(PhotoQuery(sort=PhotoSort.NAME))
    Desk.view.set_folders(Desk.library.folders())
    until(lambda: len(Desk.view.grid.ids) == 8)
    yield Desk
    assert Desk.loader.close()
    assert Desk.model.close()
    assert Desk.pool.close()
    Desk.library.close()


def test_what_is_typed_is_what_is_shown(desk):
    QTest.keyClicks(desk.view.filters.findChild(QLineEdit), "photo_0003")
    until(lambda: len(desk.view.grid.ids) == 1)
    assert desk.model.entry(desk.view.grid.ids[0]).path.name == "photo_0003.jpg"
    choose(desk.view.sources, "Eyes closed")
    until(lambda: len(desk.view.grid.ids) == 0)
    assert "like that" in desk.view.grid._empty_title
    (clear,) = [button for button in desk.view.filters.findChildren(QToolButton) if button.text() == "Clear"]
    clear.click()
    until(lambda: len(desk.view.grid.ids) == 8)
    assert not row_named(desk.view.sources, "Eyes closed").data(0, IS_ON)


def test_the_grid_and_the_filmstrip_agree(desk):
    strip = Filmstrip(desk.loader, desk.model.entry)
    PhotoBinding(strip, desk.model)
    strip.resize(600, 100)
    strip.show()
    assert strip.ids == desk.view.grid.ids
    desk.view.grid.setFocus()
    QTest.keyClick(desk.view.grid, Qt.Key.Key_Right)
    QTest.keyClick(desk.view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert strip.selected == desk.view.grid.selected == list(desk.model.ids[:2])
    assert strip.current == desk.model.current == desk.model.ids[1]
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert desk.view.grid.current == desk.model.ids[7]
    assert desk.view.grid.selected == [desk.model.ids[7]]


def test_rejecting_one_after_the_other(desk):
    desk.model.set_query(PhotoQuery(sort=PhotoSort.NAME, flags=frozenset([Flag.NONE])))
    until(lambda: desk.pool.is_idle)
    desk.view.grid.setFocus()
    QTest.keyClick(desk.view.grid, Qt.Key.Key_Home)
    first, second, third = desk.model.ids[:3]
    for left in (7, 6):
        desk.model.flag(Flag.REJECT)
        until(lambda count=left: len(desk.view.grid.ids) == count)
    assert desk.view.grid.current == third
    assert {desk.library.entry(photo_id).flag for photo_id in (first, second)} == {Flag.REJECT}
    desk.model.undo_stack.undo()
    until(lambda: len(desk.view.grid.ids) == 7)
    assert second in desk.view.grid.ids


def test_the_slider_and_the_wheel_agree_on_the_size(desk):
    slider = desk.view.findChild(QSlider)
    slider.setValue(240)
    assert desk.view.grid.side == 240
    desk.view.grid.set_side(100)
    assert slider.value() == 100


def test_an_empty_library_says_what_to_do(desk):
    desk.view.set_folders([])
    assert "Open a folder" in desk.view.grid._empty_hint
