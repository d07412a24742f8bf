"""The wire format, read by hand-made messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.faces.protobuf import WireError, WireField, read_fields, read_integers


def varint(value: int) -> bytes:
    coded = bytearray()
    while value > 0x7F:
        coded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*coded, value])


@given(
    fields=st.lists(
        st.tuples(st.integers(1, 2**29 - 1), st.one_of(st.integers(0, 2**64 - 1), st.binary(max_size=40))), max_size=8
    )
)
def test_what_was_written_is_read(fields: list[tuple[int, int | bytes]]) -> None:
    message = b""
    for number, value in fields:
        if isinstance(value, int):
            message += varint(number << 3) + varint(value)
        else:
            message += varint(number << 3 | 2) + varint(len(value)) + value
    assert list(read_fields(message)) == [WireField(number, value) for number, value in fields]


def test_fixed_lengths() -> None:
    message = varint(1 << 3 | 5) + b"abcd" + varint(2 << 3 | 1) + b"abcdefgh"
    assert list(read_fields(message)) == [WireField(1, b"abcd"), WireField(2, b"abcdefgh")]


@given(values=st.lists(st.integers(0, 2**40), max_size=20))
def test_repeated_integers_packed_or_not(values: list[int]) -> None:
    packed = WireField(4, b"".join(varint(value) for value in values))
    single = [WireField(4, value) for value in values]
    assert read_integers(iter([packed]), 4) == read_integers(iter(single), 4) == values


@pytest.mark.parametrize(
    "message",
    [b"\x08", b"\x08\x80", b"\x08" + b"\xff" * 11, b"\x00\x00", b"\x0a\x05abc", b"\x0d\x00\x00", b"\x0b", b"\x0f\x00"],
    ids=["no value", "cut value", "endless value", "field 0", "short bytes", "short number", "group", "unknown type"],
)
def test_malformed_messages_are_refused(message: bytes) -> None:
    with pytest.raises(WireError):
        list(read_fields(message))


def test_an_integer_has_no_bytes() -> None:
    with pytest.raises(WireError, match="field 3"):
        _ = WireField(3, 1).payload
