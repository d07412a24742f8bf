"""Looks that are kept, and looks that are copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.copy_paste import MIME_TYPE, CopiedLook, settings_of, to_clipboard
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.texts import look_text
from pixelsmile_desktop.ui.views.edit_inspector import EditInspector
from pixelsmile_desktop.ui.views.window_parts import WindowParts


class PresetCommands(QObject):
    """Answers for presets, and for copying.

    Args:
        parts: the models.
        inspector: the panel that lists the presets.
        window: the window.
    """

    def __init__(self, parts: WindowParts, inspector: EditInspector, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._store = parts.workspace.presets
        self._inspector = inspector
        parts.actions.answer("edit.copy_look", self._copy)
        parts.actions.answer("mix.save_preset", inspector.ask_for_preset_name)
        presets = inspector.presets
        presets.applied.connect(self._apply)
        presets.save_requested.connect(self._save)
        presets.rename_requested.connect(self._rename)
        presets.remove_requested.connect(self._remove)
        inspector.history.copy_requested.connect(self._copy_version)
        inspector.history.preset_requested.connect(self._save_version)
        parts.edit.mix_changed.connect(self._offer)
        parts.edit.opened.connect(self._offer)
        self._offer()

    def load(self) -> None:
        """Read the presets."""
        self._parts.pool.run(self._store.all, self._inspector.presets.set_presets)

    def _offer(self) -> None:
        edit = self._parts.edit
        has_photo = edit.entry is not None
        has_look = has_photo and not edit.mix.is_identity
        self._parts.actions.enable(("edit.copy_look",), has_photo and not edit.request().is_identity)
        self._parts.actions.enable(("mix.save_preset",), has_look)
        self._inspector.presets.set_can_save(has_look)

    def _copy(self) -> None:
        self._put_in_clipboard(self._parts.edit.request())

    def _copy_version(self, version_id: int) -> None:
        version = self._parts.versions.version(version_id)
        if version is not None:
            self._put_in_clipboard(version.request)

    def _save_version(self, version_id: int) -> None:
        version = self._parts.versions.version(version_id)
        if version is not None:
            name = version.name or look_text(version.request)
            self._parts.pool.run(lambda: self._store.save(name, version.request), self._on_version_saved)

    def _on_version_saved(self, preset: Preset) -> None:
        self.load()
        words = self.tr("The look is kept as the preset {name}").format(name=preset.name)
        self._parts.notices.post(Notice(words, key="preset"))

    def _put_in_clipboard(self, request: EditRequest) -> None:
        data = QMimeData()
        data.setData(MIME_TYPE, to_clipboard(CopiedLook(request, len(self._parts.edit.faces))))
        data.setText(look_text(request))
        QGuiApplication.clipboard().setMimeData(data)
        words = self.tr("The look is copied; select other photos and put it on them")
        self._parts.notices.post(Notice(words, key="look"))

    def _apply(self, preset: Preset) -> None:
        """A preset of his own brings its options too; who makes the result is the photographer's choice of now."""
        edit = self._parts.edit
        if edit.entry is None:
            return
        if preset.is_bundled:
            edit.set_mix(preset.request.mix)
        else:
            edit.paste_look(replace(preset.request, engine=edit.engine))

    def _save(self, name: str) -> None:
        request = settings_of(self._parts.edit.chosen_request())
        self._change(lambda: self._store.save(name, request))

    def _rename(self, name: str, new_name: str) -> None:
        self._change(lambda: self._store.rename(name, new_name))

    def _remove(self, name: str) -> None:
        self._parts.pool.run(lambda: self._store.remove(name), self._on_removed)

    def _on_removed(self, preset: Preset | None) -> None:
        self.load()
        if preset is not None:
            restore = NoticeAction(self.tr("Undo"), lambda: self._change(self._restoring(preset)))
            words = self.tr("The preset {name} is removed").format(name=preset.name)
            self._parts.notices.post(Notice(words, action=restore, key="preset"))

    def _restoring(self, preset: Preset) -> Callable[[], object]:
        return lambda: self._store.save(preset.name, preset.request)

    def _change(self, work: Callable[[], object]) -> None:
        """Change the presets, and show them anew."""
        self._parts.pool.run(work, self._on_changed)

    def _on_changed(self, _result: object) -> None:
        self.load()
