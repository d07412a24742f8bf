"""Measures whether an edited face is still the same person, and tries other seeds when it is not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from pixelsmile_desktop.core.engine import ExpressionEngine, FaceEdit, RenderContext
from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.progress import numbered
from pixelsmile_desktop.core.request import MAX_SEED, EngineName, EngineOptions
from pixelsmile_desktop.imaging.pixels import eight_bit


class SimilarityScorer(Protocol):
    """Says how much two pictures show the same person."""

    def why_unavailable(self) -> str | None:
        """None when it can measure here and now, else a clause that says what is missing."""
        ...

    def similarity(self, before: Pixels, after: Pixels, box: Box) -> float | None:
        """Cosine -1..1 of the face near a box in two (h, w, 3) uint8 pictures; None when one of them shows no face.

        Raises:
            EngineError: it cannot measure.
        """
        ...


class IdentityGate:
    """An engine whose edits carry the similarity of the person, and which can be told to keep looking for a better one.

    With `EngineOptions.identity_threshold` an edit of the PixelSmile engine that falls below is rendered again with the
    next seeds, at most `identity_tries` of them, and the most similar edit is kept. Instant knows no seeds, and parity
    with the reference leaves no room for any of this.
    """

    def __init__(self, engine: ExpressionEngine, scorer: SimilarityScorer) -> None:
        self._engine = engine
        self._scorer = scorer

    @property
    def name(self) -> EngineName:
        """The name of the engine behind the gate."""
        return self._engine.name

    def why_unavailable(self, options: EngineOptions) -> str | None:
        """What the engine behind the gate lacks; a scorer that lacks something costs only the similarity."""
        return self._engine.why_unavailable(options)

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        """The edit, with its similarity and its seed; see `ExpressionEngine.render`.

        Raises:
            Cancelled: the user stopped the job.
            EngineError: the first render failed; when one with another seed fails, the best so far is kept.
        """
        edit = self._engine.render(photo, face, mix, context)
        return self._gated(_Job(photo, face, mix, context), edit)

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        """The edits, each gated for itself; see `render`."""
        edits = self._engine.render_all(photo, face, mixes, context)
        if self._seeds_to_try(context.options):
            # An engine cannot be asked for another seed while it is still at the mixes of the first.
            edits = iter(list(edits))
        for mix, edit in zip(mixes, edits, strict=True):
            yield self._gated(_Job(photo, face, mix, context), edit)

    def _gated(self, job: _Job, edit: FaceEdit | None) -> FaceEdit | None:
        if edit is None or job.context.options.parity:
            return edit
        first = self._measured(job, edit, job.context.options.seed)
        threshold = job.context.options.identity_threshold
        seeds = self._seeds_to_try(job.context.options)
        if threshold is None or not seeds or not first.falls_below(threshold):
            return first.finished()
        return self._best_of_other_seeds(job, first, threshold, seeds)

    def _best_of_other_seeds(
        self, job: _Job, first: _Candidate, threshold: float, seeds: Sequence[int]
    ) -> FaceEdit | None:
        best, complaint = first, ""
        tried = 0
        for seed in seeds:
            try:
                edit = self._engine.render(job.photo, job.face, job.mix, job.with_seed(seed, tried + 1, len(seeds)))
            except EngineError as error:
                complaint = f"the seed {seed} could not be tried ({error.what})"
                break
            tried += 1
            if edit is None:
                continue
            candidate = self._measured(job, edit, seed)
            if not candidate.is_measured:
                complaint = candidate.complaint
                break
            best = max(best, candidate, key=lambda one: one.rank)
            if not best.falls_below(threshold):
                break
        return best.finished(_verdict(first, best, threshold, tried), complaint)

    def _measured(self, job: _Job, edit: FaceEdit, seed: int) -> _Candidate:
        job.context.cancel.raise_if_requested()
        edit = replace(edit, seed=seed if self.name is EngineName.PIXELSMILE else None)
        why = self._scorer.why_unavailable()
        if why is not None:
            return _Candidate(edit, None, f"the similarity of the person was not measured ({why})")
        before, after, box = _around_the_face(job.photo, job.face, edit)
        try:
            similarity = self._scorer.similarity(before, after, box)
            is_lost = similarity is None and self._scorer.similarity(before, before, box) is not None
        except EngineError as error:
            return _Candidate(edit, None, f"the similarity of the person was not measured ({error.what})")
        if is_lost:
            return _Candidate(edit, -math.inf, "face recognition finds no face any more where the edited one is")
        if similarity is None:
            reason = "face recognition does not find the face in the photo"
            return _Candidate(edit, None, f"the similarity of the person was not measured ({reason})")
        return _Candidate(replace(edit, identity=similarity), similarity, "")

    def _seeds_to_try(self, options: EngineOptions) -> Sequence[int]:
        """The seeds after the one that was asked for; none where the engine or the request knows no others."""
        if self.name is not EngineName.PIXELSMILE or options.identity_threshold is None or options.parity:
            return ()
        return [(options.seed + step) % (MAX_SEED + 1) for step in range(1, options.identity_tries + 1)]


@dataclass(frozen=True, eq=False)
class _Job:
    photo: Photo
    face: Face
    mix: ExpressionMix
    context: RenderContext

    def with_seed(self, seed: int, number: int, total: int) -> RenderContext:
        """The context of another attempt, which says so in its progress."""
        progress = numbered(self.context.progress, "other seed", number, total)
        return replace(self.context, options=replace(self.context.options, seed=seed), progress=progress)


@dataclass(frozen=True, eq=False)
class _Candidate:
    """An edit and how it did: `score` is the similarity, -inf for a face that was lost, None for "not measured"."""

    edit: FaceEdit
    score: float | None
    complaint: str

    @property
    def is_measured(self) -> bool:
        return self.score is not None

    @property
    def rank(self) -> float:
        return -math.inf if self.score is None else self.score

    def falls_below(self, threshold: float) -> bool:
        """Whether another seed might do better; never for what cannot be measured."""
        return self.score is not None and self.score < threshold

    def finished(self, *more: str) -> FaceEdit:
        said = [text for text in (self.complaint, *more) if text]
        return replace(self.edit, warnings=(*self.edit.warnings, *said))

    def __str__(self) -> str:
        return "no face" if self.edit.identity is None else f"{self.edit.identity:.3f}"


def _verdict(first: _Candidate, best: _Candidate, threshold: float, tried: int) -> str:
    seed, kept = first.edit.seed, best.edit.seed
    if best.falls_below(threshold):
        return (
            f"no seed reaches the identity threshold {threshold:g} ({tried + 1} tried); the best, {kept}, is kept"
            f" (similarity: {best})"
        )
    return (
        f"the seed {seed} misses the identity threshold {threshold:g} (similarity: {first}); the seed {kept} is kept"
        f" instead (similarity: {best})"
    )


def _around_the_face(photo: Photo, face: Face, edit: FaceEdit) -> tuple[Pixels, Pixels, Box]:
    """The face with its surroundings before and after an edit, both (h, w, 3) uint8, and where in them it is."""
    x, y, width, height = face.box
    box = Box(math.floor(x), math.floor(y), math.ceil(x + width), math.ceil(y + height))
    margin = max(box.width, box.height)
    window = Box(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin)
    window = window.clipped(photo.width, photo.height)
    before = photo.pixels[window.slices]
    after = before.copy()
    shared = window.intersection(edit.box)
    within_edit = shared.moved(-edit.box.x0, -edit.box.y0).slices
    target = after[shared.moved(-window.x0, -window.y0).slices]
    np.copyto(target, edit.pixels[within_edit], where=edit.mask[within_edit][..., None])
    before, after = (eight_bit(Photo(pixels)).pixels for pixels in (before, after))
    return before, after, box.moved(-window.x0, -window.y0)
