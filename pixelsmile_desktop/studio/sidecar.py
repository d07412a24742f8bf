"""XMP sidecars beside photos that say how an edit is made again; the photo itself is never touched.

`portrait.jpg` gets `portrait.jpg.xmp`, as darktable and digiKam name them, so that a RAW file and a JPEG of the same
name do not share one. What another program wrote into it stays, byte for byte.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PhotoError, SaveError
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.core.request_json import from_json, to_json
from pixelsmile_desktop.imaging import xmp
from pixelsmile_desktop.imaging.provenance import REQUEST

_LARGEST: Final = 16_000_000


def sidecar_path(photo: Path) -> Path:
    """Where the sidecar of a photo lies."""
    return photo.with_name(f"{photo.name}.xmp")


def write_sidecar(photo: Path, request: EditRequest) -> Path:
    """Write the request of an edit beside its photo, into the sidecar that is there or a new one.

    Of the photo only the name is written, so that both can be moved together.

    Returns:
        The sidecar.

    Raises:
        SaveError: it cannot be written, or what is there is no sidecar that can be added to safely; it stays as it is.
    """
    path = sidecar_path(photo)
    said = to_json(replace(request, photo=os.fsencode(photo.name).decode("utf-8", "replace")))
    try:
        packet = _read(path)
        base = packet or xmp.EMPTY_PACKET
        edited = xmp.edited(base, {REQUEST: said}, only_existing={}, event={}, keep_thumbnails=True)
    except OSError as error:
        raise SaveError(f"{path} cannot be read ({error.strerror})", "check its permissions") from error
    except xmp.XmpError as error:
        what = f"{path} is damaged or of another kind ({error}), so nothing was added to it"
        raise SaveError(what, "rename it, and write the sidecar again") from error
    if edited != packet:
        with atomic_write(path) as file:
            file.write(edited)
    return path


def read_sidecar(photo: Path) -> EditRequest | None:
    """The edit that the sidecar of a photo says, for that very photo; None if there is none.

    Raises:
        PhotoError: the sidecar cannot be read.
        RequestError: what it says cannot be done, or a newer version of the program wrote it.
    """
    path = sidecar_path(photo)
    try:
        packet = _read(path)
        said = xmp.text_of(packet, REQUEST) if packet else None
    except OSError as error:
        raise PhotoError(f"{path} cannot be read ({error.strerror})", "check its permissions") from error
    except xmp.XmpError as error:
        raise PhotoError(f"{path} is damaged ({error})", "write the sidecar again or delete it") from error
    return None if not said else replace(from_json(said), photo=str(photo))


def _read(path: Path) -> bytes | None:
    """The bytes of a sidecar; None if there is none.

    Raises:
        OSError: it cannot be read.
        XmpError: it is far too long for one.
    """
    try:
        with path.open("rb") as file:
            packet = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    if len(packet) > _LARGEST:
        raise xmp.XmpError("far too long")
    return packet
