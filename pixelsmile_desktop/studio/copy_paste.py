"""The settings of one edit, put on other photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EditRequest, FaceChoice
from pixelsmile_desktop.core.request_json import from_json, to_json

MIME_TYPE = "application/x-pixelsmile-request+json"
"""What the settings are called in the clipboard of the desktop."""


@dataclass(frozen=True)
class PastedEdits:
    """What pasting comes to.

    Attributes:
        edits: numbers of photos and the edits that they get, photo by photo in the order of the selection.
        complaints: why some photos are left out, one sentence each.
    """

    edits: tuple[tuple[int, EditRequest], ...]
    complaints: tuple[str, ...] = ()


def settings_of(request: EditRequest) -> EditRequest:
    """A request without the photo, and with the largest face where it named one by its place in that photo."""
    face = request.face if request.face.which in ("largest", "all") else FaceChoice()
    return replace(request, photo="", face=face)


def to_clipboard(request: EditRequest) -> bytes:
    """The settings of a request as they lie in the clipboard."""
    return to_json(settings_of(request)).encode()


def from_clipboard(data: bytes) -> EditRequest:
    """The settings that lie in the clipboard.

    Raises:
        RequestError: they are none.
    """
    try:
        return settings_of(from_json(data))
    except RequestError as error:
        raise RequestError("what was copied is no look", "copy the settings of an edited photo first") from error


def apply_settings(
    looks: Sequence[EditRequest], photos: Iterable[PhotoEntry], faces: Mapping[int, FaceChoice] | None = None
) -> PastedEdits:
    """Each of some looks as an edit of each of some photos.

    Args:
        looks: mixes, engines and their options; their photos are not looked at.
        photos: the selection.
        faces: for some photos, by their numbers, which face is meant instead (see `studio.same_person`).
    """
    faces = faces or {}
    edits: list[tuple[int, EditRequest]] = []
    away = 0
    for entry in photos:
        if entry.presence is not Presence.HERE:
            away += 1
            continue
        for look in looks:
            face = faces.get(entry.id, look.face)
            edits.append((entry.id, replace(look, photo=str(entry.path), face=face)))
    return PastedEdits(tuple(edits), _complaints(away))


def _complaints(away: int) -> tuple[str, ...]:
    if away == 0:
        return ()
    if away == 1:
        return ("the original of 1 photo is not there now, so nothing was put on it",)
    return (f"the originals of {away} photos are not there now, so nothing was put on them",)
