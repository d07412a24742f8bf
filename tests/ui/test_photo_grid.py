"""Grid and filmstrip under mouse and keyboard, as a photographer uses them."""

from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry, Presence
from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.filmstrip import Filmstrip
from pixelsmile_desktop.ui.widgets.photo_grid import LARGEST_SIDE, SMALLEST_SIDE, PhotoGrid
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader
from tests.ui.photos import entries_of, ids, write_photos
from tests.ui.waiting import Heard, until

NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Asked:
    """Answers what is known of photos, and remembers of which it was asked."""

    def __init__(self, entries):
        self.entries = entries
        self.of: set[int] = set()

    def __call__(self, photo_id):
        self.of.add(photo_id)
        return self.entries.get(photo_id)


@pytest.fixture
def loader(tmp_path):
    loader = ThumbnailLoader(ThumbnailStore(tmp_path / "cache"))
    yield loader
    assert loader.close()


@pytest.fixture
def asked():
    return Asked({number: PhotoEntry(number, Path(f"/nowhere/{number}.jpg"), 1) for number in range(1, 31)})


@pytest.fixture
def grid(loader, asked):
    grid = PhotoGrid(loader, asked)
    grid.resize(800, 600)
    grid.set_ids(ids(*range(1, 31)))
    grid.show()
    grid.setFocus()
    return grid


@pytest.fixture
def heard(grid):
    signals = {
        name: Heard()
        for name in ("activated", "loupe_requested", "current_changed", "selection_changed", "paths_dropped")
    }
    for name, listener in signals.items():
        getattr(grid, name).connect(listener.heard)
    return signals


def place_of(view, number):
    index = view.ids.index(number)
    return view._layout.rect(index).translated(-view._offset()).center()


def click(view, number, modifiers=NO_KEY):
    QTest.mouseClick(view.viewport(), LEFT, modifiers, place_of(view, number))


def turned(angle, modifiers=NO_KEY):
    at, none = QPointF(10, 10), Qt.MouseButton.NoButton
    return QWheelEvent(at, at, QPoint(), QPoint(0, angle), none, modifiers, Qt.ScrollPhase.NoScrollPhase, False)


def test_only_visible_photos_are_asked_about(loader):
    asked = Asked({})
    grid = PhotoGrid(loader, asked)
    grid.resize(800, 600)
    grid.set_ids(array("q", range(1_000_000)))
    grid.show()
    grid.grab()
    assert len(asked.of) < 40
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.grab()
    assert 999_999 in asked.of
    assert len(asked.of) < 120


def test_clicks_select_as_everywhere_else(grid, heard):
    click(grid, 2)
    assert (grid.current, grid.selected) == (2, [2])
    click(grid, 5, SHIFT)
    assert grid.selected == [2, 3, 4, 5]
    click(grid, 3, CONTROL)
    assert grid.selected == [2, 4, 5]
    click(grid, 1)
    assert grid.selected == [1]
    assert [call[0] for call in heard["current_changed"].calls] == [2, 5, 3, 1]
    assert heard["selection_changed"].calls[-1] == ([1],)


def test_a_click_beside_all_photos_selects_nothing(grid, heard):
    click(grid, 2)
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, QPoint(2, 2))
    assert grid.selected == []
    assert grid.current == 2


def test_a_double_click_opens(grid, heard):
    QTest.mouseDClick(grid.viewport(), LEFT, NO_KEY, place_of(grid, 4))
    assert heard["activated"].calls == [(4,)]


def test_keys_go_select_and_open(grid, heard):
    lanes = grid._layout.lanes
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current == 1
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current == 2 + lanes
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert grid.selected == [2 + lanes, 3 + lanes]
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.current == 30
    assert grid._seen().contains(grid._layout.rect(29))
    QTest.keyClick(grid, Qt.Key.Key_Home, SHIFT)
    assert grid.selected == list(range(1, 31))
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.current > lanes
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert heard["activated"].calls == [(grid.current,)]
    assert heard["loupe_requested"].calls == [(grid.current,)]
    QTest.keyClick(grid, Qt.Key.Key_A, CONTROL)
    assert len(grid.selected) == 30


