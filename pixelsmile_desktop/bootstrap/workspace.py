"""What the window is handed."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from pixelsmile_desktop.bootstrap import installation
from pixelsmile_desktop.bootstrap.diagnosis import diagnose, find_readiness
from pixelsmile_desktop.bootstrap.engines import build_preview_studio, build_same_person, build_studio
from pixelsmile_desktop.bootstrap.runtimes import engine_runtimes
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.resources import resources_folder

if TYPE_CHECKING:
    from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
    from pixelsmile_desktop.studio.models import ModelRoom
    from pixelsmile_desktop.studio.sent_log import SentLog
    from pixelsmile_desktop.studio.settings_store import SettingsStore
    from pixelsmile_desktop.studio.updates import UpdateAnswer
    from pixelsmile_desktop.studio.workspace import Workspace

_LIBRARY_NAME: Final = "library.sqlite3"


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
        make_same_person=build_same_person,
        models=partial(_model_room, folders, settings, sent),
        runtimes=partial(_runtime_room, folders, settings, sent),
        needs_runtime=installation.is_frozen(),
        check_for_update=partial(_check_for_update, settings, sent),
        diagnose=lambda: diagnose(settings.settings, folders),
        readiness=partial(find_readiness, folders),
        close=database.close,
    )


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
