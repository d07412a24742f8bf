"""The same person across a shoot, with a recogniser at the outermost seam and then with real (small) networks."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, FaceError, ModelError
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.studio.same_person import PersonInPhoto, SamePerson
from pixelsmile_desktop.studio.services import Watch
from tests.imaging.samples import encode_png
from tests.studio.fakes import FakeFinder, a_face, a_studio

FACES = (a_face(0, (10, 20, 40, 50)), a_face(1, (100, 20, 40, 50)))


class Recogniser:
    """Takes the mean colour of a face for the person; a black face is nobody."""

    def __init__(self, missing: str | None = None) -> None:
        self.missing = missing
        self.sizes: list[tuple[int, ...]] = []

    def why_unavailable(self) -> str | None:
        return self.missing

    def embedding(self, picture, box: Box):
        self.sizes.append(picture.shape)
        mean = picture[box.slices].reshape(-1, 3).mean(axis=0)
        length = np.linalg.norm(mean)
        return None if length == 0 else mean / length


class BrokenRecogniser(Recogniser):
    def embedding(self, picture, box: Box):
        raise ModelError("the networks do not run", "bring others")


def photo_of(*colours: tuple[int, int, int], depth=np.uint8) -> Photo:
    pixels = np.full((100, 160, 3), 90, np.uint8)
    for face, colour in zip(FACES, colours, strict=False):
        x, y, width, height = (int(value) for value in face.box)
        pixels[y : y + height, x : x + width] = colour
    return Photo(pixels if depth is np.uint8 else pixels.astype(np.uint16) * 257)


def written(folder: Path, name: str, photo: Photo) -> Path:
    path = folder / name
    path.write_bytes(encode_png(photo.pixels))
    return path


RED, GREEN, PINK = (250, 0, 0), (0, 250, 0), (250, 60, 60)


@pytest.fixture
def same_person() -> SamePerson:
    return SamePerson(a_studio(FACES), Recogniser())


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_person_is_found_wherever_he_stands(same_person: SamePerson, tmp_path: Path, depth) -> None:
    person = same_person.person(photo_of(RED), FACES[0])
    left = written(tmp_path, "left.png", photo_of(PINK, GREEN, depth=depth))
    right = written(tmp_path, "right.png", photo_of(GREEN, PINK, depth=depth))
    first, second = same_person.find(person, [left, right], Watch())
    assert (first.face, second.face) == (0, 1)
    assert first.similarity == pytest.approx(second.similarity)
    assert first.reason == ""


def test_nobody_is_better_than_somebody_else(same_person: SamePerson, tmp_path: Path) -> None:
    person = same_person.person(photo_of(RED), FACES[0])
    stranger = written(tmp_path, "a.png", photo_of(GREEN, (0, 100, 0)))
    twins = written(tmp_path, "b.png", photo_of(PINK, (248, 60, 60)))
    nobody = written(tmp_path, "c.png", photo_of((0, 0, 0), (0, 0, 0)))
    said = [(found.face, found.reason) for found in same_person.find(person, [stranger, twins, nobody], Watch())]
    assert said == [
        (None, "nobody there is the same person"),
        (None, "two faces there look alike"),
        (None, "no face was found that can be recognised"),
    ]


def test_a_photo_that_cannot_be_read_does_not_stop_the_others(same_person: SamePerson, tmp_path: Path) -> None:
    person = same_person.person(photo_of(RED), FACES[0])
    good = written(tmp_path, "good.png", photo_of(PINK, GREEN))
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no photo")
    results = list(same_person.find(person, [bad, good], Watch()))
    assert results[0] == PersonInPhoto(bad, None, None, "bad.png is not a photo")
    assert results[1].face == 0


def test_a_face_that_cannot_be_recognised_is_said_so(same_person: SamePerson) -> None:
    with pytest.raises(FaceError, match="too small or too far turned away"):
        same_person.person(photo_of((0, 0, 0)), FACES[0])


def test_networks_that_do_not_run_stop_the_search(tmp_path: Path) -> None:
    person = np.array([1.0, 0, 0])
    finder = SamePerson(a_studio(FACES), BrokenRecogniser())
    with pytest.raises(ModelError):
        list(finder.find(person, [written(tmp_path, "a.png", photo_of(RED))], Watch()))


def test_a_cancel_is_heard_between_photos(same_person: SamePerson, tmp_path: Path) -> None:
    cancel = CancelToken()
    path = written(tmp_path, "a.png", photo_of(RED))
    search = same_person.find(same_person.person(photo_of(RED), FACES[0]), [path, path], Watch(cancel))
    next(search)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(search)


@pytest.mark.parametrize(
    ("recogniser", "said"),
    [
        (None, "because no face recognition networks are chosen; see Settings, People"),
        (Recogniser("packages are not installed (onnx)"), "because packages are not installed (onnx)"),
    ],
)
def test_it_is_said_clearly_when_nobody_can_be_told_apart(recogniser, said: str) -> None:
    assert said in SamePerson(a_studio(FACES), recogniser).why_unavailable()
    assert SamePerson(a_studio(FACES), Recogniser()).why_unavailable() is None


def test_without_networks_nothing_is_looked_at() -> None:
    with pytest.raises(ModelError, match="no face recognition networks are chosen"):
        SamePerson(a_studio(FACES), None).person(photo_of(RED), FACES[0])


def test_a_face_at_the_edge_is_cut_off_there() -> None:
    recogniser = Recogniser()
    face = replace(FACES[0], box=(-20.0, -10.0, 60.0, 60.0))
    SamePerson(replace(a_studio(), finder=FakeFinder(face)), recogniser).person(photo_of(RED), face)
    assert recogniser.sizes == [(100, 90, 3)]


def test_real_networks_tell_people_apart(tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    networks = pytest.importorskip("tests.faces.identity_networks")
    identity = pytest.importorskip("pixelsmile_desktop.faces.identity")
    networks.write_detector(tmp_path / "det_10g.onnx")
    networks.write_recogniser(tmp_path / "w600k_r50.onnx")
    scorer = identity.IdentityScorer(tmp_path)
    if scorer.why_unavailable() is not None:
        pytest.skip("the packages of the identity networks are not installed")
    side = networks.SIDE
    boxes = [(30, 40), (280, 260)]
    faces = tuple(a_face(number, (x, y, side, side)) for number, (x, y) in enumerate(boxes))
    first = Photo(networks.picture((1, *boxes[0]), (2, *boxes[1])))
    second = written(tmp_path, "second.png", Photo(networks.picture((2, *boxes[0]), (1, *boxes[1]))))
    finder = SamePerson(a_studio(faces), scorer)
    (found,) = finder.find(finder.person(first, faces[0]), [second], Watch())
    assert found.face == 1
