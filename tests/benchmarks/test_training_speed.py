"""What training costs besides the model's own arithmetic, as ratios within one run; run with `-m benchmark`."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.benchmark.random_model import SMALL, RandomModel
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries
from pixelsmile_desktop.training.config_file import read_config
from pixelsmile_desktop.training.objective import Objective
from pixelsmile_desktop.training.parts import load_frozen, load_judges
from pixelsmile_desktop.training.precompute import precompute
from pixelsmile_desktop.training.preparation import Preparation, prepare
from pixelsmile_desktop.training.processes import make_accelerator
from pixelsmile_desktop.training.progress_log import ProgressLog
from pixelsmile_desktop.training.records import record_line
from pixelsmile_desktop.training.run import Watch, training_parts
from pixelsmile_desktop.training.trainer import Trainer
from tests.benchmarks.conftest import Report
from tests.training.datasets import record, write_config

pytestmark = pytest.mark.benchmark
ROUNDS = 30


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> None:
    silence_libraries()


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six persons in photos of a megapixel."""
    folder = tmp_path_factory.mktemp("dataset")
    generator = np.random.default_rng(0)
    lines = []
    for person in range(6):
        entry = record(name=str(person), suffix="jpg")
        for part in (entry["src"], *entry["dst"]):
            part["image"] = f"{person}-{part['image']}"
            small = Image.fromarray(generator.integers(0, 256, (64, 64, 3), np.uint8))
            small.resize((1000, 1000), Image.Resampling.BICUBIC).save(folder / part["image"], quality=92)
        lines.append(record_line(entry))
    (folder / "records.jsonl").write_text("".join(lines))
    return folder / "records.jsonl"


def prepared(folder: Path, model: RandomModel, records: Path, **sections: dict[str, object]) -> Preparation:
    config = read_config(write_config(folder, model.save(folder / "model"), records, **sections))
    return prepare(config, CancelToken(), ProgressLog())


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_precomputing_is_spent_in_the_model(report: Report, dataset: Path, tmp_path: Path) -> None:
    preparation = prepared(tmp_path, RandomModel(SMALL), dataset, data={"side": 512, "workers": 2})
    config, model = preparation.config, preparation.model
    frozen = load_frozen(config, model, load_judges(config, model, "cpu"), "cpu")
    with preparation.open_cache() as cache:
        work = preparation.missing(cache)
        timing = precompute(work, frozen, preparation.naming, cache, cancel=CancelToken(), progress=ignore_progress)
    report.add(
        f"time within the model while precomputing {len(work)} photos of 1 megapixel (small model, 512 px)",
        f"{timing.share:.0%}",
        ">= 90 %",
    )
    assert timing.share >= 0.9


def test_a_step_against_bare_arithmetic(report: Report, dataset: Path, tmp_path: Path) -> None:
    preparation = prepared(tmp_path, RandomModel(), dataset, data={"side": 128}, run={"batch": 2, "steps": 1000})
    config, model = preparation.config, preparation.model
    judges = load_judges(config, model, "cpu")
    accelerator = make_accelerator(config)
    with preparation.open_cache() as cache:
        frozen = load_frozen(config, model, judges, "cpu")
        precompute(
            preparation.missing(cache),
            frozen,
            preparation.naming,
            cache,
            cancel=CancelToken(),
            progress=ignore_progress,
        )
        parts = training_parts(preparation, cache, judges, "cpu", Watch(CancelToken(), ProgressLog()))
        trainer = Trainer(preparation, parts, accelerator, ProgressLog(), CancelToken())
        batch = trainer._next_batch()
        bare_pass = bare(parts.transformer, batch, parts.objective)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(seconds(bare_pass))
            ours.append(seconds(trainer.update))
    ratio = sorted(ours)[ROUNDS // 2] / sorted(theirs)[ROUNDS // 2]
    report.add(
        "a training step against bare forward and backward of the same tensors (tiny model, 128 px, batch 2)",
        f"{ratio:.2f}",
        "<= 1.3",
    )
    assert ratio <= 1.3


def bare(transformer: object, batch: object, objective: Objective) -> Callable[[], None]:
    """Forward and backward on tensors that are ready: no reading, no noise, no update."""
    import torch

    sigma = batch.sigma.repeat(2)
    latents, noise = batch.latents.flatten(0, 1), batch.noise.repeat(2, 1, 1)
    share = sigma[:, None, None]
    hidden = torch.cat([(1 - share) * latents + share * noise, batch.control.repeat(2, 1, 1)], 1)
    target, words = noise - latents, batch.embeddings.flatten(0, 1)
    shapes = [[objective._grid.shape] * 2] * len(hidden)

    def forward_and_backward() -> None:
        output = transformer(
            hidden_states=hidden,
            timestep=sigma,
            encoder_hidden_states=words,
            encoder_hidden_states_mask=None,
            img_shapes=shapes,
            return_dict=False,
        )[0]
        torch.nn.functional.mse_loss(output[:, : target.shape[1]], target).backward()
        transformer.zero_grad(set_to_none=True)

    return forward_and_backward
