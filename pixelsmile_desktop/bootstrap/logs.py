"""The log files of the command line and of the window."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

LOG_NAME: Final = "pixelsmile.log"
WINDOW_LOG_NAME: Final = "window.log"
_LOG_BYTES: Final = 1_000_000
_LOGS_KEPT: Final = 3


class LogFile(RotatingFileHandler):
    """A log file that is made, with its folder, by the first record, and that never disturbs the program.

    Attributes:
        broken: whether a record could not be written.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.path = path
        self.broken = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, first making the folder."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.broken = True
        else:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Note that a record was lost; the user is told by whoever points to the log."""
        del record
        self.broken = True


@contextmanager
def logging_to(folder: Path, name: str = LOG_NAME) -> Iterator[LogFile]:
    """Whatever is logged at WARNING and above, and every Python warning, goes to a file in `folder` meanwhile."""
    handler = LogFile(folder / name)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.captureWarnings(True)
    try:
        yield handler
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
        handler.close()
