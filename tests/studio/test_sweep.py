from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, RequestError, SaveError
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.services import Studio, Watch
from pixelsmile_desktop.studio.sweep import Intensity, Sweep, run_sweep
from tests.studio.fakes import FakeEngine, FakeFinder, a_face, a_studio

FACE = a_face(0, (150, 90, 120, 150))


@pytest.fixture
def studio() -> Studio:
    return a_studio([FACE])


@pytest.fixture
def sweep(studio: Studio, astronaut: Path, tmp_path: Path) -> Sweep:
    intensities = tuple(Intensity.parse(word) for word in ("0", "0.50", "1", "1.5"))
    request = EditRequest(str(astronaut))
    return Sweep(studio.open(astronaut), request, Expression.HAPPY, intensities, tmp_path / "new" / "sweep")


def test_files_are_named_after_photo_expression_and_intensity_as_written(sweep: Sweep, studio: Studio) -> None:
    saved = list(run_sweep(sweep, studio, Watch()))
    names = [f"astronaut_happy_{text}.png" for text in ("0", "0.50", "1", "1.5")]
    assert [edit.output.name for edit in saved] == names
    assert sorted(path.name for path in sweep.folder.iterdir()) == sorted(names)
    assert [edit.result.request.mix.as_dict() for edit in saved] == [{"happy": v} for v in (0.0, 0.5, 1.0, 1.5)]


def test_intensity_zero_is_the_very_file_and_the_others_are_not(sweep: Sweep, studio: Studio, astronaut: Path) -> None:
    first, *others = [edit.output.read_bytes() for edit in run_sweep(sweep, studio, Watch())]
    assert first == astronaut.read_bytes()
    assert all(other != first for other in others)


def test_faces_are_looked_for_once(sweep: Sweep, studio: Studio) -> None:
    list(run_sweep(sweep, studio, Watch()))
    assert isinstance(studio.finder, FakeFinder)
    assert studio.finder.searches == 1
    assert studio.finder.occlusions == [0]


def test_a_sheet_shows_them_all(sweep: Sweep, studio: Studio, tmp_path: Path) -> None:
    list(run_sweep(replace(sweep, sheet=tmp_path / "sheet.png"), studio, Watch()))
    sheet = studio.open(tmp_path / "sheet.png").photo
    assert sheet.width > 4 * 150
    assert np.unique(sheet.pixels).size > 50


def test_an_intensity_out_of_range_is_refused_before_anything_is_written(sweep: Sweep, studio: Studio) -> None:
    with pytest.raises(RequestError, match="out of range"):
        list(run_sweep(replace(sweep, intensities=(Intensity(1, "1"), Intensity(9, "9"))), studio, Watch()))
    assert not sweep.folder.exists()


@pytest.mark.parametrize("word", ["", "x", "-1", "nan", "inf", "1e0", "1_0", ".5", "0,5", "\uff11", "1/2", "9" * 40])
def test_an_intensity_that_cannot_be_part_of_a_name_is_refused(word: str) -> None:
    with pytest.raises(RequestError, match=r"is not a plain number; write for example 0\.5"):
        Intensity.parse(word)


def test_a_cancel_keeps_what_is_done(sweep: Sweep, studio: Studio) -> None:
    cancel = CancelToken()
    run = run_sweep(sweep, studio, Watch(cancel))
    first = next(run)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(run)
    assert list(sweep.folder.iterdir()) == [first.output]


def test_a_folder_that_is_a_file_is_refused(sweep: Sweep, studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        list(run_sweep(replace(sweep, folder=tmp_path / "file"), studio, Watch()))


def test_an_original_is_never_overwritten(sweep: Sweep, studio: Studio, tmp_path: Path) -> None:
    target = tmp_path / "x_happy_1.png"
    target.write_bytes(sweep.source.path.read_bytes())
    source = studio.open(target)
    sweep = replace(sweep, source=replace(source, path=target), folder=tmp_path)
    list(run_sweep(sweep, a_studio([FACE], FakeEngine()), Watch()))
    with pytest.raises(SaveError):
        list(run_sweep(replace(sweep, sheet=target), studio, Watch()))
    assert target.read_bytes() == sweep.source.path.read_bytes()


def test_the_sheet_may_lie_in_the_folder_that_is_made(sweep: Sweep, studio: Studio) -> None:
    list(run_sweep(replace(sweep, sheet=sweep.folder / "sheet.png"), studio, Watch()))
    assert len(list(sweep.folder.iterdir())) == 5


def test_a_sheet_never_overwrites_a_result(sweep: Sweep, studio: Studio) -> None:
    sheet = sweep.folder / ".." / sweep.folder.name / "astronaut_happy_1.png"
    with pytest.raises(RequestError, match="would overwrite a result of the sweep; choose another name"):
        list(run_sweep(replace(sweep, sheet=sheet), studio, Watch()))
    assert not sweep.folder.exists()
