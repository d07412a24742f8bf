"""Adapters beside the weights: equal to what diffusers does, every pair lands, and what is removed leaves no trace."""

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import QwenImageTransformer2DModel

from pixelsmile_desktop.benchmark.random_model import REAL, TINY, ModelSize, RandomModel, TransformerSize
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.engines.pixelsmile.lora import AdapterLayers, Shapes, all_fitted, fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter, LoraPair, read_adapter
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter
from tests.pixelsmile.adapter_files import (
    MODULATION_TARGETS,
    TARGETS,
    is_target,
    output_of,
    random_pairs,
    reference_dialect,
    save_adapter,
    tensors_of,
    weighted,
)

EVERYTHING = TARGETS + MODULATION_TARGETS


@pytest.fixture
def transformer() -> QwenImageTransformer2DModel:
    return RandomModel().transformer()


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return linear_shapes(RandomModel().transformer())


@pytest.fixture
def adapter(shapes: Shapes, tmp_path: Path) -> Path:
    return save_adapter(tmp_path / "a.safetensors", tensors_of(random_pairs(shapes), reference_dialect))


@pytest.fixture
def draft(shapes: Shapes, tmp_path: Path) -> Path:
    """Of another rank, with other targets, in another dialect, with an alpha of its own for every module."""
    pairs = random_pairs(shapes, EVERYTHING, rank=2, seed=2)
    tensors = tensors_of(pairs, "lightning") | {
        f"{m}.alpha": torch.tensor(float(n % 3 + 1)) for n, m in enumerate(pairs)
    }
    return save_adapter(tmp_path / "draft.safetensors", tensors)


def fitting(shapes: Shapes, *adapters: WeightedAdapter) -> list[WeightedAdapter]:
    return all_fitted(adapters, shapes)


def theirs(normal: dict[str, torch.Tensor], dtype: torch.dtype = torch.float32) -> Any:
    """A pipeline that has loaded an adapter of diffusers' own dialect."""
    pipeline = RandomModel().pipeline()
    pipeline.transformer.to(dtype)
    pipeline.load_lora_weights(normal, adapter_name="theirs")
    return pipeline


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("strength", [0.0, 0.5, 1.0, 2.0])
def test_an_adapter_does_what_diffusers_makes_it_do(
    strength: float, dtype: torch.dtype, shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel
) -> None:
    pipeline = theirs(tensors_of(random_pairs(shapes)), dtype)
    pipeline.set_adapters("theirs", strength)
    AdapterLayers(transformer.to(dtype), dtype).use(fitting(shapes, weighted(adapter, strength)))
    assert torch.equal(output_of(transformer, dtype=dtype), output_of(pipeline.transformer, dtype=dtype))


def test_strength_zero_is_the_base_model(
    shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel
) -> None:
    before = output_of(transformer)
    layers = AdapterLayers(transformer, torch.float32)
    layers.use(fitting(shapes, weighted(adapter, 1.0)))
    assert not torch.allclose(output_of(transformer), before, atol=1e-3)
    layers.use(fitting(shapes, weighted(adapter, 0.0)))
    assert torch.equal(output_of(transformer), before)


def test_the_strength_can_change_again_and_again(
    shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel
) -> None:
    layers = AdapterLayers(transformer, torch.float32)
    seen: dict[float, torch.Tensor] = {}
    for strength in (1.0, 2.0, 0.5, 1.0, 2.0):
        layers.use(fitting(shapes, weighted(adapter, strength)))
        assert torch.equal(seen.setdefault(strength, output_of(transformer)), output_of(transformer))
    assert not torch.equal(seen[1.0], seen[2.0])


