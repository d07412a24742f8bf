"""Between a photo's own colour space and the sRGB that models see and draw, by Little CMS."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from pixelsmile_desktop.core.photo import Photo, Pixels
from pixelsmile_desktop.imaging.pixels import eight_bit

_COLOUR_SPACE: Final = slice(16, 20)
"""Where a profile says what its colours are made of. Source: ICC.1:2022, table 17."""
_MODES: Final = {b"RGB ": "RGB", b"GRAY": "L"}
_UNUSABLE: Final = "the photo's colour profile cannot be used, so its colours were taken for sRGB"


@dataclass(frozen=True)
class ColourSpace:
    """The colour space of a photo.

    Little CMS works with 8 bits a channel here: exactly what a model takes and gives. Whatever is finer than that in a
    photo of 16 bits comes from the photo itself, when the picture is put back.

    Attributes:
        icc: its profile; None for sRGB.
        is_grey: whether its photo has only one channel.
    """

    icc: bytes | None = None
    is_grey: bool = False

    @classmethod
    def of(cls, photo: Photo) -> ColourSpace:
        """The colour space of that photo."""
        return cls(photo.icc, photo.is_grey)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the profile, one sentence each."""
        return (_UNUSABLE,) if self.icc is not None and self._transforms is None else ()

    def to_srgb(self, pixels: Pixels) -> Pixels:
        """(h, w, 3) uint8 sRGB of (h, w, 3) uint8 or uint16 pixels."""
        # Late, here and below: whoever only names colour spaces, as a window that is just opening, needs no Pillow.
        from PIL import Image, ImageCms

        narrow = eight_bit(Photo(pixels)).pixels
        if self._transforms is None:
            return narrow
        mode, to_srgb, _ = self._transforms
        return np.asarray(ImageCms.applyTransform(Image.fromarray(narrow).convert(mode), to_srgb))

    def from_srgb(self, pixels: Pixels) -> Pixels:
        """(h, w, 3) uint8 of this space of (h, w, 3) uint8 sRGB pixels; what lies outside its gamut is clipped."""
        from PIL import Image, ImageCms

        image: Any = Image.fromarray(pixels)
        if self._transforms is not None:
            image = ImageCms.applyTransform(image, self._transforms[2])
        elif self.is_grey:
            image = image.convert("L")
        return np.asarray(image.convert("RGB"))

    @cached_property
    def _transforms(self) -> tuple[str, Any, Any] | None:
        """Pillow's mode of the profile and the transforms to and from sRGB; None where there is nothing to convert."""
        if self.icc is None:
            return None
        from PIL import ImageCms

        mode = _MODES.get(self.icc[_COLOUR_SPACE])
        if mode is None or (mode == "L") != self.is_grey:
            return None
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        flags |= ImageCms.Flags.HIGHRESPRECALC
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(self.icc))
            srgb = ImageCms.createProfile("sRGB")
            there = ImageCms.buildTransform(profile, srgb, mode, "RGB", intent, flags)
            back = ImageCms.buildTransform(srgb, profile, "RGB", mode, intent, flags)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return None
        return mode, there, back
