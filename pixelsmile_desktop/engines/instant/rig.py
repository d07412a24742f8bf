"""The rig of a face: everything that depends on the photo and the face but not on the expression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pixelsmile_desktop.core.face import MESH_COUNT, CanonicalFace, Face, HeadPose, Points, fit_head_pose
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.engines.instant.action_units import LipShares, action_unit_fields, lip_shares
from pixelsmile_desktop.engines.instant.face_units import LipClosure, lid_fields, lip_closure
from pixelsmile_desktop.engines.instant.grid import FieldGrid, box_around
from pixelsmile_desktop.engines.instant.mesh import (
    EYES,
    FACE_OVAL,
    LEFT_CHEEK_EDGE,
    MOUTH_LEFT,
    MOUTH_RIGHT,
    RIGHT_CHEEK_EDGE,
    Float32,
    smoothstep,
)
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.spline import ThinPlate
from pixelsmile_desktop.engines.instant.visibility import visibility
from pixelsmile_desktop.engines.instant.windows import JAW_RAMP, Windows, build_windows, keep_still

_GRID_CELLS = 96
_LID_REACH = 0.3
"""How far above and below an eye skin belongs to the lids, as a share of the eye's width."""
_NARROW_FACE = 0.92
"""Width of a narrow face as a share of the average one's."""
_CORNER = 0.12
"""How far inside its corners the mouth begins to part, as a share of its width."""
_FAR_SIDE_MOTION = 0.25
"""Share of the motion that is left on the far side of a turned head, where a warp has no pixels to show it."""


@dataclass(frozen=True, eq=False)
class FaceRig:
    """A face made ready to move.

    Attributes:
        landmarks: (478, 2) in pixels.
        blendshapes: what the face shows now.
        pose: how the canonical face lies in the photo.
        face_width: from cheek to cheek in pixels.
        box: every pixel that can change.
        grid: the grid over the box that the fields live on.
        units: names of the units, two halves each (`AU12_R`), and `CLOSE`.
        displacements: (units, 468, 2) how the mesh moves at weight 1, in pixels.
        upper, lower: (units, rows * columns * 2) the same on the grid, for the two sides of the mouth line.
        windows: where units may move pixels.
        lower_share: (468,) how much of each vertex belongs to the lower side of the mouth line.
        limited_upper, limited_lower: (rows, columns) 0..1, where the strain of the two layers is limited.
        parting: (rows, columns) 0..1, where the two layers may differ: between the corners of the mouth.
        opening: how far the lips are apart now, as a share of the width of the mouth.
    """

    landmarks: Points
    blendshapes: Mapping[str, float]
    pose: HeadPose
    face_width: float
    box: Box
    grid: FieldGrid
    units: tuple[str, ...]
    displacements: Points
    upper: Float32
    lower: Float32
    windows: Windows
    lower_share: Points
    limited_upper: Float32
    limited_lower: Float32
    parting: Float32
    opening: float

    @property
    def mesh(self) -> Points:
        """(468, 2) the landmarks without the irises."""
        return self.landmarks[:MESH_COUNT]

    def seen_in(self, crop: Box, factor: float = 1.0) -> FaceRig:
        """The same face in a crop of the photo that was resized by `factor`, without building anything anew."""
        corners = np.array([[self.box.x0, self.box.y0], [self.box.x1, self.box.y1]])
        scaled = (corners - [crop.x0, crop.y0]) * factor
        low, high = np.floor(scaled[0]).astype(int), np.ceil(scaled[1]).astype(int)
        size = round(crop.width * factor), round(crop.height * factor)
        return replace(
            self,
            landmarks=(self.landmarks + 0.5 - [crop.x0, crop.y0]) * factor - 0.5,
            pose=replace(self.pose, scale=self.pose.scale * factor),
            face_width=self.face_width * factor,
            box=Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clipped(*size),
            grid=self.grid.seen_in(crop, factor),
            displacements=self.displacements * factor,
            upper=self.upper * np.float32(factor) if factor != 1 else self.upper,
            lower=self.lower * np.float32(factor) if factor != 1 else self.lower,
        )


def build_rig(canonical: CanonicalFace, face: Face, width: int, height: int) -> FaceRig:
    """The rig of a face in a photo of that size."""
    mesh = face.mesh
    pose = fit_head_pose(canonical, face.landmarks)
    shares = lip_shares(canonical)
    closure = lip_closure(canonical, mesh, shares)
    fields = _mesh_fields(canonical, mesh, pose, shares, closure)
    face_width = _face_width(canonical, mesh, pose)
    box = _reach(mesh, face_width, width, height)
    grid = FieldGrid.over(box, _GRID_CELLS)
    windows = build_windows(mesh, face_width, grid)
    if face.occlusion is not None:
        foreign = grid.reduce(face.occlusion.foreign, face.occlusion.box)
        windows = windows.damped(keep_still(foreign, face_width, grid))
    upper, lower = _spread(mesh, shares, np.stack(list(fields.values())), grid)
    damping = np.stack([windows.of(name) for name in fields])[..., None]
    mouth = MouthShape(mesh, mesh)
    limited_upper, limited_lower = _limited_strain(mesh, mouth, windows, grid)
    return FaceRig(
        landmarks=np.array(face.landmarks[:, :2]),
        blendshapes=face.blendshapes,
        pose=pose,
        face_width=face_width,
        box=box,
        grid=grid,
        units=tuple(fields),
        displacements=np.stack(
            [field * grid.sample(windows.of(name), mesh)[:, None] for name, field in fields.items()]
        ),
        upper=np.ascontiguousarray(upper * damping).reshape(len(fields), -1),
        lower=np.ascontiguousarray(lower * damping).reshape(len(fields), -1),
        windows=windows,
        lower_share=shares.lower,
        limited_upper=limited_upper,
        limited_lower=limited_lower,
        parting=_parting(mouth, grid),
        opening=closure.opening,
    )


