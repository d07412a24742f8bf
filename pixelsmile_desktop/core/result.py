"""What an edit gives back."""

from __future__ import annotations

from dataclasses import dataclass

from pixelsmile_desktop.core.engine import PasteBackReport
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.request import EditRequest, EngineName


@dataclass(frozen=True, eq=False)
class EditResult:
    """An edited photo and what is known about it.

    Attributes:
        request: what was asked for.
        photo: the edited pixels at the original's size, depth and colour space.
        engine: the engine that rendered (never `auto`).
        faces: the faces that were edited, as they were found before the edit.
        changed_box: the smallest box around every pixel that differs; None when none does.
        identity: similarity of the person before and after, -1..1; None when nobody measured.
        seconds: what the edit took, without reading and writing files.
        warnings: what may look wrong, one sentence each.
        paste_back: for each of `faces` how a generated crop was made to fit; None where none was.
    """

    request: EditRequest
    photo: Photo
    engine: EngineName
    faces: tuple[Face, ...]
    changed_box: Box | None
    identity: float | None
    seconds: float
    warnings: tuple[str, ...]
    paste_back: tuple[PasteBackReport | None, ...] = ()
