"""What the program and the child that owns the model say to each other.

The program asks (`Hello`, `Generate`, `Cancel`, `Shutdown`), the child tells. Each question has an answer that must
come soon, whatever the child is busy with: `Ready`; `Accepted`; the job's ending; the end of the process. Between
`Accepted` and the ending nothing is owed, because loading a model may be silent for minutes: no heartbeat, which would
only prove that the thread that beats is alive.

A job has exactly one ending: `Done`, `Failed` or `Stopped`. Before it come any number of `Stepped` and `Preview`, and
one `Picture` for each mix, in their order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.host.frames import Frame, Source, WireError, pack_frame, read_frame
from pixelsmile_desktop.engines.host.values import fields_from_json, to_json
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice

PROTOCOL = 1
"""Counted up with every change of a message; `Hello` and `Ready` themselves never change."""
NO_JOB = 0
"""The job of a failure that belongs to none."""


@dataclass(frozen=True)
class Hello:
    """The program's first words.

    Attributes:
        protocol: `PROTOCOL` of the one who speaks.
        program: its version.
    """

    protocol: int
    program: str


@dataclass(frozen=True)
class Work:
    """What is to be generated, and with what.

    Attributes:
        choice: files of the model.
        plan: the rung to load it by.
        cache: folder for what can be made again.
        options: engine options; the model's files and the plan are taken from above.
        mixes: one picture is made of each.
        previews: whether pictures on the way are wanted.
    """

    choice: ModelChoice
    plan: Plan
    cache: Path
    options: EngineOptions
    mixes: tuple[ExpressionMix, ...]
    previews: bool = False


@dataclass(frozen=True, eq=False)
class Generate:
    """Load the model unless it is there, then make a picture of each mix.

    Attributes:
        job: its number, at least 1.
        work: what to do.
        pixels: (h, w, 3) uint8, the crop.
    """

    job: int
    work: Work
    pixels: Pixels

    def __post_init__(self) -> None:
        _check_pixels(self.pixels)


@dataclass(frozen=True)
class Cancel:
    """Stop a job. It ends as it would have if it is over already."""

    job: int


@dataclass(frozen=True)
class Shutdown:
    """Stop whatever runs and end."""


@dataclass(frozen=True)
class Ready:
    """The child's answer to `Hello`: its own versions."""

    protocol: int
    program: str


@dataclass(frozen=True)
class Accepted:
    """The child has heard of the job and is at work."""

    job: int


@dataclass(frozen=True)
class Stepped:
    """How far a job is."""

    job: int
    progress: Progress

    def __post_init__(self) -> None:
        if not 0 <= self.progress.done <= self.progress.total or self.progress.total == 0:
            raise ValueError("progress lies between nothing and everything")


@dataclass(frozen=True, eq=False)
class Preview:
    """A picture on the way: (h, w, 3) uint8."""

    job: int
    pixels: Pixels

    def __post_init__(self) -> None:
        _check_pixels(self.pixels)


@dataclass(frozen=True, eq=False)
class Picture:
    """The result for one mix: (h, w, 3) uint8."""

    job: int
    pixels: Pixels

    def __post_init__(self) -> None:
        _check_pixels(self.pixels)


@dataclass(frozen=True)
class Done:
    """The job ended well."""

    job: int


@dataclass(frozen=True)
class Stopped:
    """The job ended because it was cancelled."""

    job: int


class FailureKind(StrEnum):
    """Which error of `core.errors` a failure is."""

    REQUEST = "request"
    MODEL = "model"
    ENGINE = "engine"
    OUT_OF_MEMORY = "out_of_memory"
    UNEXPECTED = "unexpected"
    """A fault of the program, of a library or of a driver: the child is not to be trusted any more."""
    WIRE = "wire"
    """The child did not understand the program, and ends."""


@dataclass(frozen=True)
class Failed:
    """The job, or the child itself, failed.

    Attributes:
        job: the job, or `NO_JOB`.
        kind: which error it is.
        what, remedy: see `core.errors.PixelSmileError`.
    """

    job: int
    kind: FailureKind
    what: str
    remedy: str


Request = Hello | Generate | Cancel | Shutdown
Ending = Done | Stopped | Failed
Event = Ready | Accepted | Stepped | Preview | Picture | Ending

AnyMessage = TypeVar("AnyMessage", Request, Event)
_REQUESTS: Mapping[str, type[Request]] = {kind.__name__: kind for kind in (Hello, Generate, Cancel, Shutdown)}
_EVENTS: Mapping[str, type[Event]] = {
    kind.__name__: kind for kind in (Ready, Accepted, Stepped, Preview, Picture, Done, Stopped, Failed)
}
_PIXELS = "pixels"
_SHAPE = "shape"
_MESSAGE = "message"


def pack(message: Request | Event) -> tuple[memoryview, memoryview]:
    """The bytes of a message, for `frames.write_all`.

    Raises:
        WireError: it is too long.
    """
    header: dict[str, Any] = {_MESSAGE: type(message).__name__}
    header |= {f.name: to_json(getattr(message, f.name)) for f in fields(message) if f.name != _PIXELS}
    pixels: Pixels | None = getattr(message, _PIXELS, None)
    if pixels is None:
        return pack_frame(Frame(header))
    return pack_frame(Frame(header | {_SHAPE: pixels.shape}, np.ascontiguousarray(pixels).data))


def read_request(source: Source) -> Request | None:
    """The program's next message; None when it has closed the pipe.

    Raises:
        WireError: what comes is no request.
    """
    return _read(source, _REQUESTS)


def read_event(source: Source) -> Event | None:
    """The child's next message; None when it has closed the pipe.

    Raises:
        WireError: what comes is no event.
    """
    return _read(source, _EVENTS)


def _read(source: Source, kinds: Mapping[str, type[AnyMessage]]) -> AnyMessage | None:
    frame = read_frame(source)
    if frame is None:
        return None
    values = dict(frame.header)
    name = values.pop(_MESSAGE, None)
    kind = kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        raise WireError(f"the pipe brought a message of the unknown kind {str(name)[:60]!r}")
    try:
        return _message(kind, values, frame.payload)
    except (ValueError, TypeError) as error:
        raise WireError(f"the pipe brought a message {name} that says what it cannot ({str(error)[:200]})") from error


def _message(kind: type[AnyMessage], values: dict[str, Any], payload: bytes | bytearray | memoryview) -> AnyMessage:
    has_pixels = _PIXELS in (field.name for field in fields(kind))
    shape = values.pop(_SHAPE, None) if has_pixels else None
    found = fields_from_json(values, kind, _PIXELS)
    if has_pixels:
        found[_PIXELS] = _pixels(shape, payload)
    elif payload:
        raise ValueError("it carries bytes")
    return kind(**found)


def _pixels(shape: object, payload: bytes | bytearray | memoryview) -> Pixels:
    if not isinstance(shape, list) or not all(type(side) is int and side > 0 for side in shape):
        raise ValueError("it has no shape")
    if math.prod(shape) != len(payload):
        raise ValueError(f"{len(payload)} bytes are no picture of {shape}")
    return np.frombuffer(payload, np.uint8).reshape(shape)


def _check_pixels(pixels: Pixels) -> None:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        raise ValueError(f"a picture is (h, w, 3) uint8, not {pixels.shape} {pixels.dtype}")
