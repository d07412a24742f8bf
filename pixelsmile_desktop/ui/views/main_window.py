"""The window: pages in the middle, panels along the edges, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QVBoxLayout, QWidget

from pixelsmile_desktop.core.catalogue import PhotoQuery, Presence
from pixelsmile_desktop.studio.doctor import Diagnosis
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.commands import Menu
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.notices import Notice, NoticeLevel
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.views.closing_question import ClosingQuestion
from pixelsmile_desktop.ui.views.display_colours import DisplayColours
from pixelsmile_desktop.ui.views.edit_inspector import EditInspector
from pixelsmile_desktop.ui.views.edit_view import EditView
from pixelsmile_desktop.ui.views.job_strip import JobStrip
from pixelsmile_desktop.ui.views.library_view import LibraryView
from pixelsmile_desktop.ui.views.machine_words import machine_line, status_line
from pixelsmile_desktop.ui.views.page_makers import PageMakers
from pixelsmile_desktop.ui.views.panel_layout import FILMSTRIP, LEFT, RIGHT, PanelLayout
from pixelsmile_desktop.ui.views.photo_binding import PhotoBinding
from pixelsmile_desktop.ui.views.top_bar import TopBar
from pixelsmile_desktop.ui.views.tray import DesktopMessenger, LongWorkTeller
from pixelsmile_desktop.ui.views.window_commands import WindowCommands
from pixelsmile_desktop.ui.views.window_layout import load_layout, on_screen, save_layout
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.widgets.dock_panel import DockPanel
from pixelsmile_desktop.ui.widgets.filmstrip import Filmstrip
from pixelsmile_desktop.ui.widgets.notice_bar import NoticeBar
from pixelsmile_desktop.ui.widgets.page_stack import PageStack
from pixelsmile_desktop.ui.workers.scan_worker import OpenedPaths
from pixelsmile_desktop.ui.workers.terminations import Terminations

_LAYOUT_NAME: Final = "window.json"
_WELCOME: Final = "help.welcome"
_LIBRARY: Final = "view.library"
_EDIT: Final = "view.edit"


class MainWindow(QMainWindow):
    """One for the whole program.

    Args:
        parts: the models and threads behind it.
    """

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts = parts
        self._layout_path = parts.workspace.folders.settings / _LAYOUT_NAME
        self._layout = load_layout(self._layout_path)
        self._page = ""
        self._portrait_wanted = False
        self._may_close = False
        self._closes_when_idle = False
        self._has_appeared = False
        self._top_bar = TopBar(parts.actions, self)
        self._pages = PageStack(self)
        self._page_widgets: dict[str, QWidget] = {}
        self._library = LibraryView(parts.library, parts.thumbnails, self)
        self._edit = EditView(parts.edit, parts.versions, parts.pool, self)
        self._inspector = EditInspector(parts.edit, parts.versions, parts.actions, self)
        self._filmstrip = Filmstrip(parts.thumbnails, parts.library.entry, self)
        self._strip = JobStrip(parts.queue, parts.models, parts.runtimes, parts.network, self)
        self._makers = PageMakers(parts, self)
        self._build()
        self._panels = PanelLayout(self, parts.actions, self._make_docks())
        self._commands = WindowCommands(parts, self._library, self._edit, self._inspector, self)
        self._colours = DisplayColours(parts, self._edit.panel.view, self)
        messenger = DesktopMessenger(icon("app"), self)
        self._teller = LongWorkTeller(parts.queue, parts.models, messenger, self._wants_messages, parent=self)
        self._connect()

    # How it begins and ends.

    def appear(self, paths: Sequence[Path] = ()) -> None:
        """Show the window as it was left, and start everything else when it was painted.

        Args:
            paths: photos and folders to open.
        """
        self.setGeometry(on_screen(self._layout.geometry, [screen.availableGeometry() for screen in _screens()]))
        self._panels.restore(self._layout.panels, self._layout.shown)
        is_first = not self._layout.is_welcomed
        self.show_page(_WELCOME if is_first and not paths else self._first_page())
        query = PhotoQuery(folder_id=self._layout.folder_id, collection_id=self._layout.collection_id)
        self._parts.library.set_query(query)
        if self._layout.photo_id is not None:
            self._parts.library.set_current(self._layout.photo_id)
        if self._layout.is_maximised:
            self.showMaximized()
        else:
            self.show()
        QTimer.singleShot(0, self, self._on_painted)
        if paths:
            self.take_files(list(paths))

    @contextmanager
    def listening_for_terminations(self) -> Iterator[None]:
        """Meanwhile Ctrl-C in the terminal, and the system's wish to end the program, close the window unasked."""
        terminations = Terminations(self)
        terminations.requested.connect(self.close_unasked)
        terminations.listen()
        try:
            yield
        finally:
            terminations.close()

    def close_unasked(self) -> None:
        """Close now; what is not done is done after the next start."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once while jobs run; then keep the layout and let the program end."""
        queue = self._parts.queue
        if queue.is_busy and not self._may_close:
            event.ignore()
            self._ask_what_to_do()
            return
        self._keep_layout()
        super().closeEvent(event)
        QApplication.quit()

    # Pages.

    def show_page(self, page: str) -> None:
        """Show a page.

        Args:
            page: the command that does so.
        """
        if page == _EDIT and self._edit.entry is None:
            self._open_current()
        self._page = page
        widget = self._page_widgets.get(page)
        if widget is None:
            widget = self._page_widgets[page] = self._makers.make(page)
            self._pages.addWidget(widget)
        self._pages.setCurrentWidget(widget)
        self._pages.updateGeometry()
        for name in self._parts.actions.pages:
            self._parts.actions[name].setChecked(name == page)
        self._panels.show_page(page)
        self._commands.offer_for(page)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_files(self, paths: list[Path]) -> None:
        """Open photos and folders, and come to the front; what a second start of the program was given."""
        if paths:
            self._parts.keeper.open_paths(paths)
        self._closes_when_idle = False
        if self._has_appeared:
            self.show()
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
            self.activateWindow()

    def edit_photo(self, photo_id: int) -> None:
        """Go to a photo and edit it."""
        if photo_id not in self._parts.library.selected():
            self._parts.library.set_selected((photo_id,))
        self._parts.library.set_current(photo_id)
        self.show_page(_EDIT)
        self._open_current()

    def edit_portrait(self) -> None:
        """Edit the portrait that ships with the program."""
        self._portrait_wanted = True
        self._parts.keeper.open_paths([self._parts.workspace.resources / "portraits" / "astronaut.png"])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # How it is made.

    def _build(self) -> None:
        self.setWindowTitle("PixelSmile")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        for menu in Menu:
            self._add_menu(menu)
        bar = QToolBar(self)
        bar.setObjectName("top_bar")
        bar.setMovable(False)
        bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
        bar.addWidget(self._top_bar)
        bar.toggleViewAction().setVisible(False)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        for page, widget in ((_LIBRARY, self._library), (_EDIT, self._edit)):
            self._page_widgets[page] = widget
            self._pages.addWidget(widget)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(NoticeBar(self._parts.notices, centre))
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(centre)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(0, 0, 0, 0)
        status.setStyleSheet(
            f"QStatusBar {{ background: {theme.BACKGROUND.name()}; }} QStatusBar::item {{ border: none; }}"
        )
        status.addPermanentWidget(self._strip, 1)

    def _add_menu(self, menu: Menu) -> None:
        widget = self.menuBar().addMenu(menu.title)
        for command, action in self._parts.actions.all():
            if command.menu is menu:
                if command.begins_group:
                    widget.addSeparator()
                widget.addAction(action)
        # Shortcuts of commands work in full screen too, where some desktops take the menu away.
        self.addActions(widget.actions())

    def _make_docks(self) -> dict[str, DockPanel]:
        return {
            LEFT: DockPanel("sources", self.tr("Sources"), self._library.sources, theme.BACKGROUND, self),
            RIGHT: DockPanel("inspector", self.tr("Inspector"), self._inspector, theme.PANEL, self),
            FILMSTRIP: DockPanel("filmstrip", self.tr("Filmstrip"), self._filmstrip, theme.BACKGROUND, self),
        }

    def _connect(self) -> None:
        parts, actions = self._parts, self._parts.actions
        self._filmstrip_binding = PhotoBinding(self._filmstrip, parts.library)
        self._commands.layout.page_wanted.connect(self.show_page)
        self._commands.files.paths_chosen.connect(self.take_files)
        actions.answer("view.reset_layout", self._panels.reset)
        actions.answer(_WELCOME, partial(self.show_page, _WELCOME))
        actions.answer("help.sent", partial(self.show_page, "help.sent"))
        actions.answer("help.about", self._show_about)
        actions.answer("file.quit", self.close)
        parts.queue.idle.connect(self._on_idle)
        parts.library.current_changed.connect(self._on_current_changed)
        parts.library.entries_changed.connect(self._on_entries_changed)
        parts.keeper.opened.connect(self._on_opened)
        parts.diagnosed.connect(self._on_diagnosed)
        for view in (self._library, self._filmstrip):
            view.activated.connect(self.edit_photo)
            view.loupe_requested.connect(self.edit_photo)
            view.paths_dropped.connect(self.take_files)
        self._inspector.engine.model_wanted.connect(self._show_models)
        self._top_bar.status_clicked.connect(self._show_models)
        self._strip.queue_wanted.connect(actions["view.batch"].trigger)
        self._strip.models_wanted.connect(self._show_models)
        self._strip.release_wanted.connect(actions["queue.release_model"].trigger)
        self._strip.network_wanted.connect(actions["help.sent"].trigger)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)

    # What happens.

    def _on_painted(self) -> None:
        self._has_appeared = True
        if not self._layout.panels:
            self._panels.apply_sizes()
        self._parts.start()
        self._commands.start()
        self._colours.start()
        self._makers.prepare()
        for sentence in (*self._parts.workspace.library.notices, *self._parts.settings.complaints):
            self._parts.notices.post(Notice(sentence_text(sentence), level=NoticeLevel.WARNING))
        if self._parts.reports.pending():
            self._makers.open_crash_reports()

    def _show_about(self) -> None:
        self._makers.open_about()

    def _show_models(self) -> None:
        self.show_page("view.models")

    def _on_current_changed(self, photo_id: int) -> None:
        entry = self._parts.library.entry(photo_id)
        self._top_bar.show_photo(None if entry is None else entry.path)
        if self._page == _EDIT:
            self._open_current()

    def _on_entries_changed(self, photo_ids: list[int]) -> None:
        """Edit the current photo if it was out of reach and is here now."""
        if self._page == _EDIT and self._edit.entry is None and self._parts.library.current in photo_ids:
            self._open_current()

    def _open_current(self) -> None:
        """Edit the current photo, or the first one if none is."""
        library = self._parts.library
        if library.current < 0 and library.ids:
            library.set_current(library.ids[0])
        entry = library.entry(library.current)
        if entry is None or entry.presence is not Presence.HERE:
            self._edit.close_photo()
        elif self._edit.entry is None or self._edit.entry.id != entry.id:
            self._edit.open(entry)

    def _on_opened(self, opened: OpenedPaths) -> None:
        """Show what the user has just opened: a single photo in the editor, everything else in the library."""
        self._layout = replace(self._layout, is_welcomed=True)
        if opened.folders:
            self._parts.library.set_query(PhotoQuery(folder_id=opened.folders[0].id))
        if len(opened.photo_ids) == 1 or (self._portrait_wanted and opened.photo_ids):
            self.edit_photo(opened.photo_ids[0])
        elif opened.folders or opened.photo_ids:
            self._parts.library.set_selected(opened.photo_ids)
            self.show_page(_LIBRARY)
        self._portrait_wanted = False

    def _on_diagnosed(self, diagnosis: Diagnosis) -> None:
        is_good = diagnosis.instant_fault is None
        self._top_bar.show_status(status_line(diagnosis), is_good=is_good, tool_tip=machine_line(diagnosis))

    def _on_screen_removed(self, _screen: QScreen) -> None:
        # The system may move the window itself, and does so after it told.
        QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        screens = [screen.availableGeometry() for screen in _screens()]
        if screens and not self.isMaximized() and not self.isFullScreen():
            self.setGeometry(on_screen(self.geometry(), screens))

    def _ask_what_to_do(self) -> None:
        if self.findChild(ClosingQuestion) is not None:
            return
        queue = self._parts.queue
        count = queue.waiting + (queue.running is not None)
        question = ClosingQuestion(count, self)
        question.quit_chosen.connect(self.close_unasked)
        question.finish_chosen.connect(self._close_when_idle)
        question.open()

    def _close_when_idle(self) -> None:
        """Out of sight, until the work is done or a second start of the program brings the window back."""
        self._closes_when_idle = True
        self.hide()

    def _on_idle(self) -> None:
        if self._closes_when_idle and self._parts.queue.waiting == 0:
            self.close_unasked()

    def _wants_messages(self) -> bool:
        return bool(self._parts.settings.settings.notify_when_done)

    def _first_page(self) -> str:
        return self._layout.page if self._layout.page in (_LIBRARY, _EDIT, "view.batch") else _LIBRARY

    def _keep_layout(self) -> None:
        query, library = self._parts.library.query, self._parts.library
        is_maximised = self.isMaximized() or self.isFullScreen()
        layout = replace(
            self._layout.at(self.normalGeometry() if is_maximised else self.geometry()),
            is_maximised=is_maximised,
            panels=self._panels.state(),
            shown=self._panels.shown,
            page=self._page,
            folder_id=query.folder_id,
            collection_id=query.collection_id,
            photo_id=library.current if library.current >= 0 else None,
            is_welcomed=True,
        )
        save_layout(self._layout_path, layout)


def _screens() -> list[QScreen]:
    """The screens, the main one first."""
    main = QGuiApplication.primaryScreen()
    return [main, *(screen for screen in QGuiApplication.screens() if screen is not main)]
