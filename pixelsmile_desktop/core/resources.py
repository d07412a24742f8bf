"""Where the files are that ship with the program."""

from __future__ import annotations

from pathlib import Path

from pixelsmile_desktop.core.errors import ResourceError


def resources_folder() -> Path:
    """The folder of what ships with the program: inside the package when installed, beside it in a checkout.

    Raises:
        ResourceError: there is none.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "models" / "face").is_dir():
            return folder
    raise ResourceError("the files that ship with PixelSmile Desktop are missing", "install it again")
