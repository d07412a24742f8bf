"""The only place that builds the concrete parts and wires them together, for the command line and the window alike."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from pixelsmile_desktop.core.engine_runtime import ChildProgram
from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.core.settings import Settings

if TYPE_CHECKING:
    from pixelsmile_desktop.core.engine import CropGenerator, ExpressionEngine
    from pixelsmile_desktop.core.engine_runtime import EngineRuntime
    from pixelsmile_desktop.core.hardware import Hardware
    from pixelsmile_desktop.core.request import EngineName, EngineOptions
    from pixelsmile_desktop.faces.identity import IdentityScorer
    from pixelsmile_desktop.studio.doctor import Diagnosis, PixelSmileReadiness
    from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
    from pixelsmile_desktop.studio.models import DownloadWishes, ModelListing, ModelRoom
    from pixelsmile_desktop.studio.same_person import SamePerson
    from pixelsmile_desktop.studio.sent_log import SentLog
    from pixelsmile_desktop.studio.services import Studio
    from pixelsmile_desktop.studio.settings_store import SettingsStore
    from pixelsmile_desktop.studio.updates import UpdateAnswer
    from pixelsmile_desktop.studio.workspace import Workspace

logger = logging.getLogger(__name__)

HOME_VARIABLE = "PIXELSMILE_HOME"
LOG_NAME = "pixelsmile.log"
WINDOW_LOG_NAME = "window.log"
_ENGINE_LOG_NAME = "engine.log"
_LIBRARY_NAME = "library.sqlite3"
_RUNTIMES_NAME = "runtime"
_SOURCES_NAME = "sources"
_HELP = frozenset({"-h", "--help"})
_JUDGE_WITH_TORCH = frozenset({"vlm", "--judge=vlm"})
_WINDOW_MODULE = "pixelsmile_desktop.app"
_WINDOW_NAME = "pixelsmile-desktop"
_BUNDLED_MARK = "bundled-with-pixelsmile"
"""Lies beside the interpreter of the setup for Windows, which is CPython's own and does not say that it is frozen."""

_LOG_BYTES = 1_000_000
_LOGS_KEPT = 3


def app_folders() -> AppFolders:
    """Where the program keeps what it writes: under `PIXELSMILE_HOME` if that is set, else where the system asks.

    Models lie where the settings say, if they do.

    Raises:
        ResourceError: the variable is relative to the current folder, and that is gone.
    """
    folders = _usual_folders()
    # Unlike Path.expanduser, this one does not fail when there is no such user.
    models = Path(os.path.expanduser(load_settings(folders)[0].models_folder))  # noqa: PTH111
    return replace(folders, models=models) if models.is_absolute() else folders


def _usual_folders() -> AppFolders:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        try:
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
    from pixelsmile_desktop.studio.settings_store import SETTINGS_NAME
    from pixelsmile_desktop.studio.settings_store import load_settings as load

    return load(folders.settings / SETTINGS_NAME)


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
def logging_to(folder: Path, name: str = LOG_NAME) -> Iterator[LogFile]:
    """Whatever is logged at WARNING and above, and every Python warning, goes to a file in `folder` meanwhile."""
    handler = LogFile(folder / name)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.captureWarnings(True)
    try:
        yield handler
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
        handler.close()


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


