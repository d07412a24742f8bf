"""Which photos a query means, in its order."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any, Final

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoQuery, PhotoSort
from pixelsmile_desktop.library.folders import folders_within
from pixelsmile_desktop.library.words import words_of

# Ordered by time of adding is ordered by number, which no clock can disturb.
_ORDER: Final = {
    PhotoSort.CAPTURED: ("taken", "name_key", "id"),
    PhotoSort.NAME: ("name_key", "id"),
    PhotoSort.RATING: ("rating", "name_key", "id"),
    PhotoSort.ADDED: ("id",),
}

_BROAD: Final = 8
"""A word that more than one of so many photos has is a broad one."""
_WITH_WORDS: Final = "SELECT rowid AS id FROM photo_words WHERE photo_words MATCH ?"


@dataclass
class LibraryCounts:
    """How many photos each filter would show.

    Attributes:
        photos: all of them.
        edited: with a version besides the original.
        missing: whose file is gone.
        unculled: in which nobody has looked for faces.
        ratings: by stars, 0 to 5.
        flags, colours, findings: by mark and finding; what no photo has counts 0.
    """

    photos: int = 0
    edited: int = 0
    missing: int = 0
    unculled: int = 0
    ratings: Counter[int] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    colours: Counter[ColourLabel] = field(default_factory=Counter)
    findings: Counter[FaceFinding] = field(default_factory=Counter)


@dataclass
class _Conditions:
    """Conditions that must all hold, and the values for their question marks."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, text: str, *values: Any) -> None:
        self.texts.append(text)
        self.values.extend(values)

    def add_any(self, column: str, allowed: Iterable[str]) -> None:
        choice = sorted(map(str, allowed))
        if choice:
            self.add(f"{column} IN ({', '.join('?' * len(choice))})", *choice)

    def where(self) -> str:
        return f" WHERE {' AND '.join(self.texts)}" if self.texts else ""


@dataclass(frozen=True)
class _Words:
    """What is searched for.

    Attributes:
        expression: for the full-text index; empty where no photo can have it.
        is_broad: whether many photos have it.
    """

    expression: str
    is_broad: bool


def find_ids(connection: Connection, query: PhotoQuery) -> array[int]:
    """The numbers of the photos that a query means, in its order; photos of forgotten folders are never among them."""
    direction = " DESC" if query.descending else ""
    order = ", ".join(column + direction for column in _ORDER[query.sort])
    conditions = _conditions(connection, query)
    found = f"SELECT id FROM photos{conditions.where()} ORDER BY {order}"
    return array("q", _numbers(connection, found, conditions.values))


def photos_with_words(connection: Connection, text: str) -> set[int] | None:
    """The numbers of the photos, some perhaps of forgotten folders, that have all words of a text; None for all."""
    wanted = _words_wanted(connection, text)
    if wanted is None:
        return None
    return set(_numbers(connection, _WITH_WORDS, [wanted.expression])) if wanted.expression else set()


def count(connection: Connection) -> LibraryCounts:
    """How many photos each filter would show."""
    visible = _Conditions()
    _add_visibility(connection, visible)
    where, values = visible.where(), visible.values
    counts = LibraryCounts()
    kinds = connection.execute(
        "SELECT rating, flag, colour, is_missing, face_count IS NULL, count(*)"
        f" FROM photos{where} GROUP BY rating, flag, colour, is_missing, face_count IS NULL",
        values,
    )
    for rating, flag, colour, is_missing, is_unculled, number in kinds:
        counts.ratings[rating] += number
        counts.flags[Flag(flag)] += number
        counts.colours[ColourLabel(colour)] += number
        counts.missing += number * is_missing
        counts.unculled += number * is_unculled
        counts.photos += number
    (counts.edited,) = connection.execute(
        f"SELECT count(DISTINCT photo_id) FROM versions JOIN photos ON photos.id = photo_id{where}", values
    ).fetchone()
    findings = connection.execute(
        f"SELECT finding, count(*) FROM findings JOIN photos ON photos.id = photo_id{where} GROUP BY finding", values
    )
    counts.findings.update({FaceFinding(name): number for name, number in findings})
    return counts


