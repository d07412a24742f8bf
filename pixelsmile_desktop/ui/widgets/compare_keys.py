"""What the keyboard does to a compare view.

Arrows pan, with Alt they move the divider. Page Up and Page Down go from face to face, Return chooses one, Shift+Return
adds one. Backslash shows the before picture, L the loupe and Shift in it 200 %, for as long as they are held. Space
turns a drag into a pan. Comma and full stop weaken and strengthen the heat map.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from pixelsmile_desktop.ui.widgets.compare_canvas import AMPLIFICATIONS
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.loupe import SCALES
from pixelsmile_desktop.ui.widgets.overlays import Overlay

if TYPE_CHECKING:
    from pixelsmile_desktop.ui.widgets.compare_view import CompareView

PAN_STEP: Final = 64.0
"""Logical pixels that one press of an arrow pans."""
DIVIDER_STEP: Final = 0.02
"""Share of the view that one press of an arrow moves the divider."""

HOLD_KEY: Final = Qt.Key.Key_Backslash
LOUPE_KEY: Final = Qt.Key.Key_L
PAN_KEY: Final = Qt.Key.Key_Space

_ARROWS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
"""Where the photo goes when the view looks that way."""


class CompareKeys:
    """Turns events of the keyboard into calls of the view."""

    def __init__(self, view: CompareView) -> None:
        self._view = view
        self.is_pan_held = False
        self._presses: dict[int, Callable[[QKeyEvent], None]] = {
            **dict.fromkeys(_ARROWS, self._arrow),
            Qt.Key.Key_PageDown: lambda _event: self._go_to_face(1),
            Qt.Key.Key_PageUp: lambda _event: self._go_to_face(-1),
            Qt.Key.Key_Return: self._choose_face,
            Qt.Key.Key_Enter: self._choose_face,
            Qt.Key.Key_Period: lambda _event: self._amplify(1),
            Qt.Key.Key_Comma: lambda _event: self._amplify(-1),
            Qt.Key.Key_Shift: lambda _event: self._change_loupe(),
        }

    def claim(self, event: QEvent) -> bool:
        """Whether the event asks for a key that is held here, so that it is no shortcut of the window."""
        if not isinstance(event, QKeyEvent) or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        return event.key() in {HOLD_KEY, LOUPE_KEY}

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; whether it stands for something."""
        if event.key() in {HOLD_KEY, LOUPE_KEY, PAN_KEY}:
            if not event.isAutoRepeat():
                self._hold(event.key(), is_down=True)
            return True
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self._view.zoom_in()
            return True
        if event.matches(QKeySequence.StandardKey.ZoomOut):
            self._view.zoom_out()
            return True
        action = self._presses.get(event.key())
        if action is None:
            return False
        action(event)
        return True

    def release(self, event: QKeyEvent) -> bool:
        """End what lasts while a key is held; whether the key is one of those."""
        if event.key() not in {HOLD_KEY, LOUPE_KEY, PAN_KEY}:
            return False
        if not event.isAutoRepeat():
            self._hold(event.key(), is_down=False)
        return True

    def let_go(self) -> None:
        """End everything that lasts while a key is held."""
        for key in (HOLD_KEY, LOUPE_KEY, PAN_KEY):
            self._hold(key, is_down=False)

    def _hold(self, key: int, *, is_down: bool) -> None:
        if key == HOLD_KEY:
            self._view.set_held(is_down)
        elif key == LOUPE_KEY:
            self._view.set_loupe(is_down)
        else:
            self.is_pan_held = is_down
            self._view.show_cursor()

    def _arrow(self, event: QKeyEvent) -> None:
        dx, dy = _ARROWS[Qt.Key(event.key())]
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            along = dx if self._view.mode is CompareMode.SPLIT_VERTICAL else dy
            self._view.set_divider(self._view.divider - along * DIVIDER_STEP)
        else:
            self._view.pan_by(dx * PAN_STEP, dy * PAN_STEP)

    def _go_to_face(self, step: int) -> None:
        if self._view.faces.boxes:
            self._view.set_overlays(self._view.overlays | {Overlay.FACES})
            self._view.set_faces(self._view.faces.beside(step))

    def _choose_face(self, event: QKeyEvent) -> None:
        if self._view.faces.focused >= 0:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._view.face_clicked.emit(self._view.faces.focused, extends)

    def _amplify(self, step: int) -> None:
        if self._view.mode is CompareMode.DIFFERENCE:
            at = AMPLIFICATIONS.index(self._view.amplification) + step
            self._view.set_amplification(AMPLIFICATIONS[min(max(at, 0), len(AMPLIFICATIONS) - 1)])

    def _change_loupe(self) -> None:
        loupe = self._view.loupe
        if loupe is not None:
            self._view.move_loupe(loupe.pointer, SCALES[(SCALES.index(loupe.scale) + 1) % len(SCALES)])
