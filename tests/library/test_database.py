import contextlib
import os
import random
import sqlite3
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import LibraryBusyError, LibraryError
from pixelsmile_desktop.library import backups
from pixelsmile_desktop.library.database import Database, open_database
from tests.library.making import NAMES, Program, add_photos, count, fill, is_sound, opened

WRITING = """
import itertools, sys
from pathlib import Path
from pixelsmile_desktop.library.database import open_database
from tests.library.making import add_photos
database = open_database(Path(sys.argv[1]))
for batch in itertools.count():
    add_photos(database, [f"{batch:06d}_{number}.jpg" for number in range(20)])
    print(batch, flush=True)
"""
HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_what_was_written_is_there_the_next_time(path: Path) -> None:
    fill(path)
    with opened(path) as database:
        assert count(database) == len(NAMES)
        assert database.notices == ()
        with database.reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
            assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_transaction_stands_whole_or_not_at_all(path: Path) -> None:
    with opened(path) as database:
        with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
            connection.executemany("INSERT INTO collections(name) VALUES (?)", [("half",), ("half",)])
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM collections").fetchone()[0] == 0
        # And nobody is kept out by it.
        with database.writing() as connection:
            connection.execute("INSERT INTO collections(name) VALUES ('whole')")


def test_readers_see_the_last_finished_transaction_without_waiting(path: Path) -> None:
    fill(path)
    with opened(path) as database, database.writing() as connection:
        connection.execute("UPDATE photos SET rating = 5")
        seen = []
        reader = threading.Thread(target=lambda: seen.append(count_rated(database)))
        reader.start()
        reader.join(20)
        assert seen == [0]


def count_rated(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM photos WHERE rating = 5").fetchone()[0])


def test_whoever_waits_to_write_is_not_overtaken_by_whoever_has_just_written(path: Path) -> None:
    with opened(path) as database:
        order: list[str] = []

        def write(name: str) -> None:
            with database.writing():
                order.append(name)

        for _ in range(50):
            with database.writing():
                waiting = threading.Thread(target=write, args=("waiting",))
                waiting.start()
                while not database._place_in_front.locked():
                    assert waiting.is_alive()
            write("writing again")
            waiting.join(20)
        assert order == ["waiting", "writing again"] * 50


def test_two_threads_lose_nothing_of_each_other(path: Path) -> None:
    with opened(path) as database:

        def add(start: int) -> None:
            for number in range(start, start + 100):
                with database.writing() as connection:
                    connection.execute("INSERT INTO collections(name) VALUES (?)", (str(number),))

        threads = [threading.Thread(target=add, args=(start,)) for start in (0, 100)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.reading() as connection:
            assert connection.execute("SELECT count(DISTINCT name) FROM collections").fetchone()[0] == 200


def test_a_closed_library_says_so(path: Path) -> None:
    database = open_database(path)
    with database.reading():
        database.close()
    database.close()
    with pytest.raises(LibraryError, match="closed"), database.reading():
        pass


def test_a_process_that_is_killed_while_it_writes_loses_nothing_it_had_finished(path: Path) -> None:
    rng = random.Random(4711)
    done = 0
    for _ in range(5):
        program = Program(WRITING, path)
        for _ in range(rng.randrange(1, 12)):
            program.line()
            done += 1
        done += len(program.kill())
        with opened(path) as database:
            photos = count(database)
            assert database.notices == ()
        # One batch may have been finished and not yet been talked of.
        assert photos % 20 == 0
        assert done <= photos // 20 <= done + 1
        done = photos // 20
        assert is_sound(path)
        with opened(path) as database, database.writing() as connection:
            # The next process begins with names of its own.
            connection.execute("UPDATE photos SET path = CAST(id AS BLOB)")


def test_a_library_that_another_program_holds_is_said_to_be_locked(path: Path) -> None:
    fill(path)
    program = Program(HOLDING, path)
    assert program.line() == "held"
    try:
        with pytest.raises(LibraryBusyError, match="locked by another program"):
            open_database(path, seconds_to_wait=0.1)
    finally:
        program.kill()
    with opened(path) as database:
        assert count(database) == len(NAMES)


def test_a_lock_that_comes_later_hinders_writing_and_nothing_else(path: Path) -> None:
    fill(path)
    with opened(path) as database, contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError), database.writing():
            pass
        assert count(database) == len(NAMES)
        other.execute("ROLLBACK")
        add_photos(database, ["new.jpg"])
        assert count(database) == len(NAMES) + 1


def test_a_thread_that_keeps_the_library_to_itself_is_not_waited_for_for_ever(path: Path) -> None:
    with opened(path) as database, database.writing():
        failures: list[LibraryError] = []

        def write() -> None:
            try:
                with database.writing():
                    pass
            except LibraryError as error:
                failures.append(error)

        threads = [threading.Thread(target=write) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert [type(error) for error in failures] == [LibraryBusyError] * 2


def test_a_full_disk_is_one_sentence_and_costs_nothing_that_was_there(path: Path) -> None:
    fill(path)
    with opened(path) as database:
        with database.reading() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            # The one connection that the library has is lent again and again.
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LibraryError, match="the disk is full"):
            add_photos(database, [f"more_{number}.jpg" for number in range(2000)])
        assert count(database) == len(NAMES)
        with database.reading() as connection:
            connection.execute("PRAGMA max_page_count = 1000000")
        add_photos(database, ["after.jpg"])
        assert count(database) == len(NAMES) + 1
    assert is_sound(path)


def add_without_end(database: Database, done: list[int]) -> None:
    while True:
        done.append(len(add_photos(database, [f"{len(done)}_{number}.jpg" for number in range(20)])))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_disk_that_is_really_full_costs_nothing_that_was_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        path = disk / "library.sqlite"
        done: list[int] = []
        with opened(path) as database:
            with pytest.raises(LibraryError, match="the disk"):
                add_without_end(database, done)
            assert count(database) == sum(done) > 0
            with pytest.raises(LibraryError):
                database.back_up()
        with opened(path) as database:
            assert count(database) == sum(done)
            assert database.notices == ()
        assert is_sound(path)
        assert backups.all_of(path) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be opened"):
        open_database(tmp_path / "data" / "library.sqlite")
    (tmp_path / "library.sqlite").mkdir()
    with pytest.raises(LibraryError):
        open_database(tmp_path / "library.sqlite")


def test_backups_that_are_asked_for_at_once_do_not_meet(tmp_path: Path) -> None:
    database = open_database(tmp_path / "library.sqlite3")
    # Some pages, so that a copy takes its time.
    with database.writing() as connection:
        connection.execute("CREATE TABLE ballast AS SELECT zeroblob(8000000) AS bytes")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: database.back_up(), range(8)))
    database.close()
    assert {path.exists() for path in made} == {True}
    assert len(set(made)) == 1, "the same content is kept once"
