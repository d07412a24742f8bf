"""What every engine promises: pixels for one face, nothing outside its mask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.core.request import EngineName, EngineOptions


@dataclass(frozen=True, eq=False)
class FaceEdit:
    """New pixels for one face.

    Attributes:
        box: where they lie in the photo.
        pixels: (box.height, box.width, 3) of the photo's depth and colour space.
        mask: (box.height, box.width) bool, True where the photo may change. Everything else stays bit-identical.
        warnings: what may look wrong, one sentence each.
    """

    box: Box
    pixels: Pixels
    mask: npt.NDArray[np.bool_]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenderContext:
    """What a render may ask for and must obey: options, cancel, progress."""

    options: EngineOptions = field(default_factory=EngineOptions)
    cancel: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = ignore_progress


class ExpressionEngine(Protocol):
    """An engine that gives a face another expression.

    Engines look at the cancel token in every step and raise `Cancelled`, never half a picture; the same photo, face,
    mix, options and machine give the same pixels.
    """

    @property
    def name(self) -> EngineName:
        """The engine's own name, never `auto`."""
        ...

    def why_unavailable(self) -> str | None:
        """None when the engine can render here and now, else a sentence that says what is missing."""
        ...

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        """The edit of one face, at the photo's own size; None when nothing changes (always so for an identity mix).

        Raises:
            Cancelled: the user stopped the job.
            EngineError: the engine failed.
        """
        ...


def apply_edit(pixels: Pixels, edit: FaceEdit) -> None:
    """Write an edit into (H, W, 3) pixels, in place, touching nothing outside its mask."""
    target: npt.NDArray[Any] = pixels[edit.box.slices]
    np.copyto(target, edit.pixels, where=edit.mask[..., None])
