from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolButton

from pixelsmile_desktop.core.expression import CustomExpression, Expression, ExpressionMix
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.ui.widgets.mix_fields import MixFields
from tests.ui.waiting import Heard, until


class Page(MixFields):
    """Fields that are listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.edits, self.ends = Heard(), Heard()
        self.mix_edited.connect(self.edits.heard)
        self.move_finished.connect(self.ends.heard)

    @property
    def said(self) -> str:
        return next(label.text() for label in self.findChildren(QLabel) if label.wordWrap())

    @property
    def word(self) -> QLineEdit:
        return next(field for field in self.findChildren(QLineEdit) if field.parent() is self)

    def offered(self) -> dict[str, bool]:
        (menu,) = self.findChildren(QMenu)
        menu.aboutToShow.emit()
        return {action.text(): action.isEnabled() for action in menu.actions() if not action.isSeparator()}

    def choose(self, text: str) -> None:
        self.offered()
        (menu,) = self.findChildren(QMenu)
        menu.triggered.emit(next(action for action in menu.actions() if action.text() == text))


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    page = Page()
    page.resize(320, 200)
    page.show()
    page.activateWindow()
    until(page.isActiveWindow, "the window")
    yield page
    page.close()


def test_every_part_of_the_mix_has_its_row(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.62", "confused=2.5", "neutral=0"]))
    assert [row.expression for row in page.rows()] == [Expression.SAD, Expression.CONFUSED, Expression.NEUTRAL]
    assert [row.field.value() for row in page.rows()] == [0.62, 2.5, 0]
    assert [row.slider.value() for row in page.rows()] == [62, 150, 0]
    assert not page.edits.calls


def test_the_slider_is_a_movement_that_ends_when_it_is_let_go(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5", "shy=0.1"]))
    slider = page.rows()[0].slider
    slider.setSliderDown(True)
    slider.setValue(70)
    slider.setValue(80)
    slider.setSliderDown(False)
    assert page.edits.calls == [
        (ExpressionMix.parse(["sad=0.7", "shy=0.1"]), True),
        (ExpressionMix.parse(["sad=0.8", "shy=0.1"]), True),
    ]
    assert len(page.ends.calls) == 1
    assert page.rows()[0].field.value() == 0.8


def test_the_field_reaches_as_far_as_the_method(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    page.rows()[0].field.setValue(9)
    assert page.mix == ExpressionMix.parse(["sad=3"])
    assert page.rows()[0].slider.value() == 150
    until(lambda: page.ends.calls, "the end of the movement")


def test_a_row_keeps_the_focus_while_its_number_changes(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5", "shy=0.5"]))
    field = page.rows()[1].field
    field.setFocus()
    page.set_mix(ExpressionMix.parse(["sad=0.9", "shy=0.4"]))
    assert page.rows()[1].field is field
    assert field.hasFocus()


def test_an_expression_is_added_and_taken_away(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    assert "sad" not in page.offered()
    page.choose("confused")
    assert page.edits.calls[-1] == (ExpressionMix.parse(["sad=0.5", "confused=0.5"]), False)
    assert page.rows()[-1].field.hasFocus()
    QTest.mouseClick(page.rows()[0].findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert page.edits.calls[-1] == (ExpressionMix.parse(["confused=0.5"]), False)
    page.reset()
    assert page.edits.calls[-1] == (ExpressionMix(), False)
    assert page.rows() == ()


def test_an_own_word_needs_pixelsmile(page: Page) -> None:
    assert page.offered()["In your own word (PixelSmile only)"] is False
    page.set_engine(EngineName.PIXELSMILE)
    page.choose("In your own word…")
    assert page.word.isVisible()
    QTest.keyClicks(page.word, "Word:  Slightly  amused")
    QTest.keyClick(page.word, Qt.Key.Key_Return)
    assert page.mix.custom == (CustomExpression("slightly amused"),)
    assert not page.word.isVisible()
    page.set_engine(EngineName.INSTANT)
    assert page.said == "Only PixelSmile understands your own word"


def test_a_word_that_cannot_stand_in_a_prompt_is_refused_in_place(page: Page) -> None:
    page.set_engine(EngineName.PIXELSMILE)
    page.choose("In your own word…")
    QTest.keyClicks(page.word, "smile 100 %!")
    QTest.keyClick(page.word, Qt.Key.Key_Return)
    assert "is not a word for an expression" in page.said
    assert page.word.isVisible()
    assert not page.edits.calls


def test_the_same_word_twice_is_refused_in_place(page: Page) -> None:
    page.set_engine(EngineName.PIXELSMILE)
    for _ in range(2):
        page.choose("In your own word…")
        page.word.setText("smirking")
        QTest.keyClick(page.word, Qt.Key.Key_Return)
    assert len(page.edits.calls) == 1
    assert "named twice" in page.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["happy"], ""),
        (["happy", "sad"], "This blend is known to work"),
        (["happy", "shy"], "Nobody has tested this blend"),
        (["happy", "angry"], "Angry and happy contradict each other: their blend is unstable"),
        (["happy", "angry=0"], ""),
    ],
)
def test_what_is_known_about_the_blend_is_said(page: Page, words: list[str], said: str) -> None:
    page.set_mix(ExpressionMix.parse(words))
    assert page.said == said


def test_a_page_that_is_scrolled_changes_no_number(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    page.setFocus()
    for widget in (page.rows()[0].slider, page.rows()[0].field):
        event = QWheelEvent(
            QPointF(5, 5),
            widget.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()
    assert page.mix == ExpressionMix.parse(["sad=0.5"])


def test_a_double_click_on_the_slider_means_nothing(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    QTest.mouseDClick(page.rows()[0].slider, Qt.MouseButton.LeftButton)
    assert page.mix == ExpressionMix.parse(["sad=0"])


def test_every_control_has_a_name_for_screen_readers(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    row = page.rows()[0]
    names = [row.slider.accessibleName(), row.field.accessibleName(), row.findChild(QToolButton).accessibleName()]
    assert names == ["Intensity of sad", "Intensity of sad as a number", "Take sad out of the mix"]


def test_another_language_makes_the_rows_anew(page: Page) -> None:
    page.set_mix(ExpressionMix.parse(["sad=0.5"]))
    before = page.rows()[0]
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.rows()[0] is not before
    assert page.rows()[0].field.value() == 0.5
