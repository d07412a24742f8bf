"""Folders that the user names, for results or for what the program keeps."""

from __future__ import annotations

import shutil
import tempfile
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


def check_folder(folder: Path) -> int:
    """See that files can be written to a folder that is there; a small one is, and is gone again.

    Returns:
        The free bytes there.

    Raises:
        SaveError: the path is not a whole one, there is no such folder, or nothing can be written to it.
    """
    if not folder.is_absolute():
        raise SaveError(f"{folder} does not say where it begins", "write the whole path of the folder")
    if not folder.is_dir():
        raise SaveError(f"there is no folder {folder}", "make it first, or choose another")
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"PixelSmile")
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise SaveError(f"nothing can be written to {folder} ({error.strerror})", "choose another folder") from error
