"""Frames: how one message follows another through a pipe.

A frame is twelve bytes (the magic, the length of the header and that of the payload, big-endian), then the header, JSON
in UTF-8, then the payload, raw bytes. Nothing in it is ever executed or unpickled.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from pixelsmile_desktop.core.errors import EngineError

MAGIC = b"PXS\x01"
MAX_HEADER = 1 << 20
"""Bytes; far more than the longest request needs."""
MAX_PAYLOAD = 1 << 30
"""Bytes; the largest photo that the program opens by default has 900 million."""
_PREFIX = struct.Struct(">4sII")
_CHUNK = 1 << 20


class Source(Protocol):
    """Where frames are read from: a binary file or pipe."""

    def read(self, size: int, /) -> bytes | None:
        """At most `size` bytes, and none at all only at the end."""
        ...


class Sink(Protocol):
    """Where frames are written to: a binary file or pipe that may take less than it is given."""

    def write(self, data: memoryview, /) -> int | None:
        """How many bytes were taken."""
        ...


class WireError(EngineError):
    """What came through the pipe is not what the other end should have said."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "try again; if it happens again, install PixelSmile Desktop anew")


@dataclass(frozen=True)
class Frame:
    """One message, not yet understood.

    Attributes:
        header: a JSON object.
        payload: raw bytes, such as pixels.
    """

    header: dict[str, Any]
    payload: bytes | bytearray | memoryview = b""


def pack_frame(frame: Frame) -> tuple[memoryview, memoryview]:
    """The bytes of a frame, in two parts so that the payload is not copied.

    Raises:
        WireError: it is longer than a reader would take.
        ValueError: the header is not JSON.
    """
    header = json.dumps(frame.header, allow_nan=False).encode("ascii")
    payload = memoryview(frame.payload).cast("B")
    if len(header) > MAX_HEADER or len(payload) > MAX_PAYLOAD:
        raise WireError(f"a message of {len(header)} + {len(payload)} bytes is too long for the PixelSmile engine")
    return memoryview(_PREFIX.pack(MAGIC, len(header), len(payload)) + header), payload


def write_all(sink: Sink, parts: tuple[memoryview, ...]) -> None:
    """Write every byte of every part.

    Raises:
        OSError: the pipe is closed.
    """
    for part in parts:
        rest = part
        while rest:
            rest = rest[sink.write(rest) or 0 :]


def read_frame(source: Source) -> Frame | None:
    """The next frame; None if the pipe ended before it began.

    A length is believed only as far as bytes arrive, so a false one fills no memory.

    Raises:
        WireError: what comes is no frame, is too long, or is cut short.
    """
    prefix = _read_up_to(source, _PREFIX.size)
    if not prefix:
        return None
    if prefix[: len(MAGIC)] != MAGIC[: len(prefix)]:
        raise WireError(f"the pipe brought {bytes(prefix)!r} where a message should begin")
    if len(prefix) < _PREFIX.size:
        raise WireError("the pipe ended in the middle of a message")
    _, header_length, payload_length = _PREFIX.unpack(prefix)
    if header_length > MAX_HEADER or payload_length > MAX_PAYLOAD:
        raise WireError(f"the pipe announced a message of {header_length} + {payload_length} bytes")
    header, payload = _read_up_to(source, header_length), _read_up_to(source, payload_length)
    if len(header) < header_length or len(payload) < payload_length:
        raise WireError("the pipe ended in the middle of a message")
    return Frame(_json_object(header), payload)


def _read_up_to(source: Source, size: int) -> bytearray:
    data = bytearray()
    while len(data) < size:
        chunk = source.read(min(size - len(data), _CHUNK))
        if not chunk:
            break
        data += chunk
    return data


def _json_object(text: bytearray) -> dict[str, Any]:
    try:
        value = json.loads(text.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise WireError("the head of a message is not valid JSON") from error
    if not isinstance(value, dict):
        raise WireError("the head of a message is not a JSON object")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
