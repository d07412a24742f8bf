"""Compares what lies at a place with what a model needs, by names, sizes and what is told of hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile, check_path
from pixelsmile_desktop.model_store.sources import Source, SourceFile, matches

_INDEX: Final = ".safetensors.index.json"
_LARGEST_INDEX: Final = 50_000_000
_PICKLES: Final = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".msgpack", ".h5"})
_SHOWN: Final = 3
"""Problems that stand in the one line of an error; the others are counted."""


class WrongFilesError(ModelStoreError):
    """What lies at a place is not the whole model.

    Attributes:
        problems: what is missing or does not match, a clause for each file.
    """

    def __init__(self, place: Path, name: str, problems: tuple[str, ...]) -> None:
        shown = "; ".join(problems[:_SHOWN])
        more = f"; and {len(problems) - _SHOWN} more files" if len(problems) > _SHOWN else ""
        super().__init__(f"{place} is not the whole model {name}: {shown}{more}", "get these files, or another folder")
        self.problems = problems


@dataclass(frozen=True)
class MatchedFile:
    """A file that a model needs, and where it lies.

    Attributes:
        source: where.
        expected: what it must be; None if nobody knows, so that a look at its structure must do.
    """

    source: SourceFile
    expected: ModelFile | None


def match(entry: CatalogueEntry, pin: Manifest | None, source: Source) -> tuple[MatchedFile, ...]:
    """The files of a model at a place.

    Args:
        entry: the model.
        pin: the commit and hashes that it must have, if they are known.
        source: what lies there.

    Raises:
        WrongFilesError: something is missing, or does not match.
    """
    exact = _exact_files(entry, pin, source)
    if exact is None:
        matched, problems = _by_patterns(entry, source)
    else:
        matched = [MatchedFile(source.files[file.path], file) for file in exact if file.path in source.files]
        problems = [f"{file.path} is missing" for file in exact if file.path not in source.files]
    problems += [problem for file in matched for problem in _mismatches(file)]
    if problems:
        raise WrongFilesError(source.place, entry.name, tuple(problems))
    return tuple(matched)


def _exact_files(entry: CatalogueEntry, pin: Manifest | None, source: Source) -> tuple[ModelFile, ...] | None:
    """All files of the model with their hashes; None if only patterns tell which ones there are."""
    if entry.is_archive:
        return entry.members
    if pin is not None:
        return pin.files
    return None if source.manifest is None else source.manifest.files


def _by_patterns(entry: CatalogueEntry, source: Source) -> tuple[list[MatchedFile], list[str]]:
    known = {file.path: file for file in entry.known}
    chosen = {path: file for path, file in source.files.items() if matches(entry, path)}
    needed = dict.fromkeys((*entry.required, *known))
    problems = [f"{path} is missing" for path in needed if path not in chosen]
    for path, file in chosen.items():
        if path.endswith(_INDEX):
            problems += [f"{shard} is missing ({path} names it)" for shard in _shards(file) if shard not in chosen]
    problems += _weightless(entry, source, chosen)
    return [MatchedFile(file, known.get(path) or _told(file)) for path, file in chosen.items()], problems


def _told(file: SourceFile) -> ModelFile | None:
    """What the place itself says that a file is."""
    if file.sha256 is None and file.git_sha1 is None:
        return None
    return ModelFile(file.path, file.size, file.sha256, file.git_sha1)


def _mismatches(file: MatchedFile) -> Iterator[str]:
    source, expected = file.source, file.expected
    if expected is None:
        return
    if source.size != expected.size:
        yield f"{expected.path} has {source.size:,} bytes instead of {expected.size:,}"
    elif _differ(source.sha256, expected.sha256) or _differ(source.git_sha1, expected.git_sha1):
        yield f"{expected.path} is of another version"


def _differ(told: str | None, expected: str | None) -> bool:
    return told is not None and expected is not None and told != expected


def _shards(index: SourceFile) -> tuple[str, ...]:
    """The weight files that an index names; none if it makes no sense, which a look at its content tells later."""
    folder = PurePosixPath(index.path).parent
    try:
        with index.pieces[0].open("rb") as file:
            names = set(json.loads(file.read(_LARGEST_INDEX))["weight_map"].values())
        shards = sorted(str(folder / name) for name in names)
        for shard in shards:
            check_path(shard)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ModelStoreError):
        return ()
    return tuple(shards)


def _weightless(entry: CatalogueEntry, source: Source, chosen: dict[str, SourceFile]) -> Iterator[str]:
    """A clause for each folder that must hold weights and holds none that are loaded."""
    for pattern in entry.patterns:
        folder, _, name = pattern.rpartition("/")
        if name == "*.safetensors" and not any(
            path.startswith(f"{folder}/") and path.endswith(".safetensors") for path in chosen
        ):
            kind = "only pickles, which can run programs and are never loaded" if _holds_pickle(source, folder) else ""
            yield f"{folder} holds {kind or 'no weights (*.safetensors)'}"


def _holds_pickle(source: Source, folder: str) -> bool:
    try:
        return any(path.suffix in _PICKLES for path in (source.place / folder).iterdir())
    except OSError:
        return False
