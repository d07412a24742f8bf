"""The segments of a JPEG file: found, kept, replaced.

Source: ITU-T T.81 annex B; JFIF 1.02; XMP specification part 3; ICC.1 annex B.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from pixelsmile_desktop.imaging.metadata import Metadata

SOI, EOI, SOS, DQT, COM, APP0, APP1, APP2, APP11, APP13, APP14 = (
    *(0xD8, 0xD9, 0xDA, 0xDB, 0xFE),
    *(0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEE),
)
EXIF_HEAD: Final = b"Exif\0\0"
XMP_HEAD: Final = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_XMP_HEAD: Final = b"http://ns.adobe.com/xmp/extension/\0"
ICC_HEAD: Final = b"ICC_PROFILE\0"
PHOTOSHOP_HEAD: Final = b"Photoshop 3.0\0"
MPF_HEAD: Final = b"MPF\0"
LARGEST_PAYLOAD: Final = 65533

_FRAMES: Final = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES: Final = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_STRETCH: Final = 1 << 20
"""Bytes of a picture that are searched at a time."""
_NO_PAYLOAD: Final = (0x01, *range(0xD0, 0xD8))


class JpegError(ValueError):
    """The bytes are no JPEG stream, or a broken one."""


@dataclass(frozen=True)
class Segment:
    """One marker segment: its marker's second byte and its payload without the length."""

    marker: int
    payload: bytes

    def to_bytes(self) -> bytes:
        """The segment as it stands in a file."""
        return bytes((0xFF, self.marker)) + (len(self.payload) + 2).to_bytes(2, "big") + self.payload


@dataclass(frozen=True)
class Component:
    """A colour component of a frame: its identifier, sampling factors and quantisation table."""

    identifier: int
    across: int
    down: int
    table: int


@dataclass(frozen=True, eq=False)
class JpegStructure:
    """What a JPEG file holds before and around its picture.

    Attributes:
        segments: application segments and comments in the order of the file.
        size: width, height.
        precision: bits of a sample.
        marker: of the frame; 0xC2 is progressive.
        components: of the frame.
        tables: quantisation tables by their number, 64 values in zigzag order.
    """

    segments: tuple[Segment, ...]
    size: tuple[int, int]
    precision: int
    marker: int
    components: tuple[Component, ...]
    tables: dict[int, tuple[int, ...]]

    @property
    def adobe_transform(self) -> int | None:
        """Colour transform that Adobe's segment names: 0 none, 1 YCbCr, 2 YCCK."""
        for segment in self.segments:
            if segment.marker == APP14 and segment.payload[:5] == b"Adobe" and len(segment.payload) >= 12:
                return segment.payload[11]
        return None

    @property
    def is_rgb(self) -> bool:
        """Whether the components are red, green and blue instead of YCbCr, by the rules that libjpeg follows."""
        if len(self.components) != 3 or any(s.payload[:5] == b"JFIF\0" for s in self.segments if s.marker == APP0):
            return False
        if self.adobe_transform is not None:
            return self.adobe_transform == 0
        return bytes(c.identifier for c in self.components) == b"RGB"


def parse(data: bytes) -> tuple[JpegStructure, bytes]:
    """The structure of a JPEG file, and the file without metadata for the decoder.

    Raises:
        JpegError: no JPEG, cut short, or of a kind that is not read.
    """
    structure, essence, start = parse_head(data)
    return structure, essence + data[start : _end_of_picture(data, start)]


def parse_head(data: bytes) -> tuple[JpegStructure, bytes, int]:
    """What stands before the picture of a JPEG file; the picture itself is not looked at, and need not be there.

    Returns:
        The structure; what a decoder needs of it, without metadata; and where in `data` the picture follows.

    Raises:
        JpegError: no JPEG, cut short, or of a kind that is not read.
    """
    kept: list[Segment] = []
    essence = [b"\xff\xd8"]
    tables: dict[int, tuple[int, ...]] = {}
    frame: Segment | None = None
    start = 0
    for segment, at in _walk(data):
        if segment.marker == COM or 0xE0 <= segment.marker <= 0xEF:
            kept.append(segment)
            if segment.marker == APP14 or (segment.marker == APP0 and segment.payload[:5] == b"JFIF\0"):
                essence.append(segment.to_bytes())
            continue
        if segment.marker == SOS:
            start = at
            break
        if segment.marker == DQT:
            tables |= _quantisation(segment.payload)
        if segment.marker in _OTHER_FRAMES:
            raise JpegError("lossless, hierarchical or arithmetic coding")
        if segment.marker in _FRAMES and frame is None:
            frame = segment
        essence.append(segment.to_bytes())
    if frame is None or not start:
        raise JpegError("the picture is missing")
    return _structure(kept, frame, tables), b"".join(essence), start


