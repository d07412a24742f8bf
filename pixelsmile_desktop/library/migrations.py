"""The form of the library, version by version. A migration that was ever released is never changed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sqlite3 import Connection
from typing import Final

_FILTERED: Final = "flag, colour, face_count, paired_with, is_raw, is_missing, folder_id"

_FIRST: Final = (
    # `turn` counts openings, so that the order of recent folders does not hang on a clock.
    """
    CREATE TABLE folders(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL UNIQUE,
        opened REAL NOT NULL,
        turn INTEGER NOT NULL,
        is_online INTEGER NOT NULL DEFAULT 1,
        is_forgotten INTEGER NOT NULL DEFAULT 0
    )
    """,
    # Paths are the file system's own bytes. `name_key` and `words` are what is sorted and searched by.
    """
    CREATE TABLE photos(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES folders(id),
        path BLOB NOT NULL,
        name_key TEXT NOT NULL,
        words TEXT NOT NULL,
        content_key TEXT NOT NULL DEFAULT '',
        size INTEGER NOT NULL,
        modified_ns INTEGER NOT NULL,
        width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0,
        captured REAL,
        camera TEXT NOT NULL DEFAULT '',
        is_raw INTEGER NOT NULL DEFAULT 0,
        is_missing INTEGER NOT NULL DEFAULT 0,
        is_examined INTEGER NOT NULL DEFAULT 0,
        rating INTEGER NOT NULL DEFAULT 0,
        flag TEXT NOT NULL DEFAULT 'none',
        colour TEXT NOT NULL DEFAULT 'none',
        caption TEXT NOT NULL DEFAULT '',
        face_count INTEGER,
        paired_with INTEGER REFERENCES photos(id) ON DELETE SET NULL,
        copy_of INTEGER REFERENCES photos(id) ON DELETE CASCADE,
        added REAL NOT NULL,
        taken REAL AS (coalesce(captured, modified_ns / 1e9)) VIRTUAL
    )
    """,
    # One photo for each file; virtual copies, and photos whose file is gone, may share its path.
    """
    CREATE UNIQUE INDEX photos_by_path ON photos(
        path, (CASE WHEN copy_of IS NOT NULL OR is_missing THEN id ELSE 0 END)
    )
    """,
    # One for each order, and in each all that filters ask for, so that a query reads nothing but its index.
    f"CREATE INDEX photos_by_taken ON photos(taken, name_key, id, rating, {_FILTERED})",
    f"CREATE INDEX photos_by_name ON photos(name_key, id, rating, {_FILTERED})",
    f"CREATE INDEX photos_by_rating ON photos(rating, name_key, id, {_FILTERED})",
    "CREATE INDEX photos_by_folder ON photos(folder_id)",
    "CREATE INDEX photos_by_size ON photos(size) WHERE copy_of IS NULL",
    "CREATE INDEX photos_by_original ON photos(copy_of) WHERE copy_of IS NOT NULL",
    "CREATE INDEX photos_by_pair ON photos(paired_with) WHERE paired_with IS NOT NULL",
    "CREATE INDEX photos_to_examine ON photos(id) WHERE NOT is_examined",
    """
    CREATE VIRTUAL TABLE photo_words USING fts5(
        words, content='photos', content_rowid='id', tokenize='ascii', prefix='1 2 3 4 5 6 7 8', detail='none',
        columnsize=0
    )
    """,
    """
    CREATE TRIGGER photo_words_added AFTER INSERT ON photos BEGIN
        INSERT INTO photo_words(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER photo_words_removed AFTER DELETE ON photos BEGIN
        INSERT INTO photo_words(photo_words, rowid, words) VALUES ('delete', old.id, old.words);
    END
    """,
    """
    CREATE TRIGGER photo_words_changed AFTER UPDATE OF words ON photos WHEN old.words <> new.words BEGIN
        INSERT INTO photo_words(photo_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO photo_words(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TABLE faces(
        photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        face_index INTEGER NOT NULL,
        x REAL NOT NULL, y REAL NOT NULL, width REAL NOT NULL, height REAL NOT NULL,
        presence REAL NOT NULL,
        yaw REAL NOT NULL, pitch REAL NOT NULL, roll REAL NOT NULL,
        findings TEXT NOT NULL,
        PRIMARY KEY (photo_id, face_index)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE findings(
        photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        finding TEXT NOT NULL,
        PRIMARY KEY (photo_id, finding)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX findings_by_kind ON findings(finding)",
    "CREATE TABLE collections(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE collection_photos(
        collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
        photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        PRIMARY KEY (collection_id, photo_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX collection_photos_by_photo ON collection_photos(photo_id)",
    """
    CREATE TABLE versions(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        request TEXT NOT NULL,
        engine TEXT NOT NULL,
        created REAL NOT NULL,
        name TEXT NOT NULL,
        render TEXT NOT NULL,
        identity REAL,
        changed_share REAL,
        warnings TEXT NOT NULL
    )
    """,
    "CREATE INDEX versions_by_photo ON versions(photo_id)",
    """
    CREATE TABLE current_versions(
        photo_id INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        version_id INTEGER REFERENCES versions(id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX current_versions_by_version ON current_versions(version_id)",
    """
    CREATE TABLE undo(
        photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        version_id INTEGER REFERENCES versions(id) ON DELETE CASCADE,
        PRIMARY KEY (photo_id, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX undo_by_version ON undo(version_id)",
    """
    CREATE TABLE undo_cursor(
        photo_id INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        position INTEGER NOT NULL
    )
    """,
    "CREATE TABLE presets(name TEXT PRIMARY KEY, request TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE queue(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        position INTEGER NOT NULL,
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        payload TEXT NOT NULL,
        error TEXT NOT NULL,
        created REAL NOT NULL
    )
    """,
    "CREATE INDEX queue_in_order ON queue(position, id)",
)

MIGRATIONS: Final[tuple[Sequence[str], ...]] = (_FIRST,)
"""Statements that lead from each version to the next; a library of version n has had the first n of them."""


def migrate(
    connection: Connection, back_up: Callable[[], object], migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> None:
    """Bring a library up to date, one whole version at a time; whoever is interrupted has the version before.

    Args:
        connection: outside a transaction.
        back_up: called before each change of a library that has something in it.
        migrations: all there are.
    """
    while (version := _version(connection)) < len(migrations):
        if version:
            back_up()
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster.
            if _version(connection) == version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.rollback()
        # Whoever looks at the header of the file, and not into its log, shall see the new version.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
