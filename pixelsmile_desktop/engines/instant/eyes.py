"""Eyes: the eyeball stays where it is, the lids slide over it, and the gaze turns the iris."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.canvas import Canvas, Curve
from pixelsmile_desktop.engines.instant.field import STILL_PIXELS, Motion
from pixelsmile_desktop.engines.instant.grid import box_around
from pixelsmile_desktop.engines.instant.mesh import EYES, EyeLandmarks, Float32, LocalFrame, catmull_rom, smoothstep
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.sampling import median_colour

_GAZE_TRAVEL = np.array([0.30, 0.22])
"""How far gaze 1 moves the iris sideways and down, in iris diameters."""
_SHADOW_DEPTH = 0.35
"""How much a lowered lid darkens the eyeball at its edge."""
_LASH_LINE = 0.012
_CORNER = 0.02
"""Thickness of the line of closed lashes, and height of an opening that counts as a corner, in widths of the eye."""


def paint_eyes(
    photo: Pixels, result: Pixels, rig: FaceRig, motion: Motion, gaze: tuple[float, float], interpolation: int
) -> None:
    """Paint both eyeballs into the openings that the moved lids leave, in `result` over the rig's box."""
    for eye in EYES:
        lids = list(eye.upper + eye.lower)
        travel = np.abs(motion.landmarks[lids] - rig.landmarks[lids]).max()
        if travel >= STILL_PIXELS or any(gaze):
            _Eye(photo, result, rig.box, rig.landmarks, motion.landmarks, eye).paint(gaze, interpolation)


class _Eye:
    def __init__(
        self, photo: Pixels, result: Pixels, box: Box, before: Points, after: Points, eye: EyeLandmarks
    ) -> None:
        upper, lower = before[list(eye.upper)], before[list(eye.lower)]
        self.frame = LocalFrame.spanned(upper[0], upper[-1], lower[4] - upper[4])
        self.width = self.frame.width
        self.upper_after, self.lower_after = (catmull_rom(after[list(chain)]) for chain in (eye.upper, eye.lower))
        moved = np.vstack([self.upper_after, self.lower_after])
        self.canvas = Canvas(photo, result, box, box_around(moved, 0.12 * self.width))
        self.along, self.across = self.canvas.local(self.frame)
        self.upper_before, self.lower_before = (self._lid(catmull_rom(chain)) for chain in (upper, lower))
        self.lashes = (0.75 * median_colour(photo, upper[1:-1])).astype(np.float32)
        iris = before[list(eye.iris)]
        self.iris = self.frame.to_local(iris)[0]
        self.iris_radius = max(float(np.linalg.norm(iris[1:] - iris[0], axis=1).mean()), 1e-3)

    def paint(self, gaze: tuple[float, float], interpolation: int) -> None:
        """Sample the eyeball, shade it under the lid, and lay it into the opening."""
        if self.canvas.box.is_empty:
            return
        upper, lower = self._lid(self.upper_after), self._lid(self.lower_after)
        along, across = self._turned(self.along, self._widened(upper, lower), gaze)
        ball = self.canvas.sample_photo(*self.frame.grid_to_photo(along, across), interpolation)
        lowered = np.clip((upper - self.upper_before) / (0.06 * self.width), 0, 1)
        depth = np.clip((self.across - upper) / (0.045 * self.width), 0, None)
        ball *= (1 - _SHADOW_DEPTH * lowered * np.exp(-depth))[..., None]
        # Lids that nearly meet leave the eyeball in the shade of the lashes, and then only their line.
        thin = _CORNER * self.width
        openness = (lower - upper + thin) / np.maximum(self.lower_before - self.upper_before + thin, thin)
        seen = smoothstep((openness - 0.06) / 0.30)[..., None]
        ball = self.lashes + (ball * (0.6 + 0.4 * seen) - self.lashes) * seen
        thickness = _LASH_LINE * self.width * (1 - float(seen.max())) * self.frame.across
        outline = np.vstack([self.upper_after - thickness, (self.lower_after + thickness)[::-1]])
        self.canvas.blend(ball, self.canvas.polygon(outline, max(0.5, 0.012 * self.width)))

    def _lid(self, chain: Points) -> Float32:
        local = self.frame.to_local(chain)
        return Curve(local[np.argsort(local[:, 0])]).at(self.along)

    def _widened(self, upper: Float32, lower: Float32) -> Float32:
        """Heights to sample the eyeball at: its own, stretched only where the opening grew beyond what was visible."""
        middle = np.float32(self.iris[1])
        above = np.where(upper < self.upper_before, (middle - self.upper_before) / np.maximum(middle - upper, 0.5), 1)
        below = np.where(lower > self.lower_before, (self.lower_before - middle) / np.maximum(lower - middle, 0.5), 1)
        from_middle = self.across - middle
        return middle + from_middle * np.clip(np.where(from_middle < 0, above, below), 0.3, 1)

    def _turned(self, along: Float32, across: Float32, gaze: tuple[float, float]) -> tuple[Float32, Float32]:
        """The same coordinates with the iris displaced by the gaze (to the subject's left, down)."""
        if not any(gaze):
            return along, across
        travel = np.asarray(gaze) * _GAZE_TRAVEL * 2 * self.iris_radius
        # The subject's left is the photo's right: along the frame of the right eye, against that of the left one.
        sideways = np.float32(travel[0] * np.sign(self.frame.along[0]))
        down = np.float32(travel[1])
        distance = np.hypot(along - np.float32(self.iris[0]) - sideways, across - np.float32(self.iris[1]) - down)
        share = (1 - smoothstep((distance / self.iris_radius - 1.0) / 1.1)).astype(np.float32)
        return along - sideways * share, across - down * share
