"""The skin: one resampling of the photo at full resolution, in strips, with shading and grain on the way."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.field import STILL_PIXELS, Motion
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.grid import FieldGrid, box_around
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.sampling import sample

_STRIP_ROWS = 1024
_DARK_ENOUGH = 0.002
_GRAIN_MATTERS = 0.25
_CUBIC_ABOVE = 2.2
"""Pixels to a cell above which a linearly enlarged map would show its cells."""


class SkinWarp:
    """Where every pixel of the skin comes from, and how much its brightness changes.

    Args:
        rig: the rig of the face.
        motion: the motion.
        shape: the mouth.
        shade: (grid, log brightness before the motion), or None.
    """

    def __init__(
        self, rig: FaceRig, motion: Motion, shape: MouthShape, shade: tuple[FieldGrid, Float32] | None
    ) -> None:
        self._rig = rig
        self._motion = motion
        self._shape = shape
        self._joined = join_layers(rig, motion, shape)
        self._shade = _carried_shade(self._joined, *shade) if shade else None
        self._shade_grid = shade[0] if shade else rig.grid
        moving = np.maximum(np.abs(self._joined[..., 0]), np.abs(self._joined[..., 1])) > STILL_PIXELS
        if self._shade is not None:
            shaded = (np.abs(self._shade[..., 1]) > _DARK_ENOUGH).astype(np.uint8)
            moving |= cv2.resize(shaded, rig.grid.size, interpolation=cv2.INTER_NEAREST) > 0
        self.active = np.asarray(cv2.dilate(moving.astype(np.uint8), np.ones((3, 3), np.uint8)))

    def render(self, photo: Pixels, result: Pixels, interpolation: int, cancel: CancelToken) -> None:
        """Fill `result`, which covers the rig's box and holds the original there, with the moved skin."""
        # Enlarged linearly, the cells of a coarse grid would show in a final render; a preview is gone in a moment.
        coarse = self._rig.grid.cell > _CUBIC_ABOVE and interpolation != cv2.INTER_LINEAR
        smooth = cv2.INTER_CUBIC if coarse else cv2.INTER_LINEAR
        for strip in self._strips():
            cancel.raise_if_requested()
            places = self._places(strip, smooth)
            moved = sample(photo, places, interpolation)
            if self._shade is not None:
                moved = self._shaded(moved, strip)
            target = result[strip.moved(-self._rig.box.x0, -self._rig.box.y0).slices]
            cv2.copyTo(moved, self._rig.grid.enlarge(self.active, strip, cv2.INTER_NEAREST), target)

    def restore_grain(self, result: Pixels, grain: Grain) -> None:
        """Give stretched skin in `result`, which covers the rig's box, the grain that stretching took from it."""
        lost = _lost_grain(self._rig.grid, self._joined)
        where = self._rig.grid.box_of(lost > _GRAIN_MATTERS).intersection(self._rig.box)
        if where.is_empty:
            return
        strength = self._rig.grid.enlarge(lost, where, cv2.INTER_LINEAR)[..., None]
        target = result[where.moved(-self._rig.box.x0, -self._rig.box.y0).slices]
        grained = target + grain.texture(where.height, where.width) * strength
        np.clip(np.round(grained, out=grained), 0, np.iinfo(result.dtype).max, out=grained)
        np.copyto(target, grained.astype(result.dtype), where=strength > _GRAIN_MATTERS)

    def _strips(self) -> Iterator[Box]:
        """The rows of the box that hold anything active; the whole box when it is small enough."""
        box = self._rig.box
        if box.height <= _STRIP_ROWS:
            yield box
            return
        active = self._rig.grid.box_of(self.active).intersection(box)
        for top in range(active.y0, active.y1, _STRIP_ROWS):
            yield Box(box.x0, top, box.x1, min(top + _STRIP_ROWS, active.y1))

    def _places(self, strip: Box, smooth: int) -> Float32:
        """(h, w, 2) photo coordinates that the strip's pixels are taken from."""
        grid = self._rig.grid
        places = grid.enlarge(self._joined, strip, smooth)
        if self._motion.parts_lips:
            self._sharpen_mouth_line(places, strip, smooth)
        places[..., 0] += np.arange(strip.x0, strip.x1, dtype=np.float32)[None]
        places[..., 1] += np.arange(strip.y0, strip.y1, dtype=np.float32)[:, None]
        return places

    def _sharpen_mouth_line(self, displacement: Float32, strip: Box, smooth: int) -> None:
        """Join the two layers anew around the mouth, at full resolution, in a strip's displacements."""
        grid, width = self._rig.grid, self._shape.width_after
        cell = grid.cell
        mouth = box_around(self._shape.outline, 0.10 * width + 3 * cell)
        part = mouth.intersection(strip)
        if part.is_empty:
            return
        x = np.arange(part.x0, part.x1, dtype=np.float32)[None]
        y = np.arange(part.y0, part.y1, dtype=np.float32)[:, None]
        feather = 0.004 * self._rig.face_width + 0.5
        share = self._shape.lower_share(*self._shape.frame.grid_to_local(x, y), feather)[..., None]
        upper, lower = (grid.enlarge(layer, part, smooth) for layer in (self._motion.upper, self._motion.lower))
        fine = upper + (lower - upper) * share
        edge = max(2.0, 2 * cell)
        fade_x = np.clip(np.minimum(x - mouth.x0, mouth.x1 - 1 - x) / edge, 0, 1)
        fade_y = np.clip(np.minimum(y - mouth.y0, mouth.y1 - 1 - y) / edge, 0, 1)
        coarse = displacement[part.moved(-strip.x0, -strip.y0).slices]
        coarse += (fine - coarse) * (fade_x * fade_y)[..., None]

    def _shaded(self, pixels: Pixels, strip: Box) -> Pixels:
        assert self._shade is not None
        factor = self._shade_grid.enlarge(np.exp(self._shade), strip, cv2.INTER_LINEAR)
        depth = cv2.CV_16U if pixels.dtype == np.uint16 else cv2.CV_8U
        return np.asarray(cv2.multiply(pixels, factor, dtype=depth))


