"""What lies at a place that the user names: a folder, a hub's cache, a bundle or a single file, as a list of files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.core.errors import ModelStoreError, RequestError
from pixelsmile_desktop.model_store.bundle import is_bundle, read_bundle
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.hub_cache import note_of, revision_of_snapshot, snapshot_of
from pixelsmile_desktop.model_store.manifest import LOADED_SUFFIXES, Manifest

_DEEPEST: Final = 4
_MOST_FILES: Final = 20_000
_WILDCARDS: Final = frozenset("*?[")


@dataclass(frozen=True)
class SourceFile:
    """A file of a model as it lies somewhere.

    Attributes:
        path: its path in the model, relative, with forward slashes.
        pieces: files whose contents follow one another in it; mostly one.
        size: bytes.
        sha256: what the place itself says of its content; None if nothing.
        git_sha1: likewise, its name as a git blob.
    """

    path: str
    pieces: tuple[Path, ...]
    size: int
    sha256: str | None = None
    git_sha1: str | None = None


@dataclass(frozen=True)
class Source:
    """What lies at a place.

    Attributes:
        place: the folder or file.
        files: its files of kinds that are ever loaded, by their paths in the model.
        revision: the commit that they are of; None if nothing tells.
        manifest: the exact list that a bundle brings along; None elsewhere.
        is_usable_in_place: whether the model could be loaded from there: a folder whose files are not in pieces.
    """

    place: Path
    files: dict[str, SourceFile]
    revision: str | None = None
    manifest: Manifest | None = None
    is_usable_in_place: bool = False


def open_source(place: Path, entry: CatalogueEntry, revision: str | None = None) -> Source:
    """The files of a model at a place.

    Args:
        place: a folder, the folder of a hub's cache, a bundle, or the one file of a model that has but one.
        entry: the model.
        revision: the commit that is wanted of a hub's cache, if there is a choice.

    Raises:
        ModelStoreError: nothing lies there, it cannot be read, or it is a bundle of another model.
    """
    place = place.absolute()
    if place.is_file():
        return _single_file(place, entry)
    if not place.is_dir():
        raise ModelStoreError(f"there is nothing at {place}", "check the path, and whether its disk is connected")
    if is_bundle(place):
        return _bundle(place, entry)
    snapshot = snapshot_of(place, entry.repo, revision)
    return _folder(place, None) if snapshot is None else _folder(snapshot, revision_of_snapshot(snapshot))


def name_of_model(place: Path, catalogue: tuple[CatalogueEntry, ...]) -> str:
    """Which model lies at a place.

    Raises:
        RequestError: none of the catalogue, or more than one.
        ModelStoreError: nothing lies there, or a bundle is damaged.
    """
    place = place.absolute()
    if place.is_dir() and is_bundle(place):
        return read_bundle(place).manifest.name
    fitting = [entry.name for entry in catalogue if _fits(place, entry)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and not place.exists():
        raise ModelStoreError(f"there is nothing at {place}", "check the path, and whether its disk is connected")
    found = f"several models ({', '.join(fitting)})" if fitting else "no model that it knows by its files"
    raise RequestError(f"{place} holds {found}", "say which one with --name")


def single_path(entry: CatalogueEntry) -> str | None:
    """The path of the one file that a model consists of; None if it has several or is an archive."""
    is_single = len(entry.patterns) == 1 and not entry.is_archive and not _WILDCARDS & set(entry.patterns[0])
    return entry.patterns[0] if is_single else None


def _fits(place: Path, entry: CatalogueEntry) -> bool:
    if place.is_file():
        return place.name in entry.patterns
    if snapshot_of(place, entry.repo, None) is not None:
        return True
    return bool(entry.required) and all((place / path).is_file() for path in entry.required)


def _single_file(place: Path, entry: CatalogueEntry) -> Source:
    path = single_path(entry)
    if path is None:
        raise ModelStoreError(f"{place} is a file, and {entry.name} is a folder of files", "name the folder")
    if place.suffix.lower() != PurePosixPath(path).suffix:
        raise ModelStoreError(f"{place} is of a kind that is never loaded for {entry.name}", f"choose {path}")
    # People rename files; what is in it decides.
    return Source(place, {path: SourceFile(path, (place,), place.stat().st_size)})


def _bundle(place: Path, entry: CatalogueEntry) -> Source:
    bundle = read_bundle(place)
    if bundle.manifest.name != entry.name:
        what = f"{place} is a bundle of {bundle.manifest.name} and not of {entry.name}"
        raise ModelStoreError(what, f"import it as {bundle.manifest.name}")
    files = {}
    for file in bundle.manifest.files:
        pieces = bundle.pieces[file.path]
        places = tuple(place / piece.path for piece in pieces)
        sizes = [size_of(path) for path in places]
        if all(size is not None for size in sizes):
            total = sum(size or 0 for size in sizes)
            files[file.path] = SourceFile(file.path, places, total, file.sha256, file.git_sha1)
    return Source(place, files, bundle.manifest.revision or None, bundle.manifest)


def _folder(folder: Path, revision: str | None) -> Source:
    files = {}
    for path, size in _files_below(folder):
        note = note_of(folder, path)
        files[path] = SourceFile(path, (folder / path,), size, note.sha256, note.git_sha1)
    return Source(folder, files, revision, is_usable_in_place=True)


def _files_below(folder: Path) -> Iterator[tuple[str, int]]:
    """Paths and sizes of the files that could belong to a model; links count as what they lead to."""
    seen = 0
    for parent, folders, names in os.walk(folder, followlinks=False):
        relative = Path(parent).relative_to(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and len(relative.parts) < _DEEPEST)
        for name in sorted(names):
            seen += 1
            if seen > _MOST_FILES:
                raise ModelStoreError(f"{folder} holds more than {_MOST_FILES:,} files", "name the folder of the model")
            size = size_of(Path(parent, name))
            if size is not None and Path(name).suffix.lower() in LOADED_SUFFIXES:
                yield (relative / name).as_posix(), size


def matches(entry: CatalogueEntry, path: str) -> bool:
    """Whether a file is one of those that the model needs, as far as its path tells."""
    return any(fnmatchcase(path, pattern) for pattern in entry.patterns)


def size_of(path: Path) -> int | None:
    """Bytes of a file, wherever links lead; None if there is none."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None
