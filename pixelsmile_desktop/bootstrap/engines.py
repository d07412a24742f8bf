"""The engines, and the studios that edit with them; nothing of the PixelSmile engine is started or loaded here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pixelsmile_desktop.bootstrap import installation, runtimes
from pixelsmile_desktop.bootstrap.folders import app_folders
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.core.settings import Settings

if TYPE_CHECKING:
    from pixelsmile_desktop.core.engine import CropGenerator, ExpressionEngine
    from pixelsmile_desktop.core.engine_runtime import EngineRuntime
    from pixelsmile_desktop.core.request import EngineName
    from pixelsmile_desktop.faces.identity import IdentityScorer
    from pixelsmile_desktop.studio.same_person import SamePerson
    from pixelsmile_desktop.studio.services import Studio

_ENGINE_LOG_NAME: Final = "engine.log"


def build_studio(settings: Settings, folders: AppFolders | None = None) -> Studio:
    """The studio with its face finder and its engines; nothing of the PixelSmile engine is started or loaded yet.

    Args:
        settings: what the user chose.
        folders: where the models are; None for `app_folders`.

    Raises:
        ResourceError: a file that ships with the program is missing or is not the one that was shipped.
    """
    from pixelsmile_desktop.core.request import EngineName
    from pixelsmile_desktop.engines.instant.engine import InstantEngine
    from pixelsmile_desktop.faces.finder import FaceFinder
    from pixelsmile_desktop.studio.generative_engine import GenerativeEngine
    from pixelsmile_desktop.studio.services import Studio

    finder = FaceFinder(resources_folder() / "models" / "face")
    generator = build_generator(folders or app_folders())
    engines: dict[EngineName, ExpressionEngine] = {
        EngineName.INSTANT: InstantEngine(finder.canonical, finder.measure),
        EngineName.PIXELSMILE: GenerativeEngine(generator, finder.measure),
    }
    return Studio(finder, _with_identity(engines, settings), settings, generator)


def build_preview_studio(settings: Settings) -> Studio:
    """A studio with the Instant engine only, for a thread of its own that shows pictures.

    Raises:
        ResourceError: a file that ships with the program is missing or is not the one that was shipped.
    """
    from pixelsmile_desktop.core.request import EngineName
    from pixelsmile_desktop.engines.instant.engine import InstantEngine
    from pixelsmile_desktop.faces.finder import FaceFinder
    from pixelsmile_desktop.studio.services import Studio

    finder = FaceFinder(resources_folder() / "models" / "face")
    return Studio(finder, {EngineName.INSTANT: InstantEngine(finder.canonical, finder.measure)}, settings)


def build_same_person(settings: Settings) -> SamePerson:
    """What tells the same person in other photos apart from everybody else there."""
    from pixelsmile_desktop.studio.same_person import SamePerson

    return SamePerson(build_preview_studio(settings), _scorer(settings))


def build_generator(folders: AppFolders) -> CropGenerator:
    """The model in its child process, which starts with the first job."""
    from pixelsmile_desktop.engines.host.client import EngineHost, engine_command
    from pixelsmile_desktop.engines.host.generator import HostedGenerator
    from pixelsmile_desktop.planner import EnginePlanner, MarkedGenerator, RuntimeGenerator, installed_model

    log, cache = folders.logs / _ENGINE_LOG_NAME, folders.cache / "embeddings"
    planner = EnginePlanner(folders)
    installed = partial(installed_model, folders.models)
    if not installation.is_frozen():
        host = EngineHost(engine_command(), log)
        return MarkedGenerator(HostedGenerator(host, planner, installed, cache), folders.models)

    def build(runtime: EngineRuntime) -> CropGenerator:
        host = EngineHost(engine_command(runtime), log, runtime.environment)
        return MarkedGenerator(HostedGenerator(host, planner, installed, cache, needed=()), folders.models)

    return RuntimeGenerator(partial(runtimes.find_engine_runtime, folders), build, runtimes.runtimes_folder(folders))


def forget_outgrown_plans(folders: AppFolders) -> None:
    """Give every plan that ran out of memory on this computer another chance.

    Raises:
        SaveError: it cannot be forgotten, because the file cannot be written.
    """
    from pixelsmile_desktop.planner import outgrown_rungs

    outgrown_rungs(folders).forget()


def _with_identity(
    engines: dict[EngineName, ExpressionEngine], settings: Settings
) -> Mapping[EngineName, ExpressionEngine]:
    """The engines, comparing the person before and after if the user has the networks and keeps to their licence."""
    scorer = _scorer(settings)
    if scorer is None:
        return engines
    from pixelsmile_desktop.studio.identity_gate import IdentityGate

    return {name: IdentityGate(engine, scorer) for name, engine in engines.items()}


def _scorer(settings: Settings) -> IdentityScorer | None:
    """What tells people apart, if the user has the networks and keeps to their licence."""
    if not (settings.identity_folder and settings.identity_licence_accepted):
        return None
    from pixelsmile_desktop.faces.identity import IdentityScorer

    return IdentityScorer(Path(settings.identity_folder).expanduser())
