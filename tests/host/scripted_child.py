"""A child whose model does what its folder's name says: `linger@Denoising`, `die@Loading`, or plain `steady`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import EngineError, ModelError, OutOfMemoryError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import Progress, ProgressListener
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.host.server import serve, take_over_pipes
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice

STAGES = ("Loading", "Encoding", "Denoising", "Decoding")
BLOCK_SECONDS = 0.2
"""How long a lingering stage does not look at its cancel token."""
LAST_WORDS = "the last words of a dying child"


def linger(cancel: CancelToken) -> None:
    while True:
        time.sleep(BLOCK_SECONDS)
        cancel.raise_if_requested()


def deaf(cancel: CancelToken) -> None:
    time.sleep(10_000)


def spin(cancel: CancelToken) -> None:
    while True:
        pass


def die(number: int) -> Callable[[CancelToken], None]:
    def act(cancel: CancelToken) -> None:
        print(LAST_WORDS, file=sys.stderr, flush=True)
        os.kill(os.getpid(), number)

    return act


def leave(cancel: CancelToken) -> None:
    os._exit(7)


def leave_a_grandchild(cancel: CancelToken) -> None:
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    print(grandchild.pid, file=sys.stderr, flush=True)
    os._exit(7)


def chatter(cancel: CancelToken) -> None:
    print("noise on stdout", flush=True)
    os.write(1, b"\x00\xff more noise" * 5_000)
    subprocess.run([sys.executable, "-c", "import sys; print('noise', sys.stdin.read())"], check=True)


def failing(error: Exception) -> Callable[[CancelToken], None]:
    def act(cancel: CancelToken) -> None:
        raise error

    return act


def stop_answering(cancel: CancelToken) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


DEEDS: dict[str, Callable[[CancelToken], None]] = {
    "linger": linger,
    "deaf": deaf,
    "spin": spin,
    "leave": leave,
    "grandchild": leave_a_grandchild,
    "chatter": chatter,
    "model": failing(ModelError("the model is incomplete", "download it again")),
    "request": failing(RequestError("no such word", "choose another")),
    "engine": failing(EngineError("it does not work", "do something else")),
    "oom": failing(OutOfMemoryError("memory is short", "close other programs")),
    "memory": failing(MemoryError()),
    "cuda": failing(RuntimeError("CUDA error: out of memory")),
    "bug": failing(ZeroDivisionError("secret details")),
    "long": failing(EngineError("so " * 100_000, "be brief")),
}
if os.name == "posix":
    DEEDS |= {"die": die(signal.SIGKILL), "crash": die(signal.SIGSEGV), "freeze": stop_answering}


class ScriptedModel:
    """Answers with the inverted crop; its first pixel tells how often this process has loaded, and for which plan."""

    loads = 0
    events: BinaryIO

    def __init__(self, choice: ModelChoice, plan: Plan) -> None:
        type(self).loads += 1
        self._choice = choice
        self._plan = plan

    @classmethod
    def load(
        cls, choice: ModelChoice, plan: Plan, cache: Path, cancel: CancelToken, progress: ProgressListener
    ) -> "ScriptedModel":
        if choice.base.name == "needs-fp8" and plan.precision is not Precision.FP8:
            raise OutOfMemoryError(f"{plan.name} is too large", "close other programs")
        if choice.base.name == "insatiable":
            raise OutOfMemoryError(f"{plan.name} is too large", "close other programs")
        cls._stage("Loading", choice, cancel, progress)
        return cls(choice, plan)

    def serves(self, choice: ModelChoice, plan: Plan) -> bool:
        return (choice.base, plan.name) == (self._choice.base, self._plan.name)

    def generate(
        self, crop: Pixels, mixes: Sequence[ExpressionMix], choice: ModelChoice, context: RenderContext
    ) -> Iterator[Pixels]:
        for stage in STAGES[1:3]:
            self._stage(stage, choice, context.cancel, context.progress)
        if choice.base.name == "garbage":
            self.events.write(b"Traceback (most recent call last)")
        if context.preview is not None:
            context.preview(crop[::2, ::2])
        for index, _ in enumerate(mixes[1:] if choice.base.name == "few" else mixes):
            self._stage(STAGES[3], choice, context.cancel, context.progress)
            if choice.base.name == "shrinks" and index == 1 and self._plan.precision is not Precision.FP8:
                raise OutOfMemoryError("the second picture is too large", "close other programs")
            yield self._picture(crop, index)

    def _picture(self, crop: Pixels, index: int) -> Pixels:
        pixels = 255 - crop
        pixels[0, 0] = (self.loads, self._plan.precision is Precision.FP8, index)
        return np.asarray(pixels)

    @staticmethod
    def _stage(stage: str, choice: ModelChoice, cancel: CancelToken, progress: ProgressListener) -> None:
        progress(Progress(stage, 0, 2))
        deed, _, where = choice.base.name.partition("@")
        if where == stage:
            DEEDS[deed](cancel)
        cancel.raise_if_requested()
        progress(Progress(stage, 2, 2, 0.0))


@dataclass
class Told:
    """What a picture of a `ScriptedModel` tells of its making."""

    loads: int
    is_fp8: bool
    index: int

    @classmethod
    def by(cls, pixels: Pixels) -> "Told":
        loads, is_fp8, index = (int(value) for value in pixels[0, 0])
        return cls(loads, bool(is_fp8), index)


def main() -> None:
    requests, events = take_over_pipes()
    ScriptedModel.events = events
    serve(ScriptedModel.load, requests, events)
