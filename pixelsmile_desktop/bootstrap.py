"""The only place that builds the concrete parts and wires them together, for the command line and the window alike."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from pixelsmile_desktop.core.errors import RequestError, ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.settings import Settings, settings_from_toml

if TYPE_CHECKING:
    from pixelsmile_desktop.core.engine import CropGenerator, ExpressionEngine
    from pixelsmile_desktop.core.request import EngineName
    from pixelsmile_desktop.studio.doctor import Diagnosis
    from pixelsmile_desktop.studio.models import ModelListing
    from pixelsmile_desktop.studio.services import Studio

logger = logging.getLogger(__name__)

HOME_VARIABLE = "PIXELSMILE_HOME"
_LOG_NAME = "pixelsmile.log"
_ENGINE_LOG_NAME = "engine.log"
_LOG_BYTES = 1_000_000
_LOGS_KEPT = 3


def resources_folder() -> Path:
    """The folder of what ships with the program: inside the package when installed, beside it in a checkout.

    Raises:
        ResourceError: there is none.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "models" / "face").is_dir():
            return folder
    raise ResourceError("the files that ship with PixelSmile Desktop are missing", "install it again")


def app_folders() -> AppFolders:
    """Where the program keeps what it writes: under `PIXELSMILE_HOME` if that is set, else where the system asks.

    Raises:
        ResourceError: the variable is relative to the current folder, and that is gone.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        try:
            # Unlike Path.expanduser, this one does not fail when there is no such user.
            return AppFolders.under(Path(os.path.expanduser(home)).absolute())  # noqa: PTH111
        except FileNotFoundError as error:
            what = f"{HOME_VARIABLE} is {home}, but the current folder is gone"
            raise ResourceError(what, f"change to another folder or make {HOME_VARIABLE} absolute") from error
    from platformdirs import PlatformDirs

    places = PlatformDirs("PixelSmile", appauthor=False)
    return AppFolders(
        data=places.user_data_path,
        cache=places.user_cache_path,
        models=places.user_data_path / "models",
        settings=places.user_config_path,
        logs=places.user_log_path,
    )


def load_settings(folders: AppFolders) -> tuple[Settings, tuple[str, ...]]:
    """The user's settings, and what could not be used of them, one sentence each; never a reason to stop."""
    path = folders.settings / "settings.toml"
    try:
        return settings_from_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError, RequestError) as error:
        return Settings(), (f"{path} cannot be used, so every setting has its default: {error}",)


class LogFile(RotatingFileHandler):
    """A log file that is made, with its folder, by the first record, and that never disturbs the program.

    Attributes:
        broken: whether a record could not be written.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.path = path
        self.broken = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, first making the folder."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.broken = True
        else:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Note that a record was lost; the user is told by whoever points to the log."""
        del record
        self.broken = True


@contextmanager
def logging_to(folder: Path) -> Iterator[LogFile]:
    """Whatever is logged at WARNING and above, and every Python warning, goes to a file in `folder` meanwhile."""
    handler = LogFile(folder / _LOG_NAME)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.captureWarnings(True)
    try:
        yield handler
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
        handler.close()


def build_studio(settings: Settings) -> Studio:
    """The studio with its face finder and its engines; nothing of the PixelSmile engine is started or loaded yet.

    Raises:
        ResourceError: a file that ships with the program is missing or is not the one that was shipped.
    """
    from pixelsmile_desktop.core.request import EngineName
    from pixelsmile_desktop.engines.instant.engine import InstantEngine
    from pixelsmile_desktop.faces.finder import FaceFinder
    from pixelsmile_desktop.studio.generative_engine import GenerativeEngine
    from pixelsmile_desktop.studio.services import Studio

    finder = FaceFinder(resources_folder() / "models" / "face")
    generator = build_generator(app_folders())
    engines: dict[EngineName, ExpressionEngine] = {
        EngineName.INSTANT: InstantEngine(finder.canonical, finder.measure),
        EngineName.PIXELSMILE: GenerativeEngine(generator, finder.measure),
    }
    return Studio(finder, _with_identity(engines, settings), settings, generator)


def build_generator(folders: AppFolders) -> CropGenerator:
    """The model in its child process, which starts with the first job."""
    from pixelsmile_desktop.engines.host.client import EngineHost, engine_command
    from pixelsmile_desktop.engines.host.generator import HostedGenerator
    from pixelsmile_desktop.planner import EnginePlanner, MarkedGenerator, installed_model

    host = EngineHost(engine_command(), folders.logs / _ENGINE_LOG_NAME)
    planner = EnginePlanner(folders)
    installed = partial(installed_model, folders.models)
    return MarkedGenerator(HostedGenerator(host, planner, installed, folders.cache / "embeddings"), folders.models)


def forget_outgrown_plans(folders: AppFolders) -> None:
    """Give every plan that ran out of memory on this computer another chance.

    Raises:
        SaveError: it cannot be forgotten, because the file cannot be written.
    """
    from pixelsmile_desktop.planner import outgrown_rungs

    outgrown_rungs(folders).forget()


def bench_command() -> tuple[str, ...]:
    """Program and arguments of what measures the engines."""
    return sys.executable, "-P", "-m", "pixelsmile_desktop.benchmark"


def _with_identity(
    engines: dict[EngineName, ExpressionEngine], settings: Settings
) -> Mapping[EngineName, ExpressionEngine]:
    """The engines, comparing the person before and after if the user has the networks and keeps to their licence."""
    if not (settings.identity_folder and settings.identity_licence_accepted):
        return engines
    from pixelsmile_desktop.faces.identity import IdentityScorer
    from pixelsmile_desktop.studio.identity_gate import IdentityGate

    scorer = IdentityScorer(Path(settings.identity_folder).expanduser())
    return {name: IdentityGate(engine, scorer) for name, engine in engines.items()}


def diagnose(settings: Settings, folders: AppFolders) -> Diagnosis:
    """What this computer and this installation can do, found out by trying."""
    from pixelsmile_desktop.planner import readiness
    from pixelsmile_desktop.studio import doctor, machine

    try:
        portrait = resources_folder() / "portraits" / "astronaut.png"
        fault = doctor.fault_of_instant(lambda: build_studio(settings), portrait)
    except ResourceError as error:
        fault = str(error)
    hardware = machine.hardware(folders.models)
    pixelsmile = readiness(build_generator(folders), hardware, folders)
    return doctor.diagnose(fault, pixelsmile, hardware, _listed_models(folders), folders)


def _listed_models(folders: AppFolders) -> tuple[ModelListing, ...]:
    """What there is of the models; nothing if their folder is damaged, which `models list` explains."""
    from pixelsmile_desktop.core.errors import PixelSmileError
    from pixelsmile_desktop.studio.models import list_models, open_room

    try:
        return list_models(open_room(folders.models, {}))
    except PixelSmileError as error:
        logger.info("the models cannot be listed: %s", error)
        return ()
