"""Where the program keeps what it writes, and what the user chose of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.settings import Settings

HOME_VARIABLE: Final = "PIXELSMILE_HOME"


def app_folders() -> AppFolders:
    """Where the program keeps what it writes: under `PIXELSMILE_HOME` if that is set, else where the system asks.

    Models lie where the settings say, if they do.

    Raises:
        ResourceError: the variable is relative to the current folder, and that is gone.
    """
    folders = _usual_folders()
    # Unlike Path.expanduser, this one does not fail when there is no such user.
    models = Path(os.path.expanduser(load_settings(folders)[0].models_folder))  # noqa: PTH111
    return replace(folders, models=models) if models.is_absolute() else folders


def _usual_folders() -> AppFolders:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        try:
            return AppFolders.under(Path(os.path.expanduser(home)).absolute())  # noqa: PTH111
        except FileNotFoundError as error:
            what = f"{HOME_VARIABLE} is {home}, but the current folder is gone"
            raise ResourceError(what, f"change to another folder or make {HOME_VARIABLE} absolute") from error
    from platformdirs import PlatformDirs

    places = PlatformDirs("PixelSmile", appauthor=False)
    return AppFolders(
        data=places.user_data_path,
        cache=places.user_cache_path,
        models=places.user_data_path / "models",
        settings=places.user_config_path,
        logs=places.user_log_path,
    )


def load_settings(folders: AppFolders) -> tuple[Settings, tuple[str, ...]]:
    """The user's settings, and what could not be used of them, one sentence each; never a reason to stop."""
    from pixelsmile_desktop.studio.settings_store import SETTINGS_NAME
    from pixelsmile_desktop.studio.settings_store import load_settings as load

    return load(folders.settings / SETTINGS_NAME)
