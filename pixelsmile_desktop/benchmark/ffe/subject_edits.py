"""Edits one face toward everything that is asked of it, and has each result judged and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import cv2

from pixelsmile_desktop.benchmark.ffe.face_picture import (
    FaceBox,
    FacePicture,
    Image,
    box_of,
    look_at,
    nearest_face,
    thumbnail,
)
from pixelsmile_desktop.benchmark.ffe.identity import Recognisers
from pixelsmile_desktop.benchmark.ffe.judge import Judge, JudgeError
from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement, Measures
from pixelsmile_desktop.benchmark.ffe.onnx_network import Vector
from pixelsmile_desktop.benchmark.ffe.picture_quality import background_change, seam, sharpness_kept
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome, Pictures
from pixelsmile_desktop.benchmark.ffe.run_ledger import PICTURES_NAME
from pixelsmile_desktop.benchmark.ffe.tasks import EditTask
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PixelSmileError, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.request import EditRequest, FaceChoice
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.studio.edit import edit_in_mixes
from pixelsmile_desktop.studio.services import Studio, Watch

THUMBNAIL_SIDE: Final = 128
_JPEG_QUALITY: Final = 80


@dataclass(frozen=True)
class SubjectWork:
    """What is still to be done for one face of one photo.

    Attributes:
        name: of its pictures, the same in every run over these tasks.
        edits: each task with the intensities that it is still to be edited at.
    """

    name: str
    edits: tuple[tuple[EditTask, tuple[float, ...]], ...]

    @property
    def keys(self) -> list[tuple[EditTask, float]]:
        """Every single edit."""
        return [(task, intensity) for task, intensities in self.edits for intensity in intensities]


@dataclass(frozen=True)
class Equipment:
    """Whoever edits, judges and compares.

    Attributes:
        studio: with the engines.
        judge: scores expressions.
        recognisers: compare the person; None compares nobody.
    """

    studio: Studio
    judge: Judge
    recognisers: Recognisers | None = None


@dataclass(frozen=True, eq=False)
class _Original:
    """A face before any edit."""

    photo: Photo
    face: Face
    box: FaceBox
    picture: FacePicture
    embeddings: list[Vector] | None
    picture_name: str


class SubjectEditor:
    """Edits and judges.

    Args:
        equipment: whoever does the work.
        request: engine and options of every edit; its photo, face and mix are not looked at.
        folder: of the run.
    """

    def __init__(self, equipment: Equipment, request: EditRequest, folder: Path) -> None:
        self._equipment = equipment
        self._request = request
        self._pictures = folder / PICTURES_NAME

    def outcomes(self, work: SubjectWork, watch: Watch) -> Iterator[Outcome]:
        """What comes of each edit, one by one. A photo or an engine that fails costs its own edits only.

        Raises:
            JudgeError: the judge or a recogniser fails.
            SaveError: a picture cannot be written.
            Cancelled: the user stopped it.
        """
        first = work.edits[0][0]
        try:
            original = self._original(work, first)
        except (JudgeError, SaveError):
            raise
        except PixelSmileError as error:
            yield from failures(work.keys, str(error))
            return
        if original is None:
            yield from failures(work.keys, "no face was found where the task says")
            return
        for task, intensities in work.edits:
            yield from self._series(task, intensities, original, watch)

    def _original(self, work: SubjectWork, task: EditTask) -> _Original | None:
        """None when there is no face in the box."""
        studio, recognisers = self._equipment.studio, self._equipment.recognisers
        photo = studio.open(task.image).photo
        face = nearest_face(studio.finder.find(photo.pixels), task.box)
        if face is None:
            return None
        face = studio.finder.occlusion(photo.pixels, face)
        picture = look_at(photo, box_of(face), studio.finder)
        name = f"{work.name}-before.jpg"
        self._keep(name, thumbnail(picture, THUMBNAIL_SIDE))
        embeddings = None if recognisers is None else recognisers.embeddings(picture)
        return _Original(photo, face, box_of(face), picture, embeddings, name)

    def _series(
        self, task: EditTask, intensities: Sequence[float], original: _Original, watch: Watch
    ) -> Iterator[Outcome]:
        parity = self._request.options.parity
        options = replace(self._request.options, subject=task.word)
        base = replace(
            self._request, photo=str(task.image), face=FaceChoice.of((original.face.index,)), options=options
        )
        requests = [replace(base, mix=ExpressionMix(((task.category, intensity),))) for intensity in intensities]
        faces = () if parity else (original.face,)
        results = edit_in_mixes(original.photo, faces, requests, self._equipment.studio, watch)
        for done, intensity in enumerate(intensities):
            try:
                result = next(results)
            except PixelSmileError as error:
                yield from failures([(task, each) for each in intensities[done:]], str(error))
                return
            yield self._judged(task, intensity, original, result)
            watch.cancel.raise_if_requested()

    def _judged(self, task: EditTask, intensity: float, original: _Original, result: EditResult) -> Outcome:
        is_in_place = result.photo.pixels.shape == original.photo.pixels.shape
        picture = look_at(result.photo, original.box if is_in_place else None, self._equipment.studio.finder)
        name = f"{task.number:05d}-{task.category}-{intensity:g}.jpg"
        framed_by = original.picture.face if is_in_place else None
        self._keep(name, thumbnail(picture, THUMBNAIL_SIDE, framed_by))
        measures = Measures(
            seconds=result.seconds,
            background=background_change(original.photo, result.photo, original.face) if is_in_place else None,
            seam=seam(original.photo, result.photo, original.face) if is_in_place else None,
            sharpness=sharpness_kept(original.picture, picture) if is_in_place else None,
        )
        scores = self._equipment.judge.scores(picture)
        identity = self._identity(original, picture)
        judgement = Judgement(task.id, task.subject, task.category, intensity, scores, identity, measures)
        return Outcome(judgement, Pictures(original.picture_name, name))

    def _identity(self, original: _Original, picture: FacePicture) -> float | None:
        recognisers = self._equipment.recognisers
        if recognisers is None or original.embeddings is None:
            return None
        return recognisers.similarity(original.embeddings, recognisers.embeddings(picture))

    def _keep(self, name: str, pixels: Image) -> None:
        quality = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
        encoded = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), quality)[1]
        with atomic_write(self._pictures / name) as file:
            file.write(encoded.tobytes())


def failures(edits: Sequence[tuple[EditTask, float]], what: str) -> Iterator[Outcome]:
    """The outcomes of edits that came to nothing for the same reason."""
    for task, intensity in edits:
        yield Outcome(Failure(task.id, task.subject, task.category, intensity, what))
