"""Strips and tiles of TIFF files: bytes of a file to samples and back.

No library serves: Pillow cuts 16-bit colour to 8, OpenCV multiplies by alpha, tifffile needs imagecodecs for LZW.
So LZW strips are handed to libtiff (in Pillow) as if they were 8-bit grey, which loses nothing.
Source: TIFF 6.0, sections 3, 13-15; Adobe TIFF Technical Note 3.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.imaging.ifd import Directory, TiffTree

NONE, LZW, JPEG, DEFLATE, PACKBITS, OLD_DEFLATE = 1, 5, 7, 8, 32773, 32946
_BY_LIBTIFF: Final = (LZW, PACKBITS)
_STRIP_BYTES = 1 << 20
_MODELS: Final = {0: "grey", 1: "grey", 2: "RGB", 3: "palette", 6: "YCbCr"}
_REFUSED_MODELS: Final = {5: "CMYK", 8: "Lab", 9: "Lab", 10: "Lab", 32844: "LogLuv", 32845: "LogLuv"}


@dataclass(frozen=True)
class Layout:
    """How the samples of a picture lie in a TIFF file.

    Attributes:
        width, height, samples: of the picture; samples of a pixel.
        bits: of a sample, 8 or 16.
        compression, predictor, photometric: as TIFF numbers them.
        planar: whether each sample has a plane of its own.
        tile: width and height of a tile; None for strips.
        rows: of a strip.
        offsets, counts: of the strips or tiles, in bytes.
    """

    width: int
    height: int
    samples: int
    bits: int
    compression: int
    predictor: int
    photometric: int
    planar: bool
    tile: tuple[int, int] | None
    rows: int
    offsets: tuple[int, ...]
    counts: tuple[int, ...]


def layout_of(tree: TiffTree, directory: Directory) -> Layout:
    """The layout that a directory describes.

    Raises:
        PhotoError: of a kind that is not read; says so in words.
        IfdError: broken.
    """

    def number(tag: int, default: int) -> int:
        return tree.number(directory, tag, default) or default

    photometric = tree.number(directory, 262, 1)
    bits = set(tree.numbers(directory, 258)) or {1}
    formats = set(tree.numbers(directory, 339)) or {1}
    samples = number(277, 1)
    assert photometric is not None
    if name := _REFUSED_MODELS.get(photometric):
        raise PhotoError(f"the photo is in {name}", "convert it to RGB in your photo editor and open that")
    if formats - {1, 4} or bits not in ({8}, {16}):
        kind = "floating point" if 3 in formats else f"{max(bits)} bits per channel"
        raise PhotoError(f"a TIFF with {kind} is not read", "save it with 8 or 16 bits per channel and open that")
    expected = {"grey": (1, 2), "palette": (1,), "RGB": (3, 4), "YCbCr": (3,)}.get(_MODELS.get(photometric, ""), ())
    if samples not in expected:
        what = f"a TIFF with {samples} channels of this kind is not read"
        raise PhotoError(what, "save it as grey or RGB without extra channels")
    tiled = 324 in directory.by_tag
    tile = (number(322, 0), number(323, 0)) if tiled else None
    height = number(257, 0)
    return Layout(
        width=number(256, 0),
        height=height,
        samples=samples,
        bits=bits.pop(),
        compression=number(259, NONE),
        predictor=number(317, 1),
        photometric=photometric,
        planar=number(284, 1) == 2 and samples > 1,
        tile=tile,
        rows=min(number(278, height), height),
        offsets=tree.numbers(directory, 324 if tiled else 273),
        counts=tree.numbers(directory, 325 if tiled else 279),
    )


def read_samples(data: bytes, layout: Layout, order: str) -> Pixels:
    """The samples of a picture, (height, width, samples) uint8 or uint16.

    Args:
        data: the file.
        layout: of its picture.
        order: byte order of the file, "<" or ">".

    Raises:
        PhotoError: a compression that is not read.
        ValueError: damaged or cut short.
    """
    if layout.compression not in (NONE, LZW, DEFLATE, OLD_DEFLATE, PACKBITS) or layout.predictor not in (1, 2):
        raise PhotoError("a TIFF compressed in this way is not read", "save it uncompressed or with LZW or ZIP")
    planes = layout.samples if layout.planar else 1
    across = layout.samples // planes
    each = len(layout.offsets) // planes
    if layout.tile:
        columns, rows = layout.tile
        if columns < 1 or rows < 1 or columns * rows > max(4 * layout.width * layout.height, 1 << 24):
            raise ValueError("absurd tiles")
        wide, high = -(-layout.width // columns), -(-layout.height // rows)
        total = wide * high * rows
    else:
        columns, rows, wide, high = layout.width, layout.rows, 1, -(-layout.height // max(1, layout.rows))
        total = layout.height
    if each != wide * high or len(layout.counts) != len(layout.offsets):
        raise ValueError("a wrong number of strips")
    row_bytes = columns * across * layout.bits // 8
    result = []
    for plane in range(planes):
        spans = list(zip(layout.offsets, layout.counts, strict=True))[plane * each : (plane + 1) * each]
        if any(offset + count > len(data) for offset, count in spans):
            raise ValueError("cut short")
        strips = [memoryview(data)[offset : offset + count] for offset, count in spans]
        unpacked = _unpacked(strips, layout.compression, row_bytes, rows, total)
        samples = unpacked.view(f"{order}u{layout.bits // 8}").astype(f"u{layout.bits // 8}", copy=False)
        samples = samples.reshape(total, columns, across)
        if layout.predictor == 2:
            samples = np.cumsum(samples, axis=1, dtype=samples.dtype)
        if layout.tile:
            samples = samples.reshape(high, wide, rows, columns, across).swapaxes(1, 2)
            samples = samples.reshape(high * rows, wide * columns, across)[: layout.height, : layout.width]
        result.append(samples)
    return result[0] if planes == 1 else np.concatenate(result, axis=2)


def _unpacked(strips: Sequence[memoryview], compression: int, row_bytes: int, rows: int, total: int) -> Pixels:
    """The rows of all strips under one another, (total, row_bytes) uint8."""
    if compression in _BY_LIBTIFF:
        return _unpacked_by_libtiff(strips, compression, row_bytes, rows, total)
    out = np.empty((total, row_bytes), np.uint8)
    for index, strip in enumerate(strips):
        part = out[index * rows : (index + 1) * rows]
        raw = strip if compression == NONE else zlib.decompressobj().decompress(strip, part.size)
        if len(raw) < part.size:
            raise ValueError("a strip that is cut short")
        part[:] = np.frombuffer(raw, np.uint8, part.size).reshape(part.shape)
    return out


def _unpacked_by_libtiff(
    strips: Sequence[memoryview], compression: int, row_bytes: int, rows: int, total: int
) -> Pixels:
    from PIL import TiffImagePlugin

    count = len(strips)
    body = 8 + 2 + 12 * 9 + 4
    offsets, position = [], body + 8 * count
    for strip in strips:
        offsets.append(position)
        position += len(strip)
    counts = [len(strip) for strip in strips]
    numbers = {256: row_bytes, 257: total, 258: 8, 259: compression, 262: 1, 277: 1, 278: rows}
    entries = {tag: (4, 1, number) for tag, number in numbers.items()}
    entries[273] = (4, count, body if count > 1 else offsets[0])
    entries[279] = (4, count, body + 4 * count if count > 1 else counts[0])
    directory = b"".join(struct.pack("<HHLL", tag, *entry) for tag, entry in sorted(entries.items()))
    tables = struct.pack(f"<{2 * count}L", *offsets, *counts)
    crafted = b"".join([b"II*\0\x08\0\0\0", struct.pack("<H", 9), directory, bytes(4), tables, *strips])
    with TiffImagePlugin.TiffImageFile(io.BytesIO(crafted)) as image:
        return np.asarray(image)


def packed(samples: Pixels, compression: int, order: str, rows: int | None) -> tuple[list[bytes], int]:
    """Samples as strips, with the horizontal predictor where there is a compression.

    Args:
        samples: (height, width) or (height, width, samples), uint8 or uint16.
        compression: NONE, LZW or DEFLATE.
        order: byte order of the file.
        rows: of a strip; None chooses.

    Returns:
        The strips, and the rows of each.
    """
    height = samples.shape[0]
    stored = samples.dtype.newbyteorder(order)  # type: ignore[arg-type]
    rows = rows or max(1, _STRIP_BYTES // (samples[0].nbytes))

    def strip(top: int) -> bytes:
        part = samples[top : top + rows]
        if compression != NONE:
            part = part.copy()
            part[:, 1:] -= samples[top : top + rows, :-1]
        raw = part.astype(stored, copy=False).tobytes()
        if compression == NONE:
            return raw
        return zlib.compress(raw, 4) if compression == DEFLATE else _packed_by_libtiff(raw, len(part))

    with ThreadPoolExecutor() as pool:
        return list(pool.map(strip, range(0, height, rows))), rows


def _packed_by_libtiff(raw: bytes, rows: int) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    image = Image.frombuffer("L", (len(raw) // rows, rows), raw, "raw", "L", 0, 1)
    image.save(buffer, "TIFF", compression="tiff_lzw", tiffinfo={278: rows})
    data = buffer.getvalue()
    tree = TiffTree(data)
    main = tree.directory(tree.first)
    [offset], [count] = tree.numbers(main, 273), tree.numbers(main, 279)
    return data[offset : offset + count]
