"""What one edit asks of the model: which pictures it is shown, at which size, in how many steps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.latents import Grid, grid_for
from pixelsmile_desktop.engines.pixelsmile.parity import PARITY_SIDE, REFERENCE_SIDE, reference_crop
from pixelsmile_desktop.engines.pixelsmile.schedule import DEFAULT_STEPS, PARITY_STEPS, steps_of_draft


@dataclass(frozen=True, eq=False)
class Recipe:
    """The pictures and numbers of an edit, all defaults resolved.

    Attributes:
        crop: (h, w, 3) uint8 what is edited.
        shown: (h, w, 3) uint8 what the text encoder sees of it.
        grid: size of the pictures to be made, and of the crop as the transformer sees it.
        steps: denoising steps.
        is_draft: whether a Lightning adapter's schedule is used.
        is_parity: whether noise and embeddings are computed exactly as the reference does, on the device and in the
            model's own precision.
    """

    crop: Pixels
    shown: Pixels
    grid: Grid
    steps: int
    is_draft: bool
    is_parity: bool


def recipe_for(crop: Pixels, options: EngineOptions, choice: ModelChoice) -> Recipe:
    """The recipe of an edit; in parity mode `crop` is the whole photo.

    Raises:
        RequestError: the number of steps cannot be told.
    """
    if options.parity:
        crop = reference_crop(crop)
    side = PARITY_SIDE if options.parity else math.sqrt(crop.shape[0] * crop.shape[1])
    if choice.draft is not None:
        steps = steps_of_draft(choice.draft, options.steps)
    else:
        steps = options.steps or (PARITY_STEPS if options.parity else DEFAULT_STEPS)
    return Recipe(
        crop=crop,
        shown=_at_reference_area(crop),
        grid=grid_for(round(side), crop.shape[1], crop.shape[0]),
        steps=steps,
        is_draft=choice.draft is not None,
        is_parity=options.parity,
    )


def _at_reference_area(crop: Pixels) -> Pixels:
    """The crop with as many pixels as the model was shown in training."""
    from PIL import Image

    grid = grid_for(REFERENCE_SIDE, crop.shape[1], crop.shape[0])
    if crop.shape[:2] == (grid.height, grid.width):
        return crop
    return np.asarray(Image.fromarray(crop).resize((grid.width, grid.height), Image.Resampling.LANCZOS))
