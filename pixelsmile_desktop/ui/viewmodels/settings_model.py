"""The settings as the window shows and changes them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.settings import Settings, counts_at_next_start
from pixelsmile_desktop.studio.folders import check_folder
from pixelsmile_desktop.studio.settings_store import SettingsStore
from pixelsmile_desktop.ui.declared_settings import SettingValue, declared_settings
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_CALM_MS: Final = 300
"""So long nothing must have changed before the file is written."""


class SettingsModel(QObject):
    """The user's settings. Each change counts at once and reaches the file soon, by a thread of the pool.

    Signals:
        changed(str): the setting of that name has another value.
        refused(PixelSmileError): a value cannot be; the setting stays as it was.
        folder_taken(str, object): the setting of that name has a folder that can be written to; its free bytes.
        not_saved(Exception): the file cannot be written; the values hold until the program ends.
    """

    changed = Signal(str)
    refused = Signal(object)
    folder_taken = Signal(str, object)
    not_saved = Signal(object)

    def __init__(self, store: SettingsStore, pool: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = pool
        self._at_start = store.settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM_MS)
        self._timer.timeout.connect(self._save)

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self._store.settings

    @property
    def complaints(self) -> tuple[str, ...]:
        """What could not be used of the file, one sentence each."""
        return self._store.complaints

    def value(self, name: str) -> SettingValue:
        """The value of the setting of that name."""
        value: SettingValue = getattr(self._store.settings, name)
        return value

    def set_value(self, name: str, value: SettingValue) -> bool:
        """Choose a value; whether it was taken."""
        if value == self.value(name) and type(value) is type(self.value(name)):
            return True
        try:
            self._store.change(**{name: value})
        except RequestError as error:
            self.refused.emit(error)
            return False
        self._timer.start()
        self.changed.emit(name)
        return True

    def choose_folder(self, name: str, folder: str) -> None:
        """Choose a folder that the program writes to, once it was seen that it can be; empty for the usual one."""
        if not folder or folder == self.value(name):
            self.set_value(name, folder)
            return
        place = Path(folder).expanduser()
        self._pool.run(lambda: (name, folder, check_folder(place)), self._on_folder_checked, self.refused.emit)

    def waits_for_start(self, name: str) -> bool:
        """Whether the value of that setting counts only from the next start of the program on."""
        return counts_at_next_start(name) and self.value(name) != getattr(self._at_start, name)

    def reset(self, names: tuple[str, ...] = ()) -> None:
        """Take the defaults of these settings; of all, if none is named."""
        for declared in declared_settings():
            if not names or declared.name in names:
                self.set_value(declared.name, declared.default)

    def flush(self) -> None:
        """Write now what is not written yet; for the end of the program, when nothing must wait any more."""
        self._timer.stop()
        try:
            self._store.save()
        except Exception as error:  # noqa: BLE001 - the end of the program must go on
            self.not_saved.emit(error)

    def _on_folder_checked(self, checked: tuple[str, str, int]) -> None:
        name, folder, free = checked
        if self.set_value(name, folder):
            self.folder_taken.emit(name, free)

    def _save(self) -> None:
        self._pool.run(self._store.save, None, self._on_save_failed)

    def _on_save_failed(self, error: object) -> None:
        self.not_saved.emit(error)
