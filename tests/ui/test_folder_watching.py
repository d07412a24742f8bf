"""Folders of the library: opened, watched, looked at again, gone and come back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pixelsmile_desktop.core.catalogue import PhotoQuery, PhotoSort, Presence
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.ui.workers import folder_watcher
from pixelsmile_desktop.ui.workers.folder_watcher import FolderWatcher
from pixelsmile_desktop.ui.workers.scan_worker import FolderScanner
from tests.ui.photos import library_in, write_photos
from tests.ui.waiting import Heard, until


@pytest.fixture
def library(tmp_path):
    library = library_in(tmp_path / "home")
    yield library
    library.close()


@pytest.fixture
def scanner(library):
    scanner = FolderScanner(library)
    yield scanner
    assert scanner.close()


@pytest.fixture
def heard(scanner):
    names = ("opened", "photos_noted", "folder_rescanned", "folders_found", "progressed", "failed", "rested")
    signals = {name: Heard() for name in names}
    for name, listener in signals.items():
        getattr(scanner, name).connect(listener.heard)
    return signals


@pytest.fixture
def watcher():
    return FolderWatcher()


def count(library):
    return len(library.query(PhotoQuery(sort=PhotoSort.NAME)))


def test_a_folder_is_opened_then_read(library, scanner, heard, tmp_path):
    write_photos(tmp_path / "shoot" / "day", 5)
    (tmp_path / "shoot" / ".hidden").mkdir()
    scanner.open_paths([tmp_path / "shoot"])
    until(lambda: heard["rested"].calls)
    assert heard["failed"].calls == []
    assert count(library) == 5
    assert library.unexamined() == []
    ((opened,),) = heard["opened"].calls
    assert [entry.photo_count for entry in opened.folders] == [5]
    ((folder_id, folders),) = heard["folders_found"].calls
    assert folder_id == opened.folders[0].id
    assert folders == [tmp_path / "shoot", tmp_path / "shoot" / "day"]
    assert sum(len(ids) for (ids,) in heard["photos_noted"].calls) == 10, "once by name, once when they were read"
    assert heard["progressed"].calls


def test_files_bring_their_folders_and_are_named(library, scanner, heard, tmp_path):
    first = write_photos(tmp_path / "a", 3)
    second = write_photos(tmp_path / "b", 2)
    scanner.open_paths([first[1], second[0], tmp_path / "a" / "no photo.txt"])
    until(lambda: heard["opened"].calls)
    ((opened,),) = heard["opened"].calls
    assert {library.entry(photo_id).path for photo_id in opened.photo_ids} == {first[1], second[0]}
    assert {entry.path for entry in opened.folders} == {tmp_path / "a", tmp_path / "b"}
    assert count(library) == 5


def test_folders_inside_a_dropped_folder_are_not_opened_twice(scanner, heard, tmp_path):
    paths = write_photos(tmp_path / "a" / "b", 2)
    scanner.open_paths([tmp_path / "a", tmp_path / "a" / "b", *paths])
    until(lambda: heard["opened"].calls)
    ((opened,),) = heard["opened"].calls
    assert [entry.path for entry in opened.folders] == [tmp_path / "a"]
    assert len(opened.photo_ids) == 2


def test_five_thousand_files_at_once(library, scanner, heard, tmp_path):
    folder = tmp_path / "many"
    (model,) = write_photos(folder, 1)
    paths = [model]
    for number in range(4999):
        paths.append(folder / f"copy_{number}.jpg")
        paths[-1].write_bytes(model.read_bytes() + number.to_bytes(4, "big"))
    scanner.open_paths(paths)
    until(lambda: heard["opened"].calls, patience_ms=120_000)
    ((opened,),) = heard["opened"].calls
    assert len(opened.photo_ids) == 5000
    assert len(opened.folders) == 1
    assert heard["failed"].calls == []


def test_a_folder_that_is_not_there_is_one_sentence_and_the_others_are_opened(library, scanner, heard, tmp_path):
    write_photos(tmp_path / "there", 1)
    scanner.open_paths([tmp_path / "gone" / "a.jpg", tmp_path / "there"])
    until(lambda: heard["rested"].calls)
    ((error,),) = heard["failed"].calls
    assert isinstance(error, LibraryError)
    assert count(library) == 1


def test_what_changed_is_found(library, scanner, heard, tmp_path):
    paths = write_photos(tmp_path / "a", 4)
    scanner.open_paths([tmp_path / "a"])
    until(lambda: heard["rested"].calls)
    folder_id = heard["folders_found"].calls[0][0]
    paths[0].unlink()
    paths[1].rename(tmp_path / "a" / "renamed.jpg")
    write_photos(tmp_path / "a", 1, start=50)
    scanner.rescan(folder_id)
    scanner.rescan(folder_id)
    until(lambda: len(heard["rested"].calls) == 2)
    ((heard_id, changes),) = heard["folder_rescanned"].calls
    assert heard_id == folder_id
    assert (len(changes.added), len(changes.missing), len(changes.found_again)) == (1, 1, 1)
    assert library.unexamined() == []


def test_a_folder_that_disappears_is_offline_and_nothing_is_lost(library, scanner, heard, watcher, tmp_path):
    write_photos(tmp_path / "card", 3)
    scanner.open_paths([tmp_path / "card"])
    until(lambda: heard["rested"].calls)
    folder_id, folders = heard["folders_found"].calls[0]
    scanner.folders_found.connect(watcher.watch)
    watcher.watch(folder_id, folders)
    until(lambda: watcher.watched)
    watcher.changed.connect(scanner.rescan)
    shutil.move(tmp_path / "card", tmp_path / "elsewhere")
    until(lambda: heard["folder_rescanned"].calls)
    assert heard["folder_rescanned"].calls[-1][1].is_online is False
    assert {library.entry(photo_id).presence for photo_id in library.query(PhotoQuery())} == {Presence.OFFLINE}
    watcher.changed.disconnect(scanner.rescan)
    shutil.move(tmp_path / "elsewhere", tmp_path / "card")
    watcher.changed.connect(scanner.rescan)
    watcher.on_application_state(Qt.ApplicationState.ApplicationActive)
    until(lambda: {library.entry(photo_id).presence for photo_id in library.query(PhotoQuery())} == {Presence.HERE})
    until(lambda: str(tmp_path / "card") in watcher.watched, "it is watched again")


def test_a_folder_that_comes_back_is_noticed(watcher, tmp_path):
    root = tmp_path / "drive" / "shoot"
    root.mkdir(parents=True)
    heard = Heard()
    watcher.changed.connect(heard.heard)
    watcher.watch(3, [root])
    until(lambda: str(root) in watcher.watched)
    for is_there in (False, True):
        root.rename(tmp_path / "drive" / "away") if not is_there else (tmp_path / "drive" / "away").rename(root)
        until(lambda: heard.calls)
        assert heard.calls == [(3,)]
        heard.calls.clear()
    watcher.watch(3, [root])
    until(lambda: str(root) in watcher.watched)
    write_photos(root, 1)
    until(lambda: heard.calls, "it is watched again")


def test_new_files_are_noticed(watcher, tmp_path):
    (tmp_path / "inner").mkdir()
    heard = Heard()
    watcher.changed.connect(heard.heard)
    watcher.watch(4, [tmp_path, tmp_path / "inner"])
    until(lambda: {str(tmp_path), str(tmp_path / "inner")} <= watcher.watched)
    write_photos(tmp_path / "inner", 60)
    until(lambda: heard.calls)
    assert heard.calls == [(4,)], "a burst is one message"


def test_a_folder_that_was_forgotten_is_silent(watcher, tmp_path):
    (tmp_path / "other").mkdir()
    heard = Heard()
    watcher.changed.connect(heard.heard)
    (tmp_path / "first").mkdir()
    watcher.watch(1, [tmp_path / "first"])
    watcher.watch(2, [tmp_path / "other"])
    both = {str(tmp_path / "first"), str(tmp_path / "other")}
    until(lambda: both <= watcher.watched)
    watcher.forget(1)
    assert watcher.watched == {str(tmp_path), str(tmp_path / "other")}
    write_photos(tmp_path / "first", 1)
    write_photos(tmp_path / "other", 1)
    until(lambda: heard.calls)
    assert heard.calls == [(2,)]


def test_folders_that_went_are_watched_no_more(watcher, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    watcher.watch(1, [tmp_path, tmp_path / "a", tmp_path / "b"])
    until(lambda: str(tmp_path / "b") in watcher.watched)
    watcher.watch(1, [tmp_path, tmp_path / "b"])
    assert watcher.watched == {str(tmp_path.parent), str(tmp_path), str(tmp_path / "b")}
    watcher.forget(1)
    assert not watcher.watched


def test_no_more_watches_than_allowed(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(folder_watcher, "MOST_FOLDERS", 3)
    folders = [tmp_path / str(number) for number in range(6)]
    for folder in folders:
        folder.mkdir()
    watcher.watch(1, folders)
    until(lambda: not watcher._adding.isActive())
    assert watcher.watched == {str(tmp_path), *map(str, folders[:3])}, "outer folders come first"


def test_coming_back_to_the_window_looks_once_for_all_folders(watcher, tmp_path):
    (tmp_path / "other").mkdir()
    heard = Heard()
    watcher.changed.connect(heard.heard)
    watcher.watch(1, [tmp_path])
    watcher.watch(2, [tmp_path / "other"])
    for _ in range(3):
        watcher.on_application_state(Qt.ApplicationState.ApplicationInactive)
        watcher.on_application_state(Qt.ApplicationState.ApplicationActive)
    until(lambda: len(heard.calls) == 2)
    assert sorted(heard.calls) == [(1,), (2,)]


def test_closing_in_the_middle_of_a_scan(library, tmp_path):
    write_photos(tmp_path / "a", 300)
    scanner = FolderScanner(library)
    scanner.open_paths([tmp_path / "a"])
    noted = Heard()
    scanner.photos_noted.connect(noted.heard)
    until(lambda: noted.calls)
    assert scanner.close()
    assert Path(tmp_path / "a" / "photo_0000.jpg").exists()
    assert count(library) >= len(noted.calls[0][0])
