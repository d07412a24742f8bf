"""Uses a model where it lies. The store notes where and what; nothing of the user's is ever written or deleted.

So that a change is noticed without reading 60 GB again, the times of the files are noted in `.adopted/<name>.json`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.hashing import digest_of, in_threads
from pixelsmile_desktop.model_store.importing import (
    WrongContentError,
    check_absent,
    judged,
    manifest_of,
    wanted_revision,
)
from pixelsmile_desktop.model_store.in_use import unused
from pixelsmile_desktop.model_store.manifest import ModelFile
from pixelsmile_desktop.model_store.matching import MatchedFile, WrongFilesError, match
from pixelsmile_desktop.model_store.placing import reading_error
from pixelsmile_desktop.model_store.sources import Source, open_source
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record

_FOLDER: Final = ".adopted"
_REMEDY: Final = "put it back, or remove the model and adopt it where it is now"


def adopt_model(
    store: ModelStore, entry: CatalogueEntry, place: Path, cancel: CancelToken, progress: ProgressListener
) -> Record:
    """Use a model where it lies, after every byte of it was read and found right.

    Args:
        store: notes where it lies.
        entry: which model.
        place: a folder, a hub's cache, or the model's one file under the name that the model gives it.
        cancel: looked at in every chunk.
        progress: hears of the bytes that were read.

    Raises:
        WrongFilesError: something is missing, or does not match.
        ModelStoreError: it cannot be used from there, is in the store already, or cannot be read.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    with store.writing(), unused(store.root, entry.name):
        check_absent(store, entry.name)
        pin = None if entry.is_archive else store.pin(entry.name)
        source = _source_in_place(store, entry, place)
        files = match(entry, pin, source)
        meter = ByteMeter(f"Verifying {entry.title}", sum(file.source.size for file in files), progress)
        times = modification_times(source.place, [file.source.path for file in files])
        read = _read_all(source, entry, files, meter, cancel)
        record = Record(manifest_of(entry, source, read), source.place, Origin.ADOPTION, time.time())
        keep_times(store, entry.name, times)
        store.keep_record(record)
    return record


def changes_of(store: ModelStore, record: Record) -> tuple[str, ...]:
    """What has changed since an adopted model was last read, a clause for each file; takes milliseconds.

    A file counts as changed when its size or its time is another, which a copy or a repair may do too; `verify` tells
    whether its content is.
    """
    if not record.folder.is_dir():
        return (f"the folder {record.folder} is gone, or its disk is not connected",)
    noted = _noted_times(store, record.manifest.name)
    now = modification_times(record.folder, [file.path for file in record.manifest.files])
    changes = []
    for file in record.manifest.files:
        if file.path not in now:
            changes.append(f"{file.path} is missing")
        elif now[file.path] != noted.get(file.path):
            changes.append(f"{file.path} has changed")
    return tuple(changes)


def modification_times(folder: Path, paths: list[str]) -> dict[str, int]:
    """Times of the last change in nanoseconds since 1970, of those files that are there."""
    times = {}
    for path in paths:
        try:
            times[path] = (folder / path).stat().st_mtime_ns
        except OSError:
            continue
    return times


def keep_times(store: ModelStore, name: str, times: Mapping[str, int]) -> None:
    """Note the times at which the files of an adopted model were right.

    Raises:
        SaveError: the store cannot be written.
    """
    path = _times_path(store, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise save_error(path, error) from error
    with atomic_write(path) as file:
        file.write(json.dumps(dict(times), indent=1).encode())


def forget_times(store: ModelStore, name: str) -> None:
    """Forget what `keep_times` noted.

    Raises:
        SaveError: the store cannot be written.
    """
    path = _times_path(store, name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise save_error(path, error) from error


def _times_path(store: ModelStore, name: str) -> Path:
    return store.root / _FOLDER / f"{name}.json"


def _noted_times(store: ModelStore, name: str) -> dict[str, object]:
    try:
        table = json.loads(_times_path(store, name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _source_in_place(store: ModelStore, entry: CatalogueEntry, place: Path) -> Source:
    source = open_source(place, entry, wanted_revision(store, entry))
    if source.place.is_file():
        (path,) = source.files
        if source.place.name != path:
            raise ModelStoreError(f"{place} is not called {path}", "rename it, or use `pixelsmile models import`")
        source = replace(source, place=source.place.parent)
    elif not source.is_usable_in_place:
        what = f"{source.place} is a bundle, and {entry.name} cannot be loaded from one"
        raise ModelStoreError(what, "take it into the store with `pixelsmile models import`")
    if source.place.resolve().is_relative_to(store.root.resolve()):
        raise ModelStoreError(f"{source.place} lies in the store itself", "choose the folder of another program")
    return source


def _read_all(
    source: Source, entry: CatalogueEntry, files: Sequence[MatchedFile], meter: ByteMeter, cancel: CancelToken
) -> list[ModelFile]:
    found = in_threads(lambda file: _read(file, meter, cancel), files)
    problems = tuple(one.what for one in found if isinstance(one, WrongContentError))
    if problems:
        raise WrongFilesError(source.place, entry.name, problems)
    return [one for one in found if isinstance(one, ModelFile)]


def _read(file: MatchedFile, meter: ByteMeter, cancel: CancelToken) -> ModelFile | WrongContentError:
    """The file as it goes into the list of the model, or what is wrong with it."""
    place = file.source.pieces[0]
    try:
        return judged(digest_of(place, file.expected, meter, cancel), file, place, place)
    except WrongContentError as error:
        return error
    except OSError as error:
        raise reading_error(place, error) from error
