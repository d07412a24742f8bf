"""The canonical face, read from MediaPipe's geometry metadata.

The file is a protocol buffer. Only the wire format's few rules and five fields are needed (`GeometryPipelineMetadata` in
MediaPipe's geometry_pipeline_metadata.proto), so a reader of forty lines stands here instead of the protobuf runtime.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.face import MESH_COUNT, CanonicalFace
from pixelsmile_desktop.faces.networks import read_verified

FILE = "geometry_pipeline_metadata_landmarks.binarypb"
_CANONICAL_MESH, _PROCRUSTES_BASIS = 1, 2
_VERTEX_BUFFER, _INDEX_BUFFER = 3, 4
_LANDMARK_ID, _WEIGHT = 1, 2
_FLOATS_PER_VERTEX = 5  # x, y, z, u, v
_VARINT, _FIXED64, _LENGTH_DELIMITED, _FIXED32 = 0, 1, 2, 5

Field = tuple[int, int | bytes]


def load_canonical(folder: Path) -> CanonicalFace:
    """The canonical face of the bundled models.

    Raises:
        ResourceError: the file is missing, damaged or not understood.
    """
    return parse_canonical(read_verified(folder, FILE))


def parse_canonical(data: bytes) -> CanonicalFace:
    """The canonical face in serialised metadata.

    Raises:
        ResourceError: the bytes are not such metadata.
    """
    try:
        return _parse(data)
    except (ValueError, IndexError, struct.error, TypeError) as error:
        raise ResourceError("the canonical face is not understood", "install PixelSmile Desktop again") from error


def _parse(data: bytes) -> CanonicalFace:
    vertices: list[bytes] = []
    indices: list[int] = []
    weights: dict[int, float] = {}
    for number, value in _fields(data):
        if number == _CANONICAL_MESH:
            for part, content in _fields(_as_bytes(value)):
                if part == _VERTEX_BUFFER:
                    vertices.append(_as_bytes(content))
                elif part == _INDEX_BUFFER:
                    indices += [content] if isinstance(content, int) else _varints(content)
        elif number == _PROCRUSTES_BASIS:
            entry = dict(_fields(_as_bytes(value)))
            landmark = entry.get(_LANDMARK_ID, 0)
            weights[int(landmark)] = float(struct.unpack("<f", _as_bytes(entry[_WEIGHT]))[0])
    points = np.frombuffer(b"".join(vertices), "<f4").reshape(-1, _FLOATS_PER_VERTEX)[:, :3].astype(np.float64)
    triangles = np.array(indices, np.int64).reshape(-1, 3)
    chosen = np.array(sorted(weights), np.int64)
    if len(points) != MESH_COUNT or not len(triangles) or not len(chosen) or not np.isfinite(points).all():
        raise ValueError("not a face mesh")
    if max(triangles.max(), chosen.max()) >= MESH_COUNT:
        raise ValueError("an index beyond the mesh")
    return CanonicalFace(points, triangles, chosen, np.array([weights[int(i)] for i in chosen]))


def _fields(data: bytes) -> Iterator[Field]:
    position = 0
    while position < len(data):
        key, position = _varint(data, position)
        number, wire_type = key >> 3, key & 7
        if wire_type == _VARINT:
            value, position = _varint(data, position)
            yield number, value
            continue
        if wire_type == _LENGTH_DELIMITED:
            length, position = _varint(data, position)
        elif wire_type in (_FIXED32, _FIXED64):
            length = 4 if wire_type == _FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire_type}")
        if position + length > len(data):
            raise ValueError("truncated")
        yield number, data[position : position + length]
        position += length


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 64, 7):
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
    raise ValueError("a number of more than 64 bits")


def _varints(data: bytes) -> list[int]:
    values, position = [], 0
    while position < len(data):
        value, position = _varint(data, position)
        values.append(value)
    return values


def _as_bytes(value: int | bytes) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("a number where a message belongs")
    return value
