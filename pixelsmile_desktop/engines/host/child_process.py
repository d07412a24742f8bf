"""The process of the child: its pipes, the threads that serve them, and how it ended."""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.engines.host.bounded_log import BoundedLog
from pixelsmile_desktop.engines.host.frames import WireError, write_all
from pixelsmile_desktop.engines.host.messages import Event, Request, Shutdown, pack, read_event

logger = logging.getLogger(__name__)

# A signal or a Ctrl-C meant for the program must not reach the child, which is cancelled through the pipe.
_OWN_GROUP_ON_WINDOWS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_CHUNK = 8192
_SECONDS_TO_DIE = 5.0
_SECONDS_FOR_A_THREAD = 1.0
_SIGKILL = 9


class HostError(EngineError):
    """The child could not be started, died, or did not answer.

    Attributes:
        detail: the last lines that the child printed, for the log.
    """

    def __init__(self, what: str, remedy: str, detail: str = "") -> None:
        super().__init__(what, remedy)
        self.detail = detail


class ChildProcess:
    """A running child. Nothing here waits for the child unless its name says so; safe from several threads.

    Args:
        command: program and arguments.
        environment: variables that the child gets besides the program's own.
        log: where what the child prints goes.

    Raises:
        HostError: the command cannot be run.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: BoundedLog) -> None:
        self._log = log
        self._log.begin()
        self._was_killed = False
        self.is_retired = False
        self._outbox: queue.SimpleQueue[tuple[memoryview, ...] | None] = queue.SimpleQueue()
        self._inbox: queue.SimpleQueue[Event | WireError | None] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                command,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=os.environ | dict(environment),
                start_new_session=True,
                creationflags=_OWN_GROUP_ON_WINDOWS,
            )
        except OSError as error:
            what = f"the PixelSmile engine's process cannot be started: {error.strerror or error}"
            raise HostError(what, "install PixelSmile Desktop anew") from error
        tasks: tuple[tuple[Callable[[IO[bytes]], None], IO[bytes] | None], ...] = (
            (self._write, self._process.stdin),
            (self._read, self._process.stdout),
            (self._keep_log, self._process.stderr),
        )
        self._threads = [threading.Thread(target=task, args=(pipe,), daemon=True) for task, pipe in tasks]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def has_died(self) -> bool:
        """Whether it has ended, and not because the program killed it."""
        return not (self.is_running or self._was_killed)

    def send(self, message: Request) -> None:
        """Hand a message over; it is written as soon as the child takes it, and lost if the child is dead.

        Raises:
            WireError: it is too long.
        """
        self._outbox.put(pack(message))

    def receive(self, seconds: float) -> Event | None:
        """The next message; None if none comes in time.

        Raises:
            WireError: the child said something that is no message.
            HostError: the child has ended.
        """
        try:
            received = self._inbox.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(received, WireError):
            raise received
        if received is None:
            # Nothing follows, so whoever asks again hears the same.
            self._inbox.put(None)
            raise self._how_it_ended()
        return received

    def retire(self, seconds: float) -> None:
        """End the child: ask, wait, and kill it when it has not ended in time. It may be called twice."""
        self.is_retired = True
        self.send(Shutdown())
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            logger.info("the engine's process %d did not end within %g s and is killed", self.pid, seconds)
        self.kill()

    def kill(self) -> None:
        """End the child at once, and wait until it and its threads are gone. It may be called twice."""
        if self.is_running:
            self._was_killed = True
            self._process.kill()
        try:
            self._process.wait(_SECONDS_TO_DIE)
        except subprocess.TimeoutExpired:
            # A driver can hold a process beyond any signal; the system takes it when the driver lets go.
            logger.warning("the engine's process %d does not die", self.pid)
            return
        self._outbox.put(None)
        for thread in self._threads:
            # A grandchild may still hold the pipe of the log; that thread ends with it.
            thread.join(_SECONDS_FOR_A_THREAD)

    def failure(self, what: str, remedy: str) -> HostError:
        """An error about this child, with the last lines that it printed."""
        return HostError(what, remedy, self._log.tail)

    def _write(self, pipe: IO[bytes]) -> None:
        with pipe:
            while (parts := self._outbox.get()) is not None:
                try:
                    write_all(pipe, parts)
                except OSError:
                    # The reader sees the end of the child and tells.
                    break

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            try:
                while (event := read_event(pipe)) is not None:
                    self._inbox.put(event)
            except WireError as error:
                self._inbox.put(error)
            finally:
                self._inbox.put(None)

    def _keep_log(self, pipe: IO[bytes]) -> None:
        with pipe:
            while data := pipe.read(_CHUNK):
                self._log.write(data)

    def _how_it_ended(self) -> HostError:
        try:
            code = self._process.wait(_SECONDS_TO_DIE)
        except subprocess.TimeoutExpired:
            return self.failure("the PixelSmile engine's process fell silent", _try_again(self._log))
        # What it said last is worth the moment that it may still be on its way.
        self._threads[-1].join(_SECONDS_FOR_A_THREAD)
        if code == -_SIGKILL and not self._was_killed:
            what = "the PixelSmile engine's process was killed by the system, probably because memory ran out"
            return self.failure(what, "close other programs or choose a smaller size or plan, then try again")
        return self.failure(
            f"the PixelSmile engine's process ended unexpectedly ({_ending(code)})", _try_again(self._log)
        )


def _ending(code: int) -> str:
    """An exit code in words: of POSIX a signal or a small number, of Windows also an exception's number."""
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}" if code < 256 else f"exit code 0x{code:08X}"


def _try_again(log: BoundedLog) -> str:
    return "try again" if log.path is None else f"try again; if it happens again, {log.path} says more"
