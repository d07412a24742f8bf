"""Brings the files of a runtime here, from servers or a folder; each is hashed before it gets its name."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error, sync_folder
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.crew import Crew
from pixelsmile_desktop.model_store.disk import check_space
from pixelsmile_desktop.model_store.faults import TransferError
from pixelsmile_desktop.model_store.hashing import ContentDigest, chunks_of, digest_of, in_threads
from pixelsmile_desktop.model_store.manifest import PinnedFile
from pixelsmile_desktop.model_store.streams import Source
from pixelsmile_desktop.model_store.transfer import Means, Route, WrongContentError
from pixelsmile_desktop.model_store.transfer_desk import TransferDesk
from pixelsmile_desktop.model_store.waiting import until_cancelled
from pixelsmile_desktop.runtime.addresses import Addresses, size_at
from pixelsmile_desktop.runtime.lock import Artifact
from pixelsmile_desktop.runtime.store import RuntimeStore

_AGAIN: Final = "run the same command again; what was received is kept"
_OTHERWISE: Final = "check the connection, the proxy and PIP_INDEX_URL, or import the runtime from a folder"


@dataclass(frozen=True)
class Supply:
    """How files are fetched.

    Attributes:
        means: the network, and how fast and how patiently it is used.
        addresses: which servers are asked.
        parallel: files at a time, at least 1.
    """

    means: Means = field(default_factory=Means)
    addresses: Addresses = field(default_factory=Addresses)
    parallel: int = 3


@dataclass(frozen=True)
class Attention:
    """How work is watched.

    Attributes:
        cancel: ends it.
        progress: is told how far it is.
    """

    cancel: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = ignore_progress


@dataclass(frozen=True)
class Located:
    """An artifact whose size is known, and where it comes from."""

    file: PinnedFile
    source: Source


def locate(artifacts: Sequence[Artifact], supply: Supply, attention: Attention) -> tuple[Located, ...]:
    """Where files come from and how long they are; servers are asked for what the lock does not say.

    Raises:
        DownloadError: a server cannot be asked, or does not have a file.
        Cancelled: the user stopped it.
    """
    stop = threading.Event()
    network = supply.means.network

    def find(artifact: Artifact) -> Located:
        source = supply.addresses.source_of(artifact, network, stop)
        size = artifact.size if artifact.size is not None else size_at(source, network, stop)
        return Located(PinnedFile(artifact.filename, size, artifact.sha256), source)

    try:
        return tuple(until_cancelled(lambda: in_threads(find, artifacts), attention.cancel))
    except TransferError as fault:
        raise in_words(fault) from fault
    finally:
        stop.set()


def fetch(artifacts: Sequence[Artifact], store: RuntimeStore, supply: Supply, attention: Attention) -> None:
    """Bring files to their places in the store, each whole and right; call it within `store.writing`.

    Files that are there already are hashed, and fetched again only if they are wrong.

    Raises:
        DownloadError: a file cannot be had, or the disk is full; what has arrived is kept.
        Cancelled: the user stopped it; likewise.
    """
    there = [artifact for artifact in artifacts if _is_right(store, artifact, attention)]
    missing = [artifact for artifact in artifacts if artifact not in there]
    if not missing:
        return
    if not supply.means.network.is_allowed:
        what = "connections to the network are switched off in the settings"
        raise DownloadError(what, "switch them on there, or import the runtime from a folder")
    located = locate(missing, supply, attention)
    routes = [
        Route(one.file, one.source, store.part_of(artifact), store.file_of(artifact))
        for artifact, one in zip(missing, located, strict=True)
    ]
    total = sum(one.file.size for one in located)
    crew = Crew(routes, supply.means, supply.parallel)
    desk = TransferDesk(total, 0, crew, store.root, attention.cancel, attention.progress)
    try:
        desk.check_disk()
        crew.work(desk.look)
    except (TransferError, WrongContentError) as fault:
        raise in_words(fault) from fault
    desk.report(is_last=True)


def in_words(fault: DownloadError) -> DownloadError:
    """A failure of a download, with what helps against it here: the downloader speaks to those who fetch models."""
    if isinstance(fault, WrongContentError):
        return DownloadError(fault.what, "check PIP_INDEX_URL and the proxy, or update PixelSmile Desktop")
    is_passing = isinstance(fault, TransferError) and fault.is_passing
    return DownloadError(fault.what, _AGAIN if is_passing else _OTHERWISE)


def take_from(place: Path, artifacts: Sequence[Artifact], store: RuntimeStore, attention: Attention) -> None:
    """Copy files from a folder into the store, each hashed on the way; call it within `store.writing`.

    Args:
        place: the folder; the files may lie in folders within it.
        artifacts: which files.
        store: where they go.
        attention: may stop it.

    Raises:
        EngineRuntimeError: a file is not there, or is another one.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    missing = [artifact for artifact in artifacts if not _is_right(store, artifact, attention)]
    if not missing:
        return
    found = files_in(place, missing)
    lost = [artifact.filename for artifact in missing if artifact.filename not in found]
    if lost:
        others = f" and {len(lost) - 1} other files" if len(lost) > 1 else ""
        raise EngineRuntimeError(
            f"{place} has no {lost[0]}{others}", "write the folder with `pixelsmile runtime export` of this version"
        )
    total = sum(path.stat().st_size for path in found.values())
    check_space(store.root, total)
    meter = ByteMeter("Copying", total, attention.progress)
    for artifact in missing:
        _copy(found[artifact.filename], artifact, store.file_of(artifact), meter, attention.cancel)


