import threading
from collections.abc import Iterator

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.ui.workers.latest_task import LatestTask
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.waiting import Heard, until


@pytest.fixture
def pool(qapp: object) -> Iterator[TaskPool]:
    pool = TaskPool(2)
    yield pool
    assert pool.close()


class Held:
    """Work that waits until it is let go, and notes what was begun."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun: list[int] = []

    def of(self, number: int):
        def work(_cancel: CancelToken) -> int:
            self.begun.append(number)
            assert self.gate.wait(20)
            return number * 10

        return work


def test_the_last_request_wins_and_those_between_are_never_begun(pool: TaskPool) -> None:
    task, held = LatestTask[int](pool), Held()
    for number in range(1, 6):
        task.request(number, held.of(number))
    until(lambda: held.begun)
    held.gate.set()
    until(lambda: not task.is_busy)
    assert held.begun == [1, 5]
    assert (task.key, task.value) == (5, 50)


def test_what_is_there_is_not_made_again(pool: TaskPool) -> None:
    task, held, ready = LatestTask[int](pool), Held(), Heard()
    task.ready.connect(ready.heard)
    held.gate.set()
    task.request("key", held.of(1))
    until(lambda: not task.is_busy)
    task.request("key", held.of(2))
    assert not task.is_busy
    assert (held.begun, len(ready.calls)) == ([1], 1)


def test_back_to_what_is_under_way_drops_what_waits(pool: TaskPool) -> None:
    task, held = LatestTask[int](pool), Held()
    task.request(1, held.of(1))
    task.request(2, held.of(2))
    task.request(1, held.of(1))
    held.gate.set()
    until(lambda: not task.is_busy)
    assert task.value == 10


def test_forsaken_work_is_not_heard_of_and_the_value_stays(pool: TaskPool) -> None:
    task, held = LatestTask[int](pool), Held()
    held.gate.set()
    task.request(1, held.of(1))
    until(lambda: task.value == 10)
    held.gate.clear()
    task.request(2, held.of(2))
    until(lambda: len(held.begun) == 2)
    task.forsake()
    held.gate.set()
    until(lambda: pool.is_idle)
    assert (task.key, task.value, task.is_busy) == (1, 10, False)
    task.clear()
    assert task.value is None


@pytest.mark.expects_warnings
def test_failed_work_is_told_and_leaves_no_value(pool: TaskPool, caplog: pytest.LogCaptureFixture) -> None:
    task, held, failed = LatestTask[int](pool), Held(), Heard()
    task.failed.connect(failed.heard)
    held.gate.set()
    task.request(1, held.of(1))
    until(lambda: task.value == 10)

    def broken(_cancel: CancelToken) -> int:
        raise MemoryError("too large")

    task.request(2, broken)
    until(lambda: not task.is_busy)
    assert task.value is None
    assert isinstance(failed.calls[0][0], MemoryError)
    assert "work for the window failed" in caplog.text
