"""Paints one frame of the compare view, from the pictures up to what is written on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode, Pane, Side, handle_centre
from pixelsmile_desktop.ui.widgets.compare_pictures import ComparePictures, SharpView
from pixelsmile_desktop.ui.widgets.loupe import Loupe, paint_loupe
from pixelsmile_desktop.ui.widgets.overlays import (
    FaceBoxes,
    Overlay,
    paint_badge,
    paint_divider,
    paint_faces,
    paint_label,
    paint_legend,
    paint_message,
)
from pixelsmile_desktop.ui.widgets.pyramid import Pyramid, paint
from pixelsmile_desktop.ui.widgets.viewport import Rect, Viewport

_VEIL: Final = QColor(16, 16, 16, 205)
"""Over the photo below a heat map: dark enough for its colours, light enough to see where on the face one is."""
_PIXELS_FROM: Final = 2.0
"""From this scale on, single pixels are shown as squares."""


@dataclass(frozen=True)
class Scene:
    """Everything that a frame shows, apart from the pixels.

    Attributes:
        viewport: of one pane.
        names: what the two pictures are called.
        mode: how the pictures are shown.
        panes: where the pictures go, in display pixels.
        dots: display pixels per logical pixel.
        divider: where the split is, as a share of the pane.
        is_divider_hot: it is pointed at or dragged.
        is_moving: a coarser picture will do, the next frame comes soon.
        badge: a word for the kind of picture; empty for none.
        overlays: what lies over the pictures.
        amplification: of the heat map.
        faces: of the photo.
        loupe: where it is; None while it is away.
    """

    viewport: Viewport
    names: dict[Side, str]
    mode: CompareMode = CompareMode.SPLIT_VERTICAL
    panes: tuple[Pane, ...] = ()
    dots: float = 1.0
    divider: float = 0.5
    is_divider_hot: bool = False
    is_moving: bool = False
    badge: str = ""
    overlays: frozenset[Overlay] = frozenset()
    amplification: int = 8
    faces: FaceBoxes = field(default_factory=FaceBoxes)
    loupe: Loupe | None = None

    def shown(self, pane: Pane) -> QRectF:
        """The visible part of the picture in a pane, in logical pixels of the widget."""
        seen = self.viewport.shown
        return self.logical(seen.moved(pane.area.x0, pane.area.y0).intersection(pane.clip))

    def logical(self, rect: Rect) -> QRectF:
        """A rectangle of display pixels in logical ones."""
        return QRectF(rect.x0 / self.dots, rect.y0 / self.dots, rect.width / self.dots, rect.height / self.dots)


def paint_scene(painter: QPainter, scene: Scene, pictures: ComparePictures, widget: QRectF) -> None:
    """Paint a whole frame.

    Args:
        painter: of the widget, in logical pixels.
        scene: what to show.
        pictures: the pixels.
        widget: the widget's rectangle.
    """
    painter.fillRect(widget, theme.BACKGROUND)
    if scene.viewport.is_empty:
        return
    for pane in scene.panes:
        painter.save()
        painter.scale(1 / scene.dots, 1 / scene.dots)
        painter.setClipRect(_qrect(pane.clip))
        painter.translate(pane.area.x0, pane.area.y0)
        _paint_picture(painter, scene, pictures, pane)
        painter.restore()
    if Overlay.FACES in scene.overlays:
        _paint_faces(painter, scene)
    if scene.mode.is_split and len(scene.panes) > 1:
        _paint_divider(painter, scene)
    _paint_words(painter, scene, pictures)
    if scene.loupe is not None:
        shown = {side: pyramid for side in Side if (pyramid := pictures.pyramid(side)) is not None}
        if shown:
            paint_loupe(painter, scene.loupe, widget, shown, scene.names, scene.dots)


def _paint_picture(painter: QPainter, scene: Scene, pictures: ComparePictures, pane: Pane) -> None:
    """The pixels of one pane and the maps over them, in display pixels, zero at the pane's corner."""
    pyramid = pictures.pyramid(pane.side)
    if pyramid is None:
        return
    clip = pane.clip.moved(-pane.area.x0, -pane.area.y0).intersection(scene.viewport.shown)
    _paint_pixels(painter, scene, pyramid, pictures.sharp(pane.side, scene.viewport), clip)
    changes = pictures.changes
    if scene.mode is CompareMode.DIFFERENCE and pane.side is Side.AFTER:
        painter.fillRect(_qrect(clip), _VEIL)
        if changes is not None and changes.heat is not None:
            _paint_map(painter, changes.heat, scene, clip)
    elif Overlay.MASK in scene.overlays and changes is not None and changes.mask is not None:
        _paint_map(painter, changes.mask, scene, clip)
    clipping = pictures.clipping(pane.side)
    if Overlay.CLIPPING in scene.overlays and clipping is not None:
        _paint_map(painter, clipping, scene, clip)


