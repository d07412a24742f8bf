"""From the model's grid to the photo's full size: the original's own detail where it still holds, grain elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.imaging.framing import Frame
from pixelsmile_desktop.imaging.grain import Grain, Motion, bare_skin, coarse_of, grain_like
from pixelsmile_desktop.imaging.registration import Image, Mask

_STRIP: Final = 256
_SAMPLE: Final = 0.12
_SMALLEST_SAMPLE, _LARGEST_SAMPLE = 8, 384
_LEAST_MASK: Final = 1 / 512


@dataclass(frozen=True, eq=False)
class Draft:
    """An edit in the model's grid.

    Attributes:
        grid: the part of the photo and its grid of (h, w) pixels.
        original: (h, w, 3) float32, 0..255, what was there.
        drawn: (h, w, 3) float32, what shall be there, registered and matched.
        mask: (h, w) float32 0..1, how much of it.
    """

    grid: Frame
    original: Image
    drawn: Image
    mask: Image

    @property
    def box(self) -> Box:
        """The photo pixels that the mask touches, perhaps none."""
        rows, columns = (np.flatnonzero((self.mask > _LEAST_MASK).any(axis)) for axis in (1, 0))
        if not rows.size:
            return Box(0, 0, 0, 0)
        corners = np.array([[columns[0], rows[0]], [columns[-1], rows[-1]]]) + np.array([[-1.0], [1.0]])
        low, high = self.grid.to_photo(corners)
        whole = Box(int(low[0]), int(low[1]), int(np.ceil(high[0])) + 1, int(np.ceil(high[1])) + 1)
        return whole.intersection(self.grid.box)


class Finisher:
    """Brings a draft to the photo's size.

    Args:
        photo: the photo.
        draft: the edit.
        motion: where the detail of the drawn picture lies in the original; None leaves the drawn picture as smooth as
            it is.
        skin: (h, w) where bare skin may be looked for.
        face_width: in pixels of the grid.
    """

    def __init__(self, photo: Photo, draft: Draft, motion: Motion | None, skin: Mask, face_width: float) -> None:
        self._photo = photo
        self._draft = draft
        self._source = photo.pixels[draft.grid.box.slices]
        self._levels = np.float32(255 / photo.white)
        self._is_grey = is_grey(draft.original)
        self._coarse = coarse_of(draft.original)
        coarse = coarse_of(draft.drawn)
        self._drawn = np.dstack([coarse, draft.drawn - coarse])
        self._motion = motion
        if motion is None:
            self._guides = draft.mask
        else:
            self._guides = np.dstack([draft.mask, motion.confidence, motion.flow])
            self._grain, self._strength = self._sampled(skin, face_width)

    def finish(self) -> tuple[Box, Pixels, Mask]:
        """The box of the edit, its pixels in the photo's depth, and where they differ from the photo."""
        box = self._draft.box
        pixels = self._photo.pixels[box.slices].copy()
        for strip in _strips(box):
            pixels[strip.moved(-box.x0, -box.y0).slices] = self._finished(strip)
        return box, pixels, np.any(pixels != self._photo.pixels[box.slices], axis=2)

    def _finished(self, strip: Box) -> Pixels:
        columns, rows = self._places(strip)
        before = self._photo.pixels[strip.slices]
        guides = _sampled_at(self._guides, columns, rows, cv2.INTER_LINEAR)
        drawn = _sampled_at(self._drawn, columns, rows, cv2.INTER_CUBIC)
        new = drawn[..., :3]
        new += drawn[..., 3:] if self._motion is None else self._fine(strip, guides[..., 1:], drawn[..., 3:])
        mask = guides if self._motion is None else guides[..., 0]
        old = before * self._levels
        mixed = (old + np.clip(mask, 0, 1)[..., None] * (new - old)) / self._levels
        result = np.clip(np.rint(mixed), 0, self._photo.white).astype(before.dtype)
        return np.repeat(result[..., 1:2], 3, axis=2) if self._is_grey else result

    def _fine(self, strip: Box, guides: Image, drawn: Image) -> Image:
        """The fine band: the original's where its skin has gone, else the model's own with what grain it lacks."""
        confidence = np.clip(guides[..., :1], 0, 1)
        fine = confidence * self._original_fine(strip, guides[..., 1:]) + (1 - confidence) * drawn
        # Two grains that know nothing of each other add up by their powers.
        fine += np.sqrt(1 - confidence * confidence) * self._grain.at(strip, self._strength)
        return np.asarray(fine)

    def _original_fine(self, strip: Box, flow: Image) -> Image:
        """The fine band of the original at the places that a flow, in pixels of the grid, leads to."""
        columns, rows = self._places(strip)
        columns, rows = columns + flow[..., 0], rows + flow[..., 1]
        across, down = (np.float32(value) for value in self._draft.grid.scale)
        # Whole pixels of the photo stay whole, so that nothing is resampled where nothing moved.
        x, y = ((columns + 0.5) * across - 0.5, (rows + 0.5) * down - 0.5)
        x, y = (np.where(np.abs(v - np.rint(v)) < 1e-2, np.rint(v), v) for v in (x, y))
        sharp = _sampled_at(self._source, x, y, cv2.INTER_LANCZOS4) * self._levels
        return np.asarray(sharp - _sampled_at(self._coarse, columns, rows, cv2.INTER_CUBIC))

    def _sampled(self, skin: Mask, face_width: float) -> tuple[Grain, float]:
        """Grain like that of the face's bare skin, and how much of it the drawn picture lacks."""
        box = self._sample(skin, face_width)
        if box.is_empty:
            return Grain(np.zeros((1, 1, 3), np.float32)), 0.0
        own = self._original_fine(box, np.zeros((box.height, box.width, 2), np.float32))
        drawn = _sampled_at(self._drawn[..., 3:], *self._places(box), cv2.INTER_CUBIC)
        lacking = max(float(own.var() - drawn.var()), 0.0)
        return grain_like(own), float(np.sqrt(lacking / max(float(own.var()), 1e-9)))

    def _sample(self, skin: Mask, face_width: float) -> Box:
        """A square of bare skin in photo pixels; empty if there is none."""
        grid = self._draft.grid
        fine = (self._draft.original - self._coarse) @ np.array([0.3, 0.6, 0.1], np.float32)
        side = round(np.clip(_SAMPLE * face_width, _SMALLEST_SAMPLE, _LARGEST_SAMPLE / grid.scale.max()))
        place = bare_skin(fine, skin, side)
        if place is None:
            return Box(0, 0, 0, 0)
        x, y = np.floor(grid.to_photo(np.array([place.x0, place.y0], np.float64))).astype(int) + 1
        length = max(1, int((side - 1) * grid.scale.min()))
        return Box(int(x), int(y), int(x) + length, int(y) + length)

    def _places(self, strip: Box) -> tuple[Image, Image]:
        """Column and row in the grid, (h, w) float32 each, of every pixel of a part of the photo."""
        corner = np.array([strip.x0, strip.y0], np.float64)
        start, step = self._draft.grid.from_photo(corner), 1 / self._draft.grid.scale
        columns = (start[0] + step[0] * np.arange(strip.width)).astype(np.float32)
        rows = (start[1] + step[1] * np.arange(strip.height)).astype(np.float32)
        return np.asarray(np.tile(columns, (strip.height, 1))), np.asarray(np.tile(rows[:, None], (1, strip.width)))


def is_grey(picture: Image) -> bool:
    """Whether a picture (h, w, 3) has no colour at all, whatever its file says."""
    return bool((picture.max(2) == picture.min(2)).all())


def _strips(box: Box) -> Iterator[Box]:
    for top in range(box.y0, box.y1, _STRIP):
        yield Box(box.x0, top, box.x1, min(top + _STRIP, box.y1))


def _sampled_at(picture: Image, columns: Image, rows: Image, method: int) -> Image:
    """(h, w) or (h, w, n) float32 values of a picture at places between its pixels."""
    # OpenCV samples at most four channels at once.
    count = 1 if picture.ndim == 2 else picture.shape[2]
    if count > 4:
        parts = [picture[..., i : i + 3] for i in range(0, count, 3)]
        return np.dstack([_sampled_at(np.ascontiguousarray(part), columns, rows, method) for part in parts])
    return np.asarray(
        cv2.remap(picture, columns, rows, method, borderMode=cv2.BORDER_REPLICATE).astype(np.float32, copy=False)
    )
