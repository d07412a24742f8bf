"""The ways to put two pictures beside each other, and where on the widget each of them goes. No painting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pixelsmile_desktop.ui.widgets.viewport import Point, Rect, Size, Viewport

_MIN_KEPT: Final = 0.02
"""The divider stops at this share of the picture's visible part, so that it can always be grasped again."""


class Side(Enum):
    """Which of the two pictures."""

    BEFORE = "before"
    AFTER = "after"


class CompareMode(Enum):
    """How the two pictures are shown."""

    SINGLE = "single"
    """The after picture alone."""
    SPLIT_VERTICAL = "split-vertical"
    """Before on the left of a divider, after on its right."""
    SPLIT_HORIZONTAL = "split-horizontal"
    """Before above a divider, after below it."""
    SIDE_BY_SIDE = "side-by-side"
    """Two panes that pan and zoom together."""
    HOLD = "hold"
    """The after picture; a pressed mouse button shows the before picture."""
    DIFFERENCE = "difference"
    """How much each pixel changed, as a heat map."""

    @property
    def is_split(self) -> bool:
        """Whether it has a divider."""
        return self in {CompareMode.SPLIT_VERTICAL, CompareMode.SPLIT_HORIZONTAL}


@dataclass(frozen=True)
class Pane:
    """One picture on the widget, in display pixels.

    Attributes:
        side: which picture.
        area: the rectangle that the viewport's pane is; its top left corner is the viewport's zero.
        clip: the part of the widget that is painted.
    """

    side: Side
    area: Rect
    clip: Rect


def pane_size(mode: CompareMode, widget: Size, gap: float) -> Size:
    """Size of one pane: that of the widget, but half of it when the pictures lie side by side."""
    if mode is not CompareMode.SIDE_BY_SIDE:
        return widget
    return Size(float(max(1, int((widget.width - gap) // 2))), widget.height)


def layout(mode: CompareMode, viewport: Viewport, divider: float, gap: float, *, held: bool) -> tuple[Pane, ...]:
    """The panes from left to right or top to bottom.

    Args:
        mode: how the pictures are shown.
        viewport: of one pane.
        divider: where the split is, as a share of the pane from the left or the top.
        gap: display pixels between two pictures side by side.
        held: the before picture alone is wanted for the moment.
    """
    whole = Rect(0, 0, viewport.pane.width, viewport.pane.height)
    if mode is CompareMode.SIDE_BY_SIDE:
        right = Rect(whole.x1 + gap, 0, 2 * whole.x1 + gap, whole.y1)
        first, second = (Side.BEFORE, Side.BEFORE) if held else (Side.BEFORE, Side.AFTER)
        return Pane(first, whole, whole), Pane(second, right, right)
    if held:
        return (Pane(Side.BEFORE, whole, whole),)
    if not mode.is_split:
        return (Pane(Side.AFTER, whole, whole),)
    at = divider_position(mode, viewport, divider)
    if mode is CompareMode.SPLIT_VERTICAL:
        halves = Rect(0, 0, at, whole.y1), Rect(at, 0, whole.x1, whole.y1)
    else:
        halves = Rect(0, 0, whole.x1, at), Rect(0, at, whole.x1, whole.y1)
    return Pane(Side.BEFORE, whole, halves[0]), Pane(Side.AFTER, whole, halves[1])


def pane_at(panes: tuple[Pane, ...], point: Point) -> Pane | None:
    """The pane that is painted at a point of the widget."""
    return next((pane for pane in panes if pane.clip.contains(point)), None)


def divider_position(mode: CompareMode, viewport: Viewport, divider: float) -> int:
    """Where the divider is painted, in display pixels from the left or the top, always upon the picture."""
    first, last, whole = _stretch(mode, viewport)
    spare = (last - first) * _MIN_KEPT
    return round(min(max(divider * whole, first + spare), last - spare))


def divider_at(mode: CompareMode, viewport: Viewport, point: Point) -> float:
    """The share of the pane at which the divider is when it is dragged to a point of the widget."""
    first, last, whole = _stretch(mode, viewport)
    at = point[0] if mode is CompareMode.SPLIT_VERTICAL else point[1]
    spare = (last - first) * _MIN_KEPT
    return min(max(at, first + spare), last - spare) / whole if whole else 0.5


def divider_through(mode: CompareMode, viewport: Viewport, point: Point) -> float:
    """The share of the pane at which the divider goes through a point of the photo, 0 to 1."""
    x, y = viewport.to_pane(point)
    at, whole = (x, viewport.pane.width) if mode is CompareMode.SPLIT_VERTICAL else (y, viewport.pane.height)
    return min(max(at / whole, 0.0), 1.0)


def handle_centre(mode: CompareMode, viewport: Viewport, divider: float) -> Point:
    """The middle of the divider's round handle: half way along the visible part of the picture."""
    at, shown = divider_position(mode, viewport, divider), viewport.shown
    if mode is CompareMode.SPLIT_VERTICAL:
        return at, round((shown.y0 + shown.y1) / 2)
    return round((shown.x0 + shown.x1) / 2), at


def divider_distance(mode: CompareMode, viewport: Viewport, divider: float, point: Point) -> float:
    """How far a point of the widget is from the divider's line, in display pixels; infinite beyond its ends."""
    at, shown = divider_position(mode, viewport, divider), viewport.shown
    if not shown.contains(point):
        return float("inf")
    return abs((point[0] if mode is CompareMode.SPLIT_VERTICAL else point[1]) - at)


def _stretch(mode: CompareMode, viewport: Viewport) -> tuple[float, float, float]:
    """First and last position that the picture covers, and the length of the pane, along the divider's way."""
    shown = viewport.shown
    if mode is CompareMode.SPLIT_VERTICAL:
        return shown.x0, shown.x1, viewport.pane.width
    return shown.y0, shown.y1, viewport.pane.height
