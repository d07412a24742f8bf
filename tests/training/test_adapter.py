import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.engines.pixelsmile.lora import AdapterLayers, fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter, read_adapter
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter
from pixelsmile_desktop.training.adapter import (
    TARGETS,
    adapter_metadata,
    adapter_tensors,
    add_adapter,
    trainable,
    trainable_name,
    write_adapter,
)
from tests.pixelsmile.adapter_files import output_of

RANK, ALPHA = 4, 10.0


@pytest.fixture(scope="module")
def trained():
    """A transformer with an adapter that changes what it gives."""
    transformer = RandomModel().transformer()
    add_adapter(transformer, RANK, ALPHA, seed=1)
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in trainable(transformer).values():
            parameter.add_(0.1 * torch.randn(parameter.shape, generator=generator))
    return transformer


@pytest.fixture(scope="module")
def file(trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("adapter") / "adapter.safetensors"
    tensors = adapter_tensors(trainable(trained), torch.float32)
    write_adapter(path, tensors, adapter_metadata(RANK, ALPHA))
    return path


def test_a_fresh_adapter_changes_nothing_and_covers_twelve_layers_of_every_block() -> None:
    plain, adapted = RandomModel().transformer(), RandomModel().transformer()
    add_adapter(adapted, RANK, ALPHA, seed=1)
    assert torch.equal(output_of(plain), output_of(adapted))
    names = trainable(adapted)
    assert len(names) == 2 * 12 * 2
    assert all(parameter.dtype == torch.float32 for parameter in names.values())
    assert sum(parameter.requires_grad for parameter in adapted.parameters()) == len(names)


def test_the_seed_decides_how_it_begins() -> None:
    first, same, other = (RandomModel().transformer() for _ in range(3))
    state = torch.get_rng_state()
    for transformer, seed in ((first, 1), (same, 1), (other, 2)):
        add_adapter(transformer, RANK, ALPHA, seed)
    assert torch.equal(torch.get_rng_state(), state)
    pairs = list(zip(*(trainable(each).values() for each in (first, same, other)), strict=True))
    assert all(torch.equal(a, b) for a, b, _ in pairs)
    assert not all(torch.equal(a, c) for a, _, c in pairs)


def test_adapters_of_a_bfloat16_model_are_float32() -> None:
    transformer = RandomModel().transformer().bfloat16()
    add_adapter(transformer, RANK, ALPHA, seed=1)
    assert {parameter.dtype for parameter in trainable(transformer).values()} == {torch.float32}
    assert transformer.img_in.weight.dtype == torch.bfloat16


def test_the_engine_loads_all_of_it_with_its_alpha(trained, file: Path) -> None:
    adapter: Adapter = read_adapter(file)
    assert len(adapter.pairs) == 24
    assert {(pair.rank, pair.scale) for pair in adapter.pairs.values()} == {(RANK, ALPHA / RANK)}
    transformer = RandomModel().transformer()
    layers = AdapterLayers(transformer, torch.float32)
    layers.use([WeightedAdapter(fitted(adapter, linear_shapes(transformer)), 1.0)])
    assert torch.allclose(output_of(transformer), output_of(trained), atol=1e-6)
    assert not torch.allclose(output_of(transformer), output_of(RandomModel().transformer()), atol=1e-2)


def test_plain_diffusers_loads_all_of_it_with_its_alpha(trained, file: Path) -> None:
    pipeline = RandomModel().pipeline()
    pipeline.load_lora_weights(str(file.parent), weight_name=file.name)
    layer = pipeline.transformer.transformer_blocks[1].attn.to_q
    assert list(layer.scaling.values()) == [ALPHA / RANK]
    assert sum(hasattr(module, "lora_A") for module in pipeline.transformer.modules()) == 24
    assert torch.allclose(output_of(pipeline.transformer), output_of(trained), atol=1e-6)


def test_the_file_says_what_it_is(file: Path) -> None:
    with safe_open(file, "pt") as opened:
        config = json.loads(opened.metadata()["lora_adapter_metadata"])
        names = list(opened.keys())
    assert config["transformer.r"] == RANK
    assert config["transformer.lora_alpha"] == ALPHA
    assert set(config["transformer.target_modules"]) == set(TARGETS)
    assert "transformer.transformer_blocks.0.attn.to_q.lora_A.weight" in names


def test_names_find_their_way_back(trained) -> None:
    names = trainable(trained)
    found = {trainable_name(name) for name in adapter_tensors(names, torch.float32)}
    assert found == set(names)
