"""Unpacks wheels, as the Binary Distribution Format asks (packaging.python.org/specifications).

The runtime is only ever started as `python -m`, so scripts and C headers are left out: scripts would name the folder
that the runtime is made in, which is not the one that it is used in. Every file is compared with the wheel's RECORD
while it is written.
"""

from __future__ import annotations

import base64
import csv
import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.runtime.layout import Layout, safe_path
from pixelsmile_desktop.runtime.lock import Artifact
from pixelsmile_desktop.runtime.notes import Note, Noted
from pixelsmile_desktop.runtime.unpacking import Promise, Unpacker

_SIGNATURES: Final = ("RECORD", "RECORD.jws", "RECORD.p7s")
"""Files of the dist-info that RECORD cannot hold a hash of."""
_ALGORITHMS: Final = frozenset({"sha256", "sha384", "sha512"})
_INFORMATION: Final = ".dist-info"
_LEFT_OUT: Final = frozenset({"scripts", "headers"})
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class _Content:
    """A wheel that was looked into: what goes where, and the hashes that its RECORD promises."""

    places: Mapping[str, PurePosixPath]
    promised: Mapping[str, Promise | None]


def unpacked_size(path: Path) -> int:
    """Bytes of all files in a wheel.

    Raises:
        EngineRuntimeError: it is no wheel.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (*_DAMAGE, OSError) as error:
        raise _refused(path.name, str(error)) from error


def unpack_wheel(path: Path, artifact: Artifact, layout: Layout, unpacker: Unpacker) -> Note:
    """Unpack a wheel into a runtime.

    Args:
        path: the wheel, whose hash is known to be right.
        artifact: what it is.
        layout: where its files go.
        unpacker: writes them.

    Returns:
        What was written; it is not kept yet.

    Raises:
        EngineRuntimeError: it is no wheel for this runtime, or contradicts itself.
        OSError: the file system refuses.
        Cancelled: the user stopped it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            content = _look_into(archive, artifact, layout)
            files = tuple(
                _unpack(archive, member, content, unpacker)
                for member in archive.infolist()
                if member.filename in content.places
            )
    except (ValueError, KeyError, csv.Error) as error:
        raise _refused(artifact.filename, str(error)) from error
    except _DAMAGE as error:
        raise _refused(artifact.filename, f"it is damaged ({error})") from error
    return Note(artifact.filename, artifact.sha256, files)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, content: _Content, unpacker: Unpacker) -> Noted:
    mode = member.external_attr >> 16
    with archive.open(member) as source:
        return unpacker.write(
            content.places[member.filename],
            source,
            is_program=bool(mode & 0o111),
            promise=content.promised.get(member.filename),
        )


def _look_into(archive: zipfile.ZipFile, artifact: Artifact, layout: Layout) -> _Content:
    """See that a wheel is one, and decide where its files go; nothing is written yet.

    Raises:
        ValueError: it is none, or contradicts itself.
    """
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = {member.filename for member in members}
    if len(names) != len(members):
        raise ValueError("it holds two files of one name")
    information = _information_of(names, artifact)
    _check_version(archive.read(f"{information}/WHEEL"))
    promised = _promises(archive.read(f"{information}/RECORD"))
    unnamed = names - promised.keys() - {f"{information}/{name}" for name in _SIGNATURES}
    lost = promised.keys() - names
    if unnamed or lost:
        raise ValueError(f"its list of files does not agree with it ({min(unnamed or lost)})")
    data = information.removesuffix(_INFORMATION) + ".data"
    places = {}
    for member in members:
        if stat.S_ISLNK(member.external_attr >> 16):
            raise ValueError(f"{member.filename} is a link")
        place = _place_of(safe_path(member.filename), data, layout)
        if place is not None:
            places[member.filename] = place
    return _Content(places, promised)


def _information_of(names: Collection[str], artifact: Artifact) -> str:
    """Name of the one folder that says what the wheel is."""
    found = [name.removesuffix("/RECORD") for name in names if name.endswith(f"{_INFORMATION}/RECORD")]
    (folder,) = [name for name in found if "/" not in name] or [""]
    name = folder.removesuffix(_INFORMATION).rpartition("-")[0]
    if _normalised(name) != _normalised(artifact.name):
        raise ValueError(f"it says of itself to be {folder or 'nothing'}")
    return folder


def _check_version(text: bytes) -> None:
    version = HeaderParser().parsestr(text.decode()).get("Wheel-Version", "")
    if version.partition(".")[0] != "1":
        raise ValueError(f"its format is of version {version or 'none'}")


def _promises(text: bytes) -> dict[str, Promise | None]:
    """The files that RECORD names, with their hashes; it may leave out those of its own folder.

    Raises:
        ValueError: a line makes no sense.
    """
    promised: dict[str, Promise | None] = {}
    for name, hashed, _ in csv.reader(io.StringIO(text.decode(), newline="")):
        algorithm, _, digest = hashed.partition("=")
        if hashed and algorithm not in _ALGORITHMS:
            raise ValueError(f"it names {name} with a hash that is not safe")
        padded = digest + "=" * (-len(digest) % 4)
        promised[name] = Promise(algorithm, base64.urlsafe_b64decode(padded)) if hashed else None
    return promised


def _place_of(path: PurePosixPath, data: str, layout: Layout) -> PurePosixPath | None:
    """Where a file goes; None for those that are left out."""
    if path.parts[0] != data:
        return layout.site_packages / path
    scheme, rest = "".join(path.parts[1:2]), PurePosixPath(*path.parts[2:])
    if scheme in _LEFT_OUT and rest.parts:
        return None
    places = {"purelib": layout.site_packages, "platlib": layout.site_packages, "data": layout.prefix}
    if scheme not in places or not rest.parts:
        raise ValueError(f"it does not say where {path} goes")
    return places[scheme] / rest


def _normalised(name: str) -> str:
    """The name of a package as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _refused(filename: str, reason: str) -> EngineRuntimeError:
    return EngineRuntimeError(f"{filename} cannot be unpacked: {reason}", "update PixelSmile Desktop, or report this")
