from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.wheel import WheelPoint, spoke_angle
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from pixelsmile_desktop.ui.widgets.wheel_painter import background
from pixelsmile_desktop.ui.widgets.wheel_state import FIRST, SECOND
from tests.ui.pixels import pixels_of
from tests.ui.waiting import Heard, until

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Page(QWidget):
    """A wheel between two fields, listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.wheel, self.after = QLineEdit(), ExpressionWheel(), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.before, self.wheel, self.after):
            column.addWidget(widget)
        self.edits, self.ends = Heard(), Heard()
        self.wheel.mix_edited.connect(self.edits.heard)
        self.wheel.move_finished.connect(self.ends.heard)

    def at(self, angle: float, radius: float) -> QPoint:
        return self.wheel.wheel_layout.position(WheelPoint(angle, radius)).toPoint()

    def face(self, expression: Expression) -> QPoint:
        return self.wheel.wheel_layout.miniature(expression).center().toPoint()

    def drag(self, start: QPoint, *places: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.wheel, LEFT, modifier, start)
        for place in places:
            move(self.wheel, place, modifier)
        QTest.mouseRelease(self.wheel, LEFT, modifier, places[-1] if places else start)

    @property
    def mix(self) -> dict[str, float]:
        return self.wheel.state.mix.as_dict()


def move(wheel: ExpressionWheel, place: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A pointer that moves with the button held, which QTest.mouseMove cannot say."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        wheel.mapToGlobal(QPointF(place)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifier,
    )
    QApplication.sendEvent(wheel, event)


def turn_wheel(wheel: ExpressionWheel, place: QPoint, notches: float) -> bool:
    event = QWheelEvent(
        QPointF(place),
        wheel.mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(wheel, event)
    return event.isAccepted()


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    page = Page()
    page.resize(420, 480)
    page.show()
    page.activateWindow()
    until(page.isActiveWindow, "the window")
    page.wheel.setFocus()
    yield page
    page.close()


def test_a_press_on_the_dial_calls_the_handle_and_a_drag_takes_it_along(page: Page) -> None:
    page.drag(page.at(270, 0.3), page.at(270, 0.5), page.at(270, 0.62))
    assert list(page.mix) == ["sad"]
    assert page.mix["sad"] == pytest.approx(0.62, abs=0.02)
    assert len(page.edits.calls) == 3
    assert all(mergeable for _, mergeable in page.edits.calls)
    assert len(page.ends.calls) == 1


def test_between_two_spokes_neighbours_blend(page: Page) -> None:
    page.drag(page.at(45, 0.2), page.at(45, 0.6))
    assert set(page.mix) == {"confident", "surprised"}


def test_near_a_spoke_the_handle_snaps_and_with_ctrl_it_does_not(page: Page) -> None:
    page.drag(page.at(33, 0.5), page.at(33, 0.7))
    assert list(page.mix) == ["confident"]
    page.drag(page.at(33, 0.7), page.at(33, 0.8), modifier=CTRL)
    assert list(page.mix) == ["confident", "surprised"]


def test_a_handle_is_taken_where_it_is_touched_and_does_not_jump(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.5}))
    beside = page.at(270, 0.5) + QPoint(0, 10)
    QTest.mousePress(page.wheel, LEFT, NONE, beside)
    assert page.mix == {"sad": 0.5}
    assert not page.edits.calls
    move(page.wheel, beside + QPoint(-8, 0))
    QTest.mouseRelease(page.wheel, LEFT, NONE, beside)
    assert list(page.mix) == ["sad"]
    assert page.mix["sad"] > 0.5


def test_the_second_handle_is_pulled_out_of_the_hub(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.6}))
    page.drag(page.at(0, 0), page.at(150, 0.2), page.at(152, 0.3))
    assert page.mix["sad"] == 0.6
    assert page.mix["confused"] == pytest.approx(0.3, abs=0.02)
    page.drag(page.at(150, page.mix["confused"]), page.at(150, 0.1), page.at(0, 0))
    assert page.mix == {"sad": 0.6}


def test_shift_calls_the_second_handle(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.6}))
    page.drag(page.at(90, 0.4), modifier=SHIFT)
    assert page.mix["fear"] == pytest.approx(0.4, abs=0.02)
    assert page.wheel.state.active == SECOND


def test_a_click_on_a_face_asks_for_the_whole_expression(page: Page) -> None:
    page.drag(page.face(Expression.SHY))
    assert page.mix == {"shy": 1.0}
    assert len(page.edits.calls) == len(page.ends.calls) == 1
    page.drag(page.face(Expression.CONFUSED), modifier=SHIFT)
    assert page.mix == {"shy": 1.0, "confused": 1.0}


def test_a_drag_from_a_face_exaggerates(page: Page) -> None:
    page.drag(page.face(Expression.FEAR), page.at(90, 1.45))
    assert page.mix["fear"] == pytest.approx(1.45, abs=0.02)


def test_a_double_click_takes_a_handle_back(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.parse(["sad=0.6", "confused=0.3"]))
    QTest.mouseDClick(page.wheel, LEFT, NONE, page.at(150, 0.3))
    assert page.mix == {"sad": 0.6}
    QTest.mouseDClick(page.wheel, LEFT, NONE, page.at(270, 0.6))
    assert page.mix == {}
    assert page.ends.calls


def test_escape_takes_a_drag_back(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.6}))
    QTest.mousePress(page.wheel, LEFT, NONE, page.at(30, 0.5))
    move(page.wheel, page.at(60, 0.9))
    assert "surprised" in page.mix
    QTest.keyClick(page.wheel, Qt.Key.Key_Escape)
    assert page.mix == {"sad": 0.6}
    move(page.wheel, page.at(60, 0.9))
    assert page.mix == {"sad": 0.6}


def test_the_mouse_wheel_changes_the_intensity_on_the_disc_only(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.5}))
    assert turn_wheel(page.wheel, page.at(0, 0.5), 2)
    assert page.mix == {"sad": 0.6}
    assert not turn_wheel(page.wheel, QPoint(1, 1), 2)
    assert page.mix == {"sad": 0.6}
    assert not page.ends.calls
    until(lambda: page.ends.calls, "the end of the movement")


def test_the_mouse_wheel_starts_with_the_expression_under_the_pointer(page: Page) -> None:
    turn_wheel(page.wheel, page.at(120, 0.5), 1)
    assert page.mix == {"anxious": 0.05}


@pytest.mark.parametrize(
    ("keys", "mix"),
    [
        ([Qt.Key.Key_7], {"happy": 0.7}),
        ([Qt.Key.Key_0], {"happy": 1.0}),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], {"happy": 1.05}),
        ([Qt.Key.Key_5, Qt.Key.Key_Down], {"happy": 0.45}),
        ([Qt.Key.Key_5, Qt.Key.Key_PageUp], {"happy": 0.75}),
        ([Qt.Key.Key_5, Qt.Key.Key_Home], {}),
        ([Qt.Key.Key_5, Qt.Key.Key_Delete], {}),
        ([Qt.Key.Key_End, *[Qt.Key.Key_PageUp] * 4], {"happy": 1.5}),
        ([Qt.Key.Key_5, *[Qt.Key.Key_Right] * 6], {"confident": 0.5}),
        ([Qt.Key.Key_5, *[Qt.Key.Key_Left] * 6], {"shy": 0.5}),
    ],
)
def test_keys_move_the_handle(page: Page, keys: list[Qt.Key], mix: dict[str, float]) -> None:
    for key in keys:
        QTest.keyClick(page.wheel, key)
    assert page.mix == mix


def test_shift_makes_keys_finer_or_goes_to_the_spoke(page: Page) -> None:
    QTest.keyClick(page.wheel, Qt.Key.Key_5)
    QTest.keyClick(page.wheel, Qt.Key.Key_Up, SHIFT)
    assert page.mix == {"happy": 0.51}
    QTest.keyClick(page.wheel, Qt.Key.Key_Right, SHIFT)
    assert page.mix == {"confident": 0.51}


def test_tab_goes_from_handle_to_handle_and_on(page: Page) -> None:
    QTest.keyClick(page.wheel, Qt.Key.Key_5)
    QTest.keyClick(page.wheel, Qt.Key.Key_Tab)
    assert page.wheel.hasFocus()
    QTest.keyClick(page.wheel, Qt.Key.Key_3)
    assert page.mix == {"happy": 0.5, "disgust": 0.3}
    QTest.keyClick(page.wheel, Qt.Key.Key_Tab)
    assert page.after.hasFocus()
    QTest.keyClick(page.after, Qt.Key.Key_Backtab)
    assert page.wheel.hasFocus()
    QTest.keyClick(page.wheel, Qt.Key.Key_Backtab)
    assert page.wheel.hasFocus()
    assert page.wheel.state.active == FIRST
    QTest.keyClick(page.wheel, Qt.Key.Key_Backtab)
    assert page.before.hasFocus()


def test_keys_of_the_wheel_are_no_shortcuts_while_it_has_the_focus(page: Page) -> None:
    for key, wanted in ((Qt.Key.Key_3, True), (Qt.Key.Key_Home, True), (Qt.Key.Key_W, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(page.wheel, event)
        assert event.isAccepted() == wanted
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, CTRL)
    event.ignore()
    QApplication.sendEvent(page.wheel, event)
    assert not event.isAccepted()


def test_a_burst_of_keys_is_one_movement(page: Page) -> None:
    for _ in range(5):
        QTest.keyClick(page.wheel, Qt.Key.Key_Up)
    assert not page.ends.calls
    until(lambda: page.ends.calls, "the end of the movement")
    assert len(page.ends.calls) == 1


def test_a_press_ends_the_movement_of_the_keys_before_it(page: Page) -> None:
    QTest.keyClick(page.wheel, Qt.Key.Key_Up)
    QTest.mousePress(page.wheel, LEFT, NONE, page.at(90, 0.5))
    assert len(page.ends.calls) == 1
    QTest.mouseRelease(page.wheel, LEFT, NONE, page.at(90, 0.5))
    assert len(page.ends.calls) == 2


def test_a_mix_from_elsewhere_is_shown_and_not_sent_back(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.parse(["sad=0.6", "confused=2.5", "neutral=1"]))
    assert page.mix == {"sad": 0.6, "confused": 2.5, "neutral": 1.0}
    assert not page.edits.calls
    page.drag(page.at(270, 0.6), page.at(270, 0.8))
    assert page.mix == pytest.approx({"sad": 0.8, "confused": 2.5, "neutral": 1.0}, abs=0.03)


def test_why_a_blend_fails_is_said_where_it_is_shaded(page: Page) -> None:
    assert "collapses" in page.wheel.tool_tip_at(QPointF(page.at(75, 0.5)))
    assert page.wheel.tool_tip_at(QPointF(page.at(210, 0.5))) == ""
    page.wheel.set_mix(ExpressionMix.of({Expression.HAPPY: 0.5}))
    assert "unstable" in page.wheel.tool_tip_at(QPointF(page.at(210, 0.5)))
    assert "shy" in page.wheel.tool_tip_at(QPointF(page.face(Expression.SHY)))
    assert page.wheel.tool_tip_at(QPointF(0, 0)) == ""


def test_screen_readers_hear_name_and_value(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    QTest.keyClick(page.wheel, Qt.Key.Key_5)
    assert page.wheel.accessibleName() == "Expression wheel"
    assert page.wheel.accessibleDescription() == "happy 0.50; first handle"
    assert [event.value() for event in events] == ["happy 0.50"]
    QTest.keyClick(page.wheel, Qt.Key.Key_Tab)
    assert page.wheel.accessibleDescription() == "happy 0.50; second handle"
    page.wheel.set_mix(ExpressionMix())
    assert page.wheel.accessibleDescription().startswith("as in the photo")


def test_other_buttons_and_places_beside_the_disc_do_nothing(page: Page) -> None:
    QTest.mouseClick(page.wheel, Qt.MouseButton.RightButton, NONE, page.at(90, 0.5))
    QTest.mouseClick(page.wheel, LEFT, NONE, QPoint(1, 1))
    assert page.mix == {}


def shot(wheel: ExpressionWheel) -> np.ndarray:
    return pixels_of(wheel.grab().toImage()).astype(int)


def test_miniatures_are_painted_round_and_in_their_places(page: Page) -> None:
    grey = shot(page.wheel)
    green = image_of(np.full((60, 60, 3), (0, 200, 0), np.uint8))
    for expression in TWELVE[:6]:
        page.wheel.set_miniature(str(expression), green)
    painted = shot(page.wheel)
    for expression in TWELVE:
        place = page.face(expression)
        is_green = tuple(painted[place.y(), place.x()]) == (0, 200, 0)
        assert is_green == (expression in TWELVE[:6])
        outside = page.at(spoke_angle(expression) + 15, 1.335)
        assert (painted[outside.y(), outside.x()] == grey[outside.y(), outside.x()]).all()
    page.wheel.clear_miniatures()
    assert (shot(page.wheel) == grey).all()


def test_handles_and_hover_are_painted(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.parse(["sad=0.6", "confused=0.5"]))
    painted = shot(page.wheel)
    for place, colour in ((page.at(270, 0.6), theme.ACCENT), (page.at(150, 0.5), theme.TEXT)):
        assert tuple(painted[place.y(), place.x()]) == (colour.red(), colour.green(), colour.blue())
    move_over(page.wheel, page.face(Expression.SHY))
    assert (shot(page.wheel) != painted).any()
    QApplication.sendEvent(page.wheel, QEvent(QEvent.Type.Leave))
    assert (shot(page.wheel) == painted).all()


def move_over(wheel: ExpressionWheel, place: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        wheel, QMouseEvent(QEvent.Type.MouseMove, QPointF(place), wheel.mapToGlobal(QPointF(place)), none, none, NONE)
    )


def test_a_wheel_without_a_face_shows_no_handles(page: Page) -> None:
    page.wheel.set_mix(ExpressionMix.of({Expression.SAD: 0.6}))
    page.wheel.setEnabled(False)
    painted = shot(page.wheel)
    place = page.at(270, 0.6)
    assert tuple(painted[place.y(), place.x()]) != (theme.ACCENT.red(), theme.ACCENT.green(), theme.ACCENT.blue())


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_background_is_as_sharp_as_the_display(page: Page, ratio: float) -> None:
    wheel = page.wheel
    pixmap = background(wheel.wheel_layout, wheel.size(), ratio, {}, wheel.font())
    assert pixmap.devicePixelRatioF() == ratio
    assert (pixmap.width(), pixmap.height()) == (round(wheel.width() * ratio), round(wheel.height() * ratio))


def test_it_asks_for_the_height_that_its_width_needs(page: Page) -> None:
    wheel = page.wheel
    assert wheel.hasHeightForWidth()
    assert wheel.heightForWidth(300) < wheel.heightForWidth(400)
    assert wheel.sizeHint().height() == wheel.heightForWidth(wheel.sizeHint().width())
    assert wheel.minimumSizeHint().width() < wheel.sizeHint().width()


def test_spokes_stand_for_the_expressions_that_the_core_says(page: Page) -> None:
    for expression in TWELVE:
        page.drag(page.at(spoke_angle(expression), 0.7))
        assert list(page.mix) == [str(expression)]
