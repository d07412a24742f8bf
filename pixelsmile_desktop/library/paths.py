"""Paths as the library keeps them: the file system's own bytes, so that names that are not valid Unicode survive."""

from __future__ import annotations

import os
from pathlib import Path


def to_bytes(path: str | Path) -> bytes:
    """A path as it is kept."""
    return os.fsencode(path)


def to_path(kept: bytes) -> Path:
    """A kept path as a path."""
    return Path(os.fsdecode(kept))


def inside(folder: bytes) -> tuple[bytes, bytes]:
    """The half-open range that holds the paths of everything in a folder, and nothing else."""
    separator = os.fsencode(os.sep)
    first = folder if folder.endswith(separator) else folder + separator
    return first, first[:-1] + bytes((first[-1] + 1,))


def lies_in(path: bytes, folder: bytes) -> bool:
    """Whether a path is that of something in a folder."""
    first, end = inside(folder)
    return first <= path < end
