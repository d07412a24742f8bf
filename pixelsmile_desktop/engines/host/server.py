"""The child: hears requests, holds one loaded model, and tells what comes of it."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import Cancelled, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.offline import stay_offline
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.engines.host.failures import failure_of
from pixelsmile_desktop.engines.host.frames import Sink, Source, WireError, write_all
from pixelsmile_desktop.engines.host.messages import (
    NO_JOB,
    PROTOCOL,
    Accepted,
    Cancel,
    Done,
    Ending,
    Event,
    Failed,
    FailureKind,
    Generate,
    Hello,
    Picture,
    Preview,
    Ready,
    Stepped,
    Stopped,
    Work,
    pack,
    read_request,
)
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice

logger = logging.getLogger(__name__)

EXIT_ORPHANED = 3
EXIT_NOT_UNDERSTOOD = 4

_CUDA_ORDER = "PCI_BUS_ID"
"""Cards are counted as the driver's own tools count them, which is how the plan names one."""


class LoadedModel(Protocol):
    """A model in memory; `engines.pixelsmile.session.Session` is the real one."""

    def serves(self, choice: ModelChoice, plan: Plan) -> bool:
        """Whether it can render this choice without loading anew."""
        ...

    def generate(
        self, crop: Pixels, mixes: Sequence[ExpressionMix], choice: ModelChoice, context: RenderContext
    ) -> Iterator[Pixels]:
        """One (h, w, 3) uint8 picture for each mix, in their order."""
        ...


Loader = Callable[[ModelChoice, Plan, Path, CancelToken, ProgressListener], LoadedModel]


def main() -> None:
    """Serve the program that started this process, until it asks for the end or is gone."""
    # The child never opens a connection: no look at a hub, no telemetry, no code from elsewhere.
    stay_offline(os.environ)
    os.environ["CUDA_DEVICE_ORDER"] = _CUDA_ORDER
    requests, events = take_over_pipes()
    faulthandler.enable()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    serve(_load_session, requests, events)


def serve(load: Loader, requests: Source, events: Sink) -> None:
    """Answer requests until one asks for the end; a pipe that closes ends the process.

    Args:
        load: loads a model.
        requests: where the program's messages come from.
        events: where the answers go.
    """
    teller = _Teller(events)
    listener = _Listener(requests, teller)
    listener.start()
    workshop = _Workshop(load, teller)
    while (assignment := listener.assignments.get()) is not None:
        workshop.carry_out(assignment)


def take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the program, for us alone: what libraries print goes to stderr, what they read is empty.

    They are unbuffered, because a thread that waits within a buffer would hang the end of the process, and the copies
    are not inherited by processes that libraries start.
    """
    requests, events = os.dup(0), os.dup(1)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return os.fdopen(requests, "rb", buffering=0), os.fdopen(events, "wb", buffering=0)


class _Assignment:
    """A job and what stops it."""

    def __init__(self, request: Generate) -> None:
        self.request = request
        self.cancel = CancelToken()


class _Teller:
    """Writes events, whole ones, from several threads."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._lock = threading.Lock()

    def tell(self, event: Event) -> None:
        """Write an event. If nobody reads any more, the process ends."""
        parts = pack(event)
        try:
            with self._lock:
                write_all(self._sink, parts)
        except OSError:
            os._exit(EXIT_ORPHANED)


class _Listener(threading.Thread):
    """Hears the program at any time, so that a cancel or the program's death reach a job at work.

    Attributes:
        assignments: the jobs to do; None at the end.
    """

    def __init__(self, source: Source, teller: _Teller) -> None:
        super().__init__(name="listener", daemon=True)
        self.assignments: queue.SimpleQueue[_Assignment | None] = queue.SimpleQueue()
        self._source = source
        self._teller = teller
        self._latest: _Assignment | None = None

    def run(self) -> None:
        """Listen until the program asks for the end; if it is gone or says what cannot be understood, end at once.

        The main thread may be deep in a computation then, so it is not asked.
        """
        try:
            was_asked_to_end = self._listen()
        except WireError as error:
            logger.error("the program said what cannot be understood: %s", error)  # noqa: TRY400 - no fault of ours
            self._teller.tell(Failed(NO_JOB, FailureKind.WIRE, error.what, error.remedy))
            os._exit(EXIT_NOT_UNDERSTOOD)
        except Exception:
            logger.exception("the listener failed")
            os._exit(EXIT_NOT_UNDERSTOOD)
        if not was_asked_to_end:
            os._exit(EXIT_ORPHANED)

    def _listen(self) -> bool:
        while (request := read_request(self._source)) is not None:
            if isinstance(request, Hello):
                self._teller.tell(Ready(PROTOCOL, __version__))
            elif isinstance(request, Generate):
                self._latest = _Assignment(request)
                self._teller.tell(Accepted(request.job))
                self.assignments.put(self._latest)
            elif isinstance(request, Cancel):
                self._stop(request.job)
            else:
                self._stop(None)
                self.assignments.put(None)
                return True
        return False

    def _stop(self, job: int | None) -> None:
        """Stop the job of that number, or any."""
        if self._latest is not None and job in (None, self._latest.request.job):
            self._latest.cancel.cancel()


class _Workshop:
    """Does the jobs, and keeps the model between them."""

    def __init__(self, load: Loader, teller: _Teller) -> None:
        self._load = load
        self._teller = teller
        self._model: LoadedModel | None = None

    def carry_out(self, assignment: _Assignment) -> None:
        """Do a job, and tell its ending."""
        ending = self._ending_of(assignment)
        if isinstance(ending, Failed) and ending.kind is not FailureKind.REQUEST:
            # Whatever state it is in, the next job shall not depend on it.
            self._drop_model()
        self._teller.tell(ending)

    def _ending_of(self, assignment: _Assignment) -> Ending:
        job = assignment.request.job
        try:
            self._generate(assignment)
        except Cancelled:
            return Stopped(job)
        except RequestError as error:
            return failure_of(job, error)
        except Exception as error:
            # The last resort of the process: whatever happened, the program hears of it.
            logger.exception("job %d failed", job)
            return failure_of(job, error)
        return Done(job)

    def _generate(self, assignment: _Assignment) -> None:
        request, cancel = assignment.request, assignment.cancel
        job, work = request.job, request.work
        context = RenderContext(
            options=work.options,
            cancel=cancel,
            progress=lambda progress: self._teller.tell(Stepped(job, progress)),
            preview=(lambda pixels: self._teller.tell(Preview(job, pixels))) if work.previews else None,
        )
        cancel.raise_if_requested()
        model = self._model_for(work, context)
        for pixels in model.generate(request.pixels, work.mixes, work.choice, context):
            self._teller.tell(Picture(job, pixels))

    def _model_for(self, work: Work, context: RenderContext) -> LoadedModel:
        if self._model is None or not self._model.serves(work.choice, work.plan):
            self._drop_model()
            self._model = self._load(work.choice, work.plan, work.cache, context.cancel, context.progress)
        return self._model

    def _drop_model(self) -> None:
        """Give its memory back before another one needs it."""
        self._model = None
        gc.collect()
        torch = sys.modules.get("torch")
        if torch is not None and torch.accelerator.is_available():
            # A device that has failed has no memory to give back, and the ending must be told all the same.
            with contextlib.suppress(RuntimeError):
                torch.accelerator.empty_cache()


def _load_session(
    choice: ModelChoice, plan: Plan, cache: Path, cancel: CancelToken, progress: ProgressListener
) -> LoadedModel:
    from pixelsmile_desktop.engines.pixelsmile.session import Session

    return Session.load(choice, plan, cache, cancel, progress)
