from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.expression import TWELVE, CustomExpression, Expression, ExpressionMix
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    PasteBackOptions,
)
from pixelsmile_desktop.core.request_json import from_json, to_json
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.workers.preview_worker import PreviewWorker
from tests.studio.fakes import FakeEngine, a_face, a_studio
from tests.ui.previewing import TWO_FACES, a_photo_file, an_entry, running
from tests.ui.waiting import Heard, until


def happy(intensity: float) -> ExpressionMix:
    return ExpressionMix.of({Expression.HAPPY: intensity})


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def model(engine: FakeEngine) -> Iterator[EditModel]:
    with running(a_studio(TWO_FACES, engine)) as worker:
        yield EditModel(worker)


@pytest.fixture
def still_model() -> EditModel:
    """A model whose worker was never started, for what needs no pictures."""
    return EditModel(PreviewWorker(a_studio))


def heard_of(signal) -> Heard:
    heard = Heard()
    signal.connect(heard.heard)
    return heard


def test_previews_are_as_fine_as_the_photo_is_looked_at(model: EditModel, tmp_path: Path) -> None:
    previews = heard_of(model.preview_changed)
    model.screen = QSize(40, 40)
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: not model.is_busy, "the photo")
    for shown_side, side in ((0, 40), (60, 60)):
        model.shown_side = shown_side
        previews.calls.clear()
        model.set_mix(ExpressionMix.of({"happy": 0.5 + shown_side / 1000}))
        until(lambda: not model.is_busy, "the preview")
        assert max(previews.calls[0][0].width(), previews.calls[0][0].height()) == side
        assert previews.calls[-1] == (previews.calls[-1][0], True)


def test_opening_shows_the_photo_its_faces_and_their_miniatures(model: EditModel, tmp_path: Path) -> None:
    originals, previews = heard_of(model.original_changed), heard_of(model.preview_changed)
    miniatures, heads = heard_of(model.miniature_changed), heard_of(model.face_picture_changed)
    busy = heard_of(model.busy_changed)
    model.screen = QSize(40, 40)
    model.open(an_entry(a_photo_file(tmp_path)))
    assert model.is_busy
    until(lambda: not model.is_busy and len(miniatures.calls) == 12, "all pictures")
    assert [image.width() for image, _ in originals.calls] == [40, 80]
    assert previews.calls[-1][1] is True
    assert [name for name, _ in miniatures.calls] == [str(expression) for expression in TWELVE]
    assert sorted(index for index, _ in heads.calls) == [0, 1]
    assert [called[0] for called in busy.calls] == [True, False]
    assert model.faces == TWO_FACES


def test_the_request_is_the_whole_edit(model: EditModel, tmp_path: Path) -> None:
    path = a_photo_file(tmp_path)
    model.open(an_entry(path))
    until(lambda: model.faces)
    model.choose_faces([0])
    model.set_mix(happy(0.7))
    model.set_engine(EngineName.PIXELSMILE)
    model.set_options(EngineOptions(seed=7))
    model.set_paste_back(PasteBackOptions(feather=0.2))
    assert model.request() == EditRequest(
        str(path),
        happy(0.7),
        FaceChoice("index", 0),
        EngineName.PIXELSMILE,
        EngineOptions(seed=7),
        PasteBackOptions(feather=0.2),
    )
    assert model.is_only_preview


def test_the_largest_face_is_edited_until_another_is_chosen(model: EditModel, tmp_path: Path) -> None:
    changed = heard_of(model.face_changed)
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: model.faces)
    assert model.chosen == (1,)
    model.click_face(0, extend=False)
    assert model.chosen == (0,)
    model.click_face(1, extend=True)
    assert model.request().face == FaceChoice("all")
    model.click_face(0, extend=True)
    assert model.chosen == (1,)
    model.click_face(1, extend=True)
    assert model.chosen == (1,)  # one always remains
    assert len(changed.calls) >= 4


