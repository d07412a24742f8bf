"""From a rig and a target to pixels."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.face import CanonicalFace, Occlusion
from pixelsmile_desktop.core.photo import Box, Pixels
from pixelsmile_desktop.engines.instant.expressions import Target
from pixelsmile_desktop.engines.instant.eyes import paint_eyes
from pixelsmile_desktop.engines.instant.field import Motion
from pixelsmile_desktop.engines.instant.grain import Grain
from pixelsmile_desktop.engines.instant.grid import FieldGrid
from pixelsmile_desktop.engines.instant.mesh import Float32
from pixelsmile_desktop.engines.instant.mouth import paint_mouth
from pixelsmile_desktop.engines.instant.mouth_shape import MouthShape
from pixelsmile_desktop.engines.instant.rig import FaceRig
from pixelsmile_desktop.engines.instant.shading import Shading
from pixelsmile_desktop.engines.instant.skin import SkinWarp
from pixelsmile_desktop.engines.instant.spectacles import Spectacles
from pixelsmile_desktop.engines.instant.weights import smile_release


class Quality(Enum):
    """How carefully pixels are made: the kernel that samples them, and for a final render grain on stretched skin."""

    PREVIEW = cv2.INTER_LINEAR
    FINAL = cv2.INTER_LANCZOS4

    @property
    def interpolation(self) -> int:
        """OpenCV's name for the kernel."""
        return self.value


class FaceRenderer:
    """Renders expressions of one face in one crop of a photo.

    Args:
        crop: (h, w, 3) pixels around the face.
        rig: the rig, in pixels of the crop.
        canonical: the average face, which folds are drawn on; None renders without shading, as measuring needs none.
        occlusion: what lies in front of the face, in pixels of the photo, and where in the photo the crop lies.
    """

    def __init__(
        self,
        crop: Pixels,
        rig: FaceRig,
        canonical: CanonicalFace | None,
        occlusion: tuple[Occlusion | None, Box] | None = None,
    ) -> None:
        self._rig = rig
        self._original = crop
        self._is_grey = bool((crop == crop[..., :1]).all())
        self._grain = Grain(crop, rig.mesh, rig.face_width)
        self._spectacles = Spectacles.find(*occlusion, rig.face_width) if occlusion else None
        self._bare = self._spectacles.taken_off(crop, self._grain) if self._spectacles else crop
        self._shading = Shading(canonical, rig, self._bare) if canonical else None

    def render(self, target: Target, motion: Motion, quality: Quality, cancel: CancelToken) -> Pixels:
        """(rig.box.height, rig.box.width, 3) pixels of the rig's box after a motion toward a target."""
        rig = self._rig
        shape = MouthShape(rig.landmarks, motion.landmarks)
        warp = SkinWarp(rig, motion, shape, self._shade(target, motion))
        result = self._bare[rig.box.slices].copy()
        warp.render(self._bare, result, quality.interpolation, cancel)
        if quality is Quality.FINAL:
            warp.restore_grain(result, self._grain)
        cancel.raise_if_requested()
        paint_eyes(self._bare, result, rig, motion, target.gaze, quality.interpolation)
        paint_mouth(self._bare, result, rig, shape, self._grain, quality.interpolation)
        if self._spectacles:
            self._spectacles.put_on(result, rig.box, self._original)
        # Skin that lends its colour to shadows and to the mouth has none in a grey photo.
        return _without_colour(result) if self._is_grey else np.ascontiguousarray(result)

    def _shade(self, target: Target, motion: Motion) -> tuple[FieldGrid, Float32] | None:
        if self._shading is None:
            return None
        brightness = self._shading.log_brightness(motion.weights, smile_release(target, self._rig))
        return None if brightness is None else (self._shading.grid, brightness)


def _without_colour(pixels: Pixels) -> Pixels:
    """(h, w, 3) pixels with their luma in all three channels; grey pixels stay bit-identical."""
    return np.asarray(cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB))
