"""The queue of work on a real disk, also after a kill."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.studio import render_queue
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions
from pixelsmile_desktop.studio.queued_payload import EditWork, ExportWork
from pixelsmile_desktop.studio.render_queue import NewWork, RenderQueueStore, WorkKind

HAPPY = EditRequest(os.fsdecode(b"/caf\xe9/a.png"), ExpressionMix.parse(["happy=0.8"]))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def queue(database: Database) -> RenderQueueStore:
    # A clock that runs backwards orders nothing.
    return RenderQueueStore(database, clock=iter(range(10_000, 0, -1)).__next__)


def works(*titles: str) -> list[NewWork]:
    return [NewWork(WorkKind.EDIT, title, {"title": title}) for title in titles]


def titles(queue: RenderQueueStore) -> list[str]:
    return [work.title for work in queue.all()]


def test_work_is_done_in_the_order_in_which_it_was_added(queue) -> None:
    queue.add(works("a", "b"))
    queue.add(works("c"))
    done = []
    while (work := queue.next()) is not None:
        assert work.state is JobState.RUNNING
        done.append(work.title)
        queue.finish(work.id)
    assert done == ["a", "b", "c"]
    assert {work.state for work in queue.all()} == {JobState.SUCCEEDED}
    queue.clear_finished()
    assert queue.all() == ()


def test_work_can_be_moved(queue) -> None:
    a, b, c = queue.add(works("a", "b", "c"))
    queue.move(c.id, 0)
    assert titles(queue) == ["c", "a", "b"]
    queue.move(c.id, 99)
    assert titles(queue) == ["a", "b", "c"]
    queue.move(b.id, 0)
    assert titles(queue) == ["b", "a", "c"]
    assert queue.next().id == b.id
    assert a.state is JobState.QUEUED


def test_failed_work_says_why_and_can_be_tried_again(queue) -> None:
    (work,) = queue.add(works("a"))
    queue.next()
    queue.fail(work.id, "the disk is full; make room")
    assert queue.all()[0].state is JobState.FAILED
    assert queue.all()[0].error == "the disk is full; make room"
    queue.retry(work.id)
    assert queue.all()[0].state is JobState.QUEUED
    assert queue.all()[0].error == ""


def test_work_ends_once(queue) -> None:
    (work,) = queue.add(works("a"))
    with pytest.raises(RequestError, match="no longer in the queue"):
        queue.finish(work.id)
    queue.next()
    queue.finish(work.id)
    for ending in (queue.finish, queue.put_back, queue.retry):
        with pytest.raises(RequestError, match="no longer in the queue"):
            ending(work.id)
    queue.cancel(work.id)
    assert queue.all()[0].state is JobState.SUCCEEDED


def test_work_whose_failure_the_disk_did_not_take_can_be_tried_again(queue, monkeypatch) -> None:
    (work,) = queue.add(works("a"))
    queue.next()
    with pytest.raises(RequestError):
        queue.retry(work.id)

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patches:
        patches.setattr(render_queue.rows, "set_state", refuse)
        with pytest.raises(OSError, match="space"):
            queue.fail(work.id, "the disk is full")
    queue.retry(work.id)
    assert queue.next().id == work.id


def test_running_work_is_not_removed_from_under_its_worker(queue) -> None:
    a, b = queue.add(works("a", "b"))
    queue.next()
    assert [work.title for work in queue.remove([a.id, b.id])] == ["b"]
    queue.cancel(a.id)
    assert [work.title for work in queue.remove([a.id])] == ["a"]


def test_interrupted_work_waits_again_at_its_old_place(queue) -> None:
    queue.add(works("a", "b"))
    work = queue.next()
    queue.put_back(work.id)
    assert queue.next().id == work.id


def test_all_of_several_works_are_added_or_none(queue) -> None:
    with pytest.raises(TypeError):
        queue.add([*works("a"), NewWork(WorkKind.EDIT, "b", {"not": object()})])
    assert queue.all() == ()


def test_work_of_a_newer_version_is_left_alone(queue, database) -> None:
    queue.add(works("a"))
    with database.writing() as connection:
        connection.execute("UPDATE queue SET kind = 'hologram'")
    assert queue.all() == ()
    assert queue.next() is None
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM queue").fetchone()[0] == 1


def test_an_edit_comes_back_as_it_went(queue) -> None:
    edit = EditWork(7, HAPPY)
    queue.add([edit.queued("a.png")])
    assert EditWork.of(queue.next().payload) == edit


def test_an_export_comes_back_as_it_went(queue) -> None:
    export = ExportWork(7, None, ExportOptions("/out", ExportFormat.JPEG, 90), 2, 12)
    queue.add([export.queued("a.png"), ExportWork(7, 3, ExportOptions("/out")).queued("b")])
    assert ExportWork.of(queue.next().payload) == export
    assert ExportWork.of(queue.next().payload).version_id == 3


@pytest.mark.parametrize("payload", [{}, {"photo_id": "7"}, {"photo_id": True}, {"photo_id": 7, "request": {}}])
def test_a_damaged_payload_is_refused_in_words(payload) -> None:
    with pytest.raises(RequestError):
        EditWork.of(payload)
    with pytest.raises(RequestError):
        ExportWork.of(payload)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["add", "next", "finish", "fail", "cancel", "put_back", "retry", "remove", "move"]),
            st.integers(0, 5),
        ),
        max_size=40,
    )
)
def test_whatever_is_done_no_work_is_lost_or_done_twice(database, steps) -> None:
    queue = RenderQueueStore(database)
    queue.remove(work.id for work in queue.all())
    known: list[int] = []
    finished: set[int] = set()
    for step, number in steps:
        if step == "add":
            known += [work.id for work in queue.add(works(str(number)))]
        elif step == "next":
            work = queue.next()
            assert work is None or work.id not in finished
        elif known:
            work_id = known[number % len(known)]
            try:
                if step == "fail":
                    queue.fail(work_id, "why")
                elif step == "move":
                    queue.move(work_id, number)
                elif step == "remove":
                    removed = {work.id for work in queue.remove([work_id])}
                    known = [one for one in known if one not in removed]
                else:
                    getattr(queue, step)(work_id)
                    finished |= {work_id} if step == "finish" else set()
            except RequestError:
                continue
    assert sorted(known) == sorted(work.id for work in queue.all())
    for work in queue.all():
        queue.cancel(work.id)
    queue.clear_finished()
    assert queue.all() == ()


KILLED = """
import sys
from pathlib import Path
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.render_queue import NewWork, RenderQueueStore, WorkKind

queue = RenderQueueStore(open_database(Path(sys.argv[1]) / "library.db"))
queue.add([NewWork(WorkKind.EDIT, str(number), {}) for number in range(50)])
print("ready", flush=True)
while True:
    work = queue.next()
    print("begun", work.id, flush=True)
    sys.stdin.readline()
    queue.finish(work.id)
    print("done", work.id, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_after_a_kill_what_ran_waits_again_and_what_was_done_stays_done(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("\n\n")
        child.stdin.flush()
        said = [child.stdout.readline().split() for _ in range(6)]
        child.send_signal(signal.SIGKILL)
    assert [words[0] for words in said] == ["ready", "begun", "done", "begun", "done", "begun"]
    database = open_database(tmp_path / "library.db")
    queue = RenderQueueStore(database)
    assert [work.state for work in queue.all()].count(JobState.RUNNING) == 1
    assert queue.resume() == 48
    assert [work.state for work in queue.all()] == [JobState.SUCCEEDED] * 2 + [JobState.QUEUED] * 48
    assert queue.next().id == int(said[-1][1])
    database.close()
