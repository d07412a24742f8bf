"""Digests of files, as fast as the disk or the processor allows, several files at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.manifest import PinnedFile

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_CHUNK: Final = 1 << 20
"""Bytes that are read at a time: long enough for a disk, short enough for the processor's cache and for a cancel."""

_MOST_THREADS: Final = 4
"""More do not make a disk faster, and disks that turn become slower."""


class ContentDigest:
    """What identifies a content that is handed over in pieces.

    Args:
        size: bytes of the content; git hashes them too.
        with_git_sha1: whether to make its name as a git blob as well, which takes as long again.
    """

    def __init__(self, size: int, *, with_git_sha1: bool) -> None:
        self.size = 0
        self._sha256 = hashlib.sha256()
        self._git = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False) if with_git_sha1 else None

    @classmethod
    def for_file(cls, size: int, expected: PinnedFile | None) -> ContentDigest:
        """A digest that can tell whether the content is the expected one."""
        return cls(size, with_git_sha1=expected is not None and expected.sha256 is None)

    def update(self, chunk: memoryview) -> None:
        """Take the next piece."""
        self.size += len(chunk)
        self._sha256.update(chunk)
        if self._git is not None:
            self._git.update(chunk)

    @property
    def sha256(self) -> str:
        """64 hexadecimal digits."""
        return self._sha256.hexdigest()

    @property
    def git_sha1(self) -> str | None:
        """40 hexadecimal digits, if asked for."""
        return None if self._git is None else self._git.hexdigest()

    def is_of(self, file: PinnedFile) -> bool:
        """Whether this is the content that a list of files promises."""
        known = self.sha256 == file.sha256 if file.sha256 is not None else self.git_sha1 == file.git_sha1
        return known and self.size == file.size


def chunks_of(file: BinaryIO) -> Iterator[memoryview]:
    """The bytes of an unbuffered file in pieces; each is valid until the next is asked for.

    Raises:
        OSError: it cannot be read.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
    buffer = memoryview(bytearray(_CHUNK))
    while count := file.readinto(buffer):  # type: ignore[attr-defined]
        yield buffer[:count]


def digest_of(path: Path, expected: PinnedFile | None, meter: ByteMeter, cancel: CancelToken) -> ContentDigest:
    """The digest of a file.

    Args:
        path: the file.
        expected: what it ought to be, if anybody knows; it decides how the digest is made.
        meter: hears of the bytes that were read.
        cancel: looked at in every chunk.

    Raises:
        OSError: it cannot be read.
        Cancelled: the user stopped it.
    """
    with path.open("rb", buffering=0) as file:
        digest = ContentDigest.for_file(os.fstat(file.fileno()).st_size, expected)
        for chunk in chunks_of(file):
            cancel.raise_if_requested()
            digest.update(chunk)
            meter.add(len(chunk))
    return digest


def in_threads(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """The results of `work` for all items, in their order; hashing and reading let other threads run meanwhile."""
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1, max(1, len(items)))) as threads:
        return list(threads.map(work, items))
