"""Does a piece of queued work, whatever its kind, with all its effects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.export import export_version
from pixelsmile_desktop.studio.export_naming import NamedPhoto
from pixelsmile_desktop.studio.expressions import save_expression_sheet, save_intensity_strip
from pixelsmile_desktop.studio.queued_payload import EditWork, ExportWork, SheetWork
from pixelsmile_desktop.studio.render_queue import QueuedWork, WorkKind
from pixelsmile_desktop.studio.services import Studio, Watch

READING = "Reading the photo"
KEEPING = "Keeping the version"
EXPORTING = "Exporting"

SHEET_INTENSITY = 1.0
"""Every expression of a sheet as strong as the method means it."""


@dataclass(frozen=True)
class Outcome:
    """What came of a piece of work; it stands on the disk.

    Attributes:
        photo_id: the photo in the library.
        version_id: the version that an edit made in its history; None for other work.
        files: what was written for the user.
        warnings: what may look wrong, one sentence each.
    """

    photo_id: int
    version_id: int | None = None
    files: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


class WorkPerformer:
    """Knows how each kind of work is done.

    Args:
        history: the versions of all photos.
        entry_of: what the library knows of a photo, with the place where it lies now; None if it knows it no more.
    """

    def __init__(self, history: EditHistory, entry_of: Callable[[int], PhotoEntry | None]) -> None:
        self._history = history
        self._entry_of = entry_of

    def perform(self, work: QueuedWork, studio: Studio, watch: Watch) -> Outcome:
        """Do the work and keep what comes of it.

        Raises:
            RequestError: what is asked for cannot be done.
            PhotoError, FaceError, EngineError, SaveError, LibraryError: likewise.
            Cancelled: the user stopped it; nothing was kept.
        """
        if work.kind is WorkKind.EDIT:
            return self._edit(EditWork.of(work.payload), studio, watch)
        if work.kind is WorkKind.EXPORT:
            return self._export(ExportWork.of(work.payload), studio, watch)
        return self._draw(SheetWork.of(work.payload, work.kind), studio, watch)

    def _edit(self, work: EditWork, studio: Studio, watch: Watch) -> Outcome:
        request, source = self._opened(work.photo_id, work.request, studio, watch)
        result = edit_photo(source.photo, request, studio, watch)
        watch.cancel.raise_if_requested()
        watch.progress(Progress(KEEPING, 0, 1))
        version = self._history.record(work.photo_id, source.photo, result)
        return Outcome(work.photo_id, version.id, (), (*source.warnings, *result.warnings))

    def _export(self, work: ExportWork, studio: Studio, watch: Watch) -> Outcome:
        entry = self._entry(work.photo_id)
        version = None if work.version_id is None else self._history.version(work.version_id)
        if version is None and work.version_id is not None:
            raise RequestError("this version of the photo is no longer there", "choose another one")
        watch.progress(Progress(EXPORTING, 0, 1))
        named = NamedPhoto(entry.path, version, entry.captured, work.number, work.count)
        exported = export_version(named, work.options, self._history, studio, watch)
        return Outcome(work.photo_id, None, (exported.path,), exported.warnings)

    def _draw(self, work: SheetWork, studio: Studio, watch: Watch) -> Outcome:
        request, source = self._opened(work.photo_id, work.request, studio, watch)
        if work.kind is WorkKind.STRIP:
            warnings = save_intensity_strip(source, request, work.output, studio, watch)
        else:
            warnings = save_expression_sheet(source, request, SHEET_INTENSITY, work.output, studio, watch)
        return Outcome(work.photo_id, None, (work.output,), warnings)

    def _opened(
        self, photo_id: int, request: EditRequest, studio: Studio, watch: Watch
    ) -> tuple[EditRequest, PhotoFile]:
        """The photo of a request, and the request with the place where it lies now."""
        # The photo may have been moved since the work was queued, and the library has found it again.
        here = replace(request, photo=str(self._entry(photo_id).path))
        watch.progress(Progress(READING, 0, 1))
        source = studio.open(Path(here.photo))
        watch.cancel.raise_if_requested()
        return here, source

    def _entry(self, photo_id: int) -> PhotoEntry:
        entry = self._entry_of(photo_id)
        if entry is None:
            raise RequestError("this photo is no longer in the library", "open its folder again")
        return entry
