import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.commands import COMMANDS, PAGES
from pixelsmile_desktop.ui.views.closing_question import ClosingQuestion
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

HAPPY = ExpressionMix(((Expression.HAPPY, 0.8),))


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    with opened_window() as one:
        yield one


@pytest.fixture
def shoot(tmp_path: Path, astronaut: Path, hopper: Path) -> Path:
    """A folder of five photos."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(4):
        shutil.copy(astronaut, folder / f"astronaut{number}.png")
    shutil.copy(hopper, folder)
    return folder


def open_folder(opened: Opened, folder: Path, count: int) -> None:
    opened.window.take_files([folder])
    until(lambda: len(opened.parts.library.ids) == count, "the photos of the folder")


@pytest.mark.usefixtures("qapp")
def test_somebody_answers_for_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    answered, answer = set(), Actions.answer

    def note(self: Actions, name: str, slot: Callable[..., Any]) -> QAction:
        answered.add(name)
        return answer(self, name, slot)

    monkeypatch.setattr(Actions, "answer", note)
    with opened_window():
        assert {command.id for command in COMMANDS} == answered


def test_every_page_can_be_shown(opened: Opened) -> None:
    for page in (*PAGES, "help.welcome", "help.sent"):
        opened.window.show_page(page)
        assert opened.window._pages.currentWidget().isVisibleTo(opened.window)


def test_the_first_start_ends_in_an_edited_portrait_and_the_second_finds_it(qapp: QApplication) -> None:
    with opened_window() as first:
        assert first.window._page == "help.welcome"
        first.edit_portrait()
        first.parts.edit.set_mix(HAPPY)
        until(lambda: not first.parts.edit.is_busy, "the preview")
        first.render()
        photo = first.parts.edit.entry
    with opened_window() as second:
        assert second.window._page == "view.edit"
        until(lambda: second.parts.edit.faces, "the face")
        assert second.parts.edit.entry.path == photo.path
        assert second.parts.edit.mix == HAPPY
        assert len(second.versions()) == 1
        second.do("edit.undo")
        until(lambda: second.parts.versions.current is None, "the original")


def test_a_folder_that_is_dropped_is_shown(opened: Opened, shoot: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shoot))])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, no_keys)
    opened.window.dropEvent(event)
    until(lambda: len(opened.parts.library.ids) == 5, "the photos")
    assert opened.window._page == "view.library"


def test_one_photo_that_is_opened_is_edited(opened: Opened, shoot: Path) -> None:
    opened.window.take_files([shoot / "astronaut2.png"])
    until(lambda: opened.parts.edit.entry is not None, "the editor")
    assert opened.parts.edit.entry.path.name == "astronaut2.png"
    assert opened.window._page == "view.edit"


def test_keys_mark_the_selected_photos_and_undo_takes_it_back(opened: Opened, shoot: Path) -> None:
    open_folder(opened, shoot, 5)
    library = opened.parts.library
    opened.window.show_page("view.library")
    opened.do("edit.select_all")
    QTest.keyClick(opened.window._library.grid, Qt.Key.Key_3)
    until(lambda: library.entry(library.ids[0]).rating == 3, "the stars")
    opened.do("edit.undo")
    until(lambda: {library.entry(one).rating for one in library.ids} == {0}, "no stars")


def test_undo_goes_through_the_moves_and_then_through_the_versions(opened: Opened) -> None:
    opened.edit_portrait()
    edit, actions = opened.parts.edit, opened.parts.actions
    edit.set_mix(HAPPY)
    opened.render()
    edit.set_mix(ExpressionMix())
    opened.do("edit.undo")
    assert edit.mix == HAPPY
    opened.do("edit.undo")
    assert edit.mix == ExpressionMix()
    opened.do("edit.undo")
    until(lambda: opened.parts.versions.current is None, "the original")
    until(lambda: not actions["edit.undo"].isEnabled())
    opened.do("edit.redo")
    assert edit.mix == HAPPY


def test_a_look_goes_onto_other_photos_through_the_queue(opened: Opened, shoot: Path) -> None:
    open_folder(opened, shoot, 5)
    library, queue = opened.parts.library, opened.parts.queue
    opened.window.edit_photo(library.ids[0])
    until(lambda: opened.parts.edit.faces, "the face")
    opened.parts.edit.set_mix(HAPPY)
    opened.do("edit.copy_look")
    opened.window.show_page("view.library")
    library.set_selected(tuple(library.ids)[1:])
    opened.do("edit.paste_look")
    until(lambda: len(queue.jobs) == 4 and all(row.state.is_terminal for row in queue.jobs), "the batch")
    assert {row.state for row in queue.jobs} == {JobState.SUCCEEDED}
    current = opened.workspace.history.current_ids(tuple(library.ids))
    assert sorted(current) == sorted(tuple(library.ids)[1:])


def test_closing_while_jobs_run_asks_once_and_what_is_left_goes_on_at_the_next_start(
    qapp: QApplication, shoot: Path
) -> None:
    with opened_window() as first:
        open_folder(first, shoot, 5)
        first.parts.queue.pause(True)
        first.window.edit_photo(first.parts.library.ids[0])
        until(lambda: first.parts.edit.faces, "the face")
        first.parts.edit.set_mix(HAPPY)
        for _ in range(3):
            first.do("render.start")
        until(lambda: first.parts.queue.waiting == 3, "the jobs")
        first.parts.queue.pause(False)
        first.window.close()
        first.window.close()
        questions = first.window.findChildren(ClosingQuestion)
        assert len(questions) == 1
        assert first.window.isVisible()
        (leave,) = [b for b in questions[0].findChildren(QPushButton) if b.text() == "Quit now"]
        leave.click()
        assert not first.window.isVisible()
    with opened_window() as second:
        queue = second.parts.queue
        until(lambda: len(queue.jobs) == 3 and all(row.state is JobState.SUCCEEDED for row in queue.jobs), "the rest")


def test_closing_when_nothing_runs_asks_nothing(opened: Opened) -> None:
    opened.window.close()
    assert not opened.window.isVisible()


def test_panels_are_remembered_for_each_page(qapp: QApplication) -> None:
    with opened_window() as first:
        first.edit_portrait()
        first.do("view.left_panel")
        first.do("view.library")
        assert first.parts.actions["view.left_panel"].isChecked()
        first.do("view.edit")
        assert not first.parts.actions["view.left_panel"].isChecked()
    with opened_window() as second:
        assert not second.parts.actions["view.left_panel"].isChecked()
        second.do("view.reset_layout")
        assert second.parts.actions["view.left_panel"].isChecked()


def test_the_window_comes_back_when_its_monitor_is_gone(opened: Opened) -> None:
    opened.window.setGeometry(QRect(QPoint(9000, 9000), opened.window.size()))
    opened.window._on_screen_removed(QGuiApplication.primaryScreen())
    until(lambda: opened.window.geometry().intersects(QGuiApplication.primaryScreen().geometry()), "the window")


@pytest.mark.expects_warnings
def test_a_photo_that_is_gone_is_said_in_a_sentence(opened: Opened, shoot: Path) -> None:
    open_folder(opened, shoot, 5)
    (shoot / "astronaut1.png").unlink()
    ids = {opened.parts.library.entry(one).path.name: one for one in opened.parts.library.ids}
    opened.window.edit_photo(ids["astronaut1.png"])
    until(lambda: opened.parts.notices.standing, "a notice")
    assert "astronaut1.png" in opened.parts.notices.standing[0].sentence


def test_the_palette_and_the_sheet_open_by_their_keys(opened: Opened) -> None:
    palette = opened.window.findChild(object, "command_palette")
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()


def test_full_screen_and_back(opened: Opened) -> None:
    opened.do("view.full_screen")
    assert opened.window.isFullScreen()
    opened.do("view.full_screen")
    assert not opened.window.isFullScreen()
