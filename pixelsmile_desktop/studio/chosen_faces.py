"""Which faces of a photo a request means."""

from __future__ import annotations

from pixelsmile_desktop.core.errors import FaceError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.request import FaceChoice
from pixelsmile_desktop.studio.services import Studio, Watch


def find_chosen_faces(photo: Photo, choice: FaceChoice, studio: Studio, watch: Watch) -> tuple[Face, ...]:
    """The faces of a photo that `choice` means, from left to right.

    Raises:
        FaceError: there is no face, or not the one that was asked for.
        Cancelled: the user stopped the job.
    """
    watch.cancel.raise_if_requested()
    faces = choose_faces(studio.finder.find(photo.pixels), choice)
    watch.cancel.raise_if_requested()
    return faces


def find_faces_to_edit(photo: Photo, choice: FaceChoice, studio: Studio, watch: Watch) -> tuple[Face, ...]:
    """Like `find_chosen_faces`, with what lies in front of each face, which engines want to know."""
    seen = []
    for face in find_chosen_faces(photo, choice, studio, watch):
        seen.append(studio.finder.occlusion(photo.pixels, face))
        watch.cancel.raise_if_requested()
    return tuple(seen)


def choose_faces(faces: tuple[Face, ...], choice: FaceChoice) -> tuple[Face, ...]:
    """Those of `faces` that `choice` means.

    Raises:
        FaceError: there are no faces, or fewer than the index says.
    """
    if not faces:
        raise FaceError(
            "no face was found in this photo",
            "choose a photo in which a face is larger, sharper or less turned away",
        )
    if choice.which == "all":
        return faces
    if choice.which == "largest":
        return (max(faces, key=lambda face: face.box[2] * face.box[3]),)
    indices = choice.named
    if indices[-1] >= len(faces):
        there = "1 face, number 0" if len(faces) == 1 else f"{len(faces)} faces, numbers 0 to {len(faces) - 1}"
        raise FaceError(f"there is no face {indices[-1]} in this photo", f"it has {there} from left to right")
    return tuple(faces[index] for index in indices)
