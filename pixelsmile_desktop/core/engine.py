"""What every engine promises: pixels for one face, nothing outside its mask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.core.request import EngineName, EngineOptions, PasteBackOptions

PreviewListener = Callable[[Pixels], None]
"""Hears of pictures on the way to a result: (h, w, 3) uint8 sRGB, small and rough."""


@dataclass(frozen=True)
class PasteBackReport:
    """What had to be mended before a generated crop fitted into the photo again.

    Attributes:
        shift: how far the model had moved the face, x and y in photo pixels.
        scale: how much larger it had made it; 1 is not at all.
        rotation: how far it had turned it, degrees clockwise.
        changed_area: share of the crop's pixels that changed, 0..1.
        seam: mean difference to the original along the edge of the mask, in levels of 255.
    """

    shift: tuple[float, float]
    scale: float
    rotation: float
    changed_area: float
    seam: float


@dataclass(frozen=True, eq=False)
class FaceEdit:
    """New pixels for one face.

    Attributes:
        box: where they lie in the photo.
        pixels: (box.height, box.width, 3) of the photo's depth and colour space.
        mask: (box.height, box.width) bool, True where the photo may change. Everything else stays bit-identical.
        warnings: what may look wrong, one sentence each.
        paste_back: how a generated crop was made to fit; None for engines that render in place.
        identity: similarity of the person before and after, -1..1; None when nobody measured.
        seed: the seed it was rendered with; None for engines that use none, and when nobody measured.
    """

    box: Box
    pixels: Pixels
    mask: npt.NDArray[np.bool_]
    warnings: tuple[str, ...] = ()
    paste_back: PasteBackReport | None = None
    identity: float | None = None
    seed: int | None = None


@dataclass(frozen=True)
class RenderContext:
    """What a render may ask for and must obey.

    Attributes:
        options: engine options.
        paste_back: how a generated crop is put back.
        cancel: looked at in every step.
        progress: hears of every step.
        preview: hears of pictures on the way; None when nobody looks, so that none are made.
        quick: this is but a glance while a handle moves: an engine may sample more coarsely.
    """

    options: EngineOptions = field(default_factory=EngineOptions)
    paste_back: PasteBackOptions = field(default_factory=PasteBackOptions)
    cancel: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = ignore_progress
    preview: PreviewListener | None = None
    quick: bool = False


class ExpressionEngine(Protocol):
    """An engine that gives a face another expression.

    Engines look at the cancel token in every step and raise `Cancelled`, never half a picture; the same photo, face,
    mix, options and machine give the same pixels.
    """

    @property
    def name(self) -> EngineName:
        """The engine's own name, never `auto`."""
        ...

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """None when the engine can render with these options here and now, else a clause that says what is missing."""
        ...

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        """The edit of one face, at the photo's own size; None when nothing changes (always so for an identity mix).

        Raises:
            Cancelled: the user stopped the job.
            EngineError: the engine failed.
        """
        ...

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        """The edits of one face in several mixes, in their order; an engine shares what work it can between them."""
        ...


@dataclass(frozen=True, eq=False)
class Generated:
    """A picture that a model made.

    Attributes:
        pixels: (h, w, 3) uint8 sRGB.
        warnings: what the user ought to know of how it was made, one sentence each.
    """

    pixels: Pixels
    warnings: tuple[str, ...] = ()


class CropGenerator(Protocol):
    """A generative model: crop in, crops out, the whole picture drawn anew. It knows no faces and no photos."""

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """None when it can generate with these options here and now, else a clause that says what is missing."""
        ...

    def size(self, options: EngineOptions) -> int:
        """Side in pixels of the square that the model will work on under these options."""
        ...

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], context: RenderContext) -> Iterator[Generated]:
        """One picture for each mix, in their order.

        Args:
            crop: (h, w, 3) uint8 sRGB; what the model sees. In parity mode the whole photo, cut as the reference cuts.
            mixes: none of them an identity.
            context: options, cancel, progress and preview; paste-back is none of the generator's business.

        Returns:
            Pictures of the crop's proportions whose area is about the square of `size`.

        Raises:
            Cancelled: the user stopped the job.
            EngineError: the model is not there, does not fit, or failed.
        """
        ...

    def loaded(self) -> Plan | None:
        """How the model is held in memory now; None while nothing is held."""
        ...

    def close(self) -> None:
        """Give back what the model holds; the next job loads it anew."""
        ...


def apply_edit(pixels: Pixels, edit: FaceEdit) -> None:
    """Write an edit into (H, W, 3) pixels, in place, touching nothing outside its mask."""
    target: npt.NDArray[Any] = pixels[edit.box.slices]
    np.copyto(target, edit.pixels, where=edit.mask[..., None])
