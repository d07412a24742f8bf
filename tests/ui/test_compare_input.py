from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QNativeGestureEvent, QPointingDevice, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode, handle_centre
from pixelsmile_desktop.ui.widgets.compare_pointer import WHEEL_FACTOR
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.widgets.viewport import Framing
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.comparing import (
    AFTER,
    BEFORE,
    at,
    click,
    drag,
    grabbed,
    mouse,
    plain,
    press_key,
    release_key,
    settled,
)
from tests.ui.waiting import Heard, until

Key = Qt.Key
Modifier = Qt.KeyboardModifier


@pytest.fixture
def view(qapp: object) -> Iterator[CompareView]:
    pool = TaskPool(2)
    view = CompareView(pool)
    view.resize(640, 480)
    view.show()
    view.set_before(plain(BEFORE))
    view.set_after(plain(AFTER))
    settled(view)
    yield view
    assert pool.close()


def wheel(view: CompareView, x: float, y: float, notches: float, modifiers: Modifier = Modifier.NoModifier) -> None:
    place = QPointF(x, y)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(0, 0),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def swipe(view: CompareView, dx: int, dy: int, modifiers: Modifier = Modifier.NoModifier) -> None:
    """Two fingers on a touchpad."""
    place = QPointF(300, 200)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(dx, dy),
        QPoint(dx * 8, dy * 8),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(view, event)


def pinch(view: CompareView, kind: Qt.NativeGestureType, value: float, x: float, y: float) -> None:
    place = QPointF(x, y)
    device = QPointingDevice.primaryPointingDevice()
    assert isinstance(device, QInputDevice)
    event = QNativeGestureEvent(kind, device, 2, place, place, view.mapToGlobal(place), value, QPointF())
    QApplication.sendEvent(view, event)


def faces_shown(view: CompareView) -> Heard:
    clicked = Heard()
    view.face_clicked.connect(clicked.heard)
    view.set_face_boxes([QRectF(700, 200, 300, 300), QRectF(100, 200, 200, 200)], {0})
    view.set_overlays({Overlay.FACES})
    return clicked


def on_photo(view: CompareView, x: float, y: float) -> tuple[float, float]:
    return view.viewport.to_pane((x, y))


def test_the_divider_is_dragged_by_its_line_and_by_its_handle(view: CompareView) -> None:
    for start, end in ((view.width() / 2, 180), (180, 500)):
        drag(view, (start, 120), (end, 300))
        shown = grabbed(view)
        assert at(shown, (end - 12) / 640, 0.6) == BEFORE
        assert at(shown, (end + 12) / 640, 0.6) == AFTER
    x, y = handle_centre(view.mode, view.viewport, view.divider)
    drag(view, (x, y), (320, y))
    assert view.divider == pytest.approx(0.5, abs=0.002)
    assert view.viewport.framing is Framing.FIT


def test_a_double_click_on_the_divider_turns_it(view: CompareView) -> None:
    mouse(view, QEvent.Type.MouseButtonDblClick, 320, 100)
    assert view.mode is CompareMode.SPLIT_HORIZONTAL
    mouse(view, QEvent.Type.MouseButtonDblClick, 100, 240)
    assert view.mode is CompareMode.SPLIT_VERTICAL


def test_a_double_click_goes_to_full_size_at_the_pointer_and_back(view: CompareView) -> None:
    spot = view.viewport.to_picture((500, 150))
    mouse(view, QEvent.Type.MouseButtonDblClick, 500, 150)
    assert view.viewport.scale == 1
    assert view.viewport.to_picture((500, 150)) == pytest.approx(spot, abs=1.5)
    mouse(view, QEvent.Type.MouseButtonDblClick, 500, 150)
    assert view.viewport.framing is Framing.FIT


def test_a_drag_pans_and_so_do_the_middle_button_and_the_space_bar_on_the_divider(view: CompareView) -> None:
    view.zoom_1to1()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
        before = view.viewport.origin
        drag(view, (500, 300), (460, 320), button)
        assert view.viewport.origin == (before[0] - 40, before[1] + 20)
    before = view.viewport.origin
    press_key(view, Key.Key_Space)
    drag(view, (320, 300), (300, 300))
    release_key(view, Key.Key_Space)
    assert view.viewport.origin == (before[0] - 20, before[1])
    assert view.divider == 0.5
    drag(view, (320, 300), (300, 300))
    assert view.divider < 0.5


def test_the_wheel_zooms_at_the_pointer(view: CompareView) -> None:
    scale, spot = view.viewport.scale, view.viewport.to_picture((200, 150))
    wheel(view, 200, 150, 2)
    assert view.viewport.scale == pytest.approx(scale * WHEEL_FACTOR**2)
    wheel(view, 200, 150, 1)
    assert view.viewport.to_picture((200, 150)) == pytest.approx(spot, abs=1.5)
    wheel(view, 200, 150, -9)
    assert view.viewport.scale == view.viewport.min_scale


