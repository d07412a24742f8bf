"""The program's talk with the child about one job."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Generator
from typing import NoReturn

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.host.child_process import ChildProcess
from pixelsmile_desktop.engines.host.failures import error_of
from pixelsmile_desktop.engines.host.frames import WireError
from pixelsmile_desktop.engines.host.messages import (
    NO_JOB,
    Accepted,
    Cancel,
    Done,
    Event,
    Failed,
    FailureKind,
    Generate,
    Picture,
    Preview,
    Ready,
    Stepped,
    Stopped,
)

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.05
"""How often a cancel token is looked at while the child is silent."""


class Conversation:
    """One job, from its request to its one ending.

    Whoever was cancelled hears `Cancelled` and nothing else, however the child ends the job.

    Args:
        child: who does the job.
        request: the job.
        answer_seconds: how long the child may take to accept the job, and to end it after a cancel.

    Attributes:
        is_taken: whether the child has accepted the job.

    Raises:
        WireError: the request is too long.
    """

    def __init__(self, child: ChildProcess, request: Generate, answer_seconds: float) -> None:
        self._child = child
        self._job = request.job
        self._count = len(request.work.mixes)
        self._answer_seconds = answer_seconds
        self._is_over = False
        self._is_stopping = False
        self._is_child_sound = True
        self.is_taken = False
        child.send(request)
        self._deadline: float | None = time.monotonic() + answer_seconds

    def pictures(self, context: RenderContext) -> Generator[Pixels, None, Pixels]:
        """The pictures as they come, but for the last one, which is returned when the job has ended.

        Raises:
            Cancelled: the job was cancelled, or the child retired meanwhile.
            PixelSmileError: the child failed at the job.
            HostError, WireError: the child died, did not answer, or said nonsense.
        """
        made = 0
        last: Pixels | None = None
        while not isinstance(event := self._next_event(context.cancel), Done):
            if isinstance(event, Stepped):
                context.progress(event.progress)
            elif isinstance(event, Preview):
                if context.preview is not None:
                    context.preview(event.pixels)
            elif isinstance(event, Picture):
                made += 1
                if made < self._count:
                    yield event.pixels
                last = event.pixels
        if last is None or made != self._count:
            self._is_child_sound = False
            raise WireError(f"the PixelSmile engine made {made} pictures instead of {self._count}")
        return last

    def leave(self) -> bool:
        """End the talk, stopping the job if it still runs.

        Returns:
            Whether the child can do another job.
        """
        if not self._is_over:
            self._stop()
            with contextlib.suppress(EngineError, Cancelled):
                while True:
                    self._next_event(CancelToken())
        return self._is_child_sound

    def _next_event(self, cancel: CancelToken) -> Stepped | Preview | Picture | Done:
        """What the child tells next; that it failed or stopped is raised."""
        while True:
            if cancel.requested:
                self._stop()
            event = self._received()
            if event is None:
                self._give_up_if_late()
            elif isinstance(event, Ready) or event.job not in (self._job, NO_JOB):
                self._break_off(WireError("the PixelSmile engine speaks of another job"))
            elif isinstance(event, Done | Failed | Stopped):
                return self._ended(event)
            elif isinstance(event, Accepted):
                self._accepted()
            elif not self._is_stopping:
                return event

    def _received(self) -> Event | None:
        try:
            return self._child.receive(POLL_SECONDS)
        except EngineError as error:
            self._break_off(error)

    def _stop(self) -> None:
        """Ask the child to stop, once; from then on it owes an ending."""
        if not self._is_stopping:
            self._is_stopping = True
            self._child.send(Cancel(self._job))
            self._deadline = time.monotonic() + self._answer_seconds

    def _accepted(self) -> None:
        self.is_taken = True
        if not self._is_stopping:
            self._deadline = None

    def _give_up_if_late(self) -> None:
        if self._deadline is not None and time.monotonic() > self._deadline:
            what = f"the PixelSmile engine's process did not answer within {self._answer_seconds:g} seconds"
            self._break_off(self._child.failure(what, "try again"))

    def _break_off(self, error: EngineError) -> NoReturn:
        """Nothing more is to be had from this child; a job that was to stop anyway has stopped."""
        self._is_over = True
        self._is_child_sound = False
        if self._is_stopping or self._child.is_retired:
            logger.info("while the job was stopped: %s", error)
            raise Cancelled from error
        raise error

    def _ended(self, ending: Done | Failed | Stopped) -> Done:
        self._is_over = True
        if isinstance(ending, Failed) and ending.kind in (FailureKind.UNEXPECTED, FailureKind.WIRE):
            self._is_child_sound = False
        if self._is_stopping or isinstance(ending, Stopped):
            raise Cancelled
        if isinstance(ending, Failed):
            raise error_of(ending)
        return ending
