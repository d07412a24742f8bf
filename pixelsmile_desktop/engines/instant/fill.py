"""Filling holes in a picture from what lies around them."""

from __future__ import annotations

import cv2
import numpy as np

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.mesh import Float32


def filled(pixels: Pixels, hole: Float32) -> Float32:
    """(h, w, 3) float32 pixels whose holes are filled smoothly from their rims, by pull and push (Gortler et al. 1996).

    Args:
        pixels: (h, w, 3).
        hole: (h, w) 0..1, 1 where a pixel is to be replaced.
    """
    weight = np.clip(1 - hole, 0, 1).astype(np.float32)
    levels = [(pixels.astype(np.float32) * weight[..., None], weight)]
    while min(levels[-1][1].shape) > 2 and float(levels[-1][1].min()) < 0.5:
        colour, known = (np.asarray(cv2.pyrDown(part)) for part in levels[-1])
        levels.append((colour, known))
    colour, known = levels.pop()
    smooth = colour / np.maximum(known, 1e-6)[..., None]
    while levels:
        colour, known = levels.pop()
        coarse = np.asarray(cv2.pyrUp(smooth, dstsize=(known.shape[1], known.shape[0])))
        smooth = colour + coarse * (1 - np.minimum(known, 1))[..., None]
    return np.asarray(smooth, np.float32)
