"""Scores the pictures of a folder of persons and writes the table that a dataset for training is built from.

The table is a CSV file with a header: `image` (a path below the folder), `category`, and a column for each expression
that the judge knows, 0..1. The category is what the name of the picture or of a folder above it begins with, such as
`ann/happy-2.jpg` or `ann/happy/2.jpg`; it stays empty where no name tells, because a judge says what it sees and not
what was meant.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture, box_of, look_at, nearest_face
from pixelsmile_desktop.benchmark.ffe.judge import Judge
from pixelsmile_desktop.benchmark.ffe.line_ledger import LineLedger, open_lines
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PhotoError, RequestError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.studio.photos import find_photos
from pixelsmile_desktop.studio.services import Studio, Watch

LEDGER_SUFFIX: Final = ".part"
_NAMES: Final = {str(expression): expression for expression in Expression}
_AHEAD: Final = 4
"""Pictures for each thread that are opened before the judge asks for them."""

Scores = Mapping[str, float]
"""By the names of expressions."""


@dataclass(frozen=True)
class ScorePlan:
    """What shall be scored.

    Attributes:
        folder: of folders of persons.
        output: the table.
        threads: how many open pictures and find their faces.
        resume: go on where an earlier run was stopped.
    """

    folder: Path
    output: Path
    threads: int = 1
    resume: bool = False

    @property
    def ledger(self) -> Path:
        """What is scored so far, beside the table until that stands."""
        return self.output.with_name(self.output.name + LEDGER_SUFFIX)


@dataclass(frozen=True)
class ScoredFolder:
    """What came of a folder.

    Attributes:
        count: rows of the table.
        complaints: pictures that were left out, one sentence each.
    """

    count: int
    complaints: tuple[str, ...]


def score_folder(plan: ScorePlan, studio: Studio, judge: Judge, watch: Watch) -> ScoredFolder:
    """Score every picture of a folder and write the table; the same pictures and judge give the same table.

    Args:
        plan: what shall be scored.
        studio: opens pictures and finds faces, in several threads.
        judge: scores the largest face of each picture, in this thread.
        watch: who may stop it and hears of every picture.

    Raises:
        RequestError: there is no picture in a folder of a person, or an earlier run is not to be gone on with.
        TaskSetError: a line of the earlier run's scores is damaged.
        JudgeError: the judge gives no usable answer.
        SaveError: a score or the table cannot be written.
        Cancelled: the user stopped it; what was scored so far stands.
    """
    if not plan.folder.is_dir():
        raise RequestError(f"there is no folder {plan.folder}", "name the folder of the persons' folders")
    found = find_photos([str(plan.folder)], recursive=True)
    images = [path.relative_to(plan.folder).as_posix() for path in found.photos]
    own = [image for image in images if len(PurePosixPath(image).parts) > 1]
    complaints = [f"{image} lies in no person's folder; it was left out" for image in images if image not in set(own)]
    if not own:
        raise RequestError(f"{plan.folder} holds no folder of a person", "give every person a folder of their own")
    with open_lines(plan.ledger) as (ledger, lines):
        known = _known_scores(plan, judge, ledger, lines)
        scores: dict[str, Scores] = {image: known[key] for image in own if (key := _key(plan, image)) in known}
        meter = ProgressMeter("Scoring", len(own), watch.progress)
        if scores:
            meter.step(len(scores))
        todo = [image for image in own if image not in scores]
        with closing(_pictures(todo, plan, studio, watch)) as pictures:
            for image, picture in pictures:
                if isinstance(picture, FacePicture):
                    scores[image] = {str(name): round(value, 4) for name, value in judge.scores(picture).items()}
                    ledger.add(json.dumps([_key(plan, image), scores[image]]))
                else:
                    complaints.append(f"{picture}; it was left out")
                meter.step()
        count = _write_table(plan.output, {image: scores[image] for image in own if image in scores}, complaints)
    plan.ledger.unlink()
    return ScoredFolder(count, (*found.complaints, *complaints))


def named_category(image: str) -> Expression | None:
    """The expression that the names of a picture and of the folders below its person's say, the nearest name first.

    Args:
        image: path below the folder of all persons.
    """
    for part in reversed(PurePosixPath(image).parts[1:]):
        word = re.match(r"[a-z]*", part.lower())
        if word is not None and word[0] in _NAMES:
            return _NAMES[word[0]]
    return None


def _known_scores(plan: ScorePlan, judge: Judge, ledger: LineLedger, lines: Sequence[bytes]) -> dict[str, Scores]:
    """What an earlier run scored; a ledger that is new is told who judges."""
    head = json.dumps({"judge": judge.key})
    if not lines:
        ledger.add(head)
        return {}
    if not plan.resume:
        remedy = "add --resume to go on with it, or remove that file"
        raise RequestError(f"{plan.ledger} holds the scores of a run that was stopped", remedy)
    if lines[0] != head.encode():
        what = f"the scores in {plan.ledger} were given by another judge"
        raise RequestError(what, "ask for the same judge, or remove that file")
    known: dict[str, Scores] = {}
    for number, line in enumerate(lines[1:], 2):
        try:
            key, scores = json.loads(line)
            known[key] = {name: float(scores[name]) for name in scores}
        except (ValueError, TypeError, RecursionError) as error:
            what = f"{plan.ledger}, line {number}: it holds no scores"
            raise TaskSetError(what, "remove the line, and run it with --resume") from error
    return known


def _key(plan: ScorePlan, image: str) -> str:
    """Changes when the file of a picture does."""
    try:
        status = (plan.folder / image).stat()
    except OSError:
        return image
    return f"{image} {status.st_size} {status.st_mtime_ns}"


def _pictures(
    images: Sequence[str], plan: ScorePlan, studio: Studio, watch: Watch
) -> Generator[tuple[str, FacePicture | str]]:
    """Each image with its face, or with a clause that says why there is none; in order, prepared by threads."""
    waiting = deque(images)
    started: deque[tuple[str, Future[FacePicture | str]]] = deque()
    with ThreadPoolExecutor(plan.threads) as pool:
        try:
            while waiting or started:
                while waiting and len(started) < _AHEAD * plan.threads:
                    image = waiting.popleft()
                    started.append((image, pool.submit(_look, plan.folder / image, image, studio)))
                watch.cancel.raise_if_requested()
                image, future = started.popleft()
                yield image, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _look(path: Path, image: str, studio: Studio) -> FacePicture | str:
    try:
        photo = studio.open(path).photo
    except PhotoError as error:
        return f"{image} cannot be read ({error.what})"
    face = nearest_face(studio.finder.find(photo.pixels), None)
    picture = None if face is None else look_at(photo, box_of(face), studio.finder)
    return f"{image} shows no face" if picture is None or picture.face is None else picture


def _write_table(output: Path, scores: Mapping[str, Scores], complaints: list[str]) -> int:
    """Write the rows that are usable; how many there are."""
    names = [name for name in map(str, TWELVE) if any(name in row for row in scores.values())]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["image", "category", *names])
    count = 0
    for image, row in scores.items():
        category = named_category(image)
        if category in TWELVE and str(category) not in row:
            complaints.append(f"{image} is named {category}, which the judge does not know; it was left out")
            continue
        writer.writerow([image, category or "", *(row.get(name, "") for name in names)])
        count += 1
    with atomic_write(output) as file:
        file.write(text.getvalue().encode())
    return count
