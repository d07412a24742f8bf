"""Photoshop image resource blocks: the home of IPTC in JPEG and TIFF. Source: Adobe Photoshop File Formats, 2019."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

_THUMBNAILS: Final = frozenset({1033, 1036})
IPTC: Final = 1028


def without_thumbnails(resources: bytes) -> bytes:
    """The blocks without stale thumbnails; the same bytes when there are none or the blocks are broken."""
    cleaned = without(resources, _THUMBNAILS)
    return resources if cleaned is None else cleaned


def without(resources: bytes, unwanted: AbstractSet[int]) -> bytes | None:
    """The blocks without those of some identities; None when the blocks are broken."""
    blocks = _blocks(resources)
    if blocks is None:
        return None
    if not any(identity in unwanted for identity, _ in blocks):
        return resources
    return b"".join(block for identity, block in blocks if identity not in unwanted)


def with_iptc(resources: bytes | None, records: bytes | None) -> bytes | None:
    """The blocks, and IPTC records that stood alone as one more block unless the blocks hold some already."""
    if not records or (resources and any(identity == IPTC for identity, _ in _blocks(resources) or ())):
        return resources
    block = b"8BIM" + IPTC.to_bytes(2, "big") + b"\0\0" + len(records).to_bytes(4, "big")
    return (resources or b"") + block + records + bytes(len(records) % 2)


def iptc_of(resources: bytes | None) -> bytes | None:
    """The IPTC records in the blocks."""
    for identity, block in _blocks(resources or b"") or ():
        if identity == IPTC:
            name = block[6] + 1
            start = 6 + name + name % 2
            length = int.from_bytes(block[start : start + 4], "big")
            return block[start + 4 : start + 4 + length]
    return None


def _blocks(resources: bytes) -> list[tuple[int, bytes]] | None:
    blocks: list[tuple[int, bytes]] = []
    at = 0
    while at < len(resources):
        if len(resources) - at < 12 or not resources[at : at + 4].isalnum():
            return blocks if not resources[at:].strip(b"\0") else None
        name = resources[at + 6] + 1
        size_at = at + 6 + name + name % 2
        length = int.from_bytes(resources[size_at : size_at + 4], "big")
        end = size_at + 4 + length
        if end > len(resources):
            return None
        end = min(end + length % 2, len(resources))
        blocks.append((int.from_bytes(resources[at + 4 : at + 6], "big"), resources[at:end]))
        at = end
    return blocks
