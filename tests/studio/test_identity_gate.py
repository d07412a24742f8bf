from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError, ModelError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import MAX_SEED, EditRequest, EngineName, EngineOptions, FaceChoice
from pixelsmile_desktop.faces.identity import IdentityScorer
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.identity_gate import IdentityGate, SimilarityScorer
from pixelsmile_desktop.studio.services import Watch
from tests.faces.identity_networks import picture, write_detector, write_recogniser
from tests.studio.fakes import FakeFinder, a_face, a_photo, a_studio

HAPPY = ExpressionMix.parse(["happy"])
FACE = a_face(0, (10.5, 8.0, 9.0, 12.0))
BLANK = Photo(np.full((40, 50, 3), 255, np.uint8))
LOST = None
"""What a scorer says of an edit that shows no face any more."""


class SeedPainter:
    """An engine that paints its seed onto the face, and notes each seed that it was asked for."""

    def __init__(self, name: EngineName = EngineName.PIXELSMILE) -> None:
        self.name = name
        self.seeds: list[int] = []
        self.faults: dict[int, Exception] = {}
        self.is_at_work = False

    def why_unavailable(self, options: EngineOptions) -> str | None:
        return "it is fake"

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        assert not self.is_at_work, "asked for another seed in the middle of the first"
        context.cancel.raise_if_requested()
        context.progress(Progress("Painting", 1, 1))
        seed = context.options.seed
        self.seeds.append(seed)
        if seed in self.faults:
            raise self.faults[seed]
        if mix.is_identity:
            return None
        box = Box(12, 10, 18, 18)
        pixels = np.full((8, 6, 3), seed % 251, photo.pixels.dtype)
        return FaceEdit(box, pixels, np.ones((8, 6), bool), ("painted",))

    def render_all(
        self, photo: Photo, face: Face, mixes: Sequence[ExpressionMix], context: RenderContext
    ) -> Iterator[FaceEdit | None]:
        for mix in mixes:
            edit = self.render(photo, face, mix, context)
            self.is_at_work = True
            yield edit
            self.is_at_work = False


