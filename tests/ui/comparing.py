"""A compare view with two plain pictures, and what it paints."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets.compare_canvas import CompareCanvas
from tests.ui.pixels import pixels_of
from tests.ui.waiting import until

BEFORE = (200, 40, 30)
AFTER = (30, 60, 190)
Colour = tuple[int, int, int]


def plain(colour: Colour, width: int = 1200, height: int = 800) -> QImage:
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = colour
    return image_of(pixels)


def settled(view: CompareCanvas) -> None:
    until(lambda: view.is_settled, "the view to be settled")


def grabbed(view: QWidget) -> np.ndarray:
    """(H, W, 3) of the widget, in display pixels."""
    return pixels_of(view.grab().toImage())


def at(shown: np.ndarray, x: float, y: float) -> Colour:
    """The colour at a share of the width and of the height."""
    red, green, blue = shown[round(y * (len(shown) - 1)), round(x * (shown.shape[1] - 1))].tolist()
    return red, green, blue


def press_key(view: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def release_key(view: QWidget, key: Qt.Key) -> None:
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier))


def mouse(
    view: QWidget,
    kind: QEvent.Type,
    x: float,
    y: float,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Send one event; `x` and `y` in logical pixels of the widget."""
    place = QPointF(x, y)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    acted = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
    QApplication.sendEvent(view, QMouseEvent(kind, place, view.mapToGlobal(place), acted, held, modifiers))


def drag(
    view: QWidget,
    start: tuple[float, float],
    end: tuple[float, float],
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, *start, button)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    mouse(view, QEvent.Type.MouseMove, *middle, button)
    mouse(view, QEvent.Type.MouseMove, *end, button)
    mouse(view, QEvent.Type.MouseButtonRelease, *end, button)


def click(view: QWidget, x: float, y: float, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, x, y, modifiers=modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, x, y, modifiers=modifiers)
