"""What may be wrong with a face: by measures that are set here, and on real portraits."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.catalogue import FaceFinding
from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face, Occlusion, Pose
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.studio.culling import CulledPhoto, analyse, findings_of
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.services import Studio, Watch

SMILING = {"mouthSmileLeft": 0.8, "mouthSmileRight": 0.8}
CANNOT_TELL = frozenset([FaceFinding.CANNOT_TELL])


def face_with(shapes=None, *, yaw=0.0, pitch=0.0, presence=1.0, eyes=80.0, occlusion=None) -> Face:
    """A face of which only measures matter: its landmarks are a grid, but for the corners of the eyes."""
    landmarks = np.zeros((478, 3))
    landmarks[:, 0] = 100 + np.arange(478) % 20
    landmarks[:, 1] = 100 + np.arange(478) // 20
    landmarks[[33, 133], :2] = (100, 100)
    landmarks[[263, 362], :2] = (100 + eyes, 100)
    return Face(0, (90, 90, 120, 140), presence, Pose(yaw, pitch, 0.0), landmarks, shapes or SMILING, occlusion)


def all_findings(photo: CulledPhoto) -> frozenset[FaceFinding]:
    """What was found in at least one of its faces."""
    return frozenset().union(*photo.findings)


def test_a_good_face_has_no_findings():
    assert findings_of(face_with()) == frozenset()


@pytest.mark.parametrize(
    ("shapes", "found"),
    [
        ({**SMILING, "eyeBlinkLeft": 0.8, "eyeBlinkRight": 0.7}, {FaceFinding.EYES_CLOSED}),
        ({**SMILING, "eyeBlinkLeft": 0.8}, set()),
        ({"mouthSmileLeft": 0.1, "mouthSmileRight": 0.2}, {FaceFinding.NO_SMILE}),
        ({"jawOpen": 0.5}, {FaceFinding.NO_SMILE, FaceFinding.MOUTH_OPEN}),
        ({**SMILING, "jawOpen": 0.5}, set()),
        ({**SMILING, "jawOpen": 0.8}, {FaceFinding.MOUTH_OPEN}),
        ({**SMILING, "eyeLookOutLeft": 0.9, "eyeLookInRight": 0.9}, {FaceFinding.LOOKING_AWAY}),
        ({**SMILING, "eyeLookDownLeft": 0.9, "eyeLookDownRight": 0.9}, {FaceFinding.LOOKING_AWAY}),
    ],
)
def test_what_the_blendshapes_say(shapes, found):
    assert findings_of(face_with(shapes)) == found


def test_a_turned_head_looks_away_unless_the_eyes_look_back():
    assert findings_of(face_with(yaw=30)) == {FaceFinding.LOOKING_AWAY}
    back = {**SMILING, "eyeLookInLeft": 0.7, "eyeLookOutRight": 0.7}
    assert findings_of(face_with(back, yaw=30)) == frozenset()
    assert findings_of(face_with(back, yaw=-30)) == {FaceFinding.LOOKING_AWAY}


def test_closed_eyes_look_nowhere():
    shapes = {**SMILING, "eyeBlinkLeft": 0.9, "eyeBlinkRight": 0.9, "eyeLookDownLeft": 1.0, "eyeLookDownRight": 1.0}
    assert findings_of(face_with(shapes)) == {FaceFinding.EYES_CLOSED}


@pytest.mark.parametrize("unclear", [{"yaw": 60.0}, {"pitch": -50.0}, {"presence": 0.6}, {"eyes": 10.0}])
def test_of_faces_that_are_not_seen_well_nothing_is_said(unclear):
    assert findings_of(face_with({"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0}, **unclear)) == CANNOT_TELL


def covering(rows: slice) -> Occlusion:
    foreign = np.zeros((70, 60), np.float32)
    foreign[rows] = 1
    nothing = np.zeros((70, 60), np.float32)
    return Occlusion(Box(90, 90, 210, 230), nothing, foreign)


def test_covered_faces():
    assert findings_of(face_with(occlusion=covering(slice(0, 0)))) == frozenset()
    assert findings_of(face_with(occlusion=covering(slice(None)))) == CANNOT_TELL
    no_smile = face_with({"jawOpen": 0.9}, occlusion=None)
    mouth = no_smile.landmarks[[61, 291, 0, 17, 13, 14, 39, 269, 181, 405], 1]
    landmarks = no_smile.landmarks.copy()
    landmarks[[61, 291, 0, 17, 13, 14, 39, 269, 181, 405], 1] = mouth + 90
    hidden_mouth = replace(no_smile, landmarks=landmarks, occlusion=covering(slice(40, 70)))
    assert findings_of(hidden_mouth) == CANNOT_TELL, "nothing is said of a mouth behind a glass"
    closed = replace(hidden_mouth, blendshapes={"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0})
    assert findings_of(closed) == {FaceFinding.CANNOT_TELL, FaceFinding.EYES_CLOSED}


NAMES = ("eyeBlinkLeft", "eyeBlinkRight", "mouthSmileLeft", "mouthSmileRight", "jawOpen", "eyeLookUpLeft")


@given(
    st.dictionaries(st.sampled_from(NAMES), st.floats(0, 1)),
    st.floats(-90, 90),
    st.floats(-90, 90),
    st.floats(0, 1),
    st.floats(0, 300),
)
def test_any_measures_give_an_answer(shapes, yaw, pitch, presence, eyes):
    found = findings_of(face_with(shapes, yaw=yaw, pitch=pitch, presence=presence, eyes=eyes))
    assert not (FaceFinding.CANNOT_TELL in found and len(found) > 1), "without a covering it is all or nothing"


@pytest.fixture(scope="module")
def studio(models) -> Studio:
    finder = FaceFinder(models)
    return Studio(finder, {EngineName.INSTANT: InstantEngine(finder.canonical, finder.measure)}, Settings())


def test_real_portraits(astronaut, hopper, studio):
    assert all_findings(analyse(astronaut, studio)) == frozenset()
    assert all_findings(analyse(hopper, studio)) == {FaceFinding.NO_SMILE}


@pytest.mark.parametrize(
    ("portrait", "expression", "found"),
    [
        ("astronaut", "angry", {FaceFinding.NO_SMILE}),
        ("hopper", "happy", set()),
        ("astronaut", "surprised", {FaceFinding.NO_SMILE, FaceFinding.MOUTH_OPEN}),
    ],
)
def test_rendered_expressions_are_found(request, tmp_path, studio, portrait, expression, found):
    path = request.getfixturevalue(portrait)
    mix = ExpressionMix.parse([f"{expression}=1.0"])
    request_ = EditRequest(photo=str(path), mix=mix, engine=EngineName.INSTANT)
    result = edit_photo(studio.open(path).photo, request_, studio, Watch())
    cv2.imwrite(str(tmp_path / "a.png"), result.photo.pixels[..., ::-1])
    assert all_findings(analyse(tmp_path / "a.png", studio)) == found


def test_faces_are_told_in_pixels_of_the_whole_photo(tmp_path, astronaut, studio):
    pixels = cv2.resize(cv2.imread(str(astronaut)), (2400, 2400), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(tmp_path / "large.jpg"), pixels)
    (whole,) = analyse(tmp_path / "large.jpg", studio, 2400).faces
    (reduced,) = analyse(tmp_path / "large.jpg", studio).faces
    assert np.allclose(whole.box, reduced.scaled(1.5).box)
    assert np.allclose(whole.landmarks, reduced.scaled(1.5).landmarks)
    assert np.allclose(np.divide(whole.box[2:], reduced.box[2:]), 1.5)
    (expected,) = studio.finder.find(Photo(pixels[..., ::-1]).pixels)
    assert np.abs(np.subtract(whole.box, expected.box)).max() < 24


def test_a_tiny_face_cannot_be_judged(tmp_path, astronaut, studio):
    canvas = np.full((1600, 1600, 3), 128, np.uint8)
    canvas[700:860, 700:860] = cv2.resize(
        cv2.imread(str(astronaut))[:400, :400], (160, 160), interpolation=cv2.INTER_AREA
    )
    cv2.imwrite(str(tmp_path / "far.png"), canvas)
    found = analyse(tmp_path / "far.png", studio)
    assert all(finding == CANNOT_TELL for finding in found.findings)
    assert len(found.faces) == 1


def test_a_photo_without_people_has_nothing_to_say(tmp_path, studio):
    cv2.imwrite(str(tmp_path / "wall.png"), np.full((300, 400, 3), 90, np.uint8))
    found = analyse(tmp_path / "wall.png", studio)
    assert (found.faces, found.findings) == ((), ())


def test_an_unreadable_photo_is_refused_in_words(tmp_path, studio):
    (tmp_path / "a.jpg").write_bytes(b"nothing")
    with pytest.raises(PhotoError):
        analyse(tmp_path / "a.jpg", studio)
