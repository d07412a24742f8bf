"""Rough pictures of latents, for a fraction of a millisecond: a linear map fitted to the crop itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.pixelsmile.latents import PATCH, Grid

if TYPE_CHECKING:
    import torch


class LatentPreview:
    """Colours of latents by linear least squares between a picture and its own latents.

    The autoencoder's latents are nearly linear in colour, and both are at hand for the crop, so no table of factors is
    needed and any autoencoder will do.

    Args:
        picture: (h, w, 3) uint8.
        latents: (1, tokens, 64) the picture's packed latents.
        grid: their size.
    """

    def __init__(self, picture: Pixels, latents: torch.Tensor, grid: Grid) -> None:
        from PIL import Image

        size = (2 * grid.columns, 2 * grid.rows)
        colours = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BOX), np.float32).reshape(-1, 3)
        self._factors, *_ = np.linalg.lstsq(_features(latents, grid), colours, rcond=None)

    def picture(self, latents: torch.Tensor, grid: Grid) -> Pixels:
        """(h / 8, w / 8, 3) uint8 picture of (1, tokens, 64) packed latents."""
        colours = _features(latents, grid) @ self._factors
        return np.clip(colours + 0.5, 0, 255).astype(np.uint8).reshape(2 * grid.rows, 2 * grid.columns, 3)


def _features(latents: torch.Tensor, grid: Grid) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """(pixels / 64, channels + 1): the latents of every place, and a constant."""
    from diffusers import QwenImageEditPlusPipeline

    unpacked = QwenImageEditPlusPipeline._unpack_latents(latents.float(), grid.height, grid.width, PATCH // 2)
    rows = unpacked[0, :, 0].flatten(1).T.cpu().numpy()
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)
