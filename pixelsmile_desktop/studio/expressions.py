"""One sheet that shows a face in all twelve expressions, beside the original and neutral."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
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
    engine = studio.engine(request.engine, request.options)
    check_output(output, source.path)
    expressions = (Expression.NEUTRAL, *TWELVE)
    requests = [replace(request, mix=ExpressionMix(((expression, intensity),))) for expression in expressions]
    faces = faces_to_edit(source.photo, request, studio, watch)
    sheet = FaceSheet(source.photo, faces)
    sheet.add("original", source.photo)
    warnings = list(source.warnings)
    meter = ProgressMeter("Drawing the sheet", len(expressions), watch.progress)
    results = edit_in_mixes(source.photo, faces, requests, studio, watch)
    for expression, result in zip(expressions, results, strict=True):
        sheet.add(str(expression), result.photo)
        warnings.extend(result.warnings)
        watch.cancel.raise_if_requested()
        meter.step()
    warnings.extend(sheet.save(output, f"intensity {intensity:g}", source, provenance(request, engine.name), studio))
    return tuple(dict.fromkeys(warnings))
