"""What this installation is: sources in somebody's Python, or an application that carries its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

BUNDLED_MARK: Final = "bundled-with-pixelsmile"
"""Lies beside the interpreter of the setup for Windows, which is CPython's own and does not say that it is frozen."""
_SOURCES_NAME: Final = "sources"


def is_frozen() -> bool:
    """Whether this is the installed application, which carries its Python within itself and has no torch."""
    return bool(getattr(sys, "frozen", False)) or Path(sys.executable).with_name(BUNDLED_MARK).exists()


def program_sources() -> Path:
    """Folder with the sources of this program, which the application carries for children in the engine runtime."""
    inside = getattr(sys, "_MEIPASS", None)
    return Path(__file__).resolve().parents[2] if inside is None else Path(inside, _SOURCES_NAME)
