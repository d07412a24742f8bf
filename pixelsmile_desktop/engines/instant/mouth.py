"""The mouth: teeth belong to the skull and lips slide over them; what nobody saw before is dark and quiet."""

from __future__ import annotations

import numpy as np

from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.canvas import Canvas
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.grid import box_around
from pixelsmile_desktop.engines.instant.interior import MouthInterior, lip_colour
from pixelsmile_desktop.engines.instant.mesh import Float32, smoothstep
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.rig import FaceRig

_SHUT = 0.012
"""Opening, as a share of the mouth's width, below which nothing shows between the lips."""
_NEARLY_SHUT = 0.05
_SHOWED_TEETH = 0.035
_SHADE_OF_LIPS = np.array([0.75, 1.1, 1.3], np.float32)
"""Exponents of a shadow for red, green and blue: light between lips has passed through them."""
_BETWEEN_LIPS = np.array([0.62, 0.42, 0.42], np.float32)
"""Colour of the line between closed lips as shares of the lips' own."""


def paint_mouth(
    photo: Pixels, result: Pixels, rig: FaceRig, shape: MouthShape, grain: Grain, interpolation: int
) -> None:
    """Paint what lies between the lips into `result`, which covers the rig's box."""
    canvas = Canvas(photo, result, rig.box, box_around(shape.outline, 0.06 * shape.width_after))
    if canvas.box.is_empty:
        return
    along, across = canvas.local(shape.frame)
    showed_teeth = shape.gap_before > _SHOWED_TEETH
    if showed_teeth and shape.gap_after < _NEARLY_SHUT:
        _draw_lip_line(canvas, shape, lip_colour(photo, rig.mesh), along, across)
    if shape.gap_after < _SHUT:
        return
    colours = MouthInterior(photo, rig.mesh, shape, teeth=not showed_teeth).colours(along, across)
    colours += 0.6 * grain.texture(*canvas.pixels.shape[:2])
    if showed_teeth:
        colours = _over_teeth(canvas, shape, along, across, colours, interpolation)
    coverage = canvas.polygon(shape.outline, max(0.6, 0.006 * shape.width_after))
    canvas.blend(colours, coverage * _ramp(shape.gap_after, _SHUT, 0.02))


def _draw_lip_line(canvas: Canvas, shape: MouthShape, lip: Points, along: Float32, across: Float32) -> None:
    """The soft dark line between lips that have just closed over teeth, which also covers the last gleam of them."""
    line = 0.5 * (shape.upper_after.at(along) + shape.lower_after.at(along))
    position = (along - shape.right) / shape.width_after
    ends = smoothstep(position / 0.12) * smoothstep((1 - position) / 0.12)
    shut = 1 - _ramp(shape.gap_after, 0.02, 0.03)
    distance = np.abs(across - line) / shape.width_after
    below = canvas.pixels.astype(np.float32)
    shadow = (1 - 0.25 * shut * ends * np.exp(-((distance / 0.022) ** 2)))[..., None] ** _SHADE_OF_LIPS
    cover = (0.9 * shut * ends * np.exp(-((distance / 0.009) ** 4)))[..., None]
    colours = below * shadow
    colours += (lip.astype(np.float32) * _BETWEEN_LIPS - colours) * cover
    canvas.pixels[...] = np.clip(colours + 0.5, 0, canvas.white).astype(canvas.pixels.dtype)


def _over_teeth(
    canvas: Canvas, shape: MouthShape, along: Float32, across: Float32, interior: Float32, interpolation: int
) -> Float32:
    """The visible teeth of the photo where they still show, the interior elsewhere: (h, w, 3)."""
    width = shape.frame.width
    source_along = _met_at_corners(shape, along)
    lip_before, floor_before = shape.upper_before.at(source_along), shape.lower_before.at(source_along)
    lip_after, floor_after = shape.upper_after.at(along), shape.lower_after.at(along)

    middle = (lip_before + floor_before) / 2
    uncovered = np.where(lip_after < lip_before, (middle - lip_before) / np.maximum(middle - lip_after, 0.5), 1)
    source_across = np.where(across < middle, middle - (middle - across) * np.clip(uncovered, 0.3, 1), across)
    last_tooth = floor_before - np.float32(0.02 * width)
    below_teeth = smoothstep((source_across - last_tooth) / (0.05 * width))
    teeth = canvas.sample_photo(
        *shape.frame.grid_to_photo(source_along, np.minimum(source_across, last_tooth)), interpolation
    )

    openness = (floor_after - lip_after) / np.maximum(floor_before - lip_before, 0.03 * width)
    # Between lips that come together teeth stand in a warm shade before they vanish.
    teeth *= (0.66 + 0.34 * smoothstep(openness / 0.6))[..., None] ** _SHADE_OF_LIPS
    shown = _ramp(shape.gap_before, _SHOWED_TEETH, 0.05) * (1 - below_teeth) * smoothstep((openness - 0.08) / 0.22)
    mixed = interior + (teeth - interior) * shown[..., None]
    lowered = np.clip((lip_after - lip_before) / (0.05 * width), 0, 1)
    shadow = 1 - 0.32 * lowered * np.exp(-np.clip(across - lip_after, 0, None) / (0.035 * width))
    return np.asarray(mixed * shadow[..., None], np.float32)


def _met_at_corners(shape: MouthShape, along: Float32) -> Float32:
    """Where along the mouth to look for teeth: unmoved in the middle, at the old corners in the corners."""
    centre = shape.frame.width / 2
    from_centre = along - np.float32(centre)
    half = np.where(from_centre < 0, centre - shape.right, shape.left - centre).astype(np.float32)
    share = np.clip(np.abs(from_centre) / np.maximum(half, 1), 0, 1)
    return np.asarray(along - np.sign(from_centre) * (half - np.float32(centre)) * share**2, np.float32)


def _ramp(value: float, start: float, length: float) -> np.float32:
    return np.float32(smoothstep(np.array((value - start) / length)))
