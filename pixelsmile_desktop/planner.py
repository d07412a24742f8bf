"""Tells the PixelSmile engine what this computer has, which model is installed, and so which plan to take."""

from __future__ import annotations

from pathlib import Path

from pixelsmile_desktop.core.engine import CropGenerator
from pixelsmile_desktop.core.errors import ModelError, RequestError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.host.generator import Demand, InstalledModel
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.engines.pixelsmile.outgrown import OutgrownRungs
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, choose_plan, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.schedule import DEFAULT_STEPS, PARITY_STEPS, steps_of_draft
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness

_BASE = "qwen-image-edit-2511"
_ADAPTER = Path("pixelsmile-preview", "PixelSmile-preview.safetensors")
_SIDE_ON_GPU, _SIDE_ON_CPU = 1024, 512


class EnginePlanner:
    """A `engines.host.generator.Planner` of this computer.

    Args:
        folders: where the models lie, and where it is remembered what ran out of memory.
    """

    def __init__(self, folders: AppFolders) -> None:
        self._folders = folders
        self._outgrown = OutgrownRungs(folders.data / "outgrown_plans.json")
        self._inspected: dict[Path, ModelFolder] = {}

    def inspect(self, folder: Path) -> ModelFolder:
        """Look at a model folder, once in the life of the program if it is whole.

        Raises:
            ModelError: it is not a whole model of the right kind.
        """
        if folder not in self._inspected:
            self._inspected[folder] = inspect_model(folder)
        return self._inspected[folder]

    def measure(self) -> Hardware:
        """The computer as it is now."""
        return machine.hardware(self._folders.cache)

    def default_side(self, hardware: Hardware) -> int:
        """Side of the generated square, in pixels, where the user asks for none."""
        return _SIDE_ON_GPU if hardware.gpus else _SIDE_ON_CPU

    def plan(self, hardware: Hardware, demand: Demand) -> Plan:
        """The best plan that fits and was not outgrown, or the pinned one; if none fits, one with `fits` False.

        Raises:
            ModelError: the model is not whole.
            RequestError: what was asked for cannot work here.
        """
        model = self.inspect(demand.choice.base)
        outgrown = self._outgrown.of(hardware, model.fingerprint, demand.side)
        return choose_plan(hardware, model.facts, _wishes(demand), outgrown)

    def outgrow(self, demand: Demand, plan: Plan) -> None:
        """Remember that a plan ran out of memory on this computer."""
        model = self.inspect(demand.choice.base)
        self._outgrown.add(self.measure(), model.fingerprint, demand.side, plan.name)


def installed_model(models: Path) -> InstalledModel:
    """What is installed in the folder of the models."""
    base, adapter = models / _BASE, models / _ADAPTER
    return InstalledModel(base if base.is_dir() else None, adapter if adapter.is_file() else None)


def readiness(generator: CropGenerator, hardware: Hardware, folders: AppFolders) -> PixelSmileReadiness:
    """Whether the PixelSmile engine can work, and how the installed model, or the published one, would be held."""
    options = EngineOptions()
    base = installed_model(folders.models).base
    try:
        facts = PUBLISHED_MODEL if base is None else inspect_model(base).facts
    except ModelError:
        facts = PUBLISHED_MODEL
    wishes = PlanWishes(generator.size(options), DEFAULT_STEPS)
    plan = choose_plan(hardware, facts, wishes)
    others = tuple(other for other in plan_ladder(hardware, facts, wishes) if other.name != plan.name)
    return PixelSmileReadiness(generator.why_unavailable(options), plan, others)


def _wishes(demand: Demand) -> PlanWishes:
    options, choice = demand.options, demand.choice
    return PlanWishes(
        size=demand.side,
        steps=_steps(demand),
        intensities=demand.intensities,
        adapters=sum(file is not None for file in (choice.adapter, choice.draft)),
        precision=options.precision,
        pinned=options.plan,
    )


def _steps(demand: Demand) -> int:
    options, draft = demand.options, demand.choice.draft
    if draft is not None:
        try:
            return steps_of_draft(draft, options.steps)
        except RequestError:
            # Whoever renders says what is wrong with it.
            return DEFAULT_STEPS
    return options.steps or (PARITY_STEPS if options.parity else DEFAULT_STEPS)
