"""Geometry of looking at a picture: which part of it a pane shows, and how large. No Qt, no pixels.

Two planes: the *picture*, in pixels of the photo at its full size, and the *pane*, in pixels of the display (device
pixels, not logical ones), so that a scale of 1 shows every pixel of the photo as exactly one pixel of the display.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

MAX_SCALE: Final = 16.0
"""Display pixels per picture pixel at the closest look."""

STEPS: Final = (1 / 32, 1 / 16, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
"""The scales that stepwise zooming stops at."""

_SAME: Final = 1e-6
"""Scales that differ by less than this share count as one."""

Point = tuple[float, float]


class Framing(Enum):
    """Whether the scale follows the size of the pane."""

    FIT = "fit"
    """The whole picture, with its margin, as large as it goes."""
    FILL = "fill"
    """The whole pane is covered; the picture may be cropped along one axis."""
    FREE = "free"
    """The scale stays what it is."""


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float

    @property
    def is_empty(self) -> bool:
        """Whether there is no area."""
        return self.width <= 0 or self.height <= 0


@dataclass(frozen=True)
class Rect:
    """A rectangle by its left, top, right and bottom edges."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right, never negative."""
        return max(0.0, self.x1 - self.x0)

    @property
    def height(self) -> float:
        """From top to bottom, never negative."""
        return max(0.0, self.y1 - self.y0)

    @property
    def is_empty(self) -> bool:
        """Whether there is no area."""
        return self.width == 0 or self.height == 0

    def intersection(self, other: Rect) -> Rect:
        """What lies in both, perhaps nothing."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        return Rect(x0, y0, max(x0, min(self.x1, other.x1)), max(y0, min(self.y1, other.y1)))

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle that far to the right and down."""
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def without(self, other: Rect) -> tuple[Rect, ...]:
        """What is left when `other` is cut out: rectangles above, below, left and right of it that do not overlap."""
        hole = self.intersection(other)
        if hole.is_empty:
            return (self,)
        parts = (
            Rect(self.x0, self.y0, self.x1, hole.y0),
            Rect(self.x0, hole.y1, self.x1, self.y1),
            Rect(self.x0, hole.y0, hole.x0, hole.y1),
            Rect(hole.x1, hole.y0, self.x1, hole.y1),
        )
        return tuple(part for part in parts if not part.is_empty)

    def contains(self, point: Point) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1