def join_layers(rig: FaceRig, motion: Motion, shape: MouthShape) -> Float32:
    """(rows, columns, 2) both layers in one field, parted along the mouth line."""
    if not motion.parts_lips:
        return motion.upper
    points = rig.grid.points().astype(np.float32)
    along, across = shape.frame.grid_to_local(points[..., 0], points[..., 1])
    share = shape.lower_share(along, across, rig.grid.cell)[..., None]
    return motion.upper + (motion.lower - motion.upper) * share


def _lost_grain(grid: FieldGrid, displacement: Float32) -> Float32:
    """(rows, columns) share of the grain's amplitude that stretching takes away, 0 where skin keeps its size.

    Skin enlarged s times in area shows its grain s times coarser; what is left in the finest octave falls with 1 / s,
    and independent grains add in power, so `sqrt(1 - 1 / s^2)` of it is missing.
    """
    across = np.gradient(displacement, grid.cell_width, axis=1)
    down = np.gradient(displacement, grid.cell_height, axis=0)
    shrink = np.clip((1 + across[..., 0]) * (1 + down[..., 1]) - across[..., 1] * down[..., 0], 0.2, 1)
    lost = np.sqrt(1 - shrink**2).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(np.where(lost > _GRAIN_MATTERS, lost, 0), (0, 0), 1.0))


def _carried_shade(joined: Float32, shade_grid: FieldGrid, shade: Float32) -> Float32:
    """(rows, columns, 3) of the shade grid: the log brightness after it has moved with the skin."""
    displacement = cv2.resize(joined, shade_grid.size, interpolation=cv2.INTER_LINEAR)
    columns = np.arange(shade_grid.columns, dtype=np.float32)[None] + displacement[..., 0] / shade_grid.cell_width
    rows = np.arange(shade_grid.rows, dtype=np.float32)[:, None] + displacement[..., 1] / shade_grid.cell_height
    return sample(shade, np.stack(np.broadcast_arrays(columns, rows), -1), cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)
