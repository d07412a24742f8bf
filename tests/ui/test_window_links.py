"""What ties the parts of the window together: each of these works alone, and must be reached."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColorSpace, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.studio.thumbnails import SIDES
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode, divider_position
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.notice_bar import NoticeBar
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog
from pixelsmile_desktop.ui.widgets.viewport import Framing
from tests.ui.waiting import Heard, until
from tests.ui.windows import Opened, diagnosis, opened_window

HAPPY = ExpressionMix.of({Expression.HAPPY: 0.8})
ADOBE = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    with opened_window() as one:
        yield one


@pytest.fixture
def shoot(tmp_path: Path, astronaut: Path, hopper: Path) -> Path:
    folder = tmp_path / "shoot"
    folder.mkdir()
    for portrait in (astronaut, hopper):
        shutil.copy(portrait, folder)
    return folder


def open_folder(opened: Opened, folder: Path, count: int) -> tuple[int, ...]:
    opened.window.take_files([folder])
    library = opened.parts.library
    until(lambda: len(library.ids) == count, "the photos of the folder")
    until(lambda: all(opened.workspace.library.entry(one).content_key for one in library.ids), "their headers")
    return tuple(library.ids)


def view_of(opened: Opened) -> CompareView:
    view = opened.window.findChild(CompareView)
    assert view is not None
    return view


# Start.


def test_at_start_pixels_that_no_version_needs_are_deleted(qapp: QApplication) -> None:
    renders = bootstrap.app_folders().data / "renders"
    renders.mkdir(parents=True)
    left_over, foreign = renders / "left_over.npz", renders / "notes.txt"
    for path in (left_over, foreign):
        path.write_bytes(b"something")
    with opened_window():
        until(lambda: not left_over.exists(), "the clearing up")
    assert foreign.exists()


def test_the_thumbnails_of_a_folder_are_made_although_nobody_looks(opened: Opened, shoot: Path) -> None:
    ids = open_folder(opened, shoot, 2)
    opened.window.show_page("view.settings")
    keys = [opened.workspace.library.entry(one).content_key for one in ids]
    until(lambda: all(opened.workspace.thumbnails.has(key, SIDES[0]) for key in keys), "the thumbnails")
    until(lambda: opened.parts._backlog._handed_over == set(ids), "the backlog to have come to its end")


# Virtual copies.


def make_copy(opened: Opened, photo_id: int) -> int:
    library = opened.parts.library
    library.set_selected((photo_id,))
    library.set_current(photo_id)
    count = len(library.ids)
    opened.do("photo.virtual_copy")
    until(lambda: len(library.ids) == count + 1 and library.current != photo_id, "the copy")
    return library.current


def press_in_notice(opened: Opened, text: str) -> None:
    bar = opened.window.findChild(NoticeBar)
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


def test_a_virtual_copy_is_removed_after_one_question(opened: Opened, shoot: Path) -> None:
    first, second = open_folder(opened, shoot, 2)
    copy_id = make_copy(opened, first)
    library, grid = opened.parts.library, opened.window._library.grid
    opened.window.show_page("view.library")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    until(lambda: opened.parts.notices.standing, "the question")
    assert copy_id in library.ids, "nothing is gone before the answer"
    press_in_notice(opened, "Remove the copy")
    until(lambda: set(library.ids) == {first, second}, "the copy to be gone")
    assert opened.workspace.library.entry(copy_id) is None
    assert sorted(path.name for path in shoot.iterdir()) == ["astronaut.png", "grace_hopper.jpg"]
    assert not opened.parts.notices.standing


def test_what_is_no_copy_cannot_be_removed(opened: Opened, shoot: Path) -> None:
    first, _ = open_folder(opened, shoot, 2)
    action = opened.parts.actions["photo.remove_copy"]
    copy_id = make_copy(opened, first)
    until(action.isEnabled)
    opened.parts.library.set_current(first)
    assert not action.isEnabled()
    opened.parts.library.set_current(copy_id)
    assert action.isEnabled()


def test_the_question_goes_when_another_photo_is_looked_at(opened: Opened, shoot: Path) -> None:
    first, _ = open_folder(opened, shoot, 2)
    make_copy(opened, first)
    opened.do("photo.remove_copy")
    until(lambda: opened.parts.notices.standing, "the question")
    opened.parts.library.set_current(first)
    assert not opened.parts.notices.standing


def test_on_the_page_of_the_queue_the_key_means_jobs(opened: Opened, shoot: Path) -> None:
    first, _ = open_folder(opened, shoot, 2)
    make_copy(opened, first)
    opened.window.show_page("view.batch")
    page = opened.window._pages.currentWidget()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert not opened.parts.notices.standing


# The split.


def middle_of_face(opened: Opened, index: int) -> tuple[float, float]:
    x, y, width, height = opened.parts.edit.faces[index].box
    return view_of(opened).viewport.to_pane((x + width / 2, y + height / 2))


def divider_of(view: CompareView) -> float:
    return divider_position(view.mode, view.viewport, view.divider)


def test_the_split_goes_through_the_face_whatever_the_view_shows(opened: Opened) -> None:
    opened.edit_portrait()
    view = view_of(opened)
    until(lambda: divider_of(view) == pytest.approx(middle_of_face(opened, 0)[0], abs=1), "the split")
    assert view.divider != 0.5
    opened.window.resize(1500, 800)
    view.zoom_in()
    assert divider_of(view) == pytest.approx(middle_of_face(opened, 0)[0], abs=1)
    opened.do("view.split_horizontal")
    assert view.mode is CompareMode.SPLIT_HORIZONTAL
    assert divider_of(view) == pytest.approx(middle_of_face(opened, 0)[1], abs=1)


def test_the_photo_fills_the_view_by_a_command(opened: Opened) -> None:
    opened.edit_portrait()
    view = view_of(opened)
    fitted = view.viewport.scale
    opened.window.resize(1700, 800)
    opened.do("view.fill")
    assert view.viewport.framing is Framing.FILL
    assert view.viewport.scale > fitted
    opened.do("view.fit")
    assert view.viewport.framing is Framing.FIT


def test_a_split_that_was_moved_stays_until_the_next_photo(opened: Opened, shoot: Path) -> None:
    ids = open_folder(opened, shoot, 2)
    opened.window.edit_photo(ids[0])
    view, edit = view_of(opened), opened.parts.edit
    until(lambda: edit.faces, "the face")
    view.set_divider(0.31)
    edit.click_face(0, extend=False)
    view.zoom_in()
    assert view.divider == 0.31
    opened.window.edit_photo(ids[1])
    until(lambda: edit.entry is not None and edit.entry.id == ids[1] and edit.faces, "the other face")
    until(lambda: divider_of(view) == pytest.approx(middle_of_face(opened, 0)[0], abs=1), "the split")


# The engine of the settings.


def ready_or_not(opened: Opened, *, is_ready: bool) -> None:
    readiness = replace(diagnosis().pixelsmile, why=None if is_ready else "the model is missing")
    opened.parts._on_diagnosed(replace(diagnosis(), pixelsmile=readiness))


def test_photos_are_opened_with_the_engine_of_the_settings(opened: Opened, shoot: Path) -> None:
    ids = open_folder(opened, shoot, 2)
    opened.parts.settings.set_value("engine", "pixelsmile")
    edit = opened.parts.edit
    opened.window.edit_photo(ids[0])
    until(lambda: edit.entry is not None, "the editor")
    assert edit.engine is EngineName.PIXELSMILE
    opened.parts.settings.set_value("engine", "instant")
    assert edit.engine is EngineName.INSTANT, "nobody has touched this photo yet"
    edit.set_mix(HAPPY)
    opened.parts.settings.set_value("engine", "pixelsmile")
    assert edit.engine is EngineName.INSTANT
    opened.window.edit_photo(ids[1])
    until(lambda: edit.entry is not None and edit.entry.id == ids[1], "the other photo")
    assert edit.engine is EngineName.PIXELSMILE


def test_automatic_means_pixelsmile_as_soon_as_it_is_ready(opened: Opened) -> None:
    opened.edit_portrait()
    until(lambda: opened.parts.diagnosis is not None, "the diagnosis")
    edit: EditModel = opened.parts.edit
    assert edit.engine is EngineName.INSTANT
    ready_or_not(opened, is_ready=True)
    assert edit.engine is EngineName.PIXELSMILE
    edit.set_engine(EngineName.INSTANT)
    ready_or_not(opened, is_ready=True)
    assert edit.engine is EngineName.INSTANT, "the user has chosen"
    opened.parts.settings.set_value("engine", "instant")
    edit.set_engine(EngineName.PIXELSMILE)
    ready_or_not(opened, is_ready=False)
    assert edit.engine is EngineName.PIXELSMILE


# Sheets and strips.


@pytest.mark.parametrize("command", ["mix.save_sheet", "mix.save_strip"])
def test_a_sheet_is_saved_where_the_user_says(opened: Opened, tmp_path: Path, command: str) -> None:
    opened.edit_portrait()
    action = opened.parts.actions["mix.save_strip"]
    assert not action.isEnabled(), "there is no strip of nothing"
    opened.parts.edit.set_mix(HAPPY)
    opened.do(command)
    (dialog,) = opened.window.findChildren(PlaceDialog)
    proposed = Path(dialog.selectedFiles()[0])
    assert proposed.suffix == ".png"
    output = tmp_path / "sheet.png"
    dialog.selectFile(str(output))
    dialog.accept()
    queue = opened.parts.queue
    until(lambda: queue.jobs and queue.jobs[0].state.is_terminal, "the sheet", 60_000)
    assert queue.jobs[0].state is JobState.SUCCEEDED, queue.jobs[0].error
    assert queue.jobs[0].title == "Draw sheet.png"
    assert output.stat().st_size > 10_000
    assert any(notice.key == "exported" for notice in opened.parts.notices.standing)


# Colours of the screen.


def shown_through(opened: Opened) -> QColorSpace:
    return view_of(opened)._pictures._display


def test_a_chosen_profile_of_the_screen_counts_at_once_and_at_the_next_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "screen.icc"
    path.write_bytes(bytes(ADOBE.iccProfile().data()))
    with opened_window() as first:
        first.parts.settings.set_value("display_profile_file", str(path))
        until(lambda: shown_through(first).primaries() == ADOBE.primaries(), "the profile")
    with opened_window() as second:
        until(lambda: shown_through(second).primaries() == ADOBE.primaries(), "the profile")
        second.parts.settings.set_value("display_profile_file", "")
        until(lambda: shown_through(second) == QColorSpace(QColorSpace.NamedColorSpace.SRgb), "sRGB")


@pytest.mark.expects_warnings
def test_a_profile_that_cannot_be_used_is_said_and_pictures_are_shown_all_the_same(
    opened: Opened, tmp_path: Path
) -> None:
    opened.parts.settings.set_value("display_profile_file", str(tmp_path / "none.icc"))
    until(lambda: opened.parts.notices.standing, "the sentence")
    assert "none.icc" in opened.parts.notices.standing[0].sentence
    until(lambda: opened.parts.pool.is_idle)
    assert shown_through(opened) == QColorSpace(QColorSpace.NamedColorSpace.SRgb)


def test_another_screen_is_asked_for_its_profile(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = bytes(ADOBE.iccProfile().data())
    monkeypatch.setattr("pixelsmile_desktop.ui.display_profile._FINDERS", {"offscreen": lambda _place: profile})
    opened.window.windowHandle().screenChanged.emit(QGuiApplication.primaryScreen())
    until(lambda: shown_through(opened).primaries() == ADOBE.primaries(), "the profile")


# Days and people.


def test_people_and_days_narrow_what_the_library_shows(opened: Opened, shoot: Path) -> None:
    ids = open_folder(opened, shoot, 2)
    library = opened.parts.library
    until(lambda: all(opened.workspace.library.entry(one).face_count is not None for one in ids), "the people")
    filters = opened.window._library.filters
    filters._people.menu().actions()[2].trigger()
    until(lambda: len(library.ids) == 0, "nobody in company")
    filters._people.menu().actions()[1].trigger()
    until(lambda: len(library.ids) == 2, "both portraits")
    filters._dates.menu().actions()[1].trigger()
    until(lambda: len(library.ids) == 0, "no photo of today")
    assert library.query != PhotoQuery(folder_id=library.query.folder_id)
    filters._clear.click()
    until(lambda: set(library.ids) == set(ids), "all of them")


def test_another_version_makes_grid_and_filmstrip_look_anew(opened: Opened) -> None:
    opened.edit_portrait()
    photo_id, loader = opened.parts.library.current, opened.parts.thumbnails

    def shown() -> QImage | None:
        """The thumbnail, once nothing better will come."""
        pictures = [picture for (one, _), picture in loader._pictures.items() if one == photo_id]
        return pictures[-1].image if pictures and all(picture.is_sharp for picture in pictures) else None

    until(lambda: shown() is not None, "the thumbnail of the original")
    original = shown()
    opened.parts.edit.set_mix(HAPPY)
    opened.render()
    until(lambda: shown() not in (None, original), "the thumbnail of the version")
    version = shown()
    renewed = Heard()
    opened.parts.library.entries_changed.connect(renewed.heard)
    opened.parts.versions.show_version(None)
    until(lambda: any(photo_id in ids for (ids,) in renewed.calls), "the grid to look again")
    until(lambda: shown() not in (None, version), "the thumbnail of the original again")
