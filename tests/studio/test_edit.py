import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, PasteBackReport, RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError, FaceError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice, PasteBackOptions
from pixelsmile_desktop.core.request_json import from_json
from pixelsmile_desktop.studio.edit import edit_faces_in_mixes, edit_photo, provenance, result_suffix, save_result
from pixelsmile_desktop.studio.services import Studio, Watch
from tests.studio.fakes import FakeEngine, FakeFinder, a_face, a_photo, a_studio

HAPPY = EditRequest("portrait.png", ExpressionMix.parse(["happy"]))


def test_nothing_but_the_mask_of_the_edit_changes() -> None:
    photo = a_photo(depth=np.uint16)
    before = photo.pixels.copy()
    result = edit_photo(photo, HAPPY, a_studio([a_face(0, (2, 3, 10, 12))]), Watch())
    assert np.array_equal(photo.pixels, before)
    assert result.changed_box == Box(3, 4, 11, 14)
    changed = np.any(result.photo.pixels != before, axis=2)
    assert changed[4:14, 3:11].all()
    assert changed.sum() == 8 * 10
    assert result.photo.pixels.dtype == np.uint16


class DotEngine(FakeEngine):
    """Says that it may change a whole box, and changes one pixel of it."""

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        box = Box(5, 6, 25, 26)
        pixels = photo.pixels[box.slices].copy()
        pixels[3, 4] ^= 1
        return FaceEdit(box, pixels, np.ones((20, 20), bool))


def test_the_box_of_a_change_holds_what_differs_and_no_more() -> None:
    result = edit_photo(a_photo(), HAPPY, a_studio(engine=DotEngine()), Watch())
    assert result.changed_box == Box(9, 9, 10, 10)


class IdleEngine(FakeEngine):
    """Finds nothing to do."""

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        return None


def test_an_engine_that_changes_nothing_gives_back_the_very_photo() -> None:
    photo = a_photo()
    result = edit_photo(photo, HAPPY, a_studio(engine=IdleEngine()), Watch())
    assert result.photo is photo
    assert result.changed_box is None


def test_faces_are_edited_one_after_the_other_in_the_same_pixels() -> None:
    faces = [a_face(0, (2, 3, 10, 12)), a_face(1, (8, 3, 10, 12))]
    engine = FakeEngine()
    photo = a_photo()
    result = edit_photo(photo, replace(HAPPY, face=FaceChoice("all")), a_studio(faces, engine), Watch())
    assert [face.index for _, face, _ in engine.seen] == [0, 1]
    assert engine.seen[0][0] is photo
    twice = np.zeros((30, 40), bool)
    twice[4:14, 9:11] = True
    assert np.array_equal(result.photo.pixels[twice], photo.pixels[twice])
    assert result.changed_box == Box(3, 4, 17, 14)
    assert [face.index for face in result.faces] == [0, 1]


@pytest.mark.parametrize("words", [[], ["happy=0"], ["neutral=0", "sad=0"]])
def test_a_mix_of_nothing_gives_back_the_very_photo_without_the_engine(words) -> None:
    engine, photo = FakeEngine(), a_photo()
    studio = a_studio(engine=engine)
    result = edit_photo(photo, replace(HAPPY, mix=ExpressionMix.parse(words)), studio, Watch())
    assert result.photo is photo
    assert result.changed_box is None
    assert engine.seen == []
    assert isinstance(studio.finder, FakeFinder)
    assert studio.finder.occlusions == []
    assert len(result.faces) == 1


def test_a_mix_of_nothing_needs_no_face_but_says_so() -> None:
    photo = a_photo()
    result = edit_photo(photo, replace(HAPPY, mix=ExpressionMix()), a_studio([]), Watch())
    assert result.photo is photo
    assert result.warnings == ("no face was found in this photo; the photo is left as it is",)
    with pytest.raises(FaceError):
        edit_photo(photo, HAPPY, a_studio([]), Watch())


def test_warnings_of_face_blend_and_engine_are_said_once_each() -> None:
    faces = [a_face(0, (2, 3, 10, 12), "it is tiny"), a_face(1, (20, 3, 10, 12), "it is tiny")]
    request = replace(HAPPY, mix=ExpressionMix.parse(["fear", "surprised"]), face=FaceChoice("all"))
    result = edit_photo(a_photo(), request, a_studio(faces, FakeEngine(warning="it is capped")), Watch())
    assert result.warnings == (
        "face 0: it is tiny",
        "face 1: it is tiny",
        "fear and surprised look alike: their blend collapses into one of them",
        "it is capped",
    )


def test_the_engine_gets_the_options_the_token_and_the_listener() -> None:
    engine, watch = FakeEngine(), Watch(CancelToken(), print)
    options = EngineOptions(seed=7)
    request = replace(HAPPY, options=options, paste_back=PasteBackOptions(feather=0.2))
    edit_photo(a_photo(), request, a_studio(engine=engine), watch)
    (context,) = engine.contexts
    assert (context.options, context.paste_back) == (options, PasteBackOptions(feather=0.2))
    assert (context.cancel, context.progress) == (watch.cancel, watch.progress)


REPORT = PasteBackReport((1.0, -2.0), 1.01, 0.5, 0.2, 0.7)


def test_how_a_crop_was_pasted_back_is_reported_for_each_face() -> None:
    faces = [a_face(0, (2, 3, 10, 12)), a_face(1, (20, 3, 10, 12))]
    request = replace(HAPPY, face=FaceChoice("all"))
    engine = FakeEngine(report=REPORT)
    assert edit_photo(a_photo(), request, a_studio(faces, engine), Watch()).paste_back == (REPORT, REPORT)
    assert edit_photo(a_photo(), HAPPY, a_studio(engine=IdleEngine()), Watch()).paste_back == (None,)