def test_a_configuration_in_the_header_does_what_diffusers_makes_it_do(
    shapes: Shapes, tmp_path: Path, transformer: QwenImageTransformer2DModel
) -> None:
    trained = theirs(tensors_of(random_pairs(shapes)))
    trained.transformer.peft_config["theirs"].lora_alpha = 8
    trained.save_lora_weights(
        tmp_path,
        transformer_lora_layers={
            key.removeprefix("transformer."): t for key, t in tensors_of(random_pairs(shapes)).items()
        },
        transformer_lora_adapter_metadata={**trained.transformer.peft_config["theirs"].to_dict()},
    )
    path = tmp_path / "pytorch_lora_weights.safetensors"
    pipeline = RandomModel().pipeline()
    pipeline.load_lora_weights(tmp_path, weight_name=path.name)
    assert {pair.scale for pair in read_adapter(path).pairs.values()} == {2.0}
    AdapterLayers(transformer, torch.float32).use(fitting(shapes, weighted(path)))
    assert torch.equal(output_of(transformer), output_of(pipeline.transformer))


def test_two_adapters_work_together(
    shapes: Shapes, adapter: Path, draft: Path, transformer: QwenImageTransformer2DModel
) -> None:
    both = fitting(shapes, weighted(adapter, 0.75), weighted(draft))
    with torch.no_grad():
        for each in both:
            for module, pair in each.adapter.pairs.items():
                delta = pair.up @ pair.down * pair.scale * each.strength
                transformer.get_submodule(module).weight += delta
    added = output_of(transformer)
    beside = RandomModel().transformer()
    AdapterLayers(beside, torch.float32).use(both)
    torch.testing.assert_close(output_of(beside), added, atol=2e-5, rtol=1e-4)


def test_one_adapter_twice_has_the_sum_of_its_strengths(
    shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel
) -> None:
    layers = AdapterLayers(transformer, torch.float32)
    layers.use(fitting(shapes, weighted(adapter, 1.5)))
    once = output_of(transformer)
    layers.use(fitting(shapes, weighted(adapter, 1.0), weighted(adapter, 0.5)))
    assert torch.equal(output_of(transformer), once)


def test_what_is_removed_or_replaced_leaves_no_trace(
    shapes: Shapes, adapter: Path, draft: Path, transformer: QwenImageTransformer2DModel
) -> None:
    before, weights = output_of(transformer), {n: p.clone() for n, p in transformer.named_parameters()}
    layers = AdapterLayers(transformer, torch.float32)
    layers.use(fitting(shapes, weighted(adapter)))
    alone = output_of(transformer)
    layers.use(fitting(shapes, weighted(adapter), weighted(draft)))
    layers.use(fitting(shapes, weighted(adapter)))
    assert torch.equal(output_of(transformer), alone)
    layers.use(fitting(shapes, weighted(draft)))
    assert not torch.equal(output_of(transformer), alone)
    layers.use([])
    assert torch.equal(output_of(transformer), before)
    after = dict(transformer.named_parameters())
    assert after.keys() == weights.keys()
    assert all(torch.equal(after[name], weights[name]) for name in weights)
    layers.use(fitting(shapes, weighted(adapter)))
    assert torch.equal(output_of(transformer), alone)


