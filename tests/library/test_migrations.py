import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import LibraryError, LibraryVersionError
from pixelsmile_desktop.library import backups, migrations
from pixelsmile_desktop.library.database import open_database
from tests.library.making import NAMES, Program, count, fill, opened

MIGRATING = """
import sqlite3, sys
from pathlib import Path
from pixelsmile_desktop.library import backups
from pixelsmile_desktop.library.migrations import MIGRATIONS, migrate
path = Path(sys.argv[1])
def statements():
    yield "CREATE TABLE half(id INTEGER)"
    yield "UPDATE photos SET caption = 'half'"
    print("half", flush=True)
    sys.stdin.readline()
class Second:
    __iter__ = staticmethod(statements)
connection = sqlite3.connect(path, isolation_level=None)
migrate(connection, lambda: backups.make(connection, path), (*MIGRATIONS, Second()))
"""


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir() if file.is_file()}


def test_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    fill(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = state_of(path.parent)
    with pytest.raises(LibraryVersionError, match="newer version"):
        open_database(path)
    assert state_of(path.parent) == before


def test_a_newer_version_that_is_in_the_log_only_is_refused_too(path: Path, tmp_path: Path) -> None:
    fill(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
        copy = tmp_path / "copy"
        shutil.copytree(path.parent, copy)
    with pytest.raises(LibraryVersionError):
        open_database(copy / path.name)


def test_a_backup_is_made_before_each_migration_and_only_then(path: Path) -> None:
    fill(path, back_up=False)
    later = (*migrations.MIGRATIONS, ("CREATE TABLE second(id INTEGER)",), ("CREATE TABLE third(id INTEGER)",))
    versions = []
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:

        def back_up() -> None:
            versions.append(backups.version_of(backups.make(connection, path)))

        migrations.migrate(connection, back_up, later)
        migrations.migrate(connection, back_up, later)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 3
    assert versions == [1, 2]


def test_a_migration_that_fails_leaves_the_version_before(path: Path) -> None:
    fill(path)
    bad = (*migrations.MIGRATIONS, ("CREATE TABLE second(id INTEGER)", "CREATE TABLE second(id INTEGER)"))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(connection, lambda: None, bad)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'second'").fetchone()[0] == 0


def test_a_migration_that_is_killed_leaves_the_version_before_and_a_backup(path: Path) -> None:
    fill(path, back_up=False)
    program = Program(MIGRATING, path)
    assert program.line() == "half"
    program.kill()
    assert [backups.version_of(backup) for backup in backups.all_of(path)] == [1]
    with opened(path) as database:
        assert database.notices == ()
        assert count(database) == len(NAMES)
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM photos WHERE caption = 'half'").fetchone()[0] == 0


def test_without_room_for_a_backup_nothing_is_migrated(path: Path) -> None:
    fill(path, back_up=False)
    (path.parent / "backups").write_text("in the way")
    later = (*migrations.MIGRATIONS, ("CREATE TABLE second(id INTEGER)",))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(LibraryError, match="cannot be backed up"):
            migrations.migrate(connection, lambda: backups.make(connection, path), later)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