def test_several_mixes_of_one_face_are_one_job_of_the_engine() -> None:
    photo, engine, face = a_photo(), FakeEngine(), a_face(0, (2, 3, 10, 12))
    requests = [replace(HAPPY, mix=ExpressionMix.parse([word])) for word in ("happy=0", "happy=1", "happy=0", "sad=1")]
    results = list(edit_faces_in_mixes(photo, (face,), requests, engine, Watch()))
    assert engine.shared == [2]
    assert [result.request for result in results] == requests
    assert [result.photo is photo for result in results] == [True, False, True, False]
    (alone,) = edit_faces_in_mixes(photo, (face,), requests[3:], FakeEngine(), Watch())
    assert np.array_equal(results[3].photo.pixels, alone.photo.pixels)


def test_several_mixes_of_several_faces_never_see_each_other() -> None:
    faces = (a_face(0, (2, 3, 10, 12)), a_face(1, (8, 3, 10, 12)))
    photo, engine = a_photo(), FakeEngine()
    requests = [HAPPY, replace(HAPPY, mix=ExpressionMix.parse(["sad"]))]
    first, second = edit_faces_in_mixes(photo, faces, requests, engine, Watch())
    assert engine.shared == []
    assert np.array_equal(first.photo.pixels, second.photo.pixels)
    assert [seen is photo for seen, _, _ in engine.seen] == [True, False, True, False]


def test_results_come_one_by_one() -> None:
    engine = FakeEngine()
    results = edit_faces_in_mixes(a_photo(), (a_face(0, (2, 3, 10, 12)),), [HAPPY, HAPPY], engine, Watch())
    next(results)
    assert len(engine.seen) == 1


def test_a_failing_engine_and_a_cancel_are_passed_on() -> None:
    with pytest.raises(EngineError, match="it broke; try something else"):
        edit_photo(a_photo(), HAPPY, a_studio(engine=FakeEngine(fault="it broke")), Watch())
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        edit_photo(a_photo(), HAPPY, a_studio(), Watch(cancel))


def studio_with(*engines: FakeEngine) -> Studio:
    return Studio(FakeFinder(), {engine.name: engine for engine in engines})


def test_auto_takes_pixelsmile_when_it_is_ready_and_else_instant() -> None:
    instant, ready = FakeEngine(), FakeEngine(EngineName.PIXELSMILE)
    missing = FakeEngine(EngineName.PIXELSMILE, missing="no GPU")
    assert studio_with(instant, ready).engine(EngineName.AUTO, EngineOptions()) is ready
    assert studio_with(instant, missing).engine(EngineName.AUTO, EngineOptions()) is instant
    assert studio_with(instant).engine(EngineName.AUTO, EngineOptions()) is instant
    assert studio_with(instant, ready).engine(EngineName.INSTANT, EngineOptions()) is instant


def test_an_engine_that_cannot_render_says_why() -> None:
    missing = FakeEngine(EngineName.PIXELSMILE, missing="no GPU")
    with pytest.raises(EngineError, match=r"the pixelsmile engine is not ready \(no GPU\); choose the Instant engine"):
        studio_with(FakeEngine(), missing).engine(EngineName.PIXELSMILE, EngineOptions())
    with pytest.raises(EngineError, match=r"the pixelsmile engine is not ready \(it is not installed\)"):
        studio_with(FakeEngine()).engine(EngineName.PIXELSMILE, EngineOptions())


def test_an_unchanged_result_is_saved_as_the_very_file(astronaut: Path, tmp_path: Path) -> None:
    studio = a_studio()
    source = studio.open(astronaut)
    result = edit_photo(source.photo, replace(HAPPY, mix=ExpressionMix.of({Expression.SAD: 0})), studio, Watch())
    saved = save_result(result, source, tmp_path / "same.png", studio)
    assert saved.output.read_bytes() == astronaut.read_bytes()


def test_a_changed_result_is_saved_with_its_pixels(astronaut: Path, tmp_path: Path) -> None:
    studio = a_studio([a_face(0, (100, 90, 80, 100))])
    source = studio.open(astronaut)
    result = edit_photo(source.photo, HAPPY, studio, Watch())
    saved = save_result(result, source, tmp_path / "other.png", studio)
    assert np.array_equal(studio.open(saved.output).photo.pixels, result.photo.pixels)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.png", ".png"), ("a.PNG", ".PNG"), ("a.jpg", ".png"), ("a", ".png"), ("a.nef", ".png"), ("a.tiff", ".png")],
)
def test_a_result_is_named_like_the_original_unless_that_is_misnamed(astronaut: Path, name: str, suffix: str) -> None:
    assert result_suffix(replace(a_studio().open(astronaut), path=Path(name))) == suffix


def test_the_provenance_names_the_photo_but_not_its_folder() -> None:
    said = provenance(replace(HAPPY, photo=str(Path("home", "secret", "a b.png"))), EngineName.INSTANT)
    assert json.loads(said.request_json)["photo"] == "a b.png"
    assert from_json(said.request_json).mix == HAPPY.mix


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_the_provenance_of_a_name_that_is_not_unicode_is_replaced_in_it() -> None:
    said = provenance(replace(HAPPY, photo=os.fsdecode(b"caf\xe9.png")), EngineName.INSTANT)
    assert json.loads(said.request_json)["photo"] == "caf\N{REPLACEMENT CHARACTER}.png"
