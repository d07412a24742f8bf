"""Edit one photo: find its faces, render, and write the result."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.engine import ExpressionEngine, FaceEdit, RenderContext, apply_edit
from pixelsmile_desktop.core.errors import FaceError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.progress import numbered
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.request_json import to_json
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.imaging.formats import format_of_suffix, output_suffix
from pixelsmile_desktop.imaging.provenance import Provenance
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.studio.chosen_faces import find_chosen_faces, find_faces_to_edit
from pixelsmile_desktop.studio.reference import reference_edits
from pixelsmile_desktop.studio.services import SOFTWARE, Studio, Watch


@dataclass(frozen=True, eq=False)
class SavedEdit:
    """A result that stands on the disk.

    Attributes:
        output: its file.
        result: what the edit gave.
        complaints: what may look wrong with the files that were read and written, one sentence each.
    """

    output: Path
    result: EditResult
    complaints: tuple[str, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Whatever the user ought to know, each thing once."""
        return tuple(dict.fromkeys((*self.complaints, *self.result.warnings)))


def edit_photo(photo: Photo, request: EditRequest, studio: Studio, watch: Watch) -> EditResult:
    """Give the chosen faces of a photo the expressions that were asked for, each face its own.

    A request that asks for nothing gives back the very pixels, and does not insist on a face.

    Raises:
        FaceError: there is no face, or not the one that was asked for.
        EngineError: the engine is not available, or failed.
        Cancelled: the user stopped the job.
    """
    started = time.monotonic()
    complaints: tuple[str, ...] = ()
    faces: tuple[Face, ...]
    studio.engine(request.engine, request.options)
    if request.is_identity and not request.options.parity:
        try:
            faces = find_chosen_faces(photo, request.faces, studio, watch)
        except FaceError as error:
            faces, complaints = (), (f"{error.what}; the photo is left as it is",)
    else:
        faces = faces_to_edit(photo, request, studio, watch)
    (result,) = edit_in_mixes(photo, faces, [request], studio, watch)
    return replace(result, warnings=complaints + result.warnings, seconds=time.monotonic() - started)


def faces_to_edit(photo: Photo, request: EditRequest, studio: Studio, watch: Watch) -> tuple[Face, ...]:
    """The faces that a request means, with what lies in front of them; the reference's recipe looks for none.

    Raises:
        FaceError: there is no face, or not the one that was asked for.
        Cancelled: the user stopped the job.
    """
    return () if request.options.parity else find_faces_to_edit(photo, request.faces, studio, watch)


def edit_in_mixes(
    photo: Photo, faces: tuple[Face, ...], requests: Sequence[EditRequest], studio: Studio, watch: Watch
) -> Iterator[EditResult]:
    """The results of several requests that differ in nothing but `mix`, by the engine that they name.

    Args:
        photo: the original.
        faces: those of `faces_to_edit`.
        requests: at least one.
        studio: the parts to work with.
        watch: who may stop it and hears how far it is.

    Raises:
        EngineError: the engine is not available, or failed.
        Cancelled: the user stopped the job.
    """
    first = requests[0]
    engine = studio.engine(first.engine, first.options)
    if first.options.parity and studio.generator is not None:
        return reference_edits(photo, requests, studio.generator, watch)
    return edit_faces_in_mixes(photo, faces, requests, engine, watch)


def edit_faces_in_mixes(
    photo: Photo, faces: tuple[Face, ...], requests: Sequence[EditRequest], engine: ExpressionEngine, watch: Watch
) -> Iterator[EditResult]:
    """The results of several requests that differ in nothing but `mix`, one by one.

    Each face is rendered into the pixels that the faces to its left have left behind, so that edits may overlap. Of a
    single face, the engine gets all mixes at once and can share its work between them. Of several, each mix is a
    job of its own, because what the engine sees of a face depends on the faces to its left.
    """
    if len(faces) != 1:
        for request in requests:
            started = time.monotonic()
            edits = _edits_in_sequence(photo, faces, request, engine, watch)
            yield _result(photo, faces, request, engine, edits, started)
        return
    mixes = [request.mix for request in requests if not request.mix.is_identity]
    rendered = engine.render_all(photo, faces[0], mixes, _context(requests[0], watch)) if mixes else iter(())
    for request in requests:
        started = time.monotonic()
        edit = None if request.mix.is_identity else next(rendered)
        yield _result(photo, faces, request, engine, [edit], started)


