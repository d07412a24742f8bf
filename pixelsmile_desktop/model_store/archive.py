"""Unpacks a zip of model files that nobody vouches for: every entry is judged before the first byte is written.

What would reach outside the target, overwrite, link, hide or swell is refused as a whole; what is harmless but not
wanted is left out and named.
"""

from __future__ import annotations

import os
import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.core.atomic import save_error, sync_folder
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.manifest import LOADED_SUFFIXES, check_path

UNPACKING_SUFFIX: Final = ".unpacking"
"""Ends the name of a folder that is being filled; one that a killed process left behind is a leftover."""

_CHUNK: Final = 1 << 20
_ARCHIVES: Final = {".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".whl", ".jar", ".npz"}
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED: Final = 0x1
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)
"""What zipfile raises when the bytes make no sense; ValueError for offsets before the beginning and for odd names."""
_ANOTHER: Final = "get the archive from its publisher again"


@dataclass(frozen=True)
class UnpackLimits:
    """How much an archive may swell.

    Attributes:
        total_bytes: of all its files together.
        ratio: unpacked bytes per packed byte, of one file. Weights hardly shrink, and JSON less than 100 times.
        entries: files and folders.
    """

    total_bytes: int = 8_000_000_000
    ratio: int = 200
    entries: int = 1_000


_LIMITS: Final = UnpackLimits()


class ArchiveError(ModelStoreError):
    """An archive is damaged, or holds something that a model has no use for."""


class ModelArchive:
    """A zip file whose every entry was found harmless. To be opened with `open_archive`.

    Attributes:
        files: what would be unpacked: where to, relative to the target, and where it stands in the archive.
        left_out: a sentence about each file that would not.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: UnpackLimits, wanted: Collection[str] | None) -> None:
        self._archive = archive
        self._limits = limits
        entries = archive.infolist()
        if len(entries) > limits.entries:
            raise self._refusal(f"it has {len(entries):,} entries, and a model has a few")
        if sum(entry.file_size for entry in entries) > limits.total_bytes:
            raise self._refusal(f"it would unpack to more than {limits.total_bytes // 1_000_000:,} MB")
        found = _without_common_folder(self._judged(entries))
        self.files = {path: entry for path, entry in found.items() if _why_left_out(path, wanted) is None}
        reasons = ((path, _why_left_out(path, wanted)) for path in found)
        self.left_out = tuple(f'"{path}" is left out: {reason}' for path, reason in reasons if reason is not None)
        if not self.files:
            which = "file that is ever loaded" if wanted is None else f"file {' or '.join(sorted(wanted))}"
            raise self._refusal(f"it holds no {which}")

    @property
    def size(self) -> int:
        """Bytes of all files once they are unpacked."""
        return sum(entry.file_size for entry in self.files.values())

    def unpack(self, target: Path, meter: ByteMeter, cancel: CancelToken) -> None:
        """Unpack into a folder that appears when it is complete, and not at all otherwise.

        What an earlier, killed attempt has left beside the target is cleared away.

        Args:
            target: the folder, which must not exist.
            meter: hears of the bytes that were written.
            cancel: looked at in every chunk.

        Raises:
            ArchiveError: the archive is damaged.
            SaveError: the target cannot be written.
            Cancelled: the user stopped it.
        """
        with _filled_folder(target) as folder:
            for path, entry in self.files.items():
                self._write(entry, folder / path, meter, cancel)

    def _write(self, entry: zipfile.ZipInfo, path: Path, meter: ByteMeter, cancel: CancelToken) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as output:
            for chunk in self._chunks(entry):
                cancel.raise_if_requested()
                output.write(chunk)
                meter.add(len(chunk))
            output.flush()
            os.fsync(output.fileno())

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a file: zipfile gives no more than the entry announces, and checks the CRC at its end."""
        with _understood(self._archive.filename), self._archive.open(entry) as source:
            while chunk := source.read(_CHUNK):
                yield chunk

    def _judged(self, entries: list[zipfile.ZipInfo]) -> dict[PurePosixPath, zipfile.ZipInfo]:
        files: dict[str, tuple[PurePosixPath, zipfile.ZipInfo]] = {}
        folders: set[str] = set()
        for entry in entries:
            path = self._path_of(entry)
            folders.update(_key(parent) for parent in path.parents)
            if entry.is_dir():
                folders.add(_key(path))
                continue
            if _key(path) in files:
                raise self._refusal(f'it has two files of the name "{path}"')
            self._check_kind(entry, path)
            files[_key(path)] = (path, entry)
        clash = next((path for key, (path, _) in files.items() if key in folders), None)
        if clash is not None:
            raise self._refusal(f'"{clash}" is a file and a folder')
        return dict(files.values())

    def _path_of(self, entry: zipfile.ZipInfo) -> PurePosixPath:
        # zipfile itself cuts a name at its first NUL; what stands in the archive is judged.
        name = entry.orig_filename.removesuffix("/")
        try:
            check_path(name)
        except ModelStoreError:
            raise self._refusal(f"{name[:200]!a} is not a safe file name") from None
        return PurePosixPath(name)

    def _check_kind(self, entry: zipfile.ZipInfo, path: PurePosixPath) -> None:
        reason = None
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            reason = "is a link or a device and not a file"
        elif entry.flag_bits & _ENCRYPTED:
            reason = "is encrypted"
        elif entry.compress_type not in _METHODS:
            reason = "is packed by an unusual method"
        elif path.suffix.lower() in _ARCHIVES:
            reason = "is an archive within the archive"
        elif entry.file_size > self._limits.ratio * max(entry.compress_size, 1):
            reason = f"would swell more than {self._limits.ratio} times"
        if reason is not None:
            raise self._refusal(f'"{path}" {reason}')

    def _refusal(self, reason: str) -> ArchiveError:
        return ArchiveError(f"the archive {self._archive.filename} is refused: {reason}", _ANOTHER)


