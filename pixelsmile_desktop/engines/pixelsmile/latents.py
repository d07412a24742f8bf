"""Between pictures and the packed latents that the transformer works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixelsmile_desktop.core.photo import Pixels

if TYPE_CHECKING:
    import torch

PATCH = 16
"""Pixels along the side of one token: the autoencoder shrinks by 8, the transformer packs 2 x 2 latents."""


@dataclass(frozen=True)
class Grid:
    """A picture's size in tokens of `PATCH` pixels."""

    rows: int
    columns: int

    @property
    def tokens(self) -> int:
        """How many tokens the picture has."""
        return self.rows * self.columns

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return self.rows * PATCH

    @property
    def width(self) -> int:
        """Columns of pixels."""
        return self.columns * PATCH

    @property
    def shape(self) -> tuple[int, int, int]:
        """Frames, rows and columns, as the transformer counts positions."""
        return 1, self.rows, self.columns


def grid_for(side: int, width: int, height: int) -> Grid:
    """The grid of a picture of about `side` squared pixels with the proportions of `width` to `height`.

    Both sides are multiples of 32 pixels, as in `QwenImageEditPlusPipeline`, and at least 32.
    """
    from diffusers.pipelines.qwenimage.pipeline_qwenimage_edit_plus import calculate_dimensions

    pixels = calculate_dimensions(side * side, width / height)
    columns, rows = (max(32, length) // PATCH for length in pixels)
    return Grid(rows, columns)


class LatentCodec:
    """The autoencoder with everything around it: resizing, normalising, packing.

    Args:
        vae: an `AutoencoderKLQwenImage`.
    """

    def __init__(self, vae: Any) -> None:
        from diffusers.image_processor import VaeImageProcessor

        self._vae = vae
        self._pictures = VaeImageProcessor(vae_scale_factor=PATCH)

    def encode(self, picture: Pixels, grid: Grid) -> torch.Tensor:
        """(1, tokens, 64) packed latents of an (h, w, 3) uint8 picture, resized to `grid`."""
        import torch
        from diffusers import QwenImageEditPlusPipeline
        from PIL import Image

        image = self._pictures.preprocess(Image.fromarray(picture), grid.height, grid.width).unsqueeze(2)
        with torch.no_grad():
            latents = self._vae.encode(image.to(self._vae.device, self._vae.dtype)).latent_dist.mode()
        mean, deviation = self._statistics(latents)
        return QwenImageEditPlusPipeline._pack_latents((latents - mean) / deviation, 1, *_packing(latents))

    def decode(self, latents: torch.Tensor, grid: Grid) -> Pixels:
        """(h, w, 3) uint8 picture of (1, tokens, 64) packed latents."""
        import torch

        with torch.no_grad():
            picture = self.values(latents, grid)
        (image,) = self._pictures.postprocess(picture, output_type="pil")
        return np.asarray(image)

    def values(self, latents: torch.Tensor, grid: Grid) -> torch.Tensor:
        """(n, 3, h, w) pictures of (n, tokens, 64) packed latents, about -1..1; gradients flow through it."""
        from diffusers import QwenImageEditPlusPipeline

        unpacked = QwenImageEditPlusPipeline._unpack_latents(latents, grid.height, grid.width, PATCH // 2)
        unpacked = unpacked.to(self._vae.dtype)
        mean, deviation = self._statistics(unpacked)
        # Divided by the reciprocal, as the pipeline does it: multiplying rounds differently.
        decoded: torch.Tensor = self._vae.decode(unpacked / (1.0 / deviation) + mean, return_dict=False)[0][:, :, 0]
        return decoded

    def _statistics(self, like: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Mean and standard deviation of the latents, (1, channels, 1, 1, 1)."""
        import torch

        config = self._vae.config
        shape = (1, config.z_dim, 1, 1, 1)
        mean, deviation = (torch.tensor(v).view(shape).to(like) for v in (config.latents_mean, config.latents_std))
        return mean, deviation


def noise(grid: Grid, seed: int, dtype: torch.dtype, device: str, *, on_device: bool) -> torch.Tensor:
    """(1, tokens, 64) Gaussian noise.

    Args:
        grid: size of the picture to be made.
        seed: the same seed gives the same noise.
        dtype: type of the result.
        device: where the result lies.
        on_device: draw on the device and in `dtype`, as the reference does; else on the processor in float32, which
            gives the same noise on every computer and in every precision.
    """
    import torch
    from diffusers import QwenImageEditPlusPipeline

    where, drawn = (device, dtype) if on_device else ("cpu", torch.float32)
    generator = torch.Generator(where).manual_seed(seed)
    shape = (1, 1, 16, 2 * grid.rows, 2 * grid.columns)
    values = torch.randn(shape, generator=generator, device=where, dtype=drawn).to(device, dtype)
    return QwenImageEditPlusPipeline._pack_latents(values, 1, 16, 2 * grid.rows, 2 * grid.columns)


def _packing(latents: torch.Tensor) -> tuple[int, int, int]:
    """Channels, rows and columns of (1, channels, 1, rows, columns) latents."""
    return latents.shape[1], latents.shape[3], latents.shape[4]
