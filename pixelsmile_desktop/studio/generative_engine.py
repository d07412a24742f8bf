"""`GenerativeEngine`: an expression engine made of a model that draws crops, and of the way into the photo and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from pixelsmile_desktop.core.engine import CropGenerator, FaceEdit, Generated, RenderContext
from pixelsmile_desktop.core.errors import EngineError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face, FaceMeasure, Points
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EngineName, EngineOptions
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.framing import Frame, crop_at, frame_at_area, frame_head
from pixelsmile_desktop.imaging.paste_back import Cover, FacePoints, GeneratedFace, paste_back

_OVAL: Final = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
_STILL: Final = (6, 168, 197, 195, 33, 133, 263, 362, 127, 356, 162, 389, 21, 251, 54, 284, 103, 332, 10, 151)
"""Bridge of the nose, corners of the eyes, temples and forehead: what no expression moves."""
_FOREHEAD, _CHIN = 10, 152


class GenerativeEngine:
    """The engine that lets a model draw the face anew; a `core.engine.ExpressionEngine`.

    Args:
        generator: the model.
        measure: finds a face again near known landmarks.
        name: the engine's name.
    """

    def __init__(
        self, generator: CropGenerator, measure: FaceMeasure, name: EngineName = EngineName.PIXELSMILE
    ) -> None:
        self._generator = generator
        self._measure = measure
        self._name = name

    @property
    def name(self) -> EngineName:
        """The engine's own name."""
        return self._name

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """See `core.engine.ExpressionEngine.why_unavailable`."""
        return self._generator.why_unavailable(options)

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        """See `core.engine.ExpressionEngine.render`."""
        (edit,) = self.render_all(photo, face, (mix,), context)
        return edit

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        """See `core.engine.ExpressionEngine.render_all`; the generator is asked once for all mixes.

        Raises:
            RequestError: parity is asked for, which puts nothing back into a photo.
        """
        if context.options.parity:
            raise RequestError("the reference's recipe makes a picture of its own size", "render it without paste-back")
        context.cancel.raise_if_requested()
        wanted = [mix for mix in mixes if not mix.is_identity]
        frame = self._frame(photo, face, context.options)
        pictures: Iterator[Generated] = iter(())
        if wanted:
            crop = ColourSpace.of(photo).to_srgb(crop_at(photo.pixels, frame))
            pictures = self._generator.generate(crop, wanted, context)
        for mix in mixes:
            if mix.is_identity:
                yield None
                continue
            picture = next(pictures, None)
            if picture is None:
                raise EngineError("the model gave fewer pictures than it was asked for", "try again")
            yield self._pasted_back(photo, face, frame, picture, context)

    def _frame(self, photo: Photo, face: Face, options: EngineOptions) -> Frame:
        up = face.mesh[_FOREHEAD] - face.mesh[_CHIN]
        box = frame_head(face.mesh[list(_OVAL)], up, photo.width, photo.height)
        return frame_at_area(box, self._generator.size(options))

    def _pasted_back(
        self, photo: Photo, face: Face, frame: Frame, picture: Generated, context: RenderContext
    ) -> FaceEdit | None:
        context.cancel.raise_if_requested()
        meter = ProgressMeter("Pasting back", 2, context.progress)
        found = self._found_again(face, frame, picture)
        meter.step()
        context.cancel.raise_if_requested()
        occlusion = face.occlusion
        generated = GeneratedFace(
            box=frame.box,
            pixels=picture.pixels,
            before=_points(face.landmarks),
            after=_points(found),
            cover=None if occlusion is None else Cover(occlusion.box, occlusion.foreign),
        )
        pasted = paste_back(photo, generated, context.paste_back)
        meter.step()
        if pasted is None:
            return None
        warnings = (*picture.warnings, *pasted.warnings)
        return FaceEdit(pasted.box, pasted.pixels, pasted.mask, warnings, pasted.report)

    def _found_again(self, face: Face, frame: Frame, picture: Generated) -> Points:
        """The (478, 3) landmarks of the face in the generated picture."""
        height, width = picture.pixels.shape[:2]
        grid = Frame(frame.box, width, height)
        expected = np.column_stack(
            [grid.from_photo(face.landmarks[:, :2]), face.landmarks[:, 2] / float(grid.scale.mean())]
        )
        return self._measure(picture.pixels, expected)


def _points(landmarks: Points) -> FacePoints:
    return FacePoints(landmarks[list(_OVAL), :2], landmarks[list(_STILL), :2])
