"""Pictures in round and rounded places, with smooth edges: by a brush, because a clip has ragged ones."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QTransform


def covering_brush(image: QImage, place: QRectF, ratio: float) -> QBrush:
    """A brush that covers a place with the middle of an image, whatever the proportions of both.

    Args:
        image: not empty.
        place: what will be filled, in logical pixels.
        ratio: device pixels to a logical one.
    """
    shown = _averaged(image, QSize(round(place.width() * ratio), round(place.height() * ratio)))
    scale = max(place.width() / shown.width(), place.height() / shown.height())
    left = place.center().x() - scale * shown.width() / 2
    top = place.center().y() - scale * shown.height() / 2
    brush = QBrush(shown)
    brush.setTransform(QTransform.fromTranslate(left, top).scale(scale, scale))
    return brush


def _averaged(image: QImage, wanted: QSize) -> QImage:
    """The image at about the size that it is drawn in: a brush alone only interpolates between neighbours."""
    if image.width() <= wanted.width() or image.height() <= wanted.height():
        return image
    return image.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
