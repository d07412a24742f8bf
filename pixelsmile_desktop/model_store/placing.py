"""Brings a file to its place: by a second name where the disk allows that, else by a copy; it is read on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from pixelsmile_desktop.core.atomic import save_error, sync_folder
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.hashing import ContentDigest, chunks_of

PLACING_SUFFIX: Final = ".placing"
"""Ends the name of a file that is on its way; one that a killed process left behind is a leftover."""


@dataclass(frozen=True)
class Arrival:
    """A file beside its place, not yet there.

    Attributes:
        path: where it lies now.
        is_link: whether it is a second name of the source, so that it takes no room.
    """

    path: Path
    is_link: bool


@contextmanager
def bring(
    pieces: Sequence[Path], target: Path, digest: ContentDigest, meter: ByteMeter, cancel: CancelToken
) -> Iterator[Arrival]:
    """A file beside `target` that replaces what lies there when the block ends well, and goes when it does not.

    Args:
        pieces: files whose contents follow one another in it; a single one is linked if possible.
        target: where it goes; the folder is made.
        digest: is fed with the content, so that the block can judge it.
        meter: hears of the bytes that were read.
        cancel: looked at in every chunk.

    Raises:
        ModelStoreError: a piece cannot be read.
        SaveError: the folder of the target cannot be written, or the disk is full.
        Cancelled: the user stopped it.
    """
    temporary = target.with_name(f"{target.name}{PLACING_SUFFIX}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
    except OSError as error:
        raise save_error(target, error) from error
    try:
        is_link = len(pieces) == 1 and _linked(pieces[0], temporary)
        if is_link:
            for chunk in read_pieces(pieces, cancel):
                digest.update(chunk)
                meter.add(len(chunk))
        else:
            _copy(pieces, temporary, digest, meter, cancel)
        yield Arrival(temporary, is_link)
        _take_place(temporary, target)
    finally:
        # Also after a success: POSIX leaves both names alone if they are one file already.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_pieces(pieces: Sequence[Path], cancel: CancelToken) -> Iterator[memoryview]:
    """The contents of files, one after the other; each chunk is valid until the next is asked for.

    Raises:
        ModelStoreError: one cannot be read.
        Cancelled: the user stopped it.
    """
    for piece in pieces:
        try:
            with piece.open("rb", buffering=0) as file:
                for chunk in chunks_of(file):
                    cancel.raise_if_requested()
                    yield chunk
        except OSError as error:
            raise reading_error(piece, error) from error


def reading_error(path: Path, error: OSError) -> ModelStoreError:
    """What it means that a file cannot be read, in words."""
    return ModelStoreError(f"{path} cannot be read: {error.strerror or error}", "check the disk it lies on")


def write_whole(file: BinaryIO, chunk: memoryview) -> None:
    """Write all of a chunk to an unbuffered file, which may take it in parts.

    Raises:
        OSError: the disk takes no more.
    """
    while chunk:
        chunk = chunk[file.write(chunk) :]


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source.resolve(), target)
    except OSError:
        # Another disk, a file system without links, somebody else's file: a copy tells what is really wrong.
        return False
    return True


def _copy(pieces: Sequence[Path], target: Path, digest: ContentDigest, meter: ByteMeter, cancel: CancelToken) -> None:
    try:
        with target.open("xb", buffering=0) as file:
            for chunk in read_pieces(pieces, cancel):
                write_whole(file, chunk)
                digest.update(chunk)
                meter.add(len(chunk))
            os.fsync(file.fileno())
    except OSError as error:
        raise save_error(target, error) from error


def _take_place(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise save_error(target, error) from error
    sync_folder(target.parent)
