"""AVIF: decode and encode with 8 bits a channel."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.exif import orientation_of, without_orientation
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.pixels import channels_of, eight_bit, photo_from_channels


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the headers, before anything is decoded.

    Raises:
        OSError, ValueError, SyntaxError: they are broken.
    """
    with _opened(data) as image:
        width, height = image.size
        return width, height


def decode(data: bytes) -> Decoded:
    """Decode an AVIF file; 10 and 12 bits come out as 8, with a warning.

    Raises:
        OSError, ValueError, SyntaxError: broken.
    """
    with _opened(data) as image:
        channels = np.asarray(image)
        # The plug-in rebuilds a block whose orientation is not the container's; the decoder has the raw one.
        icc, exif, _, xmp = image._decoder.get_info()[3:]
        orientation = orientation_of(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
        warnings = ["the picture is animated; only its first frame is used"] if image.is_animated else []
    if _is_deep(data):
        warnings.append("the photo has more than 8 bits per channel, of which 8 are used")
    exif = exif.removeprefix(b"Exif\0\0") if exif else None
    metadata = Metadata(icc or None, exif or None, xmp or None)
    return Decoded(photo_from_channels(channels), metadata, orientation, tuple(warnings))


def encode(photo: Photo, metadata: Metadata, quality: int) -> tuple[bytes, tuple[str, ...]]:
    """An AVIF file, without subsampling of colour, and what could not be carried.

    Raises:
        OSError, ValueError: the encoder gives up.
    """
    from PIL import Image

    warnings = []
    if photo.white > 255:
        warnings.append("AVIF files are written with 8 bits per channel, so the photo's 16 bits were rounded")
    if metadata.photoshop or metadata.iptc:
        warnings.append("AVIF has no place for the original's IPTC block, so it was dropped")
    colours = channels_of(eight_bit(photo))
    icc = metadata.icc
    if colours.ndim == 3 and colours.shape[2] == 2:
        if icc and icc[16:20] == b"GRAY":
            icc = None
            warnings.append("AVIF stores grey with transparency as colour, so the original's grey profile was dropped")
        colours = np.dstack((colours[..., :1],) * 3 + (colours[..., 1],))
    options: dict[str, Any] = {"quality": quality, "subsampling": "4:0:0" if colours.ndim == 2 else "4:4:4"}
    # The encoder's default of 6 takes half a minute for 24 megapixels and gains nothing at this quality.
    options["speed"] = 8
    # The plug-in rebuilds a block that names an orientation; one without passes through byte for byte.
    options["exif"] = without_orientation(metadata.exif) if metadata.exif else None
    buffer = io.BytesIO()
    Image.fromarray(colours).save(buffer, "AVIF", icc_profile=icc, xmp=metadata.xmp, **options)
    return buffer.getvalue(), tuple(warnings)


def _opened(data: bytes) -> Any:
    from PIL import AvifImagePlugin

    return AvifImagePlugin.AvifImageFile(io.BytesIO(data))


def _is_deep(data: bytes) -> bool:
    """Whether the AV1 configuration names 10 or 12 bits. Source: AV1-ISOBMFF 2.3.3."""
    at = data.find(b"av1C")
    return 0 <= at < len(data) - 6 and bool(data[at + 6] & 0x40)
