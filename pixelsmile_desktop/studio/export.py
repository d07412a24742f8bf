"""Write a photo, edited or not, as the user's lab and archive expect it; nothing is ever overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.free_name import write_under_free_name
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.formats import FileFormat, writable_format
from pixelsmile_desktop.imaging.provenance import Provenance
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.studio.edit import provenance, result_suffix
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.export_naming import NamedPhoto, file_stem
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening
from pixelsmile_desktop.studio.services import Studio, Watch

SUFFIXES: Final = {
    ExportFormat.JPEG: ".jpg",
    ExportFormat.PNG: ".png",
    ExportFormat.TIFF: ".tif",
    ExportFormat.WEBP: ".webp",
    ExportFormat.AVIF: ".avif",
}
_AMOUNTS: Final = {Sharpening.OFF: 0.0, Sharpening.LOW: 0.25, Sharpening.STANDARD: 0.5, Sharpening.HIGH: 0.9}


@dataclass(frozen=True)
class ExportedPhoto:
    """A file that was exported.

    Attributes:
        path: where it lies.
        size: bytes.
        is_original: whether it is the original, byte for byte.
        warnings: what could not be carried over or may look wrong, one sentence each.
    """

    path: Path
    size: int
    is_original: bool
    warnings: tuple[str, ...]


def export_version(
    photo: NamedPhoto, options: ExportOptions, history: EditHistory, studio: Studio, watch: Watch
) -> ExportedPhoto:
    """Export one photo as it is in a version, or the original.

    A photo that nothing is asked of and nothing was changed in becomes a copy of its file, byte for byte.

    Raises:
        PhotoError: the original, or the kept pixels of the version, cannot be read.
        FaceError, EngineError: the version cannot be rendered again.
        RequestError: the photo cannot be named.
        SaveError: the file cannot be written; nothing half-written is left behind.
        Cancelled: the user stopped it; nothing was written.
    """
    source = studio.open(photo.path)
    form, suffix = file_format(source, options)
    stem = file_stem(options.template, photo)
    result = source.photo if photo.version is None else history.pixels(photo.version, source, studio, watch)
    mark = None
    if photo.version is not None and result is not source.photo and options.provenance:
        mark = provenance(photo.version.request, photo.version.engine)
    watch.cancel.raise_if_requested()
    data, warnings = encoded_export(source, result, mark, form, options, default_quality=studio.settings.jpeg_quality)
    watch.cancel.raise_if_requested()
    _make_folder(options.path)
    path = write_under_free_name(options.path / f"{stem}{suffix}", data)
    is_original = _is_untouched(source, result, form, options)
    return ExportedPhoto(path, len(data), is_original, (*source.warnings, *warnings))


def file_format(source: PhotoFile, options: ExportOptions) -> tuple[FileFormat, str]:
    """What a photo's exported file is, and its suffix."""
    if options.format is ExportFormat.ORIGINAL:
        suffix = result_suffix(source)
        return writable_format(Path(f"photo{suffix}")), suffix
    return FileFormat(options.format), SUFFIXES[options.format]


def encoded_export(
    source: PhotoFile,
    result: Photo,
    mark: Provenance | None,
    form: FileFormat,
    options: ExportOptions,
    *,
    default_quality: int,
) -> tuple[bytes | bytearray, tuple[str, ...]]:
    """The bytes of an exported file, and what could not be carried over, one sentence each.

    Args:
        source: the original.
        result: its pixels in the version, the very object of the original if nothing was changed.
        mark: what made the result; None leaves no mark.
        form: what the file shall be.
        options: of the export.
        default_quality: of lossy formats where neither the options nor the original say it.

    Raises:
        SaveError: it cannot be encoded, or the original has changed since it was opened.
    """
    from pixelsmile_desktop.imaging.metadata_choice import chosen_metadata
    from pixelsmile_desktop.imaging.repackaging import repackaged
    from pixelsmile_desktop.imaging.resizing import resized, sharpened
    from pixelsmile_desktop.imaging.writer import Compression, encoded_photo, original_bytes

    if _is_untouched(source, result, form, options):
        return original_bytes(source), ()
    metadata, dropped = chosen_metadata(source.metadata, options.metadata)
    if _is_same_picture(source, result, form, options):
        same = repackaged(original_bytes(source), source, metadata)
        if same is not None:
            return same, dropped
    finished = sharpened(resized(_at_depth(result, options), options.longest_side), _AMOUNTS[options.sharpening])
    is_like = options.quality is None
    compression = Compression(options.quality or default_quality, like_original=is_like)
    data, warnings = encoded_photo(finished, form, replace(source, metadata=metadata), mark, compression)
    return data, (*dropped, *warnings)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise save_error(folder, error) from error


def _asks_for_pixels(source: PhotoFile, options: ExportOptions) -> bool:
    """Whether the options change the pixels of this photo."""
    from pixelsmile_desktop.imaging.resizing import fitted_size

    size = (source.photo.width, source.photo.height)
    is_narrowed = not options.sixteen_bit and source.photo.white > 255
    return fitted_size(*size, options.longest_side) != size or is_narrowed or options.sharpening is not Sharpening.OFF


def _is_same_picture(source: PhotoFile, result: Photo, form: FileFormat, options: ExportOptions) -> bool:
    """Whether the file shall hold the original's picture as the original codes it."""
    is_lossless = form in (FileFormat.PNG, FileFormat.TIFF)
    is_as_coded = form is source.file_format and (options.quality is None or is_lossless)
    return result is source.photo and is_as_coded and not _asks_for_pixels(source, options)


def _is_untouched(source: PhotoFile, result: Photo, form: FileFormat, options: ExportOptions) -> bool:
    """Whether the file of the original is what is asked for."""
    return options.metadata is MetadataChoice.KEEP_ALL and _is_same_picture(source, result, form, options)


def _at_depth(photo: Photo, options: ExportOptions) -> Photo:
    from pixelsmile_desktop.imaging.pixels import eight_bit

    return photo if options.sixteen_bit else eight_bit(photo)
