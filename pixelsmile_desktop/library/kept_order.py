"""The photos of the last query without words, in their order, so that one who types does not wait for sorting."""

from __future__ import annotations

import threading
from array import array
from dataclasses import dataclass, replace
from itertools import compress
from sqlite3 import Connection
from typing import Final

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.library.search import find_ids, photos_with_words


@dataclass(frozen=True, eq=False)
class _Moment:
    """A state of the library's file, as one connection sees it.

    Attributes:
        connection: what SQLite says of the changes of others is true for one connection only.
        own_changes: transactions of this process until then.
        changes: SQLite's number for what other connections have written.
    """

    connection: Connection
    own_changes: int
    changes: int

    def is_still(self, other: _Moment) -> bool:
        """Whether nothing was written between two moments, as far as that can be told."""
        mine, theirs = (self.own_changes, self.changes), (other.own_changes, other.changes)
        return self.connection is other.connection and mine == theirs


@dataclass(frozen=True, eq=False)
class _Kept:
    query: PhotoQuery
    moment: _Moment
    ids: array[int]


_FEW: Final = 2000
"""So many photos are sorted faster than all of them are put into their order."""


class KeptOrder:
    """Answers queries like `find_ids`, those with words out of the last one without as long as nothing was written.

    May be used from any thread.

    Args:
        database: the library's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._kept: _Kept | None = None

    def find(self, query: PhotoQuery) -> array[int]:
        """The numbers of the photos that a query means, in its order.

        Raises:
            LibraryError: the library cannot be read.
        """
        wordless = replace(query, text="")
        with self._database.reading() as connection:
            having = photos_with_words(connection, query.text)
            moment = self._moment(connection)
            whole = self._kept_for(wordless, moment)
            if whole is None:
                if having is not None and len(having) < _FEW:
                    return find_ids(connection, query)
                whole = find_ids(connection, wordless)
                with self._guard:
                    self._kept = _Kept(wordless, moment, whole)
        return whole if having is None else array("q", compress(whole, map(having.__contains__, whole)))

    def _kept_for(self, wordless: PhotoQuery, moment: _Moment) -> array[int] | None:
        with self._guard:
            kept = self._kept
        return kept.ids if kept is not None and kept.query == wordless and kept.moment.is_still(moment) else None

    def _moment(self, connection: Connection) -> _Moment:
        own_changes = self._database.changes
        (changes,) = connection.execute("PRAGMA data_version").fetchone()
        return _Moment(connection, own_changes, changes)
