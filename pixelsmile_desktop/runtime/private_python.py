"""Unpacks the private Python: an archive of python-build-standalone, which runs wherever its folder is put."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.runtime.layout import Layout, safe_path
from pixelsmile_desktop.runtime.lock import Artifact
from pixelsmile_desktop.runtime.notes import Note, Noted
from pixelsmile_desktop.runtime.unpacking import Unpacker

_DAMAGE: Final = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError)


def unpack_python(path: Path, artifact: Artifact, layout: Layout, unpacker: Unpacker) -> Note:
    """Unpack the private Python into a runtime.

    Args:
        path: the archive, whose hash is known to be right.
        artifact: what it is.
        layout: where the interpreter must be afterwards.
        unpacker: writes the files; its meter hears of bytes as they are unpacked.

    Returns:
        What was written; it is not kept yet.

    Raises:
        EngineRuntimeError: it is no such archive.
        OSError: the file system refuses.
        Cancelled: the user stopped it.
    """
    try:
        with tarfile.open(path) as archive:
            files = tuple(_unpacked(archive, layout, unpacker))
    except (ValueError, *_DAMAGE) as error:
        raise _refused(artifact, str(error)) from error
    if str(layout.python) not in {noted.path for noted in files}:
        raise _refused(artifact, f"there is no {layout.python} in it")
    return Note(artifact.filename, artifact.sha256, files)


def _unpacked(archive: tarfile.TarFile, layout: Layout, unpacker: Unpacker) -> Iterator[Noted]:
    for member in archive:
        path = safe_path(member.name)
        if path.parts[0] != layout.prefix.name:
            raise ValueError(f"{member.name} lies outside of its folder")
        if member.issym():
            _check_target(path, member.linkname)
            yield unpacker.link(path, member.linkname)
        elif member.isreg() or member.islnk():
            source = archive.extractfile(member)
            assert source is not None
            with source:
                yield unpacker.write(path, source, is_program=bool(member.mode & 0o111))
        elif not member.isdir():
            raise ValueError(f"{member.name} is neither a file nor a folder nor a link")


def _check_target(path: PurePosixPath, target: str) -> None:
    """Refuse a link that leads out of the runtime."""
    depth = len(path.parent.parts)
    for part in PurePosixPath(target).parts:
        depth += -1 if part == ".." else 1
        if depth < 1 or part == "/":
            raise ValueError(f"the link {path} leads to {target!r}")


def _refused(artifact: Artifact, reason: str) -> EngineRuntimeError:
    what = f"the private Python {artifact.filename} cannot be unpacked: {reason}"
    return EngineRuntimeError(what, "update PixelSmile Desktop, or report this")
