"""Waiting for a server, for as long as the user wants to wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from pixelsmile_desktop.core.cancel import CancelToken

_Answer = TypeVar("_Answer")
_TICK: Final = 0.05


def until_cancelled(ask: Callable[[], _Answer], cancel: CancelToken) -> _Answer:
    """What `ask` returns or raises; it is left behind in its thread if the user does not want to wait for it.

    Args:
        ask: may block, and must change nothing, because nobody hears of it after a cancel.
        cancel: ends the waiting within a twentieth of a second.

    Raises:
        Cancelled: the user stopped it.
    """
    answers: list[_Answer] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            errors.append(error)

    thread = threading.Thread(target=work, name="ask", daemon=True)
    thread.start()
    while thread.is_alive():
        cancel.raise_if_requested()
        thread.join(_TICK)
    if errors:
        raise errors[0]
    return answers[0]
