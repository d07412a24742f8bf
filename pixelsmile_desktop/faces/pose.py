"""Pose of the head: the similarity that carries the canonical face onto the landmarks."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points, Pose

_FLIP = np.array([1.0, -1.0, -1.0])
"""Canonical space has y up and z toward the viewer, a photo has y down and z away from him."""


def fit_rotation(canonical: CanonicalFace, landmarks: Points) -> Points:
    """(3, 3) rotation of the weighted least-squares similarity from flipped canonical space to landmarks.

    S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", 1991.
    """
    weights = canonical.pose_weights / canonical.pose_weights.sum()
    source = canonical.vertices[canonical.pose_indices] * _FLIP
    target = landmarks[canonical.pose_indices]
    centred_source, centred_target = source - weights @ source, target - weights @ target
    u, _, vt = np.linalg.svd((centred_target * weights[:, None]).T @ centred_source)
    return np.asarray((u * [1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt)


def pose_of_rotation(rotation: Points) -> Pose:
    """The angles of roll (about the line of sight) after yaw (about the neck) after pitch (about the ears)."""
    yaw = np.arctan2(rotation[2, 0], np.hypot(rotation[2, 1], rotation[2, 2]))
    pitch = -np.arctan2(rotation[2, 1], rotation[2, 2])
    roll = np.arctan2(rotation[1, 0], rotation[0, 0])
    return Pose(*(float(angle) for angle in np.degrees([yaw, pitch, roll])))


def estimate_pose(canonical: CanonicalFace, landmarks: Points) -> Pose:
    """The pose of a face of (478, 3) landmarks."""
    return pose_of_rotation(fit_rotation(canonical, landmarks))
