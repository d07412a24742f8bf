"""Small pictures of a photo: for EXIF blocks, and for the first paint of a list."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.exif import orientation_of, thumbnail_of
from pixelsmile_desktop.imaging.formats import FileFormat, format_of_suffix
from pixelsmile_desktop.imaging.jpeg_structure import JpegError, JpegStructure, metadata_of, parse_head
from pixelsmile_desktop.imaging.metadata import PhotoFile
from pixelsmile_desktop.imaging.pixels import array_of, eight_bit, upright
from pixelsmile_desktop.imaging.reader import MAX_MEGAPIXELS, open_photo, read_file

_HEAD_BYTES: Final = 256 * 1024
"""Enough for the EXIF block, the colour profile and the frame header of what cameras write."""
_FLIPS: Final = {3: 3, 5: 8, 6: 6}
"""LibRaw's `flip` as EXIF orientation."""
_DRAFTS: Final = (8, 4, 2)
"""By what libjpeg divides the sides of a picture for a small fraction of the work."""


def reduced(photo: Photo, longest_side: int) -> Photo:
    """The photo in 8 bits, area-averaged so that its longest side is at most `longest_side`; grey becomes RGB."""
    import cv2

    scale = min(1.0, longest_side / max(photo.width, photo.height))
    if scale == 1.0:
        return eight_bit(Photo(photo.pixels))
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    return eight_bit(Photo(cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA)))


def jpeg_thumbnail(photo: Photo, longest_side: int, most_bytes: int) -> bytes | None:
    """A JPEG of the photo of at most so many bytes, or None when even the poorest is longer."""
    small = reduced(photo, longest_side).pixels
    encoded = (jpeg_of(small, quality) for quality in (85, 70, 50, 30, 15))
    return next((data for data in encoded if len(data) <= most_bytes), None)


def jpeg_of(pixels: Pixels, quality: int) -> bytes:
    """(H, W, 3) uint8 pixels as a JPEG without metadata, `quality` 1..100 of the IJG scale."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, subsampling="4:2:0", optimize=True)
    return buffer.getvalue()


def thumbnail(source: Path | PhotoFile, longest_side: int) -> Pixels:
    """A small upright picture, as quickly as the file allows.

    For a JPEG file on disk that is a reduced decode, or the EXIF thumbnail where that is large enough; for a RAW file
    the preview that the camera put into it, or a quick development.

    Returns:
        (H, W, 3) uint8 sRGB, H and W at most `longest_side`.

    Raises:
        PhotoError: the file cannot be read.
    """
    if isinstance(source, PhotoFile):
        return _small_srgb(source.photo, longest_side)
    data, _ = read_file(source)
    photo = _from_jpeg(data, longest_side)
    if photo is None and format_of_suffix(source) is FileFormat.RAW:
        photo = _from_raw(data, longest_side)
    return _small_srgb(photo or open_photo(source).photo, longest_side)


def embedded_thumbnail(path: Path, longest_side: int) -> Pixels | None:
    """The small picture that the camera put into a JPEG file; only the first part of the file is read.

    Returns:
        (H, W, 3) uint8 sRGB, upright, H and W at most `longest_side` and often less.
    """
    try:
        with path.open("rb") as file:
            structure, _, _ = parse_head(file.read(_HEAD_BYTES))
    except (OSError, JpegError):
        return None
    photo = _from_exif(structure, longest_side)
    return _small_srgb(photo, longest_side) if photo else None


def _small_srgb(photo: Photo, longest_side: int) -> Pixels:
    small = reduced(photo, longest_side).pixels
    return small if photo.icc is None else _colour_space(photo.icc, photo.is_grey).to_srgb(small)


@lru_cache(maxsize=8)
def _colour_space(icc: bytes, is_grey: bool) -> ColourSpace:
    # Building the transforms of a profile takes longer than the rest of a thumbnail, and a shoot has one or two.
    return ColourSpace(icc, is_grey)


def _from_jpeg(data: bytes, longest_side: int) -> Photo | None:
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    try:
        structure, _, _ = parse_head(data)
    except JpegError:
        return None
    small = _from_exif(structure, longest_side)
    if small is not None and max(small.width, small.height) >= longest_side:
        return small
    if len(structure.components) == 4 or structure.size[0] * structure.size[1] > MAX_MEGAPIXELS * 1e6:
        return None
    return _finished(_decoded(data, longest_side), structure)


def _from_exif(structure: JpegStructure, longest_side: int) -> Photo | None:
    data = thumbnail_of(metadata_of(structure).exif or b"")
    small = _decoded(data, longest_side) if data else None
    return _finished(_without_bars(small, structure.size), structure) if small else None


def _without_bars(small: Photo, size: tuple[int, int]) -> Photo:
    """The middle of a thumbnail that has the shape of its photo: cameras letter-box 4:3 ones of 3:2 photos."""
    scale = min(small.width / size[0], small.height / size[1])
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    x, y = (small.width - width) // 2, (small.height - height) // 2
    return small.with_pixels(np.ascontiguousarray(small.pixels[y : y + height, x : x + width]))


def _finished(photo: Photo | None, structure: JpegStructure) -> Photo | None:
    """The photo upright, and with the colour profile of its file."""
    if photo is None:
        return None
    metadata = metadata_of(structure)
    is_grey = len(structure.components) == 1
    return upright(Photo(photo.pixels, is_grey=is_grey, icc=metadata.icc), orientation_of(metadata.exif))


def _decoded(data: bytes, longest_side: int) -> Photo | None:
    from PIL import JpegImagePlugin

    try:
        with JpegImagePlugin.JpegImageFile(io.BytesIO(data)) as image:
            longest = max(image.size)
            divisor = next((by for by in _DRAFTS if longest // by >= longest_side), 1)
            image.draft("RGB", (image.width // divisor, image.height // divisor))
            return Photo(array_of(image.convert("RGB")))
    except (OSError, ValueError, SyntaxError):
        return None


def _from_raw(data: bytes, longest_side: int) -> Photo | None:
    import rawpy

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            preview = _preview_of(raw, longest_side)
            if preview is not None:
                return preview
            if raw.sizes.width * raw.sizes.height > MAX_MEGAPIXELS * 1e6:
                return None
            pixels = raw.postprocess(
                half_size=True, use_camera_wb=True, output_bps=8, gamma=(2.4, 12.92), output_color=rawpy.ColorSpace.sRGB
            )
            return Photo(pixels)
    except rawpy.LibRawError as error:
        remedy = "export it as a 16-bit TIFF from your RAW converter"
        raise PhotoError("this RAW file cannot be developed", remedy) from error


def _preview_of(raw: object, longest_side: int) -> Photo | None:
    """The camera's own JPEG of a RAW file, upright, if it is large enough."""
    import rawpy

    assert isinstance(raw, rawpy.RawPy)
    try:
        preview = raw.extract_thumb()
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return None
    if preview.format is not rawpy.ThumbFormat.JPEG:
        return None
    photo = _decoded(bytes(preview.data), longest_side)
    if photo is None or max(photo.width, photo.height) < longest_side:
        return None
    return upright(photo, _FLIPS.get(raw.sizes.flip, 1))
