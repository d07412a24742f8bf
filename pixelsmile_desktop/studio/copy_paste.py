"""The settings of one edit, put on other photos."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EditRequest, FaceChoice
from pixelsmile_desktop.core.request_json import from_dict, to_dict, to_json

MIME_TYPE = "application/x-pixelsmile-request+json"
"""What the settings are called in the clipboard of the desktop."""
_FACE_COUNT: Final = "face_count"


@dataclass(frozen=True)
class PastedEdits:
    """What pasting comes to.

    Attributes:
        edits: numbers of photos and the edits that they get, photo by photo in the order of the selection.
        complaints: why some photos are left out, one sentence each.
    """

    edits: tuple[tuple[int, EditRequest], ...]
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class CopiedLook:
    """The settings of one edit on their way to other photos.

    Attributes:
        request: the edit; its photo is not looked at.
        face_count: how many faces the photo has that it was copied from; 0 if nobody knows.
    """

    request: EditRequest
    face_count: int = 0

    def for_photo(self, face_count: int | None) -> EditRequest:
        """The settings for a photo with so many faces; None if nobody has looked for them yet.

        The mixes of several faces belong to people who stand in this order: onto a photo with just as many faces they
        go by the places of the faces. Elsewhere nobody could say who is who, so that only the mix of
        `EditRequest.face` goes on, as if it were the only one (see `settings_of`): of an edit that is under way this
        is the face that the wheel shows.
        """
        if self.request.others and face_count == self.face_count:
            return replace(self.request, photo="")
        return settings_of(self.request)


def settings_of(request: EditRequest) -> EditRequest:
    """One look without the photo: further faces are left out, and a face that was named by its place is the largest."""
    face = FaceChoice() if request.face.named else request.face
    return replace(request, photo="", face=face, others=())


def to_clipboard(look: CopiedLook) -> bytes:
    """A look as it lies in the clipboard."""
    if not look.request.others:
        return to_json(settings_of(look.request)).encode()
    return json.dumps(to_dict(replace(look.request, photo="")) | {_FACE_COUNT: look.face_count}).encode()


def from_clipboard(data: bytes) -> CopiedLook:
    """The look that lies in the clipboard.

    Raises:
        RequestError: it is none.
    """
    try:
        record = json.loads(data)
        face_count = record.pop(_FACE_COUNT, 0)
        request = from_dict(record)
    except (ValueError, RecursionError, AttributeError, TypeError, RequestError) as error:
        raise RequestError("what was copied is no look", "copy the settings of an edited photo first") from error
    return CopiedLook(request, face_count) if request.others else CopiedLook(settings_of(request))


def apply_settings(
    looks: Sequence[CopiedLook], photos: Iterable[PhotoEntry], faces: Mapping[int, FaceChoice] | None = None
) -> PastedEdits:
    """Each of some looks as an edit of each of some photos.

    Args:
        looks: the looks.
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
            if entry.id in faces:
                request = replace(settings_of(look.request), face=faces[entry.id])
            else:
                request = look.for_photo(entry.face_count)
            edits.append((entry.id, replace(request, photo=str(entry.path))))
    return PastedEdits(tuple(edits), _complaints(away))


def _complaints(away: int) -> tuple[str, ...]:
    if away == 0:
        return ()
    if away == 1:
        return ("the original of 1 photo is not there now, so nothing was put on it",)
    return (f"the originals of {away} photos are not there now, so nothing was put on them",)
