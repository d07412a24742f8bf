"""The noise levels that an edit steps through."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.errors import RequestError

DEFAULT_STEPS = 40
"""What the base model's own card recommends."""
PARITY_STEPS = 50
DRAFT_STEPS = (4, 8)

# Lightning was distilled with a constant shift of 3 and down to no noise at all (its model card's scheduler).
_DRAFT_CHANGES = {"base_shift": math.log(3), "max_shift": math.log(3), "shift_terminal": None}


def steps_of_draft(adapter: Path, wanted: int | None) -> int:
    """How many steps a Lightning adapter was distilled to, which its name says.

    Raises:
        RequestError: the name does not say it and the user does not either.
    """
    if wanted is not None:
        return wanted
    told = re.search(r"(\d+)[ _-]?steps?", adapter.name, re.IGNORECASE)
    if told is None or int(told[1]) not in DRAFT_STEPS:
        what = f"the name of {adapter.name} does not say whether it is made for 4 or 8 steps"
        raise RequestError(what, "choose 4 or 8 steps")
    return int(told[1])


def flow_schedule(config: Mapping[str, Any], steps: int, tokens: int, device: str, *, draft: bool) -> Any:
    """A `FlowMatchEulerDiscreteScheduler` at its first step.

    Args:
        config: the model's own scheduler configuration.
        steps: how many steps; the model's schedule is undefined for fewer than 2.
        tokens: of the picture to be made; the schedule is shifted toward noise for larger ones.
        device: where the steps are computed.
        draft: whether the schedule of a Lightning adapter takes the place of the model's.

    Raises:
        RequestError: fewer than 2 steps.
    """
    import numpy as np
    from diffusers import FlowMatchEulerDiscreteScheduler
    from diffusers.pipelines.qwenimage.pipeline_qwenimage_edit_plus import calculate_shift

    if steps < 2:
        # The base schedule would divide by zero and paint black.
        raise RequestError("an edit needs at least 2 steps", "choose 2 steps or more")
    scheduler = FlowMatchEulerDiscreteScheduler.from_config({**config, **(_DRAFT_CHANGES if draft else {})})
    settings = scheduler.config
    shift = calculate_shift(
        tokens,
        settings.get("base_image_seq_len", 256),
        settings.get("max_image_seq_len", 4096),
        settings.get("base_shift", 0.5),
        settings.get("max_shift", 1.15),
    )
    scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / steps, steps), device=device, mu=shift)
    scheduler.set_begin_index(0)
    return scheduler
