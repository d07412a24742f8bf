"""The library while the window is open: folders come, go, and go out of reach, and the window hears of it."""

import shutil
import threading

import pytest
import shiboken6

from pixelsmile_desktop.core.catalogue import Presence
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.ui.viewmodels.library_keeper import LibraryKeeper
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.studio.fakes import a_studio
from tests.ui.photos import library_in, write_photos
from tests.ui.waiting import Heard, until


class Room:
    """A library with its model and its keeper."""

    def __init__(self, home):
        self.library = library_in(home)
        self.pool = TaskPool()
        self.model = LibraryModel(self.library, self.pool)
        self.keeper = LibraryKeeper(self.library, self.model, a_studio, self.pool)

    def open(self, folder):
        self.keeper.open_paths([folder])
        until(lambda: len(self.model.ids) and not self.library.unexamined(), "the photos")
        until(lambda: self.keeper._watcher.watched, "the folder to be watched")

    def close(self):
        assert self.keeper.close(20_000)
        assert self.model.close()
        assert self.pool.close()
        # Left to Python, they would be deleted by whichever thread collects them, which Qt does not survive.
        for part in (self.keeper, self.model, self.pool):
            shiboken6.delete(part)
        self.library.close()


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path / "home")
    yield room
    room.close()


def test_a_forgotten_folder_is_out_of_sight_and_watched_no_longer(room, tmp_path):
    write_photos(tmp_path / "shoot", 3)
    room.open(tmp_path / "shoot")
    (folder,) = room.library.folders()
    room.keeper.forget_folder(folder.id)
    until(lambda: not room.model.ids, "the photos to go")
    assert room.library.folders() == ()
    assert room.keeper._watcher.watched == frozenset()


def test_photos_are_shown_out_of_reach_and_back_again(room, tmp_path):
    write_photos(tmp_path / "drive", 2)
    room.open(tmp_path / "drive")
    (folder,) = room.library.folders()

    def presence():
        return {room.model.entry(photo_id).presence for photo_id in room.model.ids}

    assert presence() == {Presence.HERE}
    shutil.move(tmp_path / "drive", tmp_path / "unplugged")
    room.keeper.rescan(folder.id)
    until(lambda: presence() == {Presence.OFFLINE}, "the photos to be shown as out of reach")
    shutil.move(tmp_path / "unplugged", tmp_path / "drive")
    room.keeper.rescan(folder.id)
    until(lambda: presence() == {Presence.HERE}, "the photos to be shown as there")


def test_a_drive_that_does_not_answer_is_asked_once(room, monkeypatch):
    asked, may_answer = [], threading.Event()

    def check_folders():
        asked.append(1)
        may_answer.wait(20)
        return ()

    monkeypatch.setattr(room.library, "check_folders", check_folders)
    room.keeper._look_at_drives()
    until(lambda: asked, "the question")
    room.keeper._look_at_drives()
    may_answer.set()
    until(lambda: room.pool.is_idle, "the answer")
    assert len(asked) == 1
    room.keeper._look_at_drives()
    until(lambda: len(asked) == 2, "the next question")


def test_a_library_that_cannot_be_read_is_one_sentence(room, tmp_path, monkeypatch):
    write_photos(tmp_path / "shoot", 1)
    room.open(tmp_path / "shoot")
    heard = Heard()
    room.model.failed.connect(heard.heard)
    room.model.forget_entries(room.model.ids)

    def entries(_ids):
        raise LibraryError("the photo library is not to be used", "start the program again")

    with monkeypatch.context() as patch:
        patch.setattr(room.library, "entries", entries)
        assert room.model.entry(room.model.ids[0]) is None
        assert heard.calls == [], "never in the middle of painting"
        until(lambda: heard.calls, "the sentence")
    assert room.model.entry(room.model.ids[0]) is not None
