"""Whatever the bytes are, the reader gives a whole face or refuses in words."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.face import MESH_COUNT, CanonicalFace
from pixelsmile_desktop.faces.canonical import read_canonical_face
from pixelsmile_desktop.faces.protobuf import WireError


@pytest.fixture(scope="module")
def metadata(models: Path) -> bytes:
    return (models / "geometry_pipeline_metadata_landmarks.binarypb").read_bytes()


def assert_face_or_refusal(data: bytes) -> None:
    try:
        face = read_canonical_face(data)
    except WireError:
        return
    assert isinstance(face, CanonicalFace)
    assert face.vertices.shape == (MESH_COUNT, 3)
    assert np.isfinite(face.vertices).all()
    for indices in (face.triangles, face.pose_indices):
        assert indices.size
        assert indices.min() >= 0
        assert indices.max() < MESH_COUNT
    assert len(face.pose_indices) == len(face.pose_weights)


def test_the_shipped_file_is_the_face_of_468_vertices(metadata: bytes) -> None:
    face = read_canonical_face(metadata)
    assert face.vertices.shape == (MESH_COUNT, 3)
    assert face.triangles.shape == (898, 3)
    # Across the face, from the subject's right cheek to the left one, in centimetres.
    assert face.vertices[454, 0] - face.vertices[234, 0] == pytest.approx(15.3, abs=1)


@given(data=st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert_face_or_refusal(data)


@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes(metadata: bytes, changes: list[tuple[float, int]]) -> None:
    data = bytearray(metadata)
    for where, value in changes:
        data[int(where * len(data))] = value
    assert_face_or_refusal(bytes(data))


@given(changes=st.lists(st.tuples(st.integers(0, 63), st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_bytes_at_the_start(metadata: bytes, changes: list[tuple[int, int]]) -> None:
    data = bytearray(metadata)
    for where, value in changes:
        data[where] = value
    assert_face_or_refusal(bytes(data))


@given(start=st.floats(0, 1), end=st.floats(0, 1), extra=st.binary(max_size=20))
def test_parts_left_out_or_put_in(metadata: bytes, start: float, end: float, extra: bytes) -> None:
    first, last = sorted((int(start * len(metadata)), int(end * len(metadata))))
    assert_face_or_refusal(metadata[:first] + extra + metadata[last:])
