"""The photo under edit on the screen: decoded once, its faces found once, rendered again at every move of a handle."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import ExpressionEngine, FaceEdit, RenderContext, apply_edit
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.request import EngineName, EngineOptions, FaceLook
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.imaging.thumbnail import reduced
from pixelsmile_desktop.studio.services import Finder, Studio

_QUICK_FACE_WIDTH = 320.0
"""Pixels from cheek to cheek that a face has at most while a handle moves; more would not keep up with the hand."""
_ZOOM_STEP = 1.5
"""Sizes of quick pictures are so far apart: for each the faces are looked at anew."""
_QUICK_PIXELS = 4_000_000
"""More than the screen asks for, a quick picture has at most so many: all of it is copied at every move."""
_HEAD_TO_FACE = 1.3
"""Side of the square that shows a head, as a multiple of the longer side of its face."""
_FOREHEAD = 0.04
"""How far the middle of a head lies above that of its face, as a share of the square."""


@dataclass(frozen=True, eq=False)
class PreviewPicture:
    """What the photo would look like.

    Attributes:
        pixels: (h, w, 3) uint8 sRGB of the whole photo, read-only.
        warnings: what may look wrong, one sentence each.
    """

    pixels: Pixels
    warnings: tuple[str, ...] = ()


class PreviewSession:
    """One photo under edit, rendered by the Instant engine whichever engine will make the result.

    Nothing is read from the file again, so it may vanish meanwhile. Belongs to one thread.

    Args:
        path: the photo.
        screen_side: length in pixels of the longer side of quick pictures.
        studio: the parts to work with; only Instant is asked for.

    Attributes:
        warnings: what may look wrong with the photo itself, one sentence each.

    Raises:
        PhotoError: the file cannot be read.
        EngineError: the engine is not available.
    """

    def __init__(self, path: Path, screen_side: int, studio: Studio) -> None:
        self._engine = studio.engine(EngineName.INSTANT, EngineOptions())
        self._finder = studio.finder
        self._screen_side = screen_side
        source = studio.open(path)
        space = ColourSpace.of(source.photo)
        self._whole = _Scale(source.photo, 1.0, space)
        self._scales = {max(self.size): self._whole}
        self.warnings = (*source.warnings, *space.warnings)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photo in its own pixels."""
        return self._whole.photo.width, self._whole.photo.height

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """The faces of the photo in its own pixels, from left to right; looked for when they are first asked for."""
        return self._finder.find(self._whole.photo.pixels)

    def glance(self) -> Pixels:
        """(h, w, 3) uint8 sRGB of the untouched photo, small enough for the screen; needs no faces."""
        return self._reduced(self._screen_side).srgb

    def original(self) -> Pixels:
        """(H, W, 3) uint8 sRGB of the untouched photo at its own size, read-only."""
        return self._whole.srgb

    def render(self, looks: Sequence[FaceLook], cancel: CancelToken, shown_side: int = 0) -> PreviewPicture:
        """The photo with the looks of some faces, at the size of the screen or somewhat less, at once.

        Of several faces, only those are rendered whose mix is another one than last time.

        Args:
            looks: of the faces; those that are not named stay as they are.
            cancel: asked between faces.
            shown_side: longer side in pixels at which the whole photo would be shown now; more than the screen has
                where only a part of it is looked at.

        Raises:
            EngineError: the engine failed.
            Cancelled: nobody wants it any more.
        """
        return self._rendered(self._quick(shown_side), looks, RenderContext(cancel=cancel, quick=True))

    def render_full(self, looks: Sequence[FaceLook], cancel: CancelToken) -> PreviewPicture:
        """The same at the photo's own size and with the care of a final render.

        Raises:
            EngineError: the engine failed.
            Cancelled: nobody wants it any more.
        """
        return self._rendered(self._whole, looks, RenderContext(cancel=cancel))

    def heads(self, face: int, mixes: Sequence[ExpressionMix], side: int) -> Iterator[Pixels]:
        """The head of one face in several mixes, one by one: (h, w, 3) uint8 sRGB, at most `side` pixels wide and high.

        The faces are rendered as quick pictures are, so that afterwards the handles move without a hitch.

        Raises:
            EngineError: the engine failed.
        """
        scale, original = self._quick(self._screen_side), self.faces[face]
        box = _head_square(scale.placed(original), scale.photo.width, scale.photo.height)
        for mix in mixes:
            head = scale.photo.pixels[box.slices].copy()
            if not mix.is_identity:
                found = scale.face(original, self._finder)
                edit = _edit(scale.photo, found, mix, self._engine, RenderContext(quick=True))
                if edit is not None:
                    _apply_within(head, edit, box)
            yield scale.to_srgb(reduced(Photo(head), side).pixels)

    def _quick(self, shown_side: int) -> _Scale:
        """The photo as quick pictures show it: for the screen, or some steps larger where it is looked at closely."""
        widest = max((face.box[2] for face in self.faces), default=0.0)
        by_face = max(self.size) * _QUICK_FACE_WIDTH / widest if widest > 0 else self._screen_side
        by_pixels = max(self.size) * math.sqrt(_QUICK_PIXELS / math.prod(self.size))
        finest = min(by_face, max(self._screen_side, by_pixels))
        side = float(self._screen_side)
        while side < min(shown_side, finest):
            side *= _ZOOM_STEP
        return self._reduced(round(min(side, finest)))

    def _reduced(self, side: int) -> _Scale:
        """The photo with its longer side at most `side`; kept, because the glance and the quick pictures share it."""
        side = min(side, max(self.size))
        if side not in self._scales:
            small = reduced(self._whole.photo, side)
            self._scales[side] = _Scale(small, small.width / self.size[0], self._whole.space)
        return self._scales[side]

    def _rendered(self, scale: _Scale, looks: Sequence[FaceLook], context: RenderContext) -> PreviewPicture:
        wanted = sorted((look for look in looks if not look.mix.is_identity), key=lambda look: look.face)
        kept = scale.kept[context.quick]
        edits: dict[FaceLook, FaceEdit | None] = {}
        for look in wanted:
            if look in kept:
                edits[look] = kept[look]
                continue
            # Each face by itself and not in the pixels that the one before has left: its rig then serves every move.
            found = scale.face(self.faces[look.face], self._finder)
            edits[look] = scale.shown(_edit(scale.photo, found, look.mix, self._engine, context))
        # A single face is the one that moves: it will not be wanted again, and may be large.
        scale.kept[context.quick] = edits if len(edits) > 1 else {}
        made = [edit for edit in edits.values() if edit is not None]
        warnings = tuple(dict.fromkeys(text for edit in made for text in edit.warnings))
        return PreviewPicture(scale.with_edits(made), warnings)


