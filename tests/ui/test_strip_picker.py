from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.expression import TWELVE, ExpressionMix
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets.strip_picker import PickerKind, StripPicker
from tests.ui.pixels import pixels_of
from tests.ui.waiting import Heard, until

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MIX = ExpressionMix.parse(["sad=1", "confused=0.5"])


class Page(StripPicker):
    """A picker that is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes, self.picks, self.ends = Heard(), Heard(), Heard()
        self.pictures_wanted.connect(self.wishes.heard)
        self.mix_picked.connect(self.picks.heard)
        self.dismissed.connect(self.ends.heard)

    def middle(self, index: int) -> QPoint:
        return self.place_of(index).center().toPoint()


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    page = Page()
    page.resize(page.sizeHint())
    page.show()
    page.activateWindow()
    until(page.isActiveWindow, "the window")
    page.setFocus()
    yield page
    page.close()


def test_a_strip_has_the_mix_in_proportion_at_every_level(page: Page) -> None:
    page.offer(PickerKind.INTENSITIES, MIX)
    assert [cell.label for cell in page.cells] == ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25", "1.50"]
    assert page.cells[0].mix.is_identity
    assert page.cells[2].mix == ExpressionMix.parse(["sad=0.5", "confused=0.25"])
    assert page.cells[4].mix == MIX
    mixes, side = page.wishes.calls[0]
    assert mixes == [cell.mix for cell in page.cells]
    assert side >= 128


def test_a_sheet_has_the_photo_neutral_and_the_twelve(page: Page) -> None:
    page.offer(PickerKind.EXPRESSIONS, ExpressionMix.parse(["sad=0.6"]))
    assert [cell.label for cell in page.cells[:3]] == ["as in the photo", "neutral", "happy"]
    assert page.cells[0].mix.is_identity
    assert [cell.mix for cell in page.cells[2:]] == [ExpressionMix.of({expression: 0.6}) for expression in TWELVE]


def test_a_strip_of_nothing_is_a_sheet(page: Page) -> None:
    page.offer(PickerKind.INTENSITIES, ExpressionMix.parse(["sad=0"]))
    assert len(page.cells) == 14
    assert page.cells[2].mix == ExpressionMix.parse(["happy=1"])


def test_a_click_or_return_chooses(page: Page) -> None:
    page.offer(PickerKind.INTENSITIES, MIX)
    QTest.mouseClick(page, LEFT, NONE, page.middle(2))
    assert page.picks.calls == [(page.cells[2].mix,)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(page, key)
    assert page.picks.calls[-1] == (page.cells[3].mix,)
    QTest.mouseClick(page, LEFT, NONE, QPoint(1, 1))
    assert len(page.picks.calls) == 2
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert len(page.ends.calls) == 1


def test_keys_start_at_the_picture_nearest_to_the_mix(page: Page) -> None:
    page.offer(PickerKind.INTENSITIES, MIX)
    assert page.accessibleDescription() == "1.00"
    page.offer(PickerKind.INTENSITIES, ExpressionMix.parse(["sad=1.2"]))
    assert page.accessibleDescription() == "1.25"
    page.offer(PickerKind.EXPRESSIONS, ExpressionMix.parse(["sad=0.6", "shy=0.2"]))
    assert page.accessibleDescription() == "sad"
    page.offer(PickerKind.INTENSITIES, MIX)
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert page.accessibleDescription() == "0.75"


def test_pictures_of_an_earlier_offer_are_not_shown(page: Page) -> None:
    green = image_of(np.full((50, 50, 3), (0, 200, 0), np.uint8))
    page.offer(PickerKind.EXPRESSIONS, MIX)
    page.expect(7)
    page.resize(page.width(), page.heightForWidth(page.width()))
    page.set_picture(7, 1, green)
    page.set_picture(6, 2, green)
    painted = pixels_of(page.grab().toImage())
    shown = [tuple(painted[page.middle(index).y(), page.middle(index).x()]) == (0, 200, 0) for index in (1, 2)]
    assert shown == [True, False]
    page.offer(PickerKind.INTENSITIES, MIX)
    assert tuple(pixels_of(page.grab().toImage())[page.middle(1).y(), page.middle(1).x()]) != (0, 200, 0)


def test_a_narrow_window_gets_more_rows(page: Page) -> None:
    page.offer(PickerKind.EXPRESSIONS, MIX)
    assert page.heightForWidth(300) > page.heightForWidth(960)
    page.resize(300, page.heightForWidth(300))
    assert all(page.rect().contains(page.place_of(index).toRect()) for index in range(14))
