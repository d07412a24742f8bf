"""A file that is arriving: its first bytes, and the server's name for the content they belong to.

What was appended survives the death of the process at any moment, because the system keeps it; so a piece is not
synced to disk, only the whole file is, before it takes its name. A power cut may leave bytes that never arrived; the
hash finds them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from pixelsmile_desktop.core.atomic import save_error, sync_folder
from pixelsmile_desktop.core.errors import DownloadError


class PartFile:
    """The first bytes of a file, opened for more.

    Args:
        path: where they are gathered; folder and file are made if they are missing.
        limit: size of the whole file; whatever is longer cannot be part of it and is thrown away.

    Attributes:
        size: how many bytes have arrived.

    Raises:
        DownloadError: the disk refuses.
    """

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self._etag_path = path.with_suffix(".etag")
        with self._refusals():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Read and write without cutting it off, and made if missing; Windows needs to hear that it is binary.
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            self._file = os.fdopen(handle, "r+b", buffering=0)
            self.size = self._file.seek(0, os.SEEK_END)
        if self.size > limit:
            self.discard()

    @property
    def etag(self) -> str | None:
        """The server's name for the content, if it gave one."""
        try:
            return self._etag_path.read_text(encoding="ascii") or None
        except (OSError, ValueError):
            return None

    def keep_etag(self, etag: str | None) -> None:
        """Remember the server's name for the content, before any of its bytes is appended."""
        if etag != self.etag:
            with self._refusals():
                self._etag_path.write_text(etag or "", encoding="ascii")

    def append(self, piece: bytes) -> None:
        """Add bytes at the end.

        Raises:
            DownloadError: the disk refuses; what could be written counts.
        """
        rest = memoryview(piece)
        with self._refusals():
            while rest:
                count = self._file.write(rest)
                self.size += count
                rest = rest[count:]

    def discard(self) -> None:
        """Begin again from nothing."""
        with self._refusals():
            self._file.seek(0)
            self._file.truncate()
            self.size = 0
            self._etag_path.unlink(missing_ok=True)

    def settle(self, target: Path) -> None:
        """Give the whole file its name, after it is safely on the disk; this closes it."""
        with self._refusals():
            os.fsync(self._file.fileno())
            self._file.close()
            target.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(target)
            sync_folder(target.parent)
            self._etag_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; what has arrived stays."""
        with contextlib.suppress(OSError):
            self._file.close()

    @contextlib.contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            refused = save_error(self.path, error)
            raise DownloadError(refused.what, f"{refused.remedy}; what was received is kept") from error


def size_of_part(path: Path, limit: int) -> int:
    """How many bytes have arrived of a file of `limit` bytes."""
    try:
        size = path.stat().st_size
    except OSError:
        return 0
    return size if size <= limit else 0
