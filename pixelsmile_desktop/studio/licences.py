"""Whose work is in this program, and under which licences: its own texts, and those of every installed package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

PROGRAM: Final = "pixelsmile-desktop"
_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT_NAMES: Final = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_LONGEST_SHORT_NAME: Final = 80


@dataclass(frozen=True)
class Licence:
    """Somebody's work that is in the program or is installed with it.

    Attributes:
        name: of the package.
        version: as installed; empty for what has none.
        licence: its licence, as short as the package says it; empty if it says none.
        text: the full texts of the licences that came with it; empty if none did.
    """

    name: str
    version: str
    licence: str
    text: str


def own_texts() -> str:
    """The licence and the notice of the program itself."""
    checkout = Path(__file__).resolve().parents[2]
    texts = [_read(checkout / name) for name in ("LICENSE", "NOTICE")]
    if not any(texts):
        texts = [_texts_of(distribution) for distribution in _installed(PROGRAM)]
    return "\n\n".join(text for text in texts if text)


def licences() -> tuple[Licence, ...]:
    """Every installed package that the program needs, directly or not, by name. Reads many files."""
    found: dict[str, Licence] = {}
    waiting = [PROGRAM]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if _normal(name) in seen:
            continue
        seen.add(_normal(name))
        for distribution in _installed(name):
            waiting += _requirements(distribution)
            if _normal(name) != PROGRAM:
                found[_normal(name)] = _licence_of(distribution)
    return tuple(found[name] for name in sorted(found))


def _installed(name: str) -> Iterator[metadata.Distribution]:
    try:
        yield metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return


def _requirements(distribution: metadata.Distribution) -> list[str]:
    """Names of what a package may need; whether it does on this system shows in whether it is installed."""
    is_own = _normal(distribution.metadata["Name"]) == PROGRAM
    # Extras of other packages are mostly what their makers test with; the program's own are its engines and its window.
    needed = [text for text in distribution.requires or () if is_own or "extra ==" not in text]
    matches = (_REQUIREMENT.match(text) for text in needed)
    return [match[0] for match in matches if match is not None]


def _licence_of(distribution: metadata.Distribution) -> Licence:
    said = distribution.metadata
    short = [text for key in ("License-Expression", "License") for text in said.get_all(key) or ()]
    name = next((text for text in short if len(text) <= _LONGEST_SHORT_NAME and "\n" not in text), "")
    if not name:
        kinds = [kind.rpartition(" :: ")[2] for kind in said.get_all("Classifier") or () if kind.startswith("License ")]
        name = ", ".join(kinds)
    return Licence(said["Name"], distribution.version, name, _texts_of(distribution))


def _texts_of(distribution: metadata.Distribution) -> str:
    files = [file for file in distribution.files or () if _is_text_of_licence(file)]
    texts = (_read(Path(str(file.locate()))) for file in sorted(files, key=str))
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _is_text_of_licence(file: metadata.PackagePath) -> bool:
    in_metadata = any(part.endswith(".dist-info") for part in file.parts)
    return in_metadata and ("licenses" in file.parts or _TEXT_NAMES.match(file.name) is not None)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
