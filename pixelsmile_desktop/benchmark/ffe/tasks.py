"""The tasks of the benchmark: a photo, the box of a face, the expression it shall get, and the prompt that says so.

A file holds one JSON object per line, or one JSON array of them, as FFE-Bench comes:
`{"id"?, "image", "box"? (or "bbox"): [x0, y0, x1, y1], "category", "prompt"?}`.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from pixelsmile_desktop.benchmark.ffe.face_picture import FaceBox
from pixelsmile_desktop.core.errors import PhotoError, PixelSmileError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.faults import FaultList, FieldError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.request import Subject

_NAMES: Final = {str(expression): expression for expression in TWELVE}
_REQUIRED: Final = frozenset({"image", "category"})
_OPTIONAL: Final = frozenset({"id", "box", "bbox", "prompt"})
_CORNERS: Final = 4
_WHITESPACE: Final = " \t\r\n"


class TaskSetError(PixelSmileError):
    """A set of tasks cannot be worked on; every fault stands on a line of its own."""


@dataclass(frozen=True)
class EditTask:
    """One edit that is asked for, at any intensity.

    Attributes:
        id: its own name, or `task N`.
        number: its place in the file, counted from 1.
        line: of the file that it begins on, counted from 1.
        image: the file of the photo.
        image_name: the same as it stands in the file of tasks.
        box: where the face is; None means the largest.
        category: the expression that it shall get.
        prompt: how a text would ask for it; empty if the file does not say.
    """

    id: str
    number: int
    line: int
    image: Path
    image_name: str
    box: FaceBox | None
    category: Expression
    prompt: str = ""

    @property
    def subject(self) -> str:
        """The same for all tasks about one face of one photo."""
        box = "largest" if self.box is None else ",".join(f"{value:g}" for value in self.box)
        return f"{self.image_name}#{box}"

    @property
    def word(self) -> Subject:
        """What the prompt calls whoever is shown: drawings are characters."""
        return Subject.CHARACTER if str(Subject.CHARACTER) in self.prompt.lower() else Subject.PERSON


class PhotoOpener(Protocol):
    """Opens photos; `studio.services.Studio` is one."""

    def open(self, path: Path) -> Any:
        """The photo file at a path, whose `photo` holds the pixels."""
        ...


def read_tasks(path: Path) -> tuple[EditTask, ...]:
    """The tasks of a file; image paths in it start at its folder. Pictures are not looked at: see `check_pictures`.

    Raises:
        TaskSetError: it cannot be read, or entries are wrong: all of them are named by their lines.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise TaskSetError(f"{path} cannot be read ({reason})", "name a file of tasks") from error
    faults = FaultList(path, TaskSetError)
    tasks: list[EditTask] = []
    seen: dict[str, int] = {}
    for number, (line, entry) in enumerate(_entries(text, faults), 1):
        try:
            task = _task(entry, number, line, path.parent)
        except FieldError as fault:
            faults.add(line, str(fault))
            continue
        if task.id in seen:
            faults.add(line, f"the id {task.id!r} stands on line {seen[task.id]} already")
        seen.setdefault(task.id, line)
        tasks.append(task)
    faults.raise_if_any()
    if not tasks:
        raise TaskSetError(f"{path} holds no tasks", "write one JSON object per line")
    return tuple(tasks)


def check_pictures(path: Path, tasks: Sequence[EditTask], opener: PhotoOpener) -> None:
    """Open every picture once, before any work is done.

    Args:
        path: the file of tasks.
        tasks: those that `read_tasks` gave.
        opener: opens photos.

    Raises:
        TaskSetError: pictures are missing or damaged, or boxes reach beyond them: all are named by their lines.
    """
    faults = FaultList(path, TaskSetError)
    by_image: defaultdict[Path, list[EditTask]] = defaultdict(list)
    for task in tasks:
        by_image[task.image].append(task)
    for image, own in by_image.items():
        try:
            photo: Photo = opener.open(image).photo
        except PhotoError as error:
            for task in own:
                faults.add(task.line, error.what)
            continue
        for task in own:
            if task.box is not None and not _lies_in(task.box, photo.width, photo.height):
                size = f"{photo.width} x {photo.height}"
                faults.add(task.line, f"box {list(task.box)} reaches beyond the picture of {size} pixels")
    faults.raise_if_any()


def task_line(task: Mapping[str, Any]) -> str:
    """A task as a line of a file, with its newline."""
    return json.dumps(task, ensure_ascii=False) + "\n"


def _entries(text: str, faults: FaultList) -> Iterator[tuple[int, Any]]:
    """The JSON values of a file, each with the line that it begins on."""
    if text.lstrip(_WHITESPACE).startswith("["):
        yield from _entries_of_array(text, faults)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                faults.add(number, f"it is not JSON ({error})")


def _entries_of_array(text: str, faults: FaultList) -> Iterator[tuple[int, Any]]:
    decoder = json.JSONDecoder()
    place = _skipped(text, text.index("[") + 1)
    while place < len(text) and text[place] != "]":
        line = text.count("\n", 0, place) + 1
        try:
            entry, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            faults.add(getattr(error, "lineno", line), f"it is not JSON ({error})")
            return
        yield line, entry
        place = _skipped(text, place)
        if text[place : place + 1] == ",":
            place = _skipped(text, place + 1)
        elif text[place : place + 1] != "]":
            faults.add(text.count("\n", 0, place) + 1, "the array goes on without a comma, or has no end")
            return
    if place >= len(text):
        faults.add(text.count("\n") + 1, "the array has no end")
    elif text[place + 1 :].strip(_WHITESPACE):
        faults.add(text.count("\n", 0, place) + 1, "something follows the array")


def _skipped(text: str, place: int) -> int:
    while place < len(text) and text[place] in _WHITESPACE:
        place += 1
    return place


def _task(data: Any, number: int, line: int, folder: Path) -> EditTask:
    if not isinstance(data, dict):
        raise FieldError("it is not an object")
    for name in data:
        if name not in _REQUIRED | _OPTIONAL:
            raise FieldError(f"it has an unknown field {name!r}")
    for name in sorted(_REQUIRED - data.keys()):
        raise FieldError(f"it has no {name}")
    category = data["category"]
    if not isinstance(category, str) or category not in _NAMES:
        raise FieldError(f"category is {category!r}, which is none of {', '.join(_NAMES)}")
    name = _text(data, "image")
    return EditTask(
        id=_text(data, "id") if "id" in data else f"task {number}",
        number=number,
        line=line,
        image=folder / name,
        image_name=name,
        box=_box(data),
        category=_NAMES[category],
        prompt=_text(data, "prompt") if "prompt" in data else "",
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data[name]
    if not isinstance(value, str) or not value or "\0" in value:
        raise FieldError(f"{name} is {value!r}, not a text")
    return value


def _box(data: Mapping[str, Any]) -> FaceBox | None:
    if "box" in data and "bbox" in data:
        raise FieldError("it has both box and bbox")
    box = data.get("box", data.get("bbox"))
    if box is None:
        return None
    is_box = isinstance(box, list) and len(box) == _CORNERS and all(map(_is_number, box))
    if not is_box or box[0] >= box[2] or box[1] >= box[3]:
        raise FieldError(f"box is {box!r}, which is no [x0, y0, x1, y1]")
    x0, y0, x1, y1 = map(float, box)
    return x0, y0, x1, y1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _lies_in(box: FaceBox, width: int, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
