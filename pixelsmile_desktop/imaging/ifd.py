"""The directories of TIFF files and EXIF blocks: where every value lies, for classic and Big TIFF in both byte orders.

Reading only tells positions; writing is patching bytes at those positions, so that nothing else ever moves.
Source: TIFF 6.0, sections 2 and 8; BigTIFF design by AWare Systems.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, Protocol

TYPE_SIZES: Final = dict(
    zip((*range(1, 14), 16, 17, 18), (1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 8, 8, 8), strict=True)
)
_CODES: Final = {1: "B", 3: "H", 4: "L", 6: "b", 7: "B", 8: "h", 9: "l", 13: "L", 16: "Q", 17: "q", 18: "Q"}
_MAX_ENTRIES, _MAX_DIRECTORIES, _MAX_NUMBERS = 4096, 256, 4_000_000
SHORT, LONG, UNDEFINED, LONG8 = 3, 4, 7, 16


class IfdError(ValueError):
    """The bytes are no TIFF structure, or a broken one."""


@dataclass(frozen=True)
class Entry:
    """One field of a directory.

    Attributes:
        tag, kind, count: as stored; kind is the TIFF field type.
        raw: the entry's own bytes (12, or 20 in Big TIFF).
        position: where the value lies in the file.
        size: its length in bytes.
    """

    tag: int
    kind: int
    count: int
    raw: bytes
    position: int
    size: int


@dataclass(frozen=True)
class Directory:
    """One image file directory.

    Attributes:
        position, end: half-open range of its bytes, the link to the next one included.
        entries: in the order of the file.
        link: where the offset of the next directory is stored.
        next: that offset, 0 at the end of the chain.
    """

    position: int
    end: int
    entries: tuple[Entry, ...]
    link: int
    next: int

    @cached_property
    def by_tag(self) -> dict[int, Entry]:
        """Entries by their tag; of a repeated tag the first one."""
        return {entry.tag: entry for entry in reversed(self.entries)}


class ByteSource(Protocol):
    """Bytes that need not be in memory: sliced like `bytes`, and read where they are sliced."""

    def __len__(self) -> int: ...

    def __getitem__(self, span: slice, /) -> bytes: ...


class TiffTree:
    """Bounds-checked access to a TIFF structure.

    Args:
        data: the file or block, from its byte order mark on.

    Raises:
        IfdError: it does not start like one.
    """

    def __init__(self, data: bytes | bytearray | ByteSource) -> None:
        self.data = data
        if data[:2] not in (b"II", b"MM"):
            raise IfdError("no byte order mark")
        self.order: Literal["<", ">"] = "<" if data[:2] == b"II" else ">"
        version = self.unpack("H", 2)
        if version not in (42, 43):
            raise IfdError("no TIFF version")
        self.big = version == 43
        self.word = "Q" if self.big else "L"
        self.word_size = 8 if self.big else 4
        self.link = 8 if self.big else 4
        self.first = self.unpack(self.word, self.link)

    def unpack(self, code: str, position: int) -> int:
        """One number of struct type `code` at a position."""
        try:
            return int(struct.unpack_from(self.order + code, self.data[position : position + 8])[0])
        except struct.error as error:
            raise IfdError("a number beyond the end") from error

    def pack(self, code: str, *numbers: int) -> bytes:
        """Numbers in the byte order of the file."""
        return struct.pack(f"{self.order}{len(numbers)}{code}", *numbers)

    def directory(self, position: int) -> Directory:
        """The directory at a position.

        Raises:
            IfdError: it reaches beyond the end of the data or is absurdly long.
        """
        if not 0 < position < len(self.data):
            raise IfdError("a directory beyond the end")
        head, width = (8, 20) if self.big else (2, 12)
        count = self.unpack("Q" if self.big else "H", position)
        link = position + head + count * width
        if not 0 < count <= _MAX_ENTRIES or link > len(self.data):
            raise IfdError("a directory that is cut short")
        entries = tuple(self._entry(position + head + i * width, width) for i in range(count))
        # EXIF writers leave out the last link now and then.
        has_link = link + self.word_size <= len(self.data)
        following = self.unpack(self.word, link) if has_link else 0
        return Directory(position, link + self.word_size if has_link else link, entries, link, following)

    def _entry(self, at: int, width: int) -> Entry:
        raw = bytes(self.data[at : at + width])
        tag, kind = struct.unpack_from(self.order + "HH", raw)
        count = self.unpack(self.word, at + 4)
        size = TYPE_SIZES.get(kind, 1) * count
        field = at + 4 + self.word_size
        position = field if size <= self.word_size else self.unpack(self.word, field)
        return Entry(tag, kind, count, raw, position, size)

    def chain(self, position: int) -> Iterator[Directory]:
        """The directory at a position and those linked after it.

        Raises:
            IfdError: a broken one, or a chain that bites its tail.
        """
        seen: set[int] = set()
        while position:
            if position in seen or len(seen) >= _MAX_DIRECTORIES:
                raise IfdError("directories in a circle")
            seen.add(position)
            directory = self.directory(position)
            yield directory
            position = directory.next

    def sub_directories(self, directory: Directory) -> list[Directory]:
        """The directories that SubIFDs (330) names."""
        return [self.directory(offset) for offset in self.numbers(directory, 330)[:32]]

    def picture_spans(self, directory: Directory) -> list[tuple[int, int]]:
        """Half-open ranges of the strips and tiles that a directory names.

        Raises:
            IfdError: their tables lie beyond the end.
        """
        spans: list[tuple[int, int]] = []
        for offsets, counts in ((273, 279), (324, 325)):
            pairs = zip(self.numbers(directory, offsets), self.numbers(directory, counts), strict=False)
            spans += [(offset, offset + count) for offset, count in pairs]
        return spans

    def value(self, entry: Entry) -> bytes:
        """The bytes of a value.

        Raises:
            IfdError: they lie beyond the end.
        """
        if entry.position + entry.size > len(self.data):
            raise IfdError("a value beyond the end")
        return bytes(self.data[entry.position : entry.position + entry.size])

    def numbers(self, directory: Directory, tag: int) -> tuple[int, ...]:
        """The whole numbers of a field; nothing when it is missing or holds no whole numbers.

        Raises:
            IfdError: they lie beyond the end.
        """
        entry = directory.by_tag.get(tag)
        if entry is None or entry.kind not in _CODES or entry.count > _MAX_NUMBERS:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{_CODES[entry.kind]}", self.value(entry))

    def number(self, directory: Directory, tag: int, default: int | None = None) -> int | None:
        """The first whole number of a field, or the default."""
        numbers = self.numbers(directory, tag)
        return numbers[0] if numbers else default

    def packed(self, kind: int, number: int) -> bytes:
        """A number as a value of that field type.

        Raises:
            IfdError: it does not fit.
        """
        try:
            return self.pack(_CODES[kind], number)
        except (KeyError, struct.error) as error:
            raise IfdError("a number that does not fit its field") from error
