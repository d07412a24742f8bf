"""Looks at the user, the disk and the clock while files are on their way."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ByteProgress, ProgressListener
from pixelsmile_desktop.model_store.crew import Crew
from pixelsmile_desktop.model_store.disk import check_space
from pixelsmile_desktop.model_store.rates import RateMeter

_BETWEEN_REPORTS: Final = 0.1
_BETWEEN_LOOKS_AT_THE_DISK: Final = 1.0


class TransferDesk:
    """Watches a crew.

    Args:
        total: bytes of all files.
        done_before: bytes of those files that the crew need not bring.
        crew: brings the others.
        folder: where they go.
        cancel: ends it.
        progress: is told at most ten times a second.
    """

    def __init__(
        self,
        total: int,
        done_before: int,
        crew: Crew,
        folder: Path,
        cancel: CancelToken,
        progress: ProgressListener,
    ) -> None:
        self._total = total
        self._done_before = done_before
        self._crew = crew
        self._folder = folder
        self._cancel = cancel
        self._progress = progress
        self._meter = RateMeter()
        self._reported = self._disk_seen = -float("inf")

    def look(self) -> None:
        """Raise if the user or the disk wants an end; report if it is time.

        Raises:
            Cancelled: the user stopped it.
            DownloadError: the disk has no room for what is missing.
        """
        self._cancel.raise_if_requested()
        now = time.monotonic()
        if now - self._disk_seen >= _BETWEEN_LOOKS_AT_THE_DISK:
            self._disk_seen = now
            self.check_disk()
        if now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self.report()

    def check_disk(self) -> None:
        """Raise if what is missing does not fit, be it because others took the room meanwhile.

        Raises:
            DownloadError: it does not.
        """
        check_space(self._folder, self._total - self._done_before - self._crew.arrived)

    def report(self, *, is_last: bool = False) -> None:
        """Tell the listener how far it is."""
        arrived = self._total if is_last else self._done_before + self._crew.arrived
        self._meter.add(arrived)
        rate = self._meter.bytes_per_second
        if arrived < self._total or is_last:
            left = self._meter.seconds_for(self._total - arrived)
            progress = ByteProgress("Downloading", arrived, max(1, self._total), left, rate)
        else:
            checked = self._done_before + self._crew.checked
            progress = ByteProgress("Checking", checked, max(1, self._total))
        self._progress(progress)