def test_miniatures_follow_the_first_chosen_face(model: EditModel, engine: FakeEngine, tmp_path: Path) -> None:
    miniatures = heard_of(model.miniature_changed)
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: len(miniatures.calls) == 12)
    assert {face.index for _, face, _ in engine.seen} == {1}
    model.choose_faces([0, 1])
    until(lambda: len(miniatures.calls) == 24)
    assert {face.index for _, face, mix in engine.seen[12:] if mix == happy(1.0)} == {0}
    model.choose_faces([0])
    until(lambda: not model.is_busy)
    assert len(miniatures.calls) == 24


def test_a_move_is_previewed_on_the_chosen_faces(model: EditModel, engine: FakeEngine, tmp_path: Path) -> None:
    previews = heard_of(model.preview_changed)
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: not model.is_busy)
    model.set_mix(happy(0.6))
    until(lambda: not model.is_busy, "the final preview")
    image, is_final = previews.calls[-1]
    assert is_final
    assert isinstance(image, QImage)
    assert (engine.seen[-1][1].index, engine.seen[-1][2]) == (1, happy(0.6))


def test_own_words_are_left_out_of_the_preview(model: EditModel, engine: FakeEngine, tmp_path: Path) -> None:
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: not model.is_busy)
    model.set_mix(ExpressionMix(((CustomExpression("smirking"), 1.0), (Expression.SHY, 0.5))))
    until(lambda: not model.is_busy, "the final preview")
    assert engine.seen[-1][2] == ExpressionMix.of({Expression.SHY: 0.5})


def test_warnings_of_face_mix_and_render_are_said_once(model: EditModel, engine: FakeEngine, tmp_path: Path) -> None:
    engine.warning = "the mouth may look odd"
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: model.faces)
    assert model.warnings() == ()
    model.choose_faces([0])
    model.set_mix(ExpressionMix.parse(["fear", "surprised"]))
    until(lambda: not model.is_busy, "the final preview")
    assert model.warnings()[0] == "the face is small"
    assert "collapses" in model.warnings()[1]
    assert model.warnings()[2:] == ("the mouth may look odd",)


def test_a_photo_without_a_face_says_so(tmp_path: Path) -> None:
    with running(a_studio(())) as worker:
        model = EditModel(worker)
        previews = heard_of(model.preview_changed)
        model.open(an_entry(a_photo_file(tmp_path)))
        until(lambda: not model.is_busy)
        assert model.is_faceless
        assert model.chosen == ()
        model.set_mix(happy(1))
        until(lambda: not model.is_busy)
        assert previews.calls[-1][1]


def test_a_photo_that_cannot_be_read_is_told(model: EditModel, tmp_path: Path) -> None:
    failures = heard_of(model.failed)
    model.open(an_entry(tmp_path / "none.jpg"))
    until(lambda: failures.calls)
    assert isinstance(failures.calls[0][0], PhotoError)
    assert not model.is_busy


def test_pictures_for_a_picker_come_under_their_number(model: EditModel, tmp_path: Path) -> None:
    pictures = heard_of(model.picture_changed)
    model.open(an_entry(a_photo_file(tmp_path)))
    until(lambda: not model.is_busy)
    first = model.ask_pictures([happy(value / 100) for value in range(1, 90)], 32)
    second = model.ask_pictures([happy(0.5), happy(1)], 32)
    until(lambda: [call[0] for call in pictures.calls].count(second) == 2)
    assert second != first
    assert [(batch, index) for batch, index, _ in pictures.calls] == [(second, 0), (second, 1)]


def test_a_picture_of_an_earlier_offer_is_not_heard(still_model: EditModel) -> None:
    pictures = heard_of(still_model.picture_changed)
    first, second = still_model.ask_pictures([], 32), still_model.ask_pictures([], 32)
    image = QImage(4, 4, QImage.Format.Format_RGB888)
    for batch in (first, second):
        still_model._worker.head_ready.emit(batch, 0, image)
    assert [call[0] for call in pictures.calls] == [second]


