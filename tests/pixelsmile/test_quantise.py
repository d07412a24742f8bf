"""fp8 and NF4: near bfloat16, the right layers, and the same as the libraries' own way where there is one."""

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import QwenImageTransformer2DModel

from pixelsmile_desktop.benchmark.random_model import EncoderSize, ModelSize, RandomModel, TransformerSize
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.plan import Placement
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.components import load_text_encoder
from pixelsmile_desktop.engines.pixelsmile.loading import load_transformer
from pixelsmile_desktop.engines.pixelsmile.lora import linear_shapes
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from tests.pixelsmile.adapter_files import a_plan, random_pairs, save_adapter, tensors_of, weighted

QUANTISED = [Precision.FP8, Precision.NF4]
# Wide enough that a block of 64 weights is a small part of a row, as it is in the real model.
SIZE = ModelSize(TransformerSize(2, 4, 32, (8, 12, 12)), EncoderSize(2, 128, 4, 2, 256, 2, 32, 2, 64), 4, 1)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    folder = tmp_path_factory.mktemp("quantised") / "model"
    return inspect_model(RandomModel(SIZE).save(folder, dtype=torch.bfloat16, shard_bytes=500_000))


def load(model: ModelFolder, precision: Precision, *adapters: Any, **options: Any) -> Any:
    plan = a_plan(precision, **options)
    return load_transformer(model.transformer, plan, adapters, CancelToken(), ignore_progress)


@torch.no_grad()
def output_of(transformer: Any, batch: int = 1) -> torch.Tensor:
    generator = torch.Generator().manual_seed(5)
    return transformer(
        hidden_states=torch.randn(batch, 32, 64, generator=generator).bfloat16(),
        encoder_hidden_states=torch.randn(batch, 9, 128, generator=generator).bfloat16(),
        timestep=torch.full((batch,), 0.5).bfloat16(),
        img_shapes=[[(1, 4, 4), (1, 4, 4)]] * batch,
        return_dict=False,
    )[0].float()


def difference(found: torch.Tensor, expected: torch.Tensor) -> float:
    return float((found - expected).norm() / expected.norm())


@pytest.mark.parametrize("precision", QUANTISED)
@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize("batch", [1, 2])
def test_quantised_output_is_near_bfloat16(batch: int, table: bool, precision: Precision, model: ModelFolder) -> None:
    expected = output_of(load(model, Precision.BF16).model, batch)
    loaded = load(model, precision, table=table)
    if table:
        loaded.modulation.prepare(torch.tensor([500.0]))
    found = output_of(loaded.model, batch)
    assert 0 < difference(found, expected) < {Precision.FP8: 0.05, Precision.NF4: 0.1}[precision]
    assert torch.equal(output_of(loaded.model, batch), found)


@pytest.mark.parametrize("precision", QUANTISED)
@pytest.mark.parametrize("placement", [Placement.SWAPPED, Placement.STREAMED])
def test_placement_changes_no_bit(placement: Placement, precision: Precision, model: ModelFolder) -> None:
    resident = output_of(load(model, precision).model)
    assert torch.equal(output_of(load(model, precision, transformer=placement).model), resident)


def test_fp8_is_what_diffusers_makes_of_the_model(model: ModelFolder, tmp_path: Path) -> None:
    theirs = QwenImageTransformer2DModel.from_pretrained(model.transformer.folder, dtype=torch.bfloat16)
    tensors = tensors_of(random_pairs(linear_shapes(theirs)))
    theirs.load_lora_adapter(dict(tensors), adapter_name="a")
    theirs.fuse_lora()
    theirs.unload_lora()
    kept = ("img_in", "txt_in", "txt_norm", "norm_out", "proj_out", "time_text_embed", "norm")
    theirs.enable_layerwise_casting(torch.float8_e4m3fn, torch.bfloat16, skip_modules_pattern=kept)
    ours = load(model, Precision.FP8, weighted(save_adapter(tmp_path / "a.safetensors", tensors))).model
    expected = theirs.state_dict()
    for name, tensor in ours.state_dict().items():
        assert tensor.dtype is expected[name].dtype, name
        assert torch.equal(tensor.float(), expected[name].float()), name
    assert torch.equal(output_of(ours), output_of(theirs))


def held_in_16_bits(transformer: Any) -> set[str]:
    return {name for name, p in transformer.named_parameters() if p.dtype is torch.bfloat16 and p.ndim == 2}


def test_only_matrices_of_the_blocks_are_quantised(model: ModelFolder) -> None:
    outside = {
        *("img_in.weight", "txt_in.weight", "norm_out.linear.weight", "proj_out.weight"),
        *("time_text_embed.timestep_embedder.linear_1.weight", "time_text_embed.timestep_embedder.linear_2.weight"),
    }
    for precision in QUANTISED:
        assert held_in_16_bits(load(model, precision).model) == outside, precision


def test_nf4_takes_little_more_than_half_a_byte_per_weight(model: ModelFolder) -> None:
    transformer = load(model, Precision.NF4, table=True).model
    quantised = {name: p for name, p in transformer.named_parameters() if p.dtype is torch.uint8}
    numbers = sum(p.numel() for p in load(model, Precision.BF16, table=True).model.parameters() if p.ndim == 2)
    states = [p.quant_state for p in quantised.values()]
    assert all(state.quant_type == "nf4" and state.nested for state in states)
    assert sum(p.numel() for p in quantised.values()) < numbers / 2


@pytest.mark.parametrize("precision", QUANTISED)
def test_adapters_are_merged_before_quantising(precision: Precision, model: ModelFolder, tmp_path: Path) -> None:
    shapes = linear_shapes(load(model, Precision.BF16).model)
    adapter = weighted(save_adapter(tmp_path / "a.safetensors", tensors_of(random_pairs(shapes))))
    expected = output_of(load(model, Precision.BF16, adapter).model)
    found = output_of(load(model, precision, adapter).model)
    without = output_of(load(model, precision).model)
    assert difference(found, expected) < difference(without, expected) / 3


@torch.no_grad()
def hidden_states(encoder: Any) -> torch.Tensor:
    tokens = torch.arange(24).reshape(1, 24)
    return encoder(input_ids=tokens, attention_mask=torch.ones_like(tokens)).last_hidden_state.float()


@pytest.mark.parametrize("precision", QUANTISED)
@pytest.mark.parametrize("placement", Placement)
def test_a_quantised_text_encoder_is_near_bfloat16(
    placement: Placement, precision: Precision, model: ModelFolder
) -> None:
    expected = hidden_states(load_text_encoder(model.text_encoder, a_plan(Precision.BF16)))
    encoder = load_text_encoder(model.text_encoder, a_plan(precision, text_encoder=placement))
    assert 0 < difference(hidden_states(encoder), expected) < {Precision.FP8: 0.1, Precision.NF4: 0.3}[precision]
    assert encoder.dtype is torch.bfloat16


@pytest.mark.parametrize(("precision", "held"), [(Precision.FP8, torch.float8_e4m3fn), (Precision.NF4, torch.uint8)])
def test_the_part_of_the_text_encoder_that_sees_is_not_quantised(
    precision: Precision, held: torch.dtype, model: ModelFolder
) -> None:
    encoder = load_text_encoder(model.text_encoder, a_plan(precision))
    assert {p.dtype for p in encoder.visual.parameters()} == {torch.bfloat16}
    matrices = {n: p.dtype for n, p in encoder.language_model.named_parameters() if "proj.weight" in n}
    assert set(matrices.values()) == {held}
    assert encoder.language_model.embed_tokens.weight.dtype is torch.bfloat16
