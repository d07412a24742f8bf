"""Folders that the user names for results."""

from __future__ import annotations

from pathlib import Path

from pixelsmile_desktop.core.errors import SaveError


def make_folder(folder: Path) -> None:
    """Make a folder for results, and the folders it lies in, unless they are there.

    Raises:
        SaveError: it cannot be made, or a file is in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"the folder {folder} cannot be made ({error.strerror})", "choose another with -o") from error
