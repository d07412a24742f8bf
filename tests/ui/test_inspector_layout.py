"""The panel on the right at the sizes of usual screens: it scrolls, and nothing lies over its neighbour."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.ui.application import translate
from pixelsmile_desktop.ui.commands import PAGES
from pixelsmile_desktop.ui.views.closing_question import ClosingQuestion
from pixelsmile_desktop.ui.widgets.upper_first_splitter import UpperFirstSplitter
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

BLEND = ExpressionMix.of({Expression.HAPPY: 0.8, Expression.ANGRY: 0.4})
SIZES = ((1280, 800), (1440, 900), (1920, 1080))


@pytest.fixture(params=["en", "de"])
def opened(qapp: QApplication, resources: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    translate(qapp, request.param, resources)
    with opened_window() as one:
        one.window.show_page("view.edit")
        yield one
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def content(opened: Opened) -> QWidget:
    return opened.window._inspector.findChild(QScrollArea).widget()


def overlapping(parent: QWidget) -> list[str]:
    """Pairs of visible children of the column, or of its engine panel, that lie over one another."""
    shown = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
    placed = [(child, QRect(child.mapTo(parent, QPoint()), child.size())) for child in shown]
    return [
        f"{type(one).__name__} {first.getRect()} over {type(other).__name__} {second.getRect()}"
        for (one, first), (other, second) in itertools.combinations(placed, 2)
        if first.intersects(second)
    ]


def cut_off(parent: QWidget) -> list[str]:
    """Children that are lower than their broken lines need."""
    shown = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
    return [
        f"{type(child).__name__} has {child.height()} of {child.heightForWidth(child.width())}"
        for child in shown
        if child.hasHeightForWidth()
        and child.height() < child.heightForWidth(child.width())
        and type(child).__name__ in {"QLabel", "EnginePanel"}
    ]


def fit(opened: Opened) -> None:
    for width, height in SIZES:
        opened.window.resize(width, height)
        for _ in range(4):
            QApplication.processEvents()
        for parent in (content(opened), opened.window._inspector.engine):
            assert overlapping(parent) == [], (width, height)
            assert cut_off(parent) == [], (width, height)


def test_nothing_overlaps_in_any_state(opened: Opened) -> None:
    fit(opened)
    opened.edit_portrait()
    fit(opened)
    edit, engine = opened.parts.edit, opened.window._inspector.engine
    edit.set_mix(BLEND)
    fit(opened)
    edit.set_engine(EngineName.PIXELSMILE)
    engine.set_result("identity 0.93 · 12.4 % changes, the rest is bit-identical, and this goes on for a second line")
    opened.window._inspector._warnings.setText("the face is cut off by the edge of the photo; " * 4)
    opened.window._inspector._warnings.show()
    fit(opened)
    until(lambda: not edit.is_busy, "the preview")


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_every_page_fits_a_small_screen_also_after_a_large_one(opened: Opened) -> None:
    opened.edit_portrait()
    for page in (*PAGES, "help.welcome", "help.sent"):
        opened.window.show_page(page)
        for width, height in ((1920, 1080), (1280, 720)):
            opened.window.resize(width, height)
            settle()
        assert (opened.window.width(), opened.window.height()) == (1280, 720), page


def test_the_history_is_seen_without_scrolling_and_the_wheel_beside_it(opened: Opened) -> None:
    opened.edit_portrait()
    opened.parts.edit.set_engine(EngineName.PIXELSMILE)
    for width, height in SIZES:
        opened.window.resize(width, height)
        settle()
        for part in (opened.window._inspector.history, opened.window._inspector._wheel):
            seen = part.visibleRegion().boundingRect()
            assert seen.height() >= min(part.height(), 80), (type(part).__name__, width, height)
        assert opened.window._inspector._wheel.visibleRegion().boundingRect().height() == (
            opened.window._inspector._wheel.height()
        )
    until(lambda: not opened.parts.edit.is_busy, "the preview")


def test_the_lists_get_what_the_rest_leaves_until_the_user_moves_their_edge(opened: Opened) -> None:
    splitter = opened.window._inspector.findChild(UpperFirstSplitter)
    heights = []
    for width, height in ((1440, 900), (1440, 1300)):
        opened.window.resize(width, height)
        settle()
        heights.append(splitter.sizes()[1])
        assert splitter.sizes()[0] <= content(opened).minimumHeight()
    assert heights[1] > heights[0]
    splitter.moveSplitter(300, 1)
    before = splitter.sizes()[0]
    opened.parts.edit.set_engine(EngineName.PIXELSMILE)
    settle()
    assert splitter.sizes()[0] == before


def test_no_button_of_the_closing_question_is_cut_off(opened: Opened) -> None:
    question = ClosingQuestion(3, opened.window)
    question.open()
    settle()
    for button in question.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
    question.close()
