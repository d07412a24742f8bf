"""Which models there are, what fetching them would take, and fetching them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pixelsmile_desktop.core.errors import DownloadError, ModelStoreError, RequestError
from pixelsmile_desktop.core.offline import is_offline_wanted
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.model_store import hub
from pixelsmile_desktop.model_store.adopting import changes_of
from pixelsmile_desktop.model_store.catalogue import CATALOGUE, CatalogueEntry, entry_named
from pixelsmile_desktop.model_store.connections import Network, SentListener, ignore_sent
from pixelsmile_desktop.model_store.disk import RESERVE, free_bytes
from pixelsmile_desktop.model_store.download import Attendance, complete_download, download_files
from pixelsmile_desktop.model_store.endpoint import Endpoint, endpoint_from
from pixelsmile_desktop.model_store.importing import import_model
from pixelsmile_desktop.model_store.in_use import ModelInUseError, unused, users
from pixelsmile_desktop.model_store.limits import BandwidthLimit, Gate
from pixelsmile_desktop.model_store.manifest import Manifest
from pixelsmile_desktop.model_store.probe import measure_rate
from pixelsmile_desktop.model_store.store import ModelState, ModelStore, Origin, Presence, Record
from pixelsmile_desktop.model_store.transfer import Means
from pixelsmile_desktop.studio.services import Watch


@dataclass(frozen=True)
class ModelRoom:
    """Everything that looking at and fetching models needs.

    Attributes:
        store: where models lie.
        endpoint: the hub they come from.
        means: how files are fetched; its gate pauses them.
        parallel: files at a time.
        is_offline: whether the user forbids every connection.
        catalogue: which models there are.
    """

    store: ModelStore
    endpoint: Endpoint = field(default_factory=Endpoint)
    means: Means = field(default_factory=Means)
    parallel: int = 3
    is_offline: bool = False
    catalogue: tuple[CatalogueEntry, ...] = CATALOGUE


@dataclass(frozen=True)
class DownloadWishes:
    """How the user wants models to be fetched.

    Attributes:
        token: for the hub; None takes that of the environment.
        bytes_per_second: at most, over all files; None sets no limit.
        parallel: files at a time, 1 to 16.
        ca_file: certificates that are trusted besides those of the system.
        network_allowed: whether the program may connect at all.
        sent: hears of every request that is sent; see `model_store.connections.SentListener`.

    Raises:
        RequestError: a number is out of range.
    """

    token: str | None = field(default=None, repr=False)
    bytes_per_second: float | None = None
    parallel: int = 3
    ca_file: Path | None = None
    network_allowed: bool = True
    sent: SentListener = ignore_sent

    def __post_init__(self) -> None:
        if not 1 <= self.parallel <= 16:
            raise RequestError("the number of files at a time is out of range", "choose 1 to 16")
        if self.bytes_per_second is not None and not 1_000 <= self.bytes_per_second < float("inf"):
            raise RequestError("the limit of the bandwidth is out of range", "choose at least 0.001 MB a second")


@dataclass(frozen=True)
class ModelListing:
    """A model and what there is of it.

    Attributes:
        entry: the model.
        state: what there is of it.
        changes: what has changed in a model of the user's own folder since it was last read, a clause each.
        users: who has it loaded, in words.
    """

    entry: CatalogueEntry
    state: ModelState
    changes: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedModel:
    """What fetching one model takes.

    Attributes:
        entry: the model.
        manifest: its files.
        bytes_missing: still to be fetched; 0 for a model that is whole.
    """

    entry: CatalogueEntry
    manifest: Manifest
    bytes_missing: int


@dataclass(frozen=True)
class DownloadPlan:
    """What fetching some models takes.

    Attributes:
        models: each of them.
        folder: where they go.
        disk_free: free bytes there.
        bytes_per_second: as measured just now; None if it was not, or could not be.
    """

    models: tuple[PlannedModel, ...]
    folder: Path
    disk_free: int
    bytes_per_second: float | None = None

    @property
    def bytes_missing(self) -> int:
        """Still to be fetched."""
        return sum(model.bytes_missing for model in self.models)

    @property
    def disk_needed(self) -> int:
        """Bytes that must be free: what is to come, what is unpacked of it, and a reserve; 0 if nothing is to come."""
        coming = [model for model in self.models if model.bytes_missing]
        unpacked = sum(member.size for model in coming for member in model.entry.members)
        return self.bytes_missing + unpacked + RESERVE if coming else 0

    @property
    def fits(self) -> bool:
        """Whether there is room for it."""
        return self.disk_needed <= self.disk_free

    @property
    def seconds(self) -> float | None:
        """How long it will take at the measured rate; None if there is none."""
        if not self.bytes_missing:
            return 0.0
        return self.bytes_missing / self.bytes_per_second if self.bytes_per_second else None


def open_room(folder: Path, environment: Mapping[str, str], wishes: DownloadWishes | None = None) -> ModelRoom:
    """The room of models in `folder`, with the hub and the wishes of the user.

    Args:
        folder: where models lie.
        environment: that of the process, with `HF_ENDPOINT`, `HF_TOKEN` and `HF_HUB_OFFLINE` as the user set them.
        wishes: how to fetch.

    Raises:
        RequestError: an address or a token makes no sense.
    """
    wished = wishes or DownloadWishes()
    endpoint = endpoint_from(environment, wished.token)
    network = Network(wished.ca_file, is_allowed=wished.network_allowed, sent=wished.sent)
    means = Means(network, BandwidthLimit(wished.bytes_per_second), Gate())
    return ModelRoom(ModelStore(folder), endpoint, means, wished.parallel, is_offline_wanted(environment))


def wishes_of(settings: Settings, sent: SentListener = ignore_sent) -> DownloadWishes:
    """How the user's settings say that models are to be fetched.

    Args:
        settings: what he chose.
        sent: hears of every request that is sent.
    """
    return DownloadWishes(
        bytes_per_second=settings.download_limit_mb * 1e6 or None,
        parallel=settings.parallel_downloads,
        ca_file=Path(settings.certificates_file).expanduser() if settings.certificates_file else None,
        network_allowed=settings.network_allowed,
        sent=sent,
    )


def list_models(room: ModelRoom) -> tuple[ModelListing, ...]:
    """All models of the catalogue, with what there is of them; no connection is opened.

    Raises:
        ModelStoreError: the store is damaged.
    """
    return tuple(_listing(entry, room.store) for entry in room.catalogue)


def _listing(entry: CatalogueEntry, store: ModelStore) -> ModelListing:
    state = store.state(entry.name)
    record = state.record
    is_adopted = record is not None and record.origin is Origin.ADOPTION
    changes = changes_of(store, record) if record is not None and is_adopted else ()
    try:
        names = tuple(map(str, users(store.root, entry.name)))
    except ModelInUseError:
        names = ("a process that changes it",)
    return ModelListing(entry, state, changes, names)


def plan_download(room: ModelRoom, names: Sequence[str], watch: Watch) -> DownloadPlan:
    """What fetching the models would take. The hub is asked, and three seconds are spent on measuring the rate.

    Raises:
        RequestError: there is no model of that name.
        DownloadError: the hub cannot be asked, or does not have a model.
        ModelStoreError: the store is damaged, or busy while it must note what the hub says.
        Cancelled: the user stopped it.
    """
    models = []
    for entry in _entries(room, names):
        if room.store.state(entry.name).presence is not Presence.COMPLETE and not _is_settled(room, entry):
            with room.store.writing():
                _settle(room, entry, watch)
        models.append(_planned(room, entry))
    plan = DownloadPlan(tuple(models), room.store.root, free_bytes(room.store.root))
    return replace(plan, bytes_per_second=_measured_rate(room, plan, watch))


def download_models(room: ModelRoom, names: Sequence[str], watch: Watch, *, accepts_notice: bool) -> Iterator[Record]:
    """Fetch models one after the other, and tell of each as soon as it is whole; whole ones are not fetched again.

    Args:
        room: where to, and how.
        names: which models.
        watch: may stop it; what has arrived is kept for the next time.
        accepts_notice: whether the user has read and accepted the notices of models that have one.

    Raises:
        RequestError: there is no model of that name, or its notice was not accepted.
        DownloadError: a model cannot be had, or the disk is full; what has arrived is kept.
        ModelStoreError: another process changes the store, or the model is in use.
        Cancelled: the user stopped it.
    """
    entries = _entries(room, names)
    for entry in entries:
        if entry.notice is not None and not accepts_notice:
            raise RequestError(f"{entry.title} has a notice: {entry.notice}", "add --accept-licence if you accept it")
    for entry in entries:
        state = room.store.state(entry.name)
        whole = state.record if state.presence is Presence.COMPLETE else None
        yield whole if whole is not None else _download(room, entry, watch)


def _entries(room: ModelRoom, names: Sequence[str]) -> tuple[CatalogueEntry, ...]:
    return tuple(entry_named(name, room.catalogue) for name in dict.fromkeys(names))


def _download(room: ModelRoom, entry: CatalogueEntry, watch: Watch) -> Record:
    store = room.store
    with store.writing(), unused(store.root, entry.name):
        manifest = _settle(room, entry, watch)
        _check_online(room)
        download_files(
            manifest,
            store,
            lambda file: hub.source_of(manifest, file, room.endpoint),
            room.means,
            Attendance(room.parallel, watch.cancel, watch.progress),
        )
        if not entry.is_archive:
            return complete_download(manifest, store)
    archive = store.place_of(entry.name, manifest.files[0])
    imported = import_model(store, entry, archive, watch.cancel, watch.progress)
    with store.writing():
        record = replace(imported.record, origin=Origin.DOWNLOAD)
        store.keep_record(record)
        store.clear_parts(entry.name)
    return record


def _is_settled(room: ModelRoom, entry: CatalogueEntry) -> bool:
    """Whether it is known, and noted, what exactly the model consists of."""
    pin = room.store.pin(entry.name)
    if pin is None or pin.repo != entry.repo:
        return False
    return not entry.is_known or (pin.revision, set(pin.files)) == (entry.revision or "", set(entry.known))


def _settle(room: ModelRoom, entry: CatalogueEntry, watch: Watch) -> Manifest:
    """The exact files of a model: as they were pinned, else as the hub has them now, which pins them."""
    pin = room.store.pin(entry.name)
    if pin is not None and _is_settled(room, entry):
        return pin
    if not entry.is_known:
        _check_online(room)
    manifest = hub.resolve(entry, room.endpoint, room.means.network, room.means.patience, watch.cancel)
    room.store.keep_pin(manifest)
    return manifest


def _planned(room: ModelRoom, entry: CatalogueEntry) -> PlannedModel:
    state = room.store.state(entry.name)
    if state.presence is Presence.COMPLETE and state.record is not None:
        return PlannedModel(entry, state.record.manifest, 0)
    pin = room.store.pin(entry.name)
    if pin is None:
        raise ModelStoreError(f"the store forgot what {entry.name} consists of", "run the same command again")
    missing = state.bytes_missing if state.bytes_missing is not None else pin.size
    return PlannedModel(entry, pin, missing)


def _measured_rate(room: ModelRoom, plan: DownloadPlan, watch: Watch) -> float | None:
    """Bytes a second for the largest file that is missing; None if nothing is, or the server does not give it now."""
    missing = [
        (file.size, model.manifest, file)
        for model in plan.models
        if model.bytes_missing
        for file in model.manifest.files
        if room.store.arrived(model.entry.name, file) < file.size
    ]
    if not missing or room.is_offline or not room.means.network.is_allowed:
        return None
    _, manifest, file = max(missing, key=lambda item: item[0])
    try:
        return measure_rate(hub.source_of(manifest, file, room.endpoint), room.means.network, watch.cancel)
    except DownloadError:
        return None


def _check_online(room: ModelRoom) -> None:
    room.means.network.check_allowed()
    if room.is_offline:
        what = "downloads are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE"
        raise DownloadError(what, "unset it, or import the model from a folder")
