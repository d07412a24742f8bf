"""New files that never take the place of another one, whoever else writes into the same folder meanwhile."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from pixelsmile_desktop.core.atomic import save_error, sync_folder
from pixelsmile_desktop.core.errors import SaveError

_MOST_NAMES = 100_000


def write_under_free_name(path: Path, data: bytes | bytearray) -> Path:
    """Write a file under its name or, where that is taken, under `name-2`, `name-3` and so on.

    The file appears complete or not at all.

    Returns:
        Where it lies.

    Raises:
        SaveError: the file system refuses; nothing half-written is left behind.
    """
    temporary = path.with_name(f".pixelsmile-{secrets.token_hex(8)}.tmp")
    try:
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            for candidate in _candidates(path):
                if _take_name(temporary, candidate):
                    sync_folder(path.parent)
                    return candidate
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
    except OSError as error:
        raise save_error(path, error) from error
    raise SaveError(f"{path} and all names like it are taken", "choose another name")


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, _MOST_NAMES):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _take_name(temporary: Path, target: Path) -> bool:
    """Give a file a name that nobody has; whether that went well. The file system sees to it, so there is no race."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):
        # FAT, exFAT and many network drives know no hard links: an empty file holds the name until the rename.
        return _replace_placeholder(temporary, target)
    return True


def _replace_placeholder(temporary: Path, target: Path) -> bool:
    try:
        target.open("xb").close()
    except FileExistsError:
        return False
    try:
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return True