@dataclass
class SeedScorer:
    """Reads the seed on the face and looks its score up; an exception is raised."""

    scores: dict[int, float | Exception | None] = field(default_factory=dict)
    sees_the_photo: bool = True
    missing: str | None = None
    seen: list[tuple[Pixels, Pixels, Box]] = field(default_factory=list)

    def why_unavailable(self) -> str | None:
        return self.missing

    def similarity(self, before: Pixels, after: Pixels, box: Box) -> float | None:
        if after is before:
            return 1.0 if self.sees_the_photo else None
        self.seen.append((before, after, box))
        score = self.scores[int(after[(box.y0 + box.y1) // 2, (box.x0 + box.x1) // 2, 0])]
        if isinstance(score, Exception):
            raise score
        return score if self.sees_the_photo else None


def gate_of(*scores: float | Exception | None, first: int = 42) -> tuple[IdentityGate, SeedPainter, SeedScorer]:
    """A gate whose first seed and the ones after it have these scores."""
    painter, scorer = SeedPainter(), SeedScorer({first + step: score for step, score in enumerate(scores)})
    return IdentityGate(painter, scorer), painter, scorer


def render(gate: IdentityGate, context: RenderContext | None = None, **options: object) -> FaceEdit:
    context = context or RenderContext()
    edit = gate.render(BLANK, FACE, HAPPY, replace(context, options=EngineOptions(**options)))
    assert edit is not None
    return edit


similarities = st.none() | st.floats(-1, 1)


@given(st.lists(similarities, min_size=17, max_size=17), st.floats(0, 1), st.integers(1, 16), st.integers(0, 200))
def test_the_best_of_no_more_tries_than_allowed_is_kept(scores, threshold, tries, first) -> None:
    gate, painter, _ = gate_of(*scores, first=first)
    edit = render(gate, seed=first, identity_threshold=threshold, identity_tries=tries)
    values = [-2.0 if score is LOST else score for score in scores]
    enough = [step for step in range(tries + 1) if values[step] >= threshold]
    last = enough[0] if enough else tries
    assert painter.seeds == [first + step for step in range(last + 1)]
    best = max(values[: last + 1])
    assert edit.seed == first + values.index(best)
    assert edit.identity == scores[edit.seed - first]
    assert (edit.pixels == edit.seed).all()
    warned = " ".join(edit.warnings)
    assert ("no seed reaches" in warned) == (not enough)
    assert (f"the seed {edit.seed} is kept instead" in warned) == (bool(enough) and last > 0)
    assert len(edit.warnings) <= 3
    again = render(gate, seed=first, identity_threshold=threshold, identity_tries=tries)
    assert (again.seed, again.identity, again.warnings) == (edit.seed, edit.identity, edit.warnings)


@given(st.integers(0, 4), st.booleans())
def test_a_cancel_stops_at_once(renders: int, while_measuring: bool) -> None:
    gate, painter, scorer = gate_of(*[0.1] * 6)
    token = CancelToken()

    def stop(_progress: Progress) -> None:
        if len(painter.seeds) == renders:
            token.cancel()

    if while_measuring:
        real = scorer.similarity

        def stopping(before: Pixels, after: Pixels, box: Box) -> float | None:
            if len(painter.seeds) == renders + 1:
                token.cancel()
            return real(before, after, box)

        scorer.similarity = stopping
    context = RenderContext(cancel=token) if while_measuring else RenderContext(cancel=token, progress=stop)
    with pytest.raises(Cancelled):
        render(gate, context, identity_threshold=0.5, identity_tries=5)
    assert len(painter.seeds) == renders + 1
    assert len(scorer.seen) == renders + while_measuring


def test_a_good_edit_is_only_measured() -> None:
    gate, painter, _ = gate_of(0.625)
    edit = render(gate, identity_threshold=0.625)
    assert (edit.identity, edit.seed, edit.warnings) == (0.625, 42, ("painted",))
    assert painter.seeds == [42]


def test_without_a_threshold_nothing_is_tried_again() -> None:
    gate, painter, _ = gate_of(0.01)
    edit = render(gate)
    assert (edit.identity, edit.warnings) == (0.01, ("painted",))
    assert painter.seeds == [42]


def test_what_is_kept_is_said_with_its_seed_and_similarity() -> None:
    edit = render(gate_of(0.41, LOST, 0.667)[0], identity_threshold=0.6)
    assert edit.warnings == (
        "painted",
        "the seed 42 misses the identity threshold 0.6 (similarity: 0.410);"
        " the seed 44 is kept instead (similarity: 0.667)",
    )
    edit = render(gate_of(0.41, 0.5, LOST)[0], identity_threshold=0.6, identity_tries=2)
    assert edit.warnings[1:] == (
        "no seed reaches the identity threshold 0.6 (3 tried); the best, 43, is kept (similarity: 0.500)",
    )


def test_a_face_that_is_lost_is_said_and_tried_again() -> None:
    edit = render(gate_of(LOST, LOST)[0], identity_threshold=0.6, identity_tries=1)
    assert edit.identity is None
    assert edit.seed == 42
    assert "face recognition finds no face any more" in edit.warnings[1]
    assert edit.warnings[2].endswith("the best, 42, is kept (similarity: no face)")
    assert render(gate_of(LOST, 0.7)[0], identity_threshold=0.6).seed == 43


def test_a_photo_whose_face_is_not_recognised_is_not_rendered_in_vain() -> None:
    gate, painter, scorer = gate_of(0.1, 0.9)
    scorer.sees_the_photo = False
    edit = render(gate, identity_threshold=0.6)
    assert edit.identity is None
    assert "face recognition does not find the face in the photo" in edit.warnings[1]
    assert painter.seeds == [42]


def test_the_seeds_begin_again_after_the_last() -> None:
    last = MAX_SEED % 251
    painter, scorer = SeedPainter(), SeedScorer({last: 0.1, 0: 0.2, 1: 0.9})
    edit = render(IdentityGate(painter, scorer), seed=MAX_SEED, identity_threshold=0.6)
    assert painter.seeds == [MAX_SEED, 0, 1]
    assert edit.seed == 1


def test_instant_is_measured_but_has_no_seeds() -> None:
    painter, scorer = SeedPainter(EngineName.INSTANT), SeedScorer({42: 0.1})
    gate = IdentityGate(painter, scorer)
    edit = render(gate, identity_threshold=0.6)
    assert (edit.identity, edit.seed) == (0.1, None)
    assert painter.seeds == [42]
    assert gate.name is EngineName.INSTANT
    assert gate.why_unavailable(EngineOptions()) == "it is fake"


def test_parity_with_the_reference_is_left_alone() -> None:
    gate, painter, scorer = gate_of(0.1)
    edit = render(gate, identity_threshold=0.6, parity=True)
    assert (edit.identity, edit.warnings) == (None, ("painted",))
    assert painter.seeds == [42]
    assert scorer.seen == []


def test_nothing_changed_is_nothing_to_measure() -> None:
    gate, _, scorer = gate_of(0.1)
    options = EngineOptions(identity_threshold=0.6)
    assert gate.render(BLANK, FACE, ExpressionMix(), RenderContext(options)) is None
    assert scorer.seen == []


@pytest.mark.parametrize("options", [{}, {"identity_threshold": 0.6}])
def test_a_scorer_that_fails_costs_only_the_similarity(options: dict[str, float]) -> None:
    broken, painter, _ = gate_of(ModelError("the networks do not run", "bring others"))
    edit = render(broken, **options)
    assert edit.identity is None
    assert edit.warnings[1:] == ("the similarity of the person was not measured (the networks do not run)",)
    missing, _, scorer = gate_of(0.1)
    scorer.missing = "the folder is gone"
    edit = render(missing, **options)
    assert edit.warnings[1:] == ("the similarity of the person was not measured (the folder is gone)",)
    assert painter.seeds == [42]


def test_a_scorer_that_fails_later_leaves_the_best_so_far() -> None:
    gate, painter, _ = gate_of(0.2, 0.4, ModelError("the networks do not run", "bring others"), 0.9)
    edit = render(gate, identity_threshold=0.6)
    assert (edit.seed, edit.identity) == (43, 0.4)
    assert edit.warnings[-1] == "the similarity of the person was not measured (the networks do not run)"
    assert painter.seeds == [42, 43, 44]


def test_an_engine_that_fails_later_leaves_the_best_so_far() -> None:
    gate, painter, _ = gate_of(0.2, 0.4, 0.9)
    painter.faults[44] = EngineError("the memory is full", "close something")
    edit = render(gate, identity_threshold=0.6)
    assert (edit.seed, edit.identity) == (43, 0.4)
    assert edit.warnings[-1] == "the seed 44 could not be tried (the memory is full)"
    painter.faults[42] = EngineError("the memory is full", "close something")
    with pytest.raises(EngineError, match="the memory is full"):
        render(gate, identity_threshold=0.6)


def test_other_seeds_show_in_the_progress() -> None:
    stages: list[str] = []
    context = RenderContext(progress=lambda progress: stages.append(progress.stage))
    render(gate_of(0.1, 0.2, 0.9)[0], context, identity_threshold=0.6, identity_tries=2)
    assert stages == ["Painting", "Painting, other seed 1 of 2", "Painting, other seed 2 of 2"]


MIXES = [ExpressionMix.parse([word]) for word in ("happy=0.5", "happy", "sad")]


def test_several_mixes_are_gated_each_for_itself_after_the_engine_is_done_with_them() -> None:
    gate, painter, _ = gate_of(0.1, 0.7)
    options = EngineOptions(identity_threshold=0.6)
    edits = list(gate.render_all(BLANK, FACE, MIXES, RenderContext(options)))
    assert [edit.seed for edit in edits if edit] == [43, 43, 43]
    assert painter.seeds == [42, 42, 42, 43, 43, 43]


def test_several_mixes_come_one_by_one_when_nothing_is_tried_again() -> None:
    gate, painter, _ = gate_of(0.1)
    edits = gate.render_all(BLANK, FACE, MIXES, RenderContext())
    first = next(edits)
    assert first is not None
    assert first.identity == 0.1
    assert painter.seeds == [42]
    assert len(list(edits)) == 2


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("corner", [(0.0, 0.0), (30.5, 20.2)])
def test_the_scorer_sees_the_face_and_the_edit_where_they_are(depth, corner: tuple[float, float]) -> None:
    photo = a_photo(60, 50, depth)
    white = photo.white
    box = Box(int(corner[0]) + 1, int(corner[1]) + 2, int(corner[0]) + 9, int(corner[1]) + 8)
    mask = np.zeros((6, 8), bool)
    mask[2:4, 3:5] = True
    edit = FaceEdit(box, np.full((6, 8, 3), white, depth), mask)

    class OneEdit(SeedPainter):
        def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
            return edit

    scorer = SeedScorer(dict.fromkeys(range(256), 0.5))
    IdentityGate(OneEdit(), scorer).render(photo, a_face(0, (*corner, 10.0, 8.0)), HAPPY, RenderContext())
    ((before, after, place),) = scorer.seen
    assert before.dtype == after.dtype == np.uint8
    changed = np.argwhere((before != after).any(2))
    assert changed.min(0).tolist() == [place.y0 + 4, place.x0 + 4]
    assert changed.max(0).tolist() == [place.y0 + 5, place.x0 + 5]
    assert (after[place.y0 + 4, place.x0 + 4] == 255).all()
    assert (place.width, place.height) in {(10, 8), (11, 9)}
    narrow = np.rint(photo.pixels / (white / 255)).astype(np.uint8)
    here = Box(int(corner[0]), int(corner[1]), int(corner[0]) + place.width, int(corner[1]) + place.height)
    assert np.array_equal(before[place.slices], narrow[here.slices])


def test_of_several_faces_the_lowest_similarity_is_the_results() -> None:
    faces = [a_face(0, (10, 8, 9, 12)), a_face(1, (11, 9, 9, 12))]

    class Fading(SeedScorer):
        def similarity(self, before: Pixels, after: Pixels, box: Box) -> float | None:
            self.seen.append((before, after, box))
            return 1 - 0.25 * len(self.seen)

    class Worker(SeedPainter):
        def why_unavailable(self, options: EngineOptions) -> str | None:
            return None

    studio = replace(a_studio(), finder=FakeFinder(*faces))
    gated = replace(studio, engines={EngineName.PIXELSMILE: IdentityGate(Worker(), Fading())})
    request = EditRequest("a.png", HAPPY, FaceChoice("all"), EngineName.PIXELSMILE)
    assert edit_photo(BLANK, request, gated, Watch()).identity == 0.5
    plain = replace(studio, engines={EngineName.PIXELSMILE: Worker()})
    assert edit_photo(BLANK, request, plain, Watch()).identity is None


def test_the_gate_and_the_networks_work_together(tmp_path: Path) -> None:
    write_detector(tmp_path / "det_10g.onnx")
    write_recogniser(tmp_path / "w600k_r50.onnx")
    photo = Photo(picture((1, 170, 180)))
    box = Box(170, 180, 330, 340)

    class Dice(SeedPainter):
        """Seed 42 draws somebody else, 43 nobody, 44 the person with a dot on the chin."""

        def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
            seed = context.options.seed
            drawn = picture(*{42: [(2, 170, 180)], 43: []}.get(seed, [(1, 170, 180)]))[box.slices].copy()
            drawn[140:150, 75:85] = 90
            return FaceEdit(box, drawn, np.ones((160, 160), bool))

    scorer: SimilarityScorer = IdentityScorer(tmp_path)
    gate = IdentityGate(Dice(), scorer)
    context = RenderContext(EngineOptions(identity_threshold=0.8))
    edit = gate.render(photo, a_face(0, (170, 180, 160, 160)), HAPPY, context)
    assert edit is not None
    assert edit.seed == 44
    assert edit.identity is not None
    assert 0.9 < edit.identity < 1
