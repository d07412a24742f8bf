"""Takes a model out of the store: what comes back is said beforehand, and a removal cut short leaves no model."""

from __future__ import annotations

import os
import secrets
import shutil
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.adopting import forget_times
from pixelsmile_desktop.model_store.in_use import USERS_FOLDER, unused
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record

TRASH_FOLDER: Final = ".trash"
_BESIDE_MODELS: Final = (".adopted", ".lock", ".parts", ".records", TRASH_FOLDER, USERS_FOLDER, "models.lock.json")
"""What a store makes in its folder besides the folders of models."""


@dataclass(frozen=True)
class DiskUse:
    """Room that files take.

    Attributes:
        freed_bytes: what comes back when they are deleted.
        shared_bytes: what does not, because other folders have the same files under names of their own.
    """

    freed_bytes: int = 0
    shared_bytes: int = 0


@dataclass(frozen=True)
class Removal:
    """What removing a model does.

    Attributes:
        name: the model.
        folder: where it lies.
        is_adopted: whether it is only forgotten, because the files are the user's.
        use: the room that comes back.
    """

    name: str
    folder: Path
    is_adopted: bool
    use: DiskUse


def plan_removal(store: ModelStore, name: str) -> Removal:
    """What removing a model would do; nothing is changed.

    Raises:
        ModelStoreError: nothing of the model is there.
    """
    record = store.record(name)
    own = [path for path in (store.own_folder(name), store.parts_folder(name)) if path.exists()]
    if record is None and not own:
        raise ModelStoreError(f"nothing of the model {name} is there", "see `pixelsmile models list`")
    folder = store.folder_of(name) if record is None else record.folder
    return Removal(name, folder, _is_adopted(record), disk_use(own))


def remove_model(store: ModelStore, name: str) -> Removal:
    """Remove a model, and what has arrived of it; an adopted one is only forgotten.

    Returns:
        What was done.

    Raises:
        ModelInUseError: somebody uses it.
        ModelStoreError: nothing of it is there, or another process changes the store.
        SaveError: the store cannot be written.
    """
    with store.writing(), unused(store.root, name):
        removal = plan_removal(store, name)
        # From here on there is no model; what follows may be cut short and done later.
        store.forget_record(name)
        forget_times(store, name)
        discard(store, [store.own_folder(name), store.parts_folder(name)])
    return removal


def made_by_store(root: Path, names: Collection[str]) -> tuple[Path, ...]:
    """What a store has made in its folder, as far as it is there; the user may keep other things in the same folder.

    Args:
        root: of the store.
        names: the models of the catalogue.
    """
    return tuple(path for path in (root / name for name in (*names, *_BESIDE_MODELS)) if os.path.lexists(path))


def discard(store: ModelStore, paths: Sequence[Path]) -> None:
    """Delete files and folders of the store, each in one moment as far as its name goes; call it within `writing`.

    Raises:
        SaveError: the store cannot be written.
    """
    trash = store.root / TRASH_FOLDER
    try:
        for path in paths:
            if os.path.lexists(path):
                trash.mkdir(exist_ok=True)
                path.rename(trash / f"{path.name}-{secrets.token_hex(8)}")
        if trash.exists():
            shutil.rmtree(trash)
    except OSError as error:
        raise save_error(trash, error) from error


def disk_use(paths: Sequence[Path]) -> DiskUse:
    """The room that files and folders take; a file comes back only if all its names are among them."""
    sizes: dict[tuple[int, int], tuple[int, int]] = {}
    names: Counter[tuple[int, int]] = Counter()
    for status in (entry for path in paths for entry in _statuses(path)):
        key = (status.st_dev, status.st_ino)
        names[key] += 1
        sizes[key] = (status.st_size, status.st_nlink)
    freed = sum(size for key, (size, links) in sizes.items() if links <= names[key])
    return DiskUse(freed, sum(size for size, _ in sizes.values()) - freed)


def _statuses(path: Path) -> list[os.stat_result]:
    """Of all files in a folder, or of the one file; links are not followed."""
    files = [path] if path.is_symlink() or path.is_file() else []
    for parent, _, names in os.walk(path):
        files += [Path(parent, name) for name in names]
    statuses = []
    for file in files:
        try:
            statuses.append(file.lstat())
        except OSError:
            # It went meanwhile, so it takes no room.
            continue
    return statuses


def _is_adopted(record: Record | None) -> bool:
    return record is not None and record.origin is Origin.ADOPTION
