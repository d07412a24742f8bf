"""`InstantEngine`: prepares a face once, then renders any expression of it in milliseconds."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from weakref import ReferenceType, ref

import cv2
import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import CanonicalFace, Face, FaceMeasure
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EngineName, EngineOptions
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.field import Motion, solve_motion
from pixelsmile_desktop.engines.instant.gain import GainTable
from pixelsmile_desktop.engines.instant.renderer import FaceRenderer, Quality
from pixelsmile_desktop.engines.instant.rig import build_rig

_HEAD_ROOM = 0.6
"""Margin of the crop around the rig's box as a share of the face's width: what the landmark model wants to see."""
_KEPT_FACES = 16
"""A live preview holds the chosen faces of a group at two sizes; of one photo their crops hardly overlap."""
_NO_DIFFERENCE = (0.0, 0.0, 0.0)


class PreparedFace:
    """One face of one photo, ready to render: the rig, its gains and its renderer.

    Args:
        photo: the photo.
        face: a face in it, with its occlusion if somebody looked.
        canonical: the average face.
        measure: finds the face again, for the gains.

    Attributes:
        rig: the rig, in pixels of the crop that is rendered from.
    """

    def __init__(self, photo: Photo, face: Face, canonical: CanonicalFace, measure: FaceMeasure) -> None:
        rig = build_rig(canonical, face, photo.width, photo.height)
        margin, box = round(_HEAD_ROOM * rig.face_width), rig.box
        self._crop = Box(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin).clipped(
            photo.width, photo.height
        )
        self.rig = rig.seen_in(self._crop)
        # A copy, so that a face kept for later does not keep the whole photo in memory.
        pixels = photo.pixels[self._crop.slices].copy()
        landmarks = face.landmarks - [self._crop.x0, self._crop.y0, 0]
        self._renderer = FaceRenderer(pixels, self.rig, canonical, (face.occlusion, self._crop))
        self._gains = GainTable(pixels, self.rig, landmarks, measure)
        self._original = pixels[self.rig.box.slices]

    def motion(self, mix: ExpressionMix) -> Motion:
        """How the face moves under a mix, corrected by its gains; in pixels of the crop, as `rig` is."""
        return solve_motion(self.rig, self._gains.weights(mix), blended_target(mix).max_strain)

    def render(self, mix: ExpressionMix, quality: Quality, cancel: CancelToken) -> FaceEdit | None:
        """The edit that gives the face a mix; None when nothing changes."""
        if mix.is_identity:
            return None
        motion = self.motion(mix)
        cancel.raise_if_requested()
        pixels = self._renderer.render(blended_target(mix), motion, quality, cancel)
        difference = cv2.absdiff(pixels, self._original)
        mask = np.asarray(cv2.inRange(difference, _NO_DIFFERENCE, _NO_DIFFERENCE)) == 0
        return FaceEdit(self.rig.box.moved(self._crop.x0, self._crop.y0), pixels, mask) if mask.any() else None


class InstantEngine:
    """The engine that needs no GPU and no download; a `core.engine.ExpressionEngine`.

    Args:
        canonical: the average face.
        measure: finds a face again near known landmarks.
    """

    def __init__(self, canonical: CanonicalFace, measure: FaceMeasure) -> None:
        self._canonical = canonical
        self._measure = measure
        self._prepared: list[tuple[ReferenceType[Photo], ReferenceType[Face], PreparedFace]] = []
        self._lock = threading.Lock()

    @property
    def name(self) -> EngineName:
        """`instant`."""
        return EngineName.INSTANT

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """None: it runs everywhere."""
        del options
        return None

    def prepare(self, photo: Photo, face: Face) -> PreparedFace:
        """The face made ready; the last few are kept, so that a slider or a sweep prepares a face once."""
        with self._lock:
            # Only faces of photos that somebody still holds.
            self._prepared = [entry for entry in self._prepared if entry[0]() and entry[1]()][-_KEPT_FACES:]
            for of_photo, of_face, prepared in self._prepared:
                if of_photo() is photo and of_face() is face:
                    return prepared
            prepared = PreparedFace(photo, face, self._canonical, self._measure)
            self._prepared.append((ref(photo), ref(face), prepared))
            return prepared

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        """See `core.engine.ExpressionEngine.render`."""
        context.cancel.raise_if_requested()
        meter = ProgressMeter("Rendering", 2, context.progress)
        if mix.is_identity or not _is_seen(photo, face):
            return None
        prepared = self.prepare(photo, face)
        meter.step()
        edit = prepared.render(mix, Quality.PREVIEW if context.quick else Quality.FINAL, context.cancel)
        meter.step()
        return edit

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        """See `core.engine.ExpressionEngine.render_all`."""
        for mix in mixes:
            yield self.render(photo, face, mix, context)


def _is_seen(photo: Photo, face: Face) -> bool:
    """Whether any of a face's mesh lies inside the photo, with at least two pixels each way."""
    low, high = face.mesh.min(0), face.mesh.max(0)
    visible = np.minimum(high, [photo.width, photo.height]) - np.maximum(low, 0)
    return bool((visible >= 2).all())
