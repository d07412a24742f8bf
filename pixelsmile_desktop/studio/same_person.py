"""Which face of other photos is the same person, where the user has the networks that can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.errors import FaceError, ModelError, PixelSmileError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.studio.services import Studio, Watch

Embedding = npt.NDArray[np.float64]

SAME_PERSON: Final = 0.4
"""Cosine of ArcFace embeddings from which two faces of different frames are taken for one person. InsightFace's own
examples part at 0.28 to 0.4; the strict end, because a look on the wrong face is worse than a frame left out."""
CLEAR_LEAD: Final = 0.05
"""How much the best face of a frame must be ahead of the second best."""


class Recogniser(Protocol):
    """Turns faces into embeddings; `faces.identity.IdentityScorer` is the real one."""

    def why_unavailable(self) -> str | None:
        """None when it can, else a clause that says what is missing."""
        ...

    def embedding(self, picture: npt.NDArray[Any], box: Box) -> Embedding | None:
        """(512,) of length 1 of the face near a box of a (h, w, 3) uint8 picture; None when there is none."""
        ...


@dataclass(frozen=True)
class PersonInPhoto:
    """Whether the person is in one photo.

    Attributes:
        path: the photo.
        face: index of the face, from left to right; None if nobody there is surely the person.
        similarity: of the best face, -1..1; None if there is no face or the photo cannot be read.
        reason: why there is no face, one clause; empty if there is one.
    """

    path: Path
    face: int | None
    similarity: float | None = None
    reason: str = ""


class SamePerson:
    """Finds a person in the frames of a shoot.

    Args:
        studio: opens photos and finds faces.
        recogniser: tells people apart; None if the user has no such networks or did not accept their licence.
    """

    def __init__(self, studio: Studio, recogniser: Recogniser | None) -> None:
        self._studio = studio
        self._recogniser = recogniser

    def why_unavailable(self) -> str | None:
        """None when people can be told apart, else a sentence for the user."""
        missing = "no face recognition networks are chosen" if self._recogniser is None else None
        if self._recogniser is not None:
            missing = self._recogniser.why_unavailable()
        if missing is None:
            return None
        return f"the same person cannot be found in other photos, because {missing}; see Settings, People"

    def person(self, photo: Photo, face: Face) -> Embedding:
        """The person that a face shows.

        Raises:
            FaceError: the networks make nothing of it.
            ModelError: there are none, or they do not run.
        """
        embedding = self._embedding(photo, face)
        if embedding is None:
            raise FaceError("this face is too small or too far turned away to be recognised", "choose another frame")
        return embedding

    def find(self, person: Embedding, paths: Sequence[Path], watch: Watch) -> Iterator[PersonInPhoto]:
        """The person in each of some photos, one by one; a photo that cannot be read is no reason to stop.

        Raises:
            ModelError: the networks are not there, or do not run.
            Cancelled: the user stopped it.
        """
        meter = ProgressMeter("Looking for the same person", len(paths), watch.progress)
        for path in paths:
            watch.cancel.raise_if_requested()
            yield self._in_photo(person, path)
            meter.step()

    def _in_photo(self, person: Embedding, path: Path) -> PersonInPhoto:
        try:
            photo = self._studio.open(path).photo
            faces = self._studio.finder.find(photo.pixels)
            candidates = [(face.index, self._embedding(photo, face)) for face in faces]
        except ModelError:
            raise
        except PixelSmileError as error:
            return PersonInPhoto(path, None, reason=error.what)
        scores = sorted(((float(person @ one), index) for index, one in candidates if one is not None), reverse=True)
        if not scores:
            return PersonInPhoto(path, None, reason="no face was found that can be recognised")
        best, index = scores[0]
        if best < SAME_PERSON:
            return PersonInPhoto(path, None, best, "nobody there is the same person")
        if len(scores) > 1 and best - scores[1][0] < CLEAR_LEAD:
            return PersonInPhoto(path, None, best, "two faces there look alike")
        return PersonInPhoto(path, index, best)

    def _embedding(self, photo: Photo, face: Face) -> Embedding | None:
        from pixelsmile_desktop.imaging.colour_profile import ColourSpace

        if self._recogniser is None:
            raise ModelError("no face recognition networks are chosen", "choose their folder in Settings, People")
        x, y, width, height = face.box
        box = Box(round(x), round(y), round(x + width), round(y + height)).clipped(photo.width, photo.height)
        # The networks look at a square of twice the face; only that is converted.
        around = _around(box).clipped(photo.width, photo.height)
        picture = ColourSpace.of(photo).to_srgb(photo.pixels[around.slices])
        return self._recogniser.embedding(picture, box.moved(-around.x0, -around.y0))


def _around(box: Box) -> Box:
    side = max(box.width, box.height)
    return Box(box.x0 - side, box.y0 - side, box.x1 + side, box.y1 + side)