def test_an_edit_is_found_again_when_its_photo_is_opened_again(still_model: EditModel) -> None:
    first, second = an_entry(Path("a.jpg"), 1), an_entry(Path("b.jpg"), 2)
    still_model.open(first)
    still_model.set_mix(happy(0.4))
    still_model.open(second)
    assert still_model.mix.is_identity
    assert not still_model.undo_stack.canUndo()
    still_model.close()
    still_model.open(first)
    assert still_model.mix == happy(0.4)
    still_model.open(first, EditRequest("elsewhere.jpg", happy(1.0)))
    assert still_model.request() == EditRequest("a.jpg", happy(1.0))


def test_the_engine_is_kept_from_photo_to_photo(still_model: EditModel) -> None:
    still_model.open(an_entry(Path("a.jpg"), 1))
    still_model.set_engine(EngineName.PIXELSMILE)
    still_model.open(an_entry(Path("b.jpg"), 2))
    assert still_model.engine is EngineName.PIXELSMILE


def test_one_drag_is_one_step_back(still_model: EditModel) -> None:
    still_model.open(an_entry(Path("a.jpg")))
    changes = heard_of(still_model.mix_changed)
    for tenths in range(1, 6):
        still_model.set_mix(happy(tenths / 10), mergeable=True)
    still_model.finish_move()
    still_model.set_mix(happy(0.9), mergeable=True)
    assert still_model.undo_stack.count() == 2
    still_model.undo()
    assert still_model.mix == happy(0.5)
    still_model.undo()
    assert still_model.mix.is_identity
    still_model.redo()
    assert still_model.mix == happy(0.5)
    assert len(changes.calls) == 9


def test_a_drag_that_comes_back_leaves_no_step(still_model: EditModel) -> None:
    still_model.set_mix(happy(0.5), mergeable=True)
    still_model.set_mix(ExpressionMix(), mergeable=True)
    assert not still_model.undo_stack.canUndo()
    assert still_model.mix.is_identity


def test_the_same_again_is_no_step(still_model: EditModel) -> None:
    still_model.set_mix(happy(0.5))
    still_model.set_mix(happy(0.5))
    still_model.set_engine(EngineName.INSTANT)
    assert still_model.undo_stack.count() == 1


def test_a_preset_is_one_step(still_model: EditModel) -> None:
    still_model.set_mix(happy(0.5))
    look = EditRequest("preset", ExpressionMix.parse(["shy"]), FaceChoice("all"), EngineName.PIXELSMILE)
    still_model.load_request(look)
    assert still_model.request().mix == look.mix
    still_model.undo()
    assert still_model.mix == happy(0.5)
    assert still_model.engine is EngineName.INSTANT


SAD = ExpressionMix.of({Expression.SAD: 0.5})


@pytest.fixture
def group() -> EditModel:
    return a_group()


def a_group() -> EditModel:
    """A model of a photo in which three faces were found, the last one the largest; its worker was never started."""
    model = EditModel(PreviewWorker(a_studio))
    model.open(an_entry(Path("group.jpg")))
    faces = (*TWO_FACES, a_face(2, (70, 10, 30, 40)))
    model._worker.faces_found.emit(faces)
    return model


def test_a_face_that_is_chosen_shows_its_own_mix_and_the_others_keep_theirs(group: EditModel) -> None:
    group.set_mix(happy(0.8))
    group.click_face(0, extend=False)
    assert group.mix.is_identity
    group.set_mix(SAD)
    assert group.edited == (0, 2)
    assert group.request() == EditRequest(
        "group.jpg", SAD, FaceChoice("index", 0), EngineName.INSTANT, others=(FaceLook(2, happy(0.8)),)
    )
    group.click_face(2, extend=False)
    assert group.mix == happy(0.8)
    assert group.chosen_request().face == FaceChoice("index", 2)
    assert group.chosen_request().others == ()


def test_a_choice_alone_changes_nothing_of_the_picture(group: EditModel) -> None:
    group.set_mix(happy(0.8))
    wanted = group.request()
    for index in range(3):
        group.click_face(index, extend=False)
        assert group.shows(wanted)
        assert group.edited == (2,)
    assert group.request().others == ()


