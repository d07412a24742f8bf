"""The middle of the edit page: the photo before and after, with its faces to click at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.viewmodels.version_model import VersionModel
from pixelsmile_desktop.ui.widgets.compare_panel import ComparePanel
from pixelsmile_desktop.ui.widgets.viewport import Framing
from pixelsmile_desktop.ui.workers.task_pool import TaskPool


class EditView(QWidget):
    """Shows the edit of one photo: the live preview, or a version whose pixels are kept.

    Args:
        model: the edit.
        versions: its history.
        pool: builds the smaller pictures of the compare view.
        parent: the window.

    Attributes:
        panel: the compare view and its toolbar.

    Signals:
        photo_opened(): the model has turned to the photo that `open` asked for.
    """

    photo_opened = Signal()

    def __init__(self, model: EditModel, versions: VersionModel, pool: TaskPool, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._versions = versions
        self._entry: PhotoEntry | None = None
        self._begun: set[int] = set()
        self._shown: EditVersion | None = None
        self._compared: EditVersion | None = None
        self._rendered: int | None = None
        self._is_arrived = False
        self._original = QImage()
        self.panel = ComparePanel(pool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._connect()

    @property
    def entry(self) -> PhotoEntry | None:
        """The photo that `open` asked for last."""
        return self._entry

    def open(self, entry: PhotoEntry) -> None:
        """Edit a photo: go on where its edit was left, or from the version that it shows."""
        self._entry = entry
        self._shown = self._compared = None
        self.panel.view.reset_split()
        self._versions.open(entry.id)

    def follow(self, entry: PhotoEntry) -> None:
        """Read the photo under edit again if its file was replaced or lies elsewhere now; its edit goes on.

        Args:
            entry: what is known of that photo now.
        """
        before = self._entry
        if before is None or before.id != entry.id or not self._is_opened:
            return
        self._entry = entry
        if _file_of(before) != _file_of(entry):
            self._shown = None
            self._model.open(entry)

    def close_photo(self) -> None:
        """Edit no photo any more."""
        self._entry = self._shown = self._compared = None
        self._versions.open(None)
        self._model.close()
        self.panel.view.set_before(QImage())
        self.panel.view.set_after(QImage())

    def compare_with(self, version: EditVersion | None) -> None:
        """Put a version on the side of "before" instead of the original (None)."""
        self._compared = version
        if version is None:
            self.panel.view.set_before(self._original)
        elif self._entry is not None:
            self._versions.ask_picture(self._entry.path, version)
        self._show_labels()

    def show_version(self, version: EditVersion | None) -> None:
        """Show a version and go on from its edit."""
        if version is None:
            self._model.load_request(replace(self._model.request(), mix=ExpressionMix(), others=()))
            return
        self._model.load_request(version.request)
        self._await_pixels(version)

    def show_rendered(self, photo_id: int, version_id: int) -> None:
        """A photo has got a new version; show its pixels unless the user has gone on meanwhile.

        Args:
            photo_id: the photo.
            version_id: the version, which it shows from now on.
        """
        if self._entry is None or self._entry.id != photo_id:
            self._begun.discard(photo_id)
            return
        self._rendered = version_id
        self._versions.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have previews rendered for the place that there is."""
        super().resizeEvent(event)
        self._model.screen = self.panel.view.size() * self.devicePixelRatioF()

    def _connect(self) -> None:
        model, view = self._model, self.panel.view
        self._versions.arrived.connect(self._on_versions_arrived)
        self._versions.changed.connect(self._on_versions_changed)
        self._versions.picture_ready.connect(self._on_picture_ready)
        model.original_changed.connect(self._on_original_changed)
        model.preview_changed.connect(self._on_preview_changed)
        model.faces_changed.connect(self._show_faces)
        model.face_changed.connect(self._show_faces)
        model.mix_changed.connect(self._on_moved)
        model.mix_changed.connect(self._show_labels)
        model.mix_changed.connect(self._show_boxes)
        model.face_changed.connect(self._on_moved)
        model.engine_changed.connect(self._show_labels)
        view.face_clicked.connect(model.click_face)
        view.zoom_changed.connect(self._on_zoomed)

    def _on_versions_arrived(self) -> None:
        entry, current = self._entry, self._versions.current
        if entry is None:
            return
        request = None if entry.id in self._begun or current is None else current.request
        self._begun.add(entry.id)
        if entry.width > 0:
            self.panel.view.set_picture_size(QSize(entry.width, entry.height))
        self._model.open(entry, request)
        if request is not None and current is not None:
            self._await_pixels(current)
        self._show_labels()
        self.photo_opened.emit()

    def _on_versions_changed(self) -> None:
        standing = self._versions.standing
        if self._rendered is not None and standing is not None:
            version = next((one for one in standing.versions if one.id == self._rendered), None)
            self._rendered = None
            if version is not None and self._model.shows(version.request):
                self._await_pixels(version)
        self._show_labels()

    def _await_pixels(self, version: EditVersion) -> None:
        """Of what PixelSmile made, show the kept pixels: the preview can only hint at them."""
        if version.engine is EngineName.PIXELSMILE and self._entry is not None:
            self._shown, self._is_arrived = version, False
            self._versions.ask_picture(self._entry.path, version)

    def _on_picture_ready(self, version_id: int | None, picture: QImage) -> None:
        if self._compared is not None and version_id == self._compared.id:
            self.panel.view.set_before(picture)
        elif self._shown is not None and version_id == self._shown.id:
            self._is_arrived = True
            self.panel.view.set_after(picture)
        self._show_labels()

    def _on_original_changed(self, image: QImage, is_full: bool) -> None:
        self._original = image
        if is_full:
            self.panel.view.set_picture_size(image.size())
        if self._compared is None:
            self.panel.view.set_before(image)

    def _on_preview_changed(self, image: QImage, is_final: bool) -> None:
        if self._shown is None or not self._is_arrived:
            self.panel.view.set_after(image, is_passing=not is_final)

    def _on_zoomed(self, scale: float, _framing: Framing) -> None:
        picture = self.panel.view.viewport.picture
        self._model.shown_side = round(scale * max(picture.width, picture.height))

    def _on_moved(self) -> None:
        """The edit is no longer that of the version whose pixels are shown."""
        if self._shown is not None and not self._model.shows(self._shown.request):
            self._shown = None
            self._show_labels()

    def _show_faces(self) -> None:
        self._show_boxes()
        if self._model.chosen:
            # Beside the face, the split would hide what changes.
            middle = QRectF(*self._model.faces[self._model.chosen[0]].box).center()
            self.panel.view.split_through((middle.x(), middle.y()))

    def _show_boxes(self) -> None:
        boxes = [QRectF(*face.box) for face in self._model.faces]
        self.panel.view.set_face_boxes(boxes, self._model.chosen, self._model.edited)

    def _show_labels(self) -> None:
        before = self.tr("Before") if self._compared is None else self._name_of(self._compared)
        is_version = self._shown is not None and self._is_arrived
        after = self._name_of(self._shown) if is_version and self._shown is not None else self.tr("After")
        self.panel.view.set_labels(before, after)
        is_hint = self._model.is_only_preview and not is_version and not self._model.request().is_identity
        self.panel.view.set_badge(self.tr("Preview") if is_hint else "")

    @property
    def _is_opened(self) -> bool:
        """Whether the model has turned to the photo that `open` asked for last."""
        return self._entry is not None and self._model.entry is not None and self._model.entry.id == self._entry.id

    def _name_of(self, version: EditVersion) -> str:
        if version.name:
            return version.name
        standing = self._versions.standing
        numbers = {} if standing is None else {one.id: n for n, one in enumerate(standing.versions, start=1)}
        return self.tr("Version {number}").format(number=numbers.get(version.id, "?"))


def _file_of(entry: PhotoEntry) -> tuple[Path, int, int]:
    """What tells one file from another without reading it."""
    return entry.path, entry.size, entry.modified_ns
