"""The expression wheel: drag a point, and the face follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.wheel import WheelHandles, WheelPoint, nearest_spoke, snapped, spoke_angle
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import expression_text, mix_text
from pixelsmile_desktop.ui.widgets import wheel_painter
from pixelsmile_desktop.ui.widgets.wheel_geometry import WheelLayout, preferred_height
from pixelsmile_desktop.ui.widgets.wheel_state import FIRST, SECOND, WheelState

_SNAP_DEGREES, _SNAP_INTENSITY = 4.0, 0.04
_CLICK_REACH = 4.0
"""Logical pixels that a pointer may move between press and release and still have clicked."""
_STEP, _FINE_STEP, _LARGE_STEP = 0.05, 0.01, 0.25
_REST_MS = 500
"""After such a rest, further turns of the mouse wheel and presses of keys are another step of undo."""
_SMALL_FONT = 0.9
_USUAL_WIDTH, _SMALLEST_WIDTH = 304, 200
_PLAIN_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ExpressionWheel(QWidget):
    """Twelve expressions around a dial: the angle chooses or blends two neighbours, the radius is the intensity.

    The first handle stands for one expression or two neighbours. The second waits at the hub until it is pulled out,
    and blends in any other expression. Parts of a mix that no handle can stand for are left as they are.

    Pointer: drag a handle, or press anywhere (with Shift: the second one); click a face for its full expression; double
    click takes a handle back to the hub; the mouse wheel changes the intensity; Ctrl keeps it from snapping; Escape
    takes a drag back. Keys: Tab goes from handle to handle, Left and Right turn, Up and Down change the intensity (with
    Shift finely), Page Up and Page Down coarsely; 1 to 9 and 0 set it to 0.1 to 0.9 and 1; Home and Delete to 0.

    Signals:
        mix_edited(ExpressionMix, mergeable): the user moved a handle; mergeable as a part of one movement.
        move_finished(): that movement is over.
    """

    mix_edited = Signal(object, bool)
    move_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = WheelState()
        self._before_press: WheelHandles | None = None
        self._held = 0
        self._grip = QPointF()
        self._pressed_at = QPointF()
        self._pressed_face: Expression | None = None
        self._hovered: Expression | None = None
        self._miniatures: dict[Expression, QImage] = {}
        self._layout: WheelLayout | None = None
        self._heights: dict[int, int] = {}
        self._background: QPixmap | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.move_finished)
        self._keys = self._key_actions()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._retranslate()

    @property
    def state(self) -> WheelState:
        """The handles; to be looked at only."""
        return self._state

    @property
    def wheel_layout(self) -> WheelLayout:
        """Where everything lies now."""
        if self._layout is None:
            self._layout = WheelLayout.fitted(QSizeF(self.size()), self._label_sizes())
        return self._layout

    def set_mix(self, mix: ExpressionMix) -> None:
        """Show a mix. The handles stay where they are if they stand for it already."""
        if mix != self._state.mix:
            self._state.show(mix)
            self._tell_value()
            self.update()

    def set_miniature(self, name: str, image: QImage) -> None:
        """Show the face that is edited in the expression of that name."""
        self._miniatures[Expression(name)] = image
        self._background = None
        self.update()

    def clear_miniatures(self) -> None:
        """Show grey circles until the miniatures of another face arrive."""
        self._miniatures.clear()
        self._background = None
        self.update()

    def sizeHint(self) -> QSize:
        """A usual inspector's width, and what the wheel needs of height."""
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """So small that the faces can just be told apart."""
        return QSize(_SMALLEST_WIDTH, self.heightForWidth(_SMALLEST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """The height at which a wheel of that width is largest."""
        if width not in self._heights:
            self._heights[width] = round(preferred_height(width, self._label_sizes()))
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Background from the cache, the rest anew."""
        layout, ratio = self.wheel_layout, self.devicePixelRatioF()
        if self._background is None or self._background.devicePixelRatioF() != ratio:
            self._background = wheel_painter.background(layout, self.size(), ratio, self._miniatures, self._font())
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.drawPixmap(0, 0, self._background)
        wheel_painter.paint(painter, layout, self._look())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or of a face, or call the handle here."""
        place = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not self.wheel_layout.holds(place):
            event.ignore()
            return
        if self._rest.isActive():
            self._finish()
        self._pressed_at = place
        self._before_press = self._state.handles
        number = self._handle_at(place)
        face = self.wheel_layout.miniature_at(place)
        if number:
            self._hold(number, place - self.wheel_layout.position(self._state.point(number)))
        elif face is not None:
            self._pressed_face = face
        else:
            self._hold(_called(event), QPointF())
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what lies under the pointer."""
        if self._pressed_face is not None:
            if (event.position() - self._pressed_at).manhattanLength() < _CLICK_REACH:
                return
            self._pressed_face = None
            self._hold(_called(event), QPointF())
        if self._held:
            self._drag(event)
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click on a face asks for its full expression."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._pressed_face is not None:
            self._activate(_called(event))
            self._tell_move(self._state.move(self._state.active, WheelPoint(spoke_angle(self._pressed_face), 1.0)))
        was_moved = self._before_press is not None and self._state.handles != self._before_press
        self._let_go()
        self._hover(event.position())
        if was_moved:
            self._finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the handle back to the hub."""
        place = event.position()
        number = self._handle_at(place)
        if not self.wheel_layout.holds(place) or (not number and self.wheel_layout.miniature_at(place) is not None):
            event.ignore()
            return
        self._activate(number or FIRST)
        self._tell_move(self._state.set_intensity(0.0))
        self._finish()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """More or less of what the active handle stands for; beside the disc the page is scrolled."""
        if not self.wheel_layout.holds(event.position()) or self._held:
            event.ignore()
            return
        if self._state.point(self._state.active).radius == 0:
            self._state.aim(self.wheel_layout.point_at(event.position()).angle)
        self._tell_move(self._state.change_intensity(_STEP * event.angleDelta().y() / 120))
        self._rest.start()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._set_hovered(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the active handle."""
        action = self._keys.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & ~_PLAIN_MODIFIERS:
            super().keyPressEvent(event)
            return
        self._tell_move(action(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)))
        self._rest.start()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name is Qt's
        """Tab goes to the other handle before it leaves the wheel."""
        other = SECOND if next else FIRST
        if self._state.active != other and self._state.is_second_offered:
            self._activate(other)
            return True
        return super().focusNextPrevChild(next)

    def event(self, event: QEvent) -> bool:
        """Keys that the wheel uses are no shortcuts while it has the focus; tool tips tell why a blend fails."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if Qt.Key(event.key()) in self._keys and not event.modifiers() & ~_PLAIN_MODIFIERS:
                event.accept()
                return True
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tool_tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tool_tip_at(self, place: QPointF) -> str:
        """What is to be said of a place on the wheel: why a blend there fails, or whose face it is."""
        layout = self.wheel_layout
        face = layout.miniature_at(place)
        if face is not None:
            return self.tr("{expression}: click for the full expression").format(expression=expression_text(face))
        if not layout.holds(place):
            return ""
        angle = layout.point_at(place).angle
        reasons = (arc.reason for arc in self._state.failing if arc.holds(angle))
        return next((sentence_text(reason) for reason in reasons), "")

    def changeEvent(self, event: QEvent) -> None:
        """Language, font and state change how it looks."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_layout()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything lies elsewhere."""
        self._layout = self._background = None

    def _look(self) -> wheel_painter.WheelLook:
        state = self._state
        is_aiming = self.hasFocus() and state.point(state.active).radius == 0
        aim = nearest_spoke(state.point(state.active).angle) if is_aiming else None
        return wheel_painter.WheelLook(
            first=state.handles.first,
            second=state.handles.second_point,
            is_second_out=state.handles.second is not None,
            active=state.expressions,
            failing=state.failing,
            hovered=self._hovered or aim,
            focused=state.active if self.hasFocus() else 0,
            held=self._held,
            names=[expression_text(expression) for expression in TWELVE],
            is_enabled=self.isEnabled(),
        )

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL_FONT)
        return font

    def _label_sizes(self) -> list[QSizeF]:
        metrics = QFontMetricsF(self._font())
        names = [expression_text(expression) for expression in TWELVE]
        return [QSizeF(metrics.horizontalAdvance(name) + 2, metrics.height()) for name in names]

    def _handle_at(self, place: QPointF) -> int:
        """The handle under a position, the nearer of two; 0 for none."""
        layout = self.wheel_layout
        numbers = [FIRST, SECOND] if self._state.is_second_offered else [FIRST]
        reach = {number: layout.position(self._state.point(number)) - place for number in numbers}
        gripped = [number for number in numbers if layout.is_gripped(self._state.point(number), place)]
        return min(gripped, key=lambda number: QPointF.dotProduct(reach[number], reach[number]), default=0)

    def _hold(self, number: int, grip: QPointF) -> None:
        self._held, self._grip = number, grip
        self._activate(number)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def _drag(self, event: QMouseEvent) -> None:
        point = self.wheel_layout.point_at(event.position() - self._grip)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            point = snapped(point, _SNAP_DEGREES, _SNAP_INTENSITY)
        self._tell_move(self._state.move(self._held, point))

    def _let_go(self) -> None:
        self._held, self._pressed_face, self._before_press = 0, None, None
        self.update()

    def _take_back(self, _fine: bool) -> bool:
        """Give a drag up: everything as it was when it began."""
        before = self._before_press
        self._let_go()
        return before is not None and self._state.put(before)

    def _hover(self, place: QPointF) -> None:
        layout = self.wheel_layout
        is_handle, is_inside = bool(self._handle_at(place)), layout.holds(place)
        self._set_hovered(nearest_spoke(layout.point_at(place).angle) if is_inside and not is_handle else None)
        if is_handle:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif layout.miniature_at(place) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif is_inside:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def _set_hovered(self, expression: Expression | None) -> None:
        if expression is not self._hovered:
            self._hovered = expression
            self.update()

    def _key_actions(self) -> dict[Qt.Key, Callable[[bool], bool]]:
        """What each key does, told whether Shift is held; each says whether the mix changed."""
        state = self._state
        actions: dict[Qt.Key, Callable[[bool], bool]] = {
            Qt.Key.Key_Up: lambda fine: state.change_intensity(_FINE_STEP if fine else _STEP),
            Qt.Key.Key_Down: lambda fine: state.change_intensity(-_FINE_STEP if fine else -_STEP),
            Qt.Key.Key_PageUp: lambda _: state.change_intensity(_LARGE_STEP),
            Qt.Key.Key_PageDown: lambda _: state.change_intensity(-_LARGE_STEP),
            Qt.Key.Key_Right: lambda to_spoke: state.turn(1, to_spoke=to_spoke),
            Qt.Key.Key_Left: lambda to_spoke: state.turn(-1, to_spoke=to_spoke),
            Qt.Key.Key_Escape: self._take_back,
        }
        levels = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_Delete: 0.0, Qt.Key.Key_Backspace: 0.0, Qt.Key.Key_End: 1.0}
        # As digits set the opacity in other programs of this kind: 0 means full.
        levels |= {Qt.Key(Qt.Key.Key_0 + digit): (digit or 10) / 10 for digit in range(10)}
        return actions | {key: _setter(state, level) for key, level in levels.items()}

    def _activate(self, number: int) -> None:
        if number != self._state.active:
            self._state.active = number
            self._tell_value()
            self.update()

    def _tell_move(self, is_new_mix: bool) -> None:
        self.update()
        if is_new_mix:
            self._tell_value()
            self.mix_edited.emit(self._state.mix, True)

    def _finish(self) -> None:
        self._rest.stop()
        self.move_finished.emit()

    def _tell_value(self) -> None:
        """Let screen readers know."""
        value = mix_text(self._state.mix) or self.tr("as in the photo")
        handle = self.tr("first handle") if self._state.active == FIRST else self.tr("second handle")
        self.setAccessibleDescription(self.tr("{mix}; {handle}").format(mix=value, handle=handle))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, value))

    def _forget_layout(self) -> None:
        self._layout = self._background = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Expression wheel"))
        self._tell_value()


def _called(event: QMouseEvent) -> int:
    """Which handle a press beside both means."""
    return SECOND if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FIRST


def _setter(state: WheelState, level: float) -> Callable[[bool], bool]:
    return lambda _: state.set_intensity(level)
