from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext, apply_edit
from pixelsmile_desktop.core.errors import Cancelled, EngineError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Box, Photo, Pixels
from pixelsmile_desktop.core.request import EngineName, EngineOptions, PasteBackOptions
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.studio.generative_engine import GenerativeEngine
from tests.imaging.profiles import DISPLAY_P3
from tests.imaging.scene import grain_of
from tests.studio.redrawing import NONE, USUAL, Redrawing

Subject = tuple[Photo, Face]
HAPPY, ANGRY, NOTHING = (ExpressionMix.parse([word]) for word in ("happy", "angry", "happy=0"))


@pytest.fixture(scope="module")
def finder(models: Path) -> FaceFinder:
    return FaceFinder(models)


@pytest.fixture(scope="module")
def instant(finder: FaceFinder) -> InstantEngine:
    return InstantEngine(finder.canonical, finder.measure)


@pytest.fixture(scope="module")
def paint(finder: FaceFinder, instant: InstantEngine):
    """What the model draws: the expression, and a background whose structure is another one."""

    def draw(crop: Pixels, mix: ExpressionMix) -> Pixels:
        face = finder.find(crop)[0]
        edit = instant.render(Photo(crop), face, mix, RenderContext())
        assert edit is not None
        picture = crop.copy()
        apply_edit(picture, edit)
        x, y, width, height = face.box
        far = np.ones(crop.shape[:2], np.float32)
        middle = (round(x + width / 2), round(y + height / 2))
        cv2.ellipse(far, middle, (round(width), round(1.1 * height)), 0, 0, 360, 0, -1)
        far = cv2.GaussianBlur(far, (0, 0), 8)[..., None]
        return np.round(picture * (1 - far) + np.roll(picture, 17, axis=1) * far).astype(np.uint8)

    return draw


def subject_of(pixels: Pixels, finder: FaceFinder, index: int = 0, **photo: object) -> Subject:
    face = finder.find(pixels)[index]
    return Photo(pixels, **photo), finder.occlusion(pixels, face)


@pytest.fixture(scope="module")
def portrait(astronaut: Path) -> Pixels:
    return np.ascontiguousarray(cv2.imread(str(astronaut))[:, :, ::-1])


