"""A new first directory and new strips in a copy of a TIFF file, every other byte where it was.

Makers' notes, EXIF and GPS directories hold absolute offsets; they stay true because nothing is moved: strips go over
the old ones where they fit, else to the end, and the new directory is linked from the header.
"""

from __future__ import annotations

from collections.abc import Iterable

from pixelsmile_desktop.imaging.exif import EXIF_IFD, GPS_IFD, INTEROP_IFD
from pixelsmile_desktop.imaging.ifd import LONG, LONG8, TYPE_SIZES, Directory, IfdError, TiffTree

IMAGE_SOURCE_DATA = 37724

Span = tuple[int, int]


class Surgery:
    """One operation on a copy of a file.

    Args:
        base: a TIFF file, or an EXIF block to be made into one.
        main: the directory to be replaced.
        reuse: whether the room of its strips may be written over.
    """

    def __init__(self, base: bytes, main: Directory | None, *, reuse: bool) -> None:
        self.data = bytearray(base)
        self.tree = TiffTree(self.data)
        self.main = main
        self._entries: dict[int, bytes] = {entry.tag: entry.raw for entry in main.entries} if main else {}
        self._free = self._room(main) if main and reuse else []

    def has(self, tag: int) -> bool:
        """Whether the new directory has a field."""
        return tag in self._entries

    def remove(self, tags: Iterable[int]) -> None:
        """Leave fields out of the new directory."""
        for tag in tags:
            self._entries.pop(tag, None)

    def set_numbers(self, tag: int, kind: int, numbers: list[int]) -> None:
        """Set a field of whole numbers (SHORT, LONG or LONG8)."""
        code = {3: "H", LONG: "L", LONG8: "Q"}[kind]
        self.set_value(tag, kind, self.tree.pack(code, *numbers))

    def set_value(self, tag: int, kind: int, value: bytes) -> None:
        """Set a field to raw bytes; one that holds them already is left as it is."""
        old = self.main.by_tag.get(tag) if self.main and tag in self._entries else None
        if old is not None and old.kind == kind and self._holds(old.position, value) and old.size == len(value):
            return
        tree = self.tree
        count = len(value) // TYPE_SIZES[kind]
        if len(value) <= tree.word_size:
            field = value.ljust(tree.word_size, b"\0")
        else:
            field = tree.pack(tree.word, self.place(value))
        self._entries[tag] = tree.pack("H", tag, kind) + tree.pack(tree.word, count) + field

    def _holds(self, position: int, value: bytes) -> bool:
        return self.data[position : position + len(value)] == value

    def place(self, block: bytes, *, aligned: bool = True) -> int:
        """Write a block where old picture data was, or at the end; where it lies now.

        Args:
            block: the bytes.
            aligned: whether it must begin at an even offset, as all values but strips must.
        """
        for index, (first, end) in enumerate(self._free):
            start = first + first % 2 if aligned else first
            after = start + len(block)
            if after <= end:
                self.data[start:after] = block
                self._free[index : index + 1] = [(after, end)] if after < end else []
                return start
        self.data += bytes(-len(self.data) % (8 if self.tree.big else 2))
        position = len(self.data)
        self.data += block
        return position

    def close(self, following: int) -> bytearray:
        """The finished file.

        Args:
            following: offset of the directory after the new one, 0 for none.
        """
        tree = self.tree
        if self._free and self._free[-1][1] == len(self.data):
            del self.data[self._free[-1][0] :]
            self._free.pop()
        for start, end in self._free:
            self.data[start:end] = bytes(end - start)
        self._free = []
        entries = b"".join(raw for _, raw in sorted(self._entries.items()))
        count = tree.pack("Q" if tree.big else "H", len(self._entries))
        position = self.place(count + entries + tree.pack(tree.word, following))
        self.data[tree.link : tree.link + tree.word_size] = tree.pack(tree.word, position)
        return self.data

    def _room(self, main: Directory) -> list[Span]:
        """Where the old picture and its layers are, as far as nothing else claims the place."""
        tree = self.tree
        spans = tree.picture_spans(main)
        layers = main.by_tag.get(IMAGE_SOURCE_DATA)
        if layers is not None and layers.size > 64:
            spans.append((layers.position, layers.position + layers.size))
        spans = _joined((start, end) for start, end in spans if 8 < start < end <= len(self.data))
        claimed = self._claimed(main)
        return [(start, end) for start, end in spans if not any(a < end and start < b for a, b in claimed)]

    def _claimed(self, main: Directory) -> list[Span]:
        claimed: list[Span] = [(0, 16)]
        waiting = [main.position, main.next]
        seen: set[int] = set()
        while waiting:
            position = waiting.pop()
            if not position or position in seen or len(seen) > 256:
                continue
            seen.add(position)
            try:
                directory = self.tree.directory(position)
                claimed.append((directory.position, directory.end))
                claimed += [(e.position, e.position + e.size) for e in directory.entries if e.tag != IMAGE_SOURCE_DATA]
                if directory.position != main.position:
                    claimed += self.tree.picture_spans(directory)
                    waiting.append(directory.next)
                waiting += [n for tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD) for n in self.tree.numbers(directory, tag)]
                waiting += self.tree.numbers(directory, 330) if directory.position != main.position else ()
            except IfdError:
                continue
        return claimed


def following_page(tree: TiffTree, main: Directory) -> int:
    """The next directory that is a page of its own, not a reduced picture of this one; 0 for none."""
    try:
        for directory in tree.chain(main.next):
            reduced = (tree.number(directory, 254, 0) or 0) & 1
            if not reduced and 513 not in directory.by_tag:
                return directory.position
    except IfdError:
        return 0
    return 0


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
