"""One sheet that shows a face in many expressions, or in one at many intensities, beside the original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import STRIP_LEVELS, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.imaging.writer import check_output
from pixelsmile_desktop.studio.edit import edit_in_mixes, faces_to_edit, provenance
from pixelsmile_desktop.studio.services import Studio, Watch
from pixelsmile_desktop.studio.sheets import FaceSheet


def save_expression_sheet(
    source: PhotoFile, request: EditRequest, intensity: float, output: Path, studio: Studio, watch: Watch
) -> tuple[str, ...]:
    """Write a labelled sheet: the original, neutral, and the twelve expressions in the order of the wheel.

    Args:
        source: the photo, opened.
        request: the edit, whose own mix is not looked at.
        intensity: how strong the expressions shall be.
        output: the sheet's file.
        studio: the parts to work with.
        watch: who may stop it and hears how far it is.

    Returns:
        What may look wrong, one sentence each.

    Raises:
        FaceError: there is no face, or not the one that was asked for.
        EngineError: the engine is not available, or failed.
        SaveError: the sheet cannot be written.
        Cancelled: the user stopped the job; nothing was written.
    """
    cells = {str(expression): ExpressionMix(((expression, intensity),)) for expression in (Expression.NEUTRAL, *TWELVE)}
    return _save_sheet(source, request, (f"intensity {intensity:g}", cells), output, studio, watch)


def save_intensity_strip(
    source: PhotoFile, request: EditRequest, output: Path, studio: Studio, watch: Watch
) -> tuple[str, ...]:
    """Write a labelled strip: the original, and a mix with its strongest expression at each of `STRIP_LEVELS`.

    Args:
        source: the photo, opened.
        request: the edit, whose mix is shown; its expressions keep their proportions.
        output: the strip's file.
        studio: the parts to work with.
        watch: who may stop it and hears how far it is.

    Returns:
        What may look wrong, one sentence each.

    Raises:
        RequestError: the mix asks for nothing.
        FaceError, EngineError, SaveError, Cancelled: as with `save_expression_sheet`.
    """
    strongest = max((intensity for _, intensity in request.mix), default=0.0)
    if strongest == 0:
        raise RequestError("a strip shows an expression, and none is chosen", "choose one first")
    cells = {f"{level:g}": request.mix.scaled(level / strongest) for level in STRIP_LEVELS}
    return _save_sheet(source, request, (str(request.mix), cells), output, studio, watch)


def _save_sheet(
    source: PhotoFile,
    request: EditRequest,
    content: tuple[str, Mapping[str, ExpressionMix]],
    output: Path,
    studio: Studio,
    watch: Watch,
) -> tuple[str, ...]:
    """Write the original and mixes of a request, each under its label; `content` is a subtitle and the mixes."""
    subtitle, cells = content
    engine = studio.engine(request.engine, request.options)
    check_output(output, source.path)
    requests = [replace(request, mix=mix) for mix in cells.values()]
    faces = faces_to_edit(source.photo, request, studio, watch)
    sheet = FaceSheet(source.photo, faces)
    sheet.add("original", source.photo)
    warnings = list(source.warnings)
    meter = ProgressMeter("Drawing the sheet", len(cells), watch.progress)
    results = edit_in_mixes(source.photo, faces, requests, studio, watch)
    for label, result in zip(cells, results, strict=True):
        sheet.add(label, result.photo)
        warnings.extend(result.warnings)
        watch.cancel.raise_if_requested()
        meter.step()
    warnings.extend(sheet.save(output, subtitle, source, provenance(request, engine.name), studio))
    return tuple(dict.fromkeys(warnings))
