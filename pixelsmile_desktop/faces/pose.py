"""Which way a head looks, in degrees."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points, Pose, fit_head_pose


def pose_of_rotation(rotation: Points) -> Pose:
    """The angles of roll (about the line of sight) after yaw (about the neck) after pitch (about the ears)."""
    yaw = np.arctan2(rotation[2, 0], np.hypot(rotation[2, 1], rotation[2, 2]))
    pitch = -np.arctan2(rotation[2, 1], rotation[2, 2])
    roll = np.arctan2(rotation[1, 0], rotation[0, 0])
    return Pose(*(float(angle) for angle in np.degrees([yaw, pitch, roll])))


def estimate_pose(canonical: CanonicalFace, landmarks: Points) -> Pose:
    """The pose of a face of (478, 3) landmarks."""
    return pose_of_rotation(fit_head_pose(canonical, landmarks).rotation)
