"""A table in place of the modulation weights changes no bit of the output, whatever model, steps and adapters."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import QwenImageTransformer2DModel

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.engines.pixelsmile.lora import all_fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.merge import MergedWeights
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.engines.pixelsmile.modulation import ModulationTable, is_in_table
from pixelsmile_desktop.engines.pixelsmile.shards import Shards
from tests.pixelsmile.adapter_files import (
    MODULATION_TARGETS,
    TARGETS,
    output_of,
    random_pairs,
    save_adapter,
    tensors_of,
    weighted,
)

SHAPES = linear_shapes(RandomModel().transformer())


def some_timesteps(steps: int) -> torch.Tensor:
    scheduler = RandomModel().scheduler()
    scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / steps, steps), mu=0.69)
    return scheduler.timesteps


def plain(model: ModelFolder, dtype: torch.dtype) -> QwenImageTransformer2DModel:
    transformer = QwenImageTransformer2DModel.from_pretrained(model.transformer.folder, dtype=dtype)
    return transformer.eval()


def with_table(model: ModelFolder, dtype: torch.dtype) -> tuple[QwenImageTransformer2DModel, ModulationTable]:
    transformer = plain(model, dtype)
    return transformer, ModulationTable(transformer, Shards(model.transformer), "cpu", dtype)


def steps_of(transformer: Any, timesteps: torch.Tensor, table: ModulationTable | None, **inputs: Any) -> list[Any]:
    """The output of every step, as the denoising loop asks for it."""
    dtype = transformer.dtype
    outputs = []
    for step, timestep in enumerate(timesteps):
        if table is not None:
            table.at(step)
        outputs.append(output_of(transformer, dtype=dtype, timestep=float(timestep.to(dtype) / 1000), **inputs))
    return outputs


def equal(first: list[torch.Tensor], second: list[torch.Tensor]) -> bool:
    return all(map(torch.equal, first, second))


@pytest.fixture(scope="module", params=[True, False], ids=["zero_cond_t", "no zero_cond_t"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    folder = tmp_path_factory.mktemp("modulated") / "model"
    return inspect_model(RandomModel(zero_cond_t=request.param).save(folder, shard_bytes=60_000))


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("steps", [2, 8])
def test_every_step_is_bit_identical(steps: int, dtype: torch.dtype, model: ModelFolder) -> None:
    timesteps = some_timesteps(steps)
    transformer, table = with_table(model, dtype)
    table.prepare(timesteps)
    found = steps_of(transformer, timesteps, table)
    assert equal(found, steps_of(plain(model, dtype), timesteps, None))
    assert not torch.equal(found[0], found[1])


def test_a_third_of_the_weights_is_gone(tiny: ModelFolder) -> None:
    transformer, _ = with_table(tiny, torch.float32)
    assert sum(p.numel() for p in transformer.parameters()) == tiny.facts.blocks + tiny.facts.edges
    assert not any(is_in_table(name) for name, _ in transformer.named_parameters())


def test_several_pictures_in_one_pass_are_what_they_are_alone(model: ModelFolder) -> None:
    timesteps = some_timesteps(3)
    transformer, table = with_table(model, torch.float32)
    table.prepare(timesteps)
    for batch in (2, 3):
        together = steps_of(transformer, timesteps, table, batch=batch)
        without = steps_of(plain(model, torch.float32), timesteps, None, batch=batch)
        for ours, theirs in zip(together, without, strict=True):
            assert ours.shape[0] == batch
            torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)


def test_steps_may_be_asked_for_in_any_order(tiny: ModelFolder) -> None:
    timesteps = some_timesteps(3)
    transformer, table = with_table(tiny, torch.float32)
    table.prepare(timesteps)
    forwards = steps_of(transformer, timesteps, table)
    for step in (2, 0, 1):
        table.at(step)
        assert torch.equal(output_of(transformer, timestep=float(timesteps[step] / 1000)), forwards[step])


def test_without_preparing_nothing_is_made_up(tiny: ModelFolder) -> None:
    transformer, _ = with_table(tiny, torch.float32)
    with pytest.raises(RuntimeError, match="not prepared"):
        output_of(transformer)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_adapters_are_merged_in(dtype: torch.dtype, model: ModelFolder, tmp_path: Path) -> None:
    pairs = random_pairs(SHAPES, MODULATION_TARGETS)
    shape = SHAPES["time_text_embed.timestep_embedder.linear_1"]
    pairs["time_text_embed.timestep_embedder.linear_1"] = (torch.full((1, shape[1]), 0.1), torch.ones(shape[0], 1))
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(pairs))
    adapters = all_fitted([weighted(path, 0.75)], SHAPES)
    merged = plain(model, dtype)
    weights = MergedWeights(Shards(model.transformer), adapters, "cpu", dtype)
    # Assigned, not copied: how a product rounds also depends on where in memory its factors begin.
    merged.load_state_dict({name: weights.tensor(name) for name in weights}, assign=True)
    timesteps = some_timesteps(3)
    transformer, table = with_table(model, dtype)
    transformer.time_text_embed.load_state_dict(merged.time_text_embed.state_dict(), assign=True)
    table.prepare(timesteps)
    before = steps_of(transformer, timesteps, table)
    table.use(adapters)
    table.prepare(timesteps)
    after = steps_of(transformer, timesteps, table)
    assert equal(after, steps_of(merged, timesteps, None))
    assert not torch.equal(before[0], after[0])
    table.use([])
    table.prepare(timesteps)
    assert equal(steps_of(transformer, timesteps, table), before)


class CountingShards(Shards):
    """Counts the tensors that are read."""

    read = 0

    def tensor(self, name: str) -> torch.Tensor:
        self.read += 1
        return super().tensor(name)


@pytest.fixture
def counted(tiny: ModelFolder) -> tuple[CountingShards, ModulationTable]:
    shards = CountingShards(tiny.transformer)
    return shards, ModulationTable(plain(tiny, torch.float32), shards, "cpu", torch.float32)


def test_a_table_is_made_once(counted: tuple[CountingShards, ModulationTable], tmp_path: Path) -> None:
    shards, table = counted
    table.prepare(some_timesteps(3))
    once = shards.read
    # Weight and bias of two layers in two blocks, and of the two layers that embed the timestep.
    assert once == 2 * 2 * 2 + 4
    table.prepare(some_timesteps(3))
    assert shards.read == once
    table.prepare(some_timesteps(4))
    assert shards.read == 2 * once
    table.prepare(some_timesteps(3))
    assert shards.read == 2 * once
    plain_adapter = save_adapter(tmp_path / "a.safetensors", tensors_of(random_pairs(SHAPES, TARGETS)))
    for strength in (1.0, 0.5):
        table.use(all_fitted([weighted(plain_adapter, strength)], SHAPES))
        table.prepare(some_timesteps(3))
    assert shards.read == 2 * once
    lightning = save_adapter(tmp_path / "b.safetensors", tensors_of(random_pairs(SHAPES, MODULATION_TARGETS)))
    for strength in (1.0, 0.5):
        table.use(all_fitted([weighted(lightning, strength)], SHAPES))
        table.prepare(some_timesteps(3))
    assert shards.read == 4 * once


def test_only_a_few_tables_are_kept(counted: tuple[CountingShards, ModulationTable]) -> None:
    shards, table = counted
    for steps in (2, 3, 4):
        table.prepare(some_timesteps(steps))
    made = shards.read
    table.prepare(some_timesteps(4))
    table.prepare(some_timesteps(3))
    assert shards.read == made
    table.prepare(some_timesteps(2))
    assert shards.read > made


def test_a_cancelled_table_leaves_the_last_one(tiny: ModelFolder) -> None:
    transformer, table = with_table(tiny, torch.float32)
    table.prepare(some_timesteps(2))
    before = steps_of(transformer, some_timesteps(2), table)
    cancel, told = CancelToken(), []

    def hear(progress: Progress) -> None:
        told.append(progress)
        cancel.cancel()

    with pytest.raises(Cancelled):
        table.prepare(some_timesteps(3), cancel, hear)
    assert [progress.done for progress in told] == [0]
    assert equal(steps_of(transformer, some_timesteps(2), table), before)


def test_progress_goes_to_its_total(tiny: ModelFolder) -> None:
    _, table = with_table(tiny, torch.float32)
    told: list[Progress] = []
    table.prepare(some_timesteps(3), progress=told.append)
    assert [(progress.done, progress.total) for progress in told] == [(0, 2), (1, 2), (2, 2)]
