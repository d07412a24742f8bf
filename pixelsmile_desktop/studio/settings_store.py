"""Keeps the settings in their file: read at the start, written whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.settings import Settings, settings_from_toml, settings_to_toml

SETTINGS_NAME: Final = "settings.toml"
_SET_ASIDE: Final = ".unusable"


class SettingsStore:
    """The user's settings and their file. Changed by one thread; `save` may run on any.

    Args:
        folder: where the file lies, or will lie.

    Attributes:
        path: the file.
        settings: as they are now.
        complaints: what could not be used of the file, one sentence each.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / SETTINGS_NAME
        self.settings, self.complaints = load_settings(self.path)
        self._lock = threading.Lock()
        self._saved = self.settings

    def change(self, **values: Any) -> Settings:
        """Take new values; the file stays as it is until `save`.

        Args:
            values: names of settings and what they shall be.

        Returns:
            The new settings.

        Raises:
            RequestError: a value is out of range or of another type; then nothing changes.
        """
        self.settings = replace(self.settings, **values)
        return self.settings

    def save(self) -> None:
        """Write the file if anything has changed since it was read or written.

        Raises:
            SaveError: it cannot be written; what was there before stays.
        """
        with self._lock:
            settings = self.settings
            if settings != self._saved:
                self._write(settings)
                self._saved = settings

    def _write(self, settings: Settings) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise save_error(self.path, error) from error
        if self.complaints:
            # What the user wrote by hand and this program cannot read is his all the same.
            with contextlib.suppress(OSError):
                shutil.copyfile(self.path, self.path.with_name(self.path.name + _SET_ASIDE))
        with atomic_write(self.path) as file:
            file.write(settings_to_toml(settings).encode())
        self.complaints = ()


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and what could not be used of them, one sentence each; never a reason to stop."""
    try:
        return settings_from_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError, RequestError) as error:
        return Settings(), (f"{path} cannot be used, so every setting has its default: {error}",)
