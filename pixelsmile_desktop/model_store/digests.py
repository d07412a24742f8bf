"""The hash of a file that is still growing.

The state of a hash cannot be stored, so after a restart the bytes that have arrived must be read again. Here they
always are: a thread reads the file from its beginning, behind the one that writes it, and so hashes what the disk gives
back.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import Final, Protocol

from pixelsmile_desktop.model_store.manifest import PinnedFile

_PIECE: Final = 1 << 20


class _Hash(Protocol):
    def update(self, data: memoryview, /) -> None: ...
    def hexdigest(self) -> str: ...


def hash_for(file: PinnedFile) -> _Hash:
    """A fresh hash of the kind that the file is known by: SHA-256, else that of a git blob."""
    if file.sha256 is not None:
        return hashlib.sha256()
    digest = hashlib.sha1(usedforsecurity=False)
    digest.update(b"blob %d\0" % file.size)
    return digest


class FollowingDigest:
    """Hashes a file up to where it has been written, in a thread of its own.

    Args:
        path: the file, which must exist.
        file: what it shall become.
        stop: set when the result is not wanted any more.
    """

    def __init__(self, path: Path, file: PinnedFile, stop: threading.Event) -> None:
        self._path = path
        self._expected = file.sha256 or file.git_sha1
        self._hash = hash_for(file)
        self._stop = stop
        self._changed = threading.Condition()
        self._written = 0
        self._hashed = 0
        self._is_closed = False
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._follow, name=f"hash {file.path}", daemon=True)
        self._thread.start()

    @property
    def hashed(self) -> int:
        """Bytes that are hashed."""
        return self._hashed

    def advance(self, written: int) -> None:
        """The file has been written up to `written`."""
        with self._changed:
            self._written = written
            self._changed.notify_all()

    def matches(self) -> bool:
        """Whether what was written is what it should be; waits until all of it is hashed, or `stop` is set.

        Raises:
            OSError: the file cannot be read back.
        """
        with self._changed:
            while self._hashed < self._written and self._error is None and not self._stop.is_set():
                self._changed.wait(0.05)
        if self._error is not None:
            raise self._error
        return not self._stop.is_set() and self._hash.hexdigest() == self._expected

    def close(self) -> None:
        """End the thread and let go of the file, which Windows wants before it is renamed."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join()

    def _follow(self) -> None:
        try:
            with self._path.open("rb", buffering=0) as file:
                buffer = memoryview(bytearray(_PIECE))
                while (wanted := self._wait_for_more()) > 0:
                    count = file.readinto(buffer[:wanted])
                    if not count:
                        raise OSError(f"{self._path} became shorter")  # noqa: TRY301
                    self._hash.update(buffer[:count])
                    with self._changed:
                        self._hashed += count
                        self._changed.notify_all()
        except OSError as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _wait_for_more(self) -> int:
        """Bytes to hash next, at most a megabyte; 0 at the end."""
        with self._changed:
            while self._hashed == self._written and not self._is_closed:
                self._changed.wait()
            if self._is_closed or self._stop.is_set():
                return 0
            return min(self._written - self._hashed, _PIECE)
