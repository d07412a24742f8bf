"""A real Qt application without a screen, whose every warning fails the test that caused it."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of this process."""
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["pixelsmile-tests"])


@pytest.fixture(autouse=True)
def _no_qt_complaint(qapp: QApplication) -> Iterator[None]:
    said: list[str] = []
    of_no_screen = "This plugin does not support "

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        is_complaint = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        if is_complaint and not text.startswith(of_no_screen):
            said.append(text)

    previous, locale = qInstallMessageHandler(hear), QLocale()
    yield
    QLocale.setDefault(locale)
    # What lies in the clipboard when the process ends is deleted too late, where there is no screen, and crashes it.
    qapp.clipboard().clear()
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    qInstallMessageHandler(previous)
    assert not said, f"Qt complained: {said}"
