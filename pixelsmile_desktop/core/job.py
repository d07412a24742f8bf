"""Where a job stands: one piece of work in a queue, with exactly one ending."""

from __future__ import annotations

from enum import Enum


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
        return self not in {JobState.QUEUED, JobState.RUNNING}
