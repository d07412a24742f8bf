"""Takes a model that lies somewhere into the store, and believes nothing that it has not read."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.model_store.archive import open_archive
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.disk import free_bytes
from pixelsmile_desktop.model_store.file_checks import check_content
from pixelsmile_desktop.model_store.hashing import ContentDigest, digest_of
from pixelsmile_desktop.model_store.in_use import unused
from pixelsmile_desktop.model_store.manifest import ARCHIVE_SUFFIX, Manifest, ModelFile
from pixelsmile_desktop.model_store.matching import MatchedFile, WrongFilesError, match
from pixelsmile_desktop.model_store.placing import bring
from pixelsmile_desktop.model_store.sources import Source, open_source, size_of
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Presence, Record

UNKNOWN_REVISION: Final = "0" * 40
"""What git writes where there is no commit."""

_UNPACKED: Final = "unpacked"


class WrongContentError(ModelStoreError):
    """A file has the right name, and another content."""


@dataclass(frozen=True)
class Imported:
    """A model that was taken into the store.

    Attributes:
        record: what it consists of.
        linked_bytes: of files that are a second name of the user's file and take no room.
        copied_bytes: of files that were copied.
        kept_bytes: of files that an earlier, interrupted import had brought.
        remarks: what was left out, a sentence each.
    """

    record: Record
    linked_bytes: int
    copied_bytes: int
    kept_bytes: int
    remarks: tuple[str, ...]


def import_model(
    store: ModelStore, entry: CatalogueEntry, place: Path, cancel: CancelToken, progress: ProgressListener
) -> Imported:
    """Take a model into the store; it counts only when every byte was read and found right.

    An import that was interrupted leaves whole files that the next one keeps, and nothing that looks like a model.

    Args:
        store: where to.
        entry: which model.
        place: a folder, a hub's cache, a bundle, the model's one file, or its archive.
        cancel: looked at in every chunk.
        progress: hears of the bytes that were read.

    Raises:
        WrongFilesError: something is missing, or does not match.
        ModelStoreError: the model is there already or in use, or the place cannot be read.
        SaveError: the store cannot be written.
        Cancelled: the user stopped it.
    """
    with store.writing(), unused(store.root, entry.name):
        check_absent(store, entry.name)
        if place.is_file() and place.suffix.lower() == ARCHIVE_SUFFIX:
            return _import_archive(store, entry, place, cancel, progress)
        source = open_source(place, entry, wanted_revision(store, entry))
        return _Import(store, entry, source, cancel, progress).run()


def check_absent(store: ModelStore, name: str) -> None:
    """See that the store does not have the model already.

    Raises:
        ModelStoreError: it has.
    """
    state = store.state(name)
    if state.presence is Presence.COMPLETE:
        remedy = f"remove it first with `pixelsmile models remove {name}` to take in another"
        raise ModelStoreError(f"the model {name} is there already, in {state.folder}", remedy)


def wanted_revision(store: ModelStore, entry: CatalogueEntry) -> str | None:
    """The commit that a model should have, if anything tells."""
    pin = store.pin(entry.name)
    return entry.revision if pin is None else pin.revision or None


def manifest_of(entry: CatalogueEntry, source: Source, files: Sequence[ModelFile]) -> Manifest:
    """The exact list of a model whose files were read."""
    if entry.address is not None:
        return Manifest(entry.name, entry.repo, "", tuple(files))
    return Manifest(entry.name, entry.repo, source.revision or UNKNOWN_REVISION, tuple(files))


def judged(digest: ContentDigest, file: MatchedFile, content: Path, place: Path) -> ModelFile:
    """A file whose content was read, as it goes into the list of a model.

    Args:
        digest: of the content.
        file: what was expected.
        content: where the content lies.
        place: where the user has it, for the message.

    Raises:
        WrongContentError: it is not what was expected or, if nobody knows what to expect, not of the kind that its
            suffix names.
    """
    expected = file.expected
    if expected is None:
        try:
            check_content(content, Path(file.source.path).suffix.lower())
        except ModelStoreError as error:
            raise WrongContentError(error.what.replace(str(content), str(place)), error.remedy) from error
        return ModelFile(file.source.path, digest.size, digest.sha256)
    if not digest.is_of(expected):
        what = f"{place} is damaged or of another version, its hash is not that of {expected.path}"
        raise WrongContentError(what, "get this file again")
    return ModelFile(expected.path, digest.size, digest.sha256, expected.git_sha1)


class _Import:
    """One import, from the comparison of names to the record."""

    def __init__(
        self,
        store: ModelStore,
        entry: CatalogueEntry,
        source: Source,
        cancel: CancelToken,
        progress: ProgressListener,
    ) -> None:
        self._store = store
        self._entry = entry
        self._source = source
        self._cancel = cancel
        # The hashes of an archive's members stand in the catalogue; what is pinned of it is the archive.
        pin = None if entry.is_archive else store.pin(entry.name)
        self._files = match(entry, pin, source)
        total = sum(file.source.size for file in self._files)
        self._meter = ByteMeter(f"Importing {entry.title}", total, progress)
        self._bytes = {"linked": 0, "copied": 0, "kept": 0}

    def run(self, remarks: tuple[str, ...] = ()) -> Imported:
        folder = self._store.own_folder(self._entry.name)
        self._check_space(folder)
        # From here on the folder holds files of two minds until all of them are brought.
        self._store.forget_record(self._entry.name)
        files = self._brought_all(folder)
        record = Record(manifest_of(self._entry, self._source, files), folder, Origin.IMPORT, time.time())
        self._store.keep_record(record)
        return Imported(record, self._bytes["linked"], self._bytes["copied"], self._bytes["kept"], remarks)

    def _brought_all(self, folder: Path) -> list[ModelFile]:
        """All files; those that are right come even if others are not, so that they need not come again."""
        files, problems = [], []
        for file in self._files:
            try:
                files.append(self._brought(file, folder / file.source.path))
            except WrongContentError as error:
                problems.append(error.what)
        if problems:
            raise WrongFilesError(self._source.place, self._entry.name, tuple(problems))
        return files

    def _brought(self, file: MatchedFile, target: Path) -> ModelFile:
        kept = self._kept(file, target)
        if kept is not None:
            return kept
        source = file.source
        digest = ContentDigest.for_file(source.size, file.expected)
        with bring(source.pieces, target, digest, self._meter, self._cancel) as arrival:
            found = judged(digest, file, arrival.path, source.pieces[0])
        self._bytes["linked" if arrival.is_link else "copied"] += found.size
        return found

    def _kept(self, file: MatchedFile, target: Path) -> ModelFile | None:
        """The file, if an earlier import has brought it and its hash is known, so that it need not come again."""
        expected = file.expected
        if expected is None or size_of(target) != expected.size:
            return None
        digest = digest_of(target, expected, self._meter, self._cancel)
        if not digest.is_of(expected):
            return None
        self._bytes["kept"] += expected.size
        return ModelFile(expected.path, digest.size, digest.sha256, expected.git_sha1)

    def _check_space(self, folder: Path) -> None:
        root = self._store.root
        needed = sum(
            file.source.size
            for file in self._files
            if size_of(folder / file.source.path) != file.source.size and _is_to_be_copied(file, root)
        )
        free = free_bytes(root)
        if needed > free:
            what = (
                f"{self._entry.name} needs {needed / 1e9:.1f} GB, and the disk of {root} has {free / 1e9:.1f} GB free"
            )
            raise ModelStoreError(what, "make room, or use the folder in place with `pixelsmile models adopt`")


def _is_to_be_copied(file: MatchedFile, root: Path) -> bool:
    pieces = file.source.pieces
    return len(pieces) > 1 or pieces[0].stat().st_dev != root.stat().st_dev


def _import_archive(
    store: ModelStore, entry: CatalogueEntry, archive: Path, cancel: CancelToken, progress: ProgressListener
) -> Imported:
    """Unpack what the model needs of its archive, and take that in."""
    if not entry.is_archive:
        what = f"{archive} is an archive, and {entry.name} is none"
        raise ModelStoreError(what, "unpack it and name the folder")
    folder = store.parts_folder(entry.name) / _UNPACKED
    shutil.rmtree(folder, ignore_errors=True)
    with open_archive(archive, wanted={member.path for member in entry.members}) as opened:
        opened.unpack(folder, ByteMeter(f"Unpacking {archive.name}", opened.size, progress), cancel)
        remarks = opened.left_out
    try:
        source = replace(open_source(folder, entry), place=archive)
        return _Import(store, entry, source, cancel, progress).run(remarks)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
