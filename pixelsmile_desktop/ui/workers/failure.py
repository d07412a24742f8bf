"""Why work in a thread failed, as a value that may cross to the window."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from pixelsmile_desktop.core.errors import PixelSmileError


@dataclass(frozen=True)
class Failure:
    """An exception in words.

    Attributes:
        what: what happened, a clause.
        remedy: what the user can do about it, likewise.
        details: the traceback of a fault of the program; empty for expected failures.
    """

    what: str
    remedy: str
    details: str = ""

    @property
    def sentence(self) -> str:
        """Both clauses."""
        return f"{self.what}; {self.remedy}"


def failure_of(error: BaseException) -> Failure:
    """What an exception says: its own words if it was expected, else that the program is at fault."""
    if isinstance(error, PixelSmileError):
        return Failure(error.what, error.remedy)
    if isinstance(error, MemoryError):
        return Failure("the memory of this computer is full", "close other programs, or choose a smaller size")
    what = f"the program failed with {type(error).__name__}"
    return Failure(what, "try again, and report it if it happens again", "".join(traceback.format_exception(error)))
