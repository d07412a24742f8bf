"""Writes a bundle: a folder that carries a model to a computer without a network, on a disk of any file system."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.model_store.bundle import (
    FILES_FOLDER,
    LICENCE_NAME,
    MANIFEST_NAME,
    Bundle,
    Piece,
    bundle_text,
)
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.disk import free_bytes
from pixelsmile_desktop.model_store.hashing import ContentDigest
from pixelsmile_desktop.model_store.in_use import using
from pixelsmile_desktop.model_store.manifest import ModelFile
from pixelsmile_desktop.model_store.placing import read_pieces
from pixelsmile_desktop.model_store.store import ModelStore, Presence

_SMALLEST_PIECE: Final = 1_000_000
_UNFINISHED: Final = "UNFINISHED.txt"
"""Lies in the folder as long as its bundle is not whole, and says that the folder may be filled anew."""

_UNFINISHED_TEXT: Final = "A model is being exported to this folder, or was, and the export was interrupted.\n"


@dataclass(frozen=True)
class Exported:
    """A bundle that was written.

    Attributes:
        folder: where.
        bundle: what is in it.
        was_split: whether a file lies there in pieces.
    """

    folder: Path
    bundle: Bundle
    was_split: bool


def export_model(
    store: ModelStore,
    entry: CatalogueEntry,
    target: Path,
    cancel: CancelToken,
    progress: ProgressListener,
    piece_bytes: int | None = None,
) -> Exported:
    """Write a bundle of a model. Its manifest comes last, so that one that was interrupted is no bundle.

    Args:
        store: has the model.
        entry: which model.
        target: a folder that is empty, missing, or holds an export that was interrupted.
        cancel: looked at in every chunk.
        progress: hears of the bytes that were written.
        piece_bytes: split larger files; None splits only what the disk does not take whole, as FAT32 at 4 GiB.

    Raises:
        ModelStoreError: the model is not whole or damaged, or the folder holds something else.
        SaveError: the folder cannot be written, or the disk is full.
        Cancelled: the user stopped it.
    """
    if piece_bytes is not None and piece_bytes < _SMALLEST_PIECE:
        raise ModelStoreError(f"pieces of {piece_bytes} bytes are too small", f"make them {_SMALLEST_PIECE:,} or more")
    state = store.state(entry.name)
    if state.record is None or state.presence is not Presence.COMPLETE:
        remedy = f"fetch it with `pixelsmile models download {entry.name}`, or see `pixelsmile models verify`"
        raise ModelStoreError(f"the model {entry.name} is not whole here", remedy)
    manifest, folder = state.record.manifest, state.record.folder
    _prepare(target, manifest.size)
    writer = _Writer(target, ByteMeter(f"Exporting {entry.title}", manifest.size, progress), cancel, piece_bytes)
    with using(store.root, entry.name, "an export"):
        pieces = {file.path: writer.write(folder / file.path, file) for file in manifest.files}
    bundle = Bundle(replace(manifest, files=tuple(writer.files)), pieces)
    _write_text(target / LICENCE_NAME, _licence_of(entry))
    _write_text(target / MANIFEST_NAME, bundle_text(bundle, entry.licence, entry.notice))
    _finish(target)
    return Exported(target, bundle, any(len(parts) > 1 for parts in pieces.values()))


class _Writer:
    """Copies files into a bundle, one after the other, and hashes them on the way."""

    def __init__(self, target: Path, meter: ByteMeter, cancel: CancelToken, piece_bytes: int | None) -> None:
        self._target = target
        self._meter = meter
        self._cancel = cancel
        self._piece_bytes = piece_bytes
        self.files: list[ModelFile] = []
        """The files that were written, each with its SHA-256."""

    def write(self, source: Path, file: ModelFile) -> tuple[Piece, ...]:
        """Copy one file.

        Raises:
            ModelStoreError: it cannot be read, or is damaged.
            SaveError: the target takes no more.
        """
        digest = ContentDigest.for_file(file.size, file)
        path = f"{FILES_FOLDER}/{file.path}"
        try:
            with _Pieces(self._target, path, self._piece_bytes) as pieces:
                for chunk in read_pieces([source], self._cancel):
                    pieces.write(chunk)
                    digest.update(chunk)
                    self._meter.add(len(chunk))
            written = pieces.named()
        except OSError as error:
            raise save_error(self._target / path, error) from error
        if not digest.is_of(file):
            remedy = "repair the model first"
            raise ModelStoreError(f"{source} is damaged, so that it is not exported", remedy)
        self.files.append(ModelFile(file.path, file.size, digest.sha256, file.git_sha1))
        return written


class _Pieces:
    """One file of the model, written to as many files as it needs.

    A piece ends at the size that was asked for, or where the disk refuses to let it grow.
    """

    def __init__(self, target: Path, path: str, largest: int | None) -> None:
        self._target = target
        self._path = path
        self._largest = largest
        self._done: list[Piece] = []
        self._begin()

    def __enter__(self) -> _Pieces:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end()
        else:
            self._file.close()

    def write(self, chunk: memoryview) -> None:
        while chunk:
            room = len(chunk) if self._largest is None else self._largest - self._size
            if not room:
                self._end()
                self._begin()
                continue
            try:
                count = self._file.write(chunk[:room])
            except OSError as error:
                if error.errno != errno.EFBIG or not self._size:
                    raise
                self._largest = self._size
                continue
            self._hash.update(chunk[:count])
            self._size += count
            chunk = chunk[count:]

    def named(self) -> tuple[Piece, ...]:
        """The pieces; a single one gets the name of the file."""
        if len(self._done) > 1:
            return tuple(self._done)
        (piece,) = self._done
        (self._target / piece.path).replace(self._target / self._path)
        return (replace(piece, path=self._path),)

    def _begin(self) -> None:
        self._name = f"{self._path}.{len(self._done) + 1:03}"
        path = self._target / self._name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb", buffering=0)
        self._hash = hashlib.sha256()
        self._size = 0

    def _end(self) -> None:
        with self._file as file:
            os.fsync(file.fileno())
        self._done.append(Piece(self._name, self._size, self._hash.hexdigest()))


def _prepare(target: Path, size: int) -> None:
    """An empty folder with a mark that says what becomes of it."""
    mark = target / _UNFINISHED
    try:
        target.mkdir(parents=True, exist_ok=True)
        if mark.exists():
            shutil.rmtree(target / FILES_FOLDER, ignore_errors=True)
        elif any(target.iterdir()):
            what = f"the folder {target} is not empty"
            raise ModelStoreError(what, "choose a new one")
        mark.write_text(_UNFINISHED_TEXT, encoding="utf-8")
        free = free_bytes(target)
    except OSError as error:
        raise save_error(target, error) from error
    if size > free:
        what = f"the bundle needs {size / 1e9:.1f} GB, and the disk of {target} has {free / 1e9:.1f} GB free"
        raise ModelStoreError(what, "make room, or choose another disk")


def _finish(target: Path) -> None:
    try:
        (target / _UNFINISHED).unlink()
    except OSError as error:
        raise save_error(target, error) from error


def _write_text(path: Path, text: bytes) -> None:
    with atomic_write(path) as file:
        file.write(text)


def _licence_of(entry: CatalogueEntry) -> bytes:
    notice = f"\n{entry.notice}\n" if entry.notice else ""
    return f"{entry.title}\n\nLicence: {entry.licence}\n{entry.licence_url}\n{notice}".encode()
