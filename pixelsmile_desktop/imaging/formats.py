"""Which file formats there are, how their content is told apart, and what a result is saved as."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.imaging.ifd import IfdError, TiffTree


class FileFormat(StrEnum):
    """A photo container that can be read."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"
    HEIC = "heic"
    RAW = "raw"


_SUFFIXES: Final = {
    FileFormat.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    FileFormat.PNG: (".png",),
    FileFormat.TIFF: (".tif", ".tiff"),
    FileFormat.WEBP: (".webp",),
    FileFormat.AVIF: (".avif",),
    FileFormat.HEIC: (".heic", ".heif", ".hif"),
    FileFormat.RAW: (
        *(".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".srf", ".sr2", ".raf", ".rw2", ".rwl", ".orf"),
        *(".pef", ".srw", ".3fr", ".fff", ".iiq", ".erf", ".mef", ".mos", ".mrw", ".dcr", ".kdc", ".x3f", ".raw"),
    ),
}
_FORMAT_OF_SUFFIX: Final = {suffix: form for form, suffixes in _SUFFIXES.items() for suffix in suffixes}
_UNWRITABLE: Final = frozenset({FileFormat.HEIC, FileFormat.RAW})

READABLE_SUFFIXES: Final = frozenset(_FORMAT_OF_SUFFIX)
"""Lower-case suffixes of files that are taken for photos in a folder."""

WRITABLE_SUFFIXES: Final = frozenset(s for s, form in _FORMAT_OF_SUFFIX.items() if form not in _UNWRITABLE)
"""Lower-case suffixes that a result can be saved under."""

_CFA, _LINEAR_RAW, _DNG_VERSION = 32803, 34892, 50706
_RAW_MAGIC: Final = (
    *(b"IIRO", b"IIRS", b"MMOR", b"IIU\0"),
    *(b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM", b"II\x1a\0\0\0HEAPCCDR"),
)
_MAGIC: Final = (
    (FileFormat.JPEG, b"\xff\xd8\xff"),
    (FileFormat.PNG, b"\x89PNG\r\n\x1a\n"),
    (FileFormat.RAW, _RAW_MAGIC),
)
_HEIC_CODING: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_HEIF_GENERAL: Final = frozenset({b"mif1", b"msf1"})
_KNOWN_BUT_UNREADABLE: Final = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP picture"),
    (b"8BPS", "a Photoshop document"),
    (b"gimp xcf", "a GIMP document"),
    (b"%PDF", "a PDF document"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"v/1\x01", "an OpenEXR picture"),
    (b"PK\x03\x04", "a ZIP archive"),
)


def format_of_suffix(path: Path) -> FileFormat | None:
    """The format that a file's name promises, if any."""
    return _FORMAT_OF_SUFFIX.get(path.suffix.lower())


def sniff(data: bytes, path: Path) -> FileFormat | None:
    """The format that a file's content shows; None when it is no photo that can be read.

    Args:
        data: the whole file.
        path: its name, which decides only whether a TIFF-like file without a mosaic is a camera's RAW file.
    """
    for form, magic in _MAGIC:
        if data.startswith(magic):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileFormat.WEBP
    if data[4:8] == b"ftyp":
        return _sniff_iso_media(data)
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        named_raw = format_of_suffix(path) is FileFormat.RAW
        return FileFormat.RAW if named_raw or _is_raw_tiff(data) else FileFormat.TIFF
    return None


def name_of_unreadable(data: bytes) -> str | None:
    """What a file is that no decoder here reads, in words; None when nobody knows."""
    if data[4:8] == b"ftyp":
        return "a video or a picture of an unknown kind"
    if b"<svg" in data[:1024]:
        return "a drawing (SVG)"
    return next((name for magic, name in _KNOWN_BUT_UNREADABLE if data.startswith(magic)), None)


def output_suffix(original: FileFormat | Path | str) -> str:
    """What a result is saved as when only a folder is named: the original's format, if that can be written.

    RAW becomes a 16-bit TIFF; HEIC, which only a GPL-licensed encoder could write, becomes JPEG.

    Args:
        original: the format of the original, or its path, whose suffix is then kept as it is spelt.
    """
    if isinstance(original, FileFormat):
        form = original
    else:
        path = Path(original)
        if path.suffix.lower() in WRITABLE_SUFFIXES:
            return path.suffix
        form = format_of_suffix(path) or FileFormat.JPEG
    return {FileFormat.RAW: ".tif", FileFormat.HEIC: ".jpg"}.get(form, _SUFFIXES[form][0])


def writable_format(path: Path) -> FileFormat:
    """The format that a result of that name is written in.

    Raises:
        SaveError: no such format can be written.
    """
    form = format_of_suffix(path)
    if form is not None and form not in _UNWRITABLE:
        return form
    what = f"{path.suffix} files cannot be written" if path.suffix else f"{path.name} has no suffix"
    if form is FileFormat.HEIC:
        what = "HEIC files can be read but not written (no encoder with a free enough licence)"
    raise SaveError(what, "name the result .jpg, .png, .tif, .webp or .avif")


def _sniff_iso_media(data: bytes) -> FileFormat | None:
    size = min(int.from_bytes(data[:4], "big"), 1024)
    major = data[8:12]
    brands = {major, *(data[at : at + 4] for at in range(16, size - 3, 4))}
    if major == b"crx ":
        return FileFormat.RAW
    if major in (b"avif", b"avis") or (major not in _HEIC_CODING and b"avif" in brands):
        return FileFormat.AVIF
    return FileFormat.HEIC if brands & (_HEIC_CODING | _HEIF_GENERAL) else None


def _is_raw_tiff(data: bytes) -> bool:
    if data[8:10] == b"CR":
        return True
    try:
        tree = TiffTree(data)
        directories = list(tree.chain(tree.first))
        for directory in list(directories):
            directories.extend(tree.sub_directories(directory))
        return any(_DNG_VERSION in d.by_tag or tree.number(d, 262) in (_CFA, _LINEAR_RAW) for d in directories)
    except IfdError:
        return False
