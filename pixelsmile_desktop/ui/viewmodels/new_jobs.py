"""What the user wants rendered, exported or drawn, as work for the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.request import EditRequest, EngineName, Precision
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.queued_payload import EditWork, ExportWork, SheetWork
from pixelsmile_desktop.studio.render_queue import NewWork
from pixelsmile_desktop.ui.texts import look_text


def new_edits(edits: Sequence[tuple[int, EditRequest]], precision: Precision) -> list[NewWork]:
    """Edits as work for the queue; those that the model renders take this precision, unless they ask for one."""
    works = []
    for photo_id, request in edits:
        looks = look_text(request) or QCoreApplication.translate("queue", "no change")
        title = f"{Path(request.photo).name}: {looks}"
        works.append(EditWork(photo_id, _with_precision(request, precision)).queued(title))
    return works


def new_sheet(sheet: SheetWork, precision: Precision) -> list[NewWork]:
    """A sheet of pictures as work for the queue; the precision as with `new_edits`."""
    title = QCoreApplication.translate("queue", "Draw {name}").format(name=sheet.output.name)
    return [replace(sheet, request=_with_precision(sheet.request, precision)).queued(title)]


def new_exports(photos: Sequence[PhotoEntry], versions: Mapping[int, int], options: ExportOptions) -> list[NewWork]:
    """The export of photos as work for the queue."""
    title = QCoreApplication.translate("queue", "Export {name}")
    return [
        ExportWork(photo.id, versions.get(photo.id), options, number, len(photos)).queued(
            title.format(name=photo.path.name)
        )
        for number, photo in enumerate(photos, start=1)
    ]


def _with_precision(request: EditRequest, precision: Precision) -> EditRequest:
    if request.options.precision is not Precision.AUTO or request.engine is EngineName.INSTANT:
        return request
    return replace(request, options=replace(request.options, precision=precision))
