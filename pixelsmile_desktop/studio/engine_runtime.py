"""The engine runtime as the command line and the window see it: which there are, what one takes, making and care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pixelsmile_desktop.core.engine_runtime import EngineRuntime, EngineRuntimeError
from pixelsmile_desktop.core.errors import DownloadError, RequestError
from pixelsmile_desktop.core.offline import is_offline_wanted
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.limits import BandwidthLimit, Gate
from pixelsmile_desktop.model_store.transfer import Means
from pixelsmile_desktop.runtime import care
from pixelsmile_desktop.runtime.addresses import addresses_from
from pixelsmile_desktop.runtime.care import Removal, Verification
from pixelsmile_desktop.runtime.fetching import Attention, Supply
from pixelsmile_desktop.runtime.kinds import (
    Choice,
    Platform,
    RuntimeKind,
    choose_kind,
    kind_named,
    runs_on,
    this_platform,
)
from pixelsmile_desktop.runtime.lock import RuntimeLock, read_lock
from pixelsmile_desktop.runtime.planning import RuntimePlan, plan_runtime
from pixelsmile_desktop.runtime.store import RuntimeRecord, RuntimeState, RuntimeStore, bytes_below
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.models import DownloadWishes
from pixelsmile_desktop.studio.services import Watch

__all__ = ["EngineRuntimes", "RuntimeListing", "RuntimePlan", "open_runtimes"]


@dataclass(frozen=True)
class RuntimeListing:
    """A runtime and what there is of it.

    Attributes:
        name: of the runtime.
        kind: which it is; None of one that an earlier version made, if it does not tell.
        state: what there is of it.
        size: bytes that it takes on the disk.
        is_current: whether this version of the program would use it.
        is_chosen: whether it is the one for this computer.
        runs_here: whether its programs can be started on this computer.
        unproven: what nobody has tried of it, a sentence each.
        users: who uses it now, in words.
    """

    name: str
    kind: RuntimeKind | None
    state: RuntimeState
    size: int
    is_current: bool = False
    is_chosen: bool = False
    runs_here: bool = False
    unproven: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineRuntimes:
    """The use cases of engine runtimes.

    Attributes:
        store: where they lie.
        locks: folder of the lists of what they are made from.
        supply: how files are fetched; the gate of its means pauses it.
        is_offline: whether the user forbids every connection by a variable.
        platform: what this program runs on.
    """

    store: RuntimeStore
    locks: Path
    supply: Supply = field(default_factory=Supply)
    is_offline: bool = False
    platform: Platform = field(default_factory=this_platform)

    def choose(self) -> Choice:
        """The runtime for this computer, and why.

        Raises:
            EngineRuntimeError: there is none for this system and processor.
        """
        return choose_kind(machine.hardware(self.store.root), self.platform)

    def list(self) -> tuple[RuntimeListing, ...]:
        """Every runtime that this version knows a list of files of, and older ones that are there."""
        chosen = self._chosen_kind()
        known = [lock for lock in map(self._lock_if_any, RuntimeKind) if lock is not None]
        current = [
            replace(
                self._listing(lock.name, lock.kind),
                is_current=True,
                is_chosen=lock.kind is chosen,
                unproven=lock.unproven,
            )
            for lock in known
        ]
        names = {lock.name for lock in known}
        others = [self._listing(name, _kind_in(name)) for name in self.store.names() if name not in names]
        return (*current, *others)

    def unlisted(self) -> tuple[RuntimeKind, ...]:
        """The kinds of which this release has no list of files."""
        return tuple(kind for kind in RuntimeKind if self._lock_if_any(kind) is None)

    def plan(self, kind: str | None, watch: Watch) -> RuntimePlan:
        """What making a runtime would take; see `runtime.planning.plan_runtime`.

        Args:
            kind: name of the kind; None takes the one for this computer.
            watch: may stop it.

        Raises:
            RequestError: there is no such kind.
            EngineRuntimeError: there is none for this computer, or this release has no list of its files.
            DownloadError, Cancelled: see there.
        """
        return plan_runtime(self.lock(kind), self.store, self._allowed_supply(), _attention(watch))

    def install(
        self, kind: str | None, watch: Watch, *, keeps_files: bool = False
    ) -> tuple[RuntimeLock, RuntimeRecord]:
        """Make a runtime from the network; see `runtime.care.install`. Arguments are those of `plan`.

        Raises:
            RequestError, EngineRuntimeError, DownloadError, SaveError, Cancelled: likewise.
        """
        lock = self._runnable_lock(kind)
        self._check_online()
        return lock, care.install(lock, self.store, self.supply, _attention(watch), keeps_files=keeps_files)

    def install_from(self, place: Path, kind: str | None, watch: Watch) -> tuple[RuntimeLock, RuntimeRecord]:
        """Make a runtime from a folder, without a network; see `runtime.care.install_from`.

        Raises:
            RequestError, EngineRuntimeError, SaveError, Cancelled: likewise.
        """
        lock = self._runnable_lock(kind)
        return lock, care.install_from(lock, self.store, place, _attention(watch))

    def export(self, kind: str | None, target: Path, watch: Watch) -> Path:
        """Write the files of a runtime of any kind into a folder; see `runtime.care.export`.

        Raises:
            RequestError, EngineRuntimeError, DownloadError, SaveError, Cancelled: likewise.
        """
        lock = self.lock(kind)
        self._check_online()
        return care.export(lock, self.store, self.supply, target, _attention(watch))

    def verify(self, name: str, watch: Watch) -> Verification:
        """Read every byte of a runtime; see `runtime.care.verify`.

        Raises:
            EngineRuntimeError, SaveError, Cancelled: likewise.
        """
        return care.verify(name, self.store, _attention(watch))

    def repair(self, kind: str | None, place: Path | None, watch: Watch) -> tuple[Verification | None, RuntimeRecord]:
        """Replace what is damaged of a runtime, and only that; what Python has compiled is compiled anew.

        Args:
            kind: name of the kind; None takes the one for this computer.
            place: folder with the right files; None fetches them.
            watch: may stop it.

        Returns:
            What was wrong, or None if it was not whole to begin with; and the record of the whole runtime.

        Raises:
            RequestError, EngineRuntimeError, DownloadError, SaveError, Cancelled: see `verify` and `install`.
        """
        lock = self._runnable_lock(kind)
        is_there = self.store.folder_of(lock.name).is_dir()
        found = self.verify(lock.name, watch) if is_there else None
        if found is not None and not found.faults:
            care.forget_bytecode(lock.name, self.store)
        made = self.install(kind, watch) if place is None else self.install_from(place, kind, watch)
        return found, made[1]

    def plan_removal(self, names: Sequence[str]) -> Removal:
        """What removing runtimes would do; see `runtime.care.plan_removal`.

        Raises:
            EngineRuntimeError: likewise.
        """
        return care.plan_removal(names or self.store.names(), self.store)

    def remove(self, names: Sequence[str]) -> Removal:
        """Remove runtimes; see `runtime.care.remove`.

        Args:
            names: which; none for all.

        Raises:
            EngineRuntimeError, SaveError: likewise.
        """
        return care.remove(names or self.store.names(), self.store)

    def find(self, program: Path | None) -> EngineRuntime:
        """The runtime for the engine's process: the one for this computer, else another one that runs here.

        Args:
            program: see `runtime.care.find_runtime`.

        Raises:
            EngineRuntimeError: none is there, or it is damaged.
        """
        chosen = self._chosen_kind()
        kinds = sorted(RuntimeKind, key=lambda kind: kind is not chosen)
        locks = [self._lock_if_any(kind) for kind in kinds if runs_on(kind, self.platform)]
        return care.find_runtime([lock for lock in locks if lock is not None], self.store, program)

    def lock(self, kind: str | None) -> RuntimeLock:
        """What a runtime is made from.

        Raises:
            RequestError: there is no such kind.
            EngineRuntimeError: there is none for this computer, or this release has no list of its files.
        """
        return read_lock(self.locks, self.choose().kind if kind is None else kind_named(kind))

    def _runnable_lock(self, kind: str | None) -> RuntimeLock:
        lock = self.lock(kind)
        if not runs_on(lock.kind, self.platform):
            what = f"the runtime {lock.kind} does not run on {self.platform.system} on {self.platform.machine}"
            raise RequestError(what, "leave --kind out, or write it to a folder with `pixelsmile runtime export`")
        return lock

    def _lock_if_any(self, kind: RuntimeKind) -> RuntimeLock | None:
        try:
            return read_lock(self.locks, kind)
        except EngineRuntimeError:
            return None

    def _chosen_kind(self) -> RuntimeKind | None:
        try:
            return self.choose().kind
        except EngineRuntimeError:
            return None

    def _listing(self, name: str, kind: RuntimeKind | None) -> RuntimeListing:
        size = bytes_below(self.store.folder_of(name), self.store.partial_of(name))
        return RuntimeListing(
            name,
            kind,
            self.store.state(name),
            size,
            runs_here=kind is not None and runs_on(kind, self.platform),
            users=care.users_of(name, self.store),
        )

    def _allowed_supply(self) -> Supply:
        """As `supply`, without a network where the user forbids it: a plan is made all the same."""
        if not self.is_offline:
            return self.supply
        means = self.supply.means
        return replace(self.supply, means=replace(means, network=replace(means.network, is_allowed=False)))

    def _check_online(self) -> None:
        if self.is_offline:
            what = "downloads are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE"
            raise DownloadError(what, "unset it, or import the runtime from a folder")


def open_runtimes(
    folder: Path, locks: Path, environment: Mapping[str, str], wishes: DownloadWishes, index: str | None = None
) -> EngineRuntimes:
    """The runtimes in a folder, with the servers and the wishes of the user.

    Args:
        folder: where runtimes lie.
        locks: folder of the lists of what they are made from.
        environment: that of the process, with `PIP_INDEX_URL` and the others as the user set them.
        wishes: how to fetch; the token is for models, and is sent nowhere here.
        index: a package index of the user's own.

    Raises:
        RequestError: an address makes no sense.
    """
    network = Network(wishes.ca_file, is_allowed=wishes.network_allowed, sent=wishes.sent)
    means = Means(network, BandwidthLimit(wishes.bytes_per_second), Gate())
    supply = Supply(means, addresses_from(environment, index), wishes.parallel)
    return EngineRuntimes(RuntimeStore(folder), locks, supply, is_offline_wanted(environment))


def _attention(watch: Watch) -> Attention:
    return Attention(watch.cancel, watch.progress)


def _kind_in(name: str) -> RuntimeKind | None:
    return next((kind for kind in RuntimeKind if name.startswith(f"{kind}-")), None)
