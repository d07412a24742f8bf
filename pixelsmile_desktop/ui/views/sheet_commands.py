"""Sheets and strips of the face under edit, drawn by the queue and saved as a file of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.studio.queued_payload import SheetWork
from pixelsmile_desktop.studio.render_queue import WorkKind
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog

_SUFFIX: Final = ".png"


class SheetCommands(QObject):
    """Answers for saving a sheet of all expressions, and a strip of intensities.

    Args:
        parts: the models.
        window: the window.
    """

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        self._asked: SheetWork | None = None
        parts.actions.answer("mix.save_sheet", partial(self._ask, WorkKind.SHEET))
        parts.actions.answer("mix.save_strip", partial(self._ask, WorkKind.STRIP))

    def _ask(self, kind: WorkKind) -> None:
        entry = self._parts.edit.entry
        if entry is None:
            return
        is_strip = kind is WorkKind.STRIP
        word = self.tr("intensities") if is_strip else self.tr("expressions")
        title = self.tr("Save a strip of intensities") if is_strip else self.tr("Save a sheet of all expressions")
        filters = self.tr("Pictures (*.png *.jpg *.tif *.webp)")
        dialog = PlaceDialog(self._window, title, is_new=True, filters=filters)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.setDirectory(str(entry.path.parent))
        dialog.selectFile(f"{entry.path.stem}_{word}{_SUFFIX}")
        self._asked = SheetWork(entry.id, self._parts.edit.chosen_request(), entry.path, kind)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, output: Path) -> None:
        if self._asked is not None:
            self._parts.queue.enqueue_sheet(replace(self._asked, output=output))