def test_several_faces_show_the_mix_of_the_first_and_a_move_sets_all(group: EditModel) -> None:
    group.choose_faces([1])
    group.set_mix(SAD)
    group.choose_faces([2])
    group.set_mix(happy(0.8))
    group.choose_faces([0, 1, 2])
    assert group.mix.is_identity
    assert group.edited == (1, 2)
    group.choose_faces([1, 2])
    assert group.mix == SAD
    assert group.request().mix_of(2) == happy(0.8)
    group.set_mix(happy(0.3))
    assert group.request() == EditRequest(
        "group.jpg", happy(0.3), FaceChoice("several", indices=(1, 2)), EngineName.INSTANT
    )
    group.undo()
    assert group.request().mix_of(1) == SAD
    assert group.request().mix_of(2) == happy(0.8)


def test_the_same_mix_for_all_is_again_a_look_for_all(group: EditModel) -> None:
    group.choose_faces([1])
    group.set_mix(SAD)
    group.choose_faces([0, 1, 2])
    group.set_mix(happy(0.3))
    assert group.request().face == FaceChoice("all")


def test_reset_concerns_the_chosen_faces(group: EditModel) -> None:
    for index in (0, 1):
        group.choose_faces([index])
        group.set_mix(SAD)
    group.set_mix(ExpressionMix())
    assert group.edited == (0,)


def test_undo_of_a_move_concerns_the_faces_that_were_chosen(group: EditModel) -> None:
    group.choose_faces([0])
    group.set_mix(SAD)
    group.choose_faces([1])
    group.set_mix(happy(0.4), mergeable=True)
    group.set_mix(happy(0.6), mergeable=True)
    group.undo()
    assert (group.chosen, group.mix.is_identity, group.edited) == ((1,), True, (0,))
    group.redo()
    assert group.edited == (0, 1)


def test_only_a_change_of_a_look_is_previewed_for_every_face(group: EditModel) -> None:
    group.set_mix(happy(0.8))
    serial = group._worker._requests.serial
    group.choose_faces([0])
    assert group._worker._requests.serial == serial
    group.set_mix(ExpressionMix(((CustomExpression("smirking"), 1.0), (Expression.SAD, 0.5))))
    assert group._worker._requests._move.looks == (FaceLook(0, SAD), FaceLook(2, happy(0.8)))


def test_a_request_for_several_faces_is_taken_over_and_given_back(group: EditModel) -> None:
    request = EditRequest("group.jpg", SAD, FaceChoice("index", 1), others=(FaceLook(0, happy(1)),))
    group.load_request(request)
    assert group.request() == request
    assert (group.chosen, group.mix, group.edited) == ((1,), SAD, (0, 1))
    group.open(an_entry(Path("group.jpg")), replace(request, others=(FaceLook(7, SAD),)))
    group.choose_faces([])  # nobody knows yet which face is the largest
    group._worker.faces_found.emit(TWO_FACES)
    assert group.edited == (1,)
    assert group.request().faces == FaceChoice("several", indices=(1, 7))


def test_a_look_is_pasted_on_the_chosen_faces_or_on_all_by_their_places(group: EditModel) -> None:
    group.set_mix(happy(0.8))
    group.choose_faces([0])
    group.paste_look(EditRequest("", SAD, engine=EngineName.PIXELSMILE))
    assert (group.chosen, group.edited, group.engine) == ((0,), (0, 2), EngineName.PIXELSMILE)
    group.paste_look(EditRequest("", SAD, FaceChoice("index", 1), others=(FaceLook(2, SAD),)))
    assert group.edited == (1, 2)
    group.paste_look(EditRequest("", happy(0.2), FaceChoice("all")))
    assert group.request() == EditRequest("group.jpg", happy(0.2), FaceChoice("all"))


