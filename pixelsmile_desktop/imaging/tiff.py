"""TIFF and BigTIFF, 8 and 16 bit: decode, and encode into a copy of the original so that every tag survives."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import numpy as np

from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.imaging import photoshop
from pixelsmile_desktop.imaging.exif import ORIENTATION, copied_exif, patch_pixel_size
from pixelsmile_desktop.imaging.ifd import LONG, LONG8, SHORT, UNDEFINED, Directory, TiffTree
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.pixels import channels_of, photo_from_channels
from pixelsmile_desktop.imaging.tiff_strips import DEFLATE, JPEG, LZW, NONE, Layout, layout_of, packed, read_samples
from pixelsmile_desktop.imaging.tiff_surgery import IMAGE_SOURCE_DATA, Surgery, following_page

XMP, IPTC, PHOTOSHOP, ICC = 700, 33723, 34377, 34675
_CREDENTIALS = 52545
_EXTRA_SAMPLES, _SAMPLE_FORMAT, _PREDICTOR = 338, 339, 317
# Strips, tiles, colour map, old JPEG fields, sub-images: they describe the old picture data only.
_STALE: Final = (
    *(266, 273, 278, 279, 280, 281, 284, 288, 289, 317, 320, 322, 323, 324, 325, 330, 347),
    *range(512, 522),
    *range(529, 533),
    IMAGE_SOURCE_DATA,
)


@dataclass(frozen=True)
class TiffStructure:
    """What the writer needs to know of the original: how its picture lay."""

    layout: Layout


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the first directory, before anything is decoded.

    Raises:
        IfdError: it is broken.
    """
    tree = TiffTree(data)
    main = tree.directory(tree.first)
    return tree.number(main, 256) or 0, tree.number(main, 257) or 0


def decode(data: bytes) -> Decoded:
    """Decode the first page of a TIFF file.

    Raises:
        PhotoError: CMYK, Lab, floating point, or compressed in a way that is not read.
        ValueError, OSError: damaged or cut short.
    """
    tree = TiffTree(data)
    main = tree.directory(tree.first)
    layout = layout_of(tree, main)
    samples = _decode_jpeg(data) if layout.compression == JPEG else read_samples(data, layout, tree.order)
    if layout.photometric == 0:
        samples = _inverted(samples)
    elif layout.photometric == 3:
        samples = _looked_up(tree, main, samples[..., 0])
    orientation = tree.number(main, ORIENTATION, 1) or 1
    warnings = []
    if following_page(tree, main):
        warnings.append("the file has several pages; only the first one is used")
    if IMAGE_SOURCE_DATA in main.by_tag:
        warnings.append("the file has layers; the flat picture is used, and a result holds no layers")
    orientation = orientation if orientation in range(1, 9) else 1
    size = (layout.width, layout.height)
    metadata = _metadata_of(tree, main, size if orientation < 5 else size[::-1], TiffStructure(layout))
    return Decoded(photo_from_channels(samples), metadata, orientation, tuple(warnings))


def _decode_jpeg(data: bytes) -> Pixels:
    from PIL import TiffImagePlugin

    with TiffImagePlugin.TiffImageFile(io.BytesIO(data)) as image:
        return np.asarray(image if image.mode in ("L", "RGB") else image.convert("RGB"))


def _inverted(samples: Pixels) -> Pixels:
    # Only the grey is stored inverted, never the alpha.
    result = samples.copy()
    result[..., 0] = np.iinfo(samples.dtype).max - result[..., 0]
    return result


def _looked_up(tree: TiffTree, main: Directory, indices: Pixels) -> Pixels:
    colours = np.array(tree.numbers(main, 320), np.uint16).reshape(3, -1).T
    if len(colours) < 256 or indices.dtype != np.uint8:
        raise ValueError("a broken colour map")
    # Writers store 8-bit colours times 257 or times 256, some old ones the bare 8 bits.
    narrow = colours if colours.max() < 256 else colours >> 8
    return narrow.astype(np.uint8)[indices]


def _metadata_of(tree: TiffTree, main: Directory, size: tuple[int, int], structure: TiffStructure) -> Metadata:
    def block(tag: int) -> bytes | None:
        entry = main.by_tag.get(tag)
        return tree.value(entry) if entry is not None and entry.size else None

    exif, had_note = copied_exif(tree, main, size)
    left = ("the maker's note stays behind, because it is true only inside the original file",) if had_note else ()
    return Metadata(block(ICC), exif, block(XMP), block(PHOTOSHOP), block(IPTC), structure, left)


