"""The pictures of a compare view on the display: what is shown, how large, in which way. Input comes on top of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.compare_modes import (
    CompareMode,
    Pane,
    Side,
    divider_through,
    layout,
    pane_at,
    pane_size,
)
from pixelsmile_desktop.ui.widgets.compare_painter import Scene, paint_scene
from pixelsmile_desktop.ui.widgets.compare_pictures import ComparePictures, MapWishes
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.widgets.viewport import Framing, Point, Size, Viewport
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

AMPLIFICATIONS: Final = (1, 2, 4, 8, 16, 32)
"""How many times a difference can be multiplied before it is coloured."""

_STILL_MS: Final = 120
"""The view counts as still when nothing has moved for so long."""
_NEAREST: Final = 1e-6


class CompareCanvas(QWidget):
    """Paints two pictures of one photo.

    Signals:
        mode_changed(mode): the pictures are shown in another `CompareMode`.
        zoom_changed(scale, framing): display pixels per pixel of the photo, and the `Framing`.
        overlays_changed(overlays): a frozenset of `Overlay`.
        held_changed(is_held): the before picture is shown for the moment, or no longer.
        failed(error): a picture cannot be shown.
    """

    mode_changed = Signal(object)
    zoom_changed = Signal(float, object)
    overlays_changed = Signal(object)
    held_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, pool: TaskPool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = ComparePictures(pool, self)
        self._viewport = Viewport(Size(0, 0), Size(0, 0))
        self._scene = Scene(self._viewport, {Side.BEFORE: self.tr("Before"), Side.AFTER: self.tr("After")})
        self._split_point: Point | None = None
        self._is_split_moved = False
        self._is_held = False
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self._on_still)
        self._pictures.changed.connect(self._on_pictures_changed)
        self._pictures.photo_resized.connect(self._on_photo_resized)
        self._pictures.failed.connect(self.failed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)

    @property
    def mode(self) -> CompareMode:
        """How the pictures are shown."""
        return self._scene.mode

    @property
    def viewport(self) -> Viewport:
        """What a pane shows of the photo."""
        return self._viewport

    @property
    def divider(self) -> float:
        """Where the split is, as a share of the view from the left or the top."""
        return self._scene.divider

    @property
    def overlays(self) -> frozenset[Overlay]:
        """What lies over the pictures."""
        return self._scene.overlays

    @property
    def amplification(self) -> int:
        """How many times a difference is multiplied in the heat map."""
        return self._scene.amplification

    @property
    def is_held(self) -> bool:
        """Whether the before picture is shown for the moment."""
        return self._is_held

    @property
    def is_settled(self) -> bool:
        """Whether nothing moves and nothing is being made: what is painted is final."""
        return not self._still.isActive() and not self._pictures.is_busy

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Where the pictures are, in display pixels."""
        held = self._is_held or not self._pictures.has(Side.AFTER)
        return layout(self.mode, self._viewport, self.divider, self._gap, held=held)

    def set_before(self, image: QImage) -> None:
        """The picture on the left or on top; a null image takes it away."""
        self._pictures.set_picture(Side.BEFORE, image)
        self._moved()

    def set_after(self, image: QImage, *, is_passing: bool = False) -> None:
        """The picture that is being made; what is looked at stays where it is. A null image takes it away.

        Args:
            image: the picture.
            is_passing: another one follows within the second; this one is painted as it is, without maps and care.
        """
        self._pictures.set_picture(Side.AFTER, image, is_passing=is_passing)
        self._moved()

    def clear(self) -> None:
        """No photo: forget both pictures and the badge, and fit the next photo."""
        self._viewport = replace(self._viewport, picture=Size(0, 0))
        self._pictures.clear()
        self.set_badge("")

    def set_picture_size(self, size: QSize) -> None:
        """Size of the photo in its own pixels, over which smaller previews are stretched; empty asks the pictures."""
        self._pictures.set_photo_size(None if size.isEmpty() else Size(size.width(), size.height()))

    def set_labels(self, before: str, after: str) -> None:
        """What the two pictures are called."""
        self._change(names={Side.BEFORE: before, Side.AFTER: after})

    def set_badge(self, text: str) -> None:
        """A word over the after picture for what kind of picture it is, such as "Preview"; empty takes it away."""
        self._change(badge=text)

    def set_display_profile(self, icc: bytes | None) -> None:
        """The ICC profile of the display that the window is on; None says sRGB."""
        self._pictures.set_display_profile(icc)

    def set_mode(self, mode: CompareMode) -> None:
        """Show the pictures in another way, at the same place and scale."""
        if mode is not self.mode:
            self._change(mode=mode)
            self._fit_panes()
            self._follow_split_point()
            self._want_maps()
            self._moved()
            self.mode_changed.emit(mode)

    def turn_split(self) -> None:
        """Turn the divider by a quarter; from another mode, go to the split."""
        is_upright = self.mode is CompareMode.SPLIT_VERTICAL
        self.set_mode(CompareMode.SPLIT_HORIZONTAL if is_upright else CompareMode.SPLIT_VERTICAL)

    def set_divider(self, share: float) -> None:
        """Put the split at a share of the view from the left or the top, where it stays for this photo."""
        self._is_split_moved = True
        self._change(divider=min(max(share, 0.0), 1.0))

    def split_through(self, point: Point) -> None:
        """Have the split go through a point of the photo, wherever that is shown, until `set_divider` moves it."""
        self._split_point = point
        self._follow_split_point()

    def reset_split(self) -> None:
        """Another photo: the split may follow a point of it."""
        self._split_point, self._is_split_moved = None, False

    def set_divider_hot(self, is_hot: bool) -> None:
        """Show the divider as something that is grasped, or could be."""
        if is_hot is not self._scene.is_divider_hot:
            self._change(is_divider_hot=is_hot)

    def set_overlays(self, overlays: Iterable[Overlay]) -> None:
        """What to lay over the pictures."""
        if (chosen := frozenset(overlays)) != self.overlays:
            self._change(overlays=chosen)
            self._want_maps()
            self.overlays_changed.emit(chosen)

    def set_amplification(self, amplification: int) -> None:
        """How many times to multiply a difference in the heat map, one of `AMPLIFICATIONS`."""
        self._change(amplification=amplification)
        self._want_maps()

    def set_held(self, is_held: bool) -> None:
        """Show the before picture alone, or go back."""
        if is_held is not self._is_held:
            self._is_held = is_held
            self._want_maps()
            self._describe()
            self.update()
            self.held_changed.emit(is_held)

    def zoom_fit(self) -> None:
        """Show the whole photo."""
        self._look(self._viewport.framed(Framing.FIT))

    def zoom_fill(self) -> None:
        """Cover the whole view with the photo."""
        self._look(self._viewport.framed(Framing.FILL))

    def zoom_1to1(self) -> None:
        """Show every pixel of the photo as one pixel of the display."""
        self._look(self._viewport.at_scale(1.0))

    def zoom_in(self) -> None:
        """Go to the next larger of the usual scales."""
        self._look(self._viewport.stepped(1))

    def zoom_out(self) -> None:
        """Go to the next smaller of the usual scales."""
        self._look(self._viewport.stepped(-1))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor, the point of the photo under `at` staying put."""
        self._look(self._viewport.zoomed(factor, None if at is None else self.pane_point(at)))

    def toggle_zoom(self, at: QPointF | None = None) -> None:
        """From anywhere else to 1:1 around a point, and from there to the whole photo."""
        if abs(self._viewport.scale - 1.0) < _NEAREST and self._viewport.framing is Framing.FREE:
            self.zoom_fit()
        else:
            self._look(self._viewport.at_scale(1.0, None if at is None else self.pane_point(at)))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the photo by so many logical pixels."""
        self._look(self._viewport.panned(dx * self.dots, dy * self.dots))

    @property
    def dots(self) -> float:
        """Display pixels per logical pixel."""
        return self.devicePixelRatioF()

    def display_point(self, point: QPointF) -> Point:
        """A point of the widget in display pixels."""
        return point.x() * self.dots, point.y() * self.dots

    def pane_point(self, point: QPointF) -> Point:
        """A point of the widget in display pixels of the pane that it is in."""
        x, y = self.display_point(point)
        pane = pane_at(self.panes, (x, y))
        return (x, y) if pane is None else (x - pane.area.x0, y - pane.area.y0)

    def sizeHint(self) -> QSize:
        """As much as a laptop has room for."""
        return QSize(960, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame."""
        painter = QPainter(self)
        paint_scene(painter, self._present_scene(), self._pictures, QRectF(self.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is looked at in the middle."""
        self._fit_panes()

    def _change(self, **parts: object) -> None:
        scene = replace(self._scene, **parts)  # type: ignore[arg-type]
        if scene != self._scene:
            self._scene = scene
            self._describe()
            self.update()

    def _present_scene(self) -> Scene:
        return replace(
            self._scene, viewport=self._viewport, panes=self.panes, dots=self.dots, is_moving=self._still.isActive()
        )

    def _describe(self) -> None:
        """The scene is another one, in words too."""

    @property
    def _gap(self) -> float:
        return round(theme.GAP * self.dots)

    def _look(self, viewport: Viewport) -> None:
        if viewport != self._viewport:
            before, self._viewport = self._viewport, viewport
            self._follow_split_point()
            self._moved()
            if (viewport.scale, viewport.framing) != (before.scale, before.framing):
                self.zoom_changed.emit(viewport.scale, viewport.framing)

    def _follow_split_point(self) -> None:
        point = self._split_point
        if point is not None and not self._is_split_moved and self.mode.is_split and not self._viewport.is_empty:
            self._change(divider=divider_through(self.mode, self._viewport, point))

    def _fit_panes(self) -> None:
        widget = Size(float(round(self.width() * self.dots)), float(round(self.height() * self.dots)))
        self._look(self._viewport.resized(pane_size(self.mode, widget, self._gap), theme.GAP * self.dots))

    def _on_photo_resized(self) -> None:
        self._look(self._viewport.with_picture(self._pictures.photo))

    def _on_pictures_changed(self) -> None:
        self.update()
        if not self._still.isActive():
            self._want_sharp()

    def _moved(self) -> None:
        self._pictures.forsake_sharp()
        self._still.start()
        self.update()

    def _on_still(self) -> None:
        self._want_sharp()
        self._describe()
        self.update()

    def _want_sharp(self) -> None:
        if self._viewport.scale < 1:
            for side in set(Side) if self.mode is CompareMode.HOLD else {pane.side for pane in self.panes}:
                self._pictures.want_sharp(side, self._viewport)

    def _want_maps(self) -> None:
        is_clipping = Overlay.CLIPPING in self.overlays
        wishes = MapWishes(
            heat=self.mode is CompareMode.DIFFERENCE,
            mask=Overlay.MASK in self.overlays,
            clipping=frozenset(pane.side for pane in self.panes) if is_clipping else frozenset(),
            amplification=self.amplification,
        )
        self._pictures.want_maps(wishes)