@dataclass(frozen=True)
class Viewport:
    """What one pane shows of the picture. Every change gives a new one, always within its bounds.

    Attributes:
        pane: size of the pane in display pixels.
        picture: size of the photo in its own pixels.
        margin: display pixels left free on each side of a picture that is fitted.
        framing: whether the scale follows the size of the pane.
        scale: display pixels per picture pixel.
        centre: the point of the picture in the middle of the pane.
    """

    pane: Size
    picture: Size
    margin: float = 0.0
    framing: Framing = Framing.FIT
    scale: float = 1.0
    centre: Point = (0.0, 0.0)

    @staticmethod
    def of(pane: Size, picture: Size, margin: float = 0.0) -> Viewport:
        """The whole picture, fitted into the pane."""
        return Viewport(pane, picture, margin).framed(Framing.FIT)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show or nowhere to show it."""
        return self.pane.is_empty or self.picture.is_empty

    @property
    def fit_scale(self) -> float:
        """The scale that shows the whole picture inside the margin."""
        if self.is_empty:
            return 1.0
        room_x, room_y = (max(1.0, side - 2 * self.margin) for side in (self.pane.width, self.pane.height))
        return min(room_x / self.picture.width, room_y / self.picture.height, MAX_SCALE)

    @property
    def fill_scale(self) -> float:
        """The scale that covers the whole pane."""
        if self.is_empty:
            return 1.0
        return min(max(self.pane.width / self.picture.width, self.pane.height / self.picture.height), MAX_SCALE)

    @property
    def min_scale(self) -> float:
        """The smallest scale: the whole picture, or 1 for a picture smaller than the pane."""
        return min(self.fit_scale, 1.0)

    @property
    def can_pan(self) -> bool:
        """Whether some of the picture lies outside the pane."""
        return not self.is_empty and (
            self.picture.width * self.scale > self.pane.width + 0.5
            or self.picture.height * self.scale > self.pane.height + 0.5
        )

    @property
    def origin(self) -> tuple[int, int]:
        """Where the picture's top left corner lies in the pane.

        Whole display pixels, so that at a scale of 1 no pixel is a mixture of two.
        """
        return (
            round(self.pane.width / 2 - self.centre[0] * self.scale),
            round(self.pane.height / 2 - self.centre[1] * self.scale),
        )

    @property
    def frame(self) -> Rect:
        """The picture's edges in the pane, also where they lie outside it."""
        left, top = self.origin
        return Rect(left, top, left + self.picture.width * self.scale, top + self.picture.height * self.scale)

    @property
    def shown(self) -> Rect:
        """The part of the pane that the picture covers."""
        return self.frame.intersection(Rect(0, 0, self.pane.width, self.pane.height))

    def to_pane(self, point: Point) -> Point:
        """Where a point of the picture is in the pane."""
        left, top = self.origin
        return left + point[0] * self.scale, top + point[1] * self.scale

    def to_picture(self, point: Point) -> Point:
        """Which point of the picture is at a point of the pane."""
        left, top = self.origin
        return (point[0] - left) / self.scale, (point[1] - top) / self.scale

    def rect_to_picture(self, rect: Rect) -> Rect:
        """Which part of the picture is in a rectangle of the pane."""
        return Rect(*self.to_picture((rect.x0, rect.y0)), *self.to_picture((rect.x1, rect.y1)))

    def rect_to_pane(self, rect: Rect) -> Rect:
        """Where a rectangle of the picture is in the pane."""
        return Rect(*self.to_pane((rect.x0, rect.y0)), *self.to_pane((rect.x1, rect.y1)))

    def framed(self, framing: Framing) -> Viewport:
        """The same picture fitted, filled, or left to itself at its present scale."""
        if framing is Framing.FREE or self.is_empty:
            return replace(self, framing=framing)._bounded()
        middle = (self.picture.width / 2, self.picture.height / 2)
        centre = middle if framing is Framing.FIT else self.centre
        scale = self.fit_scale if framing is Framing.FIT else self.fill_scale
        return replace(self, framing=framing, scale=scale, centre=centre)._bounded()

    def at_scale(self, scale: float, anchor: Point | None = None) -> Viewport:
        """Another scale, with the point of the picture under `anchor` (in the pane; its middle if None) staying put."""
        if self.is_empty:
            return self
        anchor = anchor or (self.pane.width / 2, self.pane.height / 2)
        scale = min(max(scale, self.min_scale), MAX_SCALE)
        held = self.to_picture(anchor)
        centre = (
            held[0] + (self.pane.width / 2 - anchor[0]) / scale,
            held[1] + (self.pane.height / 2 - anchor[1]) / scale,
        )
        return replace(self, framing=Framing.FREE, scale=scale, centre=centre)._bounded()

    def zoomed(self, factor: float, anchor: Point | None = None) -> Viewport:
        """Nearer by a factor above 1, farther by one below; see `at_scale` for the anchor."""
        return self.at_scale(self.scale * factor, anchor)

    def stepped(self, steps: int, anchor: Point | None = None) -> Viewport:
        """So many of the usual scales nearer (positive) or farther; the fitted scale is one of them."""
        stops = sorted(
            {*(step for step in STEPS if step > self.min_scale * (1 + _SAME)), self.min_scale, self.fit_scale}
        )
        scale = self.scale
        for _ in range(abs(steps)):
            if steps > 0:
                following = bisect.bisect_right(stops, scale * (1 + _SAME))
                scale = stops[min(following, len(stops) - 1)]
            else:
                preceding = bisect.bisect_left(stops, scale * (1 - _SAME)) - 1
                scale = stops[max(preceding, 0)]
        if steps < 0 and abs(scale / self.fit_scale - 1) < _SAME:
            return self.framed(Framing.FIT)
        return self.at_scale(scale, anchor)

    def panned(self, dx: float, dy: float) -> Viewport:
        """The picture moved by so many display pixels, as far as its edges let it."""
        if self.is_empty:
            return self
        centre = (self.centre[0] - dx / self.scale, self.centre[1] - dy / self.scale)
        return replace(self, centre=centre)._bounded()

    def resized(self, pane: Size, margin: float | None = None) -> Viewport:
        """The same look in a pane of another size: fitted stays fitted, the middle stays in the middle."""
        return replace(self, pane=pane, margin=self.margin if margin is None else margin).framed(self.framing)

    def with_picture(self, picture: Size) -> Viewport:
        """The same look at a picture of another size: the same part of it, equally large on the display."""
        if self.picture.is_empty or picture.is_empty:
            return replace(self, picture=picture).framed(Framing.FIT)
        share_x, share_y = picture.width / self.picture.width, picture.height / self.picture.height
        centre = (self.centre[0] * share_x, self.centre[1] * share_y)
        return replace(self, picture=picture, centre=centre, scale=self.scale / share_x).framed(self.framing)

    def _bounded(self) -> Viewport:
        if self.is_empty:
            return self
        scale = min(max(self.scale, self.min_scale), MAX_SCALE)
        centre = (
            _held(self.centre[0], self.pane.width / scale, self.picture.width),
            _held(self.centre[1], self.pane.height / scale, self.picture.height),
        )
        return replace(self, scale=scale, centre=centre)


def _held(centre: float, seen: float, whole: float) -> float:
    """The centre of a stretch `seen` that stays inside `whole`, or the middle where all of it is seen."""
    return whole / 2 if seen >= whole else min(max(centre, seen / 2), whole - seen / 2)
