"""Tells the PixelSmile engine what this computer has, which model is installed, and so which plan to take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from pixelsmile_desktop.core.engine import CropGenerator, Generated, RenderContext
from pixelsmile_desktop.core.engine_runtime import EngineRuntime, EngineRuntimeError
from pixelsmile_desktop.core.errors import ModelError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.host.generator import Demand, InstalledModel
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL, ModelFacts
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.engines.pixelsmile.outgrown import OutgrownRungs
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, choose_plan, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.schedule import DEFAULT_STEPS, PARITY_STEPS, steps_of_draft
from pixelsmile_desktop.model_store.catalogue import CATALOGUE
from pixelsmile_desktop.model_store.in_use import using
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.doctor import InstalledAdapter, PixelSmileReadiness

_BASE, _ADAPTER = "qwen-image-edit-2511", "pixelsmile-preview"
_DRAFTS = "lightning-"
_ADAPTER_FILE = "PixelSmile-preview.safetensors"
_SIDE_ON_GPU, _SIDE_ON_CPU = 1024, 512


def outgrown_rungs(folders: AppFolders) -> OutgrownRungs:
    """What is remembered of plans that ran out of memory on this computer."""
    return OutgrownRungs(folders.data / "outgrown_plans.json")


class EnginePlanner:
    """A `engines.host.generator.Planner` of this computer.

    Args:
        folders: where the models lie, and where it is remembered what ran out of memory.
    """

    def __init__(self, folders: AppFolders) -> None:
        self._folders = folders
        self._outgrown = outgrown_rungs(folders)
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


class MarkedGenerator:
    """A generator that notes which models of the store it has loaded, so that nobody takes them away meanwhile.

    Args:
        generator: the real one.
        models: the folder of the store.
    """

    def __init__(self, generator: CropGenerator, models: Path) -> None:
        self._generator = generator
        self._models = models
        self._marks = ExitStack()
        self._marked: set[str] = set()

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """See `core.engine.CropGenerator`."""
        return self._generator.why_unavailable(options)

    def size(self, options: EngineOptions) -> int:
        """See `core.engine.CropGenerator`."""
        return self._generator.size(options)

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], context: RenderContext) -> Iterator[Generated]:
        """See `core.engine.CropGenerator`.

        Raises:
            ModelInUseError: a model is just being removed or repaired.
        """
        options = context.options
        for name, own_file in ((_BASE, options.model), (_ADAPTER, options.lora)):
            if own_file is None and name not in self._marked and self._models.is_dir():
                self._marks.enter_context(using(self._models, name, "PixelSmile"))
                self._marked.add(name)
        yield from self._generator.generate(crop, mixes, context)

    def loaded(self) -> Plan | None:
        """See `core.engine.CropGenerator`."""
        return self._generator.loaded()

    def close(self) -> None:
        """Unload the model and take the marks away."""
        self._generator.close()
        self._marks.close()
        self._marked.clear()


class RuntimeGenerator:
    """A generator whose child runs in the engine runtime, which may be installed while the program runs.

    Args:
        find: gives the runtime.
        build: makes the generator whose child runs in it.
        runtimes: the folder of the runtimes, where the use is noted.
    """

    def __init__(
        self, find: Callable[[], EngineRuntime], build: Callable[[EngineRuntime], CropGenerator], runtimes: Path
    ) -> None:
        self._find = find
        self._build = build
        self._runtimes = runtimes
        self._mark = ExitStack()
        self._built: tuple[EngineRuntime, CropGenerator] | None = None
        self._is_marked = False

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """See `core.engine.CropGenerator`."""
        try:
            _, generator = self._ready()
        except EngineRuntimeError as error:
            return f"{error.what} ({error.remedy})"
        return generator.why_unavailable(options)

    def size(self, options: EngineOptions) -> int:
        """See `core.engine.CropGenerator`.

        Raises:
            EngineRuntimeError: there is no usable runtime.
        """
        return self._ready()[1].size(options)

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], context: RenderContext) -> Iterator[Generated]:
        """See `core.engine.CropGenerator`.

        Raises:
            EngineRuntimeError: there is no usable runtime.
            ModelInUseError: the runtime is just being removed or repaired.
        """
        runtime, generator = self._ready()
        if not self._is_marked:
            self._mark.enter_context(using(self._runtimes, runtime.name, "PixelSmile"))
            self._is_marked = True
        yield from generator.generate(crop, mixes, context)

    def loaded(self) -> Plan | None:
        """See `core.engine.CropGenerator`."""
        return None if self._built is None else self._built[1].loaded()

    def close(self) -> None:
        """End the child, let the runtime go, and look for one anew when it is wanted again."""
        if self._built is not None:
            self._built[1].close()
        self._mark.close()
        self._built, self._is_marked = None, False

    def _ready(self) -> tuple[EngineRuntime, CropGenerator]:
        if self._built is not None and not self._is_marked and not self._built[0].python.exists():
            # It was removed, or is being mended: nothing keeps anybody from that until it is used.
            self.close()
        if self._built is None:
            runtime = self._find()
            self._built = runtime, self._build(runtime)
        return self._built


def installed_model(models: Path) -> InstalledModel:
    """What is whole in the store of models, or adopted by it."""
    store = ModelStore(models)
    base, adapter = store.record(_BASE), store.record(_ADAPTER)
    return InstalledModel(
        None if base is None else base.folder, None if adapter is None else adapter.folder / _ADAPTER_FILE
    )


def readiness(
    generator: CropGenerator, hardware: Hardware, folders: AppFolders, options: EngineOptions | None = None
) -> PixelSmileReadiness:
    """Whether the PixelSmile engine can work, and how the installed model, or the published one, would be held.

    Args:
        generator: the engine.
        hardware: the computer, while the model is not loaded.
        folders: where the models are.
        options: those of an edit; a plan that they pin is only one of the plans. None for the defaults.
    """
    options = replace(options or EngineOptions(), plan=None)
    # Not the generator's, which may have no runtime yet.
    side = EnginePlanner(folders).default_side(hardware)
    steps = DEFAULT_STEPS if options.draft is None else _steps_of(options.draft)
    found = PixelSmileReadiness(
        generator.why_unavailable(options), steps=steps, size=side, drafts=_installed_drafts(folders.models)
    )
    wishes = PlanWishes(
        options.size or side,
        options.steps or steps,
        adapters=1 if options.draft is None else 2,
        precision=options.precision,
    )
    try:
        facts = _facts(folders, options)
        plan = choose_plan(hardware, facts, wishes)
        ladder = plan_ladder(hardware, facts, wishes)
    except RequestError as error:
        return replace(found, refusal=f"{error.what}; {error.remedy}")
    return replace(found, plan=plan, others=tuple(other for other in ladder if other.name != plan.name))


def _facts(folders: AppFolders, options: EngineOptions) -> ModelFacts:
    """What is known of the model that would be loaded; of the published one if there is none that is whole."""
    base = installed_model(folders.models).base if options.model is None else Path(options.model)
    try:
        return PUBLISHED_MODEL if base is None else inspect_model(base).facts
    except ModelError:
        return PUBLISHED_MODEL


def _installed_drafts(models: Path) -> tuple[InstalledAdapter, ...]:
    """The adapters of the store that render in a few steps."""
    store = ModelStore(models)
    found = []
    for entry in CATALOGUE:
        record = store.record(entry.name) if entry.name.startswith(_DRAFTS) else None
        if record is not None:
            found.append(InstalledAdapter(entry.title, str(record.folder / entry.required[0])))
    return tuple(found)


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
    if options.steps is not None:
        return options.steps
    if draft is not None:
        return _steps_of(draft)
    return PARITY_STEPS if options.parity else DEFAULT_STEPS


def _steps_of(draft: str | Path) -> int:
    """How many steps a draft takes if nobody says otherwise."""
    try:
        return steps_of_draft(Path(draft), None)
    except RequestError:
        # Whoever renders says what is wrong with it.
        return DEFAULT_STEPS
