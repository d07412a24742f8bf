"""A group in the whole window: a mix for each face, by clicks on their heads."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import FaceLook
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from pixelsmile_desktop.ui.widgets.face_strip import FaceStrip
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

HAPPY, SAD = ExpressionMix.parse(["happy=0.8"]), ExpressionMix.parse(["sad=0.6"])


@pytest.fixture
def opened(qapp: QApplication, couple: Path) -> Iterator[Opened]:
    with opened_window((couple,)) as one:
        until(lambda: len(one.parts.edit.faces) == 2, "the faces of the couple")
        yield one


def test_two_people_are_edited_in_one_version(opened: Opened) -> None:
    model = opened.parts.edit
    strip, view = opened.window.findChild(FaceStrip), opened.window.findChild(CompareView)
    wheel = opened.window.findChild(ExpressionWheel)

    def click(face: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, keys, strip.place_of(face).center().toPoint())

    click(0)
    wheel.mix_edited.emit(HAPPY, False)
    click(1)
    assert wheel._state.mix.is_identity
    wheel.mix_edited.emit(SAD, False)
    assert view.faces.edited == {0, 1}
    assert view.faces.chosen == {1}
    assert "edited: 1, 2" in strip.accessibleDescription()
    opened.render()
    version = opened.versions()[-1]
    assert version.request.mix_of(0) == HAPPY
    assert version.request.mix_of(1) == SAD
    click(0)
    assert model.mix == HAPPY
    opened.do("mix.reset")
    assert model.edited == (1,)
    opened.do("version.original")
    assert model.edited == ()
    model.load_request(version.request)
    assert replace(model.request(), photo="").others == (FaceLook(0, HAPPY),)
    assert view.faces.edited == {0, 1}


def test_a_blend_that_fails_is_said_of_a_face_that_is_not_chosen_too(opened: Opened) -> None:
    model, inspector = opened.parts.edit, opened.window._inspector
    model.click_face(0, False)
    model.set_mix(ExpressionMix.parse(["happy=0.8", "angry=0.5"]))
    assert "Face" not in inspector._warnings.text()
    model.click_face(1, False)
    model.set_mix(SAD)
    assert "Face 1: angry and happy contradict" in inspector._warnings.text()
    model.click_face(0, False)
    assert "Face" not in inspector._warnings.text()
    until(lambda: not model.is_busy, "the preview")
