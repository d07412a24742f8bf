"""The engine runtimes: where they lie, and the one that children of the installed application run in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pixelsmile_desktop.bootstrap.installation import program_sources
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.resources import resources_folder

if TYPE_CHECKING:
    from pixelsmile_desktop.core.engine_runtime import EngineRuntime
    from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
    from pixelsmile_desktop.studio.models import DownloadWishes

_RUNTIMES_NAME: Final = "runtime"


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
