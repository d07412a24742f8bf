"""Makes or mends a runtime: fetches what is missing, unpacks it aside, tries it, and only then gives it its name."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.disk import check_space
from pixelsmile_desktop.model_store.hashing import in_threads
from pixelsmile_desktop.runtime.fetching import Attention
from pixelsmile_desktop.runtime.inheriting import inherit
from pixelsmile_desktop.runtime.layout import layout_of
from pixelsmile_desktop.runtime.lock import Artifact, RuntimeLock
from pixelsmile_desktop.runtime.notes import (
    NOTES_FOLDER,
    Note,
    content_faults,
    forget_note,
    keep_note,
    read_notes,
)
from pixelsmile_desktop.runtime.private_python import unpack_python
from pixelsmile_desktop.runtime.store import Presence, RuntimeRecord, RuntimeStore
from pixelsmile_desktop.runtime.trial import try_out
from pixelsmile_desktop.runtime.unpacking import Unpacker
from pixelsmile_desktop.runtime.wheel import unpack_wheel, unpacked_size

Bring = Callable[[Sequence[Artifact]], None]
"""Brings artifacts to their places in the store, whole and right."""

_PYTHON_GROWTH: Final = 4
"""The archive of the private Python unpacks to less than so many times its size; its list of files does not tell."""


def make(lock: RuntimeLock, store: RuntimeStore, bring: Bring, attention: Attention) -> RuntimeRecord:
    """Make a runtime whole, going on where an earlier attempt stopped; call it within `store.writing`.

    Args:
        lock: what it is made from.
        store: where.
        bring: see `Bring`; asked once, for what is missing or damaged.
        attention: may stop it; what was done is kept.

    Returns:
        The record of the whole runtime, which may have been there already.

    Raises:
        EngineRuntimeError: a file does not fit, or the finished runtime cannot be started here.
        DownloadError: a file cannot be had.
        SaveError: the file system refuses.
        Cancelled: the user stopped it.
    """
    state = store.state(lock.name)
    if state.presence is Presence.COMPLETE and state.record is not None:
        return state.record
    if state.presence is Presence.DAMAGED:
        store.withdraw(lock.name)
    folder = store.partial_of(lock.name)
    inherit(lock, store, attention.cancel)
    whole = _whole_notes(folder, lock, attention)
    missing = [artifact for artifact in lock.artifacts if artifact.filename not in whole]
    bring(missing)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for artifact in missing:
            forget_note(folder, artifact.filename)
        _remove_strays(folder, whole.values())
        notes = (*whole.values(), *_unpack(lock, missing, store, attention))
    except OSError as error:
        raise save_error(folder, error) from error
    _check_agreement(notes)
    python = layout_of(lock).python
    try_out(folder / python, lock, attention)
    record = RuntimeRecord(lock.kind, lock.digest, str(python), sum(note.size for note in notes), time.time())
    store.settle(lock, record)
    return record


def _whole_notes(folder: Path, lock: RuntimeLock, attention: Attention) -> dict[str, Note]:
    """By file name, what was unpacked before and is still what it was, byte for byte."""
    artifacts = {artifact.filename: artifact for artifact in lock.artifacts}
    notes = [note for note in read_notes(folder) if note.filename in artifacts and note.is_of(artifacts[note.filename])]
    if not notes:
        return {}
    meter = ByteMeter("Checking", sum(note.size for note in notes), attention.progress)
    faults = in_threads(lambda note: content_faults(folder, note, meter, attention.cancel), notes)
    return {note.filename: note for note, found in zip(notes, faults, strict=True) if not found}


def _remove_strays(folder: Path, notes: Collection[Note]) -> None:
    """Leave nothing in a folder but what whole notes name: what half-unpacked files left could be loaded."""
    known = {noted.path for note in notes for noted in note.files}
    for parent, folders, names in os.walk(folder, topdown=False):
        place = Path(parent).relative_to(folder)
        if place.parts[:1] == (NOTES_FOLDER,):
            continue
        for name in names:
            if (place / name).as_posix() not in known:
                Path(parent, name).unlink()
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink():
                if (place / name).as_posix() not in known:
                    path.unlink()
            elif not any(path.iterdir()):
                path.rmdir()


def _unpack(
    lock: RuntimeLock, missing: Sequence[Artifact], store: RuntimeStore, attention: Attention
) -> Iterator[Note]:
    """Unpack artifacts and note each: the private Python, and then the wheels, several at a time."""
    layout, folder = layout_of(lock), store.partial_of(lock.name)
    wheels = [artifact for artifact in missing if artifact != lock.python]
    total = sum(in_threads(lambda wheel: unpacked_size(store.file_of(wheel)), wheels))
    growth = _PYTHON_GROWTH if lock.python in missing else 0
    python_bytes = growth * store.file_of(lock.python).stat().st_size if growth else 0
    check_space(store.root, total + python_bytes)
    if growth:
        meter = ByteMeter("Unpacking Python", python_bytes, attention.progress)
        unpacker = Unpacker(folder, meter, attention.cancel)
        yield _noted(folder, unpack_python(store.file_of(lock.python), lock.python, layout, unpacker))
    meter = ByteMeter("Unpacking", total, attention.progress)

    def unpack(wheel: Artifact) -> Note:
        attention.cancel.raise_if_requested()
        unpacker = Unpacker(folder, meter, attention.cancel)
        return _noted(folder, unpack_wheel(store.file_of(wheel), wheel, layout, unpacker))

    # The largest first, so that no thread is left alone with one at the end.
    yield from in_threads(unpack, sorted(wheels, key=lambda wheel: wheel.size or 0, reverse=True))


def _noted(folder: Path, note: Note) -> Note:
    keep_note(folder, note)
    return note


def _check_agreement(notes: Collection[Note]) -> None:
    """Packages may bring the same file, if it is the same; of two that differ one would be damaged for ever.

    Raises:
        EngineRuntimeError: two differ.
    """
    seen: dict[str, tuple[str, str]] = {}
    for note in notes:
        for noted in note.files:
            filename, sha256 = seen.setdefault(noted.path, (note.filename, noted.sha256))
            if sha256 != noted.sha256:
                what = f"{filename} and {note.filename} both bring {noted.path}"
                raise EngineRuntimeError(what, "update PixelSmile Desktop, or report this")
