"""Edits of an XMP packet that touch only what they set: the rest stays byte for byte.

The packet is scanned with expat, which tells where elements begin and end; changes are spliced into the bytes.
Source: ISO 16684-1 (XMP data model and serialisation).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TIFF: Final = "http://ns.adobe.com/tiff/1.0/"
EXIF: Final = "http://ns.adobe.com/exif/1.0/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
XMP_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
STEVT: Final = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"

EMPTY_PACKET: Final = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    b' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n </rdf:RDF>\n</x:xmpmeta>\n'
    b'<?xpacket end="w"?>'
)
_PREFIXES: Final = {
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.pixelsmile.app/1.0/": "pixelsmile",
}
_LARGEST_PACKET = 16_000_000
_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PADDING = re.compile(rb"\s*(?=<\?xpacket end=)")

Name = tuple[str, str]
"""Namespace and local name of a property."""


class XmpError(ValueError):
    """The packet is no well-formed XMP in UTF-8, or uses what XMP forbids."""


@dataclass(frozen=True)
class _Occurrence:
    start: int
    end: int
    text_start: int
    text_end: int
    text: str
    simple: bool


@dataclass
class _Scan:
    rdf_end: int = -1
    about: str = ""
    properties: dict[Name, list[_Occurrence]] = field(default_factory=dict)
    attributes: dict[Name, list[_Occurrence]] = field(default_factory=dict)
    history_end: int = -1


def text_of(packet: bytes, name: Name) -> str | None:
    """The text of a simple property, or None.

    Raises:
        XmpError: the packet cannot be read.
    """
    scan = _Scanner(packet).scan
    found = scan.attributes.get(name, []) + [o for o in scan.properties.get(name, []) if o.simple]
    return found[0].text.strip() if found else None


def without(packet: bytes, is_unwanted: Callable[[Name], bool]) -> bytes:
    """The packet without the top-level properties, simple or not, that are unwanted.

    Raises:
        XmpError: the packet cannot be read.
    """
    scan = _Scanner(packet).scan
    found = [*scan.properties.items(), *scan.attributes.items()]
    unwanted = [place for name, places in found if is_unwanted(name) for place in places]
    return _spliced(packet, [(place.start, place.end, b"") for place in unwanted])


def edited(
    packet: bytes,
    values: dict[Name, str],
    *,
    only_existing: dict[Name, str],
    event: dict[str, str],
    keep_thumbnails: bool = False,
) -> bytes:
    """The packet with properties set and an event appended to its history.

    Args:
        packet: UTF-8 bytes of a packet.
        values: simple properties to set or to add.
        only_existing: simple properties to set where the packet has them.
        event: fields of `stEvt` for one more entry of `xmpMM:History`; empty for none.
        keep_thumbnails: whether the thumbnails in the packet are still true.

    Raises:
        XmpError: the packet cannot be edited safely.
    """
    scan = _Scanner(packet).scan
    if scan.rdf_end < 0:
        raise XmpError("no rdf:RDF")
    edits: list[tuple[int, int, bytes]] = []
    added = ""
    for name, value in {**only_existing, **values}.items():
        changes = _set_existing(scan, name, value)
        if not changes and name in values:
            prefix = _PREFIXES.get(name[0], "ns")
            added += f'\n   <{prefix}:{name[1]} xmlns:{prefix}="{name[0]}">{_escaped(value)}</{prefix}:{name[1]}>'
        edits += changes
    if not keep_thumbnails:
        edits += [(o.start, o.end, b"") for o in scan.properties.get((XMP, "Thumbnails"), [])]
    if event:
        item = _event_item(event)
        if scan.history_end >= 0:
            edits.append((scan.history_end, scan.history_end, item.encode()))
        elif (XMP_MM, "History") not in scan.properties:
            added += f'\n   <xmpMM:History xmlns:xmpMM="{XMP_MM}"><rdf:Seq>{item}</rdf:Seq></xmpMM:History>'
    if added:
        description = f'  <rdf:Description xmlns:rdf="{RDF}" rdf:about="{_escaped(scan.about)}">{added}\n'
        edits.append((scan.rdf_end, scan.rdf_end, f"{description}  </rdf:Description>\n ".encode()))
    return _spliced(packet, edits)


def _escaped(text: str) -> str:
    return html.escape(_ILLEGAL.sub("\ufffd", text))


def _event_item(event: dict[str, str]) -> str:
    fields = "".join(f' stEvt:{name}="{_escaped(value)}"' for name, value in event.items())
    return f'<rdf:li xmlns:rdf="{RDF}" xmlns:stEvt="{STEVT}"{fields}/>'


def _set_existing(scan: _Scan, name: Name, value: str) -> list[tuple[int, int, bytes]]:
    replacement = _escaped(value).encode()
    edits = [(o.text_start, o.text_end, replacement) for o in scan.attributes.get(name, [])]
    for occurrence in scan.properties.get(name, []):
        if not occurrence.simple:
            raise XmpError(f"{name[1]} is not a simple property")
        edits.append((occurrence.text_start, occurrence.text_end, replacement))
    return edits


def _spliced(packet: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    result = packet
    for start, end, replacement in sorted(edits, key=lambda edit: edit[0], reverse=True):
        result = result[:start] + replacement + result[end:]
    # The padding is there for exactly this: to let a packet grow without growing the file.
    padding = _PADDING.search(result, len(packet) - 8192 if len(packet) > 8192 else 0)
    grown = len(result) - len(packet)
    if padding and grown > 0:
        spare = min(grown, max(0, padding.end() - padding.start() - 1))
        result = result[: padding.end() - spare] + result[padding.end() :]
    return result


class _Scanner:
    """Walks through a packet once and notes where its top-level properties are."""

    def __init__(self, packet: bytes) -> None:
        if len(packet) > _LARGEST_PACKET:
            raise XmpError("too long")
        self.packet = packet
        self.scan = _Scan()
        self._path: list[str] = []
        self._starts: list[tuple[int, int]] = []
        self._bindings: dict[str, list[str]] = {}
        self._text: list[str] = []
        self._children = 0
        parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartNamespaceDeclHandler = self._bind
        parser.EndNamespaceDeclHandler = self._unbind
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        self._parser = parser
        try:
            packet.decode("utf-8")
            parser.Parse(packet.rstrip(b"\0"), True)
        except (expat.ExpatError, UnicodeDecodeError, RecursionError) as error:
            raise XmpError(str(error)) from error

    def _refuse(self, *_: object) -> None:
        raise XmpError("a document type declaration")

    def _bind(self, prefix: str | None, uri: str) -> None:
        self._bindings.setdefault(prefix or "", []).append(uri)

    def _unbind(self, prefix: str | None) -> None:
        self._bindings[prefix or ""].pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        tag = _START_TAG.match(self.packet, at)
        if tag is None or len(self._path) > 200:
            raise XmpError("an unusual start tag")
        self._path.append(name)
        self._starts.append(tag.span())
        if self._is_description():
            self.scan.about = self.scan.about or attributes.get(f"{RDF} about", "")
            self._note_attributes(tag)
        if self._is_property():
            self._text.clear()
            self._children = 0
        else:
            self._children += 1

    def _end(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        start, start_end = self._starts.pop()
        empty = at < start_end
        history = [f"{RDF} Description", f"{XMP_MM} History", f"{RDF} Seq"]
        if self._path[-3:] == history and len(self._path) >= 4 and not empty:
            self.scan.history_end = at
        if self._is_property():
            end = start_end if empty else self.packet.index(b">", at) + 1
            namespace, _, local = name.rpartition(" ")
            tag = self.packet[start:start_end]
            simple = not empty and not self._children and b"parseType" not in tag
            found = _Occurrence(start, end, start_end, at, "".join(self._text), simple)
            self.scan.properties.setdefault((namespace, local), []).append(found)
        self._path.pop()
        if name == f"{RDF} RDF" and not empty:
            self.scan.rdf_end = at

    def _is_description(self) -> bool:
        return self._path[-2:] == [f"{RDF} RDF", f"{RDF} Description"]

    def _is_property(self) -> bool:
        return self._path[-3:-1] == [f"{RDF} RDF", f"{RDF} Description"]

    def _note_attributes(self, tag: re.Match[bytes]) -> None:
        for found in _ATTRIBUTE.finditer(self.packet, tag.start(), tag.end()):
            prefix, _, local = found[1].decode().rpartition(":")
            bound = self._bindings.get(prefix)
            if prefix and bound:
                text = html.unescape(found[2][1:-1].decode())
                place = _Occurrence(found.start(), found.end(), found.start(2) + 1, found.end(2) - 1, text, True)
                self.scan.attributes.setdefault((bound[-1], local), []).append(place)
