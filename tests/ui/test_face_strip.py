from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets.face_strip import FaceStrip
from tests.studio.fakes import a_face
from tests.ui.pixels import pixels_of
from tests.ui.waiting import Heard, until

LEFT = Qt.MouseButton.LeftButton
FACES = [a_face(index, (10 * index, 0, 8, 9), *(["it is small"] if index == 2 else [])) for index in range(9)]


class Page(FaceStrip):
    """A strip that is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.clicks = Heard()
        self.face_clicked.connect(self.clicks.heard)

    def middle(self, index: int) -> QPoint:
        return self.place_of(index).center().toPoint()


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    page = Page()
    page.set_faces(FACES)
    page.resize(280, page.heightForWidth(280))
    page.show()
    page.activateWindow()
    until(page.isActiveWindow, "the window")
    page.setFocus()
    yield page
    page.close()


def test_a_click_chooses_and_with_a_modifier_extends(page: Page) -> None:
    QTest.mouseClick(page, LEFT, Qt.KeyboardModifier.NoModifier, page.middle(1))
    QTest.mouseClick(page, LEFT, Qt.KeyboardModifier.ControlModifier, page.middle(3))
    QTest.mouseClick(page, LEFT, Qt.KeyboardModifier.ShiftModifier, page.middle(7))
    QTest.mouseClick(page, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, page.middle(3))
    assert page.clicks.calls == [(1, False), (3, True), (7, True)]


def test_keys_go_from_face_to_face_and_choose(page: Page) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(page, key)
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert page.clicks.calls == [(2, False), (7, True)]


def test_faces_that_do_not_fit_go_to_the_next_row(page: Page) -> None:
    assert page.place_of(4).top() == page.place_of(0).top()
    assert page.place_of(5).top() > page.place_of(0).bottom()
    assert page.heightForWidth(280) > page.heightForWidth(900)
    assert all(page.rect().contains(page.place_of(index).toRect()) for index in range(9))
    assert page.index_at(QPointF(page.middle(8))) == 8
    assert page.index_at(QPointF(279, page.height() - 1)) == -1


def test_pictures_and_frames_are_painted(page: Page) -> None:
    page.set_picture(1, image_of(np.full((90, 60, 3), (0, 200, 0), np.uint8)))
    page.set_chosen([1])
    painted = pixels_of(page.grab().toImage())
    middle, place = page.middle(1), page.place_of(1)
    assert tuple(painted[middle.y(), middle.x()]) == (0, 200, 0)
    frame = painted[middle.y(), round(place.left()) - 2]
    assert np.abs(frame.astype(int) - (theme.ACCENT.red(), theme.ACCENT.green(), theme.ACCENT.blue())).max() < 40
    page.set_faces(FACES[:2])
    assert tuple(pixels_of(page.grab().toImage())[middle.y(), middle.x()]) != (0, 200, 0)


def test_screen_readers_hear_who_is_edited(page: Page) -> None:
    page.set_chosen([3, 0])
    assert page.accessibleName() == "Faces in this photo"
    assert page.accessibleDescription() == "9 faces; chosen: 1, 4; edited: -; current: 1"
    page.set_edited((4,))
    assert page.accessibleDescription() == "9 faces; chosen: 1, 4; edited: 5; current: 1"


def test_a_photo_without_faces_says_so(page: Page) -> None:
    page.set_faces([])
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.mouseClick(page, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    assert not page.clicks.calls
    assert pixels_of(page.grab().toImage()).max() > theme.PANEL.red() + 40
