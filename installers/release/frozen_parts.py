"""What goes into the frozen program, and what stays out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePath
from typing import Final

from release import native_libraries, qt_parts

LEFT_OUT_MODULES: Final = [
    # Under the GPL, by the libraries that they are linked with.
    "readline",
    "_gdbm",
    "_dbm",
    # Nothing of the program asks for them.
    "_curses",
    "curses",
    "hf_xet",
    "tkinter",
    "_tkinter",
    "lib2to3",
    "yaml._yaml",
    "PIL._imagingtk",
    "ensurepip",
    "idlelib",
    "pydoc_data",
    "sqlite3.test",
    "test",
    "pdb",
    "doctest",
    "xmlrpc",
    # Tools of this very build.
    "PyInstaller",
    "pip",
    "setuptools",
    "rich",
    "pygments",
    "requests",
    "urllib3",
    # What the engine runtime brings with it.
    "torch",
    "diffusers",
    "transformers",
]
PROGRAM: Final = "pixelsmile-desktop"
Entry = tuple[str, str, str]
"""A line of PyInstaller's tables: path in the program, source, kind."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LEFT_OUT_PACKAGES: Final = {"hf-xet"}
_ABOUT_THE_INSTALLATION: Final = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"}
"""Files of a package's `.dist-info` that name folders of the computer that builds."""


def shipped(entries: Iterable[Entry]) -> list[Entry]:
    """Those of the files that PyInstaller found which go into the frozen program.

    Args:
        entries: path in the program, source, kind. The source of a link is its target, seen from its folder.
    """
    found = list(entries)
    kept = [entry for entry in found if entry[2] != "SYMLINK" and ships(PurePath(entry[0]))]
    places = {PurePath(entry[0]) for entry in kept}
    links = [entry for entry in found if entry[2] == "SYMLINK" and PurePath(entry[0]).parent / entry[1] in places]
    return kept + links


def ships(path: PurePath) -> bool:
    """Whether a file goes into the frozen program.

    Args:
        path: where it would lie there.
    """
    if path.parts[0] == "PySide6":
        return qt_parts.ships(path.relative_to("PySide6"))
    if path.name in _ABOUT_THE_INSTALLATION and path.parent.suffix == ".dist-info":
        return False
    return len(path.parts) > 1 or not native_libraries.comes_from_the_system(path.name)


def distributions() -> list[str]:
    """The packages that the program and its window need, directly or not, as installed here; the program first."""
    found: list[str] = []
    waiting = [PROGRAM, "PySide6-Essentials"]
    while waiting:
        name = waiting.pop(0)
        if name in found or name in _LEFT_OUT_PACKAGES:
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            if name == PROGRAM:
                raise
            continue  # not needed on this system
        found.append(name)
        waiting += [normal(_NAME.match(need)[0]) for need in needs if "extra ==" not in need]  # type: ignore[index]
    return found


def normal(name: str) -> str:
    """The name of a package as comparisons need it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def program_sources(package: Path) -> list[Entry]:
    """The sources that the private Python of the engine runtime reads, as entries for PyInstaller.

    They lie in a folder where nothing of the frozen program's own Python lies beside them.

    Args:
        package: folder of the installed package.
    """
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".typed"})
    entries = [(f"sources/{package.name}/{path.relative_to(package).as_posix()}", str(path), "DATA") for path in files]
    return [*entries, ("sources/resources", f"../{package.name}/resources", "SYMLINK")]
