"""Sheets and strips as work of the queue; edits and exports are tested where their effects are."""

from pathlib import Path

import pytest

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import STRIP_LEVELS, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.queued_payload import SheetWork
from pixelsmile_desktop.studio.queued_work import WorkPerformer
from pixelsmile_desktop.studio.render_queue import RenderQueueStore, WorkKind
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import FakeEngine, a_face, a_studio

MIX = ExpressionMix.of({Expression.HAPPY: 0.8, Expression.SHY: 0.4})
PHOTO_ID = 7


@pytest.fixture
def database(tmp_path: Path):
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(warning="it is capped")


def perform(database, engine: FakeEngine, work: SheetWork, entry: PhotoEntry | None, tmp_path: Path):
    """Put the work into the queue, take it out as the program does after a restart, and do it."""
    queue = RenderQueueStore(database)
    queue.add([work.queued("a title")])
    queued = RenderQueueStore(database).next()
    assert queued is not None
    assert queued.state is JobState.RUNNING
    history = EditHistory(database, tmp_path / "renders")
    performer = WorkPerformer(history, {PHOTO_ID: entry}.get)
    return performer.perform(queued, a_studio([a_face(0, (180, 60, 100, 120))], engine), Watch())


@pytest.mark.parametrize("kind", [WorkKind.SHEET, WorkKind.STRIP])
def test_a_sheet_is_drawn_from_the_queue_and_saved(database, engine, astronaut: Path, tmp_path: Path, kind) -> None:
    output = tmp_path / "sheet.png"
    work = SheetWork(PHOTO_ID, EditRequest("moved.png", MIX), output, kind)
    outcome = perform(database, engine, work, PhotoEntry(PHOTO_ID, astronaut, 1), tmp_path)
    assert (outcome.photo_id, outcome.version_id, outcome.files) == (PHOTO_ID, None, (output,))
    assert "it is capped" in outcome.warnings
    sheet = a_studio().open(output).photo
    assert sheet.width > 480
    drawn = [mix.as_dict() for _, _, mix in engine.seen]
    if kind is WorkKind.SHEET:
        assert drawn == [{str(expression): 1.0} for expression in (Expression.NEUTRAL, *TWELVE)]
    else:
        assert [mix["happy"] for mix in drawn] == pytest.approx(STRIP_LEVELS)
        assert [mix["shy"] / mix["happy"] for mix in drawn] == pytest.approx([0.5] * len(STRIP_LEVELS))


def test_a_photo_that_the_library_has_lost_is_refused_in_a_sentence(
    database, engine, astronaut: Path, tmp_path: Path
) -> None:
    work = SheetWork(PHOTO_ID, EditRequest(str(astronaut), MIX), tmp_path / "strip.jpg", WorkKind.STRIP)
    with pytest.raises(RequestError, match="no longer in the library"):
        perform(database, engine, work, None, tmp_path)
    assert not (tmp_path / "strip.jpg").exists()


def test_a_strip_of_nothing_is_refused(database, engine, astronaut: Path, tmp_path: Path) -> None:
    output = tmp_path / "strip.png"
    work = SheetWork(PHOTO_ID, EditRequest(str(astronaut)), output, WorkKind.STRIP)
    with pytest.raises(RequestError, match="none is chosen"):
        perform(database, engine, work, PhotoEntry(PHOTO_ID, astronaut, 1), tmp_path)
    assert not output.exists()


@pytest.mark.parametrize("kind", [WorkKind.SHEET, WorkKind.STRIP])
def test_what_the_queue_keeps_is_the_whole_work(kind: WorkKind) -> None:
    work = SheetWork(3, EditRequest("a.jpg", MIX), Path("/somewhere/sheet.tif"), kind)
    new = work.queued("a title")
    assert (new.kind, new.title) == (kind, "a title")
    assert SheetWork.of(new.payload, new.kind) == work


@pytest.mark.parametrize("name", ["photo_id", "request", "output"])
@pytest.mark.parametrize("value", [None, [], ""])
def test_a_damaged_payload_is_refused(name: str, value: object) -> None:
    payload = SheetWork(3, EditRequest("a.jpg", MIX), Path("sheet.png")).queued("").payload
    with pytest.raises(RequestError):
        SheetWork.of(payload | {name: value}, WorkKind.SHEET)
