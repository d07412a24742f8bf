"""The upright face that networks of ArcFace's kind take: its size, and where five points of the face lie on it."""

from __future__ import annotations

from typing import Final

ALIGNED_SIZE: Final = 112
"""Side in pixels."""
ARCFACE_POINTS: Final = (
    (38.2946, 51.6963),
    (73.5318, 51.5014),
    (56.0252, 71.7366),
    (41.5493, 92.3655),
    (70.7299, 92.2041),
)
"""Where eyes, tip of the nose and corners of the mouth lie, in pixels (InsightFace, `face_align.arcface_dst`)."""
ARCFACE_LANDMARKS: Final = (468, 473, 4, 61, 291)
"""The landmarks of these points: the middles of the irises, the tip of the nose and the corners of the mouth; each time
first the one on the left of the picture, as InsightFace orders them."""
