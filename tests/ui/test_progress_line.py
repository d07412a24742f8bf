import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from pixelsmile_desktop.core.progress import ByteProgress, Progress
from pixelsmile_desktop.ui.widgets.progress_line import ProgressLine

MEGABYTE = 10**6
HALF = ByteProgress("Downloading", MEGABYTE // 2, MEGABYTE, 90, 11 * MEGABYTE)


@pytest.fixture
def line(qapp: QApplication) -> ProgressLine:
    line = ProgressLine(can_pause=True)
    line.resize(600, 40)
    return line


def pause_button(line: ProgressLine) -> QPushButton:
    return next(one for one in line.findChildren(QPushButton) if one.text() in {"Pause", "Go on"})


def test_what_rests_has_no_rate_and_no_time_left(line: ProgressLine) -> None:
    line.begin("Downloading it")
    line.set_progress(HALF)
    assert "11.0 MB/s" in line._words.text()
    assert "1 min 30 s left" in line._words.text()
    line.begin("Downloading it", is_paused=True)
    assert line._words.text() == "Paused  ·  500.0 kB of 1.0 MB"
    line.begin("Downloading it")
    assert "11.0 MB/s" in line._words.text()


def test_what_cannot_rest_has_no_button_for_it(line: ProgressLine) -> None:
    line.begin("Asking", is_pausable=False)
    assert not pause_button(line).isVisible()
    line.begin("Downloading")
    assert pause_button(line).isVisible()


def test_a_new_task_says_nothing_of_the_one_before(line: ProgressLine) -> None:
    line.begin("One")
    line.set_progress(Progress("Checking", 1, 2))
    line.stop()
    line.begin("Two")
    assert line._words.text() == ""


def test_a_long_title_gives_way_to_the_numbers_and_is_told_whole(line: ProgressLine) -> None:
    title = "Downloading " + ", ".join(["a model with a long name"] * 9)
    line.begin(title)
    line.set_progress(HALF)
    QApplication.processEvents()
    assert line.width() == 600
    assert line._words.width() >= line._words.sizeHint().width()
    assert line._title.toolTip() == title
