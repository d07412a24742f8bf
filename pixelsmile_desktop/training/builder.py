"""Builds a dataset from a folder of portraits and a table of scores."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.faults import FaultList
from pixelsmile_desktop.training.records import DatasetError, record_line

CONFUSING_PAIRS: Final = (
    frozenset({Expression.FEAR, Expression.SURPRISED}),
    frozenset({Expression.ANGRY, Expression.DISGUST}),
    frozenset({Expression.ANXIOUS, Expression.FEAR}),
    frozenset({Expression.CONTEMPT, Expression.DISGUST}),
    frozenset({Expression.CONFIDENT, Expression.HAPPY}),
    frozenset({Expression.SAD, Expression.SHY}),
    frozenset({Expression.SAD, Expression.SLEEPY}),
    frozenset({Expression.ANXIOUS, Expression.CONFUSED}),
)
"""The paper names the first two; the others are neighbours on the wheel or share most of their action units."""
_EXPRESSIONS: Final = {str(expression): expression for expression in Expression}
_IMAGE, _CATEGORY = "image", "category"


class Pairing(StrEnum):
    """Which two expressions of a person become a record."""

    CONFUSING = "confusing"
    ALL = "all"


@dataclass(frozen=True)
class ScoredPicture:
    """A row of the table.

    Attributes:
        image: path below the folder, as it stands in the table.
        person: the folder of its person.
        category: what it shows.
        scores: how much of each expression, 0..1.
    """

    image: str
    person: str
    category: Expression
    scores: Mapping[str, float]


def build_dataset(folder: Path, table: Path, output: Path, pairing: Pairing) -> int:
    """Write a dataset; how many records it has.

    Every person has a folder of their own in `folder`. The person's neutral picture is the source, of several the one
    that shows least of anything; any two of the others become its targets, in the order of the table. The same files
    give the same dataset.

    Args:
        folder: of folders of persons.
        table: CSV with a header: `image` (a path below `folder`), `category` (one of the expressions or neutral; may be
            left out or empty, which takes the highest score, and neutral where none is above one half), and a column
            for each scored expression, 0..1.
        output: the JSON-lines file.
        pairing: which expressions are paired.

    Raises:
        DatasetError: rows are wrong, which are all named, or no pair comes out of them.
        SaveError: the file system refuses.
    """
    pictures = read_scores(table, folder)
    start = Path(os.path.relpath(folder, output.parent))
    lines = [record_line(record) for record in _records(pictures, start, pairing)]
    if not lines:
        what = f"no person in {table} has a neutral picture and two expressions that make a pair"
        raise DatasetError(what, "add such pictures, or pair all expressions")
    with atomic_write(output) as file:
        file.write("".join(lines).encode())
    return len(lines)


def read_scores(table: Path, folder: Path) -> tuple[ScoredPicture, ...]:
    """The rows of a table of scores.

    Raises:
        DatasetError: it cannot be read, or rows are wrong: all of them are named.
    """
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_header(table, reader.fieldnames or ())
            faults = FaultList(table, DatasetError)
            pictures: dict[str, ScoredPicture] = {}
            for row in reader:
                try:
                    picture = _picture(row, folder)
                except ValueError as fault:
                    faults.add(reader.line_num, str(fault))
                    continue
                if picture.image in pictures:
                    faults.add(reader.line_num, f"{picture.image} has a row already")
                pictures[picture.image] = picture
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatasetError(f"{table} cannot be read ({reason})", "name a CSV file in UTF-8") from error
    faults.raise_if_any()
    return tuple(pictures.values())


def _check_header(table: Path, names: Sequence[str]) -> None:
    unknown = [name for name in names if name not in (_IMAGE, _CATEGORY, *map(str, TWELVE))]
    if unknown or _IMAGE not in names or not set(names) & set(map(str, TWELVE)):
        what = (
            f"{table}, line 1: the column {unknown[0]!r} is unknown"
            if unknown
            else f"{table}, line 1: columns are missing"
        )
        raise DatasetError(what, f"name the columns image, category, and of {', '.join(TWELVE)}")


def _picture(row: Mapping[str, Any], folder: Path) -> ScoredPicture:
    """One row.

    Raises:
        ValueError: it is wrong; the message is a clause.
    """
    if None in row or None in row.values():
        raise ValueError("it has more or fewer cells than the header")
    image = row[_IMAGE]
    parts = Path(image).parts
    if len(parts) < 2 or Path(image).is_absolute() or ".." in parts:
        raise ValueError(f"{image!r} is not a picture in the folder of a person")
    if not (folder / image).is_file():
        raise ValueError(f"there is no picture {folder / image}")
    scores = {name: _score(name, row[name]) for name in map(str, TWELVE) if row.get(name, "").strip()}
    return ScoredPicture(image, parts[0], _category(row.get(_CATEGORY, "").strip(), scores), scores)


def _score(name: str, text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise ValueError(f"{name} is {text!r}, not a number from 0 to 1")
    return score


def _category(name: str, scores: Mapping[str, float]) -> Expression:
    if name and name not in _EXPRESSIONS:
        raise ValueError(f"category is {name!r}, which is none of {', '.join(_EXPRESSIONS)}")
    if name:
        category = _EXPRESSIONS[name]
        if category is not Expression.NEUTRAL and name not in scores:
            raise ValueError(f"there is no score for {name}, its own category")
        return category
    highest = max(scores, key=lambda each: scores[each], default="")
    return _EXPRESSIONS[highest] if highest and scores[highest] > 0.5 else Expression.NEUTRAL


def _records(pictures: Sequence[ScoredPicture], start: Path, pairing: Pairing) -> Iterator[dict[str, Any]]:
    by_person: defaultdict[str, list[ScoredPicture]] = defaultdict(list)
    for picture in pictures:
        by_person[picture.person].append(picture)
    for person, own in by_person.items():
        neutral = [picture for picture in own if picture.category is Expression.NEUTRAL]
        if not neutral:
            continue
        source = min(neutral, key=lambda picture: max(picture.scores.values(), default=0.0))
        shown = [picture for picture in own if picture.category is not Expression.NEUTRAL]
        pairs = [pair for pair in combinations(shown, 2) if _is_wanted(pair, pairing)]
        for number, pair in enumerate(pairs, 1):
            yield {
                "id": f"{person}/{number}",
                "src": {"image": (start / source.image).as_posix()},
                "dst": [
                    {
                        "image": (start / each.image).as_posix(),
                        "category": str(each.category),
                        "scores": dict(each.scores),
                    }
                    for each in pair
                ],
            }


def _is_wanted(pair: tuple[ScoredPicture, ScoredPicture], pairing: Pairing) -> bool:
    first, second = (picture.category for picture in pair)
    return first is not second and (pairing is Pairing.ALL or frozenset({first, second}) in CONFUSING_PAIRS)
