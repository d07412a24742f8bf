"""Small pictures of the photos of the library, kept on disk within a limit."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.imaging.thumbnail import embedded_thumbnail, jpeg_of, reduced, thumbnail

logger = logging.getLogger(__name__)

SIDES: Final = (256, 1024)
"""Longest sides in pixels that are kept: for the cells of a grid, and for large cells and the loupe."""
_SHARDS: Final = 64
_QUALITY: Final = 88
_SECONDS_BETWEEN_TOUCHES: Final = 3600.0
_MB: Final = 1_000_000
_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"


def side_for(pixels: int) -> int:
    """The kept side that serves a picture of so many pixels: the smallest that is large enough, else the largest."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])


class ThumbnailStore:
    """Makes thumbnails, and keeps them as JPEG files until newer ones need their room. Safe to share between threads.

    They are found by the content of the photo, so that a photo that was moved or renamed keeps its own, and one that
    was replaced gets another. The files are spread evenly over 64 folders, and each folder keeps within its share of
    the limit by dropping what was not looked at for longest; so nobody ever has to look through all of them.

    A disk that is full or read-only is no failure: thumbnails are then made anew each time.
    """

    def __init__(self, folder: Path, megabytes: int = 1000) -> None:
        """Keep at most so many megabytes in `folder`, which is made when it is first needed."""
        self._folder = folder
        self._share = megabytes * _MB // _SHARDS
        self._bytes: dict[Path, int] = {}
        self._lock = threading.Lock()

    def set_limit(self, megabytes: int) -> None:
        """Keep at most so many megabytes from now on; each folder shrinks when it next gets a thumbnail."""
        self._share = megabytes * _MB // _SHARDS

    def get(self, content_key: str, side: int, version_key: str = "") -> bytes | None:
        """The JPEG of that side, one of `SIDES`, or None if it must be made."""
        if not content_key:
            return None
        path = self._path(content_key, side, version_key)
        try:
            with path.open("rb") as file:
                data = file.read()
                used = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        if not (data.startswith(_JPEG_START) and data.endswith(_JPEG_END)):
            # A power cut may leave a file without its content.
            return None
        if time.time() - used > _SECONDS_BETWEEN_TOUCHES:
            with contextlib.suppress(OSError):
                os.utime(path)
        return data

    def has(self, content_key: str, side: int, version_key: str = "") -> bool:
        """Whether `get` would find it."""
        return bool(content_key) and self._path(content_key, side, version_key).is_file()

    def quick(self, path: Path, side: int) -> Pixels | None:
        """What the camera put into the file for a first look, within a millisecond; None if there is nothing.

        Returns:
            (H, W, 3) uint8 sRGB, upright, at most `side` pixels wide and high, and often fewer.
        """
        return embedded_thumbnail(path, side)

    def make(self, path: Path, content_key: str, sides: Sequence[int] = SIDES[:1]) -> Pixels:
        """Read a photo and keep its thumbnails.

        Args:
            path: the photo.
            content_key: of the photo; nothing is kept if it is empty.
            sides: which of `SIDES`.

        Returns:
            The largest of them: (H, W, 3) uint8 sRGB, upright.

        Raises:
            PhotoError: the photo cannot be read.
        """
        largest = thumbnail(path, max(sides))
        if content_key:
            for side in sides:
                self.put(content_key, side, largest)
        return largest

    def put(self, content_key: str, side: int, pixels: Pixels, version_key: str = "") -> None:
        """Keep (H, W, 3) uint8 sRGB pixels, reduced to `side`, as the thumbnail of a photo or of a version of it."""
        path = self._path(content_key, side, version_key)
        data = jpeg_of(reduced(Photo(pixels), side).pixels, _QUALITY)
        try:
            _write(path, data)
            with self._lock:
                self._keep_within_share(path, len(data))
        except OSError as error:
            logger.info("a thumbnail was not kept: %s", error)

    def disk_use(self) -> int:
        """Bytes that all of them take. Looks through every folder, so ask on a worker thread."""
        return sum(size for shard in self._shards() for _, size, _ in _by_age(shard))

    def _shards(self) -> list[Path]:
        return [self._folder / f"{number:02x}" for number in range(_SHARDS)]

    def _path(self, content_key: str, side: int, version_key: str) -> Path:
        name = hashlib.sha256(f"{content_key}\n{version_key}\n{side}".encode()).hexdigest()
        return self._folder / f"{int(name[:2], 16) % _SHARDS:02x}" / f"{name}.jpg"

    def _keep_within_share(self, newest: Path, size: int) -> None:
        shard = newest.parent
        known = self._bytes.get(shard)
        if known is not None and known + size <= self._share:
            self._bytes[shard] = known + size
            return
        files = _by_age(shard)
        total = sum(length for _, length, _ in files)
        for _, length, path in files:
            if total <= self._share:
                break
            if path != newest:
                path.unlink(missing_ok=True)
                total -= length
        self._bytes[shard] = total


def _write(path: Path, data: bytes) -> None:
    """Write a file that is there as a whole or not at all. It is not synced to disk: it can be made again."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _by_age(shard: Path) -> list[tuple[float, int, Path]]:
    """When each file of a folder was last used, its bytes and its path; what was used longest ago comes first."""
    try:
        with os.scandir(shard) as entries:
            files = [(entry.stat(), Path(entry.path)) for entry in entries]
    except FileNotFoundError:
        return []
    return sorted((status.st_mtime, status.st_size, path) for status, path in files)
