"""Which panels are shown on which page: each page remembers what the user did there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.widgets.dock_panel import DockPanel

LEFT: Final = "view.left_panel"
RIGHT: Final = "view.right_panel"
FILMSTRIP: Final = "view.filmstrip"

DEFAULTS: Final[Mapping[str, tuple[str, ...]]] = {"view.library": (LEFT,), "view.edit": (LEFT, RIGHT, FILMSTRIP)}
"""The panels of each page at first; pages that are not named have none."""
_VERSION: Final = 1
_ALONG: Final = {Qt.Orientation.Horizontal: (LEFT, RIGHT), Qt.Orientation.Vertical: (FILMSTRIP,)}
_AREAS: Final = {
    LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
    RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
    FILMSTRIP: Qt.DockWidgetArea.BottomDockWidgetArea,
}
_SIZES: Final = {LEFT: 224, RIGHT: 340, FILMSTRIP: 122}
"""Widths of the panels at the sides and height of the filmstrip, at first."""


class PanelLayout(QObject):
    """Puts the docks where they belong.

    Args:
        window: the window.
        actions: the commands.
        panels: the docks, by the commands that show them.
    """

    def __init__(self, window: QMainWindow, actions: Actions, panels: Mapping[str, DockPanel]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._panels = panels
        self._page = ""
        self._shown = {page: tuple(names) for page, names in DEFAULTS.items()}
        self._sizes = dict(_SIZES)
        # The inspector needs all the height that there is; the filmstrip all the width that is left.
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._place()
        for name in panels:
            actions.answer(name, self._on_toggled)
        actions.answer("view.all_panels", self._toggle_all)

    @property
    def shown(self) -> Mapping[str, tuple[str, ...]]:
        """The panels that each page shows."""
        return dict(self._shown)

    def show_page(self, page: str) -> None:
        """Show the panels of a page, each as large as the user left it on whatever page."""
        self._note_sizes()
        self._page = page
        wanted = self._shown.get(page, ())
        for name, panel in self._panels.items():
            panel.setVisible(name in wanted)
            self._actions[name].setChecked(name in wanted)
            self._actions[name].setEnabled(page in DEFAULTS)
        self._actions["view.all_panels"].setEnabled(page in DEFAULTS)
        self.apply_sizes()
        # Once more when the panels that have just come have made themselves as large as they like.
        QTimer.singleShot(0, self, self.apply_sizes)

    def reset(self) -> None:
        """Put every panel back where it was at first."""
        page = self._page
        for panel in self._panels.values():
            panel.hide()
        self._shown = {page: tuple(names) for page, names in DEFAULTS.items()}
        self._place()
        self._page = ""
        self._sizes = dict(_SIZES)
        self.show_page(page)

    def apply_sizes(self) -> None:
        """Give the panels that are shown their sizes; to be called again when the window appears."""
        for orientation, names in _ALONG.items():
            shown = [name for name in names if self._is_in_window(name)]
            panels = [self._panels[name] for name in shown]
            self._window.resizeDocks(panels, [self._sizes[name] for name in shown], orientation)

    def state(self) -> str:
        """Where the panels are, to be remembered."""
        return bytes(self._window.saveState(_VERSION).toBase64().data()).decode("ascii")

    def restore(self, state: str, shown: Mapping[str, tuple[str, ...]]) -> None:
        """Put the panels where they were; what cannot be used of it is ignored."""
        known = {
            page: tuple(name for name in shown.get(page, names) if name in _AREAS) for page, names in DEFAULTS.items()
        }
        self._shown = known
        if state:
            self._window.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")), _VERSION)

    def _note_sizes(self) -> None:
        if not self._window.isVisible():
            return
        for name in self._panels:
            if self._is_in_window(name):
                panel = self._panels[name]
                self._sizes[name] = panel.height() if name == FILMSTRIP else panel.width()

    def _is_in_window(self, name: str) -> bool:
        panel = self._panels[name]
        return not panel.isHidden() and not panel.isFloating()

    def _place(self) -> None:
        for name, panel in self._panels.items():
            panel.setFloating(False)
            self._window.addDockWidget(_AREAS[name], panel)

    def _on_toggled(self, _is_on: bool) -> None:
        self._keep(tuple(name for name in self._panels if self._actions[name].isChecked()))

    def _toggle_all(self) -> None:
        self._keep(() if self._shown.get(self._page) else tuple(DEFAULTS.get(self._page, ())))

    def _keep(self, shown: tuple[str, ...]) -> None:
        self._shown[self._page] = shown
        self.show_page(self._page)
