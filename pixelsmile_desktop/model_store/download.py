"""A whole model on its way: what is missing of it, room on the disk, progress, and the note that it is whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.core.progress import ByteProgress, ProgressListener, ignore_progress
from pixelsmile_desktop.model_store.crew import Crew
from pixelsmile_desktop.model_store.disk import check_space
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile
from pixelsmile_desktop.model_store.rates import RateMeter
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record
from pixelsmile_desktop.model_store.streams import Source
from pixelsmile_desktop.model_store.transfer import Means, Route

_BETWEEN_REPORTS: Final = 0.1
_BETWEEN_LOOKS_AT_THE_DISK: Final = 1.0

SourceOf = Callable[[ModelFile], Source]


@dataclass(frozen=True)
class Attendance:
    """How a download is watched and how wide it runs.

    Attributes:
        parallel: files at a time, at least 1.
        cancel: ends it.
        progress: is told at most ten times a second.
    """

    parallel: int = 3
    cancel: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = ignore_progress


def download_files(
    manifest: Manifest, store: ModelStore, source_of: SourceOf, means: Means, attendance: Attendance
) -> None:
    """Bring all files of a model to their place in the store, each whole and right; call it within `store.writing`.

    Files that are in place but were not noted as checked are checked first, so that an interrupted download asks for no
    trust; they are not fetched again if they are right.

    Raises:
        Cancelled: the user stopped it; what has arrived is kept.
        DownloadError: a file cannot be had, or the disk is full; likewise.
    """
    trusted = _trusted_files(store, manifest.name)
    todo = [file for file in manifest.files if not (file in trusted and store.is_in_place(manifest.name, file))]
    if not todo:
        return
    store.forget_record(manifest.name)
    routes = [_route(file, manifest, store, source_of) for file in todo]
    for route in routes:
        _take_back(route)
    crew = Crew(routes, means, attendance.parallel)
    desk = _Desk(manifest, manifest.size - sum(file.size for file in todo), crew, store, attendance)
    desk.check_disk()
    crew.work(desk.look)
    desk.report(is_last=True)


def complete_download(manifest: Manifest, store: ModelStore) -> Record:
    """Note that a model is whole, after `download_files`, and clear away where it gathered.

    Raises:
        SaveError: the folder cannot be written.
    """
    record = Record(manifest, store.own_folder(manifest.name), Origin.DOWNLOAD, time.time())
    store.keep_record(record)
    store.clear_parts(manifest.name)
    return record


def _trusted_files(store: ModelStore, name: str) -> frozenset[ModelFile]:
    record = store.record(name)
    if record is None:
        return frozenset()
    if record.folder != store.own_folder(name):
        remedy = f"take it out with `pixelsmile models remove {name}` first, which leaves the files"
        raise DownloadError(f"{name} is used in place from {record.folder}", remedy)
    return frozenset(record.manifest.files)


def _route(file: ModelFile, manifest: Manifest, store: ModelStore, source_of: SourceOf) -> Route:
    return Route(file, source_of(file), store.part_of(manifest.name, file), store.place_of(manifest.name, file))


def _take_back(route: Route) -> None:
    """Make a file that lies in place unchecked a part again, so that it is hashed before it returns."""
    try:
        if route.target.is_file():
            route.part.parent.mkdir(parents=True, exist_ok=True)
            route.target.replace(route.part)
    except OSError as error:
        refused = save_error(route.target, error)
        raise DownloadError(refused.what, refused.remedy) from error


class _Desk:
    """Looks at the user, the disk and the clock while the crew works."""

    def __init__(
        self, manifest: Manifest, done_before: int, crew: Crew, store: ModelStore, attendance: Attendance
    ) -> None:
        self._total = manifest.size
        self._done_before = done_before
        self._crew = crew
        self._store = store
        self._attendance = attendance
        self._meter = RateMeter()
        self._reported = self._disk_seen = -float("inf")

    def look(self) -> None:
        """Raise if the user or the disk wants an end; report if it is time."""
        self._attendance.cancel.raise_if_requested()
        now = time.monotonic()
        if now - self._disk_seen >= _BETWEEN_LOOKS_AT_THE_DISK:
            self._disk_seen = now
            self.check_disk()
        if now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self.report()

    def check_disk(self) -> None:
        """Raise if what is missing does not fit, be it because others took the room meanwhile."""
        check_space(self._store.root, self._total - self._done_before - self._crew.arrived)

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
        self._attendance.progress(progress)
