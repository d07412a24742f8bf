"""What this program keeps on the computer, with sizes, and the removal of those parts that the user names."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import PixelSmileError, RequestError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.model_store.catalogue import CATALOGUE
from pixelsmile_desktop.model_store.removing import made_by_store
from pixelsmile_desktop.runtime.store import bytes_below
from pixelsmile_desktop.studio.settings_store import SETTINGS_NAME

_WINDOW_LOCK: Final = "window.lock"
_SETTINGS_NAMES: Final = (SETTINGS_NAME, f"{SETTINGS_NAME}.unusable", "export_presets.json", "window.json")
"""On Windows and macOS these lie in one folder with the library."""


@dataclass(frozen=True)
class DataPart:
    """One part of what the program keeps; photos are never among it.

    Attributes:
        name: what the user calls it by.
        text: what it is, a clause.
        paths: files and folders that are there.
        size: bytes of all of them.
    """

    name: str
    text: str
    paths: tuple[Path, ...]
    size: int


def data_parts(folders: AppFolders, runtimes: Path) -> tuple[DataPart, ...]:
    """Everything that the program keeps, also parts of which there is nothing.

    Args:
        folders: where it keeps it.
        runtimes: where engine runtimes lie.
    """
    apart = {folders.cache, folders.models, folders.logs, runtimes, folders.data, folders.settings}
    settings = {folders.settings / name for name in _SETTINGS_NAMES}
    own = tuple(path for path in _within(folders.settings, apart) if path in settings)
    rows = (
        ("library", "the library, versions of photos, presets and the queue", _within(folders.data, apart | settings)),
        ("settings", "the settings, presets for export, and how the window was left", own),
        ("models", "models; those that lie in folders of your own stay there", _models(folders.models)),
        ("runtimes", "engine runtimes", (runtimes,)),
        ("caches", "thumbnails and what else can be made again", (folders.cache,)),
        ("logs", "logs, reports and the list of what was sent", (folders.logs,)),
    )
    found = [(name, text, tuple(path for path in paths if path.exists())) for name, text, paths in rows]
    return tuple(DataPart(name, text, paths, _size(paths)) for name, text, paths in found)


def remove_data(folders: AppFolders, runtimes: Path, names: Sequence[str]) -> tuple[DataPart, ...]:
    """Remove parts for good.

    Args:
        folders: where the program keeps what it writes.
        runtimes: where engine runtimes lie.
        names: of the parts.

    Returns:
        What was removed.

    Raises:
        RequestError: there is no part of one of the names; nothing was removed.
        PixelSmileError: the window is open, or a process changes models or runtimes; nothing was removed.
        SaveError: something cannot be removed.
    """
    parts = {part.name: part for part in data_parts(folders, runtimes)}
    unknown = next((name for name in names if name not in parts), None)
    if unknown is not None:
        raise RequestError(f"the program keeps nothing called {unknown!r}", f"choose from {', '.join(parts)}")
    chosen = [parts[name] for name in dict.fromkeys(names)]
    for path in (folders.data / _WINDOW_LOCK, folders.models / ".lock", runtimes / ".lock"):
        _check_unused(path)
    for path in (path for part in chosen for path in part.paths):
        _remove(path)
    if "models" in names:
        # Not empty where the user keeps other things in the folder of models.
        with suppress(OSError):
            folders.models.rmdir()
    return tuple(chosen)


def _models(folder: Path) -> tuple[Path, ...]:
    """What the program has put into the folder of models, which may be one that the user chose, with photos in it."""
    return made_by_store(folder, [entry.name for entry in CATALOGUE])


def _within(folder: Path, apart: set[Path]) -> tuple[Path, ...]:
    """What lies in a folder, without those that are parts of their own."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path not in apart and path.name != _WINDOW_LOCK))


def _size(paths: Sequence[Path]) -> int:
    return sum(bytes_below(path) if path.is_dir() and not path.is_symlink() else path.lstat().st_size for path in paths)


def _check_unused(path: Path) -> None:
    """See that nobody holds a lock; it is not kept, because Windows removes no file that is open."""
    try:
        with path.open("r+b") as file:
            is_free = lock_if_free(file)
    except FileNotFoundError:
        return
    except OSError as error:
        raise save_error(path, error) from error
    if not is_free:
        raise PixelSmileError("PixelSmile is running and uses its data", "close it first")


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise save_error(path, error) from error
