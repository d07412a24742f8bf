"""The coded picture of a lossy file in a new file with other metadata, so that nothing is lost by coding it again."""

from __future__ import annotations

from pixelsmile_desktop.imaging import jpeg, webp
from pixelsmile_desktop.imaging.formats import FileFormat
from pixelsmile_desktop.imaging.jpeg_structure import APP1, EXIF_HEAD, JpegStructure, Segment
from pixelsmile_desktop.imaging.metadata import Metadata, PhotoFile
from pixelsmile_desktop.imaging.metadata_choice import orientation_block


def repackaged(original: bytes, source: PhotoFile, metadata: Metadata) -> bytes | None:
    """The file with other metadata and its picture as it is coded, turned as it was.

    Args:
        original: the bytes of the file.
        source: what was read from it.
        metadata: that of the file as `chosen_metadata` has left it.

    Returns:
        None for formats whose picture cannot be taken out, and for animations.
    """
    if source.file_format is FileFormat.JPEG and isinstance(metadata.native, JpegStructure):
        segments = list(metadata.native.segments)
        if source.orientation != 1 and metadata.exif is None:
            segments.insert(0, Segment(APP1, EXIF_HEAD + orientation_block(source.orientation)))
        return jpeg.with_segments(original, segments)
    if source.file_format is FileFormat.WEBP:
        exif = metadata.exif
        if source.orientation != 1 and exif is None:
            exif = orientation_block(source.orientation)
        return webp.with_blocks(original, metadata.icc, exif, metadata.xmp)
    return None
