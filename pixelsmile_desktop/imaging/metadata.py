"""What a photo file holds besides pixels, and an opened photo."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.formats import FileFormat


@dataclass(frozen=True, eq=False)
class Metadata:
    """Raw blocks, byte for byte as the file holds them; None where it holds none.

    Attributes:
        icc: colour profile.
        exif: EXIF block from its byte order mark on, with the orientation that the file has.
        xmp: main XMP packet.
        photoshop: image resource blocks (8BIM ...), which hold IPTC.
        iptc: IPTC records that stand alone (TIFF 33723).
        native: what only the same container can take back, such as JPEG segments and PNG chunks.
        left_behind: what another container than the file's own cannot take over, one sentence each.
    """

    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    photoshop: bytes | None = None
    iptc: bytes | None = None
    native: Any = None
    left_behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileIdentity:
    """How the file looked when it was read, to notice later that it changed: bytes and modification time."""

    size: int
    modified_ns: int


@dataclass(frozen=True, eq=False)
class PhotoFile:
    """An opened photo.

    Attributes:
        path: where it was read from.
        file_format: what its content is, whatever its name says.
        photo: upright pixels in the file's own colour space and depth.
        metadata: its raw blocks.
        identity: how the file looked when it was read.
        orientation: EXIF orientation 1..8 that was applied to the pixels.
        warnings: what was not as expected, one sentence each.
    """

    path: Path
    file_format: FileFormat
    photo: Photo
    metadata: Metadata
    identity: FileIdentity
    orientation: int = 1
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Decoded:
    """What a decoder gives back: pixels as they lie in the file, and how to turn them upright.

    Attributes:
        photo: pixels before the orientation is applied.
        metadata: the raw blocks.
        orientation: EXIF orientation 1..8.
        warnings: one sentence each.
    """

    photo: Photo
    metadata: Metadata = field(default_factory=Metadata)
    orientation: int = 1
    warnings: tuple[str, ...] = ()
