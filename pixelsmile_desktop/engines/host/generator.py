"""The PixelSmile engine as the program sees it: which files, which plan, and what to do when memory runs out."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pixelsmile_desktop.core.engine import Generated, RenderContext
from pixelsmile_desktop.core.errors import EngineError, ModelError, OutOfMemoryError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.host.client import EngineHost
from pixelsmile_desktop.engines.host.messages import Work
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.parity import PARITY_SIDE

ENGINE_PACKAGES = ("torch", "diffusers", "transformers", "safetensors", "accelerate")
"""What the child needs besides what the program itself is installed with."""

_ADAPTER_SUFFIX = ".safetensors"
_WITHOUT_ADAPTER = "no PixelSmile adapter is installed, so the expressions are those of the base model alone"


@dataclass(frozen=True)
class InstalledModel:
    """What an edit uses that names no files of its own.

    Attributes:
        base: diffusers folder; None if none is installed.
        adapter: file of the PixelSmile adapter; None renders with the base model alone.
    """

    base: Path | None = None
    adapter: Path | None = None


@dataclass(frozen=True)
class Demand:
    """What a plan is made for.

    Attributes:
        choice: files of the model.
        options: engine options, among them a pinned plan or precision.
        side: of the generated square, in pixels.
        intensities: how many pictures of one crop.
    """

    choice: ModelChoice
    options: EngineOptions
    side: int
    intensities: int


class Planner(Protocol):
    """Knows the computer, the models, and what has run out of memory on it before."""

    def inspect(self, folder: Path) -> object:
        """Look at a model folder.

        Raises:
            ModelError: it is not a whole model of the right kind.
        """
        ...

    def measure(self) -> Hardware:
        """The computer as it is now."""
        ...

    def default_side(self, hardware: Hardware) -> int:
        """Side of the generated square, in pixels, where the user asks for none."""
        ...

    def plan(self, hardware: Hardware, demand: Demand) -> Plan:
        """The best plan that fits and was not outgrown, or the pinned one; if none fits, one with `fits` False.

        Raises:
            RequestError: what was asked for cannot work here.
        """
        ...

    def outgrow(self, demand: Demand, plan: Plan) -> None:
        """Remember that a plan ran out of memory on this computer."""
        ...


class HostedGenerator:
    """A `core.engine.CropGenerator` whose model lives in a child process.

    When memory runs out, the rung is remembered and the next one is tried, once each, unless the user pinned the rung.
    A child that dies is no reason to try again: the same would happen.

    Args:
        host: the child.
        planner: see `Planner`.
        installed: what is installed now.
        cache: folder for what can be made again.
        needed: packages that must be installed with the program, because the child runs in the same Python.
    """

    def __init__(
        self,
        host: EngineHost,
        planner: Planner,
        installed: Callable[[], InstalledModel],
        cache: Path,
        needed: Sequence[str] = ENGINE_PACKAGES,
    ) -> None:
        self._host = host
        self._planner = planner
        self._installed = installed
        self._cache = cache
        self._needed = needed
        self._last_measured: Hardware | None = None
        self._held: Plan | None = None

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """None when it can generate with these options here and now, else a clause that says what is missing."""
        missing = [name for name in self._needed if importlib.util.find_spec(name) is None]
        if missing:
            return f"not installed: {', '.join(missing)}"
        try:
            choice = self._choice(options)
            self._planner.inspect(choice.base)
            plan = self._planner.plan(self._hardware(), Demand(choice, options, self.size(options), 1))
        except EngineError as error:
            return error.what
        except RequestError:
            # The engine is there; what is wrong with the request is told in full by whoever tries.
            return None
        return None if plan.fits or options.plan is not None else plan.reason.removesuffix(".")

    def size(self, options: EngineOptions) -> int:
        """Side in pixels of the square that the model will work on; the reference's own in parity mode."""
        if options.parity:
            return PARITY_SIDE
        return options.size or self._planner.default_side(self._hardware())

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], context: RenderContext) -> Iterator[Generated]:
        """One picture for each mix, in their order; see `core.engine.CropGenerator.generate`.

        Pictures that were made before memory ran out are kept; those after it say with which plan they were made.

        Raises:
            Cancelled: the user stopped the job.
            OutOfMemoryError: no plan is left, or the pinned one is too large.
            RequestError: the options ask for what cannot be done here.
            EngineError: the model is not there, or the child failed, died or is busy.
        """
        options = context.options
        demand = Demand(self._choice(options), options, self.size(options), len(mixes))
        plan = self._fitting_plan(demand)
        warnings = () if demand.choice.adapter is not None or options.parity else (_WITHOUT_ADAPTER,)
        made = 0
        while True:
            work = Work(
                demand.choice, plan, self._cache, options, tuple(mixes[made:]), previews=context.preview is not None
            )
            self._held = plan
            try:
                for pixels in self._host.generate(work, crop, context):
                    made += 1
                    yield Generated(pixels, warnings)
            except OutOfMemoryError as error:
                smaller = self._next_plan(demand, plan, error)
                warnings = (*warnings, f"memory ran out with {plan.name}; rendered with {smaller.name} instead")
                plan = smaller
            else:
                return

    def loaded(self) -> Plan | None:
        """How the child holds the model, or begins to; None while there is no child."""
        return None if self._host.pid is None else self._held

    def close(self) -> None:
        """Unload the model; a running job ends as cancelled, and the next one loads anew."""
        self._host.close()

    def _choice(self, options: EngineOptions) -> ModelChoice:
        """The files, as absolute paths: the child may have another current folder.

        Raises:
            ModelError: one of them is not there.
        """
        installed = self._installed()
        base = installed.base if options.model is None else Path(options.model)
        if base is None:
            raise ModelError("no model is installed", "download the PixelSmile model, or name a folder that holds one")
        adapter = installed.adapter if options.lora is None else Path(options.lora)
        draft = None if options.draft is None else Path(options.draft)
        return ModelChoice(base.absolute(), _adapter_file(adapter), options.lora_strength, _adapter_file(draft))

    def _hardware(self) -> Hardware:
        """The computer without the model: what the child holds would otherwise count as taken by others."""
        if self._last_measured is None or self._host.pid is None:
            self._last_measured = self._planner.measure()
        return self._last_measured

    def _fitting_plan(self, demand: Demand) -> Plan:
        plan = self._planner.plan(self._hardware(), demand)
        if not plan.fits and demand.options.plan is None:
            remedy = "choose a smaller size, close other programs, or pin a plan to try it all the same"
            raise OutOfMemoryError(plan.reason.removesuffix("."), remedy)
        return plan

    def _next_plan(self, demand: Demand, failed: Plan, error: OutOfMemoryError) -> Plan:
        """The rung after one that ran out of memory, which is remembered.

        Raises:
            OutOfMemoryError: the user pinned the rung, or there is none after it.
        """
        self._planner.outgrow(demand, failed)
        free = replace(demand, options=replace(demand.options, plan=None))
        following = self._planner.plan(self._hardware(), free)
        is_last = not following.fits or following.name == failed.name
        if demand.options.plan is None:
            if is_last:
                raise OutOfMemoryError(f"memory ran out with {failed.name}, and no plan is left", error.remedy)
            return following
        what = f"memory ran out with {failed.name}, the plan that was asked for"
        next_one = error.remedy if is_last else f"choose the plan {following.name}, or none to let the program choose"
        raise OutOfMemoryError(what, next_one) from error


def _adapter_file(path: Path | None) -> Path | None:
    if path is None:
        return None
    if path.suffix.lower() != _ADAPTER_SUFFIX:
        raise ModelError(f"{path} is not a {_ADAPTER_SUFFIX} file", "choose an adapter in the safetensors format")
    if not path.is_file():
        raise ModelError(f"there is no adapter file {path}", "check the path, or leave it out for the installed one")
    return path.absolute()
