"""Reading images and maps at places between their pixels."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels

Image = npt.NDArray[Any]
_NO_SECOND_MAP = np.empty(0, np.float32)


def sample(image: Image, places: Image, interpolation: int, border: int = cv2.BORDER_REPLICATE) -> Image:
    """(h, w[, c]) values of an image at (h, w, 2) x, y places; beyond the edge it goes on as `border` says."""
    return np.asarray(cv2.remap(image, places, _NO_SECOND_MAP, interpolation, borderMode=border))


def median_colour(photo: Pixels, points: Points) -> Points:
    """(3,) median of the pixels under (n, 2) points, those outside the photo taken from its edge."""
    limits = np.array([photo.shape[1] - 1, photo.shape[0] - 1])
    x, y = np.clip(points, 0, limits).astype(int).T
    return np.asarray(np.median(photo[y, x].astype(np.float64), axis=0))
