"""The wire: what is sent arrives, and nothing else is taken for a message."""

import io
import json
import struct
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.host import messages
from pixelsmile_desktop.engines.host.frames import (
    MAGIC,
    MAX_HEADER,
    MAX_PAYLOAD,
    Frame,
    WireError,
    pack_frame,
    read_frame,
    write_all,
)
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from tests.core.strategies import engine_options, json_values, mixes
from tests.host.helpers import a_crop, a_work

numbers = st.floats(allow_nan=False, allow_infinity=False)
jobs = st.integers(0, 2**63)
# Names of files that are no Unicode arrive as they are, so lone surrogates belong to the text.
words = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
paths = words.map(Path)
pictures = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32 - 1)).map(
    lambda facts: np.random.default_rng(facts[2]).integers(0, 256, (*facts[:2], 3), np.uint8)
)
plans = st.builds(
    Plan,
    name=words,
    device=words,
    precision=st.sampled_from(Precision),
    transformer=st.sampled_from(Placement),
    text_encoder_precision=st.sampled_from(Precision),
    text_encoder=st.sampled_from(Placement),
    modulation_table=st.booleans(),
    tiled_vae=st.booleans(),
    batch=st.integers(1, 8),
    vram_gb=numbers,
    ram_gb=numbers,
    disk_gb=numbers,
    load_seconds=numbers,
    seconds=numbers,
    fits=st.booleans(),
    reason=words,
)
choices = st.builds(
    ModelChoice, base=paths, adapter=st.none() | paths, strength=st.floats(0, 2), draft=st.none() | paths
)
works = st.builds(
    messages.Work,
    choice=choices,
    plan=plans,
    cache=paths,
    options=engine_options,
    mixes=st.lists(mixes, max_size=4).map(tuple),
    previews=st.booleans(),
)
progresses = st.integers(1, 10**6).flatmap(
    lambda total: st.builds(
        Progress,
        stage=words,
        done=st.integers(0, total),
        total=st.just(total),
        seconds_left=st.none() | st.floats(0, 1e6),
    )
)
requests = st.one_of(
    st.builds(messages.Hello, protocol=jobs, program=words),
    st.builds(messages.Generate, job=jobs, work=works, pixels=pictures),
    st.builds(messages.Cancel, job=jobs),
    st.just(messages.Shutdown()),
)
events = st.one_of(
    st.builds(messages.Ready, protocol=jobs, program=words),
    st.builds(messages.Accepted, job=jobs),
    st.builds(messages.Stepped, job=jobs, progress=progresses),
    st.builds(messages.Preview, job=jobs, pixels=pictures),
    st.builds(messages.Picture, job=jobs, pixels=pictures),
    st.builds(messages.Done, job=jobs),
    st.builds(messages.Stopped, job=jobs),
    st.builds(messages.Failed, job=jobs, kind=st.sampled_from(messages.FailureKind), what=words, remedy=words),
)


