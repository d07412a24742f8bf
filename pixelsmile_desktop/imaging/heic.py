"""HEIC: decode 8, 10 and 12 bit. There is no encoder with a licence that this program could carry."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.pixels import photo_from_channels

# Numbers of ITU-T H.273.
_HDR_TRANSFERS: Final = (16, 18)
_SRGB_PRIMARIES: Final = (1, 2)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the headers, before anything is decoded.

    Raises:
        OSError, ValueError, SyntaxError, EOFError, RuntimeError: they are broken.
    """
    width, height = _opened(data).size
    return width, height


def decode(data: bytes) -> Decoded:
    """Decode the main picture of an HEIC file; the decoder turns it upright. 10 and 12 bits come out as 16.

    Raises:
        PhotoError: high dynamic range, whose values mean something else.
        OSError, ValueError, SyntaxError, EOFError, RuntimeError: broken.
    """
    image = _opened(data)
    info = image.info
    nclx = info.get("nclx_profile") or {}
    icc = info.get("icc_profile") or None
    if nclx.get("transfer_characteristics") in _HDR_TRANSFERS and icc is None:
        raise PhotoError("the photo is a high-dynamic-range HEIC", "export it as a JPEG or 16-bit TIFF and open that")
    warnings = []
    if icc is None and nclx.get("color_primaries", 1) not in _SRGB_PRIMARIES:
        warnings.append("the photo names a wide colour space without a profile; a result will look paler without it")
    # A copy, because the decoder's memory goes when `image` does.
    channels = np.array(image)
    if channels.dtype == np.uint16:
        # The decoder shifts 10 and 12 bits up; repeating the top bits below makes white 65535.
        channels = channels | (channels >> int(info.get("bit_depth", 10)))
    exif = info.get("exif") or b""
    metadata = Metadata(icc, exif.removeprefix(b"Exif\0\0") or None, info.get("xmp") or None)
    return Decoded(photo_from_channels(channels), metadata, 1, tuple(warnings))


def _opened(data: bytes) -> Any:
    import pi_heif

    return pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=False)
