"""A face as a value: what was found, where, which way it looks and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.photo import Box, Pixels

Points = npt.NDArray[np.float64]
LANDMARK_COUNT = 478
MESH_COUNT = 468
"""The first 468 landmarks are the mesh of the face; the last ten are the two irises."""


@dataclass(frozen=True)
class Pose:
    """Rotation of the head in degrees; 0, 0, 0 looks straight into an upright camera.

    Attributes:
        yaw: positive when the face turns toward the right edge of the picture.
        pitch: positive when it looks up.
        roll: positive when the head tilts clockwise in the picture.
    """

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, eq=False)
class Occlusion:
    """What lies in front of a face, as soft maps over `box` (photo pixels), each (h, w) float32 in 0..1, any h and w.

    Attributes:
        box: the part of the photo that the maps cover.
        glasses: frames and lens rims of spectacles: they keep their shape and may move only as one rigid piece.
        foreign: hats, hair, hands, microphones: whatever is not face, and must not move at all.
    """

    box: Box
    glasses: npt.NDArray[np.float32]
    foreign: npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a photo.

    Attributes:
        index: position among the faces of the photo, from left to right, from 0.
        box: (x, y, width, height) around the face in photo pixels.
        presence: how sure the landmark model is that this is a face, 0..1.
        pose: rotation of the head.
        landmarks: (478, 3) x, y in photo pixels and z in the same unit (smaller is nearer), read-only.
        blendshapes: 52 coefficients 0..1 by their ARKit names, what the face shows now.
        occlusion: what lies in front of it; None if nobody looked.
        warnings: what may spoil an edit of this face, one sentence each.
    """

    index: int
    box: tuple[float, float, float, float]
    presence: float
    pose: Pose
    landmarks: Points
    blendshapes: Mapping[str, float]
    occlusion: Occlusion | None = None
    warnings: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.landmarks.shape != (LANDMARK_COUNT, 3):
            raise ValueError(f"a face has {LANDMARK_COUNT} landmarks of x, y, z, not {self.landmarks.shape}")
        points = np.array(self.landmarks, np.float64)
        points.flags.writeable = False
        object.__setattr__(self, "landmarks", points)

    @property
    def mesh(self) -> Points:
        """(468, 2) the landmarks of the mesh in photo pixels, without depth and irises."""
        return np.asarray(self.landmarks[:MESH_COUNT, :2])

    def scaled(self, factor: float) -> Face:
        """The same face in a photo whose sides are multiplied by `factor`, without what was seen in front of it.

        Pixels are counted at their middles.
        """
        if factor == 1:
            return replace(self, occlusion=None)
        landmarks = np.array(self.landmarks)
        landmarks[:, :2] = (landmarks[:, :2] + 0.5) * factor - 0.5
        landmarks[:, 2] *= factor
        x, y, width, height = self.box
        box = ((x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5, width * factor, height * factor)
        return replace(self, landmarks=landmarks, box=box, occlusion=None)


@dataclass(frozen=True, eq=False)
class CanonicalFace:
    """The average face that landmarks are numbered after, in centimetres; x to the subject's left, y up, z forward.

    Attributes:
        vertices: (468, 3).
        triangles: (898, 3) indices of vertices.
        pose_indices: (n,) vertices that hold still under expressions, for fitting the pose.
        pose_weights: (n,) their weights.
    """

    vertices: Points
    triangles: npt.NDArray[np.int64]
    pose_indices: npt.NDArray[np.int64]
    pose_weights: Points


CANONICAL_TO_PHOTO = np.array([1.0, -1.0, -1.0])
"""Canonical space has y up and z toward the viewer, a photo has y down and z away from him."""


@dataclass(frozen=True, eq=False)
class HeadPose:
    """How the canonical face lies in a photo.

    Attributes:
        rotation: (3, 3), after `CANONICAL_TO_PHOTO`.
        scale: photo pixels to a centimetre of the canonical face.
    """

    rotation: Points
    scale: float

    def project(self, displacements: Points) -> Points:
        """Displacements (..., 3) in canonical centimetres as (..., 2) photo pixels."""
        turned: Points = self.scale * ((displacements * CANONICAL_TO_PHOTO) @ self.rotation.T)
        return turned[..., :2]


def fit_head_pose(canonical: CanonicalFace, landmarks: Points) -> HeadPose:
    """The weighted least-squares similarity from the canonical face to (478, 3) landmarks.

    S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", 1991.
    """
    weights = canonical.pose_weights / canonical.pose_weights.sum()
    source = (canonical.vertices * CANONICAL_TO_PHOTO)[canonical.pose_indices]
    target = landmarks[canonical.pose_indices]
    source, target = source - weights @ source, target - weights @ target
    u, singular, vt = np.linalg.svd((target * weights[:, None]).T @ source)
    reflection = np.array([1, 1, np.sign(np.linalg.det(u @ vt))])
    scale = (singular @ reflection) / (weights @ (source**2).sum(1))
    return HeadPose((u * reflection) @ vt, float(scale))


FaceMeasure = Callable[[Pixels, Points], Points]
"""Finds a face again: (pixels, the (478, 3) landmarks near which it must be) -> its (478, 3) landmarks there."""