def _conditions(connection: Connection, query: PhotoQuery) -> _Conditions:
    conditions = _Conditions()
    _add_places(connection, conditions, query)
    _add_marks(conditions, query)
    if query.people:
        conditions.add("face_count >= ?", query.people)
    if query.hide_pairs:
        conditions.add("(paired_with IS NULL OR is_raw)")
    _add_span(conditions, query)
    _add_words(connection, conditions, query.text)
    return conditions


def _add_places(connection: Connection, conditions: _Conditions, query: PhotoQuery) -> None:
    _add_visibility(connection, conditions)
    if query.folder_id is not None:
        # Every photo belongs to the innermost folder of the library that it lies in.
        inside = folders_within(connection, query.folder_id)
        conditions.add(f"+folder_id IN ({', '.join('?' * len(inside))})", *inside)
    if query.collection_id is not None:
        conditions.add("id IN (SELECT photo_id FROM collection_photos WHERE collection_id = ?)", query.collection_id)


def _add_visibility(connection: Connection, conditions: _Conditions) -> None:
    # Most libraries have no forgotten folder, and asking every photo for its folder has its price.
    if connection.execute("SELECT 1 FROM folders WHERE is_forgotten LIMIT 1").fetchone():
        conditions.add("+folder_id NOT IN (SELECT id FROM folders WHERE is_forgotten)")


def _add_marks(conditions: _Conditions, query: PhotoQuery) -> None:
    if query.min_rating:
        conditions.add("rating >= ?", query.min_rating)
    conditions.add_any("flag", query.flags)
    conditions.add_any("colour", query.colours)
    if query.findings:
        choice = sorted(map(str, query.findings))
        marks = ", ".join("?" * len(choice))
        conditions.add(f"id IN (SELECT photo_id FROM findings WHERE finding IN ({marks}))", *choice)
    if query.edited is not None:
        negation = "" if query.edited else "NOT "
        conditions.add(f"id {negation}IN (SELECT photo_id FROM versions)")


def _add_span(conditions: _Conditions, query: PhotoQuery) -> None:
    # `taken` is what the index has; it is the time of capture wherever the file says one.
    bounds = ((">=", query.captured_from), ("<=", query.captured_until))
    for sign, bound in bounds:
        if bound is not None:
            conditions.add(f"captured IS NOT NULL AND taken {sign} ?", bound)


def _add_words(connection: Connection, conditions: _Conditions, text: str) -> None:
    wanted = _words_wanted(connection, text)
    if wanted is None:
        return
    if not wanted.expression:
        conditions.add("0")
        return
    # With many matches it is quicker to walk all photos in their order than to sort the matches; the sign keeps
    # SQLite from doing that.
    sign = "+" if wanted.is_broad else ""
    conditions.add(f"{sign}id IN ({_WITH_WORDS})", wanted.expression)


def _words_wanted(connection: Connection, text: str) -> _Words | None:
    """The words that narrow the choice; None if there are none."""
    if not text.strip():
        return None
    (total,) = connection.execute("SELECT count(*) FROM photos").fetchone()
    counts = {word: _count_of(connection, word) for word in dict.fromkeys(words_of(text))}
    # Signs alone are no words, and no photo has them; a word that every photo has narrows nothing.
    if not counts:
        return _Words("", is_broad=False)
    expression = " ".join(f'"{word}"*' for word, number in counts.items() if number < total)
    return _Words(expression, is_broad=min(counts.values()) * _BROAD > total) if expression else None


def _count_of(connection: Connection, word: str) -> int:
    found = connection.execute("SELECT count(*) FROM photo_words WHERE photo_words MATCH ?", (f'"{word}"*',))
    return int(found.fetchone()[0])


def _numbers(connection: Connection, query: str, values: list[Any]) -> list[int]:
    """The column `id` of a query, in its order."""
    # All in one row: for each row Python's lock would be given away, and waited for while other threads compute. The
    # aggregate takes the numbers in the order of its subquery.
    row = connection.execute(f"SELECT group_concat(id) AS ids FROM ({query})", values).fetchone()
    numbers: list[int] = json.loads(f"[{row['ids'] or ''}]")
    return numbers
