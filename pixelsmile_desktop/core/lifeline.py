"""A process that was started for another ends with it, also when that one is killed and can pass nothing on."""

from __future__ import annotations

import contextlib
import os
import threading
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled

_PARENT: Final = "PIXELSMILE_PARENT"
_POLL_SECONDS = 0.5


def lifeline() -> dict[str, str]:
    """Variables for the environment of a process that shall end with this one."""
    return {_PARENT: str(os.getpid())}


def hold_lifeline(cancel: CancelToken) -> None:
    """From now on ask for a clean end when the process that started this one with a `lifeline` is gone.

    A process that was started without one, or by a process in between, does not care. Windows does not tell that a
    parent is gone, so that nothing happens there.
    """
    parent = os.getppid()
    if os.environ.get(_PARENT) == str(parent):
        threading.Thread(target=_watch, args=(parent, cancel), name="lifeline", daemon=True).start()


def _watch(parent: int, cancel: CancelToken) -> None:
    with contextlib.suppress(Cancelled):
        while os.getppid() == parent:
            cancel.wait(_POLL_SECONDS)
        cancel.cancel()
