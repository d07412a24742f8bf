"""The one channel to the user: logged, kept until there is a window, shown in place, copied, acted upon."""

import logging
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.studio.crash_report import CrashReports
from pixelsmile_desktop.ui.notices import Notice, NoticeAction, NoticeCentre, NoticeLevel, notice_of
from pixelsmile_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.waiting import Heard, until

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.expects_warnings]


@pytest.fixture
def centre() -> NoticeCentre:
    return NoticeCentre()


def a_fault() -> Exception:
    try:
        [].pop()
    except IndexError as error:
        return error
    raise AssertionError


def tool(bar: NoticeBar, name: str) -> QToolButton:
    (button,) = (button for button in bar.findChildren(QToolButton) if button.accessibleName() == name)
    return button


def test_expected_errors_speak_for_themselves_and_others_are_faults_of_the_program() -> None:
    expected = notice_of(SaveError("the disk is full", "make room"))
    assert (expected.sentence, expected.remedy, expected.details) == ("the disk is full", "make room", "")
    fault = notice_of(a_fault())
    assert "inside the program" in fault.sentence
    assert "IndexError" in fault.details
    assert "in a_fault" in fault.details
    assert expected.level is fault.level is NoticeLevel.ERROR


def test_a_notice_is_logged_with_its_level(centre: NoticeCentre, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        centre.post(Notice("the disk is full", "make room", NoticeLevel.ERROR, details="errno 28"))
        centre.post(Notice("5 photos were found"))
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "told the user: the disk is full; make room\n\nerrno 28"),
        ("INFO", "told the user: 5 photos were found"),
    ]


def test_what_was_said_before_there_was_a_window_is_shown_by_the_first_one(centre: NoticeCentre) -> None:
    centre.post(Notice("the library was restored", level=NoticeLevel.WARNING))
    bar = NoticeBar(centre)
    assert [notice.sentence for notice in bar.shown] == ["the library was restored"]


def test_the_same_words_stand_there_once_and_with_all_that_can_be_done(centre: NoticeCentre) -> None:
    plain = Notice("the disk is full", "make room", NoticeLevel.ERROR)
    with_button = replace(plain, action=NoticeAction("Try again", Heard().heard))
    keyed = replace(plain, key="library")
    for notice in (plain, replace(plain, details="errno 28")):
        centre.post(notice)
    assert centre.standing == (plain,)
    centre.post(with_button)
    assert centre.standing == (with_button,)
    centre.post(plain)
    assert centre.standing == (with_button,)
    # One whose reason may go must be found again when it has gone.
    centre.post(keyed)
    assert centre.standing == (keyed,)
    centre.withdraw("library")
    assert centre.standing == ()


def test_a_notice_from_another_thread_arrives_on_that_of_the_window(centre: NoticeCentre) -> None:
    threads: list[threading.Thread] = []

    class Listener(Heard):
        def heard(self, *values: object) -> None:
            threads.append(threading.current_thread())

    listener = Listener()
    centre.posted.connect(listener.heard)
    worker = threading.Thread(target=centre.post_error, args=(a_fault(),))
    worker.start()
    worker.join()
    assert threads == []
    until(lambda: threads, "the notice")
    assert threads == [threading.main_thread()]


def test_an_exception_of_any_thread_becomes_a_report_and_a_notice(centre: NoticeCentre, tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    with reports.watching(centre.post_error):
        worker = threading.Thread(target=[].pop)
        worker.start()
        worker.join()
        until(lambda: centre.standing, "the notice")
    assert "IndexError" in centre.standing[0].details
    assert len(reports.pending()) == 1


def test_a_notice_takes_the_place_of_the_one_with_its_key_and_stays_until_its_reason_is_gone(
    centre: NoticeCentre,
) -> None:
    bar = NoticeBar(centre)
    centre.post(Notice("1 photo failed", level=NoticeLevel.ERROR, key="batch"))
    centre.post(Notice("other", level=NoticeLevel.ERROR))
    centre.post(Notice("2 photos failed", level=NoticeLevel.ERROR, key="batch"))
    assert [notice.sentence for notice in bar.shown] == ["other", "2 photos failed"]
    centre.withdraw("batch")
    assert [notice.sentence for notice in bar.shown] == ["other"]


def test_the_same_notice_twice_is_one(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre)
    for _ in range(3):
        centre.post(Notice("the disk is full", "make room", NoticeLevel.ERROR))
    assert len(bar.shown) == 1


def test_no_more_than_three_are_shown_and_the_older_ones_come_back(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre)
    notices = [Notice(str(number), level=NoticeLevel.ERROR) for number in range(5)]
    for notice in notices:
        centre.post(notice)
    assert [notice.sentence for notice in bar.shown] == ["2", "3", "4"]
    centre.dismiss(notices[4])
    assert [notice.sentence for notice in bar.shown] == ["1", "2", "3"]


def test_the_bar_is_there_only_while_there_is_something_to_say(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre)
    assert bar.isHidden()
    notice = Notice("the disk is full", level=NoticeLevel.ERROR)
    centre.post(notice)
    assert not bar.isHidden()
    centre.dismiss(notice)
    assert bar.isHidden()


def test_the_button_does_what_it_says_once_and_the_notice_goes(centre: NoticeCentre) -> None:
    pressed: list[str] = []
    bar = NoticeBar(centre)
    centre.post(Notice("no model", action=NoticeAction("Get it", lambda: pressed.append("got"))))
    (button,) = bar.findChildren(QPushButton)
    assert button.text() == "Get it"
    button.click()
    assert pressed == ["got"]
    assert bar.shown == ()


def test_details_are_copied_with_the_sentence(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre)
    centre.post_error(a_fault())
    tool(bar, "Copy the details").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("something went wrong inside the program")
    assert "IndexError" in copied
    tool(bar, "Dismiss").click()
    assert centre.standing == ()


def test_what_asks_for_nothing_goes_away_by_itself_and_what_went_wrong_stays(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre, passing_ms=1)
    centre.post(Notice("the disk is full", level=NoticeLevel.ERROR))
    centre.post(Notice("look at this", action=NoticeAction("Show", list)))
    centre.post(Notice("5 photos were found"))
    until(lambda: len(bar.shown) == 2, "the notice to pass")
    QApplication.processEvents()
    assert [notice.sentence for notice in bar.shown] == ["the disk is full", "look at this"]


def test_words_of_others_are_never_taken_for_markup(centre: NoticeCentre) -> None:
    bar = NoticeBar(centre)
    centre.post(Notice("<b>a file</b>.jpg cannot be read", "choose another", NoticeLevel.ERROR))
    from PySide6.QtWidgets import QLabel

    texts = [label.text() for label in bar.findChildren(QLabel) if label.text()]
    assert texts == ["<b>a file</b>.jpg cannot be read. Choose another."]