def test_letters_and_digits_are_left_to_the_commands_of_the_window(grid):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, NO_KEY, "3")
    grid.keyPressEvent(event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("key", "is_taken"), [(Qt.Key.Key_Down, True), (Qt.Key.Key_Space, True), (Qt.Key.Key_P, False)]
)
def test_shortcuts_of_the_window_do_not_take_the_arrows(grid, key, is_taken):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, SHIFT if key == Qt.Key.Key_Down else NO_KEY)
    event.ignore()
    grid.event(event)
    assert event.isAccepted() is is_taken


def test_a_rubber_band_selects_what_it_touches(grid, heard):
    first, last = place_of(grid, 1), place_of(grid, 6)
    QTest.mousePress(grid.viewport(), LEFT, NO_KEY, QPoint(1, 1))
    QTest.mouseMove(grid.viewport(), first)
    assert grid.selected == [1]
    QTest.mouseMove(grid.viewport(), last)
    around = grid._layout.rect(0).united(grid._layout.rect(5))
    assert all(grid._layout.rect(number - 1).intersects(around) for number in grid.selected)
    assert {1, 2, 6} <= set(grid.selected)
    QTest.mouseMove(grid.viewport(), first)
    assert grid.selected == [1], "a band that shrinks lets go"
    QTest.mouseRelease(grid.viewport(), LEFT, NO_KEY, first)
    assert grid.selected == [1]


def test_a_rubber_band_with_control_adds(grid):
    click(grid, 4)
    QTest.mousePress(grid.viewport(), LEFT, CONTROL, QPoint(1, 1))
    QTest.mouseMove(grid.viewport(), place_of(grid, 1))
    QTest.mouseRelease(grid.viewport(), LEFT, CONTROL, place_of(grid, 1))
    assert grid.selected == [1, 4]


def test_five_thousand_files_dropped_at_once_are_one_message(grid, heard):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/shoot/{number}.jpg") for number in range(5000)])
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    grid.dropEvent(event)
    ((paths,),) = heard["paths_dropped"].calls
    assert len(paths) == 5000
    assert paths[0] == Path("/shoot/0.jpg")


def test_the_menu_belongs_to_the_photo_under_the_pointer(grid):
    menus = Heard()
    grid.context_menu_requested.connect(menus.heard)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NO_KEY, place_of(grid, 3))
    at = place_of(grid, 3)
    grid.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(7, 8)))
    assert menus.calls == [(3, QPoint(7, 8))]
    assert grid.selected == [3]
    click(grid, 5, SHIFT)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NO_KEY, place_of(grid, 4))
    assert grid.selected == [3, 4, 5], "a menu of several photos leaves them selected"
    grid.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert menus.calls[-1][0] == grid.current


def test_larger_cells_keep_the_current_photo_in_view(grid):
    grid.set_current(20)
    for side in (SMALLEST_SIDE, LARGEST_SIDE, 200):
        grid.set_side(side)
        assert grid.side == side
        assert grid._seen().intersects(grid._layout.rect(19))
    grid.set_side(1)
    assert grid.side == SMALLEST_SIDE
    sides = Heard()
    grid.side_changed.connect(sides.heard)
    grid.wheelEvent(turned(120, CONTROL))
    assert sides.calls == [(88,)]


def test_the_window_may_be_resized_without_losing_the_place(grid):
    grid.verticalScrollBar().setValue(300)
    first = grid.ids[grid._visible().start]
    grid.resize(500, 500)
    assert grid._seen().intersects(grid._layout.rect(first - 1))
    grid.resize(60, 40)
    grid.grab()


def test_other_photos_keep_what_is_selected(grid, heard):
    click(grid, 3)
    click(grid, 6, SHIFT)
    grid.set_ids(ids(9, 6, 5, 1))
    assert grid.selected == [6, 5]
    assert grid.current == 6
    grid.set_ids(ids())
    assert (grid.current, grid.selected) == (-1, [])
    assert heard["current_changed"].calls[-1] == (-1,)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(grid, key)
    grid.grab()