def _walk(data: bytes) -> Iterator[tuple[Segment, int]]:
    at = 2
    while True:
        while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            raise JpegError("cut short, or damaged before the picture")
        marker = data[at + 1]
        if marker in _NO_PAYLOAD:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == EOI or length < 2 or at + 2 + length > len(data):
            raise JpegError("cut short, or damaged before the picture")
        yield Segment(marker, data[at + 4 : at + 2 + length]), at
        at += 2 + length


def _end_of_picture(data: bytes, at: int) -> int:
    """Where the end marker ends; whatever follows (further pictures, junk) is not part of the picture."""
    while at + 4 <= len(data):
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found = _next_marker(data, at + 2 + length)
        if found is None:
            break
        at = found
        if data[at + 1] == EOI:
            return at + 2
    raise JpegError("cut short in the middle of the picture")


def _next_marker(data: bytes, at: int) -> int | None:
    """Where the next marker stands that is neither a stuffed byte nor a restart; None if none does.

    By numpy, which lets other threads go on meanwhile: a regular expression would hold them up for 20 ms a megabyte.
    """
    for begin in range(at, len(data) - 1, _STRETCH):
        stretch = np.frombuffer(data, np.uint8, min(_STRETCH + 1, len(data) - begin), begin)
        places = np.flatnonzero(stretch[:-1] == 0xFF)
        following = stretch[places + 1]
        is_marker = (following != 0) & (following != 0xFF) & (following & 0xF8 != 0xD0)
        found = places[is_marker]
        if found.size:
            return begin + int(found[0])
    return None


def _structure(kept: list[Segment], frame: Segment, tables: dict[int, tuple[int, ...]]) -> JpegStructure:
    body = frame.payload
    if len(body) < 6 or len(body) < 6 + 3 * body[5]:
        raise JpegError("a broken frame header")
    height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    if not width or not height:
        raise JpegError("a picture without size")
    parts = (body[6 + 3 * i : 9 + 3 * i] for i in range(body[5]))
    components = tuple(Component(p[0], p[1] >> 4, p[1] & 15, p[2]) for p in parts)
    return JpegStructure(tuple(kept), (width, height), body[0], frame.marker, components, tables)


def _quantisation(payload: bytes) -> dict[int, tuple[int, ...]]:
    tables: dict[int, tuple[int, ...]] = {}
    at = 0
    while at < len(payload):
        width = 2 if payload[at] >> 4 else 1
        values = payload[at + 1 : at + 1 + 64 * width]
        if len(values) < 64 * width:
            raise JpegError("a broken quantisation table")
        numbers = (int.from_bytes(values[i : i + width], "big") for i in range(0, 64 * width, width))
        tables[payload[at] & 15] = tuple(numbers)
        at += 1 + 64 * width
    return tables


def metadata_of(structure: JpegStructure) -> Metadata:
    """The raw blocks among the segments."""
    exif = xmp = None
    profile: dict[int, bytes] = {}
    photoshop = b""
    for segment in structure.segments:
        body = segment.payload
        if segment.marker == APP1 and body.startswith(EXIF_HEAD):
            exif = exif or body[len(EXIF_HEAD) :]
        elif segment.marker == APP1 and body.startswith(XMP_HEAD):
            xmp = xmp or body[len(XMP_HEAD) :]
        elif segment.marker == APP2 and body.startswith(ICC_HEAD) and len(body) > 14:
            profile.setdefault(body[12], body[14:])
        elif segment.marker == APP13 and body.startswith(PHOTOSHOP_HEAD):
            photoshop += body[len(PHOTOSHOP_HEAD) :]
    icc = b"".join(profile[number] for number in sorted(profile)) or None
    extended = any(s.payload.startswith(EXTENDED_XMP_HEAD) for s in structure.segments if s.marker == APP1)
    left = ("the extended part of the XMP packet stays behind, because only JPEG splits packets",) if extended else ()
    return Metadata(icc, exif, xmp, photoshop or None, native=structure, left_behind=left)


def pieces(marker: int, head: bytes, block: bytes) -> Iterable[Segment]:
    """A block as one or more segments with the same head."""
    room = LARGEST_PAYLOAD - len(head)
    return [Segment(marker, head + block[at : at + room]) for at in range(0, len(block), room)]


def icc_segments(profile: bytes) -> Iterable[Segment]:
    """A colour profile as numbered segments; none when it is too long for a JPEG file."""
    room = LARGEST_PAYLOAD - len(ICC_HEAD) - 2
    count = -(-len(profile) // room)
    if count > 255:
        return []
    heads = (ICC_HEAD + bytes((number + 1, count)) for number in range(count))
    return [Segment(APP2, head + profile[i * room : (i + 1) * room]) for i, head in enumerate(heads)]
