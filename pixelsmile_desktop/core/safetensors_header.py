"""The head of a safetensors file: which tensors it holds, without reading them.

The format: 8 bytes with the length of the head as a little-endian number, the head in JSON, then the tensors' bytes
(https://github.com/huggingface/safetensors#format).
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pixelsmile_desktop.core.errors import ModelError

_LONGEST_HEAD = 100_000_000
"""Bytes; the limit of the safetensors library."""
_AGAIN = "download it again"


@dataclass(frozen=True)
class Header:
    """What a safetensors file holds.

    Attributes:
        text: the head as it stands in the file.
        parameters: how many numbers each tensor has, by its name.
        tensor_bytes: length of all tensors together.
    """

    text: bytes
    parameters: Mapping[str, int]
    tensor_bytes: int

    @property
    def start(self) -> int:
        """Where in the file the tensors begin."""
        return 8 + len(self.text)


def read_header(path: Path) -> Header:
    """The head of the safetensors file at `path`, whose length must be what the head says.

    Raises:
        ModelError: it cannot be read, is of another kind, damaged or incomplete.
    """
    try:
        with path.open("rb") as file:
            text = _head_of(file, path)
            size = path.stat().st_size
    except OSError as error:
        what = f"{path} cannot be read: {error.strerror or error}"
        raise ModelError(what, "check the disk and the permissions of the file") from error
    parameters, tensor_bytes = _tensors(text, path)
    if size < 8 + len(text) + tensor_bytes:
        missing = 8 + len(text) + tensor_bytes - size
        raise ModelError(f"{path} is incomplete: {missing:,} of its bytes are missing", _AGAIN)
    if size > 8 + len(text) + tensor_bytes:
        raise ModelError(f"{path} is damaged: it goes on after its last tensor", _AGAIN)
    return Header(text, parameters, tensor_bytes)


def _head_of(file: BinaryIO, path: Path) -> bytes:
    start = file.read(8)
    if len(start) < 8:
        raise ModelError(f"{path} is empty or incomplete", _AGAIN)
    if start.lstrip()[:1] == b"<":
        raise ModelError(
            f"{path} is a web page and not a model file", "download it again, after logging in if asked to"
        )
    if start == b"version ":
        raise ModelError(f"{path} is only a pointer of git-lfs and not the file itself", "run git lfs pull")
    (length,) = struct.unpack("<Q", start)
    if not 2 <= length <= _LONGEST_HEAD:
        raise ModelError(f"{path} is not a safetensors file", _AGAIN)
    text = file.read(length)
    if len(text) < length:
        raise ModelError(f"{path} is incomplete: it ends within its head", _AGAIN)
    return text


def _tensors(text: bytes, path: Path) -> tuple[dict[str, int], int]:
    """Parameters of each tensor, and where the last one ends."""
    try:
        entries: dict[str, Any] = json.loads(text)
        entries.pop("__metadata__", None)
        parameters = {name: math.prod(map(int, entry["shape"])) for name, entry in entries.items()}
        end = max((int(entry["data_offsets"][1]) for entry in entries.values()), default=0)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise ModelError(f"{path} is damaged: its head makes no sense", _AGAIN) from None
    return parameters, end
