"""The program's own line icons: sharp at every size and scale, in whatever colour the place asks for."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.ui import theme

SIZE: Final = 20
"""Side of an icon beside text, in logical pixels; the drawings have a grid of 24."""


@cache
def icon(name: str, colour: str = "", checked_colour: str = "") -> QIcon:
    """A drawing of `resources/icons` as an icon.

    Args:
        name: of the file, without its suffix.
        colour: of its lines, such as "#e5a93d"; that of text if empty.
        checked_colour: of its lines while it is switched on; the accent if empty.

    Raises:
        ResourceError: there is no such drawing.
    """
    plain = QColor(colour) if colour else theme.TEXT
    checked = QColor(checked_colour) if checked_colour else theme.ACCENT
    return QIcon(_LineIconEngine(_drawing(name), plain, checked))


def pixmap(name: str, side: int, scale: float = 1.0, colour: str = "") -> QPixmap:
    """A drawing as pixels, `side` logical pixels wide on a display of that scale."""
    return icon(name, colour).pixmap(QSize(side, side), scale)


@cache
def _drawing(name: str) -> bytes:
    path = resources_folder() / "icons" / f"{name}.svg"
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(f"the icon {name} is missing", "install PixelSmile Desktop again") from error


@cache
def _renderer(drawing: bytes, colour: str) -> QSvgRenderer:
    renderer = QSvgRenderer()
    renderer.load(QByteArray(drawing.replace(b"currentColor", colour.encode("ascii"))))
    return renderer


class _LineIconEngine(QIconEngine):
    """Draws one SVG whose lines have the colour `currentColor`."""

    def __init__(self, drawing: bytes, plain: QColor, checked: QColor) -> None:
        super().__init__()
        self._drawing = drawing
        self._plain = plain
        self._checked = checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it into `rect`, in the colour of its mode and state."""
        _renderer(self._drawing, self._colour(mode, state).name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on nothing, at `size` in device pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another one of the same."""
        return _LineIconEngine(self._drawing, self._plain, self._checked)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return theme.DISABLED
        return self._checked if state is QIcon.State.On else self._plain
