"""Glasses: their frames stand still in front of the face, and the face moves behind them."""

from __future__ import annotations

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Occlusion
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.fill import filled
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.grid import FieldGrid
from pixelsmile_desktop.engines.instant.mesh import Float32

_SEEN = 0.3
_EDGE = 0.004
_SHADOW = 0.010
"""Width of the soft edge of a frame, and of its shadow on the skin, as shares of the face's width."""


class Spectacles:
    """The frames in one crop of a photo.

    Attributes:
        box: the part of the crop that the frames lie in.
        cover: (h, w) 0..1 over the box, 1 on the frames.
    """

    def __init__(self, box: Box, cover: Float32, face_width: float) -> None:
        self.box = box
        self.cover = cover
        self._face_width = face_width

    @classmethod
    def find(cls, occlusion: Occlusion | None, crop: Box, face_width: float) -> Spectacles | None:
        """The frames that an occlusion holds, in pixels of `crop`, or None when there are none."""
        if occlusion is None or float(occlusion.glasses.max(initial=0)) < _SEEN:
            return None
        area = occlusion.box.intersection(crop)
        if area.is_empty:
            return None
        cover = FieldGrid.of(occlusion.glasses, occlusion.box).enlarge(occlusion.glasses, area, cv2.INTER_LINEAR)
        cover = np.clip((cv2.GaussianBlur(cover, (0, 0), max(0.6, _EDGE * face_width)) - 0.25) / 0.5, 0, 1)
        rows, columns = np.flatnonzero((cover > 0).any(1)), np.flatnonzero((cover > 0).any(0))
        if not len(rows):
            return None
        part = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
        where = part.moved(area.x0 - crop.x0, area.y0 - crop.y0)
        return cls(where, np.ascontiguousarray(cover[part.slices]), face_width)

    def taken_off(self, pixels: Pixels, grain: Grain) -> Pixels:
        """A copy of the (H, W, 3) crop with skin where the frames are."""
        bare = pixels.copy()
        # The hole is wider than the frames: their blurred edge and the shadow beside them would wander with the skin.
        reach = 2 * max(1, round(_SHADOW * self._face_width)) + 1
        wide = Box(self.box.x0 - reach, self.box.y0 - reach, self.box.x1 + reach, self.box.y1 + reach)
        area = wide.clipped(pixels.shape[1], pixels.shape[0])
        cover = np.zeros((area.height, area.width), np.float32)
        cover[self.box.moved(-area.x0, -area.y0).slices] = self.cover
        hole = cv2.dilate(cover, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
        hole = np.asarray(cv2.blur(hole, (max(1, reach // 2),) * 2))
        behind = filled(pixels[area.slices], hole)
        behind += grain.texture(area.height, area.width) * hole[..., None]
        np.clip(behind + 0.5, 0, np.iinfo(pixels.dtype).max, out=behind)
        np.copyto(bare[area.slices], behind.astype(pixels.dtype), where=hole[..., None] > 0)
        return bare

    def put_on(self, result: Pixels, box: Box, original: Pixels) -> None:
        """Lay the frames over a result in place; where they are solid they stay bit-identical.

        Args:
            result: (h, w, 3) pixels that cover `box` of the crop.
            box: where the result lies in the crop.
            original: (H, W, 3) the crop.
        """
        part = self.box.intersection(box)
        cover = self.cover[part.moved(-self.box.x0, -self.box.y0).slices][..., None]
        below = result[part.moved(-box.x0, -box.y0).slices]
        mixed = below + (original[part.slices] - below.astype(np.float32)) * cover
        below[...] = np.round(mixed).astype(result.dtype)
