"""Everything that the window is handed: the parts that outlive a single edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.core.settings import Settings

if TYPE_CHECKING:
    from pixelsmile_desktop.studio.doctor import Diagnosis, PixelSmileReadiness
    from pixelsmile_desktop.studio.edit_history import EditHistory
    from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
    from pixelsmile_desktop.studio.models import ModelRoom
    from pixelsmile_desktop.studio.photo_library import PhotoLibrary
    from pixelsmile_desktop.studio.presets import PresetStore
    from pixelsmile_desktop.studio.render_queue import RenderQueueStore
    from pixelsmile_desktop.studio.same_person import SamePerson
    from pixelsmile_desktop.studio.sent_log import SentLog
    from pixelsmile_desktop.studio.services import Studio
    from pixelsmile_desktop.studio.settings_store import SettingsStore
    from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
    from pixelsmile_desktop.studio.updates import UpdateAnswer


@dataclass(frozen=True)
class Workspace:
    """The parts of the desktop application, wired by `bootstrap.build_workspace`.

    Attributes:
        folders: where the program keeps what it writes.
        resources: the folder of what ships with the program.
        settings: what the user chose, kept in a file.
        sent: what this program ever sent over the network.
        library: the photos that he opened.
        thumbnails: small pictures of them.
        history: the versions of each photo.
        presets: the looks that can be used again.
        queue: the work that waits, also over a restart.
        make_studio: builds the studio with every engine. Called once, by the thread that renders.
        make_preview_studio: builds a studio with the Instant engine only. Each thread that needs one builds its own.
        make_same_person: builds what finds a person in other photos, with a studio of its own.
        models: opens the store of models; it may fail with a `ModelStoreError`.
        runtimes: opens the engine runtimes; it may fail with a `RequestError`.
        needs_runtime: whether the PixelSmile engine runs in one of them, and not in the program's own Python.
        check_for_update: asks for the list of releases, which is one request; for when the user wants it.
        diagnose: finds out what this computer can do. Takes seconds: never on the GUI thread.
        readiness: finds out how the PixelSmile engine would render on such a computer under some options; fast, but it
            reads files.
        close: ends the use of the library; after everything that uses it has ended.
    """

    folders: AppFolders
    resources: Path
    settings: SettingsStore
    sent: SentLog
    library: PhotoLibrary
    thumbnails: ThumbnailStore
    history: EditHistory
    presets: PresetStore
    queue: RenderQueueStore
    make_studio: Callable[[Settings], Studio]
    make_preview_studio: Callable[[Settings], Studio]
    make_same_person: Callable[[Settings], SamePerson]
    models: Callable[[], ModelRoom]
    runtimes: Callable[[], EngineRuntimes]
    needs_runtime: bool
    check_for_update: Callable[[], UpdateAnswer]
    diagnose: Callable[[], Diagnosis]
    readiness: Callable[[Hardware, EngineOptions], PixelSmileReadiness]
    close: Callable[[], None]
