"""Days on which everything goes wrong around the window: it says one sentence, and nothing is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.catalogue import Presence
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.services import Studio
from tests.studio.fakes import a_face, a_studio
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

HAPPY = ExpressionMix(((Expression.HAPPY, 0.8),))
THOUSANDS = 5000

pytestmark = pytest.mark.expects_warnings


def quick(settings: Settings) -> Studio:
    """A studio that finds a face in every photo and edits it at once: what goes wrong here is not the engine."""
    return a_studio([a_face(0, (180, 80, 110, 150))], settings=settings)


QUICK = {"make_studio": quick, "make_preview_studio": quick}


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    with opened_window(**QUICK) as one:
        yield one


@pytest.fixture
def opened_with_engine(qapp: QApplication) -> Iterator[Opened]:
    with opened_window() as one:
        yield one


@pytest.fixture
def frame(tmp_path: Path, astronaut: Path) -> Path:
    """One photo in a folder of its own."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    return Path(shutil.copy(astronaut, folder / "frame.png"))


def edit(opened: Opened, photo: Path) -> int:
    """Open a photo and make it smile; its number."""
    opened.window.take_files([photo])
    until(lambda: opened.parts.edit.faces, "the face")
    opened.parts.edit.set_mix(HAPPY)
    until(lambda: not opened.parts.edit.is_busy, "the preview")
    return opened.parts.edit.entry.id


def told(opened: Opened) -> list[str]:
    """What the window says, a sentence each."""
    return [notice.sentence for notice in opened.parts.notices.standing]


def wait_for_jobs(opened: Opened, state: JobState, count: int = 1) -> None:
    queue = opened.parts.queue
    until(lambda: [row.state for row in queue.jobs] == [state] * count, f"{count} jobs to be {state}")


def drop(opened: Opened, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    opened.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, no_keys))


# The photo under edit.


def test_a_photo_deleted_while_it_is_edited_fails_in_a_sentence_and_can_be_tried_again(
    opened: Opened, frame: Path
) -> None:
    edit(opened, frame)
    aside = frame.rename(frame.parent.parent / frame.name)
    opened.do("render.start")
    wait_for_jobs(opened, JobState.FAILED)
    until(lambda: len(told(opened)) == 1, "the sentence")
    assert "frame.png" in told(opened)[0]
    assert opened.parts.edit.mix == HAPPY
    aside.rename(frame)
    opened.do("queue.retry")
    wait_for_jobs(opened, JobState.SUCCEEDED)


