"""The icon of the program in every form that a system asks for, painted from the one drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from release import product

DRAWING: Final = product.RESOURCES / "icons" / "app.svg"
LINUX_SIDES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS_SIDES: Final = (16, 24, 32, 48, 64, 256)
_MAC_SIDE: Final = 1024
_FOLDER: Final = product.BUILD / "icons"


def png(side: int) -> Path:
    """A square picture of the icon.

    Args:
        side: in pixels.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _FOLDER.mkdir(parents=True, exist_ok=True)
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    path = _FOLDER / f"{side}.png"
    image.save(str(path))
    return path


def ico() -> Path:
    """The icon for Windows, uncompressed, as the setup program needs it."""
    from PIL import Image

    pictures = [Image.open(png(side)) for side in _WINDOWS_SIDES]
    path = _FOLDER / f"{product.NAME}.ico"
    sizes = [(side, side) for side in _WINDOWS_SIDES]
    pictures[-1].save(path, sizes=sizes, append_images=pictures[:-1], bitmap_format="bmp")
    return path


def icns() -> Path:
    """The icon for macOS."""
    from PIL import Image

    path = _FOLDER / f"{product.NAME}.icns"
    Image.open(png(_MAC_SIDE)).save(path)
    return path
