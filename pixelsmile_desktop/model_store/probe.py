"""How fast a server gives a file: measured by taking a little of it."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.streams import Source, StreamOpener
from pixelsmile_desktop.model_store.waiting import until_cancelled

_LONGEST_SECONDS: Final = 3.0
_MOST_BYTES: Final = 32 * 1024 * 1024
_PIECE: Final = 64 * 1024


def measure_rate(source: Source, network: Network, cancel: CancelToken) -> float | None:
    """Bytes a second, over three seconds or 32 MiB, whichever is less; nothing is kept.

    Returns:
        None if the file was too short to tell.

    Raises:
        TransferError: the server does not give the file.
        Cancelled: the user stopped it.
    """
    return until_cancelled(lambda: _measure(source, network, cancel), cancel)


def _measure(source: Source, network: Network, cancel: CancelToken) -> float | None:
    opener = StreamOpener(source, network, threading.Event())
    with closing(opener.open(0, None)) as stream:
        # The first piece comes with the wait for the server, which says nothing about the rate.
        stream.read(_PIECE)
        began, count = time.monotonic(), 0
        while count < _MOST_BYTES and time.monotonic() - began < _LONGEST_SECONDS and not cancel.requested:
            piece = stream.read(_PIECE)
            if not piece:
                break
            count += len(piece)
        seconds = time.monotonic() - began
    return count / seconds if count and seconds > 0 else None
