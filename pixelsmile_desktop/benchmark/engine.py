"""Measures the PixelSmile engine without its weights: the reference's recipe and ours, in one run on one machine."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from pixelsmile_desktop.benchmark.hollow_model import randomise, save_hollow
from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.benchmark.reference import ReferenceRecipe
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import OutOfMemoryError
from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import Progress, ignore_progress
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.session import Session

_GIB = 2**30
_SWEEP = tuple(ExpressionMix(((Expression.HAPPY, intensity),)) for intensity in (0.25, 0.5, 0.75, 1.0, 1.5))
_SHEET = tuple(ExpressionMix(((expression, 1.0),)) for expression in TWELVE)


@dataclass(frozen=True)
class Measurement:
    """What one way of rendering took.

    Attributes:
        name: of the plan, or "reference".
        load: seconds to load the model; None where it was not loaded from files.
        encode: seconds for the embeddings of a picture: of 13 prompts; for the reference, of its two.
        step: seconds for a denoising step of one picture.
        edit: seconds for one picture that was not seen before.
        sweep: seconds for five intensities of such a picture.
        sheet: seconds for twelve expressions of such a picture.
        peak_gb: largest memory of the device in GiB; None on the processor.
        planned_gb: what the plan had foreseen; None for the reference.
        failure: why it could not be measured; empty if it could.
    """

    name: str
    load: float | None = None
    encode: float | None = None
    step: float | None = None
    edit: float | None = None
    sweep: float | None = None
    sheet: float | None = None
    peak_gb: float | None = None
    planned_gb: float | None = None
    failure: str = ""


@dataclass(frozen=True)
class Workload:
    """What is measured.

    Attributes:
        model: shape of the model.
        side: of the pictures, in pixels.
        steps: denoising steps of every edit.
        device: as torch calls it.
    """

    model: RandomModel
    side: int
    steps: int
    device: str


def measure_reference(work: Workload) -> Measurement:
    """The plain recipe: whole model on the device, two full encodes and one pipeline call for every picture."""
    import torch

    _forget_peak(work.device)
    dtype = torch.float32 if work.device == "cpu" else torch.bfloat16
    try:
        pipeline = work.model.pipeline().to(work.device, dtype)
        return _measured_reference(ReferenceRecipe(pipeline, _image_processor()), work)
    except (torch.OutOfMemoryError, MemoryError):
        return Measurement("reference", failure="it does not fit into the memory")
    finally:
        _free(work.device)


def measure_plan(work: Workload, plan: Plan) -> Measurement:
    """Our own way by one plan, with the program's own loading from files whose weights are holes.

    Args:
        work: what is measured.
        plan: a rung of the ladder for this computer.
    """
    import torch

    _forget_peak(work.device)
    planned = None if work.device == "cpu" else plan.vram_gb
    try:
        with tempfile.TemporaryDirectory(prefix="pixelsmile-bench-") as folder:
            return replace(_measured_plan(work, plan, Path(folder)), planned_gb=planned)
    except (torch.OutOfMemoryError, OutOfMemoryError, MemoryError):
        return Measurement(plan.name, planned_gb=planned, failure="it does not fit into the memory")
    finally:
        _free(work.device)


def _measured_reference(recipe: ReferenceRecipe, work: Workload) -> Measurement:
    def edits(mixes: Sequence[ExpressionMix]) -> None:
        picture = _picture(work.side)
        for mix in mixes:
            ((expression, intensity),) = mix.named()
            recipe.edit(picture, expression, intensity, side=work.side, steps=work.steps)

    words = [str(Expression.NEUTRAL), str(Expression.HAPPY)]
    encode = _seconds(lambda: [recipe.embeddings(_picture(work.side), word) for word in words], work.device)
    edits(_SWEEP[:1])
    edit = _seconds(lambda: edits(_SWEEP[:1]), work.device)
    picture, twice = _picture(work.side), 2 * work.steps
    double = _seconds(lambda: recipe.edit(picture, Expression.HAPPY, 0.25, side=work.side, steps=twice), work.device)
    return Measurement(
        "reference",
        encode=encode,
        step=max(0.0, double - edit) / work.steps,
        edit=edit,
        sweep=_seconds(lambda: edits(_SWEEP), work.device),
        sheet=_seconds(lambda: edits(_SHEET), work.device),
        peak_gb=_peak_gb(work.device),
    )


def _measured_plan(work: Workload, plan: Plan, folder: Path) -> Measurement:
    model = save_hollow(work.model, folder / "model")
    choice = ModelChoice(model)
    started = time.perf_counter()
    session = Session.load(choice, plan, folder / "cache", CancelToken(), ignore_progress)
    _wait_for(work.device)
    load = time.perf_counter() - started
    for part in session.parts:
        randomise(part)
    clock = _StageClock(work.device)

    def render(mixes: Sequence[ExpressionMix]) -> None:
        context = RenderContext(EngineOptions(steps=work.steps), progress=clock)
        for _ in session.generate(_picture(work.side), mixes, choice, context):
            _wait_for(work.device)

    render(_SWEEP[:1])
    clock.reset()
    edit = _seconds(lambda: render(_SWEEP[:1]), work.device)
    return Measurement(
        plan.name,
        load=load,
        encode=clock.seconds("Encoding"),
        step=clock.seconds("Denoising") / work.steps,
        edit=edit,
        sweep=_seconds(lambda: render(_SWEEP), work.device),
        sheet=_seconds(lambda: render(_SHEET), work.device),
        peak_gb=_peak_gb(work.device),
    )


class _StageClock:
    """A progress listener that adds up how long each stage took from its first word to its last."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._began: dict[str, float] = {}
        self._took: dict[str, float] = {}

    def __call__(self, progress: Progress) -> None:
        if progress.done == 0:
            _wait_for(self._device)
            self._began[progress.stage] = time.perf_counter()
        elif progress.done == progress.total:
            _wait_for(self._device)
            taken = time.perf_counter() - self._began[progress.stage]
            self._took[progress.stage] = self._took.get(progress.stage, 0.0) + taken

    def reset(self) -> None:
        """Begin anew."""
        self._took.clear()

    def seconds(self, stage: str) -> float:
        """How long a stage took since the last reset."""
        return self._took.get(stage, 0.0)


