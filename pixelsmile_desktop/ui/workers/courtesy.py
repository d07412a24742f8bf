"""Threads that give way to the one that paints."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

_NICENESS: Final = 5
"""A third of the processor's time beside a thread that never gives way, and all of it where nobody else wants any."""


def give_way() -> None:
    """Let the calling thread, and whatever it starts from now on, have the processor after the thread of the window.

    Qt's own priorities of threads mean nothing to Linux; elsewhere `QThread.setPriority` does the same. A thread that
    has given way stays so: only the system's administrator could take it back.
    """
    if sys.platform != "linux":
        return
    # On Linux, unlike POSIX, 0 means the calling thread.
    with contextlib.suppress(OSError):
        if os.getpriority(os.PRIO_PROCESS, 0) < _NICENESS:
            os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