def test_an_adapter_that_is_not_taken_whole_is_refused(
    shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = output_of(transformer)
    load = transformer.load_lora_adapter

    def forgetful(state: dict[str, torch.Tensor], **options: Any) -> None:
        del options["metadata"]
        load({key: tensor for key, tensor in state.items() if "to_q" in key}, **options)

    monkeypatch.setattr(transformer, "load_lora_adapter", forgetful)
    layers = AdapterLayers(transformer, torch.float32)
    with pytest.raises(ModelError, match=r"only 2 of the 24 modules of a.safetensors were taken"):
        layers.use(fitting(shapes, weighted(adapter)))
    assert torch.equal(output_of(transformer), before)
    monkeypatch.undo()
    layers.use(fitting(shapes, weighted(adapter)))
    assert not torch.equal(output_of(transformer), before)


def test_memory_that_runs_out_leaves_the_model_clean(
    shapes: Shapes, adapter: Path, transformer: QwenImageTransformer2DModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = output_of(transformer)
    load = transformer.load_lora_adapter

    def breaking(*arguments: Any, **options: Any) -> None:
        load(*arguments, **options)
        raise torch.OutOfMemoryError

    monkeypatch.setattr(transformer, "load_lora_adapter", breaking)
    with pytest.raises(torch.OutOfMemoryError):
        AdapterLayers(transformer, torch.float32).use(fitting(shapes, weighted(adapter)))
    assert torch.equal(output_of(transformer), before)


def hollow_adapter(shapes: Shapes, rank: int = 64) -> Adapter:
    """Pairs of the published rank for the published targets, without memory."""
    with torch.device("meta"):
        pairs = {
            module: LoraPair(torch.empty(rank, inputs), torch.empty(outputs, rank))
            for module, (outputs, inputs) in shapes.items()
            if is_target(module)
        }
    return Adapter(Path("published.safetensors"), "0" * 64, pairs)


@pytest.fixture(scope="module")
def real_shapes() -> Shapes:
    with torch.device("meta"):
        return linear_shapes(QwenImageTransformer2DModel(**RandomModel(REAL).transformer_config()))


def test_all_720_modules_of_the_published_adapter_fit(real_shapes: Shapes) -> None:
    adapter = hollow_adapter(real_shapes)
    assert len(adapter.pairs) == 720
    assert sum(pair.up.numel() + pair.down.numel() for pair in adapter.pairs.values()) == 424_673_280
    assert len(fitted(adapter, real_shapes).pairs) == 720


def test_all_720_modules_land_in_a_transformer_of_60_blocks(tmp_path: Path) -> None:
    narrow = ModelSize(TransformerSize(60, 2, 16, (4, 6, 6)), TINY.encoder, 4, 1)
    transformer = RandomModel(narrow).transformer()
    shapes = linear_shapes(transformer)
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(random_pairs(shapes, rank=1), reference_dialect))
    AdapterLayers(transformer, torch.float32).use(fitting(shapes, weighted(path)))
    changed = {name.rpartition(".")[0] for name, _ in transformer.named_modules() if name.endswith(".lora_A")}
    assert len(changed) == 720
    assert changed == {name for name in shapes if is_target(name)}


def test_an_adapter_of_a_model_with_fewer_blocks_does_not_fit(real_shapes: Shapes, shapes: Shapes) -> None:
    with pytest.raises(ModelError, match=r"24 of the 720 modules of published.safetensors fit this model;"):
        fitted(hollow_adapter(real_shapes), shapes)


def test_an_adapter_of_a_wider_model_does_not_fit(real_shapes: Shapes, shapes: Shapes) -> None:
    first = {name: shape for name, shape in real_shapes.items() if name in shapes}
    with pytest.raises(ModelError, match="to_q is 32 x 32 here, 3072 x 3072 there"):
        fitted(hollow_adapter(first), shapes)


def test_an_adapter_of_another_model_does_not_fit(shapes: Shapes) -> None:
    other = hollow_adapter({f"transformer_blocks.{n}.attn.to_q": (32, 32) for n in range(19)})
    other = Adapter(other.path, other.fingerprint, {f"single_{name}": pair for name, pair in other.pairs.items()})
    with pytest.raises(
        ModelError, match=r"0 of the 19 modules of published.safetensors fit this model: it was made for"
    ):
        fitted(other, shapes)


def test_one_module_under_two_names_is_refused(shapes: Shapes, tmp_path: Path) -> None:
    pairs = random_pairs(shapes)
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(pairs) | tensors_of(pairs, "kohya"))
    with pytest.raises(ModelError, match="changes some modules twice"):
        fitted(read_adapter(path), shapes)


def test_a_refused_adapter_is_refused_before_the_model_is_touched(
    shapes: Shapes, tmp_path: Path, transformer: QwenImageTransformer2DModel
) -> None:
    pairs = random_pairs(shapes)
    module = next(iter(pairs))
    pairs[module] = (torch.ones(4, 31), pairs[module][1])
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(pairs))
    before = dict(transformer.named_modules())
    with pytest.raises(ModelError, match="made for a model of another size"):
        AdapterLayers(transformer, torch.float32).use(fitting(shapes, weighted(path)))
    assert dict(transformer.named_modules()).keys() == before.keys()
