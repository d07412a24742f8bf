from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, SaveError
from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.progress import Progress, ignore_progress
from pixelsmile_desktop.core.request import Method, Subject
from pixelsmile_desktop.engines.pixelsmile.conditioning import interpolated
from pixelsmile_desktop.engines.pixelsmile.latents import Grid
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder
from pixelsmile_desktop.faces.finder import FaceFinder
from pixelsmile_desktop.training.alignment import aligned
from pixelsmile_desktop.training.batches import BatchMaker
from pixelsmile_desktop.training.cache import TensorCache
from pixelsmile_desktop.training.config import Timesteps, TrainingConfig
from pixelsmile_desktop.training.config_file import read_config
from pixelsmile_desktop.training.faces import five_points
from pixelsmile_desktop.training.inventory import Naming, Work, check_disk, estimated_bytes, missing_work
from pixelsmile_desktop.training.parts import load_frozen, load_judges
from pixelsmile_desktop.training.pictures import check_pictures, read_square
from pixelsmile_desktop.training.precompute import FrozenParts, precompute
from pixelsmile_desktop.training.records import Record, read_records, rescaled
from pixelsmile_desktop.training.sampling import Sample
from tests.training.datasets import SIDE, write_config

NAMING = Naming(SIDE, Subject.PERSON, "clip", "recogniser")


@pytest.fixture(scope="module")
def config(
    tmp_path_factory: pytest.TempPathFactory, tiny: ModelFolder, portraits: Path, tiny_clip: Path, tiny_recogniser: Path
) -> TrainingConfig:
    loss = {"contrast_weight": 0.05, "identity_weight": 0.1, "clip": tiny_clip, "recogniser": tiny_recogniser}
    folder = tmp_path_factory.mktemp("precompute")
    loss["accept_identity_licence"] = True
    return read_config(write_config(folder, tiny.folder, portraits / "records.jsonl", loss=loss))


@pytest.fixture(scope="module")
def parts(config: TrainingConfig, tiny: ModelFolder) -> FrozenParts:
    return load_frozen(config, tiny, load_judges(config, tiny, "cpu"), "cpu")


@pytest.fixture(scope="module")
def records(portraits: Path) -> tuple[Record, ...]:
    return read_records(portraits / "records.jsonl")


@pytest.fixture(scope="module")
def files(portraits: Path, records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory):
    path, ledger = portraits / "records.jsonl", tmp_path_factory.mktemp("ledger")
    return check_pictures(path, records, ledger, workers=1, cancel=CancelToken(), progress=ignore_progress)


def filled(
    folder: Path,
    work: Callable[[TensorCache], tuple[Work, ...]],
    parts: FrozenParts,
    listener: Callable[[Progress], None] = ignore_progress,
    cancel: CancelToken | None = None,
) -> TensorCache:
    cache = TensorCache(folder, {})
    precompute(work(cache), parts, NAMING, cache, cancel=cancel or CancelToken(), progress=listener)
    return cache


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, records, files, parts: FrozenParts) -> TensorCache:
    return filled(tmp_path_factory.mktemp("cache"), lambda empty: missing_work(records, files, NAMING, empty), parts)