def build_workspace(folders: AppFolders) -> Workspace:
    """Everything that the window is handed; nothing of the engines is loaded yet.

    Raises:
        ResourceError: files that ship with the program are missing.
        LibraryError: the library cannot be opened, or a newer version of the program wrote it.
    """
    from pixelsmile_desktop.imaging.examined import examine
    from pixelsmile_desktop.library.database import open_database
    from pixelsmile_desktop.studio.edit_history import EditHistory
    from pixelsmile_desktop.studio.photo_library import PhotoLibrary
    from pixelsmile_desktop.studio.presets import PresetStore, read_bundled
    from pixelsmile_desktop.studio.render_queue import RenderQueueStore
    from pixelsmile_desktop.studio.sent_log import SentLog
    from pixelsmile_desktop.studio.settings_store import SettingsStore
    from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
    from pixelsmile_desktop.studio.workspace import Workspace

    resources = resources_folder()
    settings = SettingsStore(folders.settings)
    database = open_database(folders.data / _LIBRARY_NAME)
    sent = SentLog(folders.logs)
    return Workspace(
        folders=folders,
        resources=resources,
        settings=settings,
        sent=sent,
        library=PhotoLibrary(database, examine),
        thumbnails=ThumbnailStore(folders.cache / "thumbnails", settings.settings.thumbnail_cache_mb),
        history=EditHistory(database, folders.data / "renders"),
        presets=PresetStore(read_bundled(resources / "presets.json"), database),
        queue=RenderQueueStore(database),
        # Settings may name another folder of models meanwhile, which counts from the next start on.
        make_studio=partial(build_studio, folders=folders),
        make_preview_studio=build_preview_studio,
        make_same_person=_same_person,
        models=partial(_model_room, folders, settings, sent),
        runtimes=partial(_runtime_room, folders, settings, sent),
        needs_runtime=is_frozen(),
        check_for_update=partial(_check_for_update, settings, sent),
        diagnose=lambda: diagnose(settings.settings, folders),
        readiness=partial(_readiness, folders),
        close=database.close,
    )


def _readiness(folders: AppFolders, hardware: Hardware, options: EngineOptions) -> PixelSmileReadiness:
    from pixelsmile_desktop.planner import readiness

    return readiness(build_generator(folders), hardware, folders, options)


def _same_person(settings: Settings) -> SamePerson:
    from pixelsmile_desktop.studio.same_person import SamePerson

    return SamePerson(build_preview_studio(settings), _scorer(settings))


def _model_room(folders: AppFolders, settings: SettingsStore, sent: SentLog) -> ModelRoom:
    from pixelsmile_desktop.studio.models import open_room, wishes_of

    return open_room(folders.models, os.environ, wishes_of(settings.settings, sent.note))


def _check_for_update(settings: SettingsStore, sent: SentLog) -> UpdateAnswer:
    from pixelsmile_desktop.studio.models import wishes_of
    from pixelsmile_desktop.studio.services import Watch
    from pixelsmile_desktop.studio.updates import check_for_update

    return check_for_update(wishes_of(settings.settings, sent.note), os.environ, Watch())


def _runtime_room(folders: AppFolders, settings: SettingsStore, sent: SentLog) -> EngineRuntimes:
    from pixelsmile_desktop.studio.models import wishes_of

    return engine_runtimes(folders, wishes_of(settings.settings, sent.note), os.environ)


def build_generator(folders: AppFolders) -> CropGenerator:
    """The model in its child process, which starts with the first job."""
    from pixelsmile_desktop.engines.host.client import EngineHost, engine_command
    from pixelsmile_desktop.engines.host.generator import HostedGenerator
    from pixelsmile_desktop.planner import EnginePlanner, MarkedGenerator, RuntimeGenerator, installed_model

    log, cache = folders.logs / _ENGINE_LOG_NAME, folders.cache / "embeddings"
    planner = EnginePlanner(folders)
    installed = partial(installed_model, folders.models)
    if not is_frozen():
        host = EngineHost(engine_command(), log)
        return MarkedGenerator(HostedGenerator(host, planner, installed, cache), folders.models)

    def build(runtime: EngineRuntime) -> CropGenerator:
        host = EngineHost(engine_command(runtime), log, runtime.environment)
        return MarkedGenerator(HostedGenerator(host, planner, installed, cache, needed=()), folders.models)

    return RuntimeGenerator(partial(find_engine_runtime, folders), build, runtimes_folder(folders))


def is_frozen() -> bool:
    """Whether this is the installed application, which carries its Python within itself and has no torch."""
    return bool(getattr(sys, "frozen", False)) or Path(sys.executable).with_name(_BUNDLED_MARK).exists()


def program_sources() -> Path:
    """Folder with the sources of this program, which the application carries for children in the engine runtime."""
    inside = getattr(sys, "_MEIPASS", None)
    return Path(__file__).resolve().parent.parent if inside is None else Path(inside, _SOURCES_NAME)


