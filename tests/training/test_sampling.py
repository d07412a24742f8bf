from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.training.sampling import SampleStream

SIZES = st.integers(1, 40)
SEEDS = st.integers(0, 2**32 - 1)


@given(SIZES, SEEDS, st.integers(0, 5))
def test_every_epoch_has_every_record_once(records: int, seed: int, epoch: int) -> None:
    stream = SampleStream(records, seed)
    drawn = [stream.sample(epoch * records + place).record for place in range(records)]
    assert sorted(drawn) == list(range(records))


@given(SIZES, SEEDS, st.integers(1, 4), st.integers(1, 4), st.integers(0, 100))
def test_processes_share_what_one_would_take(records: int, seed: int, count: int, processes: int, start: int) -> None:
    alone = SampleStream(records, seed).share(start, count * processes)
    streams = [SampleStream(records, seed) for _ in range(processes)]
    shared = [sample for rank, stream in enumerate(streams) for sample in stream.share(start, count, rank)]
    assert shared == list(alone)


@given(SIZES, SEEDS, st.integers(0, 200))
def test_a_sample_depends_on_its_position_alone(records: int, seed: int, position: int) -> None:
    fresh, used = SampleStream(records, seed), SampleStream(records, seed)
    used.share(0, 30)
    used.sample(position + 3 * records)
    assert fresh.sample(position) == used.sample(position)


def test_noise_and_order_differ_from_epoch_to_epoch_and_seed_to_seed() -> None:
    stream = SampleStream(50, 1)
    first, second = stream.share(0, 50), stream.share(50, 50)
    assert len({sample.seed for sample in (*first, *second)}) == 100
    assert [sample.record for sample in first] != [sample.record for sample in second]
    assert SampleStream(50, 2).share(0, 50) != first


def test_the_order_is_the_same_everywhere() -> None:
    assert [sample.record for sample in SampleStream(8, 42).share(0, 8)] == ORDER


ORDER = [4, 6, 0, 3, 5, 7, 2, 1]
"""As drawn when the format was made: a change would make finished runs unrepeatable."""
