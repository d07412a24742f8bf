"""A reader of the protobuf wire format, as far as the canonical face needs it.

https://protobuf.dev/programming-guides/encoding: a message is a row of fields, each with a number and one of the wire
types variable integer, 64 bit, bytes, 32 bit. Groups, long out of use, are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FIXED_LENGTHS = {_FIXED64: 8, _FIXED32: 4}
_MAX_VARINT_BYTES = 10


class WireError(ValueError):
    """The bytes are not a protobuf message."""


@dataclass(frozen=True)
class WireField:
    """One field of a message.

    Attributes:
        number: which field of the message, from 1.
        value: an unsigned integer for a variable integer, else the field's bytes.
    """

    number: int
    value: int | bytes

    @property
    def payload(self) -> bytes:
        """The bytes of the field.

        Raises:
            WireError: it is an integer.
        """
        if isinstance(self.value, int):
            raise WireError(f"field {self.number} is an integer where bytes were expected")
        return self.value


def read_fields(message: bytes) -> Iterator[WireField]:
    """The fields of a message in the order of the file.

    Raises:
        WireError: the message is cut short or malformed.
    """
    position = 0
    while position < len(message):
        tag, position = _read_varint(message, position)
        number, wire_type = tag >> 3, tag & 7
        if number == 0:
            raise WireError("a field has the number 0")
        if wire_type == _VARINT:
            value, position = _read_varint(message, position)
            yield WireField(number, value)
            continue
        if wire_type == _BYTES:
            length, position = _read_varint(message, position)
        elif wire_type in _FIXED_LENGTHS:
            length = _FIXED_LENGTHS[wire_type]
        else:
            raise WireError(f"wire type {wire_type} is not supported")
        if length > len(message) - position:
            raise WireError("a field reaches beyond the end of its message")
        yield WireField(number, message[position : position + length])
        position += length


def read_integers(fields: Iterator[WireField], number: int) -> list[int]:
    """All values of a repeated integer field, packed or not.

    Raises:
        WireError: the fields are malformed.
    """
    values: list[int] = []
    for field in fields:
        if field.number != number:
            continue
        if isinstance(field.value, int):
            values.append(field.value)
            continue
        position = 0
        while position < len(field.value):
            value, position = _read_varint(field.value, position)
            values.append(value)
    return values


def _read_varint(message: bytes, position: int) -> tuple[int, int]:
    """The variable integer at `position`, and where the next thing begins."""
    value = 0
    for count, byte in enumerate(message[position : position + _MAX_VARINT_BYTES]):
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            if value >= 1 << 64:
                break
            return value, position + count + 1
    raise WireError("a variable integer is cut short or too long")
