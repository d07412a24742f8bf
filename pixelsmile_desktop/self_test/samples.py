"""Photos made of the portrait that ships with the program, with everything that an edit must keep."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.photo import Pixels

_ORIENTATION: Final = 6
"""The picture lies on its side in the file, and is to be turned clockwise."""

XMP_MARK: Final = b"mark of the self-test"
XMP: Final = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<r:Description xmlns:own="urn:self-test" own:kept="' + XMP_MARK + b'"/></r:RDF></x:xmpmeta>'
)
IPTC: Final = b"\x1c\x02\x78\x00\x15caption of self-test."
_GPS_POSITION: Final = 80


@dataclass(frozen=True)
class Tagged:
    """A JPEG file as a camera might write it.

    Attributes:
        path: the file.
        icc: its colour profile.
        thumbnail: the small JPEG in its EXIF block, which shows another picture.
    """

    path: Path
    icc: bytes
    thumbnail: bytes


def write_tagged_jpeg(pixels: Pixels, path: Path) -> Tagged:
    """A JPEG file with orientation, GPS, EXIF thumbnail, colour profile, XMP and IPTC.

    Args:
        pixels: upright, (H, W, 3) uint8.
        path: of the file.
    """
    from PIL import Image, ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    small = io.BytesIO()
    Image.fromarray(pixels[::-1]).resize((160, 120)).save(small, "JPEG", quality=95)
    lying = Image.fromarray(pixels).transpose(Image.Transpose.ROTATE_90)
    whole = io.BytesIO()
    lying.save(whole, "JPEG", quality=95, icc_profile=profile, exif=exif_block(small.getvalue()), xmp=XMP)
    data = whole.getvalue()
    path.write_bytes(data[:2] + _photoshop_segment() + data[2:])
    return Tagged(path, profile, small.getvalue())


def write_deep_tiff(pixels: Pixels, path: Path) -> bytes:
    """A TIFF file of 16 bits a channel with a colour profile, which it gives back.

    Args:
        pixels: (H, W, 3) uint8.
        path: of the file.
    """
    import numpy as np
    import tifffile
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Values that no file of 8 bits holds.
    deep = pixels.astype(np.uint16) * 257 ^ np.uint16(0x55)
    tifffile.imwrite(path, deep, photometric="rgb", iccprofile=profile)
    return profile


def exif_block(thumbnail: bytes) -> bytes:
    """An EXIF block with an orientation, a place, and a thumbnail (Exif 2.32, 4.6)."""
    thumbnail_position = _GPS_POSITION + 80
    small_position = thumbnail_position + 50
    main = _directory([(0x0112, 3, 1, _ORIENTATION), (0x8825, 4, 1, _GPS_POSITION)], thumbnail_position)
    latitude_position = _GPS_POSITION + 40
    place = _directory([(1, 2, 2, ord("N")), (2, 5, 3, latitude_position)], 0)
    latitude = struct.pack("<6L", 48, 1, 8, 1, 30, 1)
    small = _directory([(0x0103, 3, 1, 6), (0x0201, 4, 1, small_position), (0x0202, 4, 1, len(thumbnail))], 0)
    block = bytearray(small_position)
    for position, content in (
        (0, b"II*\0" + struct.pack("<L", 8)),
        (8, main),
        (_GPS_POSITION, place),
        (latitude_position, latitude),
        (thumbnail_position, small),
    ):
        block[position : position + len(content)] = content
    return b"Exif\0\0" + bytes(block) + thumbnail


def _directory(entries: list[tuple[int, int, int, int]], following: int) -> bytes:
    fields = b"".join(struct.pack("<HHLL", *entry) for entry in entries)
    return struct.pack("<H", len(entries)) + fields + struct.pack("<L", following)


def _photoshop_segment() -> bytes:
    resource = b"8BIM" + struct.pack(">HHL", 0x0404, 0, len(IPTC)) + IPTC + b"\0" * (len(IPTC) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
