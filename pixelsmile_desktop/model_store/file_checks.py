"""Whether a file can be what its name says, where nobody knows its hash: a look at its structure, not its numbers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from pixelsmile_desktop.core.errors import ModelError, ModelStoreError
from pixelsmile_desktop.core.safetensors_header import read_header

_LARGEST_TEXT: Final = 100_000_000
"""Bytes; the largest text of a model is the vocabulary of its tokenizer, some 11 MB."""

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_ONNX_GRAPH: Final = 7
"""Number of the field `graph` of ONNX's ModelProto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3)."""
_ONNX_LAST_FIELD: Final = 30
_LONGEST_VARINT: Final = 10


def check_content(path: Path, suffix: str) -> None:
    """See that the content of a file is of the kind that a suffix names.

    Args:
        path: the file, whatever it is called.
        suffix: in lower case, with the dot.

    Raises:
        ModelStoreError: it is not, or cannot be read.
    """
    look = _LOOKS.get(suffix, _look_at_text)
    try:
        look(path)
    except ModelError as error:
        raise ModelStoreError(error.what, error.remedy) from error
    except OSError as error:
        what = f"{path} cannot be read: {error.strerror or error}"
        raise ModelStoreError(what, "check the disk and the permissions of the file") from error
    except ValueError as error:
        raise ModelStoreError(f"{path} is damaged or of another kind: {error}", "get the file again") from error


def _look_at_safetensors(path: Path) -> None:
    read_header(path)


def _look_at_json(path: Path) -> None:
    try:
        json.loads(_text_of(path))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _look_at_text(path: Path) -> None:
    _text_of(path)


def _text_of(path: Path) -> str:
    if path.stat().st_size > _LARGEST_TEXT:
        raise ValueError("it is too large for a text")
    return path.read_text(encoding="utf-8")


def _look_at_onnx(path: Path) -> None:
    """Walk over the outermost fields of the protobuf message; they must end with the file, and one must be a graph."""
    size = path.stat().st_size
    numbers = set()
    with path.open("rb") as file:
        while file.tell() < size:
            tag = _varint(file)
            numbers.add(tag >> 3)
            if not 1 <= tag >> 3 <= _ONNX_LAST_FIELD:
                raise ValueError("it is not an ONNX network")
            file.seek(_length_of_value(file, tag & 7), os.SEEK_CUR)
        if file.tell() != size or _ONNX_GRAPH not in numbers:
            raise ValueError("it is not a whole ONNX network")


def _length_of_value(file: BinaryIO, wire_type: int) -> int:
    """Bytes of a field's value that still lie ahead."""
    if wire_type == _VARINT:
        _varint(file)
        return 0
    if wire_type == _BYTES:
        return _varint(file)
    if wire_type in (_FIXED64, _FIXED32):
        return 8 if wire_type == _FIXED64 else 4
    raise ValueError("it is not an ONNX network")


def _varint(file: BinaryIO) -> int:
    value = 0
    for count in range(_LONGEST_VARINT):
        byte = file.read(1)
        if not byte:
            raise ValueError("it ends too early")
        value |= (byte[0] & 0x7F) << (7 * count)
        if byte[0] < 0x80:
            return value
    raise ValueError("it is not an ONNX network")


_LOOKS: Final[dict[str, Callable[[Path], None]]] = {
    ".safetensors": _look_at_safetensors,
    ".onnx": _look_at_onnx,
    ".json": _look_at_json,
    # A tokenizer's .model is a protobuf of sentencepiece and no text; nothing is known of it but that it holds no code.
    ".model": lambda path: None,
}
