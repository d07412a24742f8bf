"""How large the program may be, so that nobody waits for a download that grew unnoticed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from release.build_error import BuildError

MOST_INSTALLED_MB: Final = 350
MOST_DOWNLOADED_MB: Final = 130
XZ_LEVEL: Final = 2
"""Of 0 to 9. The next level takes 1.6 times as long and saves a sixtieth."""

_MB = 1_000_000


def size_mb(path: Path) -> float:
    """Megabytes (10^6 bytes) of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size / _MB
    return sum(file.lstat().st_size for file in path.rglob("*") if file.is_symlink() or file.is_file()) / _MB


def check_installed(folder: Path) -> float:
    """The size of an installed program in MB.

    Raises:
        BuildError: it is larger than it may be.
    """
    return _checked(folder, MOST_INSTALLED_MB)


def check_download(file: Path) -> float:
    """The size of a file for users in MB.

    Raises:
        BuildError: it is larger than it may be.
    """
    return _checked(file, MOST_DOWNLOADED_MB)


def _checked(path: Path, most: int) -> float:
    size = size_mb(path)
    if size > most:
        raise BuildError(f"{path.name} is {size:.0f} MB large, and may be {most} MB")
    return size
