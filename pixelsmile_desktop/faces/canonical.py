"""The canonical face of the landmark model, read from MediaPipe's geometry metadata."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import MESH_COUNT, CanonicalFace
from pixelsmile_desktop.faces.protobuf import WireError, WireField, read_fields, read_integers

# Numbers of fields, from geometry_pipeline_metadata.proto and mesh_3d.proto of MediaPipe's face_geometry.
_CANONICAL_MESH, _PROCRUSTES_LANDMARK = 1, 2
_LANDMARK_ID, _WEIGHT = 1, 2
_VERTEX_BUFFER, _INDEX_BUFFER = 3, 4
_FLOATS_PER_VERTEX = 5
"""x, y, z and two texture coordinates."""


def read_canonical_face(metadata: bytes) -> CanonicalFace:
    """The canonical face that a `GeometryPipelineMetadata` message holds; its arrays are read-only.

    Raises:
        WireError: it is not such a message, or its face is not the one of 468 vertices.
    """
    fields = list(read_fields(metadata))
    meshes = [list(read_fields(field.payload)) for field in fields if field.number == _CANONICAL_MESH]
    if len(meshes) != 1:
        raise WireError(f"the metadata holds {len(meshes)} meshes instead of one")
    basis = [_read_weight(field.payload) for field in fields if field.number == _PROCRUSTES_LANDMARK]
    weights = np.array([weight for _, weight in basis])
    if not (np.isfinite(weights).all() and (weights >= 0).all() and np.count_nonzero(weights) >= 4):
        raise WireError("the weights of the pose are unusable")
    face = CanonicalFace(
        vertices=_read_vertices(meshes[0]),
        triangles=_checked_indices(read_integers(iter(meshes[0]), _INDEX_BUFFER)).reshape(-1, 3),
        pose_indices=_checked_indices([index for index, _ in basis]),
        pose_weights=weights,
    )
    for array in (face.vertices, face.triangles, face.pose_indices, face.pose_weights):
        array.flags.writeable = False
    return face


def _read_vertices(mesh: list[WireField]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    buffer = b"".join(field.payload for field in mesh if field.number == _VERTEX_BUFFER)
    if len(buffer) != MESH_COUNT * _FLOATS_PER_VERTEX * 4:
        raise WireError(f"the mesh does not have {MESH_COUNT} vertices")
    vertices = np.frombuffer(buffer, "<f4").reshape(MESH_COUNT, _FLOATS_PER_VERTEX)[:, :3]
    # Checked before the conversion, which warns about signalling NaNs.
    if not np.isfinite(vertices).all():
        raise WireError("a vertex is not finite")
    return vertices.astype(np.float64)


def _read_weight(message: bytes) -> tuple[int, float]:
    index, weight = 0, 0.0
    for field in read_fields(message):
        if field.number == _LANDMARK_ID and isinstance(field.value, int):
            index = field.value
        elif field.number == _WEIGHT and len(field.payload) == 4:
            weight = float(np.frombuffer(field.payload, "<f4")[0])
    return index, weight


def _checked_indices(indices: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    if not indices or max(indices) >= MESH_COUNT:
        raise WireError("an index lies outside the mesh")
    if len(indices) % 3:
        raise WireError("the triangles are incomplete")
    return np.array(indices, np.int64)
