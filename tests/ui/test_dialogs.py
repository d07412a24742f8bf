"""What was sent, about the program, and the report of a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QTableWidget, QWidget

from pixelsmile_desktop.studio.crash_report import CrashReports
from pixelsmile_desktop.studio.sent_log import SentLog
from pixelsmile_desktop.ui.notices import NoticeCentre
from pixelsmile_desktop.ui.views.about_dialog import AboutDialog
from pixelsmile_desktop.ui.views.crash_dialog import CrashDialog
from pixelsmile_desktop.ui.views.sent_page import SentPage
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.waiting import until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pool() -> Iterator[TaskPool]:
    pool = TaskPool(1)
    yield pool
    assert pool.close()


def button(parent: QWidget, text: str) -> QPushButton:
    (found,) = (button for button in parent.findChildren(QPushButton) if button.text() == text)
    return found


def test_a_program_that_sent_nothing_says_so(pool: TaskPool, tmp_path: Path) -> None:
    page = SentPage(SentLog(tmp_path / "logs"), pool, NoticeCentre())
    page.show()
    page.refresh()
    until(lambda: pool.is_idle, "the log")
    assert page._empty.isVisible()
    assert "sent nothing" in page._empty.text()
    assert not (tmp_path / "logs").exists()


def test_every_request_is_a_row_and_can_be_copied(pool: TaskPool, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    page = SentPage(log, pool, NoticeCentre())
    page.show()
    log.note("hub.example", "/model/a", 230)
    log.note("hub.example", "/model/b", 240)
    page.refresh()
    until(lambda: len(page.requests) == 2, "the log")
    table = page.findChild(QTableWidget)
    assert [table.item(row, 2).text() for row in range(2)] == ["/model/b", "/model/a"]
    assert page._summary.text().startswith("2 ")
    button(page, "Copy").click()
    assert QGuiApplication.clipboard().text().count("hub.example") == 2


@pytest.mark.expects_warnings
def test_a_log_that_cannot_be_read_is_told(pool: TaskPool, tmp_path: Path) -> None:
    (tmp_path / "sent.jsonl").mkdir()
    notices = NoticeCentre()
    page = SentPage(SentLog(tmp_path), pool, notices)
    page.refresh()
    until(lambda: notices.standing, "the notice")


def test_about_shows_the_program_and_every_package_with_its_licence(pool: TaskPool) -> None:
    dialog = AboutDialog(pool)
    dialog.open()
    names = dialog.findChild(QListWidget)
    until(lambda: names.count() > 20, "the licences")
    text = dialog.findChild(QPlainTextEdit)
    assert "Apache License" in text.toPlainText()
    (row,) = (row for row in range(names.count()) if names.item(row).text().startswith("numpy"))
    names.setCurrentRow(row)
    assert "Redistribution and use" in text.toPlainText()
    button(dialog, "Close").click()
    assert not dialog.isVisible()


def test_a_dialog_that_is_closed_before_the_licences_are_read_is_no_fault(pool: TaskPool) -> None:
    dialog = AboutDialog(pool)
    dialog.open()
    dialog.close()
    until(lambda: pool.is_idle, "the licences")


@pytest.mark.expects_warnings
def test_the_latest_report_is_shown_copied_and_deleted(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    reports.write(ValueError("the first"), "main")
    reports.write(ValueError("the second"), "main")
    dialog = CrashDialog(reports)
    dialog.open()
    assert "the second" in dialog.findChild(QPlainTextEdit).toPlainText()
    button(dialog, "Copy").click()
    assert "the second" in QGuiApplication.clipboard().text()
    button(dialog, "Delete the report").click()
    assert reports.pending() == ()
    assert not dialog.isVisible()


@pytest.mark.expects_warnings
def test_a_report_that_is_put_off_waits_for_the_next_start(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    reports.write(ValueError("a fault"), "main")
    dialog = CrashDialog(reports)
    dialog.open()
    button(dialog, "Later").click()
    assert len(reports.pending()) == 1
