"""478 landmarks of one face with MediaPipe's attention mesh (Grishchenko et al. 2020)."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import LANDMARK_COUNT, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.faces.detector import Detection
from pixelsmile_desktop.faces.networks import LANDMARKS, Networks
from pixelsmile_desktop.faces.sampling import Neighbourhood, Square, mapped

MIN_PRESENCE = 0.5
_INPUT = 256
_DETECTION_SIDE = 1.8
"""Side of the first crop as a multiple of the detector's box."""
_MESH_SIDE = 1.5
"""Side of later crops as a multiple of the mesh's longer extent, as the network was trained."""
_OUTER_EYE_CORNERS = (33, 263)
_KEYPOINTS = ((33, 133), (263, 362), (1, 4), (13, 14))
"""Landmarks whose means are the detector's first keypoints: the eyes, the tip of the nose, the mouth."""
_TILTS, _DISAGREEMENTS = (20.0, 45.0), (0.2, 0.4)
"""Degrees, and shares of the detector's box. Measured on upright heads: at most 0.16 on true faces, 0.26 to 0.76 on
patches, collars and folds. The detector sees tilted heads less exactly: up to 0.34."""


def square_of_detection(detection: Detection) -> Square:
    """Where to look for the landmarks of a detected face."""
    eye_line = detection.keypoints[1] - detection.keypoints[0]
    x, y = (detection.box[:2] + detection.box[2:]) / 2
    side = _DETECTION_SIDE * float((detection.box[2:] - detection.box[:2]).max())
    return Square(float(x), float(y), max(side, 1.0), float(np.arctan2(eye_line[1], eye_line[0])))


def square_of_landmarks(landmarks: Points) -> Square:
    """Where to look for the landmarks of a face that is about where (478, 3) landmarks say."""
    left, right = landmarks[_OUTER_EYE_CORNERS, :2]
    angle = float(np.arctan2(right[1] - left[1], right[0] - left[0]))
    c, s = np.cos(angle), np.sin(angle)
    upright = landmarks[:, :2] @ np.array([[c, -s], [s, c]])
    lowest, highest = upright.min(0), upright.max(0)
    x, y = np.array([[c, -s], [s, c]]) @ ((lowest + highest) / 2)
    return Square(float(x), float(y), max(_MESH_SIDE * float((highest - lowest).max()), 1.0), angle)


def agree(detection: Detection, landmarks: Points) -> bool:
    """Whether eyes, nose and mouth of (478, 3) landmarks lie where the detector saw them."""
    places = np.stack([landmarks[list(indices), :2].mean(0) for indices in _KEYPOINTS])
    distances = np.hypot(*(places - detection.keypoints[: len(_KEYPOINTS)]).T)
    tilt = abs(np.degrees(square_of_detection(detection).angle))
    allowed = np.interp(tilt, _TILTS, _DISAGREEMENTS)
    return bool(distances.max() < allowed * (detection.box[2:] - detection.box[:2]).max())


def locate(networks: Networks, pixels: Pixels, start: Square, passes: int) -> tuple[Points, float]:
    """Landmarks after so many passes, each in the square that the one before found.

    Returns:
        (478, 3) x, y in photo pixels, z in the same unit; and the least that any pass was sure of a face, 0..1: what
        is no face looks more and more like one as the crops adapt to it. Passes end where that falls below a half.

    Raises:
        ResourceError: the network's file is missing or altered.
    """
    surroundings = Neighbourhood(pixels, start, _INPUT)
    landmarks, presence = _run(networks, surroundings, start)
    for _ in range(passes - 1):
        if presence < MIN_PRESENCE:
            break
        square = square_of_landmarks(landmarks)
        if not 0.8 < square.side / start.side < 1.25:
            surroundings, start = Neighbourhood(pixels, square, _INPUT), square
        landmarks, sure = _run(networks, surroundings, square)
        presence = min(presence, sure)
    return landmarks, presence


def _run(networks: Networks, surroundings: Neighbourhood, square: Square) -> tuple[Points, float]:
    crop = surroundings.crop(square, _INPUT)
    batch = np.asarray((crop.astype(np.float32) / np.float32(255)).transpose(2, 0, 1)[None], np.float32)
    points, logit = networks.run(LANDMARKS, batch, ("Identity", "Identity_1"))
    found = points.reshape(LANDMARK_COUNT, 3).astype(np.float64)
    in_photo = mapped(square.to_photo(_INPUT), found[:, :2] - 0.5)
    presence = 1 / (1 + np.exp(-np.clip(float(logit.ravel()[0]), -80, 80)))
    return np.column_stack([in_photo, found[:, 2] * square.side / _INPUT]), float(presence)
