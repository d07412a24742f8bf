"""Lines that are darker, lighter or of another colour than both of their sides, and the best way along them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_WIDTHS = (2, 3, 5, 7, 10, 14)
_WIDER = 1.02
"""How much stronger a wider line must answer than a narrow one."""


_LIGHTER = 0.45
"""What a lighter line counts: between two dark ones there is always one."""


@dataclass(frozen=True, eq=False)
class Ridges:
    """How much each pixel is part of a line that crosses its row.

    Attributes:
        strength: (n, r) float32, least difference to the two sides in units of Lab.
        width: (n, r) the width in pixels at which it is strongest.
    """

    strength: Array
    width: Array

    def cropped(self, margin: int) -> Ridges:
        """Without so many rows and columns at each edge."""
        inner = slice(margin, -margin), slice(margin, -margin)
        return Ridges(self.strength[inner], self.width[inner])


def ridges_across(rows: Array, *, wrap: bool = False) -> Ridges:
    """The lines in (n, r, 3) Lab values that cross the rows; with `wrap` the last row is followed by the first."""
    padded = np.concatenate([rows[-2:], rows, rows[:2]]) if wrap else rows
    strength = np.zeros(padded.shape[:2], np.float32)
    width = np.full(padded.shape[:2], _WIDTHS[0], np.int32)
    for candidate in _WIDTHS:
        answer = _answer(padded, candidate)
        better = answer > strength * (_WIDER if candidate > _WIDTHS[0] else 1)
        strength[better] = answer[better]
        width[better] = candidate
    return Ridges(strength[2:-2], width[2:-2]) if wrap else Ridges(strength, width)


def _answer(rows: Array, width: int) -> Array:
    """Least difference of a strip of that width to the strips on both sides, over the channels' largest."""
    side = max(2, width // 2 + 1)
    centre = cv2.blur(rows, (width, 3))
    beside = cv2.blur(rows, (side, 3))
    shift = (width + side + 1) // 2 + 1
    answer = np.zeros(rows.shape[:2], np.float32)
    inner = centre[:, shift:-shift]
    before, after = inner - beside[:, : -2 * shift], inner - beside[:, 2 * shift :]
    least = np.where(before * after > 0, np.minimum(np.abs(before), np.abs(after)), 0)
    least[..., 0] *= np.where(before[..., 0] > 0, np.float32(_LIGHTER), np.float32(1))
    answer[:, shift:-shift] = np.maximum(np.maximum(least[..., 0], least[..., 1]), least[..., 2])
    return answer


def best_path(gain: Array, step: int, bending: float) -> Array:
    """(b, n) column of each row of (b, n, r) `gain` on the way of greatest sum, by dynamic programming.

    Args:
        gain: what each pixel is worth, of b pictures.
        step: columns that the way may move from a row to the next.
        bending: what it costs to change the move by one column.
    """
    batch, count, columns = gain.shape
    moves = np.arange(-step, step + 1)
    source = np.arange(columns)[None] - moves[:, None]
    outside = (source < 0) | (source >= columns)
    source = np.clip(source, 0, columns - 1)
    same = np.arange(len(moves))
    fewer, more = np.maximum(same - 1, 0), np.minimum(same + 1, len(moves) - 1)
    total = np.repeat(gain[:, 0, None].astype(np.float32), len(moves), axis=1)
    came_with = np.zeros((count, batch, len(moves), columns), np.int64)
    for row in range(1, count):
        # The best way to each pixel of the row before, for each move with which it is left.
        with_fewer, with_more = total[:, fewer] - bending, total[:, more] - bending
        bent = np.maximum(with_fewer, with_more)
        turned = np.where(with_fewer >= with_more, fewer[:, None], more[:, None])
        chosen = np.where(total >= bent, same[:, None], turned)
        came_with[row] = chosen[:, same[:, None], source]
        total = np.maximum(total, bent)[:, same[:, None], source]
        total[:, outside] = -np.inf
        total += gain[:, row, None]
    path = np.empty((batch, count), np.int64)
    for one in range(batch):
        number, column = divmod(int(total[one].argmax()), columns)
        for row in range(count - 1, -1, -1):
            path[one, row] = column
            number, column = int(came_with[row, one, number, column]), column - int(moves[number])
    return path


def line_matte(rows: Array, path: Array, width: Array) -> Array:
    """(n, r) 0..1, how much of each pixel is line and how much what lies beside it.

    Args:
        rows: (n, r, 3) Lab.
        path: (n,) the column where the line crosses a row.
        width: (n,) its width there in pixels, as far as known.
    """
    wide = _without_outliers(width.astype(np.float32), 9)[:, None]
    offset = np.arange(rows.shape[1], dtype=np.float32)[None] - path[:, None].astype(np.float32)
    colour = _mean_where(rows, np.abs(offset) <= np.maximum(wide * 0.3, 0.6))
    gap = wide * 0.5 + 2
    before = _mean_where(rows, (offset < -gap) & (offset >= -gap - 4))
    after = _mean_where(rows, (offset > gap) & (offset <= gap + 4))
    beside = np.where(offset[..., None] < 0, before[:, None], after[:, None])
    axis = colour[:, None] - beside
    share = ((rows - beside) * axis).sum(-1) / np.maximum((axis * axis).sum(-1), 4.0)
    return np.asarray(np.clip(share * 1.6, 0, 1) * np.clip(wide * 0.5 + 2.5 - np.abs(offset), 0, 1))


def running_mean(values: Array, *, wrap: bool = False) -> Array:
    """(n,) means over nine neighbours; with `wrap` the last value is followed by the first."""
    padded = np.pad(values.astype(np.float32), 4, mode="wrap" if wrap else "edge")
    return np.convolve(padded, np.full(9, 1 / 9, np.float32), "valid")


def _without_outliers(values: Array, reach: int) -> Array:
    """(n,) medians over so many neighbours to both sides, made smooth."""
    padded = np.pad(values, reach, mode="edge")
    median = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1), axis=1)
    return running_mean(median)


def _mean_where(rows: Array, chosen: Array) -> Array:
    weight = chosen.astype(np.float32)
    mean = np.einsum("nrc,nr->nc", rows, weight) / np.maximum(weight.sum(1), 1e-3)[:, None]
    return np.asarray(cv2.blur(mean[:, None].astype(np.float32), (1, 5)))[:, 0]
