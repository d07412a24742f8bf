"""What is built, and where: names, the one version, and the folders of the build."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

NAME: Final = "pixelsmile-desktop"
TITLE: Final = "PixelSmile Desktop"
SUMMARY: Final = "Change the expression in a portrait, offline, and nothing else in the photo"
PUBLISHER: Final = "The PixelSmile Desktop contributors"
COMMANDS: Final = ("pixelsmile", "pixelsmile-desktop")
"""The command line and the window."""

ROOT: Final = Path(__file__).resolve().parent.parent.parent
INSTALLERS: Final = ROOT / "installers"
RESOURCES: Final = ROOT / "resources"
BUILD: Final = ROOT / "build"
DIST: Final = ROOT / "dist"
APP: Final = BUILD / "app" / NAME
"""The frozen program: a folder that runs from wherever it is put."""

_FIRST_DAY_OF_ZIP = 315_532_800
_VERSION = re.compile(r'^__version__ = "(\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?)"$', re.MULTILINE)


def version(root: Path = ROOT) -> str:
    """The version of the program, from the only place where it is written.

    Raises:
        ValueError: it is not written there.
    """
    source = root / "pixelsmile_desktop" / "__init__.py"
    found = _VERSION.search(source.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f'{source} has no line __version__ = "..."')
    return found[1]


def debian_version(number: str) -> str:
    """A version in Debian's order, where a candidate comes before its release only behind a tilde."""
    return re.sub(r"(a|b|rc)(\d+)$", r"~\1\2", number)


def windows_version(number: str) -> str:
    """Four numbers, as the properties of a Windows file ask."""
    numbers = [*re.findall(r"\d+", re.sub(r"(a|b|rc)\d+$", "", number)), "0", "0", "0", "0"]
    return ".".join(numbers[:4])


def source_date(root: Path = ROOT) -> int:
    """Seconds since 1970 that the files of a release are dated with, so that two builds of one source agree.

    `SOURCE_DATE_EPOCH` if it is set, else when the source was committed, else the first day that a zip file can say.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return int(told)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return _FIRST_DAY_OF_ZIP
    return int(done.stdout) if done.returncode == 0 else _FIRST_DAY_OF_ZIP


def machine() -> str:
    """The processor as the names of release files say it."""
    return {"AMD64": "x86_64", "amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def system() -> str:
    """linux, macos or windows."""
    return {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
