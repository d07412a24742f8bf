import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, PhotoError
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskPool
from tests.ui.waiting import Heard, until


@pytest.fixture
def pool(qapp: QObject) -> TaskPool:
    made = TaskPool(threads=1)
    yield made
    assert made.close()


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[QThread] = []

    def listen(self, value: object) -> None:
        self.heard.append(value)
        self.threads.append(QThread.currentThread())


def test_the_work_is_done_elsewhere_and_told_here(pool: TaskPool) -> None:
    ear = Ear()
    handle = pool.run(lambda: threading.current_thread() is threading.main_thread(), ear.listen)
    until(lambda: handle.is_over)
    assert ear.heard == [False]
    assert ear.threads == [QThread.currentThread()]
    assert pool.is_idle


def test_a_failure_goes_to_its_listener_or_to_the_signal(pool: TaskPool) -> None:
    ear, others = Ear(), Heard()
    pool.failed.connect(others.heard)

    def fail() -> None:
        raise PhotoError("the file is empty", "choose another")

    pool.run(fail, None, ear.listen)
    pool.run(fail)
    until(lambda: pool.is_idle)
    assert [str(error) for error in ear.heard] == ["the file is empty; choose another"]
    assert [str(error) for (error,) in others.calls] == ["the file is empty; choose another"]


def test_what_was_cancelled_is_not_heard_of_and_never_begins(pool: TaskPool) -> None:
    ear, began, gate = Ear(), [], threading.Event()
    first = pool.run(gate.wait, ear.listen)
    second = pool.run(lambda: began.append(1), ear.listen)
    second.cancel()
    first.cancel()
    gate.set()
    until(lambda: pool.is_idle)
    assert (ear.heard, began) == ([], [])


def test_the_work_may_look_at_the_token_of_its_task(pool: TaskPool) -> None:
    ear, token = Ear(), CancelToken()
    handle = pool.run(lambda: token.wait(60), ear.listen, ear.listen, cancel=token)
    handle.cancel()
    until(lambda: handle.is_over)
    assert ear.heard == []


def test_cancelled_by_itself_is_no_failure(pool: TaskPool) -> None:
    ear, others = Ear(), Heard()
    pool.failed.connect(others.heard)

    def stop() -> None:
        raise Cancelled

    handle = pool.run(stop, ear.listen, ear.listen)
    until(lambda: handle.is_over)
    assert (ear.heard, others.calls) == ([], [])


def test_what_is_seen_comes_before_what_is_not(pool: TaskPool) -> None:
    order: list[str] = []
    gate = threading.Event()
    pool.run(gate.wait)
    pool.run(lambda: order.append("idle"), priority=Priority.IDLE)
    pool.run(lambda: order.append("normal"))
    pool.run(lambda: order.append("visible"), priority=Priority.VISIBLE)
    gate.set()
    until(lambda: pool.is_idle)
    assert order == ["visible", "normal", "idle"]


def test_a_thread_that_has_rested_keeps_the_order(pool: TaskPool) -> None:
    for _ in range(20):
        order: list[int] = []
        pool.run(lambda: None)
        until(lambda: pool.is_idle)
        for number in range(4):
            pool.run(lambda n=number, o=order: o.append(n))
        until(lambda: pool.is_idle)
        assert order == [0, 1, 2, 3]


def test_a_listener_that_is_gone_is_not_called(pool: TaskPool) -> None:
    ear = Ear()
    handle = pool.run(lambda: 1, ear.listen)
    shiboken6.delete(ear)
    until(lambda: handle.is_over)
    assert ear.heard == []


def test_a_closed_pool_takes_nothing_and_leaves_no_thread(qapp: QObject) -> None:
    pool, token, ran = TaskPool(threads=2), CancelToken(), []
    pool.run(lambda: token.wait(60), cancel=token)
    assert pool.close()
    handle = pool.run(lambda: ran.append(1))
    assert handle.is_over
    assert ran == []


def test_a_pool_that_finishes_does_what_it_has_taken(qapp: QObject) -> None:
    pool, done = TaskPool(threads=1), []
    for number in range(5):
        pool.run(lambda n=number: done.append(n))
    assert pool.finish()
    assert done == [0, 1, 2, 3, 4]
