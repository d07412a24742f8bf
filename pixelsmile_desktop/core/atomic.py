"""Files that are either written completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from pixelsmile_desktop.core.errors import SaveError

_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "make room or choose another folder"),
    errno.EDQUOT: ("your disk quota is used up", "make room or choose another folder"),
    errno.EFBIG: ("the disk takes no file of that size", "choose another folder"),
    errno.EROFS: ("the disk is read-only", "choose another folder"),
    errno.EACCES: ("the folder may not be written to", "choose another folder or change its permissions"),
    errno.EPERM: ("the folder may not be written to", "choose another folder or change its permissions"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.ENOENT: ("the folder does not exist", "make it first or choose another one"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "choose another folder"),
    errno.EISDIR: ("there is a folder of that name", "choose another name"),
}


def save_error(path: Path, error: OSError) -> SaveError:
    """What a failure of the file system means to the user, in words."""
    what, remedy = _REASONS.get(error.errno or 0, (error.strerror or "the disk failed", "choose another folder"))
    return SaveError(f"{path} cannot be written: {what}", remedy)


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """A temporary binary file beside `path` that takes its name, synced to disk, when the block ends well.

    On any exception, also KeyboardInterrupt, the temporary file is removed and what was at `path` stays as it was. A
    file that is replaced hands its permissions on; a new one gets those that the user's umask gives.

    Raises:
        SaveError: the file system refuses.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        # A link keeps pointing to the file it names.
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        temporary = target.with_name(f".pixelsmile-{secrets.token_hex(8)}.tmp")
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                _keep_mode(file, target)
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise save_error(path, error) from error


def _keep_mode(file: BinaryIO, target: Path) -> None:
    with contextlib.suppress(OSError):
        mode = target.stat().st_mode & 0o777
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), mode)


def sync_folder(folder: Path) -> None:
    """See that new names in a folder survive a power cut, where the system can."""
    # Windows and some network drives cannot sync a folder; the file itself is safe by then.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
