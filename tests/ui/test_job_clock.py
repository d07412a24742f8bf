from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.progress import ByteProgress, Progress
from pixelsmile_desktop.ui.workers.job_clock import JobClock


class Job:
    """Runs stages by a clock of its own, and keeps what was told."""

    def __init__(self, clock: JobClock, now: list[float]) -> None:
        self.told: list[Progress] = []
        self._timed = clock.timed(self.told.append)
        self._now = now

    def run(self, *stages: tuple[str, float]) -> "Job":
        for stage, seconds in stages:
            self._timed(Progress(stage, 0, 2))
            self._now[0] += seconds / 2
            self._timed(Progress(stage, 1, 2, seconds / 2))
            self._now[0] += seconds / 2
        return self

    def finish(self) -> None:
        self._timed.finish()


def a_clock() -> tuple[JobClock, list[float]]:
    now = [50.0]
    return JobClock(lambda: now[0]), now


def left(job: Job) -> list[float | None]:
    return [None if told.seconds_left is None else round(told.seconds_left, 6) for told in job.told]


def test_the_first_job_knows_only_what_each_stage_says() -> None:
    clock, now = a_clock()
    assert left(Job(clock, now).run(("Loading", 8), ("Denoising", 4))) == [None, 4, None, 2]


def test_the_next_job_knows_what_is_still_to_come() -> None:
    clock, now = a_clock()
    Job(clock, now).run(("Loading", 8), ("Denoising", 4), ("Decoding", 2)).finish()
    again = Job(clock, now).run(("Loading", 6), ("Denoising", 4), ("Decoding", 2))
    assert left(again) == [8 + 6, 3 + 6, 4 + 2, 2 + 2, 2, 1]


def test_a_job_that_needs_no_loading_is_judged_by_the_stages_that_it_has() -> None:
    clock, now = a_clock()
    Job(clock, now).run(("Loading", 8), ("Denoising", 4)).finish()
    assert left(Job(clock, now).run(("Denoising", 4))) == [4, 2]


def test_a_job_that_did_not_end_well_teaches_nothing() -> None:
    clock, now = a_clock()
    Job(clock, now).run(("Loading", 800))
    assert left(Job(clock, now).run(("Loading", 8))) == [None, 4]


def test_the_kind_of_progress_stays() -> None:
    clock, _ = a_clock()
    told: list[Progress] = []
    clock.timed(told.append)(ByteProgress("Downloading", 1, 2, 3.0, 9.0))
    assert told == [ByteProgress("Downloading", 1, 2, 3.0, 9.0)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1000)), max_size=8))
def test_the_time_that_is_left_is_never_negative(stages: list[tuple[str, float]]) -> None:
    clock, now = a_clock()
    for _ in range(2):
        job = Job(clock, now).run(*stages)
        assert all(seconds is None or seconds >= 0 for seconds in left(job))
        job.finish()
