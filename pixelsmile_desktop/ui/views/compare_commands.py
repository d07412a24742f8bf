"""The commands of the compare view."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.overlays import Overlay

_MODES: Final = {
    "view.split_vertical": CompareMode.SPLIT_VERTICAL,
    "view.split_horizontal": CompareMode.SPLIT_HORIZONTAL,
    "view.side_by_side": CompareMode.SIDE_BY_SIDE,
    "view.difference": CompareMode.DIFFERENCE,
}
_OVERLAYS: Final = {
    "view.mask": Overlay.MASK,
    "view.clipping": Overlay.CLIPPING,
    "view.faces": Overlay.FACES,
}
COMPARE_COMMANDS: Final = (
    *_MODES,
    *_OVERLAYS,
    "view.hold",
    "view.loupe",
    "view.fit",
    "view.fill",
    "view.one_to_one",
    "view.zoom_in",
    "view.zoom_out",
)


class CompareCommands(QObject):
    """Has the compare view do what its commands say, and keeps their marks true.

    Args:
        view: the compare view.
        actions: the commands.
        parent: the window.
    """

    def __init__(self, view: CompareView, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._actions = actions
        for name, mode in _MODES.items():
            actions.answer(name, partial(self._set_mode, mode))
        for name, overlay in _OVERLAYS.items():
            actions.answer(name, partial(self._set_overlay, overlay))
        actions.answer("view.hold", self._toggle_held)
        actions.answer("view.loupe", view.set_loupe)
        actions.answer("view.fit", view.zoom_fit)
        actions.answer("view.fill", view.zoom_fill)
        actions.answer("view.one_to_one", view.toggle_zoom)
        actions.answer("view.zoom_in", view.zoom_in)
        actions.answer("view.zoom_out", view.zoom_out)
        view.mode_changed.connect(self._on_mode_changed)
        view.overlays_changed.connect(self._on_overlays_changed)
        view.loupe_changed.connect(actions["view.loupe"].setChecked)
        self._on_mode_changed(view.mode)
        self._on_overlays_changed(view.overlays)

    def _set_mode(self, mode: CompareMode, _is_on: bool) -> None:
        self._view.set_mode(mode)

    def _set_overlay(self, overlay: Overlay, is_on: bool) -> None:
        self._view.set_overlays(self._view.overlays | {overlay} if is_on else self._view.overlays - {overlay})

    def _toggle_held(self) -> None:
        self._view.set_held(not self._view.is_held)

    def _on_mode_changed(self, mode: CompareMode) -> None:
        for name, one in _MODES.items():
            self._actions[name].setChecked(one is mode)

    def _on_overlays_changed(self, overlays: AbstractSet[Overlay]) -> None:
        for name, overlay in _OVERLAYS.items():
            self._actions[name].setChecked(overlay in overlays)
