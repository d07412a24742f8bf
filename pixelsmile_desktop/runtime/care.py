"""What is done to runtimes on this computer: bring, carry away, check, mend, remove, find one to use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.engine_runtime import EngineRuntime, EngineRuntimeError
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.hashing import in_threads
from pixelsmile_desktop.model_store.in_use import ModelInUseError, unused, users
from pixelsmile_desktop.runtime.fetching import Attention, Supply, copy_out, fetch, take_from
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.making import make
from pixelsmile_desktop.runtime.notes import Fault, content_faults, read_notes
from pixelsmile_desktop.runtime.store import Presence, RuntimeRecord, RuntimeStore, bytes_below
from pixelsmile_desktop.runtime.trial import own_environment

SUMS_NAME: Final = "SHA256SUMS"


@dataclass(frozen=True)
class Verification:
    """What reading every byte of a runtime found.

    Attributes:
        name: of the runtime.
        faults: what is wrong with it.
        size: bytes that were read.
    """

    name: str
    faults: tuple[Fault, ...]
    size: int


@dataclass(frozen=True)
class Removal:
    """What removing runtimes does.

    Attributes:
        names: of the runtimes.
        paths: what is deleted.
        freed_bytes: what comes back.
    """

    names: tuple[str, ...]
    paths: tuple[Path, ...]
    freed_bytes: int


def install(
    lock: RuntimeLock, store: RuntimeStore, supply: Supply, attention: Attention, *, keeps_files: bool = False
) -> RuntimeRecord:
    """Fetch what a runtime is made from, and make it; goes on where an earlier attempt stopped.

    Args:
        lock: what it is made from.
        store: where.
        supply: how files are fetched.
        attention: may stop it.
        keeps_files: whether to keep the wheels, for `export` and repairs without a network.

    Raises:
        EngineRuntimeError: another process changes the runtimes, or it cannot be made here.
        DownloadError, SaveError, Cancelled: see `making.make`.
    """
    there = _whole(lock, store)
    if there is not None:
        _clear_leftovers(store, keeps_files)
        return there
    with store.writing(), _nobody_uses(store, lock.name):
        record = make(lock, store, lambda missing: fetch(missing, store, supply, attention), attention)
        if not keeps_files:
            store.discard([store.files])
    return record


def install_from(lock: RuntimeLock, store: RuntimeStore, place: Path, attention: Attention) -> RuntimeRecord:
    """Make a runtime from a folder of wheels, without a network.

    Raises:
        EngineRuntimeError: the folder has not what is needed; else as `install`.
        SaveError, Cancelled: see `making.make`.
    """
    there = _whole(lock, store)
    if there is not None:
        _clear_leftovers(store, keeps_files=False)
        return there
    with store.writing(), _nobody_uses(store, lock.name):
        record = make(lock, store, lambda missing: take_from(place, missing, store, attention), attention)
        store.discard([store.files])
    return record


def export(lock: RuntimeLock, store: RuntimeStore, supply: Supply, target: Path, attention: Attention) -> Path:
    """Write everything that a runtime is made from into a folder, for computers without a network.

    Files that the store has not kept are fetched; it may be a runtime for another kind of computer.

    Returns:
        The folder.

    Raises:
        EngineRuntimeError: another process changes the runtimes.
        DownloadError: a file cannot be had.
        SaveError: the folder cannot be written.
        Cancelled: the user stopped it.
    """
    with store.writing():
        kept = [artifact for artifact in lock.artifacts if store.file_of(artifact).exists()]
        fetch(lock.artifacts, store, supply, attention)
        copy_out(lock.artifacts, store, target, attention)
        sums = "".join(f"{artifact.sha256}  {artifact.filename}\n" for artifact in lock.artifacts)
        with atomic_write(target / SUMS_NAME) as file:
            file.write(sums.encode())
        store.discard([store.file_of(artifact) for artifact in lock.artifacts if artifact not in kept])
    return target


def verify(name: str, store: RuntimeStore, attention: Attention) -> Verification:
    """Read every byte of a runtime; a damaged one is taken out of use at once.

    Raises:
        EngineRuntimeError: there is no whole runtime of that name, or a damaged one is in use.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    state = store.state(name)
    if state.presence not in {Presence.COMPLETE, Presence.DAMAGED}:
        raise EngineRuntimeError(f"there is no whole runtime {name}", "see `pixelsmile runtime list`")
    notes = read_notes(state.folder)
    size = sum(note.size for note in notes)
    meter = ByteMeter("Checking", size, attention.progress)
    found = in_threads(lambda note: content_faults(state.folder, note, meter, attention.cancel), notes)
    faults = tuple(fault for of_note in found for fault in of_note) or state.faults
    if state.record is not None and size != state.record.size:
        faults = (*faults, Fault(".parts", "notes are missing or damaged"))
    if faults:
        with store.writing(), _nobody_uses(store, name):
            store.withdraw(name)
    return Verification(name, faults, size)


