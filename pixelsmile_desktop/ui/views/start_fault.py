"""What the user sees when the window cannot be opened: started from a menu, the program has no other voice."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.ui.sentences import sentence_text

logger = logging.getLogger(__name__)

_UNSEEN: Final = frozenset({"offscreen", "minimal"})
"""Platforms of Qt that nobody looks at, so that nobody would ever close the message."""


@contextmanager
def telling_faults(application: QApplication) -> Iterator[None]:
    """Say in a message why the window could not be opened, and raise it again when the user has read that.

    Args:
        application: whose events have not begun.
    """
    try:
        yield
    except PixelSmileError as error:
        logger.error("the window cannot be opened: %s", error)  # noqa: TRY400 - expected, and said in a sentence
        if QGuiApplication.platformName() not in _UNSEEN:
            _tell(application, error)
        raise


def _tell(application: QApplication, error: PixelSmileError) -> None:
    message = QMessageBox()
    message.setIcon(QMessageBox.Icon.Warning)
    message.setWindowTitle(QCoreApplication.translate("StartFault", "PixelSmile Desktop cannot be opened"))
    message.setText(_capitalised(sentence_text(error.what)))
    message.setInformativeText(_capitalised(sentence_text(error.remedy)))
    message.finished.connect(application.quit)
    message.show()
    application.exec()


def _capitalised(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}."
