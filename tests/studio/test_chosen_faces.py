import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, FaceError
from pixelsmile_desktop.core.request import FaceChoice
from pixelsmile_desktop.studio.chosen_faces import choose_faces, find_faces_to_edit
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import FakeFinder, a_face, a_photo, a_studio

SMALL, LARGE = a_face(0, (0, 0, 10, 10)), a_face(1, (20, 0, 12, 12))


@pytest.mark.parametrize(
    ("word", "chosen"),
    [("largest", (LARGE,)), ("all", (SMALL, LARGE)), ("0", (SMALL,)), ("1", (LARGE,)), ("0,1", (SMALL, LARGE))],
)
def test_the_choice_names_faces_from_left_to_right(word, chosen) -> None:
    assert choose_faces((SMALL, LARGE), FaceChoice.parse(word)) == chosen


@pytest.mark.parametrize("word", ["largest", "all", "0", "7"])
def test_a_photo_without_a_face_is_refused_in_words(word) -> None:
    with pytest.raises(FaceError, match="no face was found in this photo; choose a photo in which"):
        choose_faces((), FaceChoice.parse(word))


def test_a_face_that_is_not_there_says_how_many_are() -> None:
    with pytest.raises(FaceError, match="there is no face 2 in this photo; it has 2 faces, numbers 0 to 1"):
        choose_faces((SMALL, LARGE), FaceChoice.parse("2"))
    with pytest.raises(FaceError, match="there is no face 2 "):
        choose_faces((SMALL, LARGE), FaceChoice.parse("0,2"))
    with pytest.raises(FaceError, match="it has 1 face, number 0"):
        choose_faces((SMALL,), FaceChoice.parse("1"))


def test_only_the_chosen_faces_are_looked_at_for_what_hides_them() -> None:
    studio = a_studio((SMALL, LARGE))
    (face,) = find_faces_to_edit(a_photo(), FaceChoice.parse("1"), studio, Watch())
    assert face.index == 1
    assert face.occlusion is not None
    assert isinstance(studio.finder, FakeFinder)
    assert studio.finder.occlusions == [1]


def test_a_cancelled_search_ends_before_it_begins() -> None:
    studio, cancel = a_studio(), CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        find_faces_to_edit(a_photo(), FaceChoice(), studio, Watch(cancel))
    assert isinstance(studio.finder, FakeFinder)
    assert studio.finder.searches == 0
