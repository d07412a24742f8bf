"""What every judge can do: say how much of each expression a face shows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.expression import Expression

_CHUNK = 2**20


class JudgeError(PixelSmileError):
    """A judge or a recogniser cannot be used, or gives no usable answer."""


class Judge(Protocol):
    """Scores a face. Judges look at the result alone, as the paper's does, and not at the photo before."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    @property
    def key(self) -> str:
        """Changes whenever its scores might; results of other keys cannot be mixed."""
        ...

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        """How much of each expression that it knows the face shows, 0..1; all 0 where there is no face.

        Raises:
            JudgeError: it gives no usable answer.
        """
        ...


def digest_of_file(path: Path) -> str:
    """A few hexadecimal digits that change with the content of a file.

    Raises:
        JudgeError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise JudgeError(f"{path} cannot be read ({error.strerror})", "check its name and its permissions") from error
    return digest.hexdigest()[:16]
