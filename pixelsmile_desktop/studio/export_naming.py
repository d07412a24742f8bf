"""What exported files are called: a template with tokens, checked before anything is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import CustomExpression, Expression, ExpressionMix

TOKENS: Final = {
    "name": "name of the original, without its suffix",
    "expression": "what was asked for",
    "intensity": "how strong it is",
    "engine": "which engine rendered it",
    "date": "day on which the photo was taken",
    "number": "place in this export",
}
"""The tokens, written in braces, and what they stand for."""

DEFAULT_TEMPLATE: Final = "{name}_{expression}_{intensity}"

_PART: Final = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_SEPARATORS: Final = " _-.+"
_FORBIDDEN: Final = '<>:"/\\|?*'
"""What Windows allows in no name; it holds everywhere, so that a folder can be copied anywhere."""
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\..*)?", re.IGNORECASE)
_LONGEST: Final = 200
"""Bytes of a name without suffix and number; file systems take 255 in all."""


@dataclass(frozen=True)
class NamedPhoto:
    """What a name is made of.

    Attributes:
        path: of the original.
        version: what is exported; None for the original.
        taken: when the photo was taken, seconds since 1970 in the camera's own clock; None if nobody knows.
        number: place in the export, from 1.
        count: photos in the export.
    """

    path: Path
    version: EditVersion | None = None
    taken: float | None = None
    number: int = 1
    count: int = 1


def check_template(template: str) -> None:
    """Refuse a template that could never name a file.

    Raises:
        RequestError: it is empty, knows no such token, has a brace too many, or a sign that no name may hold.
    """
    for token, text in _parts(template):
        if token and token not in TOKENS:
            tokens = ", ".join(f"{{{name}}}" for name in TOKENS)
            raise RequestError(f"the name has {{{token}}}, which stands for nothing", f"use {tokens}")
        bad = next((sign for sign in text if sign in _FORBIDDEN or ord(sign) < 32), None)
        if bad is not None:
            raise RequestError(f"the name has the sign {bad!r}, which no file name may hold", "leave it out")
    if not template.strip(_SEPARATORS):
        raise RequestError("the name is empty", "write for example {name}")


def example_name(template: str, photo: NamedPhoto, suffix: str) -> str:
    """The file name that a photo gets, if no other file has it; see `file_stem`."""
    return file_stem(template, photo) + suffix


def file_stem(template: str, photo: NamedPhoto) -> str:
    """The name of a photo's file without its suffix.

    A token that has nothing to say, as an expression of the original, takes the separators in front of it along.

    Raises:
        RequestError: the template cannot name a file, or the name would be too long or empty.
    """
    check_template(template)
    values = _values(photo)
    stem = ""
    for token, text in _parts(template):
        value = _cleaned(values[token]) if token else text
        stem = stem + value if value else stem.rstrip(_SEPARATORS)
    # Windows drops dots and blanks at the end of a name.
    stem = stem.strip().rstrip(". ")
    if not stem.strip(_SEPARATORS):
        raise RequestError(f"the name of {photo.path.name} would be empty", "add {name} to the template")
    if len(stem.encode("utf-8", "surrogateescape")) > _LONGEST:
        raise RequestError(f"the name of {photo.path.name} would be too long", "shorten the template")
    return f"{stem}_" if _RESERVED.fullmatch(stem) else stem


def _parts(template: str) -> Iterator[tuple[str, str]]:
    """Token and empty text, or no token and a text, one after the other."""
    for found in _PART.finditer(template):
        if found[3] or found[1] == "":
            raise RequestError("the name has a brace that stands alone", "write tokens like {name}")
        yield found[1] or "", found[2] or ""


def _values(photo: NamedPhoto) -> dict[str, str]:
    version = photo.version
    mixes = () if version is None else tuple(mix for mix in version.request.mixes if not mix.is_identity)
    return {
        "name": photo.path.stem,
        "expression": "-".join("+".join(str(expression) for expression, _ in _active(mix)) for mix in mixes),
        "intensity": "-".join("+".join(_short(intensity) for _, intensity in _active(mix)) for mix in mixes),
        "engine": str(version.engine) if version is not None and mixes else "",
        "date": "" if photo.taken is None else _day(photo.taken),
        "number": f"{photo.number:0{max(3, len(str(photo.count)))}d}",
    }


def _active(mix: ExpressionMix) -> list[tuple[Expression | CustomExpression, float]]:
    return [(expression, intensity) for expression, intensity in mix if intensity > 0]


def _short(intensity: float) -> str:
    return f"{intensity:.2f}".rstrip("0").rstrip(".")


def _day(taken: float) -> str:
    """The day as `2026-01-31`; nothing if no calendar has it."""
    try:
        return (date(1970, 1, 1) + timedelta(seconds=taken)).isoformat()
    except (OverflowError, ValueError):
        return ""


def _cleaned(value: str) -> str:
    return "".join("-" if sign in _FORBIDDEN or ord(sign) < 32 else sign for sign in value)
