"""Reads a model again to see whether it still is what it was, and replaces only what is not.

A damaged file of the store's own is set aside under another name, so that nobody loads it; what belongs to the user is
left as it is.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.model_store.adopting import keep_times, modification_times
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.hashing import ContentDigest, digest_of, in_threads
from pixelsmile_desktop.model_store.importing import WrongContentError, judged
from pixelsmile_desktop.model_store.in_use import unused, using
from pixelsmile_desktop.model_store.manifest import ModelFile
from pixelsmile_desktop.model_store.matching import MatchedFile
from pixelsmile_desktop.model_store.placing import bring
from pixelsmile_desktop.model_store.sources import open_source, size_of
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record

logger = logging.getLogger(__name__)

DAMAGED_SUFFIX: Final = ".damaged"
"""Ends the name of a file that was found damaged and set aside."""


@dataclass(frozen=True)
class BrokenFile:
    """A file that is not what it should be.

    Attributes:
        file: what it should be.
        reason: what is wrong, a clause ("it is missing").
    """

    file: ModelFile
    reason: str

    def __str__(self) -> str:
        return f"{self.file.path}: {self.reason}"


@dataclass(frozen=True)
class Verification:
    """What came of reading a model.

    Attributes:
        record: what it should be, and where it lies.
        broken: the files that are not.
        seconds: how long it took.
    """

    record: Record
    broken: tuple[BrokenFile, ...]
    seconds: float

    @property
    def bytes_read(self) -> int:
        """Bytes of the files that were read to their end."""
        broken = {broken.file.path for broken in self.broken}
        return sum(file.size for file in self.record.manifest.files if file.path not in broken)


def verify_model(
    store: ModelStore, entry: CatalogueEntry, cancel: CancelToken, progress: ProgressListener
) -> Verification:
    """Read every byte of a model and compare.

    Raises:
        ModelStoreError: the store has no such model, or not the whole of it yet.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    record = recorded(store, entry.name)
    started = time.monotonic()
    times = modification_times(record.folder, [file.path for file in record.manifest.files])
    meter = ByteMeter(f"Verifying {entry.title}", record.manifest.size, progress)
    with using(store.root, entry.name, "a verification"):
        faults = in_threads(
            lambda file: _fault_of(record.folder, file, meter, cancel), _largest_first(record.manifest.files)
        )
    broken = tuple(sorted((fault for fault in faults if fault is not None), key=lambda fault: fault.file.path))
    _note(store, record, broken, times)
    return Verification(record, broken, time.monotonic() - started)


def repair_from(
    store: ModelStore,
    entry: CatalogueEntry,
    broken: Sequence[BrokenFile],
    place: Path,
    cancel: CancelToken,
    progress: ProgressListener,
) -> None:
    """Replace the broken files of a model, and only those, from a folder, a hub's cache or a bundle.

    Args:
        store: has the model.
        entry: which model.
        broken: what `verify_model` found.
        place: where the right files lie.
        cancel: looked at in every chunk.
        progress: hears of the bytes that were read.

    Raises:
        ModelStoreError: the place has not all of the right files; those that it has are replaced all the same. Or the
            model is in use, or used in place.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    record = recorded(store, entry.name)
    check_own(record)
    source = open_source(place, entry, record.manifest.revision or None)
    meter = ByteMeter(f"Repairing {entry.title}", sum(fault.file.size for fault in broken), progress)
    lacking = []
    with store.writing(), unused(store.root, entry.name):
        for fault in broken:
            found = source.files.get(fault.file.path)
            try:
                if found is None or found.size != fault.file.size:
                    lacking.append(fault.file.path)
                else:
                    _replace(MatchedFile(found, fault.file), record.folder / fault.file.path, meter, cancel)
            except WrongContentError:
                lacking.append(fault.file.path)
        if not lacking:
            # Every other byte was read by the verification that found these files broken.
            store.keep_record(replace(record, verified=time.time()))
    if lacking:
        what = f"{place} does not have the right {', '.join(lacking)}"
        raise ModelStoreError(what, "name another folder, or none to download what is broken")


def recorded(store: ModelStore, name: str) -> Record:
    """What is noted of a model that is, or was, whole.

    Raises:
        ModelStoreError: the store has no such model, or never had the whole of it.
    """
    record = store.record(name)
    if record is None:
        remedy = f"fetch it with `pixelsmile models download {name}`"
        raise ModelStoreError(f"the model {name} is not there, or not the whole of it", remedy)
    return record


def check_own(record: Record) -> None:
    """See that the files of a model are the store's own, so that they may be replaced.

    Raises:
        ModelStoreError: they are used in place.
    """
    if record.origin is Origin.ADOPTION:
        what = f"{record.manifest.name} is used in place from {record.folder}, where nothing is changed"
        raise ModelStoreError(what, "repair that folder, or remove the model and download it")


def _replace(file: MatchedFile, target: Path, meter: ByteMeter, cancel: CancelToken) -> None:
    digest = ContentDigest.for_file(file.source.size, file.expected)
    with bring(file.source.pieces, target, digest, meter, cancel) as arrival:
        judged(digest, file, arrival.path, file.source.pieces[0])


def _largest_first(files: Sequence[ModelFile]) -> list[ModelFile]:
    """The order in which no thread is left with a long file at the end."""
    return sorted(files, key=lambda file: file.size, reverse=True)


def _fault_of(folder: Path, file: ModelFile, meter: ByteMeter, cancel: CancelToken) -> BrokenFile | None:
    path = folder / file.path
    size = size_of(path)
    if size != file.size:
        meter.add(file.size)
        return BrokenFile(file, "it is missing" if size is None else f"it has {size:,} bytes instead of {file.size:,}")
    try:
        digest = digest_of(path, file, meter, cancel)
    except OSError as error:
        return BrokenFile(file, f"it cannot be read ({error.strerror or error})")
    return None if digest.is_of(file) else BrokenFile(file, "its content is damaged")


def _note(store: ModelStore, record: Record, broken: Sequence[BrokenFile], times: Mapping[str, int]) -> None:
    """Write down that a model is well, or see that nobody takes it for that."""
    name = record.manifest.name
    try:
        with store.writing():
            if record.origin is Origin.ADOPTION:
                faulty = {fault.file.path for fault in broken}
                keep_times(store, name, {path: when for path, when in times.items() if path not in faulty})
            elif broken:
                set_aside(store, record, broken)
            if not broken:
                store.keep_record(replace(record, verified=time.time()))
    except ModelStoreError as error:
        # It is loaded, the store is busy or read-only: what was found is reported all the same.
        logger.info("what was found of %s is not noted: %s", name, error)


def set_aside(store: ModelStore, record: Record, broken: Sequence[BrokenFile]) -> None:
    """Give the broken files of a model other names, so that nobody loads them; call it within `ModelStore.writing`.

    Raises:
        ModelInUseError: the model is in use.
        SaveError: the store cannot be written.
    """
    with unused(store.root, record.manifest.name):
        try:
            for path in (record.folder / fault.file.path for fault in broken):
                if path.exists():
                    path.replace(path.with_name(f"{path.name}{DAMAGED_SUFFIX}"))
        except OSError as error:
            raise save_error(record.folder, error) from error