def copy_out(artifacts: Sequence[Artifact], store: RuntimeStore, target: Path, attention: Attention) -> None:
    """Copy files of the store into a folder, each hashed on the way.

    Raises:
        EngineRuntimeError: a file of the store is another one than it was.
        SaveError: the folder cannot be written.
        Cancelled: the user stopped it.
    """
    total = sum(store.file_of(artifact).stat().st_size for artifact in artifacts)
    check_space(target, total)
    meter = ByteMeter("Copying", total, attention.progress)
    for artifact in artifacts:
        _copy(store.file_of(artifact), artifact, target / artifact.filename, meter, attention.cancel)


def files_in(place: Path, artifacts: Sequence[Artifact]) -> dict[str, Path]:
    """Those files in a folder, or in folders within it, that have the names of artifacts.

    Raises:
        EngineRuntimeError: there is no such folder.
    """
    if not place.is_dir():
        raise EngineRuntimeError(f"there is no folder {place}", "check the path, and whether its disk is connected")
    wanted = {artifact.filename for artifact in artifacts}
    found: dict[str, Path] = {}
    for parent, _, names in os.walk(place):
        for name in wanted.intersection(names):
            found.setdefault(name, Path(parent, name))
    return found


def _is_right(store: RuntimeStore, artifact: Artifact, attention: Attention) -> bool:
    """Whether an artifact lies in the store, hashed just now; a wrong one is taken away."""
    path = store.file_of(artifact)
    try:
        size = path.stat().st_size
        if artifact.size in {None, size}:
            meter = ByteMeter("Checking", size, attention.progress)
            expected = PinnedFile(artifact.filename, size, artifact.sha256)
            if digest_of(path, expected, meter, attention.cancel).is_of(expected):
                return True
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise save_error(path, error) from error
    return False


def _copy(source: Path, artifact: Artifact, target: Path, meter: ByteMeter, cancel: CancelToken) -> None:
    temporary = target.with_name(f"{target.name}.copy")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        size = source.stat().st_size
        digest = ContentDigest(size, with_git_sha1=False)
        with source.open("rb", buffering=0) as reader, temporary.open("wb") as writer:
            for chunk in chunks_of(reader):
                cancel.raise_if_requested()
                writer.write(chunk)
                digest.update(chunk)
                meter.add(len(chunk))
            writer.flush()
            os.fsync(writer.fileno())
        if digest.sha256 != artifact.sha256:
            what = f"{source} is damaged, or another file than this version of the program needs"
            raise EngineRuntimeError(what, "write the folder with `pixelsmile runtime export` again")
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise save_error(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)