def find_engine_runtime(folders: AppFolders) -> EngineRuntime:
    """The engine runtime of this computer, for processes to run in.

    Raises:
        EngineRuntimeError: none is installed, or it is damaged.
    """
    from pixelsmile_desktop.studio.models import DownloadWishes

    if sys.platform == "win32" and hasattr(sys, "_MEIPASS"):
        import ctypes

        # PyInstaller's folder of libraries, which children would search first (see "Launching External Programs from
        # the Frozen Application" in its manual); what this program needs of it is loaded by now.
        ctypes.windll.kernel32.SetDllDirectoryW(None)
    return engine_runtimes(folders, DownloadWishes(), {}).find(program_sources())


def engine_runtimes(
    folders: AppFolders, wishes: DownloadWishes, environment: Mapping[str, str], index: str | None = None
) -> EngineRuntimes:
    """The engine runtimes on this computer, and where they come from; arguments are those of `open_runtimes`.

    Raises:
        RequestError: an address makes no sense.
        ResourceError: files that ship with the program are missing.
    """
    from pixelsmile_desktop.studio.engine_runtime import open_runtimes

    return open_runtimes(runtimes_folder(folders), resources_folder() / "runtime", environment, wishes, index)


def runtimes_folder(folders: AppFolders) -> Path:
    """Where engine runtimes lie."""
    return folders.data / _RUNTIMES_NAME


def forget_outgrown_plans(folders: AppFolders) -> None:
    """Give every plan that ran out of memory on this computer another chance.

    Raises:
        SaveError: it cannot be forgotten, because the file cannot be written.
    """
    from pixelsmile_desktop.planner import outgrown_rungs

    outgrown_rungs(folders).forget()


def bench_program(folders: AppFolders, words: Sequence[str]) -> ChildProgram:
    """What measures the engines: speed in the Python that has torch, and quality in the program's own.

    Args:
        folders: where the engine runtime lies.
        words: what it is asked for.

    Raises:
        EngineRuntimeError: it needs the engine runtime, and there is none.
    """
    # FFE-Bench edits photos as the command line does, and has torch in its own process for one of its judges only.
    needs_torch = list(words[:1]) == ["engine"] or _JUDGE_WITH_TORCH.intersection(words)
    return _child_program("pixelsmile_desktop.benchmark", words, folders if needs_torch else None)


def training_program(folders: AppFolders, words: Sequence[str]) -> ChildProgram:
    """What trains adapters; arguments are those of `bench_program`.

    Raises:
        EngineRuntimeError: likewise.
    """
    needs_torch = list(words[:1]) != ["dataset"]
    return _child_program("pixelsmile_desktop.training", words, folders if needs_torch else None)


def _child_program(module: str, words: Sequence[str], folders: AppFolders | None) -> ChildProgram:
    """A module in a process of its own; in the engine runtime of `folders`, if the program itself has no torch."""
    if folders is None or not is_frozen() or _HELP.intersection(words):
        return ChildProgram((sys.executable, "-P", "-m", module, *words))
    runtime = find_engine_runtime(folders)
    return ChildProgram((str(runtime.python), "-P", "-m", module, *words), runtime.environment)


def window_command() -> tuple[str, ...]:
    """Program and arguments of the desktop application."""
    sibling = _window_program()
    return (str(sibling),) if sibling.is_file() else (sys.executable, "-P", "-m", _WINDOW_MODULE)


def self_test_command() -> tuple[str, ...]:
    """Program and arguments of the self-test, which tells in this very terminal what it found."""
    return sys.executable, "-P", "-m", _WINDOW_MODULE, "--self-test"


def _window_program() -> Path:
    """Where the installed application has its window; from source there is nothing."""
    program = Path(sys.executable)
    if (program.parent / _BUNDLED_MARK).exists():
        return program.parent.parent / f"{_WINDOW_NAME}.exe"
    folder = program.parent if getattr(sys, "frozen", False) else Path()
    return folder / f"{_WINDOW_NAME}{program.suffix}"


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
