"""Locks on files, that keep other processes out and fall with the process that holds them, however it ends."""

from __future__ import annotations

import logging
import sys
from typing import IO, Final

logger = logging.getLogger(__name__)

_LOCKED_BYTE: Final = 2**30
"""Windows locks bytes against reading too, so the byte that is locked lies far behind the end."""

if sys.platform == "win32":
    import msvcrt

    def lock_if_free(file: IO[bytes]) -> bool:
        """Lock an open file unless somebody else has, be it in this process; the lock falls when the file is closed.

        A file system that knows no locks lets everybody have them.
        """
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def lock_if_free(file: IO[bytes]) -> bool:
        """Lock an open file unless somebody else has, be it in this process; the lock falls when the file is closed.

        A file system that knows no locks lets everybody have them.
        """
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            logger.info("%s cannot be locked (%s): its file system knows no locks", file.name, error)
        return True
