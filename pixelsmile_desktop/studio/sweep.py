"""One expression at several intensities, one file each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import CustomExpression, Expression, ExpressionMix
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.imaging.writer import check_output
from pixelsmile_desktop.studio.edit import (
    SavedEdit,
    edit_in_mixes,
    faces_to_edit,
    provenance,
    result_suffix,
    save_result,
)
from pixelsmile_desktop.studio.folders import make_folder
from pixelsmile_desktop.studio.services import Studio, Watch
from pixelsmile_desktop.studio.sheets import FaceSheet


@dataclass(frozen=True)
class Intensity:
    """An intensity, and how the user wrote it, which becomes part of a file name."""

    value: float
    text: str

    @classmethod
    def parse(cls, word: str) -> Intensity:
        """The intensity that `word` says: digits, perhaps with a decimal point.

        Raises:
            RequestError: it is not such a number.
        """
        if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", word):
            raise RequestError(f"the intensity {word!r} is not a plain number", "write for example 0.5")
        return cls(float(word), word)


@dataclass(frozen=True)
class Sweep:
    """What a sweep shall do.

    Attributes:
        source: the photo, opened.
        request: the edit, whose own mix is not looked at.
        expression: which expression.
        intensities: how strong it shall be, one result each.
        folder: where the results go; it is made if it is missing.
        sheet: where to write a labelled sheet of them all, or None.
    """

    source: PhotoFile
    request: EditRequest
    expression: Expression | CustomExpression
    intensities: tuple[Intensity, ...]
    folder: Path
    sheet: Path | None = None

    @property
    def requests(self) -> tuple[tuple[EditRequest, Path], ...]:
        """Each edit and the file it goes into.

        Raises:
            RequestError: an intensity is out of range.
        """
        suffix = result_suffix(self.source)
        stem = f"{self.source.path.stem}_{self.expression}"
        return tuple(
            (
                replace(self.request, mix=ExpressionMix(((self.expression, intensity.value),))),
                self.folder / f"{stem}_{intensity.text}{suffix}",
            )
            for intensity in self.intensities
        )


def run_sweep(sweep: Sweep, studio: Studio, watch: Watch) -> Iterator[SavedEdit]:
    """Make the results one by one, the sheet last; the faces are looked for only once.

    Raises:
        RequestError: an intensity is out of range, or the sheet has the name of a result.
        FaceError: there is no face, or not the one that was asked for.
        EngineError: the engine is not available, or failed.
        SaveError: a result cannot be written.
        Cancelled: the user stopped the sweep; the results that were given out stand.
    """
    engine = studio.engine(sweep.request.engine, sweep.request.options)
    requests = sweep.requests
    if sweep.sheet is not None:
        _keep_apart(sweep.sheet, [output for _, output in requests])
    photo = sweep.source.photo
    faces = faces_to_edit(photo, sweep.request, studio, watch)
    make_folder(sweep.folder)
    # Only now, because the sheet may lie in that folder.
    if sweep.sheet is not None:
        check_output(sweep.sheet, sweep.source.path)
    sheet = FaceSheet(photo, faces)
    meter = ProgressMeter("Sweeping", len(requests), watch.progress)
    edits = edit_in_mixes(photo, faces, [request for request, _ in requests], studio, watch)
    for (_, output), intensity in zip(requests, sweep.intensities, strict=True):
        check_output(output, sweep.source.path)
        result = next(edits)
        yield save_result(result, sweep.source, output, studio)
        sheet.add(f"{sweep.expression} {intensity.text}", result.photo)
        watch.cancel.raise_if_requested()
        meter.step()
    if sweep.sheet is not None:
        sheet.save(sweep.sheet, str(sweep.expression), sweep.source, provenance(sweep.request, engine.name), studio)


def _keep_apart(sheet: Path, outputs: Sequence[Path]) -> None:
    if os.path.realpath(sheet) in map(os.path.realpath, outputs):
        raise RequestError(f"the sheet {sheet} would overwrite a result of the sweep", "choose another name for it")