def _face_width(canonical: CanonicalFace, mesh: Points, pose: HeadPose) -> float:
    """Pixels from cheek to cheek as if the face looked into the camera, at least 1; a turned head is not narrower."""
    cheeks = [RIGHT_CHEEK_EDGE, LEFT_CHEEK_EDGE]
    seen = float(np.hypot(*(mesh[cheeks[0]] - mesh[cheeks[1]])))
    average = pose.scale * float(np.linalg.norm(canonical.vertices[cheeks[0]] - canonical.vertices[cheeks[1]]))
    return max(seen, _NARROW_FACE * average, 1.0)


def _mesh_fields(
    canonical: CanonicalFace, mesh: Points, pose: HeadPose, shares: LipShares, closure: LipClosure
) -> dict[str, Points]:
    """Displacements (468, 2) in pixels at weight 1 of every unit, without windows."""
    near_mouth = np.exp(-0.5 * ((canonical.vertices[:, 1] + 4.6) / 1.6) ** 2)
    mouth_size = 1 + (_mouth_scale(canonical, mesh, pose) - 1) * near_mouth
    shown = _FAR_SIDE_MOTION + (1 - _FAR_SIDE_MOTION) * visibility(canonical, pose)
    fields = {
        name: pose.project(field) * (mouth_size * shown)[:, None]
        for name, field in action_unit_fields(canonical, shares).items()
    }
    for eye in EYES:
        fields |= lid_fields(canonical, mesh, eye)
    fields["CLOSE"] = closure.field
    return fields


def _mouth_scale(canonical: CanonicalFace, mesh: Points, pose: HeadPose) -> float:
    """Width of this mouth as a multiple of the average face's, held near 1."""
    average = pose.project(canonical.vertices[MOUTH_LEFT] - canonical.vertices[MOUTH_RIGHT])
    measured = float(np.hypot(*(mesh[MOUTH_LEFT] - mesh[MOUTH_RIGHT])))
    return float(np.clip(measured / max(float(np.hypot(*average)), 1e-6), 0.85, 1.2))


def _reach(mesh: Points, face_width: float, width: int, height: int) -> Box:
    """Every pixel that a unit can move: the oval, and below the mouth the ramp of the jaw around it."""
    oval = mesh[list(FACE_OVAL)]
    jaw = oval[9:28]
    return box_around(oval, 2).union(box_around(jaw, JAW_RAMP * face_width + 2)).clipped(width, height)


def _limited_strain(mesh: Points, mouth: MouthShape, windows: Windows, grid: FieldGrid) -> tuple[Float32, Float32]:
    """Where strain is limited above and below the mouth line, (rows, columns) each: on skin, not on lids or gaps."""
    skin = np.ones((grid.rows, grid.columns), np.uint8)
    for eye in EYES:
        lids = grid.to_cells(mesh[list(eye.upper + eye.lower[::-1])])
        width = float(np.hypot(*(lids[0] - lids[8])))
        cv2.fillPoly(skin, [np.round(lids).astype(np.int32)], 0)
        reach = max(1, round(_LID_REACH * width))
        skin[...] = cv2.erode(skin, np.ones((2 * reach + 1, 1), np.uint8))
    cv2.fillPoly(skin, [np.round(grid.to_cells(mouth.outline)).astype(np.int32)], 0)
    points = grid.points().astype(np.float32)
    lower = mouth.lower_share(*mouth.frame.grid_to_local(points[..., 0], points[..., 1]), grid.cell)
    # Smoothing beyond the windows would carry motion out of the face.
    soft = np.asarray(cv2.GaussianBlur(skin.astype(np.float32), (0, 0), 1.0)) * (windows.face > 0)
    # Both layers count in full at the corners of the mouth, where they meet.
    return soft * np.minimum(2 * (1 - lower), 1), soft * np.minimum(2 * lower, 1)


def _parting(mouth: MouthShape, grid: FieldGrid) -> Float32:
    """(rows, columns) 1 between the corners of the mouth, 0 beside them, where both layers are one skin."""
    points = grid.points().astype(np.float32)
    position = mouth.frame.grid_to_local(points[..., 0], points[..., 1])[0] / mouth.frame.width
    return np.asarray(smoothstep(position / _CORNER) * smoothstep((1 - position) / _CORNER), np.float32)


def _spread(mesh: Points, shares: LipShares, fields: Points, grid: FieldGrid) -> tuple[Float32, Float32]:
    """The fields (units, 468, 2) carried from the mesh to the grid: (units, rows, columns, 2) for both layers.

    The layer of the upper lip ignores the lower lip's points and the other way round, so that the mouth can open along
    the line between them.
    """
    oval = mesh[list(FACE_OVAL)]
    centre = oval.mean(0)
    still = np.vstack([centre + (oval - centre) * 1.32, centre + (oval[::2] - centre) * 1.6])
    plate = ThinPlate(np.vstack([mesh, still]))
    values = np.vstack([fields.transpose(1, 0, 2).reshape(len(mesh), -1), np.zeros((len(still), 2 * len(fields)))])
    basis = plate.basis(grid.points().reshape(-1, 2))
    layers = []
    for absent in (shares.is_lower_lip, shares.is_upper_lip):
        flat = basis @ plate.fit(values, np.concatenate([~absent, np.ones(len(still), bool)]))
        layers.append(flat.reshape(grid.rows, grid.columns, len(fields), 2).transpose(2, 0, 1, 3))
    return layers[0], layers[1]
