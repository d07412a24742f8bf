"""Which landmarks of the 478-point face mesh are lips, lids, face oval and irises, and smooth curves through them.

"Right" and "left" are the subject's own. Chains run from the subject's right to the left, or from the outer to the
inner corner of an eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points

Float32 = npt.NDArray[Any]
"""A float32 array; the name says what the checker cannot, since the stubs widen float32 in every second operation."""

FACE_OVAL: Final = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
RIGHT_CHEEK_EDGE: Final = 234
LEFT_CHEEK_EDGE: Final = 454
CHIN: Final = 152
NOSE_TIP: Final = 1
MOUTH_RIGHT: Final = 61
MOUTH_LEFT: Final = 291

INNER_UPPER_LIP: Final = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
INNER_LOWER_LIP: Final = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
UPPER_LIP_RINGS: Final = (
    (185, 40, 39, 37, 0, 267, 269, 270, 409),
    (184, 74, 73, 72, 11, 302, 303, 304, 408),
    (183, 42, 41, 38, 12, 268, 271, 272, 407),
    (191, 80, 81, 82, 13, 312, 311, 310, 415),
)
LOWER_LIP_RINGS: Final = (
    (146, 91, 181, 84, 17, 314, 405, 321, 375),
    (77, 90, 180, 85, 16, 315, 404, 320, 307),
    (96, 89, 179, 86, 15, 316, 403, 319, 325),
    (95, 88, 178, 87, 14, 317, 402, 318, 324),
)
MOUTH_CORNERS: Final = (61, 291, 76, 306, 62, 292, 78, 308)


@dataclass(frozen=True)
class EyeLandmarks:
    """Landmarks of one eye.

    Attributes:
        side: "R" or "L".
        upper, lower: the lid edges from the outer to the inner corner, 9 each; the ends are shared.
        iris: centre of the iris and four points of its rim.
    """

    side: str
    upper: tuple[int, ...]
    lower: tuple[int, ...]
    iris: tuple[int, ...]


RIGHT_EYE: Final = EyeLandmarks(
    "R",
    (33, 246, 161, 160, 159, 158, 157, 173, 133),
    (33, 7, 163, 144, 145, 153, 154, 155, 133),
    (468, 469, 470, 471, 472),
)
LEFT_EYE: Final = EyeLandmarks(
    "L",
    (263, 466, 388, 387, 386, 385, 384, 398, 362),
    (263, 249, 390, 373, 374, 380, 381, 382, 362),
    (473, 474, 475, 476, 477),
)
EYES: Final = (RIGHT_EYE, LEFT_EYE)


def catmull_rom(points: Points, steps: int = 8) -> Points:
    """A dense smooth polyline through (n, 2) points, `steps` to a span (Catmull and Rom 1974, uniform)."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    spans = np.stack([padded[i : len(padded) - 3 + i] for i in range(4)], 1)
    return np.vstack([(_catmull_rom_weights(steps) @ spans).reshape(-1, points.shape[1]), points[-1:]])


@cache
def _catmull_rom_weights(steps: int) -> Points:
    """(steps, 4) weights of the points before, at both ends of, and after a span."""
    t = np.linspace(0, 1, steps, endpoint=False)
    before = -t + 2 * t**2 - t**3
    start = 2 - 5 * t**2 + 3 * t**3
    end = t + 4 * t**2 - 3 * t**3
    after = -(t**2) + t**3
    return 0.5 * np.stack([before, start, end, after], 1)


def smoothstep(t: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """0 below 0, 1 above 1, and `t^2 (3 - 2t)` between."""
    held: npt.NDArray[Any] = np.clip(t, 0, 1)
    return held * held * (3 - 2 * held)


@dataclass(frozen=True, eq=False)
class LocalFrame:
    """A right-angled frame on the photo: along an axis of the face and across it, downward, in pixels.

    Attributes:
        origin: (2,) where both coordinates are 0.
        along: (2,) unit vector of the first coordinate.
        across: (2,) unit vector of the second one, toward the chin.
        width: distance between the two points that span the frame.
    """

    origin: Points
    along: Points
    across: Points
    width: float

    @classmethod
    def spanned(cls, start: Points, end: Points, down: Points) -> LocalFrame:
        """The frame from `start` to `end` whose second axis goes the way of `down`, all (2,)."""
        axis = end - start
        width = max(float(np.hypot(*axis)), 1e-6)
        along = axis / width
        across = np.array([-along[1], along[0]])
        return cls(start, along, -across if across @ down < 0 else across, width)

    def to_local(self, points: Points) -> Points:
        """(n, 2) photo points in the frame."""
        offset = points - self.origin
        return np.stack([offset @ self.along, offset @ self.across], -1)

    def grid_to_local(self, x: Float32, y: Float32) -> tuple[Float32, Float32]:
        """Coordinates in the frame of photo x and y that broadcast to (h, w): two (h, w) arrays."""
        dx, dy = x - np.float32(self.origin[0]), y - np.float32(self.origin[1])
        ax, ay = self.along.astype(np.float32)
        nx, ny = self.across.astype(np.float32)
        return dx * ax + dy * ay, dx * nx + dy * ny

    def grid_to_photo(self, u: Float32, v: Float32) -> tuple[Float32, Float32]:
        """Photo x and y of frame coordinates, the way back of `grid_to_local`."""
        ox, oy = self.origin.astype(np.float32)
        ax, ay = self.along.astype(np.float32)
        nx, ny = self.across.astype(np.float32)
        return ox + u * ax + v * nx, oy + u * ay + v * ny
