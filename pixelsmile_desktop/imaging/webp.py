"""WebP: decode, encode (loss-free stays loss-free), and carry chunks verbatim. Source: WebP Container Specification."""

from __future__ import annotations

import dataclasses
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.exif import orientation_of
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.pixels import array_of, channels_of, eight_bit, photo_from_channels

_LONGEST_SIDE = 16383
_PICTURE = (b"VP8 ", b"VP8L", b"ALPH")
_ICC_FLAG, _ALPHA_FLAG, _EXIF_FLAG, _XMP_FLAG = 0x20, 0x10, 0x08, 0x04


class WebpError(ValueError):
    """The bytes are no WebP file, or a broken one."""


@dataclass(frozen=True, eq=False)
class WebpStructure:
    """What else the file holds.

    Attributes:
        lossless: whether the picture is coded without loss.
        exif_head: what its EXIF chunk begins with, before the block.
        unknown: chunks that nobody here knows.
        credentials: whether it has content credentials (C2PA).
    """

    lossless: bool
    exif_head: bytes
    unknown: tuple[tuple[bytes, bytes], ...]
    credentials: bool


@dataclass(frozen=True)
class _Blocks:
    """What stands around a picture."""

    icc: bytes | None
    exif: bytes | None
    xmp: bytes | None
    unknown: tuple[tuple[bytes, bytes], ...] = ()


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise WebpError("cut short")
    at = 12
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > end:
            raise WebpError("cut short")
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the headers, before anything is decoded.

    Raises:
        WebpError: they are broken.
    """
    for kind, body in _chunks(data):
        if kind == b"VP8X" and len(body) >= 10:
            return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
        if kind == b"VP8 " and len(body) >= 10:
            width, height = struct.unpack_from("<HH", body, 6)
            return width & 0x3FFF, height & 0x3FFF
        if kind == b"VP8L" and len(body) >= 5:
            bits = int.from_bytes(body[1:5], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise WebpError("the picture is missing")


def decode(data: bytes) -> Decoded:
    """Decode a WebP file.

    Raises:
        WebpError: cut short or damaged.
        OSError, ValueError, SyntaxError, EOFError: the decoder gives up.
    """
    from PIL import WebPImagePlugin

    parts = list(_chunks(data))
    by_kind: dict[bytes, bytes] = {}
    for kind, body in parts:
        by_kind.setdefault(kind, body)
    picture = b"".join(_chunk(kind, body) for kind, body in parts if kind not in (b"EXIF", b"XMP ", b"ICCP"))
    with WebPImagePlugin.WebPImageFile(io.BytesIO(_riff(picture))) as image:
        channels = array_of(image)
    exif = by_kind.get(b"EXIF")
    head = b"Exif\0\0" if exif and exif.startswith(b"Exif\0\0") else b""
    credentials = b"C2PA" in by_kind
    known = (*_PICTURE, b"VP8X", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP ", b"C2PA")
    unknown = tuple(part for part in parts if part[0] not in known)
    structure = WebpStructure(b"VP8L" in by_kind, head, unknown, credentials)
    exif = exif.removeprefix(head) or None if exif else None
    metadata = Metadata(by_kind.get(b"ICCP") or None, exif, by_kind.get(b"XMP ") or None, native=structure)
    warnings = ("the picture is animated; only its first frame is used",) if b"ANMF" in by_kind else ()
    return Decoded(photo_from_channels(channels), metadata, orientation_of(exif), warnings)


def encode(
    photo: Photo, metadata: Metadata, quality: int, *, like_original: bool = True
) -> tuple[bytes, tuple[str, ...]]:
    """A WebP file, loss-free if the original was and it shall be like it, and what could not be carried.

    Raises:
        SaveError: a side is too long for the format.
        OSError, ValueError: the encoder gives up.
    """
    from PIL import Image

    if max(photo.width, photo.height) > _LONGEST_SIDE:
        what = f"a side of the photo is longer than WebP's {_LONGEST_SIDE} pixels"
        raise SaveError(what, "save it as JPEG, PNG or TIFF")
    warnings = []
    if photo.white > 255:
        warnings.append("WebP holds 8 bits per channel, so the photo's 16 bits were rounded")
    if metadata.photoshop or metadata.iptc:
        warnings.append("WebP has no place for the original's IPTC block, so it was dropped")
    original = metadata.native if isinstance(metadata.native, WebpStructure) else None
    if original and original.credentials:
        warnings.append("the original's content credentials were dropped, because they are not true of the result")
    if metadata.icc and metadata.icc[16:20] == b"GRAY":
        metadata = dataclasses.replace(metadata, icc=None)
        warnings.append("WebP stores grey as colour, which the original's grey profile does not fit, so it was dropped")
    photo = eight_bit(photo)
    colours = channels_of(Photo(photo.pixels, photo.alpha))
    buffer = io.BytesIO()
    lossless = like_original and original is not None and original.lossless
    # With loss-free coding, quality is effort; `exact` keeps the colours below full transparency.
    effort = 75 if lossless else quality
    Image.fromarray(colours).save(buffer, "WEBP", lossless=lossless, quality=effort, method=2, exact=True)
    picture = [part for part in _chunks(buffer.getvalue()) if part[0] in _PICTURE]
    head, unknown = (original.exif_head, original.unknown) if original else (b"", ())
    blocks = _Blocks(metadata.icc, head + metadata.exif if metadata.exif else None, metadata.xmp, unknown)
    has_alpha = photo.alpha is not None
    return _assembled((photo.width, photo.height), has_alpha, picture, blocks), tuple(warnings)


def with_blocks(original: bytes, icc: bytes | None, exif: bytes | None, xmp: bytes | None) -> bytes | None:
    """A WebP file with these blocks and no others; its coded picture stays as it is, byte for byte.

    Returns:
        None for an animation, whose pictures lie elsewhere.

    Raises:
        WebpError: the original is broken.
    """
    picture = [part for part in _chunks(original) if part[0] in _PICTURE]
    if not picture:
        return None
    flags = next((body[0] for kind, body in _chunks(original) if kind == b"VP8X" and body), 0)
    # A file without an extended header has the flag of its alpha in the lossless picture itself.
    has_alpha = bool(flags & _ALPHA_FLAG) or (picture[0][0] == b"VP8L" and bool(picture[0][1][4] & 0x10))
    return _assembled(size_of(original), has_alpha, picture, _Blocks(icc, exif, xmp))


def _assembled(size: tuple[int, int], has_alpha: bool, picture: list[tuple[bytes, bytes]], blocks: _Blocks) -> bytes:
    flags = _ALPHA_FLAG if has_alpha else 0
    before: list[tuple[bytes, bytes]] = []
    after: list[tuple[bytes, bytes]] = []
    if blocks.icc:
        flags |= _ICC_FLAG
        before.append((b"ICCP", blocks.icc))
    if blocks.exif:
        flags |= _EXIF_FLAG
        after.append((b"EXIF", blocks.exif))
    if blocks.xmp:
        flags |= _XMP_FLAG
        after.append((b"XMP ", blocks.xmp))
    canvas = (size[0] - 1).to_bytes(3, "little") + (size[1] - 1).to_bytes(3, "little")
    parts = [(b"VP8X", bytes((flags, 0, 0, 0)) + canvas), *before, *picture, *after, *blocks.unknown]
    return _riff(b"".join(_chunk(kind, body) for kind, body in parts))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)


def _riff(body: bytes) -> bytes:
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