def forget_bytecode(name: str, store: RuntimeStore) -> None:
    """Delete what Python has compiled in a runtime: no wheel tells its hashes, and it is compiled anew when needed.

    Raises:
        EngineRuntimeError: another process changes the store, or somebody uses the runtime.
        SaveError: the store cannot be written.
    """
    with store.writing(), _nobody_uses(store, name):
        noted = {noted.path for note in read_notes(store.folder_of(name)) for noted in note.files}
        folders = [path for path in store.folder_of(name).rglob("__pycache__") if path.is_dir()]
        files = [path for folder in folders for path in folder.iterdir()]
        own = [path for path in files if path.relative_to(store.folder_of(name)).as_posix() not in noted]
        try:
            for path in own:
                path.unlink()
        except OSError as error:
            raise save_error(store.folder_of(name), error) from error


def plan_removal(names: Sequence[str], store: RuntimeStore) -> Removal:
    """What removing runtimes would do; wheels go with the last of them.

    Raises:
        EngineRuntimeError: there is no runtime of one of the names.
    """
    known = store.names()
    lost = next((name for name in names if name not in known), None)
    if lost is not None:
        raise EngineRuntimeError(f"nothing of the runtime {lost} is there", "see `pixelsmile runtime list`")
    paths = [path for name in names for path in (store.folder_of(name), store.partial_of(name))]
    if set(names) == set(known):
        paths.append(store.files)
    return Removal(tuple(names), tuple(paths), bytes_below(*paths))


def remove(names: Sequence[str], store: RuntimeStore) -> Removal:
    """Remove runtimes.

    Raises:
        EngineRuntimeError: there is none of one of the names, it is in use, or another process changes the store.
        SaveError: the store cannot be written.
    """
    with store.writing():
        removal = plan_removal(names, store)
        for name in names:
            with _nobody_uses(store, name):
                store.discard([store.folder_of(name), store.partial_of(name)])
        store.discard(removal.paths)
    return removal


def find_runtime(locks: Sequence[RuntimeLock], store: RuntimeStore, program: Path | None) -> EngineRuntime:
    """The first whole runtime of some locks, for processes to run in.

    Args:
        locks: those that would do, the best first.
        store: where runtimes lie.
        program: folder with the sources of this program; None if the runtime has it installed.

    Raises:
        EngineRuntimeError: none is there, or it is damaged.
    """
    damaged: str | None = None
    for lock in locks:
        state = store.state(lock.name)
        if state.presence is Presence.COMPLETE and state.record is not None:
            return EngineRuntime(lock.name, state.folder / state.record.python, own_environment(program))
        if state.presence is Presence.DAMAGED:
            damaged = damaged or lock.name
    if damaged is not None:
        raise EngineRuntimeError(f"the engine runtime {damaged} is damaged", "mend it with `pixelsmile runtime repair`")
    raise EngineRuntimeError(
        "the engine runtime is not installed", "install it under Models, or with `pixelsmile runtime install`"
    )


def users_of(name: str, store: RuntimeStore) -> tuple[str, ...]:
    """Who uses a runtime now, in words."""
    try:
        return tuple(map(str, users(store.root, name)))
    except ModelInUseError:
        return ("a process that changes it",)


def _whole(lock: RuntimeLock, store: RuntimeStore) -> RuntimeRecord | None:
    """The record of a runtime that is whole, and so may be in use: nothing need happen to it."""
    state = store.state(lock.name)
    return state.record if state.presence is Presence.COMPLETE else None


def _clear_leftovers(store: RuntimeStore, keeps_files: bool) -> None:
    """Delete what an installation left that was killed after its runtime was whole."""
    # Whoever else is changing the store clears it himself.
    with suppress(EngineRuntimeError), store.writing():
        store.discard([] if keeps_files else [store.files])


@contextmanager
def _nobody_uses(store: RuntimeStore, name: str) -> Iterator[None]:
    """Keep everybody from beginning to use a runtime, as long as the block lasts.

    Raises:
        EngineRuntimeError: somebody uses it.
        SaveError: the store cannot be written.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(unused(store.root, name))
        except ModelInUseError as error:
            whom = " and ".join(users_of(name, store))
            raise EngineRuntimeError(f"the engine runtime {name} is in use by {whom}", error.remedy) from error
        yield
