"""One look at the engine runtimes: which one is for this computer, why, what there is of it, and what else is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.model_store.disk import free_bytes
from pixelsmile_desktop.runtime.store import Presence
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes, RuntimeListing


@dataclass(frozen=True)
class RuntimeOverview:
    """What there is of the engine runtimes.

    Attributes:
        folder: where they lie.
        reason: what was detected, and so which runtime this computer needs; a sentence.
        listing: the one that is offered for this computer; None if there is none for it.
        shortfall: why another one than the best is offered, or none; None if the best is.
        others: those of which something is there besides, such as one of an earlier version of the program.
        exportable: the kinds whose files can be written into a folder, also for other computers.
        disk_free: free bytes where they lie.
    """

    folder: Path
    reason: str
    listing: RuntimeListing | None
    shortfall: str | None
    others: tuple[RuntimeListing, ...]
    exportable: tuple[str, ...]
    disk_free: int

    @property
    def kind(self) -> str | None:
        """The kind that is offered."""
        return None if self.listing is None or self.listing.kind is None else self.listing.kind.value

    @property
    def is_ready(self) -> bool:
        """Whether the engine can run: in the runtime that is offered, or in another one of this version."""
        return any(_is_usable(one) for one in (self.listing, *self.others) if one is not None)

    @property
    def is_begun(self) -> bool:
        """Whether making the one that is offered would go on where it stopped."""
        return self._presence in {Presence.PARTIAL, Presence.DAMAGED}

    @property
    def is_whole(self) -> bool:
        """Whether the one that is offered is there."""
        return self._presence is Presence.COMPLETE

    @property
    def is_damaged(self) -> bool:
        """Whether a look at the one that is offered found faults."""
        return self._presence is Presence.DAMAGED

    @property
    def _presence(self) -> Presence:
        return Presence.ABSENT if self.listing is None else self.listing.state.presence


def look_at(runtimes: EngineRuntimes) -> RuntimeOverview:
    """Look at the runtimes; no connection is opened. Reads folders: not for the thread of a window.

    Raises:
        DownloadError: the disk does not say how much is free.
    """
    listings = runtimes.list()
    reason, shortfall = _reason(runtimes)
    offered = next((one for one in listings if one.is_chosen), None)
    if offered is None:
        offered = next((one for one in listings if one.is_current and one.runs_here and _computes_on_cpu(one)), None)
    there = [one for one in listings if one is not offered and one.state.presence is not Presence.ABSENT]
    exportable = tuple(one.kind.value for one in listings if one.is_current and one.kind is not None)
    folder = runtimes.store.root
    return RuntimeOverview(folder, reason, offered, shortfall, tuple(there), exportable, free_bytes(folder))


def _reason(runtimes: EngineRuntimes) -> tuple[str, str | None]:
    """What was detected, and why the best runtime for it cannot be had."""
    try:
        choice = runtimes.choose()
    except EngineRuntimeError as error:
        return f"{error.what[0].upper()}{error.what[1:]}.", error.remedy
    if choice.kind in runtimes.unlisted():
        return choice.reason, f"this release has no list of files for the engine runtime {choice.kind}"
    return choice.reason, None


def _computes_on_cpu(listing: RuntimeListing) -> bool:
    return listing.kind is not None and listing.kind.device == "cpu"


def _is_usable(listing: RuntimeListing) -> bool:
    return listing.is_current and listing.runs_here and listing.state.presence is Presence.COMPLETE
