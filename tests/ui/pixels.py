"""What is painted, as numbers."""

from PySide6.QtGui import QImage

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.ui.images import is_deep, rows_of


def pixels_of(image: QImage) -> Pixels:
    """A copy of an image's pixels, (H, W, 3), uint16 if its format is deeper than 8 bits a channel, else uint8."""
    if is_deep(image):
        deep = image.convertToFormat(QImage.Format.Format_RGBX64)
        return rows_of(deep)[:, :, :3].copy()
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    return rows_of(plain).copy()