def encode(photo: Photo, metadata: Metadata, original: bytes | None) -> tuple[bytearray, tuple[str, ...]]:
    """A TIFF file: a copy of the original with a new picture, or a new file that begins with the EXIF block.

    Args:
        photo: 8 or 16 bit.
        metadata: blocks as they shall stand in the result.
        original: the original's bytes if it was a TIFF file.

    Raises:
        ValueError: the original is broken.
    """
    layout = metadata.native.layout if original is not None else None
    surgery, following = _opened(original, metadata.exif)
    warnings: tuple[str, ...] = ()
    if surgery.has(_CREDENTIALS):
        warnings = ("the original's content credentials were dropped, because they are not true of the result",)
    surgery.remove((*_STALE, _CREDENTIALS))
    if surgery.has(ORIENTATION):
        surgery.set_numbers(ORIENTATION, SHORT, [1])
    if original is not None and surgery.main is not None:
        patch_pixel_size(surgery.tree, surgery.main, (photo.width, photo.height))
    # The picture first, so that it finds its old room empty.
    _set_picture(surgery, photo, layout)
    _set_blocks(surgery, metadata, is_new=original is None)
    return surgery.close(following), warnings


def _opened(original: bytes | None, exif: bytes | None) -> tuple[Surgery, int]:
    base = original or exif
    if base is None:
        return Surgery(b"II*\0\0\0\0\0", None, reuse=False), 0
    try:
        tree = TiffTree(base)
        main = tree.directory(tree.first)
    except ValueError:
        if original is not None:
            raise
        return Surgery(b"II*\0\0\0\0\0", None, reuse=False), 0
    # A thumbnail that an EXIF block links would pass for a second page.
    return Surgery(base, main, reuse=original is not None), following_page(tree, main) if original is not None else 0


def _set_blocks(surgery: Surgery, metadata: Metadata, *, is_new: bool) -> None:
    iptc = metadata.iptc or (photoshop.iptc_of(metadata.photoshop) if is_new else None)
    blocks = {XMP: metadata.xmp, IPTC: iptc, PHOTOSHOP: metadata.photoshop, ICC: metadata.icc}
    for tag, block in blocks.items():
        if block is None:
            surgery.remove([tag])
            continue
        old = surgery.main.by_tag.get(tag) if surgery.main and surgery.has(tag) else None
        # IPTC is stored as LONG by many writers, the others as UNDEFINED or BYTE; what was there stays.
        same_kind = old is not None and (old.kind in (1, UNDEFINED) or len(block) == old.size)
        surgery.set_value(tag, old.kind if old and same_kind else (1 if tag == XMP else UNDEFINED), block)


def _set_picture(surgery: Surgery, photo: Photo, layout: Layout | None) -> None:
    samples = channels_of(photo)
    grey_inverted = layout is not None and layout.photometric == 0 and photo.is_grey
    if grey_inverted:
        samples = _inverted(samples if samples.ndim == 3 else samples[..., None])
    count = 1 if samples.ndim == 2 else samples.shape[2]
    compression = DEFLATE
    if layout is not None:
        compression = {NONE: NONE, LZW: LZW}.get(layout.compression, DEFLATE)
    rows = None
    if layout is not None and compression == NONE and layout.tile is None:
        rows = layout.rows
    strips, rows = packed(samples, compression, surgery.tree.order, rows)
    wide = LONG8 if surgery.tree.big else LONG
    surgery.set_numbers(273, wide, [surgery.place(strip, aligned=False) for strip in strips])
    surgery.set_numbers(279, wide, [len(strip) for strip in strips])
    surgery.set_numbers(278, LONG, [rows])
    surgery.set_numbers(256, LONG, [photo.width])
    surgery.set_numbers(257, LONG, [photo.height])
    surgery.set_numbers(258, SHORT, [photo.pixels.dtype.itemsize * 8] * count)
    surgery.set_numbers(259, SHORT, [compression])
    surgery.set_numbers(262, SHORT, [0 if grey_inverted else 1 if photo.is_grey else 2])
    surgery.set_numbers(277, SHORT, [count])
    surgery.set_numbers(284, SHORT, [1])
    if compression != NONE:
        surgery.set_numbers(_PREDICTOR, SHORT, [2])
    if surgery.has(_SAMPLE_FORMAT):
        surgery.set_numbers(_SAMPLE_FORMAT, SHORT, [1] * count)
    if photo.alpha is None:
        surgery.remove([_EXTRA_SAMPLES])
    elif not surgery.has(_EXTRA_SAMPLES):
        surgery.set_numbers(_EXTRA_SAMPLES, SHORT, [2])