def _paint_pixels(painter: QPainter, scene: Scene, pyramid: Pyramid, sharp: SharpView | None, clip: Rect) -> None:
    """What was scaled with care, moved to where it belongs by now; the pyramid where that does not reach."""
    if sharp is None:
        _paint_pyramid(painter, pyramid, scene, clip)
        return
    dx, dy = sharp.shift_to(scene.viewport)
    reached = Rect(0, 0, scene.viewport.pane.width, scene.viewport.pane.height).moved(dx, dy).intersection(clip)
    painter.drawImage(_qrect(reached), sharp.image, _qrect(reached.moved(-dx, -dy)))
    for rest in clip.without(reached):
        painter.save()
        painter.setClipRect(_qrect(rest), Qt.ClipOperation.IntersectClip)
        _paint_pyramid(painter, pyramid, scene, rest)
        painter.restore()


def _paint_pyramid(painter: QPainter, pyramid: Pyramid, scene: Scene, clip: Rect) -> None:
    scale = scene.viewport.scale * pyramid.area.width / pyramid.size.width
    level = pyramid.moving_level(scale) if scene.is_moving else pyramid.still_level(scale)
    smooth = scale < 1 if scene.is_moving else scale < _PIXELS_FROM
    paint(painter, pyramid, scene.viewport, clip, level, smooth=smooth)


def _paint_map(painter: QPainter, pyramid: Pyramid, scene: Scene, clip: Rect) -> None:
    scale = scene.viewport.scale * pyramid.area.width / pyramid.size.width
    smooth = not scene.is_moving and scale < _PIXELS_FROM
    paint(painter, pyramid, scene.viewport, clip, pyramid.still_level(scale), smooth=smooth)


def _paint_faces(painter: QPainter, scene: Scene) -> None:
    for pane in scene.panes:
        boxes = []
        for box in scene.faces.boxes:
            place = scene.viewport.rect_to_pane(Rect(box.left(), box.top(), box.right(), box.bottom()))
            boxes.append(scene.logical(place).translated(pane.area.x0 / scene.dots, pane.area.y0 / scene.dots))
        painter.save()
        painter.setClipRect(scene.logical(pane.clip))
        paint_faces(painter, scene.faces, boxes)
        painter.restore()


def _paint_divider(painter: QPainter, scene: Scene) -> None:
    x, y = (position / scene.dots for position in handle_centre(scene.mode, scene.viewport, scene.divider))
    seen = scene.logical(scene.viewport.shown)
    if scene.mode is CompareMode.SPLIT_VERTICAL:
        line = QPointF(x, seen.top()), QPointF(x, seen.bottom())
    else:
        line = QPointF(seen.left(), y), QPointF(seen.right(), y)
    paint_divider(painter, line, QPointF(x, y), is_hot=scene.is_divider_hot)


def _paint_words(painter: QPainter, scene: Scene, pictures: ComparePictures) -> None:
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    first, last = scene.panes[0], scene.panes[-1]
    whole = scene.logical(scene.viewport.shown)
    if scene.mode is CompareMode.DIFFERENCE and first.side is Side.AFTER:
        _paint_difference_words(painter, scene, pictures)
    elif scene.mode is CompareMode.SPLIT_HORIZONTAL and len(scene.panes) > 1:
        paint_label(painter, scene.names[Side.BEFORE], scene.shown(first), Qt.AlignmentFlag.AlignTop)
        paint_label(painter, scene.names[Side.AFTER], scene.shown(last), Qt.AlignmentFlag.AlignTop)
    else:
        for pane in scene.panes:
            is_right = pane is last and (len(scene.panes) > 1 or pane.side is Side.AFTER)
            corner = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
            paint_label(painter, scene.names[pane.side], scene.shown(pane), Qt.AlignmentFlag.AlignTop | corner)
    if scene.badge and last.side is Side.AFTER:
        paint_badge(painter, scene.badge, scene.shown(last) if scene.mode is CompareMode.SIDE_BY_SIDE else whole)


def _paint_difference_words(painter: QPainter, scene: Scene, pictures: ComparePictures) -> None:
    area = scene.logical(scene.viewport.shown)
    names = f"{scene.names[Side.BEFORE]} → {scene.names[Side.AFTER]}"
    paint_label(painter, names, area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    paint_legend(painter, area, scene.amplification)
    changes = pictures.changes
    if changes is not None and changes.are_none:
        paint_message(painter, QCoreApplication.translate("ComparePainter", "The two pictures are the same"), area)
    elif not pictures.are_alike:
        text = QCoreApplication.translate("ComparePainter", "The difference shows when both pictures are there")
        paint_message(painter, text, area)


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x0, rect.y0, rect.width, rect.height)
