"""The libraries of the build system that the frozen program takes along, and those that it expects of every system.

Whatever a driver of the screen, or the system's own settings, may bring into the process as well must be the system's:
two copies of it would clash. So must OpenSSL, which the system keeps safe. The few others are bundled, each by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class NativeLibrary:
    """A library of the build system that ships inside the frozen program.

    Attributes:
        name: of the project.
        licence: SPDX expression.
        debian: the package of Debian that it comes from; None for the interpreter, which says its licence itself.
    """

    name: str
    licence: str
    debian: str | None


BUNDLED: Final = {
    "libbz2": NativeLibrary("bzip2", "bzip2-1.0.6", "libbz2-1.0"),
    "libffi": NativeLibrary("libffi", "MIT", "libffi8"),
    "libpython3": NativeLibrary("CPython", "PSF-2.0", None),
    "libsqlite3": NativeLibrary("SQLite", "blessing", "libsqlite3-0"),
}
"""By the beginning of their file names."""

_SHARED = re.compile(r"^lib.+\.so(\.[0-9.]+)?$")
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)(?:\.\d+)?\0")
_ELF = b"\x7fELF"
_OLDEST_GLIBC = 17


def bundled_as(name: str) -> NativeLibrary | None:
    """Which of the bundled libraries a file is; None for every other."""
    return next((library for start, library in BUNDLED.items() if re.match(rf"{start}[.\d]*\.so", name)), None)


def comes_from_the_system(name: str) -> bool:
    """Whether a library that PyInstaller found on the build system stays there.

    Args:
        name: of a file at the top of the frozen program; what a package brings lies in a folder.
    """
    return _SHARED.match(name) is not None and bundled_as(name) is None


def glibc_floor(folder: Path) -> str:
    """The oldest version of the GNU C library that everything in a folder runs with."""
    newest = _OLDEST_GLIBC
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.is_file():
            content = path.read_bytes()
            if content.startswith(_ELF):
                newest = max([newest, *(int(number) for number in _GLIBC.findall(content))])
    return f"2.{newest}"