def test_screen_readers_hear_of_the_current_photo(grid, asked):
    asked.entries[2] = PhotoEntry(
        2, Path("/nowhere/bride.jpg"), 1, rating=4, flag=Flag.PICK, findings=frozenset([FaceFinding.EYES_CLOSED])
    )
    click(grid, 2)
    interface = QAccessible.queryAccessibleInterface(grid)
    assert interface.text(QAccessible.Text.Name) == "Photos"
    spoken = interface.text(QAccessible.Text.Description)
    for word in ("bride.jpg", "4", "Picked", "Eyes closed"):
        assert word in spoken


@pytest.mark.parametrize(
    "change",
    [
        {"rating": 3},
        {"flag": Flag.PICK},
        {"flag": Flag.REJECT},
        {"colour": ColourLabel.RED},
        {"is_edited": True},
        {"paired_with": 9},
        {"copy_of": 9},
        {"presence": Presence.MISSING},
        {"presence": Presence.OFFLINE},
        {"findings": frozenset([FaceFinding.NO_SMILE])},
        {"findings": frozenset(FaceFinding)},
    ],
    # A set has no order of its own, and every process of a run in parallel must name the tests alike.
    ids=["rating", "pick", "reject", "colour", "edited", "pair", "copy", "missing", "offline", "finding", "findings"],
)
def test_everything_that_is_known_of_a_photo_is_seen(grid, asked, change):
    before = grid.grab().toImage()
    asked.entries[1] = PhotoEntry(1, Path("/nowhere/1.jpg"), 1, **change)
    grid.refresh([1])
    assert grid.grab().toImage() != before


def test_a_colour_label_has_its_colour(grid, asked):
    asked.entries[1] = PhotoEntry(1, Path("/nowhere/1.jpg"), 1, colour=ColourLabel.BLUE)
    cell = grid._layout.rect(0)
    image = grid.viewport().grab().toImage()
    colour = QColor(image.pixel(cell.center().x(), cell.bottom() - 2))
    assert colour.blue() > colour.red() + 50


def test_names_that_are_no_text_are_shown(grid, asked):
    asked.entries[1] = PhotoEntry(1, Path("/nowhere/" + b"caf\xe9.jpg".decode("utf-8", "surrogateescape")), 1)
    grid.refresh([1])
    grid.grab()
    click(grid, 1)
    assert "caf?.jpg" in grid.accessibleDescription()


def test_thumbnails_appear_by_themselves(loader, tmp_path):
    entries = entries_of(write_photos(tmp_path / "photos", 3))
    grid = PhotoGrid(loader, entries.get)
    grid.resize(600, 400)
    grid.set_ids(ids(1, 2, 3))
    grid.show()
    side = grid._picture_side()
    until(lambda: all((image := loader.image(n, side)) and image.width() == side for n in (1, 2, 3)))
    image = grid.viewport().grab().toImage()
    centre = grid._layout.rect(2).center()
    assert QColor(image.pixel(centre.x(), centre.y() - 20)) not in (theme.RAISED, theme.PANEL)


def test_a_filmstrip_keeps_the_current_photo_in_the_middle(loader, asked):
    strip = Filmstrip(loader, asked)
    strip.resize(700, 110)
    strip.set_ids(ids(*range(1, 31)))
    strip.show()
    strip.set_current(15)
    assert abs(place_of(strip, 15).x() - 350) <= 2
    heard = Heard()
    strip.current_changed.connect(heard.heard)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert heard.calls == [(16,)]
    assert abs(place_of(strip, 16).x() - 350) <= 2
    click(strip, 18)
    assert strip.selected == [18]
    before = strip.horizontalScrollBar().value()
    strip.wheelEvent(turned(-120))
    assert strip.horizontalScrollBar().value() > before


def test_a_higher_filmstrip_has_larger_pictures(loader, asked):
    strip = Filmstrip(loader, asked)
    strip.set_ids(ids(*range(1, 31)))
    strip.resize(700, 100)
    strip.show()
    small = strip._cells.side
    strip.resize(700, 180)
    assert strip._cells.side > small
    assert strip._layout.rect(0).bottom() <= 180
