"""Versions of a photo: every edit that was kept, and the looks that can be used again."""

from __future__ import annotations

from dataclasses import dataclass

from pixelsmile_desktop.core.request import EditRequest, EngineName


@dataclass(frozen=True)
class EditVersion:
    """One edit in the history of a photo; the original itself is no version.

    Attributes:
        id: its number in the library.
        photo_id: the photo.
        request: the whole edit, which renders the same pixels again.
        engine: the engine that rendered, or will (never `auto`).
        created: when, seconds since 1970.
        name: the photographer's own word if he took a snapshot; empty otherwise.
        render: name of the file that keeps the rendered pixels; empty where rendering anew is quicker (Instant).
        identity: similarity of the person before and after, -1..1; None when nobody measured.
        changed_share: share of the photo's pixels that differ, 0..1; None when nobody compared.
        warnings: what may look wrong, one sentence each.
    """

    id: int
    photo_id: int
    request: EditRequest
    engine: EngineName
    created: float
    name: str = ""
    render: str = ""
    identity: float | None = None
    changed_share: float | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preset:
    """A look that can be put on any face.

    Attributes:
        name: what it is called, each once.
        request: the edit; its photo and faces are not looked at.
        is_bundled: whether it came with the program and cannot be changed.
    """

    name: str
    request: EditRequest
    is_bundled: bool = False