@pytest.fixture(scope="module")
def large(portrait: Pixels) -> Pixels:
    """The portrait with the grain of a camera, larger than what the model draws."""
    big = cv2.resize(portrait[:256, 64:400], None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    return np.clip(big + np.random.default_rng(7).normal(0, 4, (*big.shape[:2], 1)), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def smiling(large: Pixels, finder: FaceFinder, paint) -> tuple[Subject, Redrawing, FaceEdit]:
    subject = subject_of(large, finder)
    generator = Redrawing(USUAL, paint, 640)
    edit = GenerativeEngine(generator, finder.measure).render(*subject, HAPPY, RenderContext())
    assert edit is not None
    return subject, generator, edit


def edited(photo: Photo, edit: FaceEdit) -> Pixels:
    pixels = photo.pixels.copy()
    apply_edit(pixels, edit)
    return pixels


def test_what_the_model_did_besides_the_edit_is_measured(smiling) -> None:
    _, generator, edit = smiling
    report = edit.paste_back
    assert report is not None
    assert report.scale == pytest.approx(1.01, abs=1e-3)
    assert report.rotation == pytest.approx(0.5, abs=0.05)
    pixel = 2.1 * 4 * 110 / generator.seen[0][0].shape[0]
    assert 4 * pixel * 0.7 < report.shift[0] < 7 * pixel * 1.3
    assert report.seam < 1.5
    assert edit.warnings == ()


def test_the_face_has_the_expression_and_is_where_it_was(smiling, finder: FaceFinder, instant: InstantEngine) -> None:
    (photo, face), _, edit = smiling
    found = finder.measure(edited(photo, edit), face.landmarks)
    there = instant.render(photo, face, HAPPY, RenderContext())
    assert there is not None
    wanted = finder.measure(edited(photo, there), face.landmarks)
    still = [6, 168, 33, 133, 263, 362, 10]
    mouth = [61, 291, 13, 14]
    width = face.box[2]
    assert np.hypot(*(found - face.landmarks)[still, :2].T).mean() < 0.012 * width
    assert np.hypot(*(found - wanted)[mouth, :2].T).mean() < 0.02 * width


def test_the_background_is_bit_identical_and_the_skin_has_its_grain(smiling) -> None:
    (photo, face), _, edit = smiling
    pixels = edited(photo, edit)
    changed = np.any(pixels != photo.pixels, axis=2)
    x, y, width, height = face.box
    around = Box(round(x - 0.12 * width), round(y - 0.12 * height), round(x + 1.12 * width), round(y + 1.15 * height))
    outside = np.ones_like(changed)
    outside[around.clipped(photo.width, photo.height).slices] = False
    assert not changed[outside].any()
    assert changed.any()
    middle = face.mesh[205].round().astype(int)
    cheek = Box(*(middle - 22), *(middle + 22))
    assert grain_of(pixels, cheek) == pytest.approx(grain_of(photo.pixels, cheek), rel=0.1)


def test_the_model_sees_the_whole_head_at_its_own_size(smiling) -> None:
    _, generator, _ = smiling
    ((crop, mixes),) = generator.seen
    assert crop.dtype == np.uint8
    assert crop.shape[0] * crop.shape[1] == pytest.approx(640**2, rel=0.02)
    assert mixes == (HAPPY,)


def test_all_mixes_are_one_job_and_nothing_is_none(portrait: Pixels, finder: FaceFinder, paint) -> None:
    subject = subject_of(portrait, finder)
    generator = Redrawing(NONE, paint, 512, warnings=("it is a draft",))
    engine = GenerativeEngine(generator, finder.measure)
    first, happy, angry, last = engine.render_all(*subject, (NOTHING, HAPPY, ANGRY, NOTHING), RenderContext())
    assert [mixes for _, mixes in generator.seen] == [(HAPPY, ANGRY)]
    assert first is None
    assert last is None
    assert happy is not None
    assert angry is not None
    assert not np.array_equal(happy.pixels, angry.pixels)
    assert happy.warnings == angry.warnings == ("it is a draft",)


def test_a_mix_of_nothing_never_asks_the_model(portrait: Pixels, finder: FaceFinder) -> None:
    generator = Redrawing()
    engine = GenerativeEngine(generator, finder.measure)
    assert engine.render(*subject_of(portrait, finder), NOTHING, RenderContext()) is None
    assert generator.seen == []


def test_a_model_that_changes_nothing_gives_no_edit(portrait: Pixels, finder: FaceFinder) -> None:
    engine = GenerativeEngine(Redrawing(NONE), finder.measure)
    assert engine.render(*subject_of(portrait, finder), HAPPY, RenderContext()) is None


def test_it_is_named_and_available_like_its_generator(finder: FaceFinder) -> None:
    engine = GenerativeEngine(Redrawing(missing="no GPU"), finder.measure)
    assert engine.name is EngineName.PIXELSMILE
    assert engine.why_unavailable(EngineOptions()) == "no GPU"
    assert GenerativeEngine(Redrawing(), finder.measure, EngineName.INSTANT).name is EngineName.INSTANT


def test_the_size_is_the_generators_for_these_options(portrait: Pixels, finder: FaceFinder) -> None:
    generator = Redrawing(NONE)
    context = RenderContext(EngineOptions(size=400))
    GenerativeEngine(generator, finder.measure).render(*subject_of(portrait, finder), HAPPY, context)
    assert generator.seen[0][0].shape[0] == pytest.approx(400, abs=4)


def test_parity_is_not_for_pasting_back(portrait: Pixels, finder: FaceFinder) -> None:
    engine = GenerativeEngine(Redrawing(), finder.measure)
    with pytest.raises(RequestError, match="own size"):
        engine.render(*subject_of(portrait, finder), HAPPY, RenderContext(EngineOptions(parity=True)))


class Stingy(Redrawing):
    """Gives one picture, whatever it is asked for."""

    def generate(self, crop, mixes, context):
        return super().generate(crop, mixes[:1], context)


def test_a_generator_that_stops_early_is_an_error(portrait: Pixels, finder: FaceFinder) -> None:
    edits = GenerativeEngine(Stingy(NONE), finder.measure).render_all(
        *subject_of(portrait, finder), (HAPPY, ANGRY), RenderContext()
    )
    next(edits)
    with pytest.raises(EngineError, match="fewer pictures"):
        next(edits)


def test_a_cancel_is_heard_between_the_steps(portrait: Pixels, finder: FaceFinder) -> None:
    cancel = CancelToken()
    heard = []

    def listen(progress) -> None:
        heard.append((progress.stage, progress.done))
        if progress.done == 1:
            cancel.cancel()

    context = RenderContext(cancel=cancel, progress=listen)
    engine = GenerativeEngine(Redrawing(USUAL), finder.measure)
    with pytest.raises(Cancelled):
        engine.render(*subject_of(portrait, finder), HAPPY, context)
    assert heard == [("Pasting back", 0), ("Pasting back", 1)]
    cancelled = CancelToken()
    cancelled.cancel()
    generator = Redrawing()
    with pytest.raises(Cancelled):
        GenerativeEngine(generator, finder.measure).render(
            *subject_of(portrait, finder), HAPPY, RenderContext(cancel=cancelled)
        )
    assert generator.seen == []


def test_sixteen_bits_in_a_wide_space(portrait: Pixels, finder: FaceFinder, paint) -> None:
    deep = portrait.astype(np.uint16) * 257
    photo, face = subject_of(deep, finder, icc=DISPLAY_P3)
    generator = Redrawing(USUAL, paint, 512)
    edit = GenerativeEngine(generator, finder.measure).render(photo, face, HAPPY, RenderContext())
    assert edit is not None
    assert edit.pixels.dtype == np.uint16
    seen = generator.seen[0][0].mean((0, 1))
    assert seen[0] - seen[2] > portrait[:256, 100:356].mean((0, 1))[0] - portrait[:256, 100:356].mean((0, 1))[2]


@pytest.mark.parametrize("degrees", [-35, 60, 180])
def test_a_head_that_is_turned_in_the_picture(degrees: int, portrait: Pixels, finder: FaceFinder, paint) -> None:
    matrix = cv2.getRotationMatrix2D((226, 130), -degrees, 0.8)
    matrix[:, 2] += (30, 126)
    turned = cv2.warpAffine(portrait, matrix, (512, 512), borderMode=cv2.BORDER_REFLECT)
    photo, face = subject_of(turned, finder)
    edit = GenerativeEngine(Redrawing(USUAL, paint, 512), finder.measure).render(photo, face, HAPPY, RenderContext())
    assert edit is not None
    assert edit.paste_back is not None
    assert edit.paste_back.rotation == pytest.approx(0.5, abs=0.15)
    assert edit.paste_back.changed_area > 0.02


def test_two_faces_are_two_edits_that_keep_apart(portrait: Pixels, finder: FaceFinder, paint) -> None:
    part = portrait[:400, 60:400]
    both = np.ascontiguousarray(np.hstack([part, part[:, ::-1]]))
    engine = GenerativeEngine(Redrawing(USUAL, paint, 512), finder.measure)
    edits = []
    for index in (0, 1):
        photo, face = subject_of(both, finder, index)
        edit = engine.render(photo, face, HAPPY, RenderContext())
        assert edit is not None
        edits.append(edit)
    assert edits[0].box.x1 < 340 < edits[1].box.x0


def test_paste_back_options_reach_the_paste_back(portrait: Pixels, finder: FaceFinder, paint) -> None:
    subject = subject_of(portrait, finder)
    engine = GenerativeEngine(Redrawing(USUAL, paint, 512), finder.measure)
    plain = PasteBackOptions(feather=0.02, match_colour=False, keep_grain=False)
    first, second = (engine.render(*subject, HAPPY, RenderContext(paste_back=o)) for o in (PasteBackOptions(), plain))
    assert first is not None
    assert second is not None
    assert second.paste_back.seam > first.paste_back.seam + 1


def test_the_same_request_gives_the_same_pixels(portrait: Pixels, finder: FaceFinder, paint) -> None:
    subject = subject_of(portrait, finder)
    first, second = (
        GenerativeEngine(Redrawing(USUAL, paint, 512), finder.measure).render(*subject, HAPPY, RenderContext())
        for _ in range(2)
    )
    assert first is not None
    assert second is not None
    assert np.array_equal(first.pixels, second.pixels)


def test_what_lies_in_front_of_the_face_is_not_touched(hopper: Path, finder: FaceFinder, paint) -> None:
    pixels = np.ascontiguousarray(cv2.imread(str(hopper))[:, :, ::-1])
    photo, face = subject_of(pixels, finder)
    assert face.occlusion is not None
    everything = replace(face.occlusion, foreign=np.ones_like(face.occlusion.foreign))
    engine = GenerativeEngine(Redrawing(USUAL, paint, 512), finder.measure)
    assert engine.render(photo, face, HAPPY, RenderContext()) is not None
    assert engine.render(photo, replace(face, occlusion=everything), HAPPY, RenderContext()) is None