@contextmanager
def open_archive(
    path: Path, wanted: Collection[str] | None = None, limits: UnpackLimits = _LIMITS
) -> Iterator[ModelArchive]:
    """A zip file, judged and open for reading.

    If all its files lie in one folder within the archive, that folder is left out of their paths.

    Args:
        path: the zip file.
        wanted: paths of the files to unpack; None for all of kinds that are ever loaded.
        limits: how much it may swell.

    Raises:
        ArchiveError: it cannot be read, is damaged, or refused.
    """
    with ExitStack() as stack:
        with _understood(path):
            opened = stack.enter_context(zipfile.ZipFile(path))
        yield ModelArchive(opened, limits, wanted)


@contextmanager
def _understood(path: Path | str | None) -> Iterator[None]:
    """What goes wrong while an archive is read, in words."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}", "choose another file") from error
    except _DAMAGE as error:
        raise ArchiveError(f"{path} is not a zip file, or is damaged ({error})", _ANOTHER) from error


@contextmanager
def _filled_folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target` that takes its name when the block ends well, and goes when it does not."""
    folder = target.with_name(f"{target.name}{UNPACKING_SUFFIX}")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder
        folder.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise save_error(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _why_left_out(path: PurePosixPath, wanted: Collection[str] | None) -> str | None:
    if path.suffix.lower() not in LOADED_SUFFIXES:
        return "files of its kind are never loaded"
    if wanted is not None and str(path) not in wanted:
        return "the model does not need it"
    return None


def _without_common_folder(
    files: dict[PurePosixPath, zipfile.ZipInfo],
) -> dict[PurePosixPath, zipfile.ZipInfo]:
    tops = {path.parts[0] for path in files}
    if len(tops) == 1 and all(len(path.parts) > 1 for path in files):
        return {PurePosixPath(*path.parts[1:]): entry for path, entry in files.items()}
    return files


def _key(path: PurePosixPath) -> str:
    """Equal for paths that are one file where case or the composition of letters does not count."""
    return unicodedata.normalize("NFC", str(path)).casefold()
