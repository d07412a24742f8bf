"""The reference's recipe to the letter: one generated square in place of the photo, for comparing with the paper."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from pixelsmile_desktop.core.engine import CropGenerator, RenderContext
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.studio.services import Watch

_ZERO = "intensity 0 gives back the photo, here too; for the reference's own picture at 0 ask for neutral"


def reference_edits(
    photo: Photo, requests: Sequence[EditRequest], generator: CropGenerator, watch: Watch
) -> Iterator[EditResult]:
    """What the reference makes of a photo, one result for each request; they differ in nothing but their mix.

    No face is looked for and nothing is pasted back: the result is the square that the model painted, in sRGB.

    Raises:
        RequestError: several faces shall have mixes of their own, of which the recipe knows nothing.
        EngineError: the model is not there, does not fit, or failed.
        Cancelled: the user stopped the job.
    """
    colours = ColourSpace.of(photo)
    first = requests[0]
    if first.others:
        raise RequestError("the reference's recipe gives the whole picture one mix", "leave out the further faces")
    context = RenderContext(first.options, first.paste_back, watch.cancel, watch.progress)
    mixes = [request.mix for request in requests if not request.mix.is_identity]
    pictures = generator.generate(colours.to_srgb(photo.pixels), mixes, context) if mixes else iter(())
    zero: tuple[str, ...] = (_ZERO,)
    for request in requests:
        started = time.monotonic()
        if request.mix.is_identity:
            made, box, warnings = photo, None, zero
        else:
            picture = next(pictures)
            made, warnings = Photo(picture.pixels), (*colours.warnings, *request.mix.warnings(), *picture.warnings)
            box = Box(0, 0, made.width, made.height)
        yield EditResult(
            request=request,
            photo=made,
            engine=EngineName.PIXELSMILE,
            faces=(),
            changed_box=box,
            identity=None,
            seconds=time.monotonic() - started,
            warnings=warnings,
        )
