"""Photos of the library while they are dragged inside the window."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QMimeData

MIME_TYPE: Final = "application/x-pixelsmile-photos"


def photo_data(photo_ids: Iterable[int]) -> QMimeData:
    """Photos by their numbers, for a drag."""
    data = QMimeData()
    data.setData(MIME_TYPE, array("q", photo_ids).tobytes())
    return data


def photos_in(data: QMimeData) -> tuple[int, ...]:
    """The numbers of the photos that are dragged; none if it is something else."""
    return tuple(array("q", bytes(data.data(MIME_TYPE).data()))) if data.hasFormat(MIME_TYPE) else ()
