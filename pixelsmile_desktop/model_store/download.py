"""A whole model on its way: what is missing of it, room on the disk, progress, and the note that it is whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.model_store.crew import Crew
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record
from pixelsmile_desktop.model_store.streams import Source
from pixelsmile_desktop.model_store.transfer import Means, Route
from pixelsmile_desktop.model_store.transfer_desk import TransferDesk

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
    done_before = manifest.size - sum(file.size for file in todo)
    desk = TransferDesk(manifest.size, done_before, crew, store.root, attendance.cancel, attendance.progress)
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