def test_a_photo_that_becomes_unreadable_while_it_is_edited_keeps_its_edit(opened: Opened, frame: Path) -> None:
    edit(opened, frame)
    content = frame.read_bytes()
    frame.write_bytes(content[: len(content) // 3])
    opened.do("render.start")
    wait_for_jobs(opened, JobState.FAILED)
    until(lambda: told(opened), "the sentence")
    assert all("frame.png" in sentence for sentence in told(opened))
    assert opened.parts.edit.mix == HAPPY
    assert opened.versions() == ()


def test_a_photo_replaced_while_it_is_edited_is_read_again_with_its_edit(
    opened_with_engine: Opened, frame: Path, hopper: Path
) -> None:
    opened = opened_with_engine
    edit(opened, frame)
    assert len(opened.parts.edit.faces) == 1
    before = opened.parts.edit.faces
    other = cv2.imread(str(hopper))
    cv2.imwrite(str(frame.with_suffix(".new.png")), other)
    frame.with_suffix(".new.png").replace(frame)
    until(lambda: opened.parts.edit.faces and opened.parts.edit.faces != before, "the other photo")
    assert opened.parts.edit.mix == HAPPY
    opened.render()
    entry = opened.parts.library.entry(opened.parts.edit.entry.id)
    assert (entry.width, entry.height) == (other.shape[1], other.shape[0])


def test_a_photo_deleted_while_it_is_edited_is_shown_as_missing(opened: Opened, frame: Path) -> None:
    photo_id = edit(opened, frame)
    frame.unlink()
    shutil.copy(Path(__file__), frame.parent / "not_a_photo.txt")
    library = opened.parts.library
    until(lambda: library.entry(photo_id).presence is not Presence.HERE, "the library to notice")


def test_a_photo_that_is_back_before_the_next_start_is_edited_again(qapp: QApplication, frame: Path) -> None:
    aside = frame.parent.with_name("on a drive that is not connected")
    with opened_window() as first:
        photo_id = edit(first, frame)
        first.render()
        frame.parent.rename(aside)
        library = first.parts.library
        until(lambda: library.entry(photo_id).presence is Presence.OFFLINE, "the library to notice")
    aside.rename(frame.parent)
    with opened_window() as second:
        until(lambda: second.parts.edit.faces, "the photo")
        assert second.parts.edit.entry.id == photo_id
        assert second.parts.edit.mix == HAPPY


# Very many, and the end in the middle.


def test_thousands_of_files_dropped_at_once_are_all_there_and_the_window_goes_on(
    opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "shoot"
    folder.mkdir()
    paths = [folder / f"frame_{number:04}.jpg" for number in range(THOUSANDS)]
    for path in paths:
        path.touch()
    drop(opened, paths)
    until(lambda: len(opened.parts.library.ids) == THOUSANDS, "the photos")
    until(lambda: len(opened.parts.library.selected()) == THOUSANDS, "the photos to be selected")
    opened.do("edit.select_none")
    assert told(opened) == []


def test_files_that_are_no_photos_are_said_and_their_folder_is_not_opened(opened: Opened, tmp_path: Path) -> None:
    notes = [tmp_path / "notes.txt", tmp_path / "film.mp4"]
    for path in notes:
        path.touch()
    drop(opened, notes[:1])
    until(lambda: told(opened) == ["notes.txt is no photo"], "the sentence")
    drop(opened, notes)
    until(lambda: told(opened) == ["2 file(s) are no photos"], "the sentence about both")
    assert "JPEG" in opened.parts.notices.standing[0].remedy
    assert opened.workspace.library.folders() == ()


@pytest.mark.usefixtures("qapp")
def test_the_window_closed_during_an_import_goes_on_with_it_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(THOUSANDS):
        (folder / f"frame_{number:04}.jpg").touch()
    with opened_window() as first:
        first.window.take_files([folder])
        until(lambda: len(first.workspace.library.folders()) == 1, "the import to begin")
    with opened_window() as second:
        until(lambda: len(second.parts.library.ids) == THOUSANDS, "the photos")
        assert told(second) == []


@pytest.mark.usefixtures("qapp")
def test_the_window_closed_during_culling_goes_on_with_it_at_the_next_start(tmp_path: Path, astronaut: Path) -> None:
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(4):
        shutil.copy(astronaut, folder / f"frame{number}.png")
    with opened_window() as first:
        first.window.take_files([folder])
        until(lambda: 0 < len(first.workspace.library.unculled()) < 4, "some photos to be culled")
    with opened_window() as second:
        until(lambda: len(second.workspace.library.unculled()) == 0, "the rest")
        assert told(second) == []


@pytest.mark.usefixtures("qapp")
def test_the_window_closed_during_an_export_goes_on_with_it_at_the_next_start(tmp_path: Path, astronaut: Path) -> None:
    folder, out = tmp_path / "shoot", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for number in range(6):
        shutil.copy(astronaut, folder / f"frame{number}.png")
    with opened_window(**QUICK) as first:
        first.window.take_files([folder])
        until(lambda: len(first.parts.library.ids) == 6, "the photos")
        entries = first.workspace.library.entries(first.parts.library.ids)
        first.parts.queue.enqueue_export(entries, {}, ExportOptions(folder=str(out)))
        until(lambda: any(row.state is JobState.SUCCEEDED for row in first.parts.queue.jobs), "the first file")
    with opened_window(**QUICK) as second:
        until(lambda: len(list(out.glob("*.png"))) == 6, "every file")
        until(lambda: not second.parts.queue.is_busy, "the end")
    assert len(list(out.iterdir())) == 6


# The library itself, at the start.


@pytest.fixture
def library_file(qapp: QApplication, frame: Path) -> Path:
    """The library of a program that was used and has ended."""
    with opened_window(**QUICK) as one:
        edit(one, frame)
        one.render()
        one.workspace.library.back_up()
        return one.workspace.folders.data / "library.sqlite3"


def test_a_truncated_library_is_restored_with_a_sentence(library_file: Path) -> None:
    content = library_file.read_bytes()
    library_file.write_bytes(content[: len(content) // 2])
    with opened_window(**QUICK) as opened:
        until(lambda: told(opened), "the sentence")
        assert "restored from its last backup" in told(opened)[0]
        until(lambda: len(opened.parts.library.ids) == 1, "the photo")
        until(lambda: len(opened.versions()) == 1, "its version")


# The clock.


def test_a_clock_that_was_set_back_changes_no_order(
    opened: Opened, frame: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(opened, frame)
    first = opened.render()
    now = opened.workspace.history._clock()
    monkeypatch.setattr(opened.workspace.history, "_clock", lambda: now - 86_400)
    opened.parts.edit.set_mix(ExpressionMix(((Expression.SAD, 0.5),)))
    second = opened.render()
    assert [version.id for version in opened.versions()] == [first, second]
    until(lambda: opened.parts.versions.current is not None and opened.parts.versions.current.id == second)
    opened.parts.versions.undo()
    until(lambda: opened.parts.versions.current.id == first, "the version before")
