"""A finder and an engine at the outermost seam, so that the use cases are tested without models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pixelsmile_desktop.core.engine import FaceEdit, PasteBackReport, RenderContext
from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import LANDMARK_COUNT, Face, Occlusion, Pose
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.request import EngineName, EngineOptions, FaceLook
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.services import Studio


def a_face(index: int, box: tuple[float, float, float, float], *warnings: str) -> Face:
    landmarks = np.zeros((LANDMARK_COUNT, 3))
    landmarks[:, 0] = np.linspace(box[0], box[0] + box[2], LANDMARK_COUNT)
    landmarks[:, 1] = np.linspace(box[1], box[1] + box[3], LANDMARK_COUNT)
    return Face(index, box, 0.987654, Pose(1.234, -2.0, 3.0), landmarks, {"jawOpen": 0.25}, None, warnings)


class FakeFinder:
    """Finds the faces it was given in every photo, and counts how often it was asked."""

    def __init__(self, *faces: Face) -> None:
        self.faces = faces
        self.searches = 0
        self.occlusions: list[int] = []

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        self.searches += 1
        return self.faces

    def occlusion(self, pixels: Pixels, face: Face) -> Face:
        self.occlusions.append(face.index)
        nothing = np.zeros((2, 2), np.float32)
        return replace(face, occlusion=Occlusion(Box(0, 0, 2, 2), nothing, nothing))


@dataclass
class FakeEngine:
    """Inverts the middle of a face's box, and remembers what it was asked."""

    name: EngineName = EngineName.INSTANT
    missing: str | None = None
    fault: str = ""
    warning: str = ""
    seen: list[tuple[Photo, Face, ExpressionMix]] = field(default_factory=list)
    contexts: list[RenderContext] = field(default_factory=list)
    report: PasteBackReport | None = None
    shared: list[int] = field(default_factory=list)

    def why_unavailable(self, options: EngineOptions) -> str | None:
        return self.missing

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        context.cancel.raise_if_requested()
        self.seen.append((photo, face, mix))
        self.contexts.append(context)
        if self.fault:
            raise EngineError(self.fault, "try something else")
        if mix.is_identity:
            return None
        x, y, width, height = (round(value) for value in face.box)
        box = Box(x, y, x + width, y + height).clipped(photo.width, photo.height)
        mask = np.zeros((box.height, box.width), bool)
        mask[1:-1, 1:-1] = True
        pixels = photo.white - photo.pixels[box.slices]
        return FaceEdit(box, pixels, mask, (self.warning,) if self.warning else (), self.report)

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        self.shared.append(len(mixes))
        for mix in mixes:
            yield self.render(photo, face, mix, context)


def on_faces(mix: ExpressionMix, *faces: int) -> tuple[FaceLook, ...]:
    return tuple(FaceLook(face, mix) for face in faces)


def a_studio(
    faces: Sequence[Face] = (a_face(0, (2, 3, 10, 12)),),
    engine: FakeEngine | None = None,
    settings: Settings | None = None,
) -> Studio:
    engine = engine or FakeEngine()
    return Studio(FakeFinder(*faces), {engine.name: engine}, settings or Settings())


def a_photo(width: int = 40, height: int = 30, depth: type[np.unsignedinteger] = np.uint8) -> Photo:
    rng = np.random.default_rng(5)
    return Photo(rng.integers(0, np.iinfo(depth).max, (height, width, 3), depth, endpoint=True))
