"""A finder, an engine and a judge at the outermost seams, for runs in this process and in others."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.subject_edits import Equipment
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.services import Studio
from tests.ffe.making import write_tasks
from tests.studio.fakes import FakeEngine, a_face

FRAME = (0, 0, 255)
"""Colour of the frame around a face."""
FACE_BOX = (20, 24, 60, 70)
FAILING, DYING = 7, 9
"""Brightness of photos that the engine fails at, and that its process dies of."""


class FrameFinder:
    """Finds the face inside a blue frame."""

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        rows, columns = np.nonzero((pixels == FRAME).all(2))
        if not rows.size:
            return ()
        x, y = float(columns.min()), float(rows.min())
        face = a_face(0, (x, y, float(columns.max()) + 1 - x, float(rows.max()) + 1 - y))
        landmarks = np.array(face.landmarks)
        landmarks[1, :2], landmarks[2, :2] = (x, rows.max()), (columns.max(), y)
        return (replace(face, landmarks=landmarks),)

    def occlusion(self, pixels: Pixels, face: Face) -> Face:
        return face


class PaintingEngine(FakeEngine):
    """Paints the inside of the frame in a grey that says which expression is meant, and how much of it."""

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        context.cancel.raise_if_requested()
        brightness = int(photo.pixels[0, 0, 0])
        if brightness == DYING:
            os._exit(9)
        if brightness == FAILING:
            raise EngineError("the engine stumbled", "help it up")
        ((expression, intensity),) = mix.named()
        self.seen.append((photo, face, mix))
        x, y, width, height = (round(value) for value in face.box)
        box = Box(x + 2, y + 2, x + width - 2, y + height - 2)
        level = 10 * (1 + TWELVE.index(expression)) + round(8 * intensity)
        pixels = np.full((box.height, box.width, 3), level, np.uint8)
        return FaceEdit(box, pixels, np.ones((box.height, box.width), bool))


@dataclass(frozen=True)
class GreyJudge:
    """Reads the grey again."""

    name: str = "a judge of greys"
    key: str = "grey 1"

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        scores = dict.fromkeys(TWELVE, 0.0)
        if picture.face is not None:
            x, y, width, height = picture.face.box
            index, rest = divmod(int(picture.pixels[round(y + height / 2), round(x + width / 2), 0]), 10)
            if 1 <= index <= 12:
                scores[TWELVE[index - 1]] = rest / 8
        return scores


def make_studio() -> Studio:
    return Studio(FrameFinder(), {EngineName.INSTANT: PaintingEngine()}, Settings())


def make_equipment() -> Equipment:
    return Equipment(make_studio(), GreyJudge())


def make_equipment_with_another_judge() -> Equipment:
    return replace(make_equipment(), judge=GreyJudge(key="grey 2"))


def make_photo(path: Path, brightness: int = 200, *, has_face: bool = True) -> Path:
    pixels = np.full((100, 90, 3), brightness, np.uint8)
    if has_face:
        x0, y0, x1, y1 = FACE_BOX
        cv2.rectangle(pixels, (x0, y0), (x1 - 1, y1 - 1), FRAME[::-1], 2)
    cv2.imwrite(str(path), pixels)
    return path


def make_tasks(folder: Path, photos: Mapping[str, int], expressions: tuple[Expression, ...] = TWELVE) -> Path:
    """Tasks about photos of some brightness each, toward expressions."""
    entries = []
    for name, brightness in photos.items():
        make_photo(folder / name, brightness)
        entries += [
            {"id": f"{name}/{e}", "image": name, "box": list(FACE_BOX), "category": str(e)} for e in expressions
        ]
    return write_tasks(folder / "tasks.jsonl", entries)
