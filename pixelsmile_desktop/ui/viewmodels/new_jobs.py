"""What the user wants rendered, exported or drawn, as work for the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.queued_payload import EditWork, ExportWork, SheetWork
from pixelsmile_desktop.studio.render_queue import NewWork
from pixelsmile_desktop.ui.texts import mix_text


def new_edits(edits: Sequence[tuple[int, EditRequest]], plan: str | None) -> list[NewWork]:
    """Edits as work for the queue; those that the model renders take the pinned plan, unless they name one."""
    works = []
    for photo_id, request in edits:
        mix = mix_text(request.mix) or QCoreApplication.translate("queue", "no change")
        title = f"{Path(request.photo).name}: {mix}"
        works.append(EditWork(photo_id, _planned(request, plan)).queued(title))
    return works


def new_sheet(sheet: SheetWork, plan: str | None) -> list[NewWork]:
    """A sheet of pictures as work for the queue; the plan as with `new_edits`."""
    title = QCoreApplication.translate("queue", "Draw {name}").format(name=sheet.output.name)
    return [replace(sheet, request=_planned(sheet.request, plan)).queued(title)]


def new_exports(photos: Sequence[PhotoEntry], versions: Mapping[int, int], options: ExportOptions) -> list[NewWork]:
    """The export of photos as work for the queue."""
    title = QCoreApplication.translate("queue", "Export {name}")
    return [
        ExportWork(photo.id, versions.get(photo.id), options, number, len(photos)).queued(
            title.format(name=photo.path.name)
        )
        for number, photo in enumerate(photos, start=1)
    ]


def _planned(request: EditRequest, plan: str | None) -> EditRequest:
    if plan is None or request.options.plan is not None or request.engine is EngineName.INSTANT:
        return request
    return replace(request, options=replace(request.options, plan=plan))
