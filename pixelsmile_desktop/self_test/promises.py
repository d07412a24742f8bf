"""The promises to the photographer, each tried on files in an empty folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.self_test import samples
from pixelsmile_desktop.self_test.trace import Trace
from pixelsmile_desktop.studio.edit import SavedEdit, edit_photo, save_result
from pixelsmile_desktop.studio.services import Studio, Watch

if TYPE_CHECKING:
    from PIL.Image import Image

_GPS: Final = 0x8825
_ALIKE: Final = 4.0
"""Of 255: so far two generations of a JPEG file may lie apart in their middle pixel."""


class BrokenPromise(Exception):  # noqa: N818 - it is what it is
    """The program does not do what it promises; the message says what was seen."""


@dataclass(frozen=True)
class Bench:
    """What the promises are tried with.

    Attributes:
        folder: empty, and writable.
        trace: of the process, from its beginning.
    """

    folder: Path
    trace: Trace

    @cached_property
    def studio(self) -> Studio:
        """The studio, as the command line has it."""
        return bootstrap.build_studio(Settings())

    @property
    def portrait(self) -> Path:
        """The photo that ships with the program."""
        return resources_folder() / "portraits" / "astronaut.png"

    @cached_property
    def pixels(self) -> Pixels:
        """Of the portrait: (H, W, 3) uint8."""
        return self.studio.open(self.portrait).photo.pixels

    def edit(self, photo: Path, intensity: float, output: Path) -> SavedEdit:
        """Let the person smile, by the engine that ships with the program."""
        request = EditRequest(str(photo), ExpressionMix(((Expression.HAPPY, intensity),)), engine=EngineName.INSTANT)
        source = self.studio.open(photo)
        return save_result(edit_photo(source.photo, request, self.studio, Watch()), source, output, self.studio)


def nothing_asked_nothing_changed(bench: Bench) -> None:
    """An intensity of zero gives back the photo, bit for bit."""
    output = bench.folder / "unchanged.png"
    bench.edit(bench.portrait, 0.0, output)
    if (bench.studio.open(output).photo.pixels != bench.pixels).any():
        raise BrokenPromise("pixels differ")


def outside_stays_as_it_was(bench: Bench) -> None:
    """Outside the edit every pixel is the same, at 16 bits, at its size, in its colour space."""
    import numpy as np

    photo, output = bench.folder / "deep.tif", bench.folder / "deep smiling.tif"
    icc = samples.write_deep_tiff(bench.pixels, photo)
    box = bench.edit(photo, 1.0, output).result.changed_box
    before, after = bench.studio.open(photo).photo, bench.studio.open(output).photo
    if box is None:
        raise BrokenPromise("the edit changed nothing")
    if after.pixels.dtype != np.uint16 or after.pixels.shape != before.pixels.shape or after.icc != icc:
        raise BrokenPromise(f"the result is {after.pixels.dtype} {after.pixels.shape}, or has another profile")
    differs = (before.pixels != after.pixels).any(axis=2)
    if not differs[box.slices].any():
        raise BrokenPromise("the face is as it was")
    differs[box.slices] = False
    if differs.any():
        raise BrokenPromise(f"{differs.sum()} pixels outside the edit differ")


def metadata_survives(bench: Bench) -> None:
    """Orientation, colour profile, EXIF, XMP, IPTC and GPS survive, and no stale thumbnail does."""
    import PIL.Image

    # Not a square, which looks the same size on its side.
    tagged = samples.write_tagged_jpeg(bench.pixels[:, 40:440], bench.folder / "tagged.jpg")
    output = bench.folder / "tagged smiling.jpg"
    bench.edit(tagged.path, 1.0, output)
    written = output.read_bytes()
    with PIL.Image.open(tagged.path) as before, PIL.Image.open(output) as after:
        kept = {
            "the orientation": _looks_alike(before, after),
            "the place": before.getexif().get_ifd(_GPS) == after.getexif().get_ifd(_GPS) != {},
            "the colour profile": after.info.get("icc_profile") == tagged.icc,
        }
    kept["the XMP packet"] = samples.XMP_MARK in written
    kept["the IPTC caption"] = samples.IPTC in written
    lost = [name for name, is_kept in kept.items() if not is_kept]
    if lost:
        raise BrokenPromise(f"{', '.join(lost)} did not survive")
    if tagged.thumbnail in written:
        raise BrokenPromise("the thumbnail shows another picture")


def _looks_alike(before: Image, after: Image) -> bool:
    """Whether two pictures, turned as their files ask, are the same but for a small part of them."""
    import numpy as np
    from PIL import ImageOps

    first, second = (np.asarray(ImageOps.exif_transpose(image), np.float32) for image in (before, after))
    return first.shape == second.shape and float(np.median(np.abs(first - second))) <= _ALIKE


def original_is_only_read(bench: Bench) -> None:
    """The original is only ever read, and the result takes its place in one step."""
    photo, output = bench.folder / "original.png", bench.folder / "result.png"
    photo.write_bytes(bench.portrait.read_bytes())
    bench.trace.written.discard(photo)
    before = photo.read_bytes(), photo.stat().st_mtime_ns
    bench.edit(photo, 1.0, output)
    if photo in bench.trace.written or (photo.read_bytes(), photo.stat().st_mtime_ns) != before:
        raise BrokenPromise("the original was opened for writing")
    if output in bench.trace.written or output not in bench.trace.renamed:
        raise BrokenPromise("the result was written in its place")
    left = {path.name for path in bench.folder.iterdir() if path.name.startswith((".", "~")) or path.suffix == ".tmp"}
    if left:
        raise BrokenPromise(f"{', '.join(sorted(left))} was left behind")


def no_connection_was_opened(bench: Bench) -> None:
    """No network connection is opened."""
    if bench.trace.connections:
        raise BrokenPromise("; ".join(bench.trace.connections))