def test_latents_are_the_engines_own(cache: TensorCache, records, files, parts: FrozenParts) -> None:
    maker = BatchMaker(records, files, NAMING, cache)
    grid = Grid(SIDE // 16, SIDE // 16)
    assert torch.equal(maker.control(records[0]), parts.codec.encode(read_square(records[0].images[0], SIDE), grid)[0])
    assert torch.equal(
        maker.latents(records[0], 1), parts.codec.encode(read_square(records[0].images[2], SIDE), grid)[0]
    )


@pytest.mark.parametrize("rescale", [False, True])
def test_embeddings_are_the_engines_own_at_the_targets_score(
    cache: TensorCache, records, files, parts: FrozenParts, rescale: bool
) -> None:
    found = BatchMaker(records, files, NAMING, cache, rescale=rescale).embedding(records[0], 0)
    words = [str(word) for word in TWELVE]
    whole = parts.encoder.encode(read_square(records[0].source.image, SIDE), words, Subject.PERSON)
    score = rescaled(0.9) if rescale else 0.9
    wanted = interpolated(whole, ExpressionMix(((Expression.FEAR, score),)), Method.SCORE_ONE_ALL)
    assert torch.equal(found, wanted[0])


def test_a_face_is_found_where_the_finder_finds_it(
    cache: TensorCache, records, files, parts: FrozenParts, models: Path
) -> None:
    target = records[0].targets[0]
    names = NAMING.target(files[target.image], target.boxes)
    square = read_square(target.image, SIDE)
    points = cache.get(names.points)
    assert np.allclose(points, five_points(FaceFinder(models), square, None), atol=1e-4)
    picture = torch.tensor(square).permute(2, 0, 1)[None] / 127.5 - 1
    assert parts.person is not None
    assert torch.equal(cache.get(names.person), parts.person(picture, points[None])[0])
    # The eyes of an aligned face stand side by side in its upper half.
    assert aligned(picture, points[None]).std() > 0.1
    left, right, nose = points[0], points[1], points[2]
    assert left[0] < nose[0] < right[0]
    assert max(left[1], right[1]) < nose[1] < points[3:, 1].min()


def test_a_picture_without_a_face_has_no_points(tmp_path: Path, records, files, parts: FrozenParts) -> None:
    class Blind:
        def find(self, _: object) -> tuple[()]:
            return ()

    work = missing_work(records[:1], files, NAMING, TensorCache(tmp_path, {}))
    blind = replace(parts, finder=Blind())
    cache = filled(tmp_path, lambda _: work, blind)
    names = NAMING.target(files[records[0].targets[0].image], ())
    assert cache.get(names.points).isnan().all()
    assert (cache.get(names.person) == 0).all()


def test_every_tensor_is_computed_once(records, files, cache: TensorCache, tmp_path: Path) -> None:
    work = missing_work(records, files, NAMING, TensorCache(tmp_path, {}))
    assert len(work) == 4
    assert sum(each.prompt is not None for each in work) == 1
    assert missing_work(records, files, NAMING, cache) == ()


def test_another_clip_only_asks_for_its_own_features(records, files, cache: TensorCache) -> None:
    work = missing_work(records, files, replace(NAMING, clip="other"), cache)
    assert [set(each.missing) for each in work] == [{"scene"}] * 3
    assert all(each.prompt is None for each in work)


def test_what_was_done_before_a_cancel_stays_done(tmp_path: Path, records, files, parts: FrozenParts) -> None:
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        filled(tmp_path, lambda empty: missing_work(records, files, NAMING, empty), parts, stop, cancel)
    left = missing_work(records, files, NAMING, TensorCache(tmp_path, {}))
    assert len(left) == 2


def test_the_estimate_of_the_disk_is_about_right(
    cache: TensorCache, records, files, tiny: ModelFolder, tmp_path: Path
) -> None:
    work = missing_work(records, files, NAMING, TensorCache(tmp_path, {}))
    estimate = estimated_bytes(work, SIDE, tiny, number_bytes=4)
    tensors = {name: cache.get(name) for name in cache._places}
    real = sum(each.numel() * each.element_size() for each in tensors.values())
    assert estimate == pytest.approx(real, rel=0.15)


def test_a_cache_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    check_disk(tmp_path / "not" / "yet", 1000, "the cache")
    with pytest.raises(SaveError, match=r"the cache in .* will take 1073741824.0 GiB, and .* [GM]iB are free"):
        check_disk(tmp_path / "not" / "yet", 2**60, "the cache")


def test_a_batch_has_what_its_samples_ask_for(cache: TensorCache, records, files) -> None:
    maker = BatchMaker(records, files, NAMING, cache)
    samples = [Sample(1, 11), Sample(0, 12)]
    batch = maker.batch(samples, "cpu", torch.float32)
    assert batch.records == ("r1", "r0")
    assert torch.equal(batch.latents[0, 0], maker.latents(records[1], 0))
    assert torch.equal(batch.embeddings[1, 1], maker.embedding(records[0], 1))
    assert batch.noise.shape == batch.control.shape
    single = maker.batch(samples[1:], "cpu", torch.float32)
    assert torch.equal(batch.noise[1], single.noise[0])
    assert torch.equal(batch.sigma[1:], single.sigma)
    assert not torch.equal(batch.noise[0], batch.noise[1])


@pytest.mark.parametrize("timesteps", list(Timesteps))
def test_timesteps_are_spread_as_they_should_be(cache: TensorCache, records, files, timesteps: Timesteps) -> None:
    maker = BatchMaker(records, files, NAMING, cache, timesteps=timesteps)
    sigma = torch.stack([maker._noise(seed, (1, 1))[1] for seed in range(2000)])
    steps = sigma * 1000
    assert torch.equal(steps.round(), steps.round().clamp(1, 1000))
    assert (steps - steps.round()).abs().max() < 1e-3
    middle = ((sigma > 0.25) & (sigma <= 0.75)).float().mean().item()
    # The standard logistic of a normal number lies between 1/4 and 3/4 for |x| < log 3, which is 72.8 %.
    assert middle == pytest.approx({"uniform": 0.5, "logit_normal": 0.728}[timesteps], abs=0.04)
    assert sigma.mean().item() == pytest.approx(0.5, abs=0.03)
