from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import FaceError, RequestError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.expressions import save_expression_sheet
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.studio.sheets import head_and_neck
from tests.studio.fakes import FakeEngine, FakeFinder, a_face, a_studio

sides = st.integers(1, 6000)
numbers = st.floats(-500, 6000)
boxes = st.tuples(numbers, numbers, st.floats(1, 3000), st.floats(1, 3000))


@given(sides, sides, st.lists(boxes, max_size=3))
def test_the_cut_out_lies_in_the_photo_and_is_not_empty(width, height, found) -> None:
    box = head_and_neck([a_face(i, face) for i, face in enumerate(found)], width, height)
    assert box == box.clipped(width, height)
    assert not box.is_empty


def test_the_cut_out_holds_the_face_with_room_above() -> None:
    box = head_and_neck([a_face(0, (1000, 1000, 200, 240))], 3000, 3000)
    assert box.x0 < 1000
    assert box.x1 > 1200
    assert 1000 - box.y0 > box.y1 - 1240 > 0
    assert 1.1 < box.height / box.width < 1.3


def test_without_a_face_the_whole_photo_is_shown() -> None:
    assert head_and_neck((), 30, 20) == Box(0, 0, 30, 20)


def test_a_sheet_asks_for_every_expression_once_and_for_the_faces_once(astronaut: Path, tmp_path: Path) -> None:
    engine = FakeEngine(warning="it is capped")
    studio = a_studio([a_face(0, (180, 60, 100, 120), "it is tiny")], engine)
    output = tmp_path / "sheet.png"
    warnings = save_expression_sheet(studio.open(astronaut), EditRequest(str(astronaut)), 0.5, output, studio, Watch())
    assert [mix.parts for _, _, mix in engine.seen] == [((e, 0.5),) for e in (Expression.NEUTRAL, *TWELVE)]
    assert {id(face) for _, face, _ in engine.seen} == {id(engine.seen[0][1])}
    assert isinstance(studio.finder, FakeFinder)
    assert studio.finder.searches == 1
    assert warnings.count("it is tiny") == warnings.count("it is capped") == 1
    sheet = studio.open(output).photo
    assert sheet.width > sheet.height


def test_a_sheet_of_no_face_or_of_too_much_is_not_made(astronaut: Path, tmp_path: Path) -> None:
    studio, output = a_studio([]), tmp_path / "sheet.png"
    with pytest.raises(FaceError):
        save_expression_sheet(studio.open(astronaut), EditRequest(""), 1, output, studio, Watch())
    with pytest.raises(RequestError):
        save_expression_sheet(studio.open(astronaut), EditRequest(""), 4, output, a_studio(), Watch())
    assert not output.exists()
