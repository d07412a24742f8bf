"""Pose of the head: the similarity that carries the canonical face onto the landmarks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points

_FLIP = np.array([1.0, -1.0, -1.0])
"""Canonical space has y up and z toward the viewer, the photo y down and z away from him."""


@dataclass(frozen=True, eq=False)
class HeadPose:
    """How the canonical face lies in the photo.

    Attributes:
        rotation: (3, 3).
        scale: photo pixels to a centimetre of the canonical face.
    """

    rotation: Points
    scale: float

    def project(self, displacements: Points) -> Points:
        """Displacements (..., 3) in canonical centimetres as (..., 2) photo pixels."""
        return self.scale * ((displacements * _FLIP) @ self.rotation.T)[..., :2]

    def visibility(self, canonical: CanonicalFace) -> Points:
        """(468,) how much each vertex faces the viewer, 0..1, judged on a smooth ellipsoid, not on the noisy mesh."""
        vertices = canonical.vertices
        normals = np.stack([vertices[:, 0] / 49, vertices[:, 1] / 140, (vertices[:, 2] + 2.5) / 64], 1)
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        toward_viewer = -((normals * _FLIP) @ self.rotation.T)[:, 2]
        return np.clip((toward_viewer - 0.02) / 0.30, 0, 1)


def fit_pose(canonical: CanonicalFace, landmarks: Points) -> HeadPose:
    """The weighted least-squares similarity from the canonical face to (478, 3) landmarks (Umeyama 1991)."""
    weights = canonical.pose_weights / canonical.pose_weights.sum()
    source = (canonical.vertices * _FLIP)[canonical.pose_indices]
    target = landmarks[canonical.pose_indices]
    source_centre, target_centre = weights @ source, weights @ target
    covariance = ((target - target_centre) * weights[:, None]).T @ (source - source_centre)
    u, singular, vt = np.linalg.svd(covariance)
    reflection = np.array([1, 1, np.sign(np.linalg.det(u @ vt))])
    rotation = (u * reflection) @ vt
    scale = (singular @ reflection) / (weights @ ((source - source_centre) ** 2).sum(1))
    return HeadPose(rotation, float(scale))
