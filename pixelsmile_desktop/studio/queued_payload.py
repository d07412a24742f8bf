"""What the queue keeps of each kind of work, as plain JSON values that also a later start can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.core.request_json import from_dict, to_dict
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.render_queue import NewWork, WorkKind

_DAMAGED = ("this work of the queue is damaged", "add it again")


@dataclass(frozen=True)
class EditWork:
    """Render an edit and keep it as the newest version of its photo.

    Attributes:
        photo_id: the photo.
        request: the whole edit.
    """

    photo_id: int
    request: EditRequest

    def queued(self, title: str) -> NewWork:
        """The work for the queue."""
        return NewWork(WorkKind.EDIT, title, {"photo_id": self.photo_id, "request": to_dict(self.request)})

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> EditWork:
        """The work that a payload says.

        Raises:
            RequestError: it is damaged, or of a newer version of the program.
        """
        return cls(_number(payload, "photo_id"), from_dict(payload.get("request")))


@dataclass(frozen=True)
class ExportWork:
    """Export a photo.

    Attributes:
        photo_id: the photo.
        version_id: what it is exported as; None for the original.
        options: of the export.
        number: place in the export, from 1.
        count: photos in the export.
    """

    photo_id: int
    version_id: int | None
    options: ExportOptions
    number: int = 1
    count: int = 1

    def queued(self, title: str) -> NewWork:
        """The work for the queue."""
        payload = {"photo_id": self.photo_id, "version_id": self.version_id, "options": self.options.to_dict()}
        return NewWork(WorkKind.EXPORT, title, {**payload, "number": self.number, "count": self.count})

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> ExportWork:
        """The work that a payload says.

        Raises:
            RequestError: it is damaged, or of a newer version of the program.
        """
        version_id = None if payload.get("version_id") is None else _number(payload, "version_id")
        options = ExportOptions.from_dict(payload.get("options"))
        number, count = _number(payload, "number"), _number(payload, "count")
        return cls(_number(payload, "photo_id"), version_id, options, number, count)


@dataclass(frozen=True)
class SheetWork:
    """Save a sheet of a face in all twelve expressions, or a strip of one mix at several intensities.

    Attributes:
        photo_id: the photo.
        request: the edit; the sheet takes no notice of its mix, the strip shows it.
        output: the file.
        kind: `WorkKind.SHEET` or `WorkKind.STRIP`.
    """

    photo_id: int
    request: EditRequest
    output: Path
    kind: WorkKind = WorkKind.SHEET

    def queued(self, title: str) -> NewWork:
        """The work for the queue."""
        payload = {"photo_id": self.photo_id, "request": to_dict(self.request), "output": str(self.output)}
        return NewWork(self.kind, title, payload)

    @classmethod
    def of(cls, payload: Mapping[str, Any], kind: WorkKind) -> SheetWork:
        """The work that a payload says.

        Raises:
            RequestError: it is damaged, or of a newer version of the program.
        """
        output = payload.get("output")
        if not isinstance(output, str) or not output:
            raise RequestError(*_DAMAGED)
        return cls(_number(payload, "photo_id"), from_dict(payload.get("request")), Path(output), kind)


def _number(payload: Mapping[str, Any], name: str) -> int:
    value = payload.get(name)
    if type(value) is not int:
        raise RequestError(*_DAMAGED)
    return value
