"""Open a photo file: find out what it is, guard, decode, turn upright."""

from __future__ import annotations

import dataclasses
import importlib
import stat
import struct
import zlib
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging.formats import (
    READABLE_SUFFIXES,
    FileFormat,
    format_of_suffix,
    name_of_unreadable,
    sniff,
)
from pixelsmile_desktop.imaging.metadata import Decoded, FileIdentity, Metadata, PhotoFile
from pixelsmile_desktop.imaging.pixels import upright

__all__ = ["READABLE_SUFFIXES", "Metadata", "PhotoFile", "open_photo", "read_file"]

MAX_MEGAPIXELS: Final = 300.0
_LARGEST_FILE = 4 * 2**30
_DECODERS: Final = {
    FileFormat.JPEG: "jpeg",
    FileFormat.PNG: "png",
    FileFormat.TIFF: "tiff",
    FileFormat.WEBP: "webp",
    FileFormat.AVIF: "avif",
    FileFormat.HEIC: "heic",
    FileFormat.RAW: "raw",
}
# In any of these ways decoders fail on damaged files.
_FAILURES: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, RuntimeError),
    *(struct.error, zlib.error),
)


def open_photo(path: Path, *, max_megapixels: float = MAX_MEGAPIXELS) -> PhotoFile:
    """Read a photo. The file is opened read-only, once.

    Args:
        path: the file; what it is is told by its content.
        max_megapixels: larger photos are refused before they are decoded.

    Raises:
        PhotoError: it is missing, not a photo, damaged, too large, or of a kind that is not read.
    """
    path = Path(path)
    data, identity = read_file(path)
    form = sniff(data, path)
    if form is None:
        name = name_of_unreadable(data)
        what = f"{path.name} is {name}" if name else f"{path.name} is not a photo"
        raise PhotoError(what, "open a JPEG, PNG, TIFF, WebP, HEIC, AVIF or camera RAW file")
    decoder = importlib.import_module(f"pixelsmile_desktop.imaging.{_DECODERS[form]}")
    try:
        _guard(path, decoder.size_of(data), max_megapixels)
        decoded = _decode(decoder, data)
        photo = dataclasses.replace(upright(decoded.photo, decoded.orientation), icc=decoded.metadata.icc)
    except PhotoError as error:
        what = error.what if path.name in error.what else f"{path.name}: {error.what}"
        raise PhotoError(what, error.remedy) from error
    except MemoryError as error:
        remedy = "close other programs or make it smaller"
        raise PhotoError(f"there is not enough memory for {path.name}", remedy) from error
    except _FAILURES as error:
        what = f"{path.name} cannot be read as {form.upper()}: it is cut short or damaged"
        raise PhotoError(what, "copy it again from the camera") from error
    warnings = _name_warnings(path, form) + decoded.warnings
    return PhotoFile(path, form, photo, decoded.metadata, identity, decoded.orientation, warnings)


def read_file(path: Path) -> tuple[bytes, FileIdentity]:
    """The bytes of a photo file, and how it looked.

    Raises:
        PhotoError: it is missing, empty, not a file, or may not be read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise PhotoError(f"{path} is a folder", "name a photo in it, or use batch")
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(f"{path} is not an ordinary file", "name a photo")
        if status.st_size > _LARGEST_FILE:
            raise PhotoError(f"{path.name} is larger than 4 GB", "make it smaller in your photo editor")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PhotoError(f"there is no file {path}", "check the name") from error
    except PermissionError as error:
        raise PhotoError(f"{path} may not be read", "check its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PhotoError(f"{path} cannot be read ({reason})", "check the name and the disk") from error
    if not data:
        raise PhotoError(f"{path.name} is empty", "copy it again from the camera")
    return data, FileIdentity(status.st_size, status.st_mtime_ns)


def _guard(path: Path, size: tuple[int, int], max_megapixels: float) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise ValueError("a picture without size")
    megapixels = width * height / 1e6
    if megapixels > max_megapixels:
        what = f"{path.name} has {width} x {height} pixels ({megapixels:.0f} megapixels)"
        raise PhotoError(what, f"the limit is {max_megapixels:g} megapixels; make it smaller first")


def _decode(decoder: Any, data: bytes) -> Decoded:
    import warnings

    from PIL import Image

    # The guard has judged the size by our own limit. Pillow's is lower, and counts bytes where strips are handed to
    # libtiff as grey pixels, so it would refuse a 16-bit TIFF from 30 megapixels on.
    Image.MAX_IMAGE_PIXELS = None
    # What decoders mutter is not for the user; what matters to them comes back as a sentence.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        decoded: Decoded = decoder.decode(data)
    metadata = decoded.metadata
    if metadata.xmp is not None and not metadata.xmp.strip(b"\0 \n"):
        decoded = dataclasses.replace(decoded, metadata=dataclasses.replace(metadata, xmp=None))
    return decoded


def _name_warnings(path: Path, form: FileFormat) -> tuple[str, ...]:
    promised = format_of_suffix(path)
    if promised in (form, None) or {promised, form} == {FileFormat.RAW, FileFormat.TIFF}:
        return ()
    return (f"{path.name} is a {form.upper()} file in spite of its name",)
