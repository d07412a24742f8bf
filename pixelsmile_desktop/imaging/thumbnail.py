"""Small pictures of a photo: for EXIF blocks, and for the first paint of a list."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.imaging.exif import orientation_of, thumbnail_of
from pixelsmile_desktop.imaging.metadata import PhotoFile
from pixelsmile_desktop.imaging.pixels import eight_bit, upright


def reduced(photo: Photo, longest_side: int) -> Photo:
    """The photo in 8 bits, area-averaged so that its longest side is at most `longest_side`; grey becomes RGB."""
    import cv2

    scale = min(1.0, longest_side / max(photo.width, photo.height))
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    return eight_bit(Photo(cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA)))


def jpeg_thumbnail(photo: Photo, longest_side: int, most_bytes: int) -> bytes | None:
    """A JPEG of the photo of at most so many bytes, or None when even the poorest is longer."""
    from PIL import Image

    image = Image.fromarray(reduced(photo, longest_side).pixels)
    for quality in (85, 70, 50, 30, 15):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", optimize=True)
        if buffer.tell() <= most_bytes:
            return buffer.getvalue()
    return None


def thumbnail(source: Path | PhotoFile, longest_side: int) -> Pixels:
    """A small upright picture, as quickly as the file allows.

    For a JPEG file on disk that is the EXIF thumbnail where it is large enough, else a reduced decode.

    Returns:
        (H, W, 3) uint8, red green blue, H and W at most `longest_side`.

    Raises:
        PhotoError: the file cannot be read.
    """
    from pixelsmile_desktop.imaging.reader import open_photo

    if isinstance(source, PhotoFile):
        return reduced(source.photo, longest_side).pixels
    quick = _quick_jpeg(source, longest_side)
    return reduced(quick or open_photo(source).photo, longest_side).pixels


def _quick_jpeg(path: Path, longest_side: int) -> Photo | None:
    from pixelsmile_desktop.imaging import jpeg_structure as js

    try:
        data = path.read_bytes()
        if not data.startswith(b"\xff\xd8\xff"):
            return None
        structure, essence = js.parse(data)
    except (OSError, js.JpegError):
        return None
    exif = js.metadata_of(structure).exif or b""
    small = thumbnail_of(exif)
    photo = _decoded(small, longest_side) if small else None
    if photo is None or not _serves(photo, structure.size, longest_side):
        photo = _decoded(essence, longest_side) if len(structure.components) != 4 else None
    return upright(photo, orientation_of(exif)) if photo else None


def _serves(small: Photo, size: tuple[int, int], longest_side: int) -> bool:
    # Cameras letter-box their 4:3 thumbnails of 3:2 photos.
    same_shape = abs(small.width / small.height * size[1] / size[0] - 1) < 0.03
    return same_shape and max(small.width, small.height) >= longest_side


def _decoded(data: bytes, longest_side: int) -> Photo | None:
    from PIL import JpegImagePlugin

    try:
        with JpegImagePlugin.JpegImageFile(io.BytesIO(data)) as image:
            image.draft("RGB", (longest_side, longest_side))
            return Photo(np.asarray(image.convert("RGB")))
    except (OSError, ValueError, SyntaxError):
        return None
