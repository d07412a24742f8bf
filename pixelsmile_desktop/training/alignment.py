"""ArcFace's upright face of 112 pixels, cut out so that gradients flow back to the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE, ARCFACE_POINTS

if TYPE_CHECKING:
    import torch


def similarity(source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """(n, 2, 3) the turn, scale and shift that bring points nearest to others, in the least squares.

    In the plane the solution of S. Umeyama (1991) is one complex number: `sum conj(z) w / sum |z|^2`, of points that
    were centred.

    Args:
        source: (n, points, 2).
        target: where they shall lie, (n, points, 2).
    """
    import torch

    from_middle, to_middle = source.mean(1, keepdim=True), target.mean(1, keepdim=True)
    z, w = source - from_middle, target - to_middle
    length = z.square().sum((1, 2))
    cosine = (z * w).sum((1, 2)) / length
    sine = (z[..., 0] * w[..., 1] - z[..., 1] * w[..., 0]).sum(1) / length
    turn = torch.stack([torch.stack([cosine, -sine], 1), torch.stack([sine, cosine], 1)], 1)
    shift = to_middle[:, 0] - (turn @ from_middle[:, 0, :, None])[..., 0]
    return torch.cat([turn, shift[..., None]], 2)


def aligned(pictures: torch.Tensor, points: torch.Tensor) -> torch.Tensor:
    """(n, 3, 112, 112) faces, bilinear, 0 beyond the edges of the pictures.

    Args:
        pictures: (n, 3, h, w), any range.
        points: (n, 5, 2) of eyes, nose and mouth, in pixels of the pictures; the middle of the first pixel is at 0.
    """
    import torch
    from torch.nn.functional import grid_sample

    target = torch.tensor(ARCFACE_POINTS, dtype=points.dtype, device=points.device).expand(len(points), -1, -1)
    back = similarity(target, points)
    steps = torch.arange(ALIGNED_SIZE, dtype=points.dtype, device=points.device)
    y, x = torch.meshgrid(steps, steps, indexing="ij")
    pixels = torch.stack([x, y, torch.ones_like(x)], -1)
    places = torch.einsum("nij,hwj->nhwi", back, pixels)
    size = torch.tensor(pictures.shape[:1:-1], dtype=points.dtype, device=points.device)
    # grid_sample counts from edge to edge of the picture, -1 to 1; the middle of pixel 0 is half a pixel from the edge.
    grid = (2 * places + 1) / size - 1
    return grid_sample(pictures, grid.to(pictures.dtype), mode="bilinear", padding_mode="zeros", align_corners=False)
