"""Which side of a head the camera sees."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import CANONICAL_TO_PHOTO, CanonicalFace, HeadPose, Points


def visibility(canonical: CanonicalFace, pose: HeadPose) -> Points:
    """(468,) how much each vertex faces the viewer, 0..1, judged on a smooth ellipsoid, not on the noisy mesh."""
    vertices = canonical.vertices
    normals = np.stack([vertices[:, 0] / 49, vertices[:, 1] / 140, (vertices[:, 2] + 2.5) / 64], 1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    toward_viewer = -((normals * CANONICAL_TO_PHOTO) @ pose.rotation.T)[:, 2]
    return np.clip((toward_viewer - 0.02) / 0.30, 0, 1)
