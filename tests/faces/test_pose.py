"""The angles say what their names say, for known rotations of the canonical face."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.face import LANDMARK_COUNT, MESH_COUNT, CanonicalFace, Points
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.faces.pose import estimate_pose

LEFT_CHEEK, NOSE_TIP, CHIN, FOREHEAD = 454, 1, 152, 10


def rotation(yaw: float, pitch: float, roll: float) -> Points:
    y, p, r = np.radians([yaw, pitch, roll])
    about_vertical = np.array([[np.cos(y), 0, -np.sin(y)], [0, 1, 0], [np.sin(y), 0, np.cos(y)]])
    about_ears = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    about_sight = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return about_sight @ about_vertical @ about_ears


def posed(canonical: CanonicalFace, turn: Points, scale: float = 30.0) -> Points:
    """(478, 3) landmarks of the canonical face, turned, in a photo."""
    landmarks = np.zeros((LANDMARK_COUNT, 3))
    landmarks[:MESH_COUNT] = scale * (canonical.vertices * [1, -1, -1]) @ turn.T + [400, 300, 5]
    return landmarks


def test_the_test_s_own_rotations_turn_the_way_the_words_say(finder: FaceFinder) -> None:
    def tip_and_cheeks(turn: Points) -> Points:
        landmarks = posed(finder.canonical, turn)
        return landmarks[NOSE_TIP] - landmarks[[LEFT_CHEEK, 234]].mean(0)

    straight = tip_and_cheeks(np.eye(3))
    assert tip_and_cheeks(rotation(30, 0, 0))[0] > straight[0] + 50
    assert tip_and_cheeks(rotation(0, 30, 0))[1] < straight[1] - 50
    tilted = posed(finder.canonical, rotation(0, 0, 30))
    assert tilted[FOREHEAD, 0] > tilted[CHIN, 0] + 50


@given(yaw=st.floats(-80, 80), pitch=st.floats(-80, 80), roll=st.floats(-179, 179), scale=st.floats(0.5, 300))
def test_any_rotation_is_told(finder: FaceFinder, yaw: float, pitch: float, roll: float, scale: float) -> None:
    pose = estimate_pose(finder.canonical, posed(finder.canonical, rotation(yaw, pitch, roll), scale))
    assert (pose.yaw, pose.pitch, pose.roll) == pytest.approx((yaw, pitch, roll), abs=1e-6)
