"""A log file of whatever a child prints, that never grows without bounds and never disturbs the program."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

_MAX_BYTES = 1_000_000
_MAX_TAIL = 4_000


class BoundedLog:
    """Two files at most, the older one beside the newer with `.1` at its end, and the last lines in memory.

    Args:
        path: the newer file; made with its folder by the first bytes. None keeps only the last lines.
        max_bytes: size at which a file becomes the older one.
    """

    def __init__(self, path: Path | None, max_bytes: int = _MAX_BYTES) -> None:
        self.path = path
        self._max_bytes = max_bytes
        self._tail = b""

    @property
    def tail(self) -> str:
        """The last lines."""
        return self._tail.decode("utf-8", "replace").strip()

    def begin(self) -> None:
        """Forget the last lines: another child speaks from here on."""
        self._tail = b""

    def write(self, data: bytes) -> None:
        """Keep what a child printed; a full or read-only disk only loses it."""
        self._tail = (self._tail + data)[-_MAX_TAIL:]
        if self.path is not None:
            try:
                with _open(self.path, self._max_bytes) as file:
                    file.write(data)
            except OSError:
                # There is nobody to tell: this is where complaints go.
                self.path = None


def _open(path: Path, max_bytes: int) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size >= max_bytes:
        path.replace(path.with_name(f"{path.name}.1"))
    return path.open("ab")
