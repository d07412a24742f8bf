"""The coarse grid over a face on which displacement fields live, and the ways between grid and photo."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.sampling import sample

_ALIGNED = 1e-6
"""Pixels by which a grid and a box may differ and still be the same place."""


@dataclass(frozen=True)
class FieldGrid:
    """Cells that cover a part of a photo; a value belongs to the centre of its cell.

    Pixel centres have whole-number coordinates, as everywhere in this program, so the first pixel begins at -0.5.

    Attributes:
        left, top: where the first cell begins, in pixels.
        cell_width, cell_height: size of a cell in pixels.
        columns, rows: number of cells.
    """

    left: float
    top: float
    cell_width: float
    cell_height: float
    columns: int
    rows: int

    @classmethod
    def over(cls, box: Box, longest: int) -> FieldGrid:
        """A grid of nearly square cells, `longest` of them along the longer side but never more cells than pixels."""
        scale = min(1.0, longest / max(box.width, box.height, 1))
        columns, rows = max(2, round(box.width * scale)), max(2, round(box.height * scale))
        return cls(box.x0 - 0.5, box.y0 - 0.5, box.width / columns, box.height / rows, columns, rows)

    @classmethod
    def of(cls, values: Float32, box: Box) -> FieldGrid:
        """The grid whose cells are the elements of a (rows, columns) map over `box`."""
        rows, columns = values.shape
        return cls(box.x0 - 0.5, box.y0 - 0.5, box.width / columns, box.height / rows, columns, rows)

    def refined(self, longest: int) -> FieldGrid:
        """A grid over the same place with `longest` cells along the longer side."""
        scale = longest / max(self.columns, self.rows)
        columns, rows = max(2, round(self.columns * scale)), max(2, round(self.rows * scale))
        width, height = self.cell_width * self.columns / columns, self.cell_height * self.rows / rows
        return FieldGrid(self.left, self.top, width, height, columns, rows)

    def seen_in(self, crop: Box, factor: float) -> FieldGrid:
        """The same cells in a crop of the photo that was resized by `factor`."""
        return FieldGrid(
            (self.left + 0.5 - crop.x0) * factor - 0.5,
            (self.top + 0.5 - crop.y0) * factor - 0.5,
            self.cell_width * factor,
            self.cell_height * factor,
            self.columns,
            self.rows,
        )

    @property
    def size(self) -> tuple[int, int]:
        """(columns, rows), the order that OpenCV wants."""
        return self.columns, self.rows

    @property
    def cell(self) -> float:
        """Side of a cell in pixels, as the mean of width and height."""
        return (self.cell_width + self.cell_height) / 2

    def points(self) -> Points:
        """(rows, columns, 2) photo coordinates of the cell centres."""
        x = (np.arange(self.columns) + 0.5) * self.cell_width + self.left
        y = (np.arange(self.rows) + 0.5) * self.cell_height + self.top
        return np.stack(np.meshgrid(x, y), -1)

    def to_cells(self, points: Points) -> Points:
        """(..., 2) photo points in units of cells."""
        return (points - [self.left, self.top]) / [self.cell_width, self.cell_height] - 0.5

    def sample(self, values: Float32, points: Points) -> Float32:
        """Bilinear values of a (rows, columns[, c]) map at (n, 2) photo points; the edge goes on outside."""
        cells = self.to_cells(points).astype(np.float32)[:, None]
        return sample(values, cells, cv2.INTER_LINEAR)[:, 0]

    def enlarge(self, values: Float32, target: Box, interpolation: int) -> Float32:
        """A (rows, columns[, c]) map at every pixel of `target`; the edge goes on outside."""
        if self._covers_exactly(target):
            # The same values as below, several times faster.
            return np.asarray(cv2.resize(values, (target.width, target.height), interpolation=interpolation))
        matrix = np.array(
            [
                [1 / self.cell_width, 0, (target.x0 - self.left) / self.cell_width - 0.5],
                [0, 1 / self.cell_height, (target.y0 - self.top) / self.cell_height - 0.5],
            ]
        )
        flags = interpolation | cv2.WARP_INVERSE_MAP
        size = (target.width, target.height)
        return np.asarray(cv2.warpAffine(values, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE))

    def _covers_exactly(self, target: Box) -> bool:
        width, height = self.cell_width * self.columns, self.cell_height * self.rows
        offsets = (
            self.left + 0.5 - target.x0,
            self.top + 0.5 - target.y0,
            width - target.width,
            height - target.height,
        )
        return max(map(abs, offsets)) < _ALIGNED

    def box_of(self, chosen: npt.NDArray[Any]) -> Box:
        """The box of whole pixels around all (rows, columns) cells that are not 0; empty when all are."""
        rows, columns = np.flatnonzero(chosen.any(1)), np.flatnonzero(chosen.any(0))
        if not len(rows):
            return Box(0, 0, 0, 0)
        x0, x1 = (self.left + 0.5 + edge * self.cell_width for edge in (columns[0], columns[-1] + 1))
        y0, y1 = (self.top + 0.5 + edge * self.cell_height for edge in (rows[0], rows[-1] + 1))
        return Box(math.floor(x0), math.floor(y0), math.ceil(x1), math.ceil(y1))

    def reduce(self, values: Float32, source: Box) -> Float32:
        """A map of any resolution over `source`, a box in photo pixels, averaged into the cells; 0 outside `source`."""
        per_x, per_y = values.shape[1] / max(source.width, 1), values.shape[0] / max(source.height, 1)
        values_per_cell = max(self.cell_width * per_x, self.cell_height * per_y)
        if values_per_cell > 1.5:
            values = cv2.blur(values, (round(values_per_cell),) * 2)
        matrix = np.array(
            [
                [self.cell_width * per_x, 0, (self.left + 0.5 + 0.5 * self.cell_width - source.x0) * per_x - 0.5],
                [0, self.cell_height * per_y, (self.top + 0.5 + 0.5 * self.cell_height - source.y0) * per_y - 0.5],
            ]
        )
        return np.asarray(cv2.warpAffine(values, matrix, self.size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP))


def box_around(points: Points, margin: float) -> Box:
    """The box of whole pixels that covers (n, 2) points with a margin in pixels."""
    lowest = np.floor(points.min(0) - margin).astype(int)
    highest = np.ceil(points.max(0) + margin).astype(int) + 1
    return Box(int(lowest[0]), int(lowest[1]), int(highest[0]), int(highest[1]))
