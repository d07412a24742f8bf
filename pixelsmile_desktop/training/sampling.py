"""Which record and which noise belong to which sample of a run, however many processes share the work."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Sample:
    """One turn of a record.

    Attributes:
        record: its index in the dataset.
        seed: of its noise and its timestep, 0..2^63-1.
    """

    record: int
    seed: int


class SampleStream:
    """An endless row of samples: every epoch has every record once, in an order of its own.

    Sample `n` depends on the seed and on `n` alone, so that a run can go on from any place, and two processes with a
    batch of one see what one process with a batch of two sees.

    Args:
        records: size of the dataset, at least 1.
        seed: of the run.
    """

    def __init__(self, records: int, seed: int) -> None:
        self._records = records
        self._seed = seed
        self._epoch = -1
        self._order: npt.NDArray[np.int64] = np.empty(0, np.int64)

    def sample(self, position: int) -> Sample:
        """The sample at a position, counted from 0."""
        epoch, place = divmod(position, self._records)
        if epoch != self._epoch:
            self._order = _permutation(self._records, self._seed, epoch)
            self._epoch = epoch
        digest = hashlib.sha256(f"{self._seed} {position}".encode()).digest()
        return Sample(int(self._order[place]), int.from_bytes(digest[:8], "big") >> 1)

    def share(self, position: int, count: int, rank: int = 0) -> tuple[Sample, ...]:
        """The block that one process takes of the samples from a position on: every process takes `count`.

        Args:
            position: where the first process begins.
            count: samples of a process.
            rank: the process, from 0.
        """
        first = position + rank * count
        return tuple(self.sample(place) for place in range(first, first + count))


def _permutation(count: int, seed: int, epoch: int) -> Any:
    # Not `Generator.permutation`: numpy does not promise that its stream stays the same from version to version.
    keys = np.frombuffer(
        b"".join(hashlib.sha256(f"{seed} {epoch} {index}".encode()).digest()[:8] for index in range(count)), ">u8"
    )
    return np.argsort(keys, kind="stable")
