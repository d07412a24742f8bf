"""What comes out of the engine: only the face changes, the same each time, at any depth and size."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext, apply_edit
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.face import Face, Occlusion
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.engines.instant.mesh import FACE_OVAL
from pixelsmile_desktop.engines.instant.windows import JAW_RAMP
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.instant.conftest import Subject, bare

MIXES = [[str(e)] for e in TWELVE] + [["neutral"], ["happy=1.5"], ["surprised=3"], ["happy=.5", "sad=.5", "fear=.3"]]


def render(engine: InstantEngine, subject: Subject, *words: str) -> FaceEdit:
    edit = engine.render(*subject, ExpressionMix.parse(words), RenderContext())
    assert edit is not None
    return edit


def applied(subject: Subject, edit: FaceEdit) -> npt.NDArray[np.uint8]:
    pixels = subject[0].pixels.copy()
    apply_edit(pixels, edit)
    return pixels


@pytest.mark.parametrize("words", [[], ["happy=0"], ["happy=0", "neutral=0"]])
def test_nothing_asked_nothing_done(engine: InstantEngine, smiling: Subject, words: list[str]) -> None:
    assert engine.render(*smiling, ExpressionMix.parse(words), RenderContext()) is None


@pytest.mark.parametrize("words", MIXES, ids=" ".join)
def test_only_the_face_changes(engine: InstantEngine, smiling: Subject, words: list[str]) -> None:
    photo, face = smiling
    changed = (applied(smiling, render(engine, smiling, *words)) != photo.pixels).any(2)
    oval = np.zeros(changed.shape, np.uint8)
    outline = face.mesh[list(FACE_OVAL)]
    cv2.fillPoly(oval, [np.round(outline).astype(np.int32)], 1)
    width = np.ptp(outline[:, 0])
    near = cv2.dilate(oval, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))) > 0
    below_mouth = np.arange(photo.height)[:, None] > face.landmarks[13, 1]
    jaw = cv2.dilate(oval, np.ones((2 * int(JAW_RAMP * width + 3) + 1,) * 2, np.uint8)) > 0
    assert changed.any()
    assert not (changed & ~near & ~(jaw & below_mouth)).any()


@pytest.mark.parametrize("name", ["smiling", "spectacled"])
def test_without_jaw_units_nothing_outside_the_oval_moves(
    engine: InstantEngine, name: str, request: pytest.FixtureRequest
) -> None:
    subject = bare(request.getfixturevalue(name))
    changed = (applied(subject, render(engine, subject, "happy=1.5")) != subject[0].pixels).any(2)
    oval = np.zeros(changed.shape, np.uint8)
    cv2.fillPoly(oval, [np.round(subject[1].mesh[list(FACE_OVAL)]).astype(np.int32)], 1)
    assert changed.any()
    assert not (changed & (cv2.dilate(oval, np.ones((5, 5), np.uint8)) == 0)).any()


def test_the_same_request_gives_the_same_bytes(finder: FaceFinder, smiling: Subject) -> None:
    mix = ExpressionMix.parse(["sad=.8", "confused=.3"])
    edits = [InstantEngine(finder.canonical, finder.measure).render(*smiling, mix, RenderContext()) for _ in range(2)]
    assert edits[0] is not None
    assert edits[1] is not None
    np.testing.assert_array_equal(edits[0].pixels, edits[1].pixels)


def test_16_bit_says_the_same_as_8_bit_with_finer_steps(engine: InstantEngine, smiling: Subject) -> None:
    photo, face = smiling
    deep = Photo(photo.pixels.astype(np.uint16) * 257)
    coarse, fine = render(engine, smiling, "happy"), render(engine, (deep, face), "happy")
    assert fine.pixels.dtype == np.uint16
    difference = np.abs(fine.pixels / 257 - coarse.pixels.astype(float))
    assert np.percentile(difference, 99) < 2.5
    assert len(np.unique(fine.pixels[fine.mask] % 257)) > 200


def test_cancelling_gives_no_picture(engine: InstantEngine, smiling: Subject) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        engine.render(*smiling, ExpressionMix.parse(["happy"]), RenderContext(cancel=token))


def test_progress_ends_at_the_end(engine: InstantEngine, smiling: Subject) -> None:
    heard: list[Progress] = []
    engine.render(*smiling, ExpressionMix.parse(["happy"]), RenderContext(progress=heard.append))
    assert [p.done for p in heard] == list(range(heard[-1].total + 1))


def test_a_mirrored_face_gives_a_mirrored_expression(
    engine: InstantEngine, finder: FaceFinder, smiling: Subject
) -> None:
    photo, _ = smiling
    mirrored = Photo(np.ascontiguousarray(photo.pixels[:, ::-1]))
    face = max(finder.find(mirrored.pixels), key=lambda found: found.box[2])
    straight = applied(bare(smiling), render(engine, bare(smiling), "happy")).astype(float)
    back = applied((mirrored, face), render(engine, (mirrored, face), "happy"))[:, ::-1].astype(float)
    changed = np.abs(straight - photo.pixels).max(2) > 0
    moved = np.abs(straight - photo.pixels)[changed].mean()
    assert np.abs(straight - back)[changed].mean() < 0.8 * moved


def test_glasses_stay_where_they_are(engine: InstantEngine, smiling: Subject) -> None:
    photo, face = smiling
    box = Box(*(int(v) for v in (*face.landmarks[:, :2].min(0), *face.landmarks[:, :2].max(0))))
    frames = np.zeros((box.height, box.width), np.float32)
    for corner in (33, 263):
        x, y = face.landmarks[corner, :2] - [box.x0, box.y0]
        cv2.rectangle(frames, (int(x) - 12, int(y) - 8), (int(x) + 14, int(y) + 10), 1.0, 3)
    spectacles = np.array(photo.pixels)
    spectacles[box.slices][frames > 0.5] = (20, 20, 30)
    worn = Photo(spectacles)
    occluded = replace(face, occlusion=Occlusion(box, frames, np.zeros_like(frames)))
    result = applied((worn, occluded), render(engine, (worn, occluded), "surprised=1.2"))
    solid = cv2.erode((frames > 0.5).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    np.testing.assert_array_equal(result[box.slices][solid], spectacles[box.slices][solid])
    dragged = applied((worn, replace(face, occlusion=None)), render(engine, (worn, bare(smiling)[1]), "surprised=1.2"))
    assert (dragged[box.slices][solid] != spectacles[box.slices][solid]).any()


def test_what_lies_in_front_of_the_face_is_not_touched(engine: InstantEngine, smiling: Subject) -> None:
    photo, face = smiling
    box = Box(*(int(v) for v in (*face.landmarks[:, :2].min(0), *face.landmarks[:, :2].max(0))))
    foreign = np.zeros((box.height, box.width), np.float32)
    foreign[: box.height // 3] = 1
    covered = replace(face, occlusion=Occlusion(box, np.zeros_like(foreign), foreign))
    result = applied(smiling, render(engine, (photo, covered), "surprised=1.2"))
    area = Box(box.x0, box.y0, box.x1, box.y0 + box.height // 3 - 3)
    np.testing.assert_array_equal(result[area.slices], photo.pixels[area.slices])
    assert (result != photo.pixels).any()


def shrunk(subject: Subject, factor: float) -> Subject:
    photo, face = subject
    size = (round(photo.width * factor), round(photo.height * factor))
    small = cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA)
    return Photo(np.asarray(small)), replace(face, landmarks=face.landmarks * factor, occlusion=None)


@pytest.mark.parametrize("factor", [0.02, 0.05, 0.2, 3.0])
def test_any_size_of_face_renders(engine: InstantEngine, smiling: Subject, factor: float) -> None:
    photo, face = shrunk(smiling, factor)
    for expression in (Expression.SURPRISED, Expression.SLEEPY):
        edit = engine.render(photo, face, ExpressionMix(((expression, 1.0),)), RenderContext())
        if edit is not None:
            assert edit.box.clipped(photo.width, photo.height) == edit.box


@pytest.mark.parametrize(
    "cut", [(0.45, 1.0, 0.0, 1.0), (0.0, 0.30, 0.0, 1.0), (0.0, 1.0, 0.43, 1.0), (0.9, 1.0, 0.9, 1.0)]
)
def test_a_face_cut_by_the_frame_renders(
    engine: InstantEngine, smiling: Subject, cut: tuple[float, float, float, float]
) -> None:
    photo, face = smiling
    y0, y1 = int(cut[0] * photo.height), int(cut[1] * photo.height)
    x0, x1 = int(cut[2] * photo.width), int(cut[3] * photo.width)
    part = Photo(np.ascontiguousarray(photo.pixels[y0:y1, x0:x1]))
    moved: Face = replace(face, landmarks=face.landmarks - [x0, y0, 0], occlusion=None)
    edit = engine.render(part, moved, ExpressionMix.parse(["surprised"]), RenderContext())
    assert edit is None or edit.pixels.shape[:2] == (edit.box.height, edit.box.width)
