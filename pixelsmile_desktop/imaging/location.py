"""Metadata blocks without the place where a photo was taken. What cannot be cleaned for certain is dropped whole.

Source: EXIF 2.32, 4.6.6 (GPS attributes); IPTC Photo Metadata Standard 2023.1 (location properties); IPTC IIM 4.2.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from pixelsmile_desktop.imaging import photoshop, xmp
from pixelsmile_desktop.imaging.exif import (
    EXIF_IFD,
    GPS_IFD,
    INTEROP_IFD,
    MAKER_NOTE,
    THUMBNAIL_LENGTH,
    THUMBNAIL_OFFSET,
    thumbnail_of,
)
from pixelsmile_desktop.imaging.ifd import Directory, IfdError, TiffTree

_SUB_DIRECTORIES: Final = 330
_PLACE_TAGS: Final = frozenset({GPS_IFD, MAKER_NOTE, _SUB_DIRECTORIES})

_PLACE_PROPERTIES: Final = frozenset(
    {
        *("City", "State", "Country", "CountryCode", "Location", "LocationCreated", "LocationShown"),
        *("lat", "long", "lat_long", "alt", "coverage"),
    }
)
_PLACE_WORD: Final = re.compile(r"gps|latitude|longitude|altitude|geotag", re.IGNORECASE)
_COPIES_OF_OTHERS: Final = frozenset({(xmp.XMP_MM, "Pantry"), (xmp.XMP_MM, "Ingredients")})
_PLACE_BYTES: Final = re.compile(rb"[:\"'\s]GPS(?:Lat|Long)|LocationCreated|LocationShown", re.IGNORECASE)

_PLACE_RECORDS: Final = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of record 2: content location code and name, city, sublocation, province, country code and name."""
_DIGEST: Final = 1061
_EXIF_AND_XMP: Final = frozenset({1058, 1059, 1060})


def exif_without_location(exif: bytes) -> bytes | None:
    """The block without GPS directory and maker's note, which may hold a place too; every other value where it lay.

    Bytes that nothing leads to any more are blanked, for a maker's note may refer to text outside itself.

    Returns:
        None when the block is too broken to be sure.
    """
    block = bytearray(exif)
    try:
        tree = TiffTree(block)
        for directory in list(tree.chain(tree.first)):
            photo_at = tree.number(directory, EXIF_IFD)
            if photo_at:
                _forget(tree, tree.directory(photo_at), _PLACE_TAGS)
            _forget(tree, directory, _PLACE_TAGS)
        _blank_unclaimed(tree)
        cleaned = TiffTree(block)
        kept = {entry.tag for directory in cleaned.chain(cleaned.first) for entry in directory.entries}
    except IfdError:
        return None
    thumbnail = thumbnail_of(bytes(block))
    is_clean = GPS_IFD not in kept and (thumbnail is None or b"Exif\0\0" not in thumbnail)
    return bytes(block) if is_clean else None


def xmp_without_location(packet: bytes) -> bytes | None:
    """The packet without the properties that name a place or coordinates; the rest stays byte for byte.

    Returns:
        None when the packet is too broken to be sure, or names a place deep inside something else.
    """
    try:
        cleaned = xmp.without(packet, _names_place)
    except xmp.XmpError:
        return None
    return None if _PLACE_BYTES.search(cleaned) else cleaned


def iptc_without_location(records: bytes) -> bytes | None:
    """IPTC records without those that name a place; None when they are broken."""
    kept: list[bytes] = []
    at = 0
    while at < len(records):
        if records[at] != 0x1C:
            return b"".join(kept) if not records[at:].strip(b"\0") else None
        length = int.from_bytes(records[at + 3 : at + 5], "big")
        end = at + 5 + length
        # A length with the highest bit set is an extended one, which no text of a photo needs.
        if length >= 0x8000 or end > len(records):
            return None
        if not (records[at + 1] == 2 and records[at + 2] in _PLACE_RECORDS):
            kept.append(records[at:end])
        at = end
    return b"".join(kept)


def resources_without_location(resources: bytes) -> bytes | None:
    """Photoshop's image resource blocks without a place in their IPTC records; None when they are broken."""
    records = photoshop.iptc_of(resources)
    if records is None:
        return photoshop.without(resources, _EXIF_AND_XMP)
    cleaned = iptc_without_location(records)
    if cleaned == records:
        return photoshop.without(resources, _EXIF_AND_XMP)
    # The digest was one of the old records.
    rest = photoshop.without(resources, _EXIF_AND_XMP | {photoshop.IPTC, _DIGEST})
    return None if rest is None else photoshop.with_iptc(rest, cleaned)


def _names_place(name: xmp.Name) -> bool:
    return name[1] in _PLACE_PROPERTIES or name in _COPIES_OF_OTHERS or _PLACE_WORD.search(name[1]) is not None


def _blank_unclaimed(tree: TiffTree) -> None:
    """Blank whatever no entry of the directories leads to."""
    assert isinstance(tree.data, bytearray)
    at = 0
    for start, end in sorted(_claimed(tree)):
        tree.data[at:start] = bytes(max(0, start - at))
        at = max(at, end)
    tree.data[at:] = bytes(len(tree.data) - at)


def _claimed(tree: TiffTree) -> list[tuple[int, int]]:
    """Where the directories, their values and the thumbnail lie.

    Raises:
        IfdError: one of them reaches beyond the end.
    """
    claimed = [(0, tree.link + tree.word_size)]
    for directory in tree.chain(tree.first):
        photo_at = tree.number(directory, EXIF_IFD)
        parts = [directory, *([tree.directory(photo_at)] if photo_at else [])]
        relations_at = tree.number(parts[-1], INTEROP_IFD)
        if relations_at:
            parts.append(tree.directory(relations_at))
        for part in parts:
            claimed.append((part.position, part.end))
            claimed += [(entry.position, entry.position + len(tree.value(entry))) for entry in part.entries]
        start, length = tree.number(directory, THUMBNAIL_OFFSET), tree.number(directory, THUMBNAIL_LENGTH)
        if start and length:
            claimed.append((start, min(start + length, len(tree.data))))
        claimed += [(start, min(end, len(tree.data))) for start, end in tree.picture_spans(directory)]
    return claimed


def _forget(tree: TiffTree, directory: Directory, tags: AbstractSet[int]) -> None:
    """Write a directory anew without some of its entries; what it refers to stays where it is."""
    kept = [entry for entry in directory.entries if entry.tag not in tags]
    if len(kept) == len(directory.entries):
        return
    assert isinstance(tree.data, bytearray)
    packed = tree.pack("H", len(kept)) + b"".join(entry.raw for entry in kept)
    if directory.end > directory.link:
        packed += tree.pack(tree.word, directory.next)
    tree.data[directory.position : directory.end] = packed.ljust(directory.end - directory.position, b"\0")
