"""What edited photos look like, for thumbnails and for the compare view: the pixels of their versions, for a screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.services import Studio, Watch


class VersionPictures:
    """Renders versions for the screen, one at a time, whichever thread asks. A `ui.workers.EditedLooks`.

    Args:
        history: the versions of all photos.
        studio: gives a studio with the Instant engine, for every picture that is wanted.
    """

    def __init__(self, history: EditHistory, studio: Callable[[], Studio]) -> None:
        self._history = history
        self._studio = studio
        self._lock = threading.Lock()

    def version_key(self, entry: PhotoEntry) -> str:
        """The same as long as the photo looks the same; empty if it shows its original."""
        if not entry.is_edited:
            return ""
        version_id = self._history.current_ids([entry.id]).get(entry.id)
        return "" if version_id is None else f"version-{version_id}"

    def pixels(self, entry: PhotoEntry, side: int) -> Pixels:
        """(H, W, 3) uint8 sRGB of the photo as it looks now, at least `side` pixels wide or high where it has them.

        Raises:
            PhotoError, FaceError, EngineError: it cannot be read or rendered.
        """
        return self.version_pixels(entry.path, self._history.current(entry.id), side=side)

    def version_pixels(
        self, path: Path, version: EditVersion | None, *, side: int | None = None, cancel: CancelToken | None = None
    ) -> Pixels:
        """(H, W, 3) uint8 sRGB of one version of a photo.

        Args:
            path: the original.
            version: of that photo; None for the original.
            side: longest side in pixels that is enough; None for the photo's own size.
            cancel: stops it.

        Raises:
            PhotoError, FaceError, EngineError: it cannot be read or rendered.
            Cancelled: nobody wants it any more.
        """
        cancel = cancel or CancelToken()
        with self._lock:
            cancel.raise_if_requested()
            studio = self._studio()
            source = studio.open(path)
            photo = source.photo
            if version is not None:
                photo = self._history.pixels(version, source, studio, Watch(cancel))
        return _for_screen(photo, side)


def _for_screen(photo: Photo, side: int | None) -> Pixels:
    # Late: the window starts without the libraries of pictures.
    from pixelsmile_desktop.imaging.colour_profile import ColourSpace
    from pixelsmile_desktop.imaging.thumbnail import reduced

    space = ColourSpace.of(photo)
    shown = photo if side is None or side >= max(photo.width, photo.height) else reduced(photo, side)
    return space.to_srgb(shown.pixels)
