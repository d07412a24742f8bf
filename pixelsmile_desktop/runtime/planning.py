"""What making a runtime takes, before anything is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.model_store.disk import RESERVE, free_bytes
from pixelsmile_desktop.model_store.probe import measure_rate
from pixelsmile_desktop.runtime.fetching import Attention, Located, Supply, locate
from pixelsmile_desktop.runtime.inheriting import inheritable
from pixelsmile_desktop.runtime.lock import Artifact, RuntimeLock
from pixelsmile_desktop.runtime.notes import read_notes
from pixelsmile_desktop.runtime.store import Presence, RuntimeStore

_GROWTH: Final = 3.5
"""Wheels unpack to so many times their size; measured 3.4 for linux-cpu."""
_GROWTH_OF_CUDA: Final = 2.0
"""The libraries of CUDA hardly shrink; measured 1.8 for linux-cuda."""
_UNPACKED_PER_SECOND: Final = 50e6
"""Bytes a second that two busy cores unpack, hash and try out."""


@dataclass(frozen=True)
class RuntimePlan:
    """What making a runtime takes.

    Attributes:
        lock: what it is made from.
        presence: how much of it is there.
        bytes_total: of all files that it is made from, as far as is known.
        bytes_missing: still to be fetched of them.
        is_exact: whether the size of every file is known.
        disk_free: free bytes where it goes.
        bytes_per_second: as measured just now; None if it was not, or could not be.
    """

    lock: RuntimeLock
    presence: Presence
    bytes_total: int
    bytes_missing: int
    is_exact: bool
    disk_free: int
    bytes_per_second: float | None = None

    @property
    def unpacked_bytes(self) -> int:
        """About what the runtime will take on the disk; 0 if it is there."""
        growth = _GROWTH_OF_CUDA if self.lock.kind.device == "cuda" else _GROWTH
        return 0 if self.presence is Presence.COMPLETE else round(growth * self.bytes_total)

    @property
    def disk_needed(self) -> int:
        """Bytes that must be free: what is to come, what is unpacked of it, and a reserve; 0 if it is there."""
        return 0 if self.presence is Presence.COMPLETE else self.bytes_missing + self.unpacked_bytes + RESERVE

    @property
    def fits(self) -> bool:
        """Whether there is room for it."""
        return self.disk_needed <= self.disk_free

    @property
    def seconds(self) -> float | None:
        """About how long it will take: fetching at the measured rate, and unpacking; None if there is no rate."""
        unpacking = self.unpacked_bytes / _UNPACKED_PER_SECOND
        if not self.bytes_missing:
            return unpacking
        return self.bytes_missing / self.bytes_per_second + unpacking if self.bytes_per_second else None


def plan_runtime(lock: RuntimeLock, store: RuntimeStore, supply: Supply, attention: Attention) -> RuntimePlan:
    """What making a runtime would take; three seconds are spent on measuring the rate, if connections are allowed.

    Raises:
        DownloadError: the disk does not say how much is free.
        Cancelled: the user stopped it.
    """
    presence = store.state(lock.name).presence
    if presence is Presence.COMPLETE:
        total = sum(artifact.size or 0 for artifact in lock.artifacts)
        return RuntimePlan(lock, presence, total, 0, is_exact=True, disk_free=free_bytes(store.root))
    missing = _missing(lock, store)
    sizes = {artifact: artifact.size for artifact in lock.artifacts}
    rate = None
    if missing and supply.means.network.is_allowed:
        unsized = [artifact for artifact in missing if artifact.size is None]
        largest = max(missing, key=lambda artifact: artifact.size or 0)
        located = _located_if_reachable([*unsized, largest], supply, attention)
        sizes.update({artifact: one.file.size for artifact, one in located.items()})
        rate = _measured_rate(located.get(largest), supply, attention)
    return RuntimePlan(
        lock,
        presence,
        sum(size or 0 for size in sizes.values()),
        sum(max(0, (sizes[artifact] or 0) - store.arrived(artifact)) for artifact in missing),
        is_exact=None not in sizes.values(),
        disk_free=free_bytes(store.root),
        bytes_per_second=rate,
    )


def _missing(lock: RuntimeLock, store: RuntimeStore) -> list[Artifact]:
    """What is neither unpacked yet, here or in another runtime, nor lies in the store, judged by names."""
    notes, others = read_notes(store.partial_of(lock.name)), inheritable(lock, store)
    return [
        artifact
        for artifact in lock.artifacts
        if not any(note.is_of(artifact) for note in notes)
        and artifact not in others
        and not store.file_of(artifact).exists()
    ]


def _located_if_reachable(artifacts: list[Artifact], supply: Supply, attention: Attention) -> dict[Artifact, Located]:
    located = {}
    for artifact in artifacts:
        try:
            (located[artifact],) = locate([artifact], supply, attention)
        except DownloadError:
            # A plan is wanted without a network too; it says that it is not exact.
            continue
    return located


def _measured_rate(located: Located | None, supply: Supply, attention: Attention) -> float | None:
    if located is None:
        return None
    try:
        return measure_rate(located.source, supply.means.network, attention.cancel)
    except DownloadError:
        return None