_pictures = count()


def _picture(side: int) -> Pixels:
    """A picture that nobody has seen before, so that no cache knows it."""
    return np.random.default_rng(next(_pictures)).integers(0, 256, (side, side, 3), np.uint8)


def _image_processor() -> Any:
    from transformers import Qwen2VLImageProcessorPil

    return Qwen2VLImageProcessorPil()


def _seconds(work: Callable[[], object], device: str) -> float:
    _wait_for(device)
    started = time.perf_counter()
    work()
    _wait_for(device)
    return time.perf_counter() - started


def _wait_for(device: str) -> None:
    module = _device_module(device)
    if module is not None:
        module.synchronize()


def _forget_peak(device: str) -> None:
    module = _device_module(device)
    if module is not None and hasattr(module, "reset_peak_memory_stats"):
        module.reset_peak_memory_stats()


def _peak_gb(device: str) -> float | None:
    module = _device_module(device)
    if module is None or not hasattr(module, "max_memory_reserved"):
        return None
    return float(module.max_memory_reserved()) / _GIB


def _free(device: str) -> None:
    import gc

    gc.collect()
    module = _device_module(device)
    if module is not None:
        module.empty_cache()


def _device_module(device: str) -> Any:
    """Torch's functions for a device; None for the processor, which has none of these."""
    import torch

    kind = torch.device(device).type
    return None if kind == "cpu" else torch.get_device_module(kind)


def device_name(device: str) -> str:
    """What the device is called by its maker."""
    import torch

    if torch.device(device).type == "cuda":
        return torch.cuda.get_device_name(device)
    return "processor" if torch.device(device).type == "cpu" else str(device)
