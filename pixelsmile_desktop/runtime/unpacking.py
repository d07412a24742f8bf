"""Writes the files of an archive to the disk, hashing what is written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.runtime.notes import Noted, noted_link

_PIECE: Final = 1 << 20
_TEMPORARY: Final = ".pixelsmile-"


@dataclass(frozen=True)
class Promise:
    """What an archive says of the content of a file.

    Attributes:
        algorithm: of the hash, as `hashlib` calls it.
        digest: the hash.
    """

    algorithm: str
    digest: bytes


@dataclass
class Unpacker:
    """Writes into a runtime's folder; safe from several threads that have an unpacker each.

    Attributes:
        folder: of the runtime.
        meter: hears of the bytes that were written.
        cancel: looked at in every piece.
    """

    folder: Path
    meter: ByteMeter
    cancel: CancelToken
    _made: set[Path] = field(default_factory=set)

    def write(
        self, path: PurePosixPath, source: IO[bytes], *, is_program: bool, promise: Promise | None = None
    ) -> Noted:
        """Write a file; what is at `path` is replaced when all of it is written and right.

        Args:
            path: relative to the folder, safe.
            source: its content.
            is_program: whether the system may start it.
            promise: what the archive says of the content; None if it says nothing.

        Raises:
            ValueError: the content is not the promised one.
            OSError: the file system refuses.
            Cancelled: the user stopped it.
        """
        own, size = hashlib.sha256(), 0
        promised = own if promise is None or promise.algorithm == own.name else hashlib.new(promise.algorithm)
        with self._replacing(path) as temporary, temporary.open("xb") as file:
            while piece := source.read(_PIECE):
                self.cancel.raise_if_requested()
                file.write(piece)
                own.update(piece)
                if promised is not own:
                    promised.update(piece)
                size += len(piece)
                self.meter.add(len(piece))
            if promise is not None and promised.digest() != promise.digest:
                raise ValueError(f"{path.name} is not what the list in it promises")
            if is_program and os.name != "nt":
                os.fchmod(file.fileno(), 0o755)
        return Noted(str(path), size, own.hexdigest())

    def link(self, path: PurePosixPath, target: str) -> Noted:
        """Make a symbolic link; what is at `path` is replaced.

        Args:
            path: relative to the folder, safe.
            target: relative to the link, within the folder.

        Raises:
            OSError: the file system refuses.
        """
        with self._replacing(path) as temporary:
            temporary.symlink_to(target)
        return noted_link(str(path), target)

    @contextlib.contextmanager
    def _replacing(self, path: PurePosixPath) -> Iterator[Path]:
        """A name beside `path` that takes its place when the block ends well: two wheels may bring the same file."""
        target = self.folder / path
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        temporary = target.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}")
        try:
            yield temporary
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