def test_a_touchpad_pans_and_zooms_with_control(view: CompareView) -> None:
    view.zoom_1to1()
    before = view.viewport.origin
    swipe(view, 13, -7)
    assert view.viewport.origin == (before[0] + 13, before[1] - 7)
    swipe(view, 0, 15, Modifier.ControlModifier)
    assert view.viewport.scale == pytest.approx(WHEEL_FACTOR)


def test_a_pinch_zooms_at_the_fingers(view: CompareView) -> None:
    scale, spot = view.viewport.scale, view.viewport.to_picture((400, 200))
    for _ in range(5):
        pinch(view, Qt.NativeGestureType.ZoomNativeGesture, 0.2, 400, 200)
    assert view.viewport.scale == pytest.approx(scale * 1.2**5)
    assert view.viewport.to_picture((400, 200)) == pytest.approx(spot, abs=3)
    pinch(view, Qt.NativeGestureType.SmartZoomNativeGesture, 0, 400, 200)
    assert view.viewport.scale == 1


def test_hold_with_the_mouse(view: CompareView) -> None:
    view.set_mode(CompareMode.HOLD)
    settled(view)
    mouse(view, QEvent.Type.MouseButtonPress, 400, 300)
    assert at(grabbed(view), 0.7, 0.7) == BEFORE
    mouse(view, QEvent.Type.MouseButtonRelease, 400, 300)
    assert at(grabbed(view), 0.7, 0.7) == AFTER


def test_hold_with_the_key_in_every_mode(view: CompareView) -> None:
    for mode in (CompareMode.SPLIT_VERTICAL, CompareMode.SINGLE, CompareMode.SIDE_BY_SIDE):
        view.set_mode(mode)
        settled(view)
        press_key(view, Key.Key_Backslash)
        assert at(grabbed(view), 0.8, 0.55) == BEFORE
        release_key(view, Key.Key_Backslash)
        assert at(grabbed(view), 0.8, 0.55) == AFTER


def test_a_repeated_key_is_still_one_hold(view: CompareView) -> None:
    held = Heard()
    view.held_changed.connect(held.heard)
    press_key(view, Key.Key_Backslash)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 3:
        QApplication.sendEvent(view, QKeyEvent(kind, Key.Key_Backslash, Modifier.NoModifier, "\\", True))
    assert held.calls == [(True,)]


def test_losing_the_focus_ends_what_was_held(qapp: QApplication, view: CompareView) -> None:
    view.setFocus()
    for key in (Key.Key_Backslash, Key.Key_L, Key.Key_Space):
        press_key(view, key)
    assert view.is_held
    assert view.loupe is not None
    assert view.is_pan_key_held
    view.clearFocus()
    until(lambda: not view.is_held)
    assert view.loupe is None
    assert not view.is_pan_key_held


def test_held_keys_are_no_shortcuts_while_the_view_has_the_focus(qapp: QApplication) -> None:
    pool = TaskPool(1)
    window = QWidget()
    view, fired = CompareView(pool), Heard()
    QVBoxLayout(window).addWidget(view)
    shortcut = QShortcut("L", window)
    shortcut.activated.connect(fired.heard)
    window.resize(400, 300)
    window.show()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_L, Modifier.NoModifier, "l")
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_D, Modifier.NoModifier, "d")
    other.ignore()
    QApplication.sendEvent(view, other)
    assert not other.isAccepted()
    assert pool.close()


def test_arrows_pan_and_with_alt_move_the_divider(view: CompareView) -> None:
    view.zoom_1to1()
    before = view.viewport.origin
    press_key(view, Key.Key_Right)
    press_key(view, Key.Key_Down)
    assert view.viewport.origin == (before[0] - 64, before[1] - 64)
    press_key(view, Key.Key_Right, Modifier.AltModifier)
    press_key(view, Key.Key_Right, Modifier.AltModifier)
    press_key(view, Key.Key_Left, Modifier.AltModifier)
    assert view.divider == pytest.approx(0.52)
    view.turn_split()
    press_key(view, Key.Key_Down, Modifier.AltModifier)
    assert view.divider == pytest.approx(0.54)


def test_keys_zoom_in_steps(view: CompareView) -> None:
    view.zoom_1to1()
    press_key(view, Key.Key_Plus, Modifier.ControlModifier)
    assert view.viewport.scale == 1.5
    press_key(view, Key.Key_Minus, Modifier.ControlModifier)
    assert view.viewport.scale == 1


def test_full_stop_and_comma_change_the_amplification_of_the_heat_map_only_there(view: CompareView) -> None:
    press_key(view, Key.Key_Period)
    assert view.amplification == 8
    view.set_mode(CompareMode.DIFFERENCE)
    for _ in range(9):
        press_key(view, Key.Key_Period)
    assert view.amplification == 32
    for _ in range(9):
        press_key(view, Key.Key_Comma)
    assert view.amplification == 1


