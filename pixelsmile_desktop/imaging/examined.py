"""What a photo file says of itself, read from its headers: size, time, camera, and a key for its content.

Nothing is decoded, and of most files only some kilobytes are read.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import re
import struct
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging import jpeg_structure, png, webp
from pixelsmile_desktop.imaging.exif import EXIF_IFD, ORIENTATION
from pixelsmile_desktop.imaging.formats import FileFormat, format_of_suffix, sniff
from pixelsmile_desktop.imaging.ifd import Directory, IfdError, TiffTree

KEY_SPAN: Final = 64 * 1024
"""Bytes at either end of a file that its content key is made from."""

_MAKE, _MODEL, _TAKEN, _TAKEN_FRACTION = 271, 272, 36867, 37521
_DATE: Final = re.compile(rb"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_TURNED: Final = (5, 6, 7, 8)
_TIFF_MAGIC: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
# Enough for the headers of nearly every photo, of those with large previews in them, and of all the others.
_PREFIXES: Final = (128 * 1024, 2 * 1024 * 1024)
_LONGEST_EXIF: Final = 1 << 20
# In any of these ways readers of headers fail on damaged files.
_FAILURES: Final = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, RuntimeError, struct.error)


@dataclass(frozen=True)
class ExaminedPhoto:
    """What the headers of a photo file say.

    Attributes:
        width, height: of the upright picture, in pixels; 0 if the file is damaged or no photo.
        captured: when it was taken, seconds since 1970 in the camera's own clock; None if the file does not say.
        camera: maker and model, in words; empty if the file does not say.
        orientation: EXIF orientation 1..8.
        content_key: hexadecimal, the same for every copy of the file.
    """

    width: int
    height: int
    captured: float | None
    camera: str
    orientation: int
    content_key: str


@dataclass(frozen=True)
class _Header:
    """Size as it lies in the file, and the directories that describe the photo; `orientation` None as they say."""

    size: tuple[int, int] = (0, 0)
    tree: TiffTree | None = None
    orientation: int | None = None


class _FileBytes:
    """An open file that is sliced like bytes; only what is sliced is read, in blocks that are kept."""

    _BLOCK: Final = 16 * 1024

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size
        self._blocks: dict[int, bytes] = {}

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, span: slice, /) -> bytes:
        start, stop, _ = span.indices(self._size)
        first, last = start // self._BLOCK, max(start, stop - 1) // self._BLOCK
        joined = b"".join(self._block(number) for number in range(first, last + 1))
        return joined[start - first * self._BLOCK : max(start, stop) - first * self._BLOCK]

    def _block(self, number: int) -> bytes:
        if number not in self._blocks:
            self._file.seek(number * self._BLOCK)
            self._blocks[number] = self._file.read(self._BLOCK)
        return self._blocks[number]


def examine(path: Path) -> ExaminedPhoto:
    """Read the headers of a photo. The file is opened read-only, once; a damaged one has no size, but a key.

    Raises:
        PhotoError: it is missing, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            key = _content_key(file, size)
            header = _header(file, size, path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PhotoError(f"{path} cannot be read ({reason})", "check the name and the disk") from error
    orientation, captured, camera = _description(header)
    width, height = header.size if orientation not in _TURNED else header.size[::-1]
    return ExaminedPhoto(width, height, captured, camera, orientation, key)


def _content_key(file: BinaryIO, size: int) -> str:
    digest = hashlib.sha256(size.to_bytes(8, "big"))
    for start in (0, max(0, size - KEY_SPAN)):
        file.seek(start)
        digest.update(file.read(KEY_SPAN))
    return digest.hexdigest()


def _header(file: BinaryIO, size: int, path: Path) -> _Header:
    file.seek(0)
    start = file.read(KEY_SPAN)
    form: FileFormat | None
    if start[:4] in _TIFF_MAGIC:
        # Where the directories lie that tell RAW files from others, only the whole file knows; its name must do.
        form = FileFormat.RAW if format_of_suffix(path) is FileFormat.RAW else FileFormat.TIFF
    else:
        form = sniff(start, path)
    if form is None:
        return _Header()
    try:
        # What decoders mutter about a header is not for the user.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _READERS[form](file, size, path)
    except _FAILURES:
        return _Header()


def _jpeg(file: BinaryIO, size: int, _path: Path) -> _Header:
    structure = _of_growing_prefix(file, size, lambda data: jpeg_structure.parse_head(data)[0])
    exif = jpeg_structure.metadata_of(structure).exif
    return _Header(structure.size, _tree_of(exif))


def _png(file: BinaryIO, size: int, _path: Path) -> _Header:
    data = _FileBytes(file, size)
    at = len(png.SIGNATURE)
    exif = None
    while exif is None and at + 12 <= size:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"eXIf" and length <= _LONGEST_EXIF:
            exif = data[at + 8 : at + 8 + length]
        at += 12 + length
    return _Header(png.size_of(data[:33]), _tree_of(exif))


def _webp(file: BinaryIO, size: int, _path: Path) -> _Header:
    data = _FileBytes(file, size)
    at = 12
    exif = None
    while exif is None and at + 8 <= size:
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind == b"EXIF" and length <= _LONGEST_EXIF:
            exif = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return _Header(webp.size_of(_whole(file)), _tree_of(exif))


def _avif(file: BinaryIO, _size: int, _path: Path) -> _Header:
    from PIL import AvifImagePlugin

    with AvifImagePlugin.AvifImageFile(io.BytesIO(_whole(file))) as image:
        return _Header(image.size, _tree_of(image.info.get("exif")))


def _heic(file: BinaryIO, _size: int, _path: Path) -> _Header:
    import pi_heif

    image = pi_heif.open_heif(io.BytesIO(_whole(file)), convert_hdr_to_8bit=False)
    # The decoder turns the picture upright, whatever its EXIF block says.
    return _Header(image.size, _tree_of(image.info.get("exif")), orientation=1)


def _tiff(file: BinaryIO, size: int, _path: Path) -> _Header:
    tree = TiffTree(_FileBytes(file, size))
    main = tree.directory(tree.first)
    return _Header((tree.number(main, 256) or 0, tree.number(main, 257) or 0), tree)


def _raw(file: BinaryIO, size: int, path: Path) -> _Header:
    import rawpy

    file.seek(0)
    try:
        # By its path where that is text, because LibRaw reads all of an open file.
        with rawpy.imread(file if re.search("[\ud800-\udfff]", str(path)) else str(path)) as raw:
            picture = (raw.sizes.width, raw.sizes.height)
            turned = picture[::-1] if raw.sizes.flip in (5, 6) else picture
            tree = _tree_of_raw(file, size) or _tree_of(_exif_of_preview(raw))
    except rawpy.LibRawError:
        return _Header()
    return _Header(turned, tree, orientation=1)


_Reader = Callable[[BinaryIO, int, Path], _Header]
_READERS: Final[dict[FileFormat, _Reader]] = {
    FileFormat.JPEG: _jpeg,
    FileFormat.PNG: _png,
    FileFormat.TIFF: _tiff,
    FileFormat.WEBP: _webp,
    FileFormat.AVIF: _avif,
    FileFormat.HEIC: _heic,
    FileFormat.RAW: _raw,
}


def _of_growing_prefix(file: BinaryIO, size: int, read: Callable[[bytes], Any]) -> Any:
    for length in _PREFIXES:
        file.seek(0)
        try:
            return read(file.read(length))
        except ValueError:
            if length >= size:
                raise
    return read(_whole(file))


def _whole(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _tree_of(exif: bytes | None) -> TiffTree | None:
    if not exif:
        return None
    try:
        return TiffTree(exif.removeprefix(b"Exif\0\0"))
    except IfdError:
        return None


def _tree_of_raw(file: BinaryIO, size: int) -> TiffTree | None:
    try:
        return TiffTree(_FileBytes(file, size))
    except IfdError:
        return None


def _exif_of_preview(raw: Any) -> bytes | None:
    """The EXIF block of the preview, for containers that are not like TIFF."""
    import rawpy

    preview = raw.extract_thumb()
    if preview.format is not rawpy.ThumbFormat.JPEG:
        return None
    return jpeg_structure.metadata_of(jpeg_structure.parse_head(bytes(preview.data))[0]).exif


def _description(header: _Header) -> tuple[int, float | None, str]:
    """Orientation, time and camera that the directories of a header name."""
    if header.tree is None:
        return header.orientation or 1, None, ""
    tree = header.tree
    try:
        main = tree.directory(tree.first)
        stored = tree.number(main, ORIENTATION, 1) or 1
        orientation = header.orientation or (stored if stored in range(1, 9) else 1)
        camera = _camera(_text(tree, main, _MAKE), _text(tree, main, _MODEL))
    except _FAILURES:
        return header.orientation or 1, None, ""
    return orientation, _captured(tree, main), camera


def _captured(tree: TiffTree, main: Directory) -> float | None:
    try:
        position = tree.number(main, EXIF_IFD)
        if not position:
            return None
        photo = tree.directory(position)
        found = _DATE.match(_text(tree, photo, _TAKEN))
        if found is None:
            return None
        # The clock of a camera knows no time zone; its days are counted as if it stood in Greenwich.
        seconds = calendar.timegm(tuple(map(int, found.groups())))
        fraction = re.match(rb"\d{1,6}", _text(tree, photo, _TAKEN_FRACTION))
    except _FAILURES:
        return None
    return seconds + (float(b"0." + fraction[0]) if fraction else 0.0)


def _text(tree: TiffTree, directory: Directory, tag: int) -> bytes:
    entry = directory.by_tag.get(tag)
    if entry is None or entry.kind != 2 or entry.size > 256:
        return b""
    return tree.value(entry).partition(b"\0")[0].strip()


def _camera(make: bytes, model: bytes) -> str:
    """Maker and model without saying the maker twice, as most models do."""
    maker, name = (text.decode("utf-8", "replace").strip() for text in (make, model))
    first = maker.partition(" ")[0].casefold()
    if not first or name.casefold().startswith(first):
        return name or maker
    return f"{maker} {name}".strip()
