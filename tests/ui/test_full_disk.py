"""The disk is full during an import, an edit and an export: one sentence, nothing is lost, and it goes on with room.

On a file system that is really full where one can be had; elsewhere what writes is made to refuse as a full disk does.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.library import database
from pixelsmile_desktop.studio import edit_history
from pixelsmile_desktop.studio.export_options import ExportOptions
from tests.ui.full_disk import FRAMES, HAPPY, said_on_a_full_disk, told, why_not
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

pytestmark = pytest.mark.expects_warnings
real = pytest.mark.skipif(bool(why_not()), reason=why_not())
made_to_refuse = pytest.mark.skipif(not why_not(), reason="a disk that is really full can be had here")


@real
def test_an_edit_on_a_full_disk_fails_in_one_sentence_and_is_done_when_there_is_room(
    tmp_path: Path, astronaut: Path
) -> None:
    said = said_on_a_full_disk(tmp_path, "edit", astronaut)
    assert len(said["told"]) == 1
    assert "the disk is full" in said["told"][0]
    assert said["versions"] == 0
    assert said["keeps"]
    assert said["whole"]


@real
def test_an_export_on_a_full_disk_leaves_no_half_file_and_is_done_when_there_is_room(
    tmp_path: Path, astronaut: Path
) -> None:
    said = said_on_a_full_disk(tmp_path, "export", astronaut)
    assert len(said["told"]) == 1
    assert "the disk is full" in said["told"][0]
    assert said["left"] == []
    assert said["whole"]


@real
def test_an_import_on_a_full_disk_is_said_once_and_the_rest_is_found_when_there_is_room(
    tmp_path: Path, astronaut: Path
) -> None:
    said = said_on_a_full_disk(tmp_path, "import", astronaut)
    assert len(said["told"]) == 1
    assert "the disk is full" in said["told"][0]
    assert said["visible"]
    assert said["whole"]


# Where no disk can be filled.


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    with opened_window() as one:
        yield one


def edit(opened: Opened, photo: Path) -> int:
    """Open a photo and make it smile; its number."""
    opened.window.take_files([photo])
    until(lambda: opened.parts.edit.faces, "the face")
    opened.parts.edit.set_mix(HAPPY)
    until(lambda: not opened.parts.edit.is_busy, "the preview")
    return opened.parts.edit.entry.id


def wait_for_failure(opened: Opened) -> None:
    queue = opened.parts.queue
    until(lambda: queue.jobs and queue.jobs[-1].state is JobState.FAILED, "the failure")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Fills the disk when it is called: nothing that is written reaches it."""

    def fill() -> None:
        def refuse(_handle: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", refuse)

    return fill


def leave_little_room(opened: Opened, patches: pytest.MonkeyPatch) -> None:
    """Let the library grow by a few pages only, as on a disk that is nearly full."""
    connect = database.connect

    def connect_without_room(path: Path, seconds_to_wait: float) -> sqlite3.Connection:
        connection = connect(path, seconds_to_wait)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 3}")
        return connection

    patches.setattr(database, "connect", connect_without_room)
    opened.workspace.library._database._idle.clear()


@made_to_refuse
@pytest.mark.usefixtures("qapp")
def test_a_disk_that_is_full_during_an_import_is_said_once_and_the_rest_is_found_when_there_is_room(
    tmp_path: Path,
) -> None:
    for number in range(FRAMES):
        (tmp_path / f"{'long name ' * 8}{number}.jpg").touch()
    with pytest.MonkeyPatch.context() as patches, opened_window() as first:
        leave_little_room(first, patches)
        first.window.take_files([tmp_path])
        until(lambda: told(first), "the sentence")
        assert len(told(first)) == 1
        assert "the disk is full" in told(first)[0]
        assert first.window.isVisible()
    with opened_window() as second:
        second.window.take_files([tmp_path])
        until(lambda: len(second.parts.library.ids) == FRAMES, "every photo")


@made_to_refuse
def test_a_disk_that_is_full_during_an_edit_fails_the_job_and_keeps_the_edit(
    opened: Opened, astronaut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(opened, astronaut)
    # What the Instant engine made is rendered anew whenever it is needed; only what cannot be is kept.
    monkeypatch.setattr(edit_history.EditHistory, "_keep", _keep_on_a_full_disk)
    opened.do("render.start")
    wait_for_failure(opened)
    until(lambda: told(opened), "the sentence")
    assert "the disk is full" in told(opened)[0]
    assert opened.parts.edit.mix == HAPPY
    assert opened.versions() == ()


def _keep_on_a_full_disk(*_arguments: object) -> str:
    from pixelsmile_desktop.core.atomic import save_error

    raise save_error(Path("renders"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


@made_to_refuse
def test_a_disk_that_is_full_during_an_export_leaves_no_half_file(
    opened: Opened, astronaut: Path, full_disk: Callable[[], None], tmp_path: Path
) -> None:
    photo_id = edit(opened, astronaut)
    opened.render()
    out = tmp_path / "out"
    out.mkdir()
    full_disk()
    entry = opened.parts.library.entry(photo_id)
    options = ExportOptions(folder=str(out))
    opened.parts.queue.enqueue_export([entry], {photo_id: opened.versions()[-1].id}, options)
    wait_for_failure(opened)
    until(lambda: any("the disk is full" in sentence for sentence in told(opened)), "the sentence")
    assert list(out.iterdir()) == []