class GroupMachine(RuleBasedStateMachine):
    """Against a plain table of the mixes of three faces."""

    def __init__(self) -> None:
        super().__init__()
        self.model = a_group()
        self.mixes = [ExpressionMix()] * 3
        self.chosen = {2}

    @rule(indices=st.sets(st.integers(0, 2), max_size=3))
    def choose(self, indices: set[int]) -> None:
        self.model.choose_faces(indices)
        self.chosen = indices or {2}

    @rule(index=st.integers(0, 2))
    def extend(self, index: int) -> None:
        self.model.click_face(index, extend=True)
        self.chosen = self.chosen ^ {index} or self.chosen

    @rule(tenths=st.integers(0, 2), is_move=st.booleans())
    def move(self, tenths: int, is_move: bool) -> None:
        mix = happy(tenths / 10) if tenths else ExpressionMix()
        self.model.set_mix(mix, mergeable=is_move)
        self.mixes = [mix if index in self.chosen else before for index, before in enumerate(self.mixes)]

    @rule()
    def reopen(self) -> None:
        request = self.model.request()
        self.model.load_request(request)
        assert self.model.request() == request
        self.chosen = {*self.model.chosen}

    @rule()
    def undo_and_redo(self) -> None:
        before = self.model.request(), self.model.chosen
        self.model.undo()
        self.model.redo()
        assert (self.model.request(), self.model.chosen) == before

    @invariant()
    def every_face_has_its_mix(self) -> None:
        request = self.model.request()
        edited = [index for index, mix in enumerate(self.mixes) if not mix.is_identity]
        assert [*self.model.edited] == edited
        assert self.model.chosen == tuple(sorted(self.chosen))
        assert self.model.mix == self.mixes[min(self.chosen)]
        assert request.is_identity is not bool(edited)
        for index in edited:
            assert request.mix_of(index) == self.mixes[index]
        assert from_json(to_json(request)) == request


TestGroupMachine = GroupMachine.TestCase


class UndoMachine(RuleBasedStateMachine):
    """Against a plain list of states: undo and redo walk through what stood at the end of each step."""

    def __init__(self) -> None:
        super().__init__()
        self.model = a_group()
        self.states = [self.seen()]
        self.position = 0
        self.in_move = False

    def seen(self) -> tuple[EditRequest, tuple[int, ...], ExpressionMix]:
        return self.model.request(), self.model.chosen, self.model.mix

    def note(self, *, is_move: bool) -> None:
        now = self.seen()
        if is_move and self.in_move:
            self.states[self.position] = now
            if now == self.states[self.position - 1]:
                # The movement came back to where it began.
                del self.states[self.position]
                self.position -= 1
                self.in_move = False
        elif now != self.states[self.position]:
            self.states[self.position + 1 :] = [now]
            self.position += 1
            self.in_move = is_move
        elif not is_move:
            self.in_move = False

    @rule(expression=st.sampled_from(TWELVE[:3]), tenths=st.integers(0, 4))
    def drag(self, expression: Expression, tenths: int) -> None:
        before = self.seen()
        self.model.set_mix(ExpressionMix.of({expression: tenths / 10}), mergeable=True)
        if self.seen() != before:
            self.note(is_move=True)

    @rule()
    def let_go(self) -> None:
        self.model.finish_move()
        self.in_move = False

    @rule(tenths=st.integers(0, 4))
    def type_number(self, tenths: int) -> None:
        self.model.set_mix(happy(tenths / 10))
        self.note(is_move=False)

    @rule(engine=st.sampled_from(EngineName))
    def choose_engine(self, engine: EngineName) -> None:
        self.model.set_engine(engine)
        self.note(is_move=False)

    @rule(index=st.integers(0, 2))
    def choose_face(self, index: int) -> None:
        self.model.choose_faces([index])
        self.note(is_move=False)

    @rule()
    def undo(self) -> None:
        self.model.undo()
        self.position = max(0, self.position - 1)
        self.in_move = False

    @rule()
    def redo(self) -> None:
        self.model.redo()
        self.position = min(len(self.states) - 1, self.position + 1)
        self.in_move = False

    @invariant()
    def stands_where_it_should(self) -> None:
        assert self.seen() == self.states[self.position]
        assert self.model.undo_stack.index() == self.position
        assert self.model.undo_stack.count() == len(self.states) - 1


TestUndoMachine = UndoMachine.TestCase
