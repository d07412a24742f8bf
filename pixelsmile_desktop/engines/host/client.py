"""The program's side of the child that owns the model: start it, give it work, end it. Never imports torch."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.engine_runtime import EngineRuntime
from pixelsmile_desktop.core.errors import Cancelled, EngineError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.host.bounded_log import BoundedLog
from pixelsmile_desktop.engines.host.child_process import ChildProcess, HostError
from pixelsmile_desktop.engines.host.conversation import POLL_SECONDS, Conversation
from pixelsmile_desktop.engines.host.frames import WireError
from pixelsmile_desktop.engines.host.messages import NO_JOB, PROTOCOL, Event, Generate, Hello, Ready, Work

logger = logging.getLogger(__name__)


def engine_command(runtime: EngineRuntime | None = None) -> tuple[str, ...]:
    """The child of this installation. It does not look for modules in the current folder, which may be anybody's.

    Args:
        runtime: what it runs in; None is the Python of the program itself.
    """
    python = sys.executable if runtime is None else str(runtime.python)
    return python, "-P", "-m", "pixelsmile_desktop.engines.host"


@dataclass(frozen=True)
class Patience:
    """How long the child may take, in seconds.

    Attributes:
        start: from nothing to its first words; a cold disk and a virus scanner may take their time.
        answer: to accept a job, to end one that was cancelled, and to end itself.
    """

    start: float = 60.0
    answer: float = 5.0


class EngineHost:
    """A child process that owns the model, started by the first job and again by the next after it died.

    One job at a time: whoever asks while another job runs is refused, because waiting for a job whose pictures the
    same thread has not taken yet would never end. Every job has one ending; a child that was killed, went mad or fell
    silent costs the job it was at, and the next one gets a new child.

    Args:
        command: program and arguments of the child.
        log: file for what the child prints; None keeps none.
        environment: variables that the child gets besides the program's own.
        patience: when the child is given up.
    """

    def __init__(
        self,
        command: Sequence[str],
        log: Path | None = None,
        environment: Mapping[str, str] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._command = tuple(command)
        self._environment = dict(environment or {})
        self._log = BoundedLog(log)
        self._patience = patience or Patience()
        self._numbers = count(NO_JOB + 1)
        self._at_work = threading.Lock()
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None

    @property
    def pid(self) -> int | None:
        """Number of the child's process; None if none is running."""
        child = self._child
        return child.pid if child is not None and child.is_running else None

    def generate(self, work: Work, crop: Pixels, context: RenderContext) -> Iterator[Pixels]:
        """One (h, w, 3) uint8 picture for each mix of `work`, in their order.

        The last one comes when the job has ended, so that whoever takes it and no more leaves no job open.

        Args:
            work: what to do, and with which model; one mix at least.
            crop: (h, w, 3) uint8 sRGB.
            context: cancel, progress and preview are obeyed; the options are those of `work`.

        Raises:
            Cancelled: the job was cancelled, or the host closed meanwhile.
            OutOfMemoryError, ModelError, RequestError: the child says so.
            EngineError: another job runs; or the child failed, died or did not answer.
        """
        if not self._at_work.acquire(blocking=False):
            raise EngineError("the PixelSmile engine is at work on another picture", "wait until it is done")
        try:
            last = yield from self._generate(work, crop, context)
        except HostError as error:
            logger.warning("%s\n%s", error, error.detail)
            raise
        finally:
            self._at_work.release()
        yield last

    def close(self) -> None:
        """End the child, which gives all its memory back; a running job ends as cancelled. The next job starts anew."""
        child = self._child
        if child is not None:
            child.retire(self._patience.answer)
            self._forget(child)

    def _generate(self, work: Work, crop: Pixels, context: RenderContext) -> Generator[Pixels, None, Pixels]:
        context.cancel.raise_if_requested()
        idle = self._child
        child = self._ready_child(context.cancel)
        talk = Conversation(child, Generate(next(self._numbers), work, crop), self._patience.answer)
        try:
            return (yield from self._pictures(talk, child, context))
        except HostError as error:
            if child is not idle or talk.is_taken or not child.has_died:
                raise
            # It was killed while it idled, and its threads were still ending when it was looked at.
            logger.info("the engine's process %d has ended before it took a job: %s", child.pid, error)
        child = self._ready_child(context.cancel)
        talk = Conversation(child, Generate(next(self._numbers), work, crop), self._patience.answer)
        return (yield from self._pictures(talk, child, context))

    def _pictures(
        self, talk: Conversation, child: ChildProcess, context: RenderContext
    ) -> Generator[Pixels, None, Pixels]:
        """What the child makes; it is kept for the next job only if it can do one."""
        is_usable = False
        try:
            return (yield from talk.pictures(context))
        finally:
            try:
                is_usable = talk.leave()
            finally:
                if not is_usable:
                    self._discard(child)

    def _ready_child(self, cancel: CancelToken) -> ChildProcess:
        """The child of the last job if it still lives, else a new one that has said its first words."""
        child = self._child
        if child is not None:
            if child.is_running and not child.is_retired:
                return child
            logger.info("the engine's process %d has ended while it was idle", child.pid)
            self._discard(child)
        child = ChildProcess(self._command, self._environment, self._log)
        with self._lock:
            self._child = child
        is_ready = False
        try:
            self._shake_hands(child, cancel)
            is_ready = True
        finally:
            if not is_ready:
                self._discard(child)
        return child

    def _shake_hands(self, child: ChildProcess, cancel: CancelToken) -> None:
        child.send(Hello(PROTOCOL, __version__))
        deadline = time.monotonic() + self._patience.start
        event: Event | None = None
        while event is None:
            cancel.raise_if_requested()
            try:
                event = child.receive(POLL_SECONDS)
            except HostError:
                if child.is_retired:
                    raise Cancelled from None
                raise
            if event is None and time.monotonic() > deadline:
                what = f"the PixelSmile engine's process did not start within {self._patience.start:g} seconds"
                raise child.failure(what, "try again")
        if not isinstance(event, Ready):
            raise WireError("the PixelSmile engine's process does not introduce itself")
        if (event.protocol, event.program) != (PROTOCOL, __version__):
            raise child.failure(
                f"the PixelSmile engine is of version {event.program} (protocol {event.protocol}), "
                f"the program of version {__version__} (protocol {PROTOCOL})",
                "install PixelSmile Desktop anew",
            )

    def _discard(self, child: ChildProcess) -> None:
        child.kill()
        self._forget(child)

    def _forget(self, child: ChildProcess) -> None:
        with self._lock:
            if self._child is child:
                self._child = None
