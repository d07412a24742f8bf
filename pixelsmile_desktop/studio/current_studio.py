"""One studio for one thread, with the settings as they are whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.services import Studio


class CurrentStudio:
    """Builds a studio when it is first wanted, and hands it out with the settings of that moment ever after.

    Only for studios whose engines do not depend on the settings, such as those of previews. Belongs to one thread.

    Args:
        make: builds the studio.
        settings: gives the settings as they are now; called on the thread that asks for the studio.
    """

    def __init__(self, make: Callable[[Settings], Studio], settings: Callable[[], Settings]) -> None:
        self._make = make
        self._settings = settings
        self._studio: Studio | None = None

    def __call__(self) -> Studio:
        """The studio."""
        settings = self._settings()
        if self._studio is None:
            self._studio = self._make(settings)
        elif self._studio.settings != settings:
            self._studio = replace(self._studio, settings=settings)
        return self._studio
