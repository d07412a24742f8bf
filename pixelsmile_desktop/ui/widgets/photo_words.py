"""A photo in words: for screen readers and tool tips."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry, Presence
from pixelsmile_desktop.ui.texts import colour_text, finding_text, flag_text


def describe(entry: PhotoEntry) -> str:
    """Everything that its cell shows."""
    return ", ".join(_words_of(entry))


def printable_name(entry: PhotoEntry) -> str:
    """The name of the file, with a question mark for each byte that is no text."""
    return entry.path.name.encode("utf-8", "replace").decode()


def presence_text(presence: Presence) -> str:
    """Why a photo cannot be opened."""
    if presence is Presence.OFFLINE:
        return QCoreApplication.translate("PhotoCell", "Offline")
    return QCoreApplication.translate("PhotoCell", "Missing")


def _words_of(entry: PhotoEntry) -> Iterator[str]:
    yield printable_name(entry)
    if entry.width:
        yield f"{entry.width} \N{MULTIPLICATION SIGN} {entry.height}"
    if entry.presence is not Presence.HERE:
        yield presence_text(entry.presence)
    if entry.rating:
        yield QCoreApplication.translate("PhotoCell", "rated {count} of 5").format(count=entry.rating)
    if entry.flag is not Flag.NONE:
        yield flag_text(entry.flag)
    if entry.colour is not ColourLabel.NONE:
        yield colour_text(entry.colour)
    if entry.is_edited:
        yield QCoreApplication.translate("PhotoCell", "Edited")
    if entry.paired_with is not None:
        yield QCoreApplication.translate("PhotoCell", "RAW and JPEG")
    if entry.copy_of is not None:
        yield QCoreApplication.translate("PhotoCell", "Virtual copy")
    yield from (finding_text(finding) for finding in FaceFinding if finding in entry.findings)
