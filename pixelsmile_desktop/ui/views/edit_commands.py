"""The commands of the photo under edit: its expression, faces, engine, versions, and the render."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pixelsmile_desktop.core.catalogue import Presence
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.expression import MAX_INTENSITY, ExpressionMix
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.texts import look_text
from pixelsmile_desktop.ui.views.edit_inspector import EditInspector
from pixelsmile_desktop.ui.views.edit_view import EditView
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.widgets.strip_picker import PickerKind, StripPicker

_STEP: Final = 0.05
"""So much intensity of the strongest expression one press of a key adds or takes."""

_REMOVAL: Final = "version removed"

EDIT_COMMANDS: Final = (
    "face.previous",
    "face.next",
    "face.all",
    "mix.reset",
    "mix.weaker",
    "mix.stronger",
    "mix.pick_intensity",
    "mix.pick_expression",
    "mix.save_sheet",
    "mix.save_strip",
    "engine.instant",
    "engine.pixelsmile",
    "render.start",
    "version.snapshot",
    "version.original",
)


class EditCommands(QObject):
    """Answers for the commands of one edit.

    Args:
        parts: the models.
        view: the compare view.
        inspector: the panel on the right.
        window: the window.
    """

    def __init__(self, parts: WindowParts, view: EditView, inspector: EditInspector, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._model = parts.edit
        self._view = view
        self._inspector = inspector
        self._picker = PickerPopup(window)
        self._answer(parts.actions)
        self._connect()
        self.offer()

    def _answer(self, actions: Actions) -> None:
        model = self._model
        actions.answer("face.previous", partial(self._step_face, -1))
        actions.answer("face.next", partial(self._step_face, 1))
        actions.answer("face.all", self._choose_all)
        actions.answer("mix.reset", self._reset)
        actions.answer("mix.weaker", partial(self._strengthen, -_STEP))
        actions.answer("mix.stronger", partial(self._strengthen, _STEP))
        actions.answer("mix.pick_intensity", partial(self._pick, PickerKind.INTENSITIES))
        actions.answer("mix.pick_expression", partial(self._pick, PickerKind.EXPRESSIONS))
        actions.answer("engine.instant", lambda _is_on: model.set_engine(EngineName.INSTANT))
        actions.answer("engine.pixelsmile", lambda _is_on: model.set_engine(EngineName.PIXELSMILE))
        actions.answer("render.start", self._render)
        actions.answer("version.snapshot", self._inspector.history.rename_selected)
        actions.answer("version.original", partial(self._choose_version, None))

    def _connect(self) -> None:
        model, history = self._model, self._inspector.history
        for changed in (model.opened, model.mix_changed, model.faces_changed, model.face_changed):
            changed.connect(self.offer)
        self._parts.library.entries_changed.connect(self._on_entries_changed)
        history.chosen.connect(self._choose_version)
        history.compare_requested.connect(self._compare_with)
        history.remove_requested.connect(self._parts.versions.remove)
        self._parts.versions.removed.connect(self._on_removed)
        self._parts.versions.changed.connect(self._on_versions_changed)
        self._picker.strip.pictures_wanted.connect(self._on_pictures_wanted)
        self._picker.strip.mix_picked.connect(model.set_mix)
        model.picture_changed.connect(self._picker.strip.set_picture)
        self._parts.readiness.changed.connect(self._show_readiness)

    def offer(self) -> None:
        """Offer what is possible now."""
        model, actions = self._model, self._parts.actions
        has_photo = model.entry is not None and actions["view.edit"].isChecked()
        has_faces = has_photo and bool(model.faces)
        actions.enable(EDIT_COMMANDS, has_photo)
        actions.enable(("mix.pick_intensity", "mix.pick_expression", "mix.save_sheet", "face.all"), has_faces)
        actions.enable(("face.previous", "face.next"), has_photo and len(model.faces) > 1)
        has_mix = not model.mix.is_identity
        actions.enable(("mix.reset",), has_photo and (has_mix or bool({*model.chosen} & {*model.edited})))
        actions.enable(("mix.weaker", "mix.stronger"), has_photo and has_mix)
        actions.enable(("mix.save_strip",), has_faces and has_mix)
        actions.enable(("render.start",), has_faces and bool(model.edited))
        actions["face.all"].setChecked(has_faces and len(model.chosen) == len(model.faces))

    def _on_entries_changed(self, photo_ids: list[int]) -> None:
        edited = self._view.entry
        if edited is None or edited.id not in photo_ids:
            return
        entry = self._parts.library.entry(edited.id)
        if entry is not None and entry.presence is Presence.HERE:
            self._view.follow(entry)

    def _step_face(self, step: int) -> None:
        chosen, count = self._model.chosen, len(self._model.faces)
        if count:
            self._model.choose_faces(((chosen[0] + step) % count if chosen else 0,))

    def _choose_all(self, is_on: bool) -> None:
        self._model.choose_faces(range(len(self._model.faces)) if is_on else ())

    def _reset(self) -> None:
        self._model.set_mix(ExpressionMix())

    def _strengthen(self, step: float) -> None:
        mix = self._model.mix
        strongest = max((value for _, value in mix), default=0.0)
        if strongest > 0:
            wanted = min(max(strongest + step, 0.0), MAX_INTENSITY)
            self._model.set_mix(mix.scaled(wanted / strongest), mergeable=True)

    def _pick(self, kind: PickerKind) -> None:
        self._picker.open(kind, self._model.mix)

    def _on_pictures_wanted(self, mixes: list[ExpressionMix], side: int) -> None:
        self._picker.strip.expect(self._model.ask_pictures(mixes, side))

    def _render(self) -> None:
        entry = self._model.entry
        if entry is not None:
            self._model.finish_move()
            self._parts.queue.enqueue_edit(entry.id, self._model.request())

    def _choose_version(self, version_id: int | None) -> None:
        self._parts.versions.show_version(version_id)
        self._view.show_version(self._parts.versions.version(version_id))

    def _show_readiness(self) -> None:
        readiness = self._parts.readiness
        self._inspector.set_readiness(readiness.readiness, readiness.precision)

    def _on_removed(self, version: EditVersion) -> None:
        name = version.name or look_text(version.request)
        words = self.tr("The version {name} is removed").format(name=name)
        restore = NoticeAction(self.tr("Undo"), self._parts.versions.restore)
        self._parts.notices.post(Notice(words, action=restore, key=_REMOVAL))

    def _on_versions_changed(self) -> None:
        if not self._parts.versions.can_restore:
            self._parts.notices.withdraw(_REMOVAL)

    def _compare_with(self, version_id: int | None) -> None:
        self._view.compare_with(self._parts.versions.version(version_id))


class PickerPopup(QFrame):
    """A strip of pictures to choose from, over the lower part of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("picker")
        self.setStyleSheet(f"#picker {{ background: {theme.PANEL.name()}; border: 1px solid {theme.LINE.name()}; }}")
        self._window = parent
        self.strip = StripPicker(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.addWidget(self.strip)
        self.strip.dismissed.connect(self.close)
        self.strip.mix_picked.connect(self.close)

    def open(self, kind: PickerKind, mix: ExpressionMix) -> None:
        """Offer pictures of one kind."""
        window = self._window
        self.strip.offer(kind, mix)
        width = min(window.width() - 6 * theme.GAP, self.strip.sizeHint().width() + 2 * theme.GAP)
        height = self.strip.heightForWidth(width - 2 * theme.GAP) + 2 * theme.GAP
        self.resize(width, height)
        corner = QPoint((window.width() - width) // 2, window.height() - height - 8 * theme.GAP)
        self.move(window.mapToGlobal(corner))
        self.show()
        self.strip.setFocus(Qt.FocusReason.PopupFocusReason)
