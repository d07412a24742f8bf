"""The dataset: one JSON object per line, a source and two targets that show expressions which are easily confused."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.faults import FaultList, FieldError

_NAMES: Final = {str(expression): expression for expression in TWELVE}
_BOX = 4


class DatasetError(PixelSmileError):
    """A dataset cannot be trained on; every fault stands on a line of its own."""


Boxes = tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Source:
    """The picture that is edited.

    Attributes:
        image: its file.
        boxes: (x0, y0, x1, y1) of faces in its pixels; may be empty.
    """

    image: Path
    boxes: Boxes = ()


@dataclass(frozen=True)
class Target:
    """A picture of the same person with an expression.

    Attributes:
        image: its file.
        category: the expression that it is meant to show.
        scores: how much it shows of each expression, 0..1; those left out are 0.
        boxes: (x0, y0, x1, y1) of faces in its pixels; may be empty.
    """

    image: Path
    category: Expression
    scores: Mapping[Expression, float]
    boxes: Boxes = ()

    @property
    def score(self) -> float:
        """How much it shows of its own category, 0..1."""
        return self.scores.get(self.category, 0.0)


@dataclass(frozen=True)
class Record:
    """A symmetric pair: one source, two targets trained in one batch.

    Attributes:
        name: its id, or `line N`.
        line: of the file, counted from 1.
        source: what is edited.
        targets: the two.
    """

    name: str
    line: int
    source: Source
    targets: tuple[Target, Target]

    @property
    def images(self) -> tuple[Path, Path, Path]:
        """The files of source and targets."""
        return self.source.image, self.targets[0].image, self.targets[1].image


def read_records(path: Path) -> tuple[Record, ...]:
    """The records of a JSON-lines file; image paths in it start at its folder.

    Raises:
        DatasetError: the file cannot be read, or lines of it are wrong: all of them are named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise DatasetError(f"{path} cannot be read ({reason})", "name a file of JSON lines") from error
    faults = FaultList(path, DatasetError)
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            records.append(_record(_parsed(line), number, path.parent))
        except FieldError as fault:
            faults.add(number, str(fault))
    for first, second in _twins(records):
        faults.add(second.line, f"the id {second.name!r} stands on line {first.line} already")
    faults.raise_if_any()
    if not records:
        raise DatasetError(f"{path} holds no records", "write one JSON object per line")
    return tuple(records)


def record_line(record: Mapping[str, Any]) -> str:
    """A record as a line of the file, with its newline."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def rescaled(score: float) -> float:
    """A score stretched at its upper end, as the authors' code can do it: 1 stays 1, 0.6 becomes 0.3.

    `.5x (x <= .6); x - .3 (<= .8); 3x - 1.9 (<= .9); 2x - 1`, which is continuous.
    """
    if score <= 0.6:
        return 0.5 * score
    if score <= 0.8:
        return score - 0.3
    if score <= 0.9:
        return 3 * score - 1.9
    return 2 * score - 1


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FieldError(f"it is not JSON ({error})") from None


def _record(data: Any, line: int, folder: Path) -> Record:
    entry = _object(data, "the line", {"src", "dst"}, {"id"})
    name = entry.get("id", f"line {line}")
    if not isinstance(name, str) or not name:
        raise FieldError("id is not a text")
    source = _object(entry["src"], "src", {"image"}, {"boxes"})
    pair = entry["dst"]
    if not isinstance(pair, list) or len(pair) != 2:
        raise FieldError("dst is not a list of two targets")
    first, second = (_target(target, f"dst[{index}]", folder) for index, target in enumerate(pair))
    if first.category is second.category:
        raise FieldError(f"both targets show {first.category}, so they are no pair")
    return Record(name, line, Source(_image(source, "src", folder), _boxes(source, "src")), (first, second))


def _target(data: Any, where: str, folder: Path) -> Target:
    entry = _object(data, where, {"image", "category", "scores"}, {"boxes"})
    category = entry["category"]
    if not isinstance(category, str) or category not in _NAMES:
        raise FieldError(f"{where}.category is {category!r}, which is none of {', '.join(_NAMES)}")
    scores = entry["scores"]
    if not isinstance(scores, dict):
        raise FieldError(f"{where}.scores is not an object of expressions and numbers")
    for name, score in scores.items():
        if name not in _NAMES:
            raise FieldError(f"{where}.scores names {name!r}, which is none of {', '.join(_NAMES)}")
        if not _is_number(score) or not 0 <= score <= 1:
            raise FieldError(f"{where}.scores.{name} is {score!r}, not a number from 0 to 1")
    if category not in scores:
        raise FieldError(f"{where}.scores has no {category}, its own category")
    return Target(
        _image(entry, where, folder),
        _NAMES[category],
        {_NAMES[name]: float(score) for name, score in scores.items()},
        _boxes(entry, where),
    )


def _object(data: Any, where: str, required: set[str], optional: set[str]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise FieldError(f"{where} is not an object")
    for name in data:
        if name not in required | optional:
            raise FieldError(f"{where} has an unknown field {name!r}")
    for name in sorted(required - data.keys()):
        raise FieldError(f"{where} has no {name}")
    return data


def _image(entry: Mapping[str, Any], where: str, folder: Path) -> Path:
    name = entry["image"]
    if not isinstance(name, str) or not name or "\0" in name:
        raise FieldError(f"{where}.image is not the name of a file")
    return folder / name


def _boxes(entry: Mapping[str, Any], where: str) -> Boxes:
    boxes = entry.get("boxes", [])
    if not isinstance(boxes, list):
        raise FieldError(f"{where}.boxes is not a list")
    for box in boxes:
        is_box = isinstance(box, list) and len(box) == _BOX and all(map(_is_number, box))
        if not is_box or box[0] >= box[2] or box[1] >= box[3]:
            raise FieldError(f"{where}.boxes holds {box!r}, which is no [x0, y0, x1, y1]")
    return tuple((float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in boxes)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _twins(records: Iterable[Record]) -> Iterable[tuple[Record, Record]]:
    """Pairs of records with the same id, the earlier first."""
    seen: dict[str, Record] = {}
    for record in records:
        if record.name in seen:
            yield seen[record.name], record
        seen.setdefault(record.name, record)