def save_result(result: EditResult, source: PhotoFile, output: Path, studio: Studio) -> SavedEdit:
    """Write what an edit gave; a photo in which nothing changed is written as the very file it was, where that can be.

    Raises:
        SaveError: the file cannot be written; nothing half-written is left behind.
    """
    if result.changed_box is None:
        complaints = studio.save_unchanged(source, output)
    else:
        complaints = studio.save(result.photo, output, source, provenance(result.request, result.engine))
    return SavedEdit(output, result, (*source.warnings, *complaints))


def result_suffix(source: PhotoFile) -> str:
    """What a result in a folder ends with: as the original does, unless it is misnamed or cannot be written so."""
    is_well_named = format_of_suffix(source.path) is source.file_format
    return output_suffix(source.path if is_well_named else source.file_format)


def provenance(request: EditRequest, engine: EngineName) -> Provenance:
    """What the file of a result says about how it was made; of the original only the name, not the folder."""
    name = os.fsencode(Path(request.photo).name).decode("utf-8", "replace")
    return Provenance(engine, SOFTWARE, to_json(replace(request, photo=name)))


def _context(request: EditRequest, watch: Watch) -> RenderContext:
    return RenderContext(request.options, request.paste_back, watch.cancel, watch.progress)


def _edits_in_sequence(
    photo: Photo, faces: tuple[Face, ...], request: EditRequest, engine: ExpressionEngine, watch: Watch
) -> list[FaceEdit | None]:
    """The edit of each face with its own mix, rendered into the pixels that the ones before it have left behind."""
    edits: list[FaceEdit | None] = []
    wanted = [face.index for face in faces if not request.mix_of(face.index).is_identity]
    for face in faces:
        edit = None
        if face.index in wanted:
            turn = _turn(watch, wanted.index(face.index) + 1, len(wanted))
            edit = engine.render(photo, face, request.mix_of(face.index), _context(request, turn))
        if edit is not None:
            photo = _edited(photo, [edit])
        edits.append(edit)
    return edits


def _turn(watch: Watch, number: int, total: int) -> Watch:
    """The watch over one of several faces, whose progress says which."""
    return watch if total == 1 else replace(watch, progress=numbered(watch.progress, "face", number, total))


def _edited(photo: Photo, edits: Sequence[FaceEdit]) -> Photo:
    """The very photo if there is no edit."""
    if not edits:
        return photo
    pixels = photo.pixels.copy()
    for edit in edits:
        apply_edit(pixels, edit)
    return photo.with_pixels(pixels)


def _result(
    photo: Photo,
    faces: tuple[Face, ...],
    request: EditRequest,
    engine: ExpressionEngine,
    edits: Sequence[FaceEdit | None],
    started: float,
) -> EditResult:
    made = [edit for edit in edits if edit is not None]
    edited = _edited(photo, made)
    return EditResult(
        request=request,
        photo=edited,
        engine=engine.name,
        faces=faces,
        changed_box=_changed_box(photo.pixels, edited.pixels, made),
        identity=min((edit.identity for edit in made if edit.identity is not None), default=None),
        seconds=time.monotonic() - started,
        warnings=() if request.is_identity else _warnings(faces, request, made),
        paste_back=tuple(None if edit is None else edit.paste_back for edit in edits),
    )


def _changed_box(before: Pixels, after: Pixels, edits: list[FaceEdit]) -> Box | None:
    """The smallest box around every pixel that differs; only the boxes of the edits are compared."""
    changed = Box(0, 0, 0, 0)
    for edit in edits:
        differs = np.any(before[edit.box.slices] != after[edit.box.slices], axis=2)
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        if rows.size:
            x0, y0 = edit.box.x0, edit.box.y0
            here = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
            changed = changed.union(here.moved(x0, y0))
    return None if changed.is_empty else changed


def _warnings(faces: tuple[Face, ...], request: EditRequest, edits: list[FaceEdit]) -> tuple[str, ...]:
    several = len(faces) > 1
    said = [f"face {face.index}: {text}" if several else text for face in faces for text in face.warnings]
    said.extend(request.warnings())
    said.extend(text for edit in edits for text in edit.warnings)
    return tuple(dict.fromkeys(said))
