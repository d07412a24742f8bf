"""Which photo files a folder holds: names, sizes and times, nothing of what is in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.imaging.formats import READABLE_SUFFIXES
from pixelsmile_desktop.library.words import name_key


class FileFacts(NamedTuple):
    """A photo file as the folder shows it.

    Attributes:
        path: absolute.
        size: bytes.
        modified_ns: time of the last change, nanoseconds since 1970.
    """

    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True)
class FolderScan:
    """What a walk through a folder found.

    Attributes:
        is_online: whether the folder could be read; without it nothing is known.
        files: its photos and those of the folders in it, by their names in each folder.
        unreadable: folders in it that could not be read, so nothing is known of what they hold.
        is_empty: whether it holds nothing at all, as the mount point of a drive that is not connected.
    """

    is_online: bool
    files: tuple[FileFacts, ...] = ()
    unreadable: tuple[str, ...] = ()
    is_empty: bool = False


def scan_folder(folder: Path, cancel: CancelToken) -> FolderScan:
    """Walk through a folder. Hidden files and folders are left out, and links to folders are not followed.

    Raises:
        Cancelled: the user stopped the job.
    """
    root = os.fspath(folder)
    files: list[FileFacts] = []
    unreadable: list[str] = []
    waiting = [root]
    is_empty = False
    while waiting:
        here = waiting.pop()
        cancel.raise_if_requested()
        try:
            with os.scandir(here) as listing:
                entries = list(listing)
        except OSError:
            unreadable.append(here)
            continue
        is_empty = is_empty or (here == root and not entries)
        visible = sorted((e for e in entries if not e.name.startswith(".")), key=lambda entry: name_key(entry.name))
        waiting.extend(entry.path for entry in visible if _is_folder(entry))
        files.extend(_photos_among(visible, unreadable))
    if root in unreadable:
        return FolderScan(is_online=False)
    return FolderScan(True, tuple(files), tuple(unreadable), is_empty)


def _photos_among(entries: list[os.DirEntry[str]], unreadable: list[str]) -> Iterator[FileFacts]:
    for entry in entries:
        if Path(entry.name).suffix.lower() not in READABLE_SUFFIXES:
            continue
        try:
            status = entry.stat()
        except FileNotFoundError:
            # Gone since the folder was listed, or a link to nowhere.
            continue
        except OSError:
            unreadable.append(entry.path)
            continue
        if stat.S_ISREG(status.st_mode):
            yield FileFacts(entry.path, status.st_size, status.st_mtime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
