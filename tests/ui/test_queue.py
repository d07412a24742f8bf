"""The queue of work: one job at a time, one ending each, after all its effects; nothing is lost, whatever happens."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt, QThread
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.errors import EngineError, SaveError
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EngineName, Precision
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.queued_payload import EditWork
from pixelsmile_desktop.studio.queued_work import Outcome
from pixelsmile_desktop.studio.render_queue import RenderQueueStore
from tests.studio.fakes import FakeEngine
from tests.ui.desk import Desk, SlowEngine, a_desk, wait_for_idle
from tests.ui.waiting import Heard, until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def desk(tmp_path: Path, engine: SlowEngine) -> Iterator[Desk]:
    yield from a_desk(tmp_path, engine)
    engine.may_go_on.set()


@pytest.fixture
def photos(desk: Desk, tmp_path: Path, astronaut: Path) -> list[int]:
    """Three photos of the library."""
    return [desk.add_photo(Path(shutil.copy(astronaut, tmp_path / f"frame_{number}.png"))) for number in range(3)]


def states(desk: Desk) -> list[JobState]:
    return [row.state for row in desk.queue.jobs]


def begun(engine: SlowEngine) -> None:
    """Wait until the engine has begun one more job."""
    until(lambda: engine.begun.acquire(blocking=False), "a job to begin")


def test_a_job_ends_once_and_after_its_version_stands_in_the_history(
    desk: Desk, engine: SlowEngine, photos: list[int]
) -> None:
    standing: list[tuple[object, object]] = []

    class Witness(Heard):
        """Looks at the disk on the thread of the worker, in the very moment of the signal."""

        def heard(self, *values: Any) -> None:
            version = desk.history.version(values[1].version_id)
            standing.append((version, desk.store.all()[0].state))

    witness, endings_of = Witness(), Heard()
    desk.queue._worker.succeeded.connect(witness.heard, Qt.ConnectionType.DirectConnection)
    desk.queue.succeeded.connect(endings_of.heard)
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    until(lambda: endings_of.calls and standing, "the ending")
    wait_for_idle(desk.queue)
    assert [state for _, state in standing] == [JobState.SUCCEEDED]
    assert standing[0][0] is not None
    assert len(endings_of.calls) == 1
    _, photo_id, version_id = endings_of.calls[0]
    assert photo_id == photos[0]
    current = desk.history.current(photos[0])
    assert current is not None
    assert current.id == version_id
    assert states(desk) == [JobState.SUCCEEDED]
    assert [work.state for work in desk.store.all()] == [JobState.SUCCEEDED]


def test_jobs_run_one_by_one_in_order_on_the_thread_of_the_queue(
    desk: Desk, engine: SlowEngine, photos: list[int]
) -> None:
    heard = Heard()
    desk.queue.succeeded.connect(heard.heard)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos])
    begun(engine)
    until(lambda: states(desk).count(JobState.RUNNING) == 1, "the first to run")
    assert states(desk) == [JobState.RUNNING, JobState.QUEUED, JobState.QUEUED]
    assert desk.queue.waiting == 2
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    assert [call[1] for call in heard.calls] == photos
    assert desk.studios == 1
    assert len(engine.threads) == 1
    assert threading.current_thread().name not in engine.threads


def test_signals_arrive_on_the_thread_of_the_window(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    threads: list[QThread] = []

    class Listener(Heard):
        def heard(self, *values: object) -> None:
            threads.append(QThread.currentThread())

    listener = Listener()
    for signal in (desk.queue.job_changed, desk.queue.progressed, desk.queue.succeeded, desk.queue.counts_changed):
        signal.connect(listener.heard)
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    application = QApplication.instance()
    assert application is not None
    assert set(threads) == {application.thread()}


def test_progress_tells_reading_steps_and_keeping(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    heard = Heard()
    desk.queue.progressed.connect(heard.heard)
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    stages = list(dict.fromkeys(progress.stage for _, progress in heard.calls))
    assert stages[0] == "Reading the photo"
    assert "Denoising" in stages
    assert stages[-1] == "Keeping the version"


def test_cancelling_the_running_job_stops_it_and_the_next_one_runs(
    desk: Desk, engine: SlowEngine, photos: list[int]
) -> None:
    cancelled, done = Heard(), Heard()
    desk.queue.cancelled.connect(cancelled.heard)
    desk.queue.succeeded.connect(done.heard)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    begun(engine)
    first = desk.queue.jobs[0].id
    desk.queue.cancel(first)
    until(lambda: cancelled.calls, "the cancel")
    begun(engine)
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.CANCELLED, JobState.SUCCEEDED]
    assert cancelled.calls == [(first,)]
    assert desk.history.versions(photos[0]) == ()
    assert [call[1] for call in done.calls] == [photos[1]]


def test_a_waiting_job_that_is_cancelled_never_begins(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    begun(engine)
    second = desk.queue.jobs[1].id
    desk.queue.cancel(second)
    until(lambda: states(desk)[1] is JobState.CANCELLED, "the cancel")
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.SUCCEEDED, JobState.CANCELLED]
    assert len(engine.seen) == 1


def test_cancelling_all_leaves_nothing_to_do(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos])
    begun(engine)
    desk.queue.cancel_all()
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.CANCELLED] * 3
    assert engine.seen == []


def test_a_failure_costs_one_job_and_says_why(
    desk: Desk, engine: SlowEngine, photos: list[int], tmp_path: Path
) -> None:
    failed = Heard()
    desk.queue.failed.connect(failed.heard)
    engine.may_go_on.set()
    gone = desk.entries[photos[0]].path
    gone.unlink()
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.FAILED, JobState.SUCCEEDED]
    assert len(failed.calls) == 1
    assert str(gone) in failed.calls[0][1].sentence
    assert desk.queue.jobs[0].error == desk.store.all()[0].error != ""


def test_a_fault_of_the_program_is_one_failed_job_with_its_traceback(
    desk: Desk, engine: SlowEngine, photos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Heard()
    desk.queue.failed.connect(failed.heard)

    def burst(*_arguments: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(engine, "render_all", burst)
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    failure = failed.calls[0][1]
    assert "ZeroDivisionError" in failure.what
    assert "in burst" in failure.details
    assert desk.queue.jobs[0].details == failure.details


def test_what_failed_can_be_tried_again(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    engine.may_go_on.set()
    engine.fault = "the card is on fire"
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.FAILED]
    engine.fault = ""
    job = desk.queue.jobs[0].id
    desk.queue.retry(job)
    until(lambda: states(desk) == [JobState.SUCCEEDED], "the second try")
    assert desk.queue.jobs[0].id == job
    assert desk.queue.jobs[0].error == ""


def test_what_was_cancelled_can_be_wanted_again(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    desk.queue.pause(True)
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    until(lambda: states(desk) == [JobState.QUEUED], "the job")
    desk.queue.cancel(desk.queue.jobs[0].id)
    until(lambda: states(desk) == [JobState.CANCELLED], "the cancel")
    engine.may_go_on.set()
    desk.queue.retry(desk.queue.jobs[0].id)
    desk.queue.pause(False)
    until(lambda: states(desk) == [JobState.SUCCEEDED], "the job")


def test_a_pause_begins_nothing_and_lets_the_running_job_end(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    idle = Heard()
    desk.queue.idle.connect(idle.heard)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    begun(engine)
    desk.queue.pause(True)
    assert desk.queue.is_paused
    idle.calls.clear()
    engine.may_go_on.set()
    until(lambda: idle.calls, "the pause")
    assert states(desk) == [JobState.SUCCEEDED, JobState.QUEUED]
    assert not desk.queue.is_busy
    desk.queue.pause(False)
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.SUCCEEDED] * 2


def test_a_job_that_is_moved_forward_is_done_first(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    heard = Heard()
    desk.queue.succeeded.connect(heard.heard)
    desk.queue.pause(True)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos])
    until(lambda: len(desk.queue.jobs) == 3, "three jobs")
    last = desk.queue.jobs[2].id
    desk.queue.move(last, 0)
    until(lambda: desk.queue.jobs[0].id == last, "the move")
    engine.may_go_on.set()
    desk.queue.pause(False)
    wait_for_idle(desk.queue)
    assert [call[1] for call in heard.calls] == [photos[2], photos[0], photos[1]]


@pytest.mark.parametrize(("source", "target", "order"), [(0, 3, [1, 2, 0]), (2, 0, [2, 0, 1]), (0, 2, [1, 0, 2])])
def test_a_job_lands_where_it_is_dropped(
    desk: Desk, photos: list[int], source: int, target: int, order: list[int]
) -> None:
    queue = desk.queue
    queue.pause(True)
    queue.start()
    queue.enqueue_many([(photo, desk.request(photo)) for photo in photos])
    until(lambda: len(queue.jobs) == 3, "three jobs")
    before = [row.id for row in queue.jobs]
    dragged = queue.mimeData([queue.index(source)])
    assert not queue.dropMimeData(dragged, Qt.DropAction.MoveAction, target, 0, QModelIndex())
    wanted = [before[number] for number in order]
    until(lambda: [row.id for row in queue.jobs] == wanted, f"the order {wanted}")


def test_closing_with_an_interruption_puts_the_job_back_and_the_next_start_does_it(
    tmp_path: Path, engine: SlowEngine, desk: Desk, photos: list[int]
) -> None:
    endings = Heard()
    for signal in (desk.queue.cancelled, desk.queue.failed, desk.queue.succeeded):
        signal.connect(endings.heard)
    closed = Heard()
    desk.queue.closed.connect(closed.heard)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    begun(engine)
    desk.queue.close(interrupts=True)
    until(lambda: closed.calls, "the threads to end")
    assert closed.calls == [()]
    assert endings.calls == []
    assert [work.state for work in desk.store.all()] == [JobState.QUEUED] * 2
    desk.database.close()

    engine.may_go_on.set()
    again = Desk(tmp_path, desk._make_studio)
    again.entries.update(desk.entries)
    try:
        again.queue.start()
        until(lambda: len(again.queue.jobs) == 2, "the jobs of the last time")
        wait_for_idle(again.queue)
        assert [len(again.history.versions(photo)) for photo in photos] == [1, 1, 0]
    finally:
        again.close()


def test_closing_without_an_interruption_finishes_the_running_job_only(
    engine: SlowEngine, desk: Desk, photos: list[int]
) -> None:
    closed = Heard()
    desk.queue.closed.connect(closed.heard)
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos[:2]])
    begun(engine)
    desk.queue.close(interrupts=False)
    engine.may_go_on.set()
    until(lambda: closed.calls, "the threads to end")
    assert [work.state for work in desk.store.all()] == [JobState.SUCCEEDED, JobState.QUEUED]
    assert len(desk.history.versions(photos[0])) == 1


def test_what_ran_when_the_program_was_killed_is_done_at_the_next_start(
    engine: SlowEngine, desk: Desk, photos: list[int]
) -> None:
    desk.store.add([EditWork(photos[0], desk.request(photos[0])).queued("an edit")])
    taken = desk.store.next()
    assert taken is not None
    assert taken.state is JobState.RUNNING
    engine.may_go_on.set()
    desk.queue.start()
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.SUCCEEDED]


def test_what_is_done_is_forgotten_at_the_next_start_and_what_failed_is_not(
    engine: SlowEngine, desk: Desk, photos: list[int]
) -> None:
    engine.may_go_on.set()
    desk.entries[photos[0]].path.unlink()
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo)) for photo in photos])
    wait_for_idle(desk.queue)
    desk.queue._keeper.resume()
    assert [work.state for work in desk.store.all()] == [JobState.FAILED]


def test_a_full_disk_fails_the_job_and_keeps_nothing_half(
    engine: SlowEngine, desk: Desk, photos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise SaveError("the disk is full", "make room")

    monkeypatch.setattr(EditHistory, "_keep", full)
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    assert desk.queue.jobs[0].error == "the disk is full; make room"
    assert desk.history.versions(photos[0]) == ()


def test_a_queue_that_cannot_be_read_says_so_and_goes_on_later(
    engine: SlowEngine, desk: Desk, photos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Heard()
    desk.queue.broken.connect(broken.heard)
    engine.may_go_on.set()
    real = RenderQueueStore.next
    faults = iter([EngineError("the library is locked", "close the other program")])

    def sometimes(store: RenderQueueStore) -> object:
        for fault in faults:
            raise fault
        return real(store)

    monkeypatch.setattr(RenderQueueStore, "next", sometimes)
    desk.queue.start()
    until(lambda: broken.calls, "the complaint")
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.SUCCEEDED]


def test_a_change_that_the_disk_refuses_is_told(desk: Desk, photos: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Heard()
    desk.queue.broken.connect(broken.heard)

    def refuse(_database: Database) -> None:
        raise SaveError("the disk is full", "make room")

    desk.queue.start()
    until(lambda: desk.queue._lanes.are_running, "the thread")
    monkeypatch.setattr(Database, "writing", refuse)
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    until(lambda: any("full" in call[0].what for call in broken.calls), "the complaint")
    assert desk.queue.jobs == ()
    monkeypatch.undo()


def test_a_studio_that_cannot_be_built_fails_the_job_and_is_tried_again(tmp_path: Path, astronaut: Path) -> None:
    engine = FakeEngine()
    faults = [EngineError("a file of the program is missing", "install it again")]
    inner = next(a_desk(tmp_path / "other", engine))
    make = inner._make_studio

    def sometimes(settings: Settings) -> object:
        if faults:
            raise faults.pop()
        return make(settings)

    inner._make_studio = sometimes  # type: ignore[assignment]
    try:
        photo = inner.add_photo(astronaut)
        inner.queue.start()
        inner.queue.enqueue_many([(photo, inner.request(photo))] * 2)
        wait_for_idle(inner.queue)
        assert states(inner) == [JobState.FAILED, JobState.SUCCEEDED]
    finally:
        inner.close()


@pytest.mark.parametrize(
    ("changed", "studios"),
    [
        (Settings(), 1),
        (Settings(max_megapixels=1, language="de"), 1),
        (Settings(identity_folder="/networks", identity_licence_accepted=True), 2),
    ],
)
def test_other_settings_count_from_the_next_job_on_and_keep_the_model_where_they_can(
    engine: SlowEngine, desk: Desk, photos: list[int], changed: Settings, studios: int
) -> None:
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    wait_for_idle(desk.queue)
    desk.queue.use_settings(changed)
    desk.queue.enqueue_edit(photos[1], desk.request(photos[1]))
    until(lambda: desk.queue.ended == 2, "both")
    assert desk.studios == studios
    studio = desk.queue._worker._studio
    assert studio is not None
    assert studio.settings == changed


def test_the_precision_of_the_settings_goes_along_with_generated_edits_only(desk: Desk, photos: list[int]) -> None:
    desk.queue.pause(True)
    desk.queue.use_settings(Settings(precision="nf4"))
    desk.queue.start()
    own = desk.request(photos[0], EngineName.PIXELSMILE)
    own = replace(own, options=replace(own.options, precision=Precision.BF16))
    requests = [desk.request(photos[0], EngineName.PIXELSMILE), desk.request(photos[0], EngineName.INSTANT), own]
    desk.queue.enqueue_many([(photos[0], request) for request in requests])
    until(lambda: len(desk.queue.jobs) == 3, "three jobs")
    precisions = [work.payload["request"]["options"]["precision"] for work in desk.store.all()]
    assert precisions == ["nf4", "auto", "bf16"]


def test_a_photo_that_was_moved_meanwhile_is_found(
    engine: SlowEngine, desk: Desk, photos: list[int], tmp_path: Path
) -> None:
    request = desk.request(photos[0])
    entry = desk.entries[photos[0]]
    desk.entries[photos[0]] = replace(entry, path=entry.path.rename(tmp_path / "renamed.png"))
    engine.may_go_on.set()
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], request)
    wait_for_idle(desk.queue)
    assert states(desk) == [JobState.SUCCEEDED]


def test_an_export_is_a_job_and_says_which_file_it_wrote(desk: Desk, photos: list[int], tmp_path: Path) -> None:
    exported = Heard()
    desk.queue.exported.connect(exported.heard)
    desk.queue.start()
    options = ExportOptions(str(tmp_path / "out"), template="{name}_{number}")
    desk.queue.enqueue_export([desk.entries[photo] for photo in photos[:2]], {}, options)
    wait_for_idle(desk.queue)
    files = [file for _, written in exported.calls for file in written]
    assert [file.name for file in files] == ["frame_0_001.png", "frame_1_002.png"]
    assert files[0].read_bytes() == desk.entries[photos[0]].path.read_bytes()


def test_a_list_that_is_older_than_what_the_worker_said_changes_nothing(desk: Desk, photos: list[int]) -> None:
    (work,) = desk.store.add([EditWork(photos[0], desk.request(photos[0])).queued("an edit")])
    queue = desk.queue
    queue._on_keeper_listed((work,))
    queue._on_worker_started(work.id)
    queue._on_worker_progressed(work.id, Progress("Denoising", 1, 4))
    queue._on_keeper_listed((work,))
    assert queue.running is not None
    assert queue.running.progress == Progress("Denoising", 1, 4)
    queue._on_worker_succeeded(work.id, Outcome(photos[0], 1))
    queue._on_keeper_listed((replace(work, state=JobState.RUNNING),))
    assert states(desk) == [JobState.SUCCEEDED]


def test_progress_of_the_row_is_what_the_view_gets(desk: Desk, engine: SlowEngine, photos: list[int]) -> None:
    desk.queue.start()
    desk.queue.enqueue_edit(photos[0], desk.request(photos[0]))
    begun(engine)

    def progress() -> Progress | None:
        index = desk.queue.index(0)
        return desk.queue.data(index, Qt.ItemDataRole.UserRole).progress if index.isValid() else None

    until(lambda: progress() is not None and progress().stage == "Denoising", "the progress")  # type: ignore[union-attr]
    engine.may_go_on.set()
    wait_for_idle(desk.queue)


@settings(max_examples=12)
@given(st.lists(st.sampled_from(["add", "cancel", "pause", "resume", "retry", "move"]), max_size=12))
def test_whatever_is_asked_every_job_has_one_ending(
    tmp_path_factory: pytest.TempPathFactory, astronaut: Path, asked: list[str]
) -> None:
    engine = FakeEngine()
    desk = next(a_desk(tmp_path_factory.mktemp("desk"), engine))
    endings = Heard()
    desk.queue.cancelled.connect(endings.heard)
    desk.queue.succeeded.connect(endings.heard)
    try:
        photo = desk.add_photo(astronaut)
        desk.queue.start()
        tried_again = 0
        for action in ["add", *asked]:
            jobs = desk.queue.jobs
            if action == "add":
                desk.queue.enqueue_edit(photo, desk.request(photo))
            elif action in {"pause", "resume"}:
                desk.queue.pause(action == "pause")
            elif jobs and action == "cancel":
                desk.queue.cancel(jobs[-1].id)
            elif jobs and action == "move":
                desk.queue.move(jobs[-1].id, 0)
            elif jobs and action == "retry" and jobs[0].state is JobState.CANCELLED:
                desk.queue.retry(jobs[0].id)
                tried_again += 1
            QApplication.processEvents()
        desk.queue.pause(False)
        expected = ["add", *asked].count("add")
        until(lambda: len(desk.queue.jobs) == expected, "the jobs")
        until(lambda: all(row.state.is_terminal for row in desk.queue.jobs), f"the ends of {desk.queue.jobs}")
        done = [row.id for row in desk.queue.jobs if row.state is JobState.SUCCEEDED]
        told = [call[0] for call in endings.calls if len(call) == 3]
        assert sorted(told) == sorted(done)
        assert len(desk.history.versions(photo)) == len(done)
    finally:
        desk.close()


def test_the_end_of_both_threads_is_told_once_even_if_they_end_together(desk: Desk) -> None:
    closed = Heard()
    desk.queue.closed.connect(closed.heard)
    desk.queue.start()
    desk.queue.close(interrupts=True)
    assert desk.queue.join(20_000)
    QApplication.processEvents()
    assert closed.calls == [()]
    desk.queue.close(interrupts=True)
    assert closed.calls == [()]


def test_a_queue_that_was_never_started_is_closed_at_once(desk: Desk) -> None:
    closed = Heard()
    desk.queue.closed.connect(closed.heard)
    desk.queue.close(interrupts=True)
    assert closed.calls == [()]
