"""What an export will take: bytes, room on the disk, and what cannot be exported, before anything is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.imaging.formats import FileFormat, format_of_suffix, output_suffix
from pixelsmile_desktop.studio.export import SUFFIXES
from pixelsmile_desktop.studio.export_naming import NamedPhoto, example_name
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening

RESERVE: Final = 64 * 2**20
"""Bytes that stay free on the disk, for everybody else who writes there."""
_UNKNOWN_PIXELS: Final = 24_000_000
_BYTES_PER_PIXEL: Final = {
    FileFormat.TIFF: 3.0,
    FileFormat.PNG: 2.4,
    FileFormat.JPEG: 1.0,
    FileFormat.WEBP: 0.6,
    FileFormat.AVIF: 0.6,
}
"""Rather too much: of grainy photos with 8 bits per channel, lossy formats at quality 95."""
_QUALITY_FACTORS: Final = ((98, 1.8), (95, 1.0), (90, 0.6), (80, 0.4), (0, 0.25))


@dataclass(frozen=True)
class ExportItem:
    """One photo that is to be exported.

    Attributes:
        entry: what the library knows of it.
        version: what it is exported as; None for the original.
    """

    entry: PhotoEntry
    version: EditVersion | None = None


@dataclass(frozen=True)
class ExportPlan:
    """What an export will take.

    Attributes:
        count: photos that can be exported.
        bytes_needed: a careful estimate.
        bytes_free: on the disk of the folder.
        complaints: what stands in the way of some photos, one sentence each.
    """

    count: int
    bytes_needed: int
    bytes_free: int
    complaints: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether there is room for it."""
        return self.bytes_needed + RESERVE <= self.bytes_free


def plan_export(items: Sequence[ExportItem], options: ExportOptions) -> ExportPlan:
    """What exporting some photos will take. Asks the disk, so it may take a moment.

    Raises:
        RequestError: no folder is chosen.
        SaveError: the folder cannot be written.
    """
    free = _free_bytes(options.path)
    here = [item for item in items if item.entry.presence is Presence.HERE]
    away = len(items) - len(here)
    complaints: tuple[str, ...] = ()
    if away:
        whose = "the original of 1 photo is" if away == 1 else f"the originals of {away} photos are"
        complaints = (f"{whose} not there now and will be left out",)
    return ExportPlan(len(here), sum(estimated_bytes(item, options) for item in here), free, complaints)


def estimated_bytes(item: ExportItem, options: ExportOptions) -> int:
    """About how many bytes the file of a photo will have, rather too many."""
    entry = item.entry
    form = _format_of(entry, options)
    is_edited = item.version is not None and not item.version.request.is_identity
    pixels = entry.width * entry.height or _UNKNOWN_PIXELS
    longest = max(entry.width, entry.height)
    reduction = 1.0 if options.longest_side is None else min(1.0, options.longest_side / max(1, longest))
    pixels = round(pixels * reduction**2)
    is_plain = options.quality is None and options.sharpening is Sharpening.OFF and options.sixteen_bit
    is_same_file = form is format_of_suffix(entry.path) and not is_edited and reduction == 1 and is_plain
    if is_same_file and options.metadata is MetadataChoice.KEEP_ALL:
        return entry.size
    wide = 2 if options.sixteen_bit and form in (FileFormat.TIFF, FileFormat.PNG) and _may_be_deep(entry) else 1
    factor = 1.0
    if form not in (FileFormat.TIFF, FileFormat.PNG) and options.quality is not None:
        factor = next(factor for lowest, factor in _QUALITY_FACTORS if options.quality >= lowest)
    # A TIFF file is written into a copy of its original, layers and pages included.
    copied = entry.size if form is FileFormat.TIFF and format_of_suffix(entry.path) is FileFormat.TIFF else 0
    return max(copied, round(pixels * _BYTES_PER_PIXEL[form] * wide * factor)) + 100_000


def preview_name(item: ExportItem, options: ExportOptions, number: int, count: int) -> str:
    """The name that a photo's file gets, if it is free, for the user to look at.

    Raises:
        RequestError: the photo cannot be named.
    """
    return example_name(options.template, named(item, number, count), _suffix_of(item.entry.path, options))


def named(item: ExportItem, number: int, count: int) -> NamedPhoto:
    """What the name of a photo's file is made of."""
    return NamedPhoto(item.entry.path, item.version, item.entry.captured, number, count)


def _suffix_of(path: Path, options: ExportOptions) -> str:
    return output_suffix(path) if options.format is ExportFormat.ORIGINAL else SUFFIXES[options.format]


def _format_of(entry: PhotoEntry, options: ExportOptions) -> FileFormat:
    form = format_of_suffix(Path(f"photo{_suffix_of(entry.path, options)}"))
    assert form is not None
    return form


def _may_be_deep(entry: PhotoEntry) -> bool:
    """Whether the photo may have 16 bits per channel, as far as its name and length tell."""
    form = format_of_suffix(entry.path)
    return form in (FileFormat.RAW, FileFormat.TIFF, FileFormat.PNG)


def _free_bytes(folder: Path) -> int:
    """Free bytes on the disk of a folder, which need not be there yet."""
    for place in (folder, *folder.parents):
        try:
            if not place.exists():
                continue
            if not place.is_dir():
                raise SaveError(f"{place} is a file, not a folder", "choose another one")
            if not os.access(place, os.W_OK | os.X_OK):
                raise SaveError(f"the folder {place} may not be written to", "choose another one")
            return shutil.disk_usage(place).free
        except OSError as error:
            raise SaveError(f"the folder {place} cannot be reached ({error.strerror})", "choose another one") from error
    raise RequestError(f"there is no folder {folder}", "choose another one")
