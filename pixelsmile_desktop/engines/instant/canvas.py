"""A small part of the result that is painted at full resolution: an eye or the mouth."""

from __future__ import annotations

import cv2
import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.mesh import Float32, LocalFrame
from pixelsmile_desktop.engines.instant.sampling import sample


class Canvas:
    """A window onto the photo and onto the result over the same box.

    Args:
        photo: (H, W, 3) the original.
        result: (h, w, 3) the pixels being made, which cover `result_box` of the photo.
        result_box: where `result` lies.
        box: what is painted, in photo pixels; the part of it outside `result_box` is left out.
    """

    def __init__(self, photo: Pixels, result: Pixels, result_box: Box, box: Box) -> None:
        self.box = box.intersection(result_box)
        self._photo = photo
        self.pixels: Pixels = result[self.box.moved(-result_box.x0, -result_box.y0).slices]
        self.x = np.arange(self.box.x0, self.box.x1, dtype=np.float32)[None]
        self.y = np.arange(self.box.y0, self.box.y1, dtype=np.float32)[:, None]
        self.white = float(np.iinfo(photo.dtype).max)

    def local(self, frame: LocalFrame) -> tuple[Float32, Float32]:
        """Coordinates of every pixel in a frame: two (h, w) arrays."""
        return frame.grid_to_local(self.x, self.y)

    def sample_photo(self, x: Float32, y: Float32, interpolation: int) -> Float32:
        """(h, w, 3) float32 pixels of the original at photo coordinates."""
        return sample(self._photo, np.stack([x, y], -1), interpolation).astype(np.float32)

    def polygon(self, corners: Points, blur: float) -> Float32:
        """(h, w) coverage 0..1 of a polygon in photo pixels, its edge softened by a Gaussian of `blur` pixels."""
        mask = np.zeros(self.pixels.shape[:2], np.uint8)
        cv2.fillPoly(
            mask, [np.round((corners - [self.box.x0, self.box.y0]) * 256).astype(np.int32)], 255, cv2.LINE_AA, 8
        )
        soft = mask.astype(np.float32) / 255
        return np.asarray(cv2.GaussianBlur(soft, (0, 0), blur)) if blur > 0.3 else soft

    def blend(self, colours: Float32, coverage: Float32) -> None:
        """Lay (h, w, 3) colours over the result, (h, w) coverage 0..1."""
        share = coverage[..., None]
        below = self.pixels.astype(np.float32)
        mixed = np.clip(below + (colours - below) * share + 0.5, 0, self.white)
        np.copyto(self.pixels, mixed.astype(self.pixels.dtype), where=share > 0.003)


class Curve:
    """A curve in a frame that has one height for each place along it.

    Args:
        points: (n, 2) frame coordinates; places that run backwards are held at the furthest one before them.
    """

    def __init__(self, points: Points) -> None:
        self.along = np.maximum.accumulate(points[:, 0])
        self.across = points[:, 1]

    def at(self, along: Float32) -> Float32:
        """Height at every element of `along`; the ends go on level."""
        return np.interp(along.ravel(), self.along, self.across).reshape(along.shape).astype(np.float32)
