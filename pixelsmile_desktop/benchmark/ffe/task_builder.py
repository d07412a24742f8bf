"""Builds a set of tasks from any folder of portraits: every face found in them, toward every expression."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.benchmark.ffe.face_picture import box_of, nearest_face
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError, task_line
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.studio.services import Studio, Watch


@dataclass(frozen=True)
class BuiltTasks:
    """What came of a folder.

    Attributes:
        count: tasks that were written.
        faces: faces that they are about.
        complaints: pictures that were left out, one sentence each.
    """

    count: int
    faces: int
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class TaskWishes:
    """Which tasks to build.

    Attributes:
        categories: the expressions.
        all_faces: of every photo all faces instead of the largest.
        subject: what the prompts call whoever is shown.
    """

    categories: tuple[Expression, ...] = TWELVE
    all_faces: bool = False
    subject: Subject = Subject.PERSON


def build_tasks(photos: Sequence[Path], output: Path, wishes: TaskWishes, studio: Studio, watch: Watch) -> BuiltTasks:
    """Write a set of tasks; the same photos give the same set.

    Args:
        photos: their files.
        output: the JSON-lines file; image paths in it start at its folder.
        wishes: which tasks.
        studio: opens the photos and finds the faces.
        watch: who may stop it and hears how far it is.

    Raises:
        TaskSetError: there is no face in any of them.
        SaveError: the file cannot be written.
        Cancelled: the user stopped it; nothing was written.
    """
    lines: list[str] = []
    complaints: list[str] = []
    faces = 0
    meter = ProgressMeter("Finding faces", len(photos), watch.progress)
    for path in photos:
        watch.cancel.raise_if_requested()
        try:
            photo = studio.open(path).photo
        except PhotoError as error:
            complaints.append(error.what)
            meter.step()
            continue
        found = _faces(photo, wishes, studio)
        if not found:
            complaints.append(f"{path.name} shows no face")
        faces += len(found)
        image = Path(os.path.relpath(path, output.parent)).as_posix()
        for face in found:
            box = _whole_box(face, photo)
            lines += [_line(f"{image}/{face.index}", image, box, each, wishes.subject) for each in wishes.categories]
        meter.step()
    if not lines:
        more = f", and so on for {len(complaints) - 1} more" if len(complaints) > 1 else ""
        raise TaskSetError(f"there is no face to build a task about: {complaints[0]}{more}", "name portraits")
    with atomic_write(output) as file:
        file.write("".join(lines).encode())
    return BuiltTasks(len(lines), faces, tuple(f"{complaint}; it was left out" for complaint in complaints))


def _faces(photo: Photo, wishes: TaskWishes, studio: Studio) -> tuple[Face, ...]:
    found = studio.finder.find(photo.pixels)
    largest = nearest_face(found, None)
    return found if wishes.all_faces or largest is None else (largest,)


def _whole_box(face: Face, photo: Photo) -> list[int]:
    """The box of a face in whole pixels of its photo."""
    x0, y0, x1, y1 = box_of(face)
    inside = Box(round(x0), round(y0), round(x1), round(y1)).clipped(photo.width, photo.height)
    return [inside.x0, inside.y0, inside.x1, inside.y1]


def _line(name: str, image: str, box: list[int], category: Expression, subject: Subject) -> str:
    return task_line(
        {
            "id": f"{name}/{category}",
            "image": image,
            "box": box,
            "category": str(category),
            "prompt": f"Edit the {subject} to show a {category} expression",
        }
    )
