"""A job: one piece of work with exactly one ending."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pixelsmile_desktop.core.cancel import CancelToken


class JobState(Enum):
    """Where a job stands; the last three are endings."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        """Whether nothing follows."""
        return not _NEXT[self]


_NEXT: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}),
    JobState.SUCCEEDED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
}


@dataclass(eq=False)
class Job:
    """A piece of work in a queue.

    Attributes:
        title: what it is, in words, for people.
        cancel: the token made with the job and never reused.
        state: where it stands.
        error: why it failed, one sentence; empty unless it failed.
    """

    title: str
    cancel: CancelToken = field(default_factory=CancelToken)
    state: JobState = JobState.QUEUED
    error: str = ""

    def move_to(self, state: JobState, error: str = "") -> None:
        """Go on to `state`.

        Raises:
            ValueError: the job cannot go there from where it stands, or the error and the state contradict each other.
        """
        if state not in _NEXT[self.state]:
            raise ValueError(f"a {self.state.value} job cannot become {state.value}")
        if bool(error) != (state is JobState.FAILED):
            raise ValueError("a failed job has an error, and no other has")
        self.state = state
        self.error = error
