"""The compare view: two versions of one photo, split, side by side, in turn, or as their difference."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.compare_canvas import CompareCanvas
from pixelsmile_desktop.ui.widgets.compare_keys import CompareKeys
from pixelsmile_desktop.ui.widgets.compare_pointer import ComparePointer
from pixelsmile_desktop.ui.widgets.compare_words import description
from pixelsmile_desktop.ui.widgets.loupe import SCALES, Loupe
from pixelsmile_desktop.ui.widgets.overlays import FaceBoxes, Overlay
from pixelsmile_desktop.ui.widgets.viewport import Viewport
from pixelsmile_desktop.ui.workers.task_pool import TaskPool


class CompareView(CompareCanvas):
    """Shows a before and an after picture of one photo. It decides nothing: what to show is set, clicks are signals.

    Signals:
        face_clicked(number, extends): a face was chosen by pointer or key; `extends` asks to add it to those chosen, or
            to take it away.
        loupe_changed(is_on): the loupe came or went.
    """

    face_clicked = Signal(int, bool)
    loupe_changed = Signal(bool)

    def __init__(self, pool: TaskPool, parent: QWidget | None = None) -> None:
        super().__init__(pool, parent)
        self._pointer = ComparePointer(self)
        self._keys = CompareKeys(self)
        self._has_key_focus = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Comparison of before and after"))
        self._describe()

    @property
    def faces(self) -> FaceBoxes:
        """The boxes of the faces and which are chosen."""
        return self._scene.faces

    @property
    def loupe(self) -> Loupe | None:
        """The loupe while it is there."""
        return self._scene.loupe

    @property
    def is_pan_key_held(self) -> bool:
        """Whether the key is held that turns every drag into a pan."""
        return self._keys.is_pan_held

    def clear(self) -> None:
        """No photo: forget both pictures, the faces and the badge, and fit the next photo."""
        self.set_faces(FaceBoxes())
        super().clear()

    def set_face_boxes(self, boxes: list[QRectF], chosen: Iterable[int], edited: Iterable[int] = ()) -> None:
        """The faces, in pixels of the photo, and the numbers of those that are chosen, and of those with an edit."""
        focused = self.faces.focused if self.faces.focused < len(boxes) else -1
        self.set_faces(FaceBoxes(tuple(boxes), frozenset(chosen), frozenset(edited), focused=focused))

    def set_faces(self, faces: FaceBoxes) -> None:
        """The same, with what the pointer and the keyboard are at."""
        if faces != self.faces:
            self._change(faces=faces)

    def face_at(self, point: QPointF) -> int:
        """The number of the face at a point of the widget, or -1; -1 also while the boxes are hidden."""
        if Overlay.FACES not in self.overlays or self.viewport.is_empty:
            return -1
        return self.faces.at(*self.viewport.to_picture(self.pane_point(point)))

    def set_loupe(self, is_on: bool) -> None:
        """Bring the loupe to the pointer, or put it away."""
        if is_on is (self.loupe is not None):
            return
        if is_on:
            pointer = QPointF(self.mapFromGlobal(QCursor.pos()))
            inside = QRectF(self.rect()).contains(pointer)
            self.move_loupe(pointer if inside else QRectF(self.rect()).center(), SCALES[0])
        else:
            self._change(loupe=None)
        self.loupe_changed.emit(is_on)

    def move_loupe(self, pointer: QPointF, scale: float) -> None:
        """Have the loupe show what is under a point of the widget, at one of `SCALES`."""
        if not self.viewport.is_empty:
            self._change(loupe=Loupe(self.viewport.to_picture(self.pane_point(pointer)), pointer, scale))

    def show_cursor(self) -> None:
        """Have the pointer look like what it would do."""
        self._pointer.show_cursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame, and the focus if it came by a key."""
        super().paintEvent(event)
        if self._has_key_focus:
            painter = QPainter(self)
            painter.setPen(QPen(theme.ACCENT, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Pinch gestures, keys that are held here but are shortcuts elsewhere, displays of another density."""
        kind = event.type()
        if kind == QEvent.Type.DevicePixelRatioChange:
            self._fit_panes()
        is_gesture = kind in {QEvent.Type.Gesture, QEvent.Type.NativeGesture} and self._pointer.gesture(event)
        if is_gesture or (kind == QEvent.Type.ShortcutOverride and self._keys.claim(event)):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; on a touchpad, pan."""
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grasp the divider, a face or the photo."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was grasped, or show what could be."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to 1:1 and back; on the divider, turn it."""
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._pointer.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `CompareKeys`."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what lasts while a key is held."""
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus if it came by a key."""
        self._has_key_focus = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End what lasts while a key is held: its release will go elsewhere."""
        self._has_key_focus = False
        self._keys.let_go()
        self.update()

    def _look(self, viewport: Viewport) -> None:
        super()._look(viewport)
        if self.loupe is not None:
            self.move_loupe(self.loupe.pointer, self.loupe.scale)

    def _describe(self) -> None:
        text = description(self._present_scene())
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
