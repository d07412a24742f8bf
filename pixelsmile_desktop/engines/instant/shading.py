"""Folds that an expression makes, and folds of a smile that has gone, as smooth changes of brightness.

Cues are drawn on the canonical face as lines with a soft shadow and a softer ridge of light beside it. Lines sharper
than about 0.17 cm look drawn, and changes above 13 % look painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from pixelsmile_desktop.core.face import CanonicalFace, Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.mesh import Float32, catmull_rom, smoothstep
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.spline import ThinPlate

_MAP_CELLS = 160
_CHANNEL_STRENGTH = np.array([0.85, 1.0, 1.10], np.float32)
"""Shadows on skin are redder than the skin: red darkens least, blue most."""
_STILL = 1e-3
_FRONT = -0.5
"""Vertices that lie further forward than this (cm) take part in the map from canonical face to photo."""


@dataclass(frozen=True)
class Cue:
    """A fold on the subject's right half, mirrored for the left one.

    Attributes:
        unit: the action unit that makes it.
        line: points (distance from the midline, height) in canonical centimetres.
        sigma: softness in centimetres.
        shadow: change of log brightness at the line.
        ridge: offset of the ridge of light from the line, in centimetres.
        ridge_share: brightness of the ridge as a share of the shadow's.
    """

    unit: str
    line: tuple[tuple[float, float], ...]
    sigma: float
    shadow: float
    ridge: tuple[float, float]
    ridge_share: float


_NASOLABIAL = ((1.75, -0.9), (2.25, -1.7), (2.75, -2.5), (3.15, -3.4), (3.25, -4.3))

_CUES = (
    Cue("AU12", _NASOLABIAL, 0.17, -0.13, (0.38, 0.18), 0.35),
    Cue("AU10", ((1.75, -0.9), (2.25, -1.7), (2.70, -2.5), (2.95, -3.3)), 0.17, -0.07, (0.38, 0.18), 0.3),
    Cue("AU9", ((1.70, -0.7), (2.05, -1.5), (2.4, -2.2)), 0.17, -0.07, (0.3, 0.15), 0.3),
    Cue("AU9", ((0.15, 2.75), (0.75, 2.35), (1.05, 1.75)), 0.17, -0.09, (0.0, 0.25), 0.3),
    Cue("AU6", ((4.95, 2.75), (5.5, 3.05), (6.0, 3.25)), 0.17, -0.06, (0.0, 0.2), 0.25),
    Cue("AU6", ((4.95, 2.35), (5.6, 2.25), (6.1, 2.1)), 0.17, -0.06, (0.0, 0.2), 0.25),
    Cue("AU6", ((4.6, 1.75), (3.9, 1.45), (3.0, 1.35), (2.2, 1.5)), 0.17, -0.07, (0.0, -0.45), 0.5),
    Cue("AU7", ((4.4, 1.85), (3.6, 1.55), (2.8, 1.55), (2.1, 1.8)), 0.17, -0.045, (0.0, -0.3), 0.3),
    Cue("AU4", ((0.70, 5.45), (0.56, 4.75), (0.50, 4.0)), 0.20, -0.13, (-0.45, 0.0), 0.30),
    Cue("AU4", ((1.35, 5.7), (1.10, 5.0), (0.95, 4.3)), 0.18, -0.05, (-0.35, 0.0), 0.2),
    Cue("AU1", ((0.0, 6.15), (1.0, 6.2), (2.2, 6.05)), 0.17, -0.07, (0.0, 0.28), 0.45),
    Cue("AU1", ((0.0, 6.95), (1.1, 7.0), (2.3, 6.85)), 0.17, -0.06, (0.0, 0.28), 0.45),
    Cue("AU2", ((2.0, 6.2), (3.3, 6.35), (4.6, 6.1)), 0.17, -0.06, (0.0, 0.28), 0.45),
    Cue("AU2", ((1.5, 7.05), (3.0, 7.1), (4.2, 6.9)), 0.17, -0.045, (0.0, 0.28), 0.45),
    Cue("AU15", ((2.75, -4.55), (3.0, -5.1), (3.1, -5.8)), 0.17, -0.12, (0.35, 0.0), 0.25),
    Cue("AU17", ((0.0, -6.05), (0.7, -6.0), (1.35, -5.75)), 0.17, -0.11, (0.0, -0.5), 0.4),
    Cue("AU14", ((2.95, -3.75), (3.1, -4.3), (3.0, -4.9)), 0.17, -0.13, (0.3, 0.0), 0.4),
    Cue("AU20", ((3.0, -3.6), (3.25, -4.4), (3.2, -5.2)), 0.17, -0.055, (0.35, 0.0), 0.3),
)

_SMILE_FOLDS = (
    (_NASOLABIAL, 0.65, 1.0),
    (((5.0, 2.9), (5.6, 2.6), (6.0, 2.2)), 0.45, 0.7),
    (((4.4, 1.5), (3.5, 1.2), (2.4, 1.35)), 0.40, 0.6),
)
"""Where folds of a smile lie: line, half width in cm, share of the fold that goes."""
_FOLD_SCALES = (0.06, 0.75)
"""Finest and coarsest softness in centimetres of what counts as a fold."""


class Shading:
    """Brightness maps of one face; each is made when it is first asked for.

    Args:
        canonical: the average face, which the cues are drawn on.
        rig: the rig of the face.
        photo: (H, W, 3) the photo.
    """

    def __init__(self, canonical: CanonicalFace, rig: FaceRig, photo: Pixels) -> None:
        self._rig = rig
        self._photo = photo
        self.grid = rig.grid.refined(_MAP_CELLS)
        front = np.flatnonzero(canonical.vertices[:, 2] > _FRONT)
        self._plate = ThinPlate(canonical.vertices[front, :2])
        # The centre is taken out first: float32 weights of large coordinates would lose the small bends.
        self._centre = rig.mesh[front].mean(0)
        self._bend = self._plate.fit(rig.mesh[front] - self._centre)
        self._cells_per_cm = rig.pose.scale / self.grid.cell
        self._window = np.asarray(cv2.resize(rig.windows.face, self.grid.size, interpolation=cv2.INTER_LINEAR))[
            ..., None
        ]
        self._cues: dict[str, Float32] = {}

    def log_brightness(self, weights: Float32, smile_release: float) -> Float32 | None:
        """(rows, columns, 3) change of the channels' log brightness before the motion, or None when there is none."""
        folds = self._new_folds(weights)
        change = None if folds is None else folds[..., None] * _CHANNEL_STRENGTH
        if smile_release > _STILL:
            softened = self._smile_folds * np.float32(-smile_release)
            change = softened if change is None else change + softened
        return None if change is None else change * self._window

    def _new_folds(self, weights: Float32) -> Float32 | None:
        """(rows, columns) change of log brightness by the folds that the units make, or None."""
        total: Float32 | None = None
        for unit, weight in zip(self._rig.units, weights, strict=True):
            if abs(weight) > _STILL and unit.partition("_")[0] in _SHADED_UNITS:
                # A unit that relaxes softens its fold only half as much as it would deepen it.
                part = self._cue(unit) * np.float32(weight if weight > 0 else 0.5 * weight)
                total = part if total is None else total + part
        return total

    def _cue(self, unit: str) -> Float32:
        if unit not in self._cues:
            name, _, side = unit.partition("_")
            parts = [self._draw(cue, -1 if side == "R" else 1) for cue in _CUES if cue.unit == name]
            self._cues[unit] = np.asarray(np.sum(parts, axis=0), np.float32)
        return self._cues[unit]

    def _draw(self, cue: Cue, side: int) -> Float32:
        line = catmull_rom(np.array(cue.line), 10) * [side, 1]
        starts_at_midline = abs(cue.line[0][0]) < 0.01
        taper = _taper(len(line), fades_in=not starts_at_midline)
        shadow = self._stroke(line, taper, cue.sigma) * cue.shadow
        offset = np.array([cue.ridge[0] * side, cue.ridge[1]])
        return shadow - self._stroke(line + offset, taper, 2 * cue.sigma) * (cue.shadow * cue.ridge_share)

    def _stroke(self, line: Points, strength: Points, sigma: float) -> Float32:
        """(rows, columns) a soft line with peak 1 along canonical points (n, 2), `strength` (n,) along it."""
        canvas = np.zeros((self.grid.rows, self.grid.columns), np.float32)
        cells = np.round(self.grid.to_cells(self._to_photo(line)) * 16).astype(int)
        for start, end, amount in zip(cells[:-1], cells[1:], strength[:-1], strict=True):
            if amount > 0.02:
                cv2.line(canvas, tuple(start.tolist()), tuple(end.tolist()), float(amount), 1, cv2.LINE_AA, 4)
        soft = np.asarray(cv2.GaussianBlur(canvas, (0, 0), max(0.7, sigma * self._cells_per_cm)))
        peak = float(soft.max())
        return np.asarray(soft / max(peak, 1e-6))

    @cached_property
    def _smile_folds(self) -> Float32:
        """(rows, columns, 3) log brightness of the folds of the present smile, negative in their shadow.

        Each channel for itself, since a fold that is only brightened stays as red as the light that comes out of it.
        """
        mask = np.zeros((self.grid.rows, self.grid.columns), np.float32)
        for line, half_width, share in _SMILE_FOLDS:
            for side in (-1, 1):
                drawn = catmull_rom(np.array(line), 10) * [side, 1]
                mask = np.maximum(mask, self._stroke(drawn, _taper(len(drawn), fades_in=True), half_width) * share)
        small = cv2.resize(self._photo[self._rig.box.slices], self.grid.size, interpolation=cv2.INTER_AREA)
        log = np.log(small.astype(np.float32) / np.iinfo(self._photo.dtype).max + 0.02)
        fine, coarse = (cv2.GaussianBlur(log, (0, 0), max(0.5, s * self._cells_per_cm)) for s in _FOLD_SCALES)
        return np.asarray(np.clip(fine - coarse, -0.5, 0.15) * mask[..., None], np.float32)

    def _to_photo(self, canonical_points: Points) -> Points:
        return np.asarray(self._plate.basis(canonical_points) @ self._bend, np.float64) + self._centre


_SHADED_UNITS = frozenset(cue.unit for cue in _CUES)


def _taper(count: int, *, fades_in: bool) -> Points:
    t = np.linspace(0, 1, count)
    fades = smoothstep((1 - t) / 0.30)
    return fades * smoothstep(t / 0.25) if fades_in else fades
