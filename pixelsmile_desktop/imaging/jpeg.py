"""JPEG: decode, and encode with the original's tables, sampling and segments."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging import jpeg_structure as js
from pixelsmile_desktop.imaging.exif import orientation_of
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.photoshop import with_iptc
from pixelsmile_desktop.imaging.pixels import array_of, channels_of, eight_bit, photo_from_channels

# Places of an 8 x 8 block, row by row, in the order of its diagonals, which alternate in direction (T.81, figure 5).
_ZIGZAG = sorted(range(64), key=lambda i: (i // 8 + i % 8, i // 8 if (i // 8 + i % 8) % 2 else i % 8))
_SUBSAMPLING = {(1, 1): "4:4:4", (2, 1): "4:2:2", (2, 2): "4:2:0"}


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the headers, before anything is decoded.

    Raises:
        JpegError: they are broken.
    """
    return js.parse_head(data)[0].size


def decode(data: bytes) -> Decoded:
    """Decode a JPEG file.

    Raises:
        PhotoError: CMYK, or of a depth that is not read.
        JpegError: broken.
        OSError: the decoder gives up.
    """
    from PIL import JpegImagePlugin

    structure, essence = js.parse(data)
    if len(structure.components) == 4:
        raise PhotoError("the photo is in CMYK", "convert it to RGB in your photo editor and open that")
    if structure.precision != 8 or len(structure.components) not in (1, 3):
        raise PhotoError("this kind of JPEG cannot be read", "save it as an ordinary JPEG or TIFF and open that")
    with JpegImagePlugin.JpegImageFile(io.BytesIO(essence)) as image:
        channels = array_of(image)
    metadata = js.metadata_of(structure)
    return Decoded(photo_from_channels(channels), metadata, orientation_of(metadata.exif))


def encode(
    photo: Photo, metadata: Metadata, quality: int, *, like_original: bool = True
) -> tuple[bytes, tuple[str, ...]]:
    """A JPEG file, with the original's tables and sampling when the original was one, and what could not be carried.

    Args:
        photo: alpha is dropped, 16 bit is rounded to 8.
        metadata: blocks as they shall stand in the result.
        quality: of the IJG scale, 1..100, when the original was no JPEG.
        like_original: False compresses by `quality` even if the original was a JPEG.

    Raises:
        OSError, ValueError: the encoder gives up.
    """
    from PIL import Image

    warnings = []
    if photo.alpha is not None:
        warnings.append("JPEG knows no transparency, so it was dropped")
    if photo.white > 255:
        warnings.append("JPEG holds 8 bits per channel, so the photo's 16 bits were rounded")
    original = metadata.native if isinstance(metadata.native, js.JpegStructure) else None
    options: dict[str, Any] = {"quality": quality, "subsampling": "4:4:4"}
    if original is not None and like_original:
        options = _options_like(original, photo.is_grey)
    buffer = io.BytesIO()
    Image.fromarray(channels_of(eight_bit(photo), alpha=False)).save(buffer, "JPEG", **options)
    encoded = buffer.getvalue()
    own, rest = _split(encoded)
    if original is None:
        segments, more = _fresh(metadata)
        segments = [*own, *segments]
    else:
        keep_rgb = bool(options.get("keep_rgb"))
        segments, more = _carried(original, metadata, adobe_transform=0 if keep_rgb else 1)
        if keep_rgb and not any(_is_adobe(s) for s in segments):
            segments += [s for s in own if _is_adobe(s)]
    head = b"".join([b"\xff\xd8", *(s.to_bytes() for s in segments)])
    return head + memoryview(encoded)[rest:], (*warnings, *more)


def with_segments(original: bytes, segments: Sequence[js.Segment]) -> bytes:
    """A JPEG file with other application segments and comments; its coded picture stays as it is, byte for byte.

    What follows the picture (previews, gain maps) is left out.

    Raises:
        JpegError: the original is broken.
    """
    _, essence = js.parse(original)
    own, rest = _split(essence)
    # The essence has the segments that tell a decoder how to read it.
    others = [s for s in segments if not _is_adobe(s) and not (s.marker == js.APP0 and s.payload[:5] == b"JFIF\0")]
    return b"".join([b"\xff\xd8", *(s.to_bytes() for s in (*own, *others)), essence[rest:]])


def _options_like(original: js.JpegStructure, is_grey: bool) -> dict[str, Any]:
    numbers = [c.table for c in original.components]
    tables = [original.tables[number] for number in numbers if number in original.tables]
    if len(tables) < len(numbers):
        raise ValueError("the original's quantisation tables are incomplete")
    if len(tables) == 3 and tables[1] == tables[2]:
        tables = tables[:2]
    natural = []
    for table in tables:
        values = [0] * 64
        for place, value in zip(_ZIGZAG, table, strict=True):
            values[place] = value
        natural.append(values)
    options: dict[str, Any] = {"qtables": natural, "progressive": original.marker == 0xC2}
    if len(original.components) == 3 and not is_grey:
        luma, *chroma = original.components
        whole = all(c.across == c.down == 1 for c in chroma)
        options["subsampling"] = _SUBSAMPLING.get((luma.across, luma.down), "4:4:4") if whole else "4:4:4"
        options["keep_rgb"] = original.is_rgb
    return options


