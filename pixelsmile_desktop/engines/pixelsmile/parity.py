"""The reference's own recipe, to the letter, for comparing with it."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.photo import Pixels

REFERENCE_SIDE = 512
"""Side of the square that the reference cuts from a photo, and shows to the text encoder."""
PARITY_SIDE = 1024
"""The pipeline, left without height and width, makes pictures of about a megapixel, and enlarges the crop to that."""


def reference_crop(photo: Pixels) -> Pixels:
    """(512, 512, 3): an (h, w, 3) uint8 photo scaled to cover the square (Lanczos) and cut at its centre."""
    from PIL import Image

    height, width = photo.shape[:2]
    scale = max(REFERENCE_SIDE / width, REFERENCE_SIDE / height)
    size = max(REFERENCE_SIDE, round(width * scale)), max(REFERENCE_SIDE, round(height * scale))
    scaled = Image.fromarray(photo).resize(size, Image.Resampling.LANCZOS)
    left, top = (size[0] - REFERENCE_SIDE) // 2, (size[1] - REFERENCE_SIDE) // 2
    return np.asarray(scaled.crop((left, top, left + REFERENCE_SIDE, top + REFERENCE_SIDE)))
