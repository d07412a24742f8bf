"""The vocabulary of the photo library: what is known of a photo, and what can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MAX_RATING = 5


class Flag(StrEnum):
    """The photographer's verdict on a frame."""

    NONE = "none"
    PICK = "pick"
    REJECT = "reject"


class ColourLabel(StrEnum):
    """A coloured mark, with the meaning that the photographer gives it."""

    NONE = "none"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


class Presence(StrEnum):
    """Where the file of a photo is."""

    HERE = "here"
    OFFLINE = "offline"
    """Its whole folder, or drive, cannot be reached now."""
    MISSING = "missing"
    """Its folder is there, the file is not."""


class FaceFinding(StrEnum):
    """What may be wrong with a face in an otherwise good frame."""

    EYES_CLOSED = "eyes_closed"
    NO_SMILE = "no_smile"
    MOUTH_OPEN = "mouth_open"
    LOOKING_AWAY = "looking_away"
    CANNOT_TELL = "cannot_tell"


class PhotoSort(StrEnum):
    """By what photos are put in order."""

    CAPTURED = "captured"
    NAME = "name"
    RATING = "rating"
    ADDED = "added"


@dataclass(frozen=True)
class PhotoEntry:
    """What the library knows of a photo.

    Attributes:
        id: its number in the library, for ever.
        path: its file, referenced where it lies.
        folder_id: the library folder that it was found in.
        content_key: the same for every copy of the same file, wherever it lies; empty before the file was read.
        size: bytes.
        modified_ns: time of the last change of the file, nanoseconds since 1970.
        width, height: of the upright picture, in pixels; 0 before the file was read.
        captured: when it was taken, seconds since 1970 in the camera's own clock; None if the file does not say.
        camera: maker and model, in words; empty if the file does not say.
        presence: where the file is.
        rating: 0 to `MAX_RATING` stars.
        flag: picked, rejected or neither.
        colour: the coloured mark.
        caption: the photographer's own words.
        face_count: people in it; None before anybody looked.
        findings: what may be wrong with their faces.
        paired_with: the photo of the same shot in the other format (RAW and JPEG), if there is one.
        copy_of: the photo that this is a virtual copy of, if it is one; its file is the same.
        is_edited: whether it has any version besides the original.
    """

    id: int
    path: Path
    folder_id: int
    content_key: str = ""
    size: int = 0
    modified_ns: int = 0
    width: int = 0
    height: int = 0
    captured: float | None = None
    camera: str = ""
    presence: Presence = Presence.HERE
    rating: int = 0
    flag: Flag = Flag.NONE
    colour: ColourLabel = ColourLabel.NONE
    caption: str = ""
    face_count: int | None = None
    findings: frozenset[FaceFinding] = frozenset()
    paired_with: int | None = None
    copy_of: int | None = None
    is_edited: bool = False


@dataclass(frozen=True)
class PhotoQuery:
    """Which photos, in which order. Every field that is not at its default narrows the choice.

    Attributes:
        text: words that must all occur, as beginnings of words, in name, folder, caption or camera.
        folder_id: in this folder, or folders inside it.
        collection_id: in this collection.
        min_rating: with at least so many stars.
        flags, colours: with one of these.
        findings: with at least one of these.
        edited: only edited ones, or only untouched ones.
        people: with at least so many faces.
        captured_from, captured_until: taken in this span, seconds since 1970; both ends count.
        hide_pairs: of a RAW+JPEG pair show the RAW only.
        sort: by what they are put in order; ties by name, then id.
        descending: whether the order is turned round.
    """

    text: str = ""
    folder_id: int | None = None
    collection_id: int | None = None
    min_rating: int = 0
    flags: frozenset[Flag] = frozenset()
    colours: frozenset[ColourLabel] = frozenset()
    findings: frozenset[FaceFinding] = frozenset()
    edited: bool | None = None
    people: int = 0
    captured_from: float | None = None
    captured_until: float | None = None
    hide_pairs: bool = False
    sort: PhotoSort = PhotoSort.CAPTURED
    descending: bool = False


@dataclass(frozen=True)
class FolderEntry:
    """A folder that the photographer opened.

    Attributes:
        id: its number in the library.
        path: where it is, or was when its drive was connected.
        is_online: whether it can be reached now.
        photo_count: photos in it and in folders inside it.
        opened: when it was last opened, seconds since 1970.
    """

    id: int
    path: Path
    is_online: bool
    photo_count: int
    opened: float


@dataclass(frozen=True)
class CollectionEntry:
    """Photos that the photographer put together, wherever they lie.

    Attributes:
        id: its number in the library.
        name: his own word for it, each once.
        photo_count: photos in it.
    """

    id: int
    name: str
    photo_count: int
