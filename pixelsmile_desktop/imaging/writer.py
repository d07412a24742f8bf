"""Save a result: refuse early, bring the metadata up to date, encode, write atomically."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PhotoError, SaveError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging import exif, photoshop
from pixelsmile_desktop.imaging.formats import FileFormat, output_suffix, writable_format
from pixelsmile_desktop.imaging.metadata import Metadata, PhotoFile
from pixelsmile_desktop.imaging.provenance import Provenance, upright_packet
from pixelsmile_desktop.imaging.thumbnail import jpeg_thumbnail
from pixelsmile_desktop.imaging.xmp import XmpError

__all__ = ["Compression", "check_output", "encoded_photo", "output_suffix", "save_photo", "save_unchanged"]


@dataclass(frozen=True)
class Compression:
    """How hard lossy formats press.

    Attributes:
        quality: 1..100, for JPEG, WebP and AVIF.
        like_original: whether an original of the same format is followed instead, where its file says how it was made.
    """

    quality: int = 95
    like_original: bool = True


def save_photo(
    photo: Photo, path: Path, source: PhotoFile, provenance: Provenance, *, jpeg_quality: int = 95
) -> tuple[str, ...]:
    """Write an edited photo with the original's metadata and the mark of what was done.

    Args:
        photo: the result, upright.
        path: its file; the suffix chooses the format.
        source: the original, whose metadata is carried over.
        provenance: what made the result.
        jpeg_quality: 1..100, for JPEG, WebP and AVIF files whose original does not say how it was compressed.

    Returns:
        What could not be carried over or was given up, one sentence each.

    Raises:
        SaveError: the result cannot be written; nothing is left behind.
    """
    return _save(photo, Path(path), source, provenance, jpeg_quality)


def save_unchanged(source: PhotoFile, path: Path, *, jpeg_quality: int = 95) -> tuple[str, ...]:
    """Write a photo that nothing was changed in: the original's very bytes, or another container without any mark.

    Returns:
        What could not be carried over, one sentence each.

    Raises:
        SaveError: as for `save_photo`, or the original has changed meanwhile.
    """
    path = Path(path)
    if writable_format(path) is not source.file_format:
        return _save(source.photo, path, source, None, jpeg_quality)
    check_output(path, source.path)
    data = original_bytes(source)
    with atomic_write(path) as file:
        file.write(data)
    return ()


def original_bytes(source: PhotoFile) -> bytes:
    """The original's bytes, read again.

    Raises:
        SaveError: the file has gone or changed since it was opened.
    """
    from pixelsmile_desktop.imaging.reader import read_file

    try:
        data, identity = read_file(source.path)
    except PhotoError as error:
        raise SaveError(f"the original cannot be read again: {error.what}", error.remedy) from error
    if identity != source.identity:
        raise SaveError(f"{source.path} has changed since it was opened", "open it again")
    return data


def check_output(path: Path, source_path: Path | None = None) -> None:
    """Refuse early what could never be saved.

    Raises:
        SaveError: the suffix names no format that can be written, the file is the original itself (also through a
            link), or the folder is missing or read-only.
    """
    path = Path(path)
    writable_format(path)
    try:
        if path.is_dir():
            raise SaveError(f"{path} is a folder", "name a file in it")
        # Also true through links, and for another spelling on a disk that does not tell upper from lower case.
        if source_path is not None and path.exists() and _is_one_file(path, source_path):
            raise SaveError(f"{path} is the original, which is never written to", "choose another name")
        if path.exists() and not os.access(path, os.W_OK):
            raise SaveError(
                f"{path} is there already and is read-only", "choose another name or change its permissions"
            )
        folder = Path(os.path.realpath(path)).parent
        if not folder.is_dir():
            raise SaveError(f"there is no folder {path.parent}", "make it first or choose another one")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise SaveError(f"the folder {path.parent} may not be written to", "choose another one")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SaveError(f"{path} cannot be written ({reason})", "choose another name") from error


def _is_one_file(path: Path, source_path: Path) -> bool:
    try:
        return path.samefile(source_path)
    except OSError:
        # No source, so it cannot be overwritten; whoever opens it says what is wrong with it.
        return False


def encoded_photo(
    photo: Photo, form: FileFormat, source: PhotoFile, provenance: Provenance | None, compression: Compression
) -> tuple[bytes | bytearray, tuple[str, ...]]:
    """The bytes of a file with a photo and the metadata of its original, brought up to date.

    Args:
        photo: the result, upright, of any size.
        form: what the file shall be.
        source: the original, whose metadata is carried over.
        provenance: what made the result; None leaves no mark.
        compression: how hard lossy formats press.

    Returns:
        The file, and what could not be carried over or was given up, one sentence each.

    Raises:
        SaveError: it cannot be encoded, or the original has gone or changed meanwhile.
    """
    name = source.path.name
    metadata, warnings = _updated(source.metadata, photo, provenance)
    if form is not source.file_format:
        warnings += metadata.left_behind
    try:
        data, more = _encode(form, photo, metadata, source, compression)
    except MemoryError as error:
        raise SaveError(
            f"there is not enough memory to write {name} as {form.upper()}", "close other programs"
        ) from error
    except (OSError, ValueError, SyntaxError, RuntimeError) as error:
        raise SaveError(f"{name} could not be encoded as {form.upper()} ({error})", "choose another format") from error
    return data, (*warnings, *more)


def _save(
    photo: Photo, path: Path, source: PhotoFile, provenance: Provenance | None, jpeg_quality: int
) -> tuple[str, ...]:
    form = writable_format(path)
    check_output(path, source.path)
    data, warnings = encoded_photo(photo, form, source, provenance, Compression(jpeg_quality))
    with atomic_write(path) as file:
        file.write(data)
    return warnings


def _encode(
    form: FileFormat, photo: Photo, metadata: Metadata, source: PhotoFile, compression: Compression
) -> tuple[bytes | bytearray, tuple[str, ...]]:
    from pixelsmile_desktop.imaging import avif, jpeg, png, tiff, webp

    if form is FileFormat.JPEG:
        return jpeg.encode(photo, metadata, compression.quality, like_original=compression.like_original)
    if form is FileFormat.PNG:
        return png.encode(photo, metadata)
    if form is FileFormat.WEBP:
        return webp.encode(photo, metadata, compression.quality, like_original=compression.like_original)
    if form is FileFormat.AVIF:
        return avif.encode(photo, metadata, compression.quality)
    original = original_bytes(source) if isinstance(metadata.native, tiff.TiffStructure) else None
    return tiff.encode(photo, metadata, original)


def _updated(old: Metadata, photo: Photo, provenance: Provenance | None) -> tuple[Metadata, list[str]]:
    """The metadata of an upright result."""
    warnings = []
    size = (photo.width, photo.height)
    icc = photo.icc
    if icc is not None and icc[16:20] == b"GRAY" and not photo.is_grey:
        icc = None
        warnings.append("the original's grey profile does not fit a colour picture and was dropped")
    block = old.exif
    if block is not None:
        block = exif.renewed_exif(block, size, lambda side, most: jpeg_thumbnail(photo, side, most))
    packet = old.xmp
    try:
        packet = upright_packet(packet, size, provenance)
    except XmpError:
        if provenance is not None:
            what = "the original's XMP packet is damaged or unusual, so it was kept as it is"
            warnings.append(f"{what} and says nothing of the edit")
    resources = photoshop.without_thumbnails(old.photoshop) if old.photoshop else None
    return dataclasses.replace(old, icc=icc, exif=block, xmp=packet, photoshop=resources), warnings
