"""What interrupted work has left in the store: found by name, shown, and deleted when the user says so."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pixelsmile_desktop.model_store.archive import UNPACKING_SUFFIX
from pixelsmile_desktop.model_store.in_use import unused
from pixelsmile_desktop.model_store.placing import PLACING_SUFFIX
from pixelsmile_desktop.model_store.removing import TRASH_FOLDER, discard, disk_use
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.model_store.verifying import DAMAGED_SUFFIX

_TEMPORARY: Final = ".pixelsmile-*.tmp"
"""What `core.atomic` calls a file that is being written."""

_OURS: Final = (PLACING_SUFFIX, UNPACKING_SUFFIX)


class LeftoverKind(StrEnum):
    """Why something lies there."""

    UNFINISHED = "unfinished"
    """A download or import that goes on from there when it is started again."""
    DAMAGED = "damaged"
    """A file that a verification has set aside."""
    REMAINS = "remains"
    """Of work that was killed; nobody needs it."""


@dataclass(frozen=True)
class Leftover:
    """Something that no whole model needs.

    Attributes:
        kind: why it lies there.
        name: the model that it belongs to; empty if nothing tells.
        path: the file or folder.
        bytes: that come back when it is deleted.
    """

    kind: LeftoverKind
    name: str
    path: Path
    bytes: int


def find_leftovers(store: ModelStore, names: Collection[str]) -> tuple[Leftover, ...]:
    """What interrupted work has left.

    Args:
        store: where.
        names: the models of the catalogue; other folders are not looked at, for nobody knows whose they are.
    """
    remains = (*_entries(store.root / TRASH_FOLDER), *(path for path in _below(store.root) if path.match(_TEMPORARY)))
    found = [_leftover(LeftoverKind.REMAINS, "", path) for path in remains]
    for name in names:
        own, parts = store.own_folder(name), store.parts_folder(name)
        record = store.record(name)
        if own.exists() and (record is None or record.folder != own):
            found.append(_leftover(LeftoverKind.UNFINISHED, name, own))
        else:
            found += [_leftover(kind, name, path) for kind, path in _strays(own)]
        found += [_leftover(_kind_of_part(path), name, path) for path in _entries(parts)]
    return tuple(found)


def clean(store: ModelStore, names: Collection[str], kinds: Collection[LeftoverKind]) -> tuple[Leftover, ...]:
    """Delete what interrupted work has left.

    Args:
        store: where.
        names: the models to look at.
        kinds: which leftovers.

    Returns:
        What was deleted.

    Raises:
        ModelStoreError: another process changes the store, or one of the models is in use.
        SaveError: the store cannot be written.
    """
    with store.writing():
        gone = tuple(leftover for leftover in find_leftovers(store, names) if leftover.kind in kinds)
        for leftover in gone:
            if leftover.name:
                with unused(store.root, leftover.name):
                    discard(store, [leftover.path])
            else:
                discard(store, [leftover.path])
    return gone


def _leftover(kind: LeftoverKind, name: str, path: Path) -> Leftover:
    return Leftover(kind, name, path, disk_use([path]).freed_bytes)


def _strays(folder: Path) -> Iterator[tuple[LeftoverKind, Path]]:
    """Files in the folder of a whole model that are not its own."""
    for path in _below(folder):
        if path.name.endswith(DAMAGED_SUFFIX):
            yield LeftoverKind.DAMAGED, path
        elif path.name.endswith(_OURS):
            yield LeftoverKind.REMAINS, path


def _kind_of_part(path: Path) -> LeftoverKind:
    return LeftoverKind.REMAINS if path.name.endswith(_OURS) else LeftoverKind.UNFINISHED


def _below(folder: Path) -> list[Path]:
    """Everything in a folder, at any depth; what vanishes while one looks is left out."""
    return sorted(Path(parent, name) for parent, folders, files in os.walk(folder) for name in (*folders, *files))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
