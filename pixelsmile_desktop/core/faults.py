"""Faults in files of users, each named by its line, and all of them told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import PixelSmileError

_MOST_TOLD: Final = 20


class FieldError(Exception):
    """A field of an entry is wrong; one clause says how."""


class FaultList:
    """Gathers faults.

    Args:
        path: the file that they are in.
        error: what is raised because of them.
    """

    def __init__(self, path: Path, error: type[PixelSmileError]) -> None:
        self._path = path
        self._error = error
        self._faults: list[tuple[int, str]] = []

    def add(self, line: int, what: str) -> None:
        """Note one fault: its line, counted from 1, and a clause."""
        self._faults.append((line, what))

    def raise_if_any(self) -> None:
        """Complain of the first faults, in the order of their lines, and of how many more there are.

        Raises:
            PixelSmileError: there are some; it is of the class that was asked for.
        """
        if not self._faults:
            return
        ordered = sorted(self._faults, key=lambda fault: fault[0])
        told = [f"{self._path}, line {line}: {what}" for line, what in ordered[:_MOST_TOLD]]
        if len(ordered) > len(told):
            told.append(f"and {len(ordered) - len(told)} more")
        raise self._error("\n".join(told), "correct these lines, or remove them")
