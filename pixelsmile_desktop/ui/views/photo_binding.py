"""Binds a view of photos to the library model, so that grid and filmstrip always agree."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.widgets.photo_view import PhotoView


class PhotoBinding(QObject):
    """What the user does in a view goes to the model; what changes in the model is shown by the view."""

    def __init__(self, view: PhotoView, model: LibraryModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        view.current_changed.connect(model.set_current)
        view.selection_changed.connect(model.set_selected)
        model.ids_changed.connect(self._on_ids_changed)
        model.current_changed.connect(view.set_current)
        model.selection_changed.connect(self._on_selection_changed)
        model.entries_changed.connect(view.refresh)
        self._on_ids_changed()

    def _on_ids_changed(self) -> None:
        # The model has decided already what becomes of the current photo and of the selection.
        self._view.blockSignals(True)
        self._view.set_ids(self._model.ids)
        self._view.blockSignals(False)
        self._view.set_selected(self._model.selected())
        self._view.set_current(self._model.current)

    def _on_selection_changed(self) -> None:
        self._view.set_selected(self._model.selected())
