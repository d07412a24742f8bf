"""What the use cases work with, handed in by `bootstrap`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import CropGenerator, ExpressionEngine
from pixelsmile_desktop.core.errors import EngineError, RequestError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.core.request import EngineName, EngineOptions
from pixelsmile_desktop.core.settings import Settings

if TYPE_CHECKING:
    from pixelsmile_desktop.imaging.provenance import Provenance
    from pixelsmile_desktop.imaging.reader import PhotoFile

SOFTWARE = f"PixelSmile Desktop {__version__}"


class Finder(Protocol):
    """Finds faces; `faces.FaceFinder` is the real one."""

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        """The faces of a photo, from left to right."""
        ...

    def occlusion(self, pixels: Pixels, face: Face) -> Face:
        """The same face with what lies in front of it. Costly: ask only for faces that are edited."""
        ...


@dataclass(frozen=True)
class Watch:
    """Who may stop a job, and who hears how far it is."""

    cancel: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = ignore_progress


@dataclass(frozen=True)
class Studio:
    """The parts that every use case needs.

    Attributes:
        finder: finds faces.
        engines: the engines by their names.
        generator: the model behind the PixelSmile engine, for pictures that are not put back into a photo.
        settings: what the user chose for all edits.
    """

    finder: Finder
    engines: Mapping[EngineName, ExpressionEngine]
    settings: Settings = field(default_factory=Settings)
    generator: CropGenerator | None = None

    def open(self, path: Path) -> PhotoFile:
        """Read a photo; see `imaging.reader.open_photo`."""
        # Here and below late, so that a window or a command starts without the libraries of pictures.
        from pixelsmile_desktop.imaging.reader import open_photo

        return open_photo(path, max_megapixels=self.settings.max_megapixels)

    def save(self, photo: Photo, path: Path, source: PhotoFile, provenance: Provenance) -> tuple[str, ...]:
        """Write an edited photo; see `imaging.writer.save_photo`."""
        from pixelsmile_desktop.imaging.writer import save_photo

        return save_photo(photo, path, source, provenance, jpeg_quality=self.settings.jpeg_quality)

    def save_unchanged(self, source: PhotoFile, path: Path) -> tuple[str, ...]:
        """Write a photo that nothing was changed in; see `imaging.writer.save_unchanged`."""
        from pixelsmile_desktop.imaging.writer import save_unchanged

        return save_unchanged(source, path, jpeg_quality=self.settings.jpeg_quality)

    def engine(self, name: EngineName, options: EngineOptions) -> ExpressionEngine:
        """The engine of that name; `auto` is PixelSmile when it is ready for these options, else Instant.

        Raises:
            EngineError: it cannot render here and now.
        """
        if options.parity:
            return self._parity_engine(name, options)
        if name is EngineName.AUTO:
            pixelsmile = self.engines.get(EngineName.PIXELSMILE)
            ready = pixelsmile is not None and pixelsmile.why_unavailable(options) is None
            return self.engine(EngineName.PIXELSMILE if ready else EngineName.INSTANT, options)
        return self._ready_engine(name, options)

    def loaded(self) -> Plan | None:
        """How the model of the PixelSmile engine is held in memory now; None while nothing is held."""
        return None if self.generator is None else self.generator.loaded()

    def close(self) -> None:
        """Give back what the engines hold."""
        if self.generator is not None:
            self.generator.close()

    def _parity_engine(self, name: EngineName, options: EngineOptions) -> ExpressionEngine:
        if name is EngineName.INSTANT:
            raise RequestError("the reference's recipe is one for the PixelSmile engine", "leave out --parity")
        return self._ready_engine(EngineName.PIXELSMILE, options)

    def _ready_engine(self, name: EngineName, options: EngineOptions) -> ExpressionEngine:
        engine = self.engines.get(name)
        why = "it is not installed" if engine is None else engine.why_unavailable(options)
        if engine is None or why is not None:
            raise EngineError(f"the {name} engine is not ready ({why})", "choose the Instant engine")
        return engine
