"""EXIF blocks, patched in place so that no offset inside them ever moves (makers' notes hold absolute ones)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pixelsmile_desktop.imaging.ifd import LONG, Directory, IfdError, TiffTree

ORIENTATION, EXIF_IFD, GPS_IFD, MAKER_NOTE, INTEROP_IFD = 274, 34665, 34853, 37500, 40965
_IMAGE_SIZE, _PIXEL_SIZE = (256, 257), (40962, 40963)
THUMBNAIL_OFFSET, THUMBNAIL_LENGTH = 513, 514
# Description, camera, resolution, software, date, artist, rating, copyright, and what Windows calls title to subject.
_COPIED: Final = frozenset(
    {*(270, 271, 272, 282, 283, 296, 305, 306, 315, 316, 18246, 18249, 33432), *range(40091, 40096)}
)
_LARGEST_COPY = 32_000

ThumbnailMaker = Callable[[int, int], bytes | None]
"""(longest side in pixels, largest number of bytes) -> a JPEG, or None when none gets that small."""

_Field = tuple[int, int, int, bytes]


def orientation_of(exif: bytes | None) -> int:
    """EXIF orientation 1..8 of a block; 1 when it says nothing sensible."""
    if not exif:
        return 1
    try:
        tree = TiffTree(exif)
        orientation = tree.number(tree.directory(tree.first), ORIENTATION, 1)
    except IfdError:
        return 1
    return orientation if orientation and orientation <= 8 else 1


def thumbnail_of(exif: bytes) -> bytes | None:
    """The JPEG thumbnail inside an EXIF block."""
    try:
        tree = TiffTree(exif)
        following = tree.directory(tree.first).next
        span = _thumbnail_span(tree, tree.directory(following)) if following else None
    except IfdError:
        return None
    return exif[span[0] : span[1]] if span else None


def renewed_exif(exif: bytes, size: tuple[int, int], make_thumbnail: ThumbnailMaker) -> bytes:
    """The block of an upright picture of `size` (width, height): orientation 1, true sizes, a new or no thumbnail.

    It has the same length, and every value that is not one of these lies where it lay. A broken block comes back as it
    is.
    """
    block = bytearray(exif)
    try:
        tree = TiffTree(block)
        main = tree.directory(tree.first)
        patch_numbers(tree, main, {ORIENTATION: 1, _IMAGE_SIZE[0]: size[0], _IMAGE_SIZE[1]: size[1]})
    except IfdError:
        return exif
    patch_pixel_size(tree, main, size)
    if main.next:
        try:
            _renew_thumbnail(tree, tree.directory(main.next), make_thumbnail)
        except IfdError:
            block[main.link : main.link + tree.word_size] = bytes(tree.word_size)
    return bytes(block)


def patch_pixel_size(tree: TiffTree, main: Directory, size: tuple[int, int]) -> None:
    """Make PixelXDimension and PixelYDimension true, in place, where the EXIF directory has them."""
    try:
        position = tree.number(main, EXIF_IFD)
        if position:
            patch_numbers(tree, tree.directory(position), dict(zip(_PIXEL_SIZE, size, strict=True)))
    except IfdError:
        return


def patch_numbers(tree: TiffTree, directory: Directory, numbers: dict[int, int]) -> None:
    """Overwrite the single number of each tag that the directory has; `tree.data` is a bytearray.

    Raises:
        IfdError: a value lies beyond the end.
    """
    assert isinstance(tree.data, bytearray)
    for tag, number in numbers.items():
        entry = directory.by_tag.get(tag)
        if entry is not None and entry.count == 1 and entry.kind in (3, 4):
            tree.value(entry)
            tree.data[entry.position : entry.position + entry.size] = tree.packed(entry.kind, number)


def without_orientation(exif: bytes) -> bytes:
    """The block without its orientation entry, all values where they were.

    For containers that say the orientation themselves and whose writers would rebuild a block that holds it.
    """
    block = bytearray(exif)
    try:
        tree = TiffTree(block)
        main = tree.directory(tree.first)
    except IfdError:
        return exif
    kept = b"".join(entry.raw for entry in main.entries if entry.tag != ORIENTATION)
    count = sum(entry.tag != ORIENTATION for entry in main.entries)
    packed = tree.pack("H", count) + kept + tree.pack(tree.word, main.next)
    block[main.position : main.end] = packed.ljust(main.end - main.position, b"\0")[: main.end - main.position]
    return bytes(block)


def copied_exif(tree: TiffTree, directory: Directory, size: tuple[int, int]) -> tuple[bytes | None, bool]:
    """A new EXIF block with what describes the photo in a TIFF or RAW file.

    The maker's note stays behind, because its offsets would no longer be true.

    Returns:
        The block, or None when there is nothing to say; and whether a maker's note was left behind.

    Raises:
        IfdError: the directories are broken.
    """
    main = [f for f in _fields(tree, directory) if f[0] in _COPIED]
    parts: dict[int, list[_Field]] = {}
    for pointer in (EXIF_IFD, GPS_IFD):
        position = tree.number(directory, pointer)
        if position:
            parts[pointer] = _fields(tree, tree.directory(position))
    photo = parts.get(EXIF_IFD, [])
    had_note = any(f[0] == MAKER_NOTE for f in photo)
    sizes = dict(zip(_PIXEL_SIZE, size, strict=True))
    parts[EXIF_IFD] = [f for f in photo if f[0] not in (MAKER_NOTE, INTEROP_IFD, *_PIXEL_SIZE)]
    if not main and not any(parts.values()):
        return None, had_note
    parts[EXIF_IFD] += [(tag, LONG, 1, tree.pack("L", number)) for tag, number in sizes.items()]
    return _block(tree, main, {tag: fields for tag, fields in parts.items() if fields}), had_note


def _fields(tree: TiffTree, directory: Directory) -> list[_Field]:
    return [
        (e.tag, e.kind, e.count, tree.value(e)) for e in directory.entries if e.size <= _LARGEST_COPY and e.kind <= 13
    ]


def _block(tree: TiffTree, main: list[_Field], parts: dict[int, list[_Field]]) -> bytes:
    head = (b"II" if tree.order == "<" else b"MM") + tree.pack("H", 42) + tree.pack("L", 8)
    position = 8 + _length([*main, *((tag, LONG, 1, bytes(4)) for tag in parts)])
    written = b""
    for tag, fields in parts.items():
        main = [*main, (tag, LONG, 1, tree.pack("L", position + len(written)))]
        written += _directory(tree, fields, position + len(written))
    return head + _directory(tree, main, 8) + written


def _length(fields: list[_Field]) -> int:
    return 6 + sum(12 + (len(f[3]) + len(f[3]) % 2 if len(f[3]) > 4 else 0) for f in fields)


def _directory(tree: TiffTree, fields: list[_Field], position: int) -> bytes:
    values = b""
    entries = tree.pack("H", len(fields))
    start = position + 6 + 12 * len(fields)
    for tag, kind, count, value in sorted(fields):
        entries += tree.pack("H", tag, kind) + tree.pack("L", count)
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += tree.pack("L", start + len(values))
            values += value + bytes(len(value) % 2)
    return entries + bytes(4) + values


def _thumbnail_span(tree: TiffTree, directory: Directory) -> tuple[int, int] | None:
    start, length = tree.number(directory, THUMBNAIL_OFFSET), tree.number(directory, THUMBNAIL_LENGTH)
    if not start or not length or start + length > len(tree.data) or tree.data[start : start + 2] != b"\xff\xd8":
        return None
    return start, start + length


def _renew_thumbnail(tree: TiffTree, directory: Directory, make_thumbnail: ThumbnailMaker) -> None:
    span = _thumbnail_span(tree, directory)
    thumbnail = make_thumbnail(160, span[1] - span[0]) if span else None
    if span is None or thumbnail is None:
        raise IfdError("no room for a new thumbnail")
    assert isinstance(tree.data, bytearray)
    patch_numbers(tree, directory, {THUMBNAIL_LENGTH: len(thumbnail), ORIENTATION: 1})
    tree.data[span[0] : span[1]] = thumbnail.ljust(span[1] - span[0], b"\0")
