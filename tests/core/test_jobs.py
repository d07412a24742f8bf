import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, PixelSmileError
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import Progress, ProgressMeter, ignore_progress


def test_three_states_are_endings() -> None:
    endings = {state for state in JobState if state.is_terminal}
    assert endings == {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}


def test_a_cancel_from_another_thread_wakes_a_wait() -> None:
    token, heard, waiting = CancelToken(), threading.Event(), threading.Event()

    def work() -> None:
        waiting.set()
        try:
            token.wait(60)
        except Cancelled:
            heard.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert waiting.wait(10)
    token.cancel()
    worker.join(30)
    assert heard.is_set()


def test_many_threads_may_cancel_at_once() -> None:
    token = CancelToken()
    threads = [threading.Thread(target=token.cancel) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with pytest.raises(Cancelled):
        token.raise_if_requested()
    with pytest.raises(Cancelled):
        token.wait(0)


def test_without_a_cancel_nothing_is_raised() -> None:
    token = CancelToken()
    token.raise_if_requested()
    token.wait(0)
    assert not token.requested


def test_cancelled_is_no_error() -> None:
    assert not issubclass(Cancelled, PixelSmileError)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=20))
def test_the_time_left_follows_the_pace_so_far(durations: list[float]) -> None:
    clock, told = Clock(), list[Progress]()
    meter = ProgressMeter("Rendering", len(durations), told.append, clock)
    for duration in durations:
        clock.now += duration
        meter.step()
    assert told[0] == Progress("Rendering", 0, len(durations), None)
    assert [moment.done for moment in told] == list(range(len(durations) + 1))
    for moment in told[1:]:
        pace = sum(durations[: moment.done]) / moment.done
        assert moment.seconds_left == pytest.approx(pace * (moment.total - moment.done), abs=1e-6)
        assert 0 <= moment.fraction <= 1
    assert told[-1].seconds_left == 0


def test_steps_beyond_the_last_do_not_pass_the_end() -> None:
    told = list[Progress]()
    meter = ProgressMeter("Rendering", 0, told.append, Clock())
    meter.step()
    meter.step()
    assert [moment.fraction for moment in told] == [0, 1, 1]


def test_nobody_has_to_listen() -> None:
    ProgressMeter("Rendering", 3, ignore_progress).step()
