"""A mix for each face of a group: on real faces with Instant, and on drawn ones where only the order counts."""

from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.bootstrap import build_studio
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import FaceError, RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.progress import Progress, ProgressMeter
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice, FaceLook
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.batch import result_stem
from pixelsmile_desktop.studio.copy_paste import CopiedLook, apply_settings, from_clipboard, settings_of, to_clipboard
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.live_preview import PreviewSession
from pixelsmile_desktop.studio.reference import reference_edits
from pixelsmile_desktop.studio.services import Studio, Watch
from tests.studio.fakes import FakeEngine, a_face, a_photo, a_studio

HAPPY, SAD, NOTHING = (ExpressionMix.parse([word]) for word in ("happy=0.8", "sad=0.9", "happy=0"))
FACES = tuple(a_face(index, (12.0 * index + 1, 3, 9, 12)) for index in range(3))
GROUP = EditRequest("", HAPPY, FaceChoice("index", 2), EngineName.INSTANT, others=(FaceLook(0, SAD),))


@pytest.fixture(scope="module")
def studio() -> Studio:
    return build_studio(Settings())


@pytest.fixture(scope="module")
def photo(couple: Path, studio: Studio) -> Photo:
    return studio.open(couple).photo


def edited(photo: Photo, studio: Studio, mix: ExpressionMix, other: ExpressionMix) -> EditResult:
    request = EditRequest("", mix, FaceChoice("index", 0), EngineName.INSTANT, others=(FaceLook(1, other),))
    return edit_photo(photo, request, studio, Watch())


def test_two_people_get_two_expressions_and_nothing_else_changes(photo: Photo, studio: Studio) -> None:
    both = edited(photo, studio, HAPPY, SAD)
    assert [face.index for face in both.faces] == [0, 1]
    expected = photo.pixels.copy()
    changed = np.zeros(photo.pixels.shape[:2], bool)
    for face, mix in zip(both.faces, (HAPPY, SAD), strict=True):
        edit = studio.engine(EngineName.INSTANT, EngineOptions()).render(photo, face, mix, RenderContext())
        assert edit is not None
        expected[edit.box.slices][edit.mask] = edit.pixels[edit.mask]
        changed[edit.box.slices] |= edit.mask
    assert np.array_equal(both.photo.pixels, expected)
    assert np.array_equal(both.photo.pixels[~changed], photo.pixels[~changed])
    halves = (slice(None), slice(0, 512)), (slice(None), slice(512, None))
    assert all((both.photo.pixels[half] != photo.pixels[half]).any() for half in halves)


@pytest.mark.parametrize(("mixes", "still"), [((NOTHING, SAD), slice(0, 512)), ((HAPPY, NOTHING), slice(512, None))])
def test_a_face_at_intensity_zero_stays_bit_identical(
    photo: Photo, studio: Studio, mixes: tuple[ExpressionMix, ExpressionMix], still: slice
) -> None:
    result = edited(photo, studio, *mixes)
    assert np.array_equal(result.photo.pixels[:, still], photo.pixels[:, still])
    assert result.changed_box is not None


def test_an_edit_that_asks_nothing_of_any_face_is_the_very_photo(photo: Photo, studio: Studio) -> None:
    assert edited(photo, studio, NOTHING, NOTHING).photo is photo


def test_what_rests_under_the_preview_is_the_result(couple: Path, photo: Photo, studio: Studio) -> None:
    session = PreviewSession(couple, 600, studio)
    shown = session.render_full((FaceLook(0, HAPPY), FaceLook(1, SAD)), CancelToken())
    assert np.array_equal(shown.pixels, edited(photo, studio, HAPPY, SAD).photo.pixels)


def test_a_move_of_one_face_renders_only_that_face(couple: Path) -> None:
    engine = FakeEngine()
    session = PreviewSession(couple, 600, a_studio(FACES, engine))
    engine.warning = "it is far up"
    for tenths in range(1, 5):
        looks = (FaceLook(0, SAD), FaceLook(2, ExpressionMix.parse([f"happy=0.{tenths}"])))
        shown = session.render(looks, CancelToken())
        assert shown.warnings == ("it is far up",)
    assert [face.index for _, face, _ in engine.seen] == [0, 2, 2, 2, 2]
    session.render_full(looks, CancelToken())
    assert [face.index for _, face, _ in engine.seen[5:]] == [0, 2]


def test_faces_are_rendered_one_after_the_other_and_the_progress_says_which() -> None:
    class Telling(FakeEngine):
        def render(self, photo, face, mix, context):
            ProgressMeter("Painting", 1, context.progress).step()
            return super().render(photo, face, mix, context)

    heard: list[Progress] = []
    engine = Telling(EngineName.PIXELSMILE)
    request = EditRequest(
        "", HAPPY, FaceChoice("index", 2), EngineName.PIXELSMILE, others=(FaceLook(0, SAD), FaceLook(1, NOTHING))
    )
    edit_photo(a_photo(), request, a_studio(FACES, engine), Watch(progress=heard.append))
    assert [(face.index, mix) for _, face, mix in engine.seen] == [(0, SAD), (2, HAPPY)]
    assert [progress.stage for progress in heard] == [*["Painting, face 1 of 2"] * 2, *["Painting, face 2 of 2"] * 2]


def test_blends_of_every_face_are_warned_of() -> None:
    request = EditRequest(
        "", HAPPY, FaceChoice("index", 0), others=(FaceLook(1, ExpressionMix.parse(["fear", "surprised"])),)
    )
    result = edit_photo(a_photo(), request, a_studio(FACES), Watch())
    assert any("collapses" in text for text in result.warnings)


def test_a_face_that_is_not_there_is_said() -> None:
    request = EditRequest("", HAPPY, FaceChoice("index", 0), others=(FaceLook(7, SAD),))
    with pytest.raises(FaceError, match="there is no face 7"):
        edit_photo(a_photo(), request, a_studio(FACES), Watch())


def test_the_recipe_of_the_reference_knows_one_mix_only() -> None:
    with pytest.raises(RequestError, match="gives the whole picture one mix"):
        next(reference_edits(a_photo(), [GROUP], None, Watch()))  # type: ignore[arg-type]


def test_results_are_named_after_every_mix() -> None:
    assert result_stem(Path("a.jpg"), GROUP.mixes) == "a_happy_0.8_sad_0.9"


@pytest.mark.parametrize(("count", "faces"), [(3, (0, 2)), (2, ()), (None, ())])
def test_the_looks_of_a_group_go_onto_groups_of_as_many_faces(count: int | None, faces: tuple[int, ...]) -> None:
    copied = from_clipboard(to_clipboard(CopiedLook(GROUP, 3)))
    assert copied == CopiedLook(GROUP, 3)
    entry = PhotoEntry(4, Path("/shoot/4.png"), 1, face_count=count)
    ((_, pasted),) = apply_settings([copied], [entry]).edits
    assert pasted.photo == str(entry.path)
    assert pasted.faces.named == faces
    assert pasted.mix == HAPPY
    ((_, same_person),) = apply_settings([copied], [entry], {4: FaceChoice("index", 1)}).edits
    assert (same_person.face, same_person.mix, same_person.others) == (FaceChoice("index", 1), HAPPY, ())


def test_a_preset_is_the_look_of_one_face() -> None:
    assert settings_of(GROUP) == EditRequest("", HAPPY, engine=EngineName.INSTANT)
