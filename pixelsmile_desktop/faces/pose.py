"""Which way a face looks."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points, Pose

_FLIP = np.array([1.0, -1.0, -1.0])


def head_pose(canonical: CanonicalFace, landmarks: Points) -> Pose:
    """Rotation of the head of (478, 3) landmarks, by the weighted orthogonal Procrustes problem (Schoenemann 1966)."""
    weights = canonical.pose_weights / canonical.pose_weights.sum()
    source = (canonical.vertices * _FLIP)[canonical.pose_indices]
    target = landmarks[canonical.pose_indices]
    covariance = ((target - weights @ target) * weights[:, None]).T @ (source - weights @ source)
    u, _, vt = np.linalg.svd(covariance)
    rotation = (u * [1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt
    # The viewing direction of the face is the third column, toward the viewer, so against z.
    yaw = np.degrees(np.arctan2(-rotation[0, 2], rotation[2, 2]))
    pitch = np.degrees(np.arcsin(np.clip(rotation[1, 2], -1, 1)))
    roll = np.degrees(np.arctan2(rotation[1, 0], rotation[0, 0]))
    return Pose(float(yaw), float(pitch), float(roll))