def _split(encoded: bytes) -> tuple[list[js.Segment], int]:
    """The application segments that the encoder wrote, and where the rest begins."""
    segments = []
    at = 2
    while 0xE0 <= encoded[at + 1] <= 0xEF:
        length = int.from_bytes(encoded[at + 2 : at + 4], "big")
        segments.append(js.Segment(encoded[at + 1], encoded[at + 4 : at + 2 + length]))
        at += 2 + length
    return segments, at


def _fresh(metadata: Metadata) -> tuple[list[js.Segment], list[str]]:
    exif, warnings = _exif_segment(metadata.exif)
    xmp, more = _xmp_segment(metadata.xmp)
    icc = list(js.icc_segments(metadata.icc)) if metadata.icc else []
    if metadata.icc and not icc:
        more.append("the colour profile is too long for a JPEG file and was dropped")
    resources = with_iptc(metadata.photoshop, metadata.iptc)
    photoshop = js.pieces(js.APP13, js.PHOTOSHOP_HEAD, resources or b"")
    return [*exif, *xmp, *photoshop, *icc], [*warnings, *more]


def _exif_segment(exif: bytes | None) -> tuple[list[js.Segment], list[str]]:
    if exif is None:
        return [], []
    if len(exif) + len(js.EXIF_HEAD) > js.LARGEST_PAYLOAD:
        return [], ["the EXIF block is too long for a JPEG file and was dropped"]
    return [js.Segment(js.APP1, js.EXIF_HEAD + exif)], []


def _xmp_segment(xmp: bytes | None) -> tuple[list[js.Segment], list[str]]:
    if xmp is None:
        return [], []
    if len(xmp) + len(js.XMP_HEAD) > js.LARGEST_PAYLOAD:
        return [], ["the XMP packet is too long for a JPEG file and was dropped"]
    return [js.Segment(js.APP1, js.XMP_HEAD + xmp)], []


def _carried(
    original: js.JpegStructure, metadata: Metadata, adobe_transform: int
) -> tuple[list[js.Segment], list[str]]:
    """The original's segments with the new blocks in their places."""
    before = js.metadata_of(original)
    result: list[js.Segment] = []
    dropped: dict[str, None] = {}
    exif, warnings = _exif_segment(metadata.exif)
    xmp, more = _xmp_segment(metadata.xmp)
    if not xmp and before.xmp is not None:
        xmp = _xmp_segment(before.xmp)[0]
        more = ["the XMP packet has no room left, so the result says nothing of the edit"]
    photoshop = list(js.pieces(js.APP13, js.PHOTOSHOP_HEAD, metadata.photoshop or b""))
    for segment in original.segments:
        body, marker = segment.payload, segment.marker
        if marker == js.APP1 and body.startswith(js.EXIF_HEAD) and exif:
            result.append(exif.pop())
        elif marker == js.APP1 and body.startswith(js.XMP_HEAD):
            result += xmp
            xmp = []
        elif marker == js.APP13 and body.startswith(js.PHOTOSHOP_HEAD) and metadata.photoshop != before.photoshop:
            result += photoshop
            photoshop = []
        elif marker == js.APP0:
            result += _file_header(body)
        elif _is_adobe(segment):
            result += [segment] if body[11:12] == bytes((adobe_transform,)) else []
        elif marker == js.APP2 and body.startswith(js.ICC_HEAD) and metadata.icc is None:
            continue
        elif why := _why_dropped(segment):
            dropped[why] = None
        else:
            result.append(segment)
    place = next((i for i, s in enumerate(result) if not _leads(s)), len(result))
    result[place:place] = xmp
    return result, [*warnings, *more, *dropped]


def _leads(segment: js.Segment) -> bool:
    return segment.marker == js.APP0 or (segment.marker == js.APP1 and segment.payload.startswith(js.EXIF_HEAD))


def _file_header(body: bytes) -> list[js.Segment]:
    # JFIF with its density but without its stale thumbnail; the extension segment is nothing but a thumbnail.
    if body.startswith(b"JFIF\0") and len(body) >= 14:
        return [js.Segment(js.APP0, body[:12] + b"\0\0")]
    return [] if body.startswith(b"JFXX\0") else [js.Segment(js.APP0, body)]


def _is_adobe(segment: js.Segment) -> bool:
    return segment.marker == js.APP14 and segment.payload.startswith(b"Adobe")


def _why_dropped(segment: js.Segment) -> str | None:
    if segment.marker == js.APP2 and segment.payload.startswith(js.MPF_HEAD):
        return "further pictures in the file (a preview or gain map) were dropped, because they show the original"
    if segment.marker == js.APP11 and segment.payload.startswith(b"JP"):
        return "the original's content credentials were dropped, because they are not true of the result"
    return None
