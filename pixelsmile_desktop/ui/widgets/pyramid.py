"""A picture in halving sizes, converted to the display's colours: what makes panning and zooming cheap.

Made off the GUI thread. Qt's calls hold Python's lock, so the work goes in strips of a few milliseconds, with a breath
between them in which the window can paint.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColorSpace, QImage, QPainter

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.ui.images import rows_of, srgb, writable_rows_of
from pixelsmile_desktop.ui.widgets.viewport import Rect, Size, Viewport

STRIP_PIXELS: Final = 1 << 19
"""Pixels treated in one go: about two milliseconds of copying, four of colour conversion."""

SMALLEST: Final = 400
"""A level whose longer side is below this is not halved again."""

_BREATH_SECONDS: Final = 0.0005


@dataclass(frozen=True, eq=False)
class Pyramid:
    """A picture, or a part of one, in halving sizes.

    Attributes:
        levels: the largest first; each pixel of a level is the mean of four of the one before.
        area: the part of the photo that it covers, in pixels of the photo.
    """

    levels: tuple[QImage, ...]
    area: Rect

    @property
    def size(self) -> Size:
        """Of the largest level."""
        return Size(self.levels[0].width(), self.levels[0].height())

    def moving_level(self, scale: float) -> int:
        """The level to paint while the view moves, at `scale` display pixels per pixel of the largest level.

        To reduce the largest level, three bytes a pixel, takes thrice as long as to enlarge the one below it.
        """
        return max(self.still_level(scale), 1 if scale < 1 and len(self.levels) > 1 else 0)

    def still_level(self, scale: float) -> int:
        """The smallest level that still has a pixel for every pixel of the display."""
        return min(max(0, math.floor(-math.log2(scale))), len(self.levels) - 1)


def stretched(pyramid: Pyramid, picture: Size, photo: Size) -> Pyramid:
    """The same pixels over a photo of another size than the picture that they belong to."""
    share_x, share_y = photo.width / picture.width, photo.height / picture.height
    area = pyramid.area
    return Pyramid(pyramid.levels, Rect(area.x0 * share_x, area.y0 * share_y, area.x1 * share_x, area.y1 * share_y))


def build_pyramid(image: QImage, display: QColorSpace, cancel: CancelToken) -> Pyramid:
    """Convert a picture to the display's colours and halve it until it is small.

    The largest level is the image itself where its colours already are the display's.

    Raises:
        Cancelled: `cancel` was asked.
    """
    full = converted(image, display, cancel)
    levels = [full]
    while max(levels[-1].width(), levels[-1].height()) >= SMALLEST and min(full.width(), full.height()) >> len(levels):
        levels.append(_halved(levels[-1], cancel))
    return Pyramid(tuple(levels), Rect(0, 0, full.width(), full.height()))


def converted(image: QImage, display: QColorSpace, cancel: CancelToken) -> QImage:
    """An image as RGB888 in the display's colours; the image itself if it is that already.

    Raises:
        Cancelled: `cancel` was asked.
    """
    own = image.colorSpace() if image.colorSpace().isValid() else srgb()
    if image.format() == QImage.Format.Format_RGB888 and own == display:
        return image
    out = QImage(image.width(), image.height(), QImage.Format.Format_RGB888)
    rows = writable_rows_of(out)
    for top, count in _strips(image.width(), image.height(), cancel):
        strip = image.copy(0, top, image.width(), count)
        if own != display:
            # Qt converts deep pixels as such and plain ones through tables of 8 bits; neither needs another format.
            strip.setColorSpace(own)
            strip.convertToColorSpace(display)
        strip.convertTo(QImage.Format.Format_RGB888)
        rows[top : top + count] = rows_of(strip)
    out.setColorSpace(display)
    return out


def paint(painter: QPainter, pyramid: Pyramid, viewport: Viewport, clip: Rect, level: int, *, smooth: bool) -> None:
    """Paint the part of a picture that lies in `clip`.

    Args:
        painter: in display pixels, its zero at the top left corner of the viewport's pane.
        pyramid: the picture.
        viewport: what the pane shows of the photo.
        clip: in the pane; nothing is painted outside it.
        level: of the pyramid.
        smooth: mix neighbouring pixels when scaling.
    """
    image = pyramid.levels[level]
    share_x = pyramid.area.width / (pyramid.size.width / 2**level)
    share_y = pyramid.area.height / (pyramid.size.height / 2**level)
    seen = viewport.rect_to_picture(clip.intersection(viewport.rect_to_pane(pyramid.area)))
    if seen.is_empty:
        return
    left = max(0, math.floor((seen.x0 - pyramid.area.x0) / share_x) - 1)
    top = max(0, math.floor((seen.y0 - pyramid.area.y0) / share_y) - 1)
    right = min(image.width(), math.ceil((seen.x1 - pyramid.area.x0) / share_x) + 1)
    bottom = min(image.height(), math.ceil((seen.y1 - pyramid.area.y0) / share_y) + 1)
    target = viewport.rect_to_pane(
        Rect(
            pyramid.area.x0 + left * share_x,
            pyramid.area.y0 + top * share_y,
            pyramid.area.x0 + right * share_x,
            pyramid.area.y0 + bottom * share_y,
        )
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(
        QRectF(target.x0, target.y0, target.width, target.height),
        image,
        QRectF(left, top, right - left, bottom - top),
    )


def sharp_view(pyramid: Pyramid, viewport: Viewport, cancel: CancelToken) -> QImage:
    """What a pane shows, scaled with care: painted at twice the size and averaged over four pixels each.

    Returns:
        An image of the pane's size, RGB32, black where there is no picture.

    Raises:
        Cancelled: `cancel` was asked.
    """
    width, height = round(viewport.pane.width), round(viewport.pane.height)
    scale = viewport.scale * pyramid.area.width / pyramid.size.width
    level = pyramid.still_level(2 * scale)
    out = QImage(width, height, QImage.Format.Format_RGB32)
    rows = writable_rows_of(out)
    for top, count in _strips(4 * width, height, cancel):
        double = QImage(2 * width, 2 * count, QImage.Format.Format_RGB32)
        double.fill(0)
        painter = QPainter(double)
        painter.scale(2, 2)
        painter.translate(0, -top)
        paint(painter, pyramid, viewport, Rect(0, top, width, top + count), level, smooth=True)
        painter.end()
        strip = _resized(double, width, count)
        rows[top : top + count] = rows_of(strip)
    return out


def _halved(image: QImage, cancel: CancelToken) -> QImage:
    """Every pixel the mean of four; an odd last row or column is left out, so that two to one is exact."""
    width, height = image.width() // 2, image.height() // 2
    out = QImage(width, height, QImage.Format.Format_RGB32)
    rows = writable_rows_of(out)
    for top, count in _strips(4 * width, height, cancel):
        strip = image.copy(QRect(0, 2 * top, 2 * width, 2 * count))
        strip.convertTo(QImage.Format.Format_RGB32)
        half = _resized(strip, width, count)
        rows[top : top + count] = rows_of(half)
    return out


def _resized(image: QImage, width: int, height: int) -> QImage:
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _strips(width: int, height: int, cancel: CancelToken) -> Iterator[tuple[int, int]]:
    """First row and number of rows of each strip, with a breath after it."""
    count = max(1, STRIP_PIXELS // max(1, width))
    for top in range(0, height, count):
        yield top, min(count, height - top)
        cancel.wait(_BREATH_SECONDS)
