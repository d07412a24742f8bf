"""An exact list of files: what a model consists of, byte for byte, at one commit of its repository."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from pixelsmile_desktop.core.errors import ModelStoreError

LOADED_SUFFIXES: Final = frozenset({".safetensors", ".onnx", ".json", ".txt", ".model", ".jinja", ".md"})
"""Kinds of files that the program keeps and loads; none of them can carry a program."""
ARCHIVE_SUFFIX: Final = ".zip"

_LARGEST_FILE: Final = 1 << 40
_MOST_FILES: Final = 10_000
_LONGEST_PATH: Final = 200
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.I)
"""Names that Windows gives to devices, in every folder and with every suffix."""
_FORBIDDEN: Final = frozenset('<>:"|?*\\')
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_SHA1: Final = re.compile(r"[0-9a-f]{40}")
_NAME: Final = re.compile(r"[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?")
_REPO: Final = re.compile(r"[A-Za-z0-9][\w.-]{0,95}(/[A-Za-z0-9][\w.-]{0,95})?", re.A)
_FORMAT: Final = 1


def check_path(path: str) -> None:
    """Refuse a file name that could leave its folder, or that not every file system can hold.

    Args:
        path: relative, with forward slashes.

    Raises:
        ModelStoreError: it is not such a name.
    """
    parts = path.split("/")
    is_safe = (
        0 < len(path) <= _LONGEST_PATH
        and path.isprintable()
        and path == unicodedata.normalize("NFC", path)
        and not _FORBIDDEN.intersection(path)
        and not any("\ud800" <= character <= "\udfff" for character in path)
        and all(part and part[0] not in ". " and part[-1] not in ". " for part in parts)
        and not any(_RESERVED.fullmatch(part) for part in parts)
    )
    if not is_safe:
        raise ModelStoreError(
            f"a list of model files names {path[:_LONGEST_PATH]!r}, which is not a safe file name", _SOURCE
        )


_SOURCE: Final = "get the model from the source that this program names"


@dataclass(frozen=True)
class PinnedFile:
    r"""One file that is known byte for byte before it is fetched.

    Attributes:
        path: where it lies in the folder of its like, relative, with forward slashes.
        size: bytes, at least 0.
        sha256: of its content, 64 lower-case hexadecimal digits; None if only the other hash is known.
        git_sha1: its name as a git blob, SHA-1 of `blob <size>\0` and the content, 40 digits; this is what a hub tells
            of small files, which it keeps in git itself.

    Raises:
        ModelStoreError: the path is unsafe, or a number makes no sense.
    """

    path: str
    size: int
    sha256: str | None = None
    git_sha1: str | None = None

    def __post_init__(self) -> None:
        check_path(self.path)
        is_valid = (
            type(self.size) is int
            and 0 <= self.size <= _LARGEST_FILE
            and (self.sha256 is not None or self.git_sha1 is not None)
            and (self.sha256 is None or _SHA256.fullmatch(self.sha256) is not None)
            and (self.git_sha1 is None or _SHA1.fullmatch(self.git_sha1) is not None)
        )
        if not is_valid:
            raise ModelStoreError(
                f"a list of model files says of {self.path!r} no size and hash that make sense", _SOURCE
            )


@dataclass(frozen=True)
class ModelFile(PinnedFile):
    """One file of a model; its attributes are those of `PinnedFile`.

    Raises:
        ModelStoreError: the path is unsafe or of a kind that is never fetched, or a number makes no sense.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.suffix not in LOADED_SUFFIXES | {ARCHIVE_SUFFIX}:
            what = f"{self.path!r} is of a kind that is never fetched, because it may run programs"
            raise ModelStoreError(what, "choose a model in the safetensors or ONNX format")

    @property
    def suffix(self) -> str:
        """The suffix of its name, in lower case, with the dot."""
        return PurePosixPath(self.path).suffix.lower()


