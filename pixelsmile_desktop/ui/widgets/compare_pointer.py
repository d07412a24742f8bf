"""What mouse, touchpad and fingers do to a compare view."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode, divider_at, divider_distance
from pixelsmile_desktop.ui.widgets.overlays import HANDLE_RADIUS

if TYPE_CHECKING:
    from pixelsmile_desktop.ui.widgets.compare_view import CompareView

WHEEL_FACTOR: Final = 1.25
"""How much nearer one notch of the wheel goes."""

_NOTCH: Final = 120
"""What Qt calls one notch of a wheel, in eighths of a degree."""
_GRASP: Final = 10.0
"""So near the divider, in logical pixels, it is grasped."""


class _Grip(Enum):
    """What the pressed pointer holds."""

    NOTHING = auto()
    PHOTO = auto()
    DIVIDER = auto()
    FACE = auto()
    """A face, as long as the pointer does not move away: then it is the photo."""


class ComparePointer:
    """Turns events of pointing devices into calls of the view."""

    def __init__(self, view: CompareView) -> None:
        self._view = view
        self._grip = _Grip.NOTHING
        self._pressed_at = QPointF()
        self._last = QPointF()
        self._face = -1

    def press(self, event: QMouseEvent) -> None:
        """Grasp what lies under the pointer; the middle button grasps the photo wherever it is."""
        view, at = self._view, event.position()
        self._pressed_at = self._last = at
        if event.button() == Qt.MouseButton.MiddleButton or view.is_pan_key_held:
            self._grip = _Grip.PHOTO
        elif event.button() == Qt.MouseButton.LeftButton:
            self._face = view.face_at(at)
            if self._is_at_divider(at):
                self._grip = _Grip.DIVIDER
                view.set_divider_hot(True)
            elif self._face >= 0:
                self._grip = _Grip.FACE
            else:
                self._grip = _Grip.PHOTO
                view.set_held(view.mode is CompareMode.HOLD)
        self.show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held; with no button pressed, show what could be."""
        view, at = self._view, event.position()
        step, self._last = at - self._last, at
        if self._grip is _Grip.FACE and self._has_left(at):
            self._grip = _Grip.PHOTO
            step = at - self._pressed_at
        if self._grip is _Grip.DIVIDER:
            view.set_divider(divider_at(view.mode, view.viewport, view.display_point(at)))
        elif self._grip is _Grip.PHOTO:
            view.pan_by(step.x(), step.y())
        else:
            view.set_divider_hot(self._is_at_divider(at))
            view.set_faces(replace(view.faces, pointed=view.face_at(at)))
        if view.loupe is not None:
            view.move_loupe(at, view.loupe.scale)
        self.show_cursor()

    def release(self, event: QMouseEvent) -> None:
        """Let go; a face that was pressed and not dragged is chosen."""
        grip, self._grip = self._grip, _Grip.NOTHING
        if grip is _Grip.FACE:
            extending = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self._view.face_clicked.emit(self._face, bool(event.modifiers() & extending))
        elif grip is _Grip.PHOTO and event.button() == Qt.MouseButton.LeftButton:
            self._view.set_held(False)
        self._view.set_divider_hot(self._is_at_divider(event.position()))
        self.show_cursor()

    def double_click(self, event: QMouseEvent) -> None:
        """1:1 around the pointer and back to the whole photo; on the divider, turn it."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.press(event)
        elif self._is_at_divider(event.position()):
            self._view.turn_split()
        else:
            self._view.toggle_zoom(event.position())

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._view.set_faces(replace(self._view.faces, pointed=-1))
        if self._grip is not _Grip.DIVIDER:
            self._view.set_divider_hot(False)

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a touchpad pan, and zoom with Ctrl."""
        view = self._view
        is_touchpad = event.phase() != Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()
        if is_touchpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.pan_by(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            view.zoom_by(WHEEL_FACTOR ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def gesture(self, event: QEvent) -> bool:
        """Whether the event was a pinch or a smart zoom, and was followed."""
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if not isinstance(event, QGestureEvent):
            return False
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        centre = self._view.mapFromGlobal(pinch.centerPoint())
        self._view.zoom_by(pinch.scaleFactor(), centre)
        moved = pinch.centerPoint() - pinch.lastCenterPoint()
        self._view.pan_by(moved.x(), moved.y())
        return True

    def show_cursor(self) -> None:
        """Have the pointer look like what it does or would do."""
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        if self._grip is _Grip.DIVIDER or (self._grip is _Grip.NOTHING and self._is_at_divider(self._last)):
            is_upright = view.mode is CompareMode.SPLIT_VERTICAL
            shape = Qt.CursorShape.SplitHCursor if is_upright else Qt.CursorShape.SplitVCursor
        elif self._grip is _Grip.PHOTO and view.viewport.can_pan:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._grip is _Grip.NOTHING and view.faces.pointed >= 0:
            shape = Qt.CursorShape.PointingHandCursor
        elif view.viewport.can_pan:
            shape = Qt.CursorShape.OpenHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._view.zoom_by(1 + event.value(), event.position())
            return True
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._view.toggle_zoom(event.position())
            return True
        return False

    def _is_at_divider(self, at: QPointF) -> bool:
        view = self._view
        if not view.mode.is_split or len(view.panes) < 2 or view.is_pan_key_held:
            return False
        distance = divider_distance(view.mode, view.viewport, view.divider, view.display_point(at)) / view.dots
        return distance <= (_GRASP if view.face_at(at) < 0 else HANDLE_RADIUS / 2)

    def _has_left(self, at: QPointF) -> bool:
        return (at - self._pressed_at).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
