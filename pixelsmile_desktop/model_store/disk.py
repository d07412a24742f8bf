"""Whether the disk has room for what is coming."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import DownloadError

RESERVE: Final = 256 * 1024 * 1024
"""Bytes that are left free for everything else on the disk."""


def free_bytes(folder: Path) -> int:
    """Free space where `folder` is or will be.

    Raises:
        DownloadError: the disk does not say.
    """
    existing = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    try:
        return shutil.disk_usage(existing).free
    except OSError as error:
        what = f"the free space of {existing} cannot be found out: {error.strerror or error}"
        raise DownloadError(what, "check the disk, or choose another folder with PIXELSMILE_HOME") from error


def check_space(folder: Path, needed: int) -> None:
    """See that `needed` more bytes fit where `folder` is.

    Raises:
        DownloadError: they do not.
    """
    free = free_bytes(folder)
    if needed and needed + RESERVE > free:
        what = f"the disk of {folder} has {free / 1e9:.1f} GB free, and {(needed + RESERVE) / 1e9:.1f} GB are needed"
        raise DownloadError(what, "make room, or choose another disk with PIXELSMILE_HOME; what was received is kept")
