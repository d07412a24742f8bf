"""Models with random weights and with none, as the rest of the tests and the benchmark rely on them."""

from pathlib import Path

import pytest
import torch
from diffusers import AutoencoderKLQwenImage, QwenImageTransformer2DModel
from safetensors import safe_open

from pixelsmile_desktop.benchmark.hollow_model import randomise, save_hollow
from pixelsmile_desktop.benchmark.random_model import REAL, TINY, RandomModel
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.engines.pixelsmile.model_folder import inspect_model
from pixelsmile_desktop.engines.pixelsmile.prompts import instruction, wrapped


def names_in(path: Path) -> set[str]:
    with safe_open(path, "pt") as file:
        return set(file.keys())


def test_the_same_seed_builds_the_same_model(tmp_path: Path) -> None:
    first, again, other = (RandomModel(seed=seed).transformer().state_dict() for seed in (0, 0, 1))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["img_in.weight"], other["img_in.weight"])


def test_every_expression_is_one_token_as_in_the_real_vocabulary() -> None:
    tokenizer = RandomModel().tokenizer()
    for expression in Expression:
        for subject in Subject:
            ids = tokenizer(wrapped(instruction(str(expression), subject)))["input_ids"]
            assert len(ids) == 85
            assert tokenizer.decode(ids[-7]) == f" {expression}"


def test_a_hollow_model_has_the_files_and_the_names_of_a_real_one(tmp_path: Path) -> None:
    hollow, full = save_hollow(RandomModel(TINY), tmp_path / "hollow"), RandomModel(TINY).save(tmp_path / "full")
    files = {path.relative_to(full) for path in full.rglob("*") if path.is_file()}
    assert files - {path.relative_to(hollow) for path in hollow.rglob("*")} <= {
        Path("text_encoder/generation_config.json")
    }
    for path in full.rglob("*.safetensors"):
        assert names_in(hollow / path.relative_to(full)) == names_in(path)
    assert inspect_model(hollow).facts.blocks == inspect_model(full).facts.blocks
    QwenImageTransformer2DModel.from_pretrained(hollow / "transformer", local_files_only=True)
    AutoencoderKLQwenImage.from_pretrained(hollow / "vae", local_files_only=True)


def test_the_real_size_is_the_published_one_and_takes_no_space(tmp_path: Path) -> None:
    folder = save_hollow(RandomModel(REAL), tmp_path / "model")
    model = inspect_model(folder)
    assert model.transformer.parameters == 20_430_401_088
    assert model.text_encoder.parameters == 8_292_166_656
    assert model.vae.parameters == 126_892_531
    if hasattr(folder.stat(), "st_blocks"):
        assert sum(512 * path.stat().st_blocks for path in folder.rglob("*")) < 20e6


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float8_e4m3fn, torch.uint8])
def test_random_numbers_fill_weights_of_every_kind(dtype: torch.dtype) -> None:
    part = torch.nn.Module()
    part.weight = torch.nn.Parameter(torch.zeros(64, 64).to(dtype), requires_grad=False)
    randomise(part)
    values = part.weight.float()
    assert torch.isfinite(values).all()
    assert values.std() > 0.01
