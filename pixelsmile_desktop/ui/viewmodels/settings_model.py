"""The settings as the window shows and changes them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.settings_store import SettingsStore
from pixelsmile_desktop.ui.declared_settings import SettingValue, declared_settings
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_CALM_MS: Final = 300
"""So long nothing must have changed before the file is written."""


class SettingsModel(QObject):
    """The user's settings. Each change counts at once and reaches the file soon, by a thread of the pool.

    Signals:
        changed(str): the setting of that name has another value.
        refused(RequestError): a value cannot be; the setting stays as it was.
        not_saved(Exception): the file cannot be written; the values hold until the program ends.
    """

    changed = Signal(str)
    refused = Signal(object)
    not_saved = Signal(object)

    def __init__(self, store: SettingsStore, pool: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = pool
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

    def _save(self) -> None:
        self._pool.run(self._store.save, None, self._on_save_failed)

    def _on_save_failed(self, error: object) -> None:
        self.not_saved.emit(error)
