"""Pages and dialogs that few people look at in every session: imported and made when somebody does."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.workers.task_pool import Priority

if TYPE_CHECKING:
    from pixelsmile_desktop.ui.views.main_window import MainWindow
    from pixelsmile_desktop.ui.views.models_page import ModelsPage

_MODULES: Final = ("batch_page", "models_page", "settings_page", "sent_page", "export_dialog", "batch_dialog")


class PageMakers:
    """Makes what the window need not have when it begins.

    Args:
        parts: the models.
        window: the window that they are for.
    """

    def __init__(self, parts: WindowParts, window: MainWindow) -> None:
        self._parts = parts
        self._window = window
        self._models_page: ModelsPage | None = None
        self._makers = {
            "view.batch": self._batch,
            "view.models": self._models,
            "view.settings": self._settings,
            "help.sent": self._sent,
            "help.welcome": self._welcome,
        }

    def prepare(self) -> None:
        """Import what they are made of while nobody waits, so that the first look at one does not take long."""
        for name in _MODULES:
            self._parts.pool.run(partial(import_module, f"pixelsmile_desktop.ui.views.{name}"), priority=Priority.IDLE)

    def make(self, page: str) -> QWidget:
        """The page that the command `page` shows."""
        return self._makers[page]()

    def open_about(self) -> None:
        """Say what the program is and whose work is in it."""
        from pixelsmile_desktop.ui.views.about_dialog import AboutDialog

        AboutDialog(self._parts.pool, self._window).open()

    def open_crash_reports(self) -> None:
        """Offer the reports of faults of the program."""
        from pixelsmile_desktop.ui.views.crash_dialog import CrashDialog

        CrashDialog(self._parts.reports, self._window).open()

    def _batch(self) -> QWidget:
        from pixelsmile_desktop.ui.views.batch_page import BatchPage

        page = BatchPage(self._parts.queue, self._parts.actions, self._window)
        page.photos_wanted.connect(self._parts.actions["view.library"].trigger)
        return page

    def _models(self) -> QWidget:
        from pixelsmile_desktop.ui.views.models_page import ModelsPage

        page = ModelsPage(self._parts.models, self._parts.runtimes, self._parts.notices, self._window)
        self._models_page = page
        return page

    def _get_engine(self) -> None:
        """Show the models, and ask at once for all that the PixelSmile engine lacks."""
        self._parts.actions["view.models"].trigger()
        if self._models_page is not None:
            self._models_page.get_needed()

    def _settings(self) -> QWidget:
        from pixelsmile_desktop.ui.views.settings_page import SettingsPage

        page = SettingsPage(self._parts.settings, self._parts.workspace.folders, self._parts.notices, self._window)
        page.sent_wanted.connect(self._parts.actions["help.sent"].trigger)
        return page

    def _sent(self) -> QWidget:
        from pixelsmile_desktop.ui.views.sent_page import SentPage

        return SentPage(self._parts.workspace.sent, self._parts.pool, self._parts.notices, self._window)

    def _welcome(self) -> QWidget:
        from pixelsmile_desktop.ui.views.welcome_page import WelcomePage

        page = WelcomePage(self._parts.workspace.resources, self._parts.pool, self._window)
        page.portrait_chosen.connect(self._window.edit_portrait)
        page.folder_wanted.connect(self._parts.actions["file.open_folder"].trigger)
        page.model_wanted.connect(self._get_engine)
        if self._parts.diagnosis is not None:
            page.show_diagnosis(self._parts.diagnosis)
        self._parts.diagnosed.connect(page.show_diagnosis)
        return page