class _Scale:
    """The photo at one size, with what was worked out for it.

    Args:
        photo: its pixels in its own colour space.
        factor: its size as a share of the original's.
        space: that colour space.

    Attributes:
        kept: what the faces looked like last time, as `shown`, apart for quick pictures (True) and careful ones.
    """

    def __init__(self, photo: Photo, factor: float, space: ColourSpace) -> None:
        self.photo = photo
        self.space = space
        self._factor = factor
        self.kept: dict[bool, dict[FaceLook, FaceEdit | None]] = {True: {}, False: {}}
        self._faces: dict[int, Face] = {}

    @cached_property
    def srgb(self) -> Pixels:
        """(h, w, 3) uint8 sRGB, read-only."""
        pixels = self.to_srgb(self.photo.pixels).view()
        pixels.flags.writeable = False
        return pixels

    def to_srgb(self, pixels: Pixels) -> Pixels:
        """Some of its pixels as the screen takes them: (h, w, 3) uint8 sRGB."""
        return self.space.to_srgb(pixels)

    def placed(self, original: Face) -> Face:
        """A face of the original as it lies here."""
        return original.scaled(self._factor)

    def face(self, original: Face, finder: Finder) -> Face:
        """The same with what lies in front of it, looked for once."""
        if original.index not in self._faces:
            self._faces[original.index] = finder.occlusion(self.photo.pixels, self.placed(original))
        return self._faces[original.index]

    def shown(self, edit: FaceEdit | None) -> FaceEdit | None:
        """An edit of its photo as an edit of `srgb`."""
        return None if edit is None else replace(edit, pixels=self.to_srgb(edit.pixels))

    def with_edits(self, edits: Sequence[FaceEdit]) -> Pixels:
        """(h, w, 3) uint8 sRGB with some faces edited; these edits come from `shown`."""
        if not edits:
            return self.srgb
        picture = self.srgb.copy()
        for edit in edits:
            apply_edit(picture, edit)
        picture.flags.writeable = False
        return picture


def _edit(
    photo: Photo, face: Face, mix: ExpressionMix, engine: ExpressionEngine, context: RenderContext
) -> FaceEdit | None:
    context.cancel.raise_if_requested()
    return engine.render(photo, face, mix, context)


def _head_square(face: Face, width: int, height: int) -> Box:
    """The square that shows a head, moved into a photo of that size; cut only where the photo is smaller."""
    x, y, wide, high = face.box
    side = max(1, round(_HEAD_TO_FACE * max(wide, high)))
    left = round(x + wide / 2 - side / 2)
    top = round(y + high / 2 - (0.5 + _FOREHEAD) * side)
    left, top = max(0, min(left, width - side)), max(0, min(top, height - side))
    return Box(left, top, left + side, top + side).clipped(width, height)


def _apply_within(pixels: Pixels, edit: FaceEdit, box: Box) -> None:
    """Write the part of an edit that lies in `box` into the (box.height, box.width, 3) pixels of it, in place."""
    shared = edit.box.intersection(box)
    there = shared.moved(-edit.box.x0, -edit.box.y0).slices
    here = shared.moved(-box.x0, -box.y0).slices
    np.copyto(pixels[here], edit.pixels[there], where=edit.mask[there][..., None])
