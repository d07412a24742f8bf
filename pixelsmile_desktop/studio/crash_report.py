"""Faults of the program itself: each is written to a file that stays here, and is shown at the next start."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import PixelSmileError

logger = logging.getLogger(__name__)

FaultListener = Callable[[BaseException], None]
"""Hears of an exception that nobody caught, on the thread that it was raised in."""

_PREFIX: Final = "crash-"
_SUFFIX: Final = ".txt"
_NATIVE: Final = "native-crash.log"
_LOG_LINES: Final = 60
_MOST_REPORTS: Final = 20


class CrashReports:
    """The reports of one program.

    Args:
        folder: where they lie, with the log.
        log: the log file, whose end goes into a report.
    """

    def __init__(self, folder: Path, log: Path | None = None) -> None:
        self._folder = folder
        self._log = log

    def write(self, error: BaseException, thread: str) -> Path | None:
        """Write a report of an exception; None if the disk refuses, which the log then says."""
        return self._keep(f"In thread {thread}:\n{''.join(traceback.format_exception(error))}")

    def pending(self) -> tuple[Path, ...]:
        """The reports that the user has not dismissed, latest first."""
        return tuple(sorted(self._folder.glob(f"{_PREFIX}*{_SUFFIX}"), reverse=True))

    def dismiss(self) -> None:
        """Delete every report."""
        for report in self.pending():
            with contextlib.suppress(OSError):
                report.unlink()

    @contextlib.contextmanager
    def watching(self, listener: FaultListener) -> Iterator[None]:
        """Meanwhile every exception that nobody catches is reported, and a crash of the process leaves its stacks.

        Args:
            listener: hears of each exception after it was written down.
        """
        self._take_in_native_crash()
        hooks = sys.excepthook, threading.excepthook

        def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if isinstance(error, KeyboardInterrupt):
                hooks[0](kind, error, trace)
            else:
                self._report(error, threading.current_thread().name, listener)

        def on_thread_exception(fault: threading.ExceptHookArgs) -> None:
            if fault.exc_value is not None and not isinstance(fault.exc_value, SystemExit):
                self._report(fault.exc_value, fault.thread.name if fault.thread else "unknown", listener)

        sys.excepthook, threading.excepthook = on_exception, on_thread_exception
        try:
            with self._native_stacks():
                yield
        finally:
            sys.excepthook, threading.excepthook = hooks

    def _report(self, error: BaseException, thread: str, listener: FaultListener) -> None:
        logger.error("nobody caught an exception in thread %s", thread, exc_info=error)
        self.write(error, thread)
        listener(error)

    @contextlib.contextmanager
    def _native_stacks(self) -> Iterator[None]:
        """Let a crash below Python write the stacks of all threads; an empty file is the sign of a clean end."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = (self._folder / _NATIVE).open("w", encoding="utf-8")
        except OSError as error:
            logger.warning("crashes cannot be reported in %s: %s", self._folder, error)
            yield
            return
        was_enabled = faulthandler.is_enabled()
        with file:
            faulthandler.enable(file)
            try:
                yield
            finally:
                faulthandler.disable()
                if was_enabled and sys.__stderr__ is not None:
                    faulthandler.enable(sys.__stderr__)

    def _take_in_native_crash(self) -> None:
        path = self._folder / _NATIVE
        try:
            stacks = path.read_text(encoding="utf-8", errors="replace")
            if stacks.strip() and self._keep(f"The program ended abruptly:\n{stacks}") is not None:
                path.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            logger.warning("%s cannot be read: %s", path, error)

    def _keep(self, story: str) -> Path | None:
        now = datetime.now().astimezone()
        path = self._folder / f"{_PREFIX}{now:%Y%m%d-%H%M%S-%f}{_SUFFIX}"
        head = (
            f"PixelSmile Desktop {__version__}\nPython {platform.python_version()}\n{platform.platform()}\n{now:%c %z}"
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with atomic_write(path) as file:
                file.write(f"{head}\n\n{story}\n\nThe end of the log:\n{self._end_of_log()}\n".encode(errors="replace"))
        except (OSError, PixelSmileError) as error:
            logger.warning("a report cannot be written: %s", error)
            return None
        for old in self.pending()[_MOST_REPORTS:]:
            with contextlib.suppress(OSError):
                old.unlink()
        return path

    def _end_of_log(self) -> str:
        if self._log is None:
            return ""
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-_LOG_LINES:])
