"""A stand-in for a diffusion model: it changes the expression, and everything else that such models change."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from pixelsmile_desktop.core.engine import Generated, RenderContext
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import EngineOptions


@dataclass(frozen=True)
class Flaws:
    """What a model does to a picture besides the edit.

    Attributes:
        shift: x and y in pixels of its picture.
        scale, rotation: about the middle, degrees clockwise.
        cast: gain of the channels.
        exposure: levels that are added.
        softness: of the blur, in pixels.
        noise: deviation of its own noise in levels.
    """

    shift: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    rotation: float = 0.0
    cast: tuple[float, float, float] = (1.0, 1.0, 1.0)
    exposure: float = 0.0
    softness: float = 0.0
    noise: float = 0.0

    def matrix(self, width: int, height: int) -> Pixels:
        """(2, 3) from the picture that was given to the one that comes out."""
        middle = (width / 2 - 0.5, height / 2 - 0.5)
        matrix = cv2.getRotationMatrix2D(middle, -self.rotation, self.scale)
        matrix[:, 2] += self.shift
        return matrix


NONE = Flaws()
USUAL = Flaws((5.0, -3.0), 1.01, 0.5, (1.04, 1.0, 0.95), 6.0, 1.0, 1.0)

Painter = Callable[[Pixels, ExpressionMix], Pixels]


def leave(crop: Pixels, mix: ExpressionMix) -> Pixels:
    return crop


@dataclass
class Redrawing:
    """A `CropGenerator` at the outermost seam."""

    flaws: Flaws = USUAL
    paint: Painter = leave
    side: int = 768
    missing: str | None = None
    warnings: tuple[str, ...] = ()
    seen: list[tuple[Pixels, tuple[ExpressionMix, ...]]] = field(default_factory=list)

    def why_unavailable(self, options: EngineOptions) -> str | None:
        return self.missing

    def size(self, options: EngineOptions) -> int:
        return options.size or self.side

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], context: RenderContext) -> Iterator[Generated]:
        self.seen.append((crop, tuple(mixes)))
        for mix in mixes:
            context.cancel.raise_if_requested()
            yield Generated(spoilt(self.paint(crop, mix), self.flaws), self.warnings)


def spoilt(picture: Pixels, flaws: Flaws) -> Pixels:
    """A picture with the flaws of a model."""
    height, width = picture.shape[:2]
    result = cv2.warpAffine(
        picture.astype(np.float32),
        flaws.matrix(width, height),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT,
    )
    if flaws.softness:
        result = cv2.GaussianBlur(result, (0, 0), flaws.softness)
    result = result * np.array(flaws.cast, np.float32) + flaws.exposure
    if flaws.noise:
        result += np.random.default_rng(1).normal(0, flaws.noise, result.shape)
    return np.clip(np.round(result), 0, 255).astype(np.uint8)
