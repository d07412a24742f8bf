"""What lies in a bundle, a folder that carries one model to a computer without a network.

manifest.json       written last: every file with size and SHA-256, its pieces, the licence
LICENCE.txt         the licence, and what must be accepted
files/<path>        the files; one that was split lies there as <path>.001, <path>.002 and so on
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.manifest import Manifest, check_path, manifest_from_dict, manifest_to_dict

MANIFEST_NAME: Final = "manifest.json"
LICENCE_NAME: Final = "LICENCE.txt"
FILES_FOLDER: Final = "files"

_KIND: Final = "pixelsmile-model-bundle"
_FORMAT: Final = 1
_LARGEST_MANIFEST: Final = 10_000_000
_MOST_PIECES: Final = 1_000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Piece:
    """A file of a bundle that holds a file of the model, or one part of it.

    Attributes:
        path: where it lies, relative to the bundle, with forward slashes.
        size: bytes.
        sha256: of its content.

    Raises:
        ModelStoreError: the path is unsafe, or a number makes no sense.
    """

    path: str
    size: int
    sha256: str

    def __post_init__(self) -> None:
        check_path(self.path)
        is_valid = type(self.size) is int and self.size >= 0 and _SHA256.fullmatch(self.sha256) is not None
        if not is_valid or not self.path.startswith(f"{FILES_FOLDER}/"):
            raise _damaged(f"it says of {self.path!r} no place, size and hash that make sense")


@dataclass(frozen=True)
class Bundle:
    """A model in pieces.

    Attributes:
        manifest: the files of the model, each with its SHA-256.
        pieces: for each path of the model, the pieces whose contents follow one another in it.

    Raises:
        ModelStoreError: they do not fit each other.
    """

    manifest: Manifest
    pieces: Mapping[str, tuple[Piece, ...]]

    def __post_init__(self) -> None:
        if self.pieces.keys() != {file.path for file in self.manifest.files}:
            raise _damaged("its pieces are not those of its files")
        for file in self.manifest.files:
            pieces = self.pieces[file.path]
            if file.sha256 is None or not 0 < len(pieces) <= _MOST_PIECES or _size_of(pieces) != file.size:
                raise _damaged(f"the pieces of {file.path!r} do not make up the file")
        places = [piece.path.casefold() for pieces in self.pieces.values() for piece in pieces]
        if len(set(places)) != len(places):
            raise _damaged("two of its pieces have one name")


def is_bundle(folder: Path) -> bool:
    """Whether a folder is, or says it is, a bundle."""
    try:
        return _table_of(folder).get("kind") == _KIND
    except ModelStoreError:
        return False


def read_bundle(folder: Path) -> Bundle:
    """What a bundle says of itself; the pieces are not looked at.

    Raises:
        ModelStoreError: its manifest is missing, which it is when an export was not finished, or damaged.
    """
    table = _table_of(folder)
    if table.get("kind") != _KIND:
        raise ModelStoreError(f"{folder} is not a bundle of a model", "choose a folder that `models export` made")
    if table.get("format") != _FORMAT:
        raise ModelStoreError(f"the bundle {folder} was made by a newer version of this program", "update the program")
    try:
        pieces = {
            path: tuple(Piece(piece["path"], piece["size"], piece["sha256"]) for piece in entries)
            for path, entries in table["pieces"].items()
        }
    except (KeyError, TypeError, AttributeError):
        raise _damaged("its list of pieces makes no sense") from None
    return Bundle(manifest_from_dict(table.get("manifest")), pieces)


def bundle_text(bundle: Bundle, licence: str, notice: str | None) -> bytes:
    """The manifest of a bundle as a file.

    Args:
        bundle: what it says.
        licence: name of the licence.
        notice: what must be accepted; None if nothing must.
    """
    pieces = {path: [vars(piece) for piece in pieces] for path, pieces in bundle.pieces.items()}
    table = {
        "kind": _KIND,
        "format": _FORMAT,
        "licence": licence,
        "notice": notice,
        "manifest": manifest_to_dict(bundle.manifest),
        "pieces": pieces,
    }
    return json.dumps(table, indent=1).encode() + b"\n"


def _table_of(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST_NAME
    try:
        with path.open("rb") as file:
            table = json.loads(file.read(_LARGEST_MANIFEST))
    except OSError as error:
        remedy = "export the model again" if isinstance(error, FileNotFoundError) else "check the disk it lies on"
        raise ModelStoreError(f"{path} cannot be read: {error.strerror or error}", remedy) from error
    except (ValueError, RecursionError):
        raise _damaged("it is not JSON") from None
    if not isinstance(table, dict):
        raise _damaged("it is not an object")
    return table


def _size_of(pieces: tuple[Piece, ...]) -> int:
    return sum(piece.size for piece in pieces)


def _damaged(reason: str) -> ModelStoreError:
    return ModelStoreError(f"the manifest of the bundle is damaged: {reason}", "export the model again")
