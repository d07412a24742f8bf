from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow

from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import COMMANDS, EXCLUSIVE, PAGES, Menu
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.widgets.command_palette import CommandPalette
from pixelsmile_desktop.ui.widgets.fuzzy import fuzzy_score
from pixelsmile_desktop.ui.widgets.shortcut_sheet import ShortcutSheet
from tests.ui.waiting import Heard

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


def test_no_two_commands_share_a_key_or_a_name() -> None:
    keys = Counter(QKeySequence(text).toString() for command in COMMANDS for text in command.shortcuts)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_every_command_that_is_used_often_has_a_key() -> None:
    without = {command.id for command in COMMANDS if not command.shortcuts}
    assert without == {
        "file.forget_folder",
        "file.read_sidecar",
        "view.reset_layout",
        "help.welcome",
        "help.sent",
        "help.updates",
        "help.logs",
        "help.about",
    }


def test_of_exclusive_commands_one_is_on(qapp: QApplication) -> None:
    actions = Actions()
    for ids in EXCLUSIVE:
        for name in ids:
            actions[name].setChecked(True)
            assert [other for other in ids if actions[other].isChecked()] == [name]


def test_a_choice_stays_when_it_is_chosen_again(qapp: QApplication) -> None:
    actions = Actions()
    for ids in (ids for ids in EXCLUSIVE if ids is not PAGES):
        actions.enable(ids, True)
        actions[ids[0]].trigger()
        actions[ids[0]].trigger()
        assert [name for name in ids if actions[name].isChecked()] == [ids[0]]


def test_a_command_is_offered_as_soon_as_somebody_answers(qapp: QApplication) -> None:
    actions, plain, switched = Actions(), Heard(), Heard()
    assert not actions["mix.reset"].isEnabled()
    actions.answer("mix.reset", plain.heard)
    actions.answer("view.mask", switched.heard)
    actions["mix.reset"].trigger()
    actions["view.mask"].trigger()
    assert plain.calls == [()]
    assert switched.calls == [(True,)]


def test_every_drawing_is_an_icon_in_any_colour(qapp: QApplication) -> None:
    drawings = sorted((resources_folder() / "icons").glob("*.svg"))
    assert len(drawings) > 40
    for drawing in drawings:
        image = icon(drawing.stem, "#ff0000").pixmap(24, 24).toImage()
        painted = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
        assert painted, drawing.name
        if drawing.stem not in {"app"} and not drawing.stem.startswith("style_"):
            assert all(colour.red() > 200 and colour.green() < 60 for colour in painted), drawing.name


@given(WORDS, WORDS)
def test_a_text_is_found_by_itself_and_by_any_letters_of_it_in_order(text: str, more: str) -> None:
    assert fuzzy_score(text, text + more) is not None
    assert fuzzy_score(text[::2], text) is not None


@given(WORDS)
def test_what_is_not_in_it_is_not_found(text: str) -> None:
    assert fuzzy_score(text + "\u2603", text.replace("\u2603", "")) is None


def test_beginnings_of_words_come_first() -> None:
    texts = ["Search", "Show the original", "Split upright", "Show before while held"]
    best = max(texts, key=lambda text: fuzzy_score("sbh", text) or -99)
    assert best == "Show before while held"
    assert (fuzzy_score("undo", "Undo") or 0) > (fuzzy_score("undo", "Put under a folder") or 0)


def open_palette(actions: Actions) -> tuple[QMainWindow, CommandPalette, QLineEdit]:
    window = QMainWindow()
    window.resize(1000, 700)
    palette = CommandPalette(actions, window)
    window.show()
    palette.open()
    line = palette.findChild(QLineEdit)
    assert line is not None
    return window, palette, line


def test_the_palette_runs_the_command_that_a_few_letters_mean(qapp: QApplication) -> None:
    actions, heard = Actions(), Heard()
    actions.answer("view.one_to_one", heard.heard)
    _window, palette, line = open_palette(actions)
    QTest.keyClicks(line, "actpix")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert heard.calls == [()]
    assert palette.isHidden()


def test_the_palette_runs_nothing_that_is_not_possible_now(qapp: QApplication) -> None:
    actions = Actions()
    _window, palette, line = open_palette(actions)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_the_palette_is_walked_with_the_arrows(qapp: QApplication) -> None:
    actions, heard = Actions(), Heard()
    for name in ("photo.rate_1", "photo.rate_2"):
        actions.answer(name, lambda name=name: heard.heard(name))
    _window, _palette, line = open_palette(actions)
    QTest.keyClicks(line, "star")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert heard.calls == [("photo.rate_2",)]


def test_the_sheet_shows_every_shortcut(qapp: QApplication) -> None:
    window = QMainWindow()
    window.resize(1500, 900)
    sheet = ShortcutSheet(Actions(), window)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for menu in Menu:
        assert menu.title.replace("&", "") in shown
    for command in COMMANDS:
        if command.shortcuts:
            assert command.text in shown