class Pipe:
    """Hands out bytes in pieces of the given sizes, over and over, as a pipe may."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = sizes
        self._reads = 0

    def read(self, size: int, /) -> bytes:
        self._reads += 1
        return self._data.read(min(size, self._sizes[self._reads % len(self._sizes)]))


class Funnel(io.BytesIO):
    """Takes only a few bytes at once, as a pipe may."""

    def write(self, data, /) -> int:
        return super().write(bytes(data[:5]))


def written(*said: messages.Request | messages.Event) -> bytes:
    return b"".join(bytes(part) for message in said for part in messages.pack(message))


def are_equal(one: object, other: object) -> bool:
    """Equality that looks into pictures."""
    if type(one) is not type(other):
        return False
    for field in fields(one):  # type: ignore[arg-type]
        left, right = getattr(one, field.name), getattr(other, field.name)
        if not (np.array_equal(left, right) if isinstance(left, np.ndarray) else left == right):
            return False
    return True


chunks = st.lists(st.integers(1, 40), min_size=1, max_size=5)


@given(st.lists(requests, max_size=4), chunks)
def test_requests_arrive_however_the_pipe_cuts_them(said: list[messages.Request], sizes: list[int]) -> None:
    pipe = Pipe(written(*said), sizes)
    heard = [messages.read_request(pipe) for _ in said]
    assert all(map(are_equal, said, heard))
    assert messages.read_request(pipe) is None


@given(st.lists(events, max_size=4), chunks)
def test_events_arrive_however_the_pipe_cuts_them(said: list[messages.Event], sizes: list[int]) -> None:
    pipe = Pipe(written(*said), sizes)
    heard = [messages.read_event(pipe) for _ in said]
    assert all(map(are_equal, said, heard))
    assert messages.read_event(pipe) is None


def test_a_pipe_that_takes_little_at_once_gets_all() -> None:
    funnel = Funnel()
    write_all(funnel, messages.pack(messages.Preview(1, a_crop())))
    assert funnel.getvalue() == written(messages.Preview(1, a_crop()))


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda rest: MAGIC + rest))
@example(MAGIC + struct.pack(">II", 2, 0) + b"{}")
@example(MAGIC + struct.pack(">II", 0, 0))
@example(MAGIC + struct.pack(">II", 3, 0) + b"\xff\xfe\xfd")
@example(MAGIC + struct.pack(">II", 16, 0) + b'{"message": NaN}')
def test_arbitrary_bytes_are_no_message(data: bytes) -> None:
    for read in (messages.read_request, messages.read_event):
        if data:
            with pytest.raises(WireError):
                read(io.BytesIO(data))
        else:
            assert read(io.BytesIO(data)) is None


@given(json_values, st.binary(max_size=8))
def test_arbitrary_json_is_no_message(value: object, payload: bytes) -> None:
    text = json.dumps(value).encode()
    data = MAGIC + struct.pack(">II", len(text), len(payload)) + text + payload
    with pytest.raises(WireError):
        messages.read_request(io.BytesIO(data))


@given(requests | events, st.data())
def test_a_message_cut_short_is_refused(message: messages.Request | messages.Event, data: st.DataObject) -> None:
    whole = written(message)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    read = messages.read_request if isinstance(message, messages.Request) else messages.read_event
    with pytest.raises(WireError, match="middle of a message"):
        read(io.BytesIO(cut))


@given(requests | events, st.sampled_from(["missing", "unknown", "type", "bytes"]), st.data())
def test_a_message_with_a_wrong_field_is_refused(
    message: messages.Request | messages.Event, fault: str, data: st.DataObject
) -> None:
    frame = read_frame(io.BytesIO(written(message)))
    assert frame is not None
    header, payload = dict(frame.header), bytes(frame.payload)
    names = sorted(set(header) - {"message"})
    if fault == "unknown" or not names:
        header["surprise"] = 1
    elif fault == "missing":
        del header[data.draw(st.sampled_from(names))]
    elif fault == "type":
        header[data.draw(st.sampled_from(names))] = data.draw(st.sampled_from([[1], {"a": 1}, True, None, 1e400]))
    else:
        payload += b"\x00"
    prefix = struct.pack(">4sII", MAGIC, len(text := json.dumps(header).encode()), len(payload))
    read = messages.read_request if isinstance(message, messages.Request) else messages.read_event
    with pytest.raises(WireError):
        read(io.BytesIO(prefix + text + payload))


def test_requests_and_events_are_not_taken_for_each_other() -> None:
    with pytest.raises(WireError, match="unknown kind 'Cancel'"):
        messages.read_event(io.BytesIO(written(messages.Cancel(1))))
    with pytest.raises(WireError, match="unknown kind 'Done'"):
        messages.read_request(io.BytesIO(written(messages.Done(1))))


@pytest.mark.parametrize("lengths", [(MAX_HEADER + 1, 0), (2, MAX_PAYLOAD + 1), (2**32 - 1, 2**32 - 1)])
def test_a_message_that_announces_too_much_is_refused_unread(lengths: tuple[int, int]) -> None:
    pipe = io.BytesIO(MAGIC + struct.pack(">II", *lengths) + b"{}")
    with pytest.raises(WireError, match="announced"):
        messages.read_request(pipe)
    assert pipe.tell() == 12


def test_a_false_length_fills_no_memory() -> None:
    class Stingy:
        def __init__(self) -> None:
            self.wanted: list[int] = []
            self._start = io.BytesIO(MAGIC + struct.pack(">II", 2, MAX_PAYLOAD) + b"{}")

        def read(self, size: int, /) -> bytes:
            self.wanted.append(size)
            return self._start.read(size)

    pipe = Stingy()
    with pytest.raises(WireError, match="middle"):
        messages.read_request(pipe)
    assert max(pipe.wanted) <= 1 << 20


def test_a_message_that_no_reader_would_take_is_not_written() -> None:
    with pytest.raises(WireError, match="too long"):
        pack_frame(Frame({"text": "x" * MAX_HEADER}))


@pytest.mark.parametrize(
    "pixels", [np.zeros((2, 2, 3), np.uint16), np.zeros((2, 2, 4), np.uint8), np.zeros((0, 2, 3), np.uint8)]
)
def test_what_is_no_picture_is_not_sent(pixels: Pixels) -> None:
    with pytest.raises(ValueError, match="a picture is"):
        messages.Generate(1, a_work(), pixels)


@pytest.mark.parametrize("shape", [None, [2, 2], [2, 3, 2], [-2, -2, 3], [4, 0, 3], [2.0, 2, 3], [True, 4, 3], "2"])
def test_a_shape_that_its_bytes_are_not_is_refused(shape: object) -> None:
    text = json.dumps({"message": "Preview", "job": 1, "shape": shape}).encode()
    data = struct.pack(">4sII", MAGIC, len(text), 12) + text + bytes(12)
    with pytest.raises(WireError, match="Preview"):
        messages.read_event(io.BytesIO(data))


def test_a_picture_that_arrives_may_be_written_to() -> None:
    # torch warns of arrays that may not.
    heard = messages.read_event(io.BytesIO(written(messages.Picture(1, a_crop()[::2, ::-1]))))
    assert isinstance(heard, messages.Picture)
    assert heard.pixels.flags.writeable
    assert np.array_equal(heard.pixels, a_crop()[::2, ::-1])


@pytest.mark.parametrize(("done", "total"), [(-1, 2), (3, 2), (0, 0)])
def test_progress_beyond_everything_is_not_sent(done: int, total: int) -> None:
    with pytest.raises(ValueError, match="progress"):
        messages.Stepped(1, Progress("Loading", done, total))
