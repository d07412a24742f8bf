import contextlib
import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.library import backups
from pixelsmile_desktop.library.database import Database
from tests.library.making import NAMES, add_photos, count, fill, is_sound, opened


@pytest.mark.parametrize("seed", range(12))
def test_a_truncated_library_comes_back_from_its_backup(path: Path, seed: int) -> None:
    fill(path)
    size = path.stat().st_size
    length = [0, 1, 99, 100, 4096, size - 1, size - 4096][seed] if seed < 7 else random.Random(seed).randrange(size)
    os.truncate(path, length)
    truncated = path.read_bytes()
    with opened(path) as database:
        assert count(database) == len(NAMES)
        (notice,) = database.notices
        assert "restored from its last backup" in notice
        kept = path.with_name("library.damaged-1.sqlite")
        assert kept.name in notice
        assert kept.read_bytes() == truncated
        add_photos(database, ["after.jpg"])
    assert is_sound(path)
    with opened(path) as database:
        assert database.notices == ()
        assert count(database) == len(NAMES) + 1


@pytest.mark.parametrize("place", [0, 20, 101])
def test_a_library_with_foreign_bytes_in_it_comes_back_from_its_backup(path: Path, place: int) -> None:
    fill(path)
    with path.open("rb+") as file:
        file.seek(place)
        file.write(b"not a library" * 400)
    with opened(path) as database:
        assert count(database) == len(NAMES)
        assert len(database.notices) == 1


def test_a_library_that_is_gone_comes_back_from_its_backup(path: Path) -> None:
    fill(path)
    path.unlink()
    with opened(path) as database:
        assert count(database) == len(NAMES)
        assert len(database.notices) == 1


def test_a_restoring_that_was_interrupted_goes_on_the_next_time(path: Path) -> None:
    fill(path)
    os.truncate(path, 5000)
    backups.set_aside(path)
    with opened(path) as database:
        assert count(database) == len(NAMES)


def test_a_log_of_the_damaged_library_is_not_read_into_the_restored_one(path: Path) -> None:
    fill(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM photos")
        log = path.with_name(path.name + "-wal").read_bytes()
    path.with_name(path.name + "-wal").write_bytes(log)
    os.truncate(path, 5000)
    with opened(path) as database:
        assert count(database) == len(NAMES)
    assert path.with_name("library.damaged-1.sqlite").exists()


def test_of_several_backups_the_newest_good_one_is_taken(path: Path) -> None:
    with opened(path) as database:
        for number in range(3):
            add_photos(database, [f"{number}.jpg"])
            database.back_up()
    newest, second, _ = backups.all_of(path)
    os.truncate(newest, 6000)
    os.truncate(path, 6000)
    with opened(path) as database:
        assert count(database) == 2
    assert second.exists()


def test_without_a_backup_it_begins_anew_and_says_so(path: Path) -> None:
    fill(path, back_up=False)
    os.truncate(path, 5000)
    with opened(path) as database:
        assert count(database) == 0
        (notice,) = database.notices
        assert "begins anew" in notice
    assert path.with_name("library.damaged-1.sqlite").stat().st_size == 5000


def test_damaged_libraries_never_take_each_others_place(path: Path) -> None:
    fill(path)
    for _ in range(2):
        os.truncate(path, 5000)
        with opened(path):
            pass
    assert path.with_name("library.damaged-1.sqlite").exists()
    assert path.with_name("library.damaged-2.sqlite").exists()


def test_the_first_start_that_was_killed_is_no_damage(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with opened(path) as database:
        assert database.notices == ()
        assert count(database) == 0


def changed_and_backed_up(database: Database, number: int) -> Path:
    add_photos(database, [f"{number}.jpg"])
    return database.back_up()


def test_a_library_that_did_not_change_pushes_no_backup_out(path: Path) -> None:
    fill(path)
    before = backups.all_of(path)
    for _ in range(backups.KEPT + 1):
        with opened(path) as database:
            assert database.back_up() == before[0]
    assert backups.all_of(path) == before
    assert [file.name for file in before[0].parent.iterdir()] == [before[0].name]


def test_backups_are_rotated_by_number_and_never_by_clock(path: Path) -> None:
    with opened(path) as database:
        made = [changed_and_backed_up(database, number) for number in range(backups.KEPT + 3)]
        for file in made[-backups.KEPT :]:
            os.utime(file, (1, 1))
        made.append(changed_and_backed_up(database, 99))
    assert backups.all_of(path) == made[: -backups.KEPT - 1 : -1]
    assert all(is_sound(backup) for backup in backups.all_of(path))
    assert {file.name for file in made[0].parent.iterdir()} == {file.name for file in made[-backups.KEPT :]}


def test_a_damaged_library_never_pushes_out_a_good_backup(path: Path) -> None:
    fill(path)
    before = backups.all_of(path)
    with opened(path) as database:
        with path.open("rb+") as file:
            file.seek(4096)
            file.write(os.urandom(path.stat().st_size - 4096))
        with pytest.raises(LibraryError):
            database.back_up()
    assert backups.all_of(path) == before
    assert [file.name for file in before[0].parent.iterdir()] == [before[0].name]


def test_a_clock_that_was_set_back_changes_no_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(path) as database:
        first = database.back_up()
        monkeypatch.setattr(time, "time", lambda: 1.0)
        second = changed_and_backed_up(database, 1)
    assert backups.all_of(path) == [second, first]
