"""Camera RAW files: developed by LibRaw to 16-bit sRGB with the camera's white balance. Read only."""

from __future__ import annotations

import io

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging import jpeg_structure
from pixelsmile_desktop.imaging.exif import copied_exif
from pixelsmile_desktop.imaging.ifd import IfdError, TiffTree
from pixelsmile_desktop.imaging.metadata import Decoded, Metadata
from pixelsmile_desktop.imaging.pixels import photo_from_channels

_DEVELOPED = (
    "the RAW file was developed with the camera's white balance and neutral settings; for a look of your own, "
    "develop it in your RAW converter and open the TIFF"
)
_UNREADABLE = ("this RAW file cannot be developed", "export it as a 16-bit TIFF from your RAW converter and open that")


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height from the headers, before anything is decoded.

    Raises:
        PhotoError: LibRaw does not know the camera, or the file is broken.
    """
    import rawpy

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            return raw.sizes.width, raw.sizes.height
    except rawpy.LibRawError as error:
        raise PhotoError(*_UNREADABLE) from error


def decode(data: bytes) -> Decoded:
    """Develop a RAW file, upright, to 16-bit sRGB with the sRGB tone curve.

    Raises:
        PhotoError: LibRaw does not know the camera, or the file is broken.
    """
    import rawpy

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            # LibRaw's own curve is BT.709's; this one is that of the profile that goes with it.
            pixels = raw.postprocess(
                use_camera_wb=True, output_bps=16, gamma=(2.4, 12.92), output_color=rawpy.ColorSpace.sRGB
            )
            exif, had_note = _exif_of(data, raw, (pixels.shape[1], pixels.shape[0]))
    except rawpy.LibRawError as error:
        raise PhotoError(*_UNREADABLE) from error
    warnings = [_DEVELOPED]
    if _is_cut_short(data):
        # A warning only, because some cameras write lengths that were never true.
        warnings.append("the RAW file seems to be cut short; look whether the lower part of the picture is there")
    if had_note:
        warnings.append("the maker's note stays behind, because it is true only inside the original file")
    return Decoded(photo_from_channels(pixels), Metadata(srgb_profile(), exif), 1, tuple(warnings))


def srgb_profile() -> bytes:
    """An ICC profile of sRGB, always the same bytes."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The date of making would make two saves of one request differ.
    profile[24:36] = bytes((7, 230, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(profile)


def _is_cut_short(data: bytes) -> bool:
    """Whether a TIFF-like file names picture data beyond its end."""
    try:
        tree = TiffTree(data)
        directories = list(tree.chain(tree.first))
        for directory in list(directories):
            directories.extend(tree.sub_directories(directory))
        spans = [span for directory in directories for span in tree.picture_spans(directory)]
    except IfdError:
        return False
    return any(end > len(data) for _, end in spans)


def _exif_of(data: bytes, raw: object, size: tuple[int, int]) -> tuple[bytes | None, bool]:
    try:
        tree = TiffTree(data)
        return copied_exif(tree, tree.directory(tree.first), size)
    except IfdError:
        return _exif_of_preview(raw), False


def _exif_of_preview(raw: object) -> bytes | None:
    """The EXIF block of the JPEG preview, for containers that are not like TIFF."""
    import rawpy

    assert isinstance(raw, rawpy.RawPy)
    try:
        preview = raw.extract_thumb()
        if preview.format is not rawpy.ThumbFormat.JPEG:
            return None
        return jpeg_structure.metadata_of(jpeg_structure.parse(bytes(preview.data))[0]).exif
    except (rawpy.LibRawError, jpeg_structure.JpegError):
        return None
