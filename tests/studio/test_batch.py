import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, EngineError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.batch import Batch, BatchItem, BatchState, result_stem, run_batch
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import FakeEngine, a_face, a_studio

HAPPY = EditRequest("", ExpressionMix.parse(["happy=0.8"]))
DONE, SKIPPED, FAILED = BatchState.DONE, BatchState.SKIPPED, BatchState.FAILED


@pytest.fixture
def photos(astronaut: Path, hopper: Path, tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "album").mkdir()
    good = [Path(shutil.copy(photo, tmp_path / "album")) for photo in (astronaut, hopper)]
    bad = tmp_path / "album" / "bad.jpg"
    bad.write_bytes(b"not a photo")
    return good[0], bad, good[1]


@pytest.fixture
def batch(photos: tuple[Path, ...], tmp_path: Path) -> Batch:
    return Batch(photos, HAPPY, tmp_path / "results", resume=True)


def states(items: list[BatchItem]) -> list[BatchState]:
    return [item.state for item in items]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_a_bad_photo_does_not_stop_the_others(batch: Batch) -> None:
    items = list(run_batch(batch, a_studio(), Watch()))
    assert states(items) == [DONE, FAILED, DONE]
    assert items[1].error
    assert items[1].output is None
    assert names(batch.folder) == {"astronaut_happy_0.8.png", "grace_hopper_happy_0.8.jpg"}
    assert [item.output.name for item in items if item.output] == [
        "astronaut_happy_0.8.png",
        "grace_hopper_happy_0.8.jpg",
    ]


def test_a_photo_that_vanished_meanwhile_does_not_stop_the_others(batch: Batch, photos: tuple[Path, ...]) -> None:
    photos[0].unlink()
    items = list(run_batch(batch, a_studio(), Watch()))
    assert states(items) == [FAILED, FAILED, DONE]
    assert items[0].error == "it cannot be read (No such file or directory); check its name and its permissions"


def test_resume_does_only_what_is_not_done(batch: Batch) -> None:
    list(run_batch(batch, a_studio(), Watch()))
    engine = FakeEngine()
    assert states(list(run_batch(batch, a_studio(engine=engine), Watch()))) == [SKIPPED, FAILED, SKIPPED]
    assert engine.seen == []
    again = replace(batch, resume=False)
    assert states(list(run_batch(again, a_studio(engine=engine), Watch()))) == [DONE, FAILED, DONE]
    assert names(batch.folder) == {"astronaut_happy_0.8.png", "grace_hopper_happy_0.8.jpg"}


def test_resume_redoes_what_has_changed(batch: Batch, photos: tuple[Path, ...]) -> None:
    list(run_batch(batch, a_studio(), Watch()))
    photos[0].touch()
    (batch.folder / "grace_hopper_happy_0.8.jpg").unlink()
    assert states(list(run_batch(batch, a_studio(), Watch()))) == [DONE, FAILED, DONE]
    sad = replace(batch, request=replace(HAPPY, mix=ExpressionMix.parse(["sad"])))
    assert states(list(run_batch(sad, a_studio(), Watch()))) == [DONE, FAILED, DONE]


def test_photos_of_one_name_do_not_overwrite_each_other(batch: Batch, photos: tuple[Path, ...], tmp_path: Path) -> None:
    twin = tmp_path / "twin" / photos[0].name
    twin.parent.mkdir()
    shutil.copy(photos[2], twin.with_suffix(".png"))
    items = list(run_batch(replace(batch, photos=(photos[0], twin)), a_studio(), Watch()))
    assert len({item.output for item in items}) == 2


def test_results_may_lie_among_the_originals(batch: Batch, photos: tuple[Path, ...]) -> None:
    before = {path: path.read_bytes() for path in photos}
    here = replace(batch, folder=photos[0].parent, request=replace(HAPPY, mix=ExpressionMix()))
    assert states(list(run_batch(here, a_studio(), Watch()))) == [DONE, FAILED, DONE]
    assert {path: path.read_bytes() for path in photos} == before
    assert len(names(photos[0].parent)) == 5


@pytest.mark.parametrize("folder_exists", [False, True])
def test_a_cancel_keeps_what_is_done_and_resume_goes_on(batch: Batch, folder_exists: bool) -> None:
    if folder_exists:
        batch.folder.mkdir()
    cancel = CancelToken()
    items: list[BatchItem] = []
    run = run_batch(batch, a_studio(), Watch(cancel))
    items.append(next(run))
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(run)
    assert states(items) == [DONE]
    assert names(batch.folder) == {"astronaut_happy_0.8.png"}
    assert states(list(run_batch(batch, a_studio(), Watch()))) == [SKIPPED, FAILED, DONE]


class CancellingEngine(FakeEngine):
    """The user stops it while it renders."""

    def render(self, *arguments):
        arguments[3].cancel.cancel()
        return super().render(*arguments)


def test_a_cancel_within_a_photo_leaves_nothing_of_it(batch: Batch) -> None:
    with pytest.raises(Cancelled):
        list(run_batch(batch, a_studio(engine=CancellingEngine()), Watch()))
    assert names(batch.folder) == set()


class BrokenEngine(FakeEngine):
    """Has a bug."""

    def render(self, *_arguments):
        raise ZeroDivisionError("a bug")


@pytest.mark.expects_warnings
def test_an_unexpected_error_fails_one_photo_and_is_logged(batch: Batch, caplog: pytest.LogCaptureFixture) -> None:
    items = list(run_batch(batch, a_studio(engine=BrokenEngine()), Watch()))
    assert states(items) == [FAILED] * 3
    assert items[0].error == "something unexpected happened (ZeroDivisionError: a bug); the log has the details"
    assert "Traceback" in caplog.text


def test_an_engine_that_is_not_there_fails_the_whole_batch_before_it_begins(batch: Batch) -> None:
    with pytest.raises(EngineError):
        list(run_batch(replace(batch, request=replace(HAPPY, engine=EngineName.PIXELSMILE)), a_studio(), Watch()))
    assert not batch.folder.exists()


def test_progress_counts_photos(batch: Batch) -> None:
    told: list[Progress] = []
    list(run_batch(batch, a_studio(), Watch(progress=told.append)))
    assert [(p.stage, p.done, p.total) for p in told] == [("Editing", done, 3) for done in range(4)]


def test_warnings_come_with_the_photo(batch: Batch, photos: tuple[Path, ...]) -> None:
    studio = a_studio([a_face(0, (2, 3, 10, 12), "it is tiny")])
    (item,) = run_batch(replace(batch, photos=photos[:1]), studio, Watch())
    assert "it is tiny" in item.warnings


def test_the_name_of_a_result_says_the_mix() -> None:
    mix = ExpressionMix.parse(["happy=0.8", "sad=1"])
    assert result_stem(Path("a.b.jpg"), [mix]) == "a.b_happy_0.8_sad_1"
    assert result_stem(Path("a.jpg"), [ExpressionMix()]) == "a"
