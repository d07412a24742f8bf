from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import OutOfMemoryError
from pixelsmile_desktop.core.hardware import Gpu, Hardware
from pixelsmile_desktop.engines.pixelsmile.footprint import GIB
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.training.config import Sharding, TrainingConfig
from pixelsmile_desktop.training.config_file import read_config
from pixelsmile_desktop.training.memory import adapter_parameters, check_memory, checkpoint_bytes, estimate
from tests.training.datasets import write_config


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    """The paper's training, without judges."""
    path = write_config(tmp_path, tmp_path, tmp_path, model={"precision": "bf16"}, data={"side": 512})
    config = read_config(path)
    return replace(
        config,
        adapter=replace(config.adapter, rank=64, alpha=128),
        run=replace(config.run, batch=4, device="auto"),
    )


def test_the_published_model_is_counted_exactly(config: TrainingConfig) -> None:
    assert adapter_parameters(config, PUBLISHED_MODEL) == 424_673_280
    needed = estimate(config, PUBLISHED_MODEL)
    assert needed.weights == 20_430_401_088 * 2
    assert needed.adapter == 424_673_280 * 16
    assert checkpoint_bytes(config, PUBLISHED_MODEL) == 424_673_280 * 12 * (config.run.keep_checkpoints + 1)


def test_everything_that_saves_memory_saves_memory(config: TrainingConfig) -> None:
    base = estimate(config, PUBLISHED_MODEL)
    eight_bit = replace(config, optimizer=replace(config.optimizer, eight_bit=True))
    assert estimate(eight_bit, PUBLISHED_MODEL).adapter == base.adapter * 10 / 16
    average = replace(config, optimizer=replace(config.optimizer, ema_decay=0.999))
    assert estimate(average, PUBLISHED_MODEL).adapter == base.adapter * 20 / 16
    kept = replace(config, run=replace(config.run, gradient_checkpointing=False))
    assert estimate(kept, PUBLISHED_MODEL).activations > 10 * base.activations
    sharded = replace(config, run=replace(config.run, processes=4, sharding=Sharding.SHARDED))
    assert estimate(sharded, PUBLISHED_MODEL).weights == base.weights / 4
    smaller = replace(config, run=replace(config.run, batch=1))
    assert estimate(smaller, PUBLISHED_MODEL).activations == base.activations / 4


def test_judges_are_counted_with_what_decoding_keeps(config: TrainingConfig, tmp_path: Path) -> None:
    clip = tmp_path / "clip"
    clip.mkdir()
    (clip / "model.safetensors").write_bytes(b"x" * 1000)
    judged = replace(config, loss=replace(config.loss, contrast_weight=0.05, clip=clip))
    difference = estimate(judged, PUBLISHED_MODEL).judges - estimate(config, PUBLISHED_MODEL).judges
    assert difference == 1000 + 1.25 * 512**2 * 96 * 69 * 2


def gpu(free_gb: float) -> Hardware:
    return Hardware(gpus=(Gpu("GPU", 80.0, "1", "9.0", free_gb=free_gb),), free_ram_gb=10.0)


def test_what_does_not_fit_is_refused_with_advice(config: TrainingConfig) -> None:
    needed = estimate(config, PUBLISHED_MODEL)
    fits = needed.total / GIB
    check_memory(config, needed, gpu(fits + 0.1))
    with pytest.raises(OutOfMemoryError, match="choose a smaller batch") as caught:
        check_memory(config, needed, gpu(fits - 0.1))
    assert f"about {fits:.1f} GiB, and GPU has {fits - 0.1:.1f} GiB free" in str(caught.value)
    check_memory(replace(config, run=replace(config.run, ignore_memory_estimate=True)), needed, gpu(1))


def test_without_a_gpu_main_memory_counts(config: TrainingConfig) -> None:
    needed = estimate(config, PUBLISHED_MODEL)
    on_processor = replace(config, run=replace(config.run, device="cpu", gradient_checkpointing=False))
    with pytest.raises(OutOfMemoryError, match="set gradient_checkpointing = true"):
        check_memory(on_processor, needed, gpu(80))
    check_memory(config, needed, Hardware())
