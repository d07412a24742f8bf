"""Measuring on pixels what an edit did: the face is found again and compared with the original's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.engine import RenderContext, apply_edit
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.face import MESH_COUNT, Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.mesh import EYES
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.rig import build_rig
from pixelsmile_desktop.engines.instant.skin import join_layers
from pixelsmile_desktop.engines.instant.weights import unit_weights
from pixelsmile_desktop.faces.finder import FaceFinder

INTENSITIES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)

SIGNATURES: Mapping[Expression, str] = {
    Expression.HAPPY: "mouthSmile",
    Expression.CONFIDENT: "mouthSmile",
    Expression.SURPRISED: "jawOpen",
    Expression.FEAR: "eyeWide",
    Expression.ANXIOUS: "browInnerUp",
    Expression.CONFUSED: "eyeSquintRight",
    Expression.DISGUST: "mouthShrugUpper",
    Expression.ANGRY: "browDown",
    Expression.CONTEMPT: "mouthDimpleLeft",
    Expression.SAD: "mouthFrown",
    Expression.SLEEPY: "eyeBlink",
    Expression.SHY: "eyeLookDown",
}
"""The blendshape that a person would name first; both sides are averaged unless one is named. The model never fires its
noseSneer, on no face that was tried, so disgust is told by the upper lip; and one brow of a portrait lies under its
fringe, so confusion is told by the narrowed eye."""


@dataclass(frozen=True, eq=False)
class Course:
    """How one expression of one face goes from nothing to exaggeration.

    Attributes:
        motion: (7,) seen motion along the commanded one at `INTENSITIES`, as a share of the command at intensity 1.
        before, after: blendshapes of the original and at intensity 1.
    """

    motion: npt.NDArray[np.float64]
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def correlation(self) -> float:
        """Pearson r between intensity and seen motion."""
        return float(np.corrcoef(INTENSITIES, self.motion)[0, 1])


class Judge:
    """Renders one face of one photo and finds it again."""

    def __init__(self, photo: Photo, face: Face, engine: InstantEngine, finder: FaceFinder) -> None:
        self.photo = photo
        self.face = face
        self._engine = engine
        self._finder = finder
        self._rig = build_rig(finder.canonical, face, photo.width, photo.height)
        self._start = finder.measure(photo.pixels, face.landmarks)
        self.course: Callable[[Expression], Course] = cache(self._course)

    def rendered(self, expression: Expression, intensity: float) -> npt.NDArray[np.uint8]:
        """(H, W, 3) the photo with the expression."""
        pixels = self.photo.pixels.copy()
        mix = ExpressionMix(((expression, intensity),))
        edit = self._engine.render(self.photo, self.face, mix, RenderContext())
        if edit is not None:
            apply_edit(pixels, edit)
        return pixels

    def places(self, mix: ExpressionMix) -> tuple[npt.NDArray[np.float64], list[npt.NDArray[np.float64]]]:
        """Where each cell is taken from, (rows, columns, 2) in cells, and the outlines of the eyes and the mouth."""
        prepared = self._engine.prepare(self.photo, self.face)
        rig, motion = prepared.rig, prepared.motion(mix)
        shape = MouthShape(rig.landmarks, motion.landmarks)
        places = rig.grid.to_cells(rig.grid.points() + join_layers(rig, motion, shape))
        lids = [motion.landmarks[list(eye.upper + eye.lower[::-1])] for eye in EYES]
        return places, [rig.grid.to_cells(outline) for outline in (*lids, shape.outline)]

    def _course(self, expression: Expression) -> Course:
        commanded = self._commanded(expression)
        seen = [self._seen(expression, intensity) for intensity in INTENSITIES]
        motion = [float(((s - self._start)[:MESH_COUNT, :2] * commanded).sum() / (commanded**2).sum()) for s in seen]
        return Course(
            np.array(motion),
            self._finder.blendshapes(self._start),
            self._finder.blendshapes(seen[INTENSITIES.index(1.0)]),
        )

    def _seen(self, expression: Expression, intensity: float) -> npt.NDArray[np.float64]:
        return self._finder.measure(self.rendered(expression, intensity), self.face.landmarks)

    def _commanded(self, expression: Expression) -> npt.NDArray[np.float64]:
        weights = unit_weights(blended_target(ExpressionMix(((expression, 1.0),))), self._rig)
        return np.tensordot(weights, self._rig.displacements, 1)


def signature(expression: Expression, blendshapes: Mapping[str, float]) -> float:
    """How much of an expression's signature a face shows."""
    name = SIGNATURES[expression]
    return blendshapes[name] if name in blendshapes else (blendshapes[f"{name}Left"] + blendshapes[f"{name}Right"]) / 2
