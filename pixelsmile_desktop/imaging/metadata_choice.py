"""The metadata of a photo as far as the user wants it to go along: all, all but the place, or none.

What belongs to a container and not to the photo (segments, chunks) is kept by a list of what is known to be harmless,
not dropped by a list of what is known to tell: a camera may hide coordinates in a segment that nobody here has seen.
"""

from __future__ import annotations

import dataclasses
import struct
from collections.abc import Iterable
from typing import Any, Final

from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.imaging import jpeg_structure as js
from pixelsmile_desktop.imaging.exif import ORIENTATION
from pixelsmile_desktop.imaging.location import (
    exif_without_location,
    iptc_without_location,
    resources_without_location,
    xmp_without_location,
)
from pixelsmile_desktop.imaging.metadata import Metadata
from pixelsmile_desktop.imaging.png import PngStructure
from pixelsmile_desktop.imaging.tiff import TiffStructure
from pixelsmile_desktop.imaging.webp import WebpStructure

_COLOUR_CHUNKS: Final = frozenset({b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCv", b"cLLi", b"pHYs"})
_TEXT_CHUNKS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_HIDDEN_BLOCK: Final = b"Raw profile type"
"""What ImageMagick calls a text chunk that holds EXIF, IPTC or XMP in hexadecimal digits."""
_BLOCKS: Final = (
    ("exif", "EXIF block", exif_without_location),
    ("xmp", "XMP packet", xmp_without_location),
    ("photoshop", "IPTC block", resources_without_location),
    ("iptc", "IPTC block", iptc_without_location),
)


def chosen_metadata(metadata: Metadata, choice: MetadataChoice) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata that goes along, and what had to be dropped whole because it could not be cleaned.

    A TIFF file is not written into a copy of the original then, because places may lie anywhere in it.
    """
    if choice is MetadataChoice.KEEP_ALL:
        return metadata, ()
    if choice is MetadataChoice.DROP_ALL:
        bare = Metadata(metadata.icc)
        return dataclasses.replace(bare, native=_reduced(metadata.native, bare, keep_texts=False)), ()
    cleaned: dict[str, Any] = {}
    warnings: dict[str, None] = {}
    for name, words, clean in _BLOCKS:
        block = getattr(metadata, name)
        cleaned[name] = clean(block) if block else None
        if block and cleaned[name] is None:
            warnings[f"the {words} could not be freed from the location for certain, so it was dropped"] = None
    if isinstance(metadata.native, TiffStructure):
        warnings |= dict.fromkeys(metadata.left_behind)
    rest = dataclasses.replace(metadata, **cleaned, native=None)
    return dataclasses.replace(rest, native=_reduced(metadata.native, rest, keep_texts=True)), tuple(warnings)


def orientation_block(orientation: int) -> bytes:
    """An EXIF block that says nothing but an orientation 1..8."""
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHLHxxL", 1, ORIENTATION, 3, 1, orientation, 0)


def _reduced(native: Any, metadata: Metadata, *, keep_texts: bool) -> Any:
    """What only the same container can take back, without whatever `metadata` no longer holds."""
    if isinstance(native, js.JpegStructure):
        return dataclasses.replace(native, segments=tuple(_segments(native, metadata, keep_comments=keep_texts)))
    if isinstance(native, PngStructure):
        before = tuple(chunk for chunk in native.before if _is_harmless(chunk.kind, chunk.data, keep_texts))
        after = tuple(chunk for chunk in native.after if _is_harmless(chunk.kind, chunk.data, keep_texts))
        return PngStructure(before, after)
    if isinstance(native, WebpStructure):
        return dataclasses.replace(native, unknown=())
    return None


def _segments(structure: js.JpegStructure, metadata: Metadata, *, keep_comments: bool) -> Iterable[js.Segment]:
    """The segments in their old order, each block once and as the metadata has it now."""
    blocks = {
        js.EXIF_HEAD: _pieces(js.APP1, js.EXIF_HEAD, metadata.exif),
        js.XMP_HEAD: _pieces(js.APP1, js.XMP_HEAD, metadata.xmp),
        js.PHOTOSHOP_HEAD: _pieces(js.APP13, js.PHOTOSHOP_HEAD, metadata.photoshop),
    }
    for segment in structure.segments:
        head = next((head for head in blocks if segment.payload.startswith(head)), None)
        if head is not None:
            yield from blocks.pop(head)
            blocks[head] = []
        elif _is_of_the_picture(segment) or (keep_comments and segment.marker == js.COM):
            yield segment


def _pieces(marker: int, head: bytes, block: bytes | None) -> list[js.Segment]:
    return list(js.pieces(marker, head, block)) if block else []


def _is_of_the_picture(segment: js.Segment) -> bool:
    body = segment.payload
    return (
        (segment.marker == js.APP0 and body.startswith(b"JFIF\0"))
        or (segment.marker == js.APP2 and body.startswith(js.ICC_HEAD))
        or (segment.marker == js.APP14 and body.startswith(b"Adobe"))
    )


def _is_harmless(kind: bytes, data: bytes, keep_texts: bool) -> bool:
    is_text = keep_texts and kind in _TEXT_CHUNKS and not data.startswith(_HIDDEN_BLOCK)
    return kind in _COLOUR_CHUNKS or is_text