@dataclass(frozen=True)
class Manifest:
    """A model at one commit: all its files with sizes and hashes.

    Attributes:
        name: the model's name in the catalogue.
        repo: its repository (`owner/name`), or the address of a file that lies on no hub.
        revision: the full commit, 40 digits; empty where there is no repository.
        files: the files, at least one, sorted by path.

    Raises:
        ModelStoreError: names are unsafe, or two files would land on each other.
    """

    name: str
    repo: str
    revision: str
    files: tuple[ModelFile, ...]

    def __post_init__(self) -> None:
        check_name(self.name)
        is_address = self.repo.startswith("https://") and self.repo.isprintable() and not self.revision
        is_commit = _REPO.fullmatch(self.repo) and _SHA1.fullmatch(self.revision)
        if not (is_address or is_commit):
            raise ModelStoreError(f"the list of files of {self.name} names no repository and commit", _SOURCE)
        if not 0 < len(self.files) <= _MOST_FILES:
            raise ModelStoreError(f"the list of files of {self.name} has {len(self.files)} entries", _SOURCE)
        _check_collisions([file.path for file in self.files])
        object.__setattr__(self, "files", tuple(sorted(self.files, key=lambda file: file.path)))

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    def file(self, path: str) -> ModelFile | None:
        """The file at `path`, if it belongs to the model."""
        return next((file for file in self.files if file.path == path), None)


def check_name(name: str) -> None:
    """Refuse what cannot be the name of a model and of its folder.

    Raises:
        ModelStoreError: it is not made of lower-case letters, digits, dots and hyphens.
    """
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        raise ModelStoreError(f"{name[:80]!r} cannot be the name of a model", "see `pixelsmile models list`")


def _check_collisions(paths: Sequence[str]) -> None:
    """Two names that differ in case only are one file on Windows and macOS; a file cannot be a folder as well."""
    seen: set[str] = set()
    for path in paths:
        if path.casefold() in seen:
            raise ModelStoreError(f"a list of model files names {path!r} twice", _SOURCE)
        seen.add(path.casefold())
    for path in seen:
        clash = next((str(folder) for folder in PurePosixPath(path).parents if str(folder) in seen), None)
        if clash is not None:
            raise ModelStoreError(f"a list of model files names {clash!r} as a file and as a folder", _SOURCE)


def manifest_to_dict(manifest: Manifest) -> dict[str, Any]:
    """The manifest as JSON values."""
    files = [
        {"path": file.path, "size": file.size}
        | ({"sha256": file.sha256} if file.sha256 else {})
        | ({"git_sha1": file.git_sha1} if file.git_sha1 else {})
        for file in manifest.files
    ]
    head = {"format": _FORMAT, "name": manifest.name, "repo": manifest.repo, "revision": manifest.revision}
    return head | {"files": files}


def manifest_from_dict(data: object) -> Manifest:
    """The manifest that JSON values say; everything unknown is refused.

    Raises:
        ModelStoreError: they say no manifest, or an unsafe one.
    """
    table = _table(data, {"format", "name", "repo", "revision", "files"}, set())
    if table["format"] != _FORMAT:
        raise ModelStoreError("a list of model files was made by a newer version of this program", "update the program")
    files = table["files"]
    if not all(isinstance(table[key], str) for key in ("name", "repo", "revision")) or not isinstance(files, list):
        raise _malformed()
    return Manifest(table["name"], table["repo"], table["revision"], tuple(_file_from(entry) for entry in files))


def _file_from(data: object) -> ModelFile:
    table = _table(data, {"path", "size"}, {"sha256", "git_sha1"})
    texts = [table["path"], *(table[key] for key in ("sha256", "git_sha1") if key in table)]
    if not all(isinstance(text, str) for text in texts):
        raise _malformed()
    return ModelFile(table["path"], table["size"], table.get("sha256"), table.get("git_sha1"))


def _table(data: object, required: set[str], optional: set[str]) -> Mapping[str, Any]:
    if not isinstance(data, dict) or not required <= data.keys() <= required | optional:
        raise _malformed()
    return data


def _malformed() -> ModelStoreError:
    return ModelStoreError("a list of model files is damaged or is none", "delete it and fetch it again")
