from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.compare_panel import ComparePanel
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.comparing import AFTER, BEFORE, grabbed, plain, settled


@pytest.fixture
def panel(qapp: object) -> Iterator[ComparePanel]:
    pool = TaskPool(2)
    panel = ComparePanel(pool)
    panel.resize(900, 600)
    panel.show()
    panel.view.set_before(plain(BEFORE))
    panel.view.set_after(plain(AFTER))
    settled(panel.view)
    yield panel
    assert pool.close()


def click(panel: ComparePanel, word: str) -> None:
    QTest.mouseClick(panel.toolbar.buttons[word], Qt.MouseButton.LeftButton)


def checked(panel: ComparePanel) -> set[str]:
    return {word for word, button in panel.toolbar.buttons.items() if button.isChecked()}


def test_the_words_of_the_pill(panel: ComparePanel) -> None:
    assert list(panel.toolbar.buttons) == ["Fit", "1:1", "Split", "Side", "Hold", "Diff", "Mask", "Clip", "Faces"]
    assert checked(panel) == {"Fit", "Split"}


def test_it_floats_in_the_middle_over_the_lower_edge(panel: ComparePanel) -> None:
    for size in ((900, 600), (1200, 500)):
        panel.resize(*size)
        bar = panel.toolbar.geometry()
        assert abs(bar.center().x() - size[0] / 2) <= 1
        assert bar.bottom() < size[1] - 8
        assert panel.childAt(bar.center() + QPoint(0, -18)) is panel.toolbar
        assert panel.view.geometry() == panel.rect()


@pytest.mark.parametrize(
    ("word", "mode"),
    [("Side", CompareMode.SIDE_BY_SIDE), ("Hold", CompareMode.HOLD), ("Diff", CompareMode.DIFFERENCE)],
)
def test_a_way_of_showing_and_out_of_it_again(panel: ComparePanel, word: str, mode: CompareMode) -> None:
    click(panel, word)
    assert panel.view.mode is mode
    assert checked(panel) == {"Fit", word}
    click(panel, word)
    assert panel.view.mode is CompareMode.SINGLE
    assert checked(panel) == {"Fit"}
    click(panel, "Split")
    assert panel.view.mode is CompareMode.SPLIT_VERTICAL


def test_the_split_turns_when_it_is_clicked_again(panel: ComparePanel) -> None:
    modes = []
    for _ in range(2):
        click(panel, "Split")
        modes.append(panel.view.mode)
        assert "Split" in checked(panel)
    assert modes == [CompareMode.SPLIT_HORIZONTAL, CompareMode.SPLIT_VERTICAL]


def test_overlays_are_switched_one_by_one(panel: ComparePanel) -> None:
    click(panel, "Mask")
    click(panel, "Faces")
    assert panel.view.overlays == {Overlay.MASK, Overlay.FACES}
    click(panel, "Mask")
    assert panel.view.overlays == {Overlay.FACES}
    panel.view.set_overlays({Overlay.CLIPPING})
    assert checked(panel) == {"Fit", "Split", "Clip"}


def test_sizes(panel: ComparePanel) -> None:
    click(panel, "1:1")
    assert panel.view.viewport.scale == 1
    assert checked(panel) == {"1:1", "Split"}
    click(panel, "1:1")
    assert checked(panel) == {"1:1", "Split"}
    panel.view.zoom_in()
    assert checked(panel) == {"Split"}
    click(panel, "Fit")
    assert checked(panel) == {"Fit", "Split"}


def test_every_button_has_a_name_a_key_and_the_focus(panel: ComparePanel) -> None:
    for word, button in panel.toolbar.buttons.items():
        assert len(button.accessibleName()) >= len(word)
        assert button.toolTip().startswith(button.accessibleName())
        assert button.toolTip().endswith(")")
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button = panel.toolbar.buttons["Diff"]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert panel.view.mode is CompareMode.DIFFERENCE


def test_what_is_on_is_written_in_the_accent(panel: ComparePanel) -> None:
    accent = np.array(theme.ACCENT.getRgb()[:3])

    def is_accented(word: str) -> bool:
        shown = grabbed(panel.toolbar.buttons[word]).astype(int)
        return bool((np.abs(shown - accent).max(axis=2) < 24).any())

    assert {word for word in panel.toolbar.buttons if is_accented(word)} == {"Fit", "Split"}
