"""The application as Qt knows it: its look, its language, and where its warnings go."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop import __version__
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon

logger = logging.getLogger(__name__)

_SECONDS_TO_HOLD_PYTHON: Final = 0.0005
"""After so long a thread hands Python to one that waits: painting asks for it a hundred times in a frame, and with
Python's own 5 ms each of these could wait that long for a thread that computes."""
LANGUAGES: Final = ("en", "de", "zh_CN")
_TRADITIONAL: Final = frozenset({"Hant", "TW", "HK", "MO"})
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application(resources: Path) -> QApplication:
    """The one application of the process, with its look.

    Args:
        resources: the folder of what ships with the program.
    """
    qInstallMessageHandler(_log)
    sys.setswitchinterval(_SECONDS_TO_HOLD_PYTHON)
    # Sizes between whole ones stay what the system says, so that text is as large as elsewhere.
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["pixelsmile-desktop"])
    application.setApplicationName("PixelSmile")
    application.setApplicationDisplayName("PixelSmile")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("pixelsmile-desktop")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application)
    application.setWindowIcon(icon("app"))
    return application


def translate(application: QApplication, language: str, resources: Path) -> str:
    """Let everything that is made from now on speak a language.

    Args:
        application: the application.
        language: "en", "de", "zh_CN", or "auto" for that of the system.
        resources: the folder of what ships with the program.

    Returns:
        The language that was taken.
    """
    chosen = language_of_system() if language == "auto" else language
    QLocale.setDefault(QLocale(chosen) if language != "auto" else QLocale.system())
    if chosen == "en":
        _load(application, "pixelsmile_en", resources / "translations")
        return chosen
    _load(application, f"pixelsmile_{chosen}", resources / "translations")
    # The words of Qt itself, such as those of its file dialog; not every installation of it has them.
    _load(application, f"qtbase_{chosen}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    return chosen


def language_of_system() -> str:
    """The first of the user's languages that the program speaks; English if it speaks none."""
    is_traditional = False
    for wanted in QLocale.system().uiLanguages():
        parts = wanted.replace("_", "-").split("-")
        if parts[0] in {"de", "en"}:
            return parts[0]
        is_traditional |= bool(_TRADITIONAL & {*parts})
        # Qt also lists a bare "zh", for those who read the traditional signs as well.
        if parts[0] == "zh" and not is_traditional:
            return "zh_CN"
    return "en"


def _load(application: QApplication, name: str, folder: Path) -> None:
    translator = QTranslator(application)
    if translator.load(name, str(folder)):
        application.installTranslator(translator)
    else:
        logger.info("there is no translation %s in %s", name, folder)


def _log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logger.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
