from pathlib import Path

from pixelsmile_desktop.cli.reports import edit_object
from pixelsmile_desktop.core.engine import PasteBackReport
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, FaceChoice
from pixelsmile_desktop.studio.edit import SavedEdit, edit_photo
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import FakeEngine, a_face, a_photo, a_studio


def test_how_a_crop_was_pasted_back_is_told_of_each_face() -> None:
    report = PasteBackReport((1.23456, -2.0), 1.0123456, 0.123456, 0.123456, 0.9876)
    engine = FakeEngine(EngineName.PIXELSMILE, report=report)
    request = EditRequest("a.png", ExpressionMix.parse(["happy"]), FaceChoice("all"), EngineName.PIXELSMILE)
    faces = [a_face(0, (2, 3, 10, 12)), a_face(1, (20, 3, 10, 12))]
    result = edit_photo(a_photo(), request, a_studio(faces, engine), Watch())
    told = {"shift": [1.23, -2.0], "scale": 1.01235, "rotation": 0.123, "changed_area": 0.1235, "seam": 0.99}
    assert edit_object(SavedEdit(Path("out.png"), result, ()))["paste_back"] == [told, told]
