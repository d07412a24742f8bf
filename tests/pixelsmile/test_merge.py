"""Merging tensor by tensor gives bit by bit what diffusers fuses."""

from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.core.plan import Placement, merges_adapters
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.lora import all_fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.lora_file import LoraPair
from pixelsmile_desktop.engines.pixelsmile.merge import MergedWeights, merged
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder
from pixelsmile_desktop.engines.pixelsmile.shards import Shards
from tests.pixelsmile.adapter_files import random_pairs, save_adapter, tensors_of, weighted

SHAPES = linear_shapes(RandomModel().transformer())


@pytest.mark.parametrize("strength", [1.0, 0.7, 2.0])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("of_file", [torch.float32, torch.bfloat16])
def test_a_merged_model_is_a_fused_one(
    of_file: torch.dtype, dtype: torch.dtype, strength: float, tiny_bf16: ModelFolder, tmp_path: Path
) -> None:
    tensors = tensors_of(random_pairs(SHAPES, dtype=of_file))
    pipeline = RandomModel().pipeline()
    pipeline.transformer.to(torch.bfloat16).to(dtype)
    pipeline.load_lora_weights(dict(tensors), adapter_name="theirs")
    pipeline.fuse_lora(components=["transformer"], lora_scale=strength)
    pipeline.unload_lora_weights()
    adapters = all_fitted([weighted(save_adapter(tmp_path / "a.safetensors", tensors), strength)], SHAPES)
    ours = MergedWeights(Shards(tiny_bf16.transformer), adapters, "cpu", dtype)
    fused = pipeline.transformer.state_dict()
    assert set(ours) == set(fused)
    assert all(torch.equal(ours.tensor(name), fused[name]) for name in ours)


@pytest.mark.filterwarnings("ignore:Already found a `peft_config`:UserWarning")
def test_two_merged_adapters_are_two_fused_ones(tiny_bf16: ModelFolder, tmp_path: Path) -> None:
    both = [tensors_of(random_pairs(SHAPES, rank=rank, seed=rank)) for rank in (4, 2)]
    pipeline = RandomModel().pipeline()
    pipeline.transformer.to(torch.bfloat16)
    for name, tensors in zip("ab", both, strict=True):
        pipeline.load_lora_weights(dict(tensors), adapter_name=name)
    pipeline.set_adapters(["a", "b"], [0.5, 1.0])
    pipeline.fuse_lora(components=["transformer"], adapter_names=["a", "b"])
    pipeline.unload_lora_weights()
    paths = [save_adapter(tmp_path / f"{name}.safetensors", t) for name, t in zip("ab", both, strict=True)]
    adapters = all_fitted([weighted(paths[0], 0.5), weighted(paths[1], 1.0)], SHAPES)
    ours = MergedWeights(Shards(tiny_bf16.transformer), adapters, "cpu", torch.bfloat16)
    fused = pipeline.transformer.state_dict()
    assert all(torch.equal(ours.tensor(name), fused[name]) for name in ours)


def test_nothing_to_add_is_the_very_weight() -> None:
    weight = torch.ones(3, 3)
    assert merged(weight, []) is weight


@given(strength=st.floats(0, 2), alpha=st.floats(0.5, 64), rank=st.integers(1, 4))
def test_strength_and_alpha_multiply(strength: float, alpha: float, rank: int) -> None:
    pair = LoraPair(torch.ones(rank, 3), torch.ones(2, rank), alpha)
    weight = torch.zeros(2, 3)
    # Every entry of up @ down is the rank, which the scale divides by.
    torch.testing.assert_close(merged(weight, [(pair, strength)]), torch.full((2, 3), strength * alpha))
    assert not weight.any()


def test_quantised_and_streamed_weights_are_merged_and_others_are_not() -> None:
    merging = {
        (precision, placement): merges_adapters(precision, placement)
        for precision in (Precision.FP32, Precision.BF16, Precision.FP8, Precision.NF4)
        for placement in Placement
    }
    assert {key for key, merges in merging.items() if not merges} == {
        (precision, placement)
        for precision in (Precision.FP32, Precision.BF16)
        for placement in (Placement.RESIDENT, Placement.SWAPPED)
    }