def test_a_click_on_a_face_chooses_it_and_a_drag_does_not(view: CompareView) -> None:
    clicked = faces_shown(view)
    click(view, *on_photo(view, 850, 350))
    click(view, *on_photo(view, 200, 300), Modifier.ControlModifier)
    click(view, *on_photo(view, 200, 300), Modifier.ShiftModifier)
    assert clicked.calls == [(0, False), (1, True), (1, True)]
    click(view, *on_photo(view, 500, 700))
    view.zoom_1to1()
    x, y = on_photo(view, 850, 350)
    drag(view, (x, y), (x - 60, y))
    assert len(clicked.calls) == 3


def test_hidden_faces_cannot_be_clicked(view: CompareView) -> None:
    clicked = faces_shown(view)
    view.set_overlays(())
    click(view, *on_photo(view, 850, 350))
    assert clicked.calls == []


def test_in_side_by_side_both_pictures_can_be_clicked(view: CompareView) -> None:
    clicked = faces_shown(view)
    view.set_mode(CompareMode.SIDE_BY_SIDE)
    x, y = on_photo(view, 850, 350)
    click(view, x, y)
    click(view, x + view.panes[1].area.x0, y)
    assert clicked.calls == [(0, False), (0, False)]


def test_of_boxes_within_each_other_the_smaller_is_meant(view: CompareView) -> None:
    clicked = Heard()
    view.face_clicked.connect(clicked.heard)
    view.set_face_boxes([QRectF(600, 100, 500, 500), QRectF(700, 200, 100, 100)], set())
    view.set_overlays({Overlay.FACES})
    click(view, *on_photo(view, 750, 250))
    click(view, *on_photo(view, 650, 250))
    assert clicked.calls == [(1, False), (0, False)]


def test_faces_by_keyboard(view: CompareView) -> None:
    clicked = faces_shown(view)
    view.set_overlays(())
    press_key(view, Key.Key_Return)
    press_key(view, Key.Key_PageDown)
    assert Overlay.FACES in view.overlays
    assert view.accessibleDescription().endswith("at face 2")  # the left one
    press_key(view, Key.Key_Return)
    press_key(view, Key.Key_PageDown)
    assert view.accessibleDescription().endswith("at face 1, chosen")
    press_key(view, Key.Key_Return, Modifier.ShiftModifier)
    press_key(view, Key.Key_PageDown)
    press_key(view, Key.Key_PageUp)
    press_key(view, Key.Key_Enter)
    assert clicked.calls == [(1, False), (0, True), (0, False)]


def test_the_loupe_follows_the_pointer_and_shift_doubles_it(view: CompareView) -> None:
    told = Heard()
    view.loupe_changed.connect(told.heard)
    press_key(view, Key.Key_L)
    mouse(view, QEvent.Type.MouseMove, 400, 300, Qt.MouseButton.NoButton)
    assert view.loupe is not None
    assert view.loupe.spot == pytest.approx(view.viewport.to_picture((400, 300)))
    assert view.loupe.scale == 1
    press_key(view, Key.Key_Shift)
    assert view.loupe.scale == 2
    mouse(view, QEvent.Type.MouseMove, 410, 300, Qt.MouseButton.NoButton)
    assert view.loupe.scale == 2
    release_key(view, Key.Key_L)
    assert view.loupe is None
    assert told.calls == [(True,), (False,)]


def test_the_pointer_looks_like_what_it_would_do(view: CompareView) -> None:
    faces_shown(view)
    shapes = []
    for x, y in ((320, 420), on_photo(view, 200, 300), (100, 420)):
        mouse(view, QEvent.Type.MouseMove, x, y, Qt.MouseButton.NoButton)
        shapes.append(view.cursor().shape())
    view.zoom_1to1()
    mouse(view, QEvent.Type.MouseMove, 100, 470, Qt.MouseButton.NoButton)
    shapes.append(view.cursor().shape())
    assert shapes == [
        Qt.CursorShape.SplitHCursor,
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.ArrowCursor,
        Qt.CursorShape.OpenHandCursor,
    ]


def test_input_without_a_photo_is_no_error(qapp: QApplication) -> None:
    pool = TaskPool(1)
    view = CompareView(pool)
    view.show()
    view.set_overlays(set(Overlay))
    view.set_mode(CompareMode.DIFFERENCE)
    drag(view, (10, 10), (50, 50))
    mouse(view, QEvent.Type.MouseButtonDblClick, 50, 50)
    wheel(view, 50, 50, 3)
    for key in (Key.Key_L, Key.Key_Right, Key.Key_PageDown, Key.Key_Return, Key.Key_Backslash, Key.Key_Period):
        press_key(view, key)
    view.grab()
    assert view.loupe is None
    assert pool.close()
