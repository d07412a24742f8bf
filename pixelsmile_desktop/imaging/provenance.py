"""How a result says what was done to it: the IPTC digital source type, the software, and the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.imaging import xmp

_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_IPTC_EXT: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_PIXELSMILE: Final = "http://ns.pixelsmile.app/1.0/"
_DIGITAL_SOURCE_TYPE: Final = (_IPTC_EXT, "DigitalSourceType")
REQUEST: Final = (_PIXELSMILE, "request")
"""The XMP property that holds the request of an edit in its JSON form."""
_TYPE_OF_ENGINE: Final = {
    EngineName.PIXELSMILE: "compositeWithTrainedAlgorithmicMedia",
    EngineName.INSTANT: "algorithmicallyEnhanced",
}


@dataclass(frozen=True)
class Provenance:
    """What made a result.

    Attributes:
        engine: the engine that rendered, never `auto`.
        software: name and version of the program.
        request_json: the request in its JSON form.
    """

    engine: EngineName
    software: str
    request_json: str


def upright_packet(packet: bytes | None, size: tuple[int, int], provenance: Provenance | None) -> bytes | None:
    """The XMP packet of an upright result of `size` (width, height), with its provenance if there is any.

    Raises:
        XmpError: the packet cannot be edited safely.
    """
    if packet is None and provenance is None:
        return None
    old = packet or xmp.EMPTY_PACKET
    sizes = {(xmp.TIFF, "ImageWidth"): size[0], (xmp.TIFF, "ImageLength"): size[1]}
    sizes |= {(xmp.EXIF, "PixelXDimension"): size[0], (xmp.EXIF, "PixelYDimension"): size[1]}
    upright = {(xmp.TIFF, "Orientation"): "1", **{name: str(number) for name, number in sizes.items()}}
    if provenance is None:
        return xmp.edited(old, {}, only_existing=upright, event={})
    values = {_DIGITAL_SOURCE_TYPE: _source_type(old, provenance.engine), REQUEST: provenance.request_json}
    event = {"action": "edited", "softwareAgent": provenance.software}
    return xmp.edited(old, values, only_existing=upright, event=event)


def _source_type(packet: bytes, engine: EngineName) -> str:
    # An enhancement of generated media leaves it generated media.
    before = xmp.text_of(packet, _DIGITAL_SOURCE_TYPE) or ""
    if before.startswith(_SOURCE_TYPES) and ("rained" in before or "ynthetic" in before):
        return before
    return _SOURCE_TYPES + _TYPE_OF_ENGINE[engine]
