"""What is loaded is what `from_pretrained` loads, bit by bit, in every placement; what is wrong is named."""

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKLQwenImage, QwenImageTransformer2DModel
from safetensors.torch import load_file, save_file
from transformers import Qwen2_5_VLForConditionalGeneration

from pixelsmile_desktop.benchmark.random_model import SMALL, RandomModel
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, ModelError
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import Progress, ignore_progress
from pixelsmile_desktop.core.request import Precision, Subject
from pixelsmile_desktop.engines.pixelsmile import components
from pixelsmile_desktop.engines.pixelsmile.conditioning import PromptEncoder
from pixelsmile_desktop.engines.pixelsmile.loading import LoadedTransformer, load_transformer
from pixelsmile_desktop.engines.pixelsmile.lora import linear_shapes
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.engines.pixelsmile.placing import at_work
from tests.pixelsmile.adapter_files import (
    MODULATION_TARGETS,
    TARGETS,
    a_plan,
    output_of,
    random_pairs,
    save_adapter,
    tensors_of,
    weighted,
)

SHAPES = linear_shapes(RandomModel().transformer())
DTYPES = {Precision.FP32: torch.float32, Precision.BF16: torch.bfloat16}
TIMESTEPS = torch.tensor([900.0, 500.0, 20.0])


def load(model: ModelFolder, plan: Plan, adapters: Sequence[WeightedAdapter] = ()) -> LoadedTransformer:
    return load_transformer(model.transformer, plan, adapters, CancelToken(), ignore_progress)


def outputs(loaded: LoadedTransformer, dtype: torch.dtype) -> list[torch.Tensor]:
    """Of three steps."""
    found = []
    if loaded.modulation is not None:
        loaded.modulation.prepare(TIMESTEPS)
    for step, timestep in enumerate(TIMESTEPS):
        if loaded.modulation is not None:
            loaded.modulation.at(step)
        found.append(output_of(loaded.model, dtype=dtype, timestep=float(timestep / 1000)))
    return found


@pytest.fixture
def pixelsmile(tmp_path: Path) -> Path:
    return save_adapter(tmp_path / "pixelsmile.safetensors", tensors_of(random_pairs(SHAPES)))


@pytest.fixture
def lightning(tmp_path: Path) -> Path:
    pairs = random_pairs(SHAPES, TARGETS + MODULATION_TARGETS, rank=2, seed=2)
    return save_adapter(tmp_path / "lightning.safetensors", tensors_of(pairs))


@pytest.mark.parametrize("saved", ["tiny", "tiny_bf16"])
@pytest.mark.parametrize("precision", DTYPES)
def test_the_weights_are_those_of_from_pretrained(
    precision: Precision, saved: str, request: pytest.FixtureRequest
) -> None:
    model = request.getfixturevalue(saved)
    ours = load(model, a_plan(precision)).model
    theirs = QwenImageTransformer2DModel.from_pretrained(model.transformer.folder, dtype=DTYPES[precision])
    expected = theirs.state_dict()
    found = ours.state_dict()
    assert found.keys() == expected.keys()
    for name, tensor in found.items():
        assert tensor.dtype is expected[name].dtype is DTYPES[precision], name
        assert torch.equal(tensor, expected[name]), name
    assert not ours.training
    assert not any(parameter.requires_grad for parameter in ours.parameters())


@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize("placement", Placement)
@pytest.mark.parametrize("precision", DTYPES)
def test_every_placement_renders_the_same(
    precision: Precision, placement: Placement, table: bool, tiny: ModelFolder
) -> None:
    dtype = DTYPES[precision]
    expected = outputs(load(tiny, a_plan(precision)), dtype)
    loaded = load(tiny, a_plan(precision, transformer=placement, table=table))
    with at_work(loaded.model, placement, "cpu"):
        found = outputs(loaded, dtype)
    assert all(map(torch.equal, found, expected))
    assert not any(parameter.is_meta for parameter in loaded.model.parameters())
    assert (loaded.modulation is not None) == table


@pytest.mark.parametrize("precision", [Precision.FP32, Precision.BF16, Precision.FP8, Precision.NF4])
@pytest.mark.parametrize("table", [False, True])
def test_nothing_is_left_empty(table: bool, precision: Precision, tiny: ModelFolder) -> None:
    loaded = load(tiny, a_plan(precision, table=table))
    assert not any(parameter.is_meta for parameter in loaded.model.parameters())
    assert not list(loaded.model.buffers())


@pytest.mark.parametrize("table", [False, True])
def test_merged_and_beside_give_nearly_the_same(
    table: bool, tiny: ModelFolder, pixelsmile: Path, lightning: Path
) -> None:
    adapters = [weighted(pixelsmile, 0.5), weighted(lightning, 1.0)]
    beside = load(tiny, a_plan(table=table), adapters)
    merged = load(tiny, a_plan(transformer=Placement.STREAMED, table=table), adapters)
    assert beside.takes_adapters
    assert not merged.takes_adapters
    base = outputs(load(tiny, a_plan()), torch.float32)
    for ours, theirs, plain in zip(outputs(beside, torch.float32), outputs(merged, torch.float32), base, strict=True):
        torch.testing.assert_close(ours, theirs, atol=2e-5, rtol=1e-4)
        assert not torch.allclose(ours, plain, atol=1e-2)


def test_adapters_come_and_go_without_a_trace(tiny: ModelFolder, pixelsmile: Path, lightning: Path) -> None:
    loaded = load(tiny, a_plan(table=True))
    base = outputs(loaded, torch.float32)
    both = [weighted(pixelsmile, 0.5), weighted(lightning, 1.0)]
    loaded.use(both)
    together = outputs(loaded, torch.float32)
    loaded.use([weighted(pixelsmile, 0.5)])
    assert not torch.equal(outputs(loaded, torch.float32)[0], together[0])
    loaded.use([])
    assert all(map(torch.equal, outputs(loaded, torch.float32), base))
    loaded.use(both)
    assert all(map(torch.equal, outputs(loaded, torch.float32), together))


def test_an_adapter_that_does_not_fit_changes_nothing(tiny: ModelFolder, pixelsmile: Path, tmp_path: Path) -> None:
    other = save_adapter(
        tmp_path / "other.safetensors",
        {f"blocks.0.q.lora_{side}.weight": torch.ones(2, 2) for side in "AB"},
    )
    loaded = load(tiny, a_plan(table=True), [weighted(pixelsmile)])
    before = outputs(loaded, torch.float32)
    with pytest.raises(ModelError, match=r"0 of the 1 modules of other.safetensors fit this model"):
        loaded.use([weighted(pixelsmile), weighted(other)])
    assert all(map(torch.equal, outputs(loaded, torch.float32), before))
    for plan in (a_plan(), a_plan(Precision.NF4)):
        with pytest.raises(ModelError, match="fit this model"):
            load(tiny, plan, [weighted(other)])


def test_merged_adapters_cannot_be_changed(tiny: ModelFolder, pixelsmile: Path) -> None:
    loaded = load(tiny, a_plan(transformer=Placement.STREAMED), [weighted(pixelsmile)])
    with pytest.raises(ValueError, match="part of the weights"):
        loaded.use([])


def test_progress_never_goes_back_and_reaches_its_total(tmp_path: Path) -> None:
    model = inspect_model(RandomModel(SMALL).save(tmp_path / "small", shard_bytes=4_000_000))
    told: list[Progress] = []
    load_transformer(model.transformer, a_plan(), (), CancelToken(), told.append)
    done = [progress.done for progress in told]
    assert done == sorted(set(done))
    assert done[0] == 0
    assert {(progress.stage, progress.total) for progress in told} == {("Loading model", told[-1].done)}
    size = 4 * model.transformer.parameters / 2**20
    assert size <= told[-1].total < size + 1
    assert len(told) > 10


def test_loading_stops_between_tensors(tiny: ModelFolder) -> None:
    cancel, told = CancelToken(), []

    def hear(progress: Progress) -> None:
        told.append(progress.done)
        cancel.cancel()

    with pytest.raises(Cancelled):
        load_transformer(tiny.transformer, a_plan(), (), cancel, hear)
    assert told == [0]


# What is wrong with a model folder.


@pytest.fixture
def folder(tiny_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_folder, tmp_path / "model")


def edit_config(part: Path, **changes: object) -> None:
    path = part / "config.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | changes))


def rewrite(part: Path, change: Callable[[dict[str, torch.Tensor]], None]) -> None:
    """Change the tensors of a part, all in one file afterwards."""
    tensors: dict[str, torch.Tensor] = {}
    for path in part.glob("*.safetensors*"):
        if path.suffix == ".safetensors":
            tensors |= {name: tensor.clone() for name, tensor in load_file(path).items()}
        path.unlink()
    change(tensors)
    name = "model" if part.name == "text_encoder" else "diffusion_pytorch_model"
    save_file(tensors, part / f"{name}.safetensors", metadata={"format": "pt"})


def refused(folder: Path, loader: Callable[[ModelFolder], Any]) -> str:
    with pytest.raises(ModelError) as caught:
        loader(inspect_model(folder))
    assert "\n" not in str(caught.value)
    return caught.value.what


LOADERS: dict[str, Callable[[ModelFolder], Any]] = {
    "transformer": lambda model: load(model, a_plan()),
    "text_encoder": lambda model: components.load_text_encoder(model.text_encoder, a_plan()),
    "vae": lambda model: components.load_vae(model.vae, a_plan()),
}


@pytest.mark.parametrize("part", LOADERS)
@pytest.mark.parametrize("wish", [{"auto_map": {"AutoModel": "evil.Model"}}, {"trust_remote_code": True}])
def test_code_that_comes_with_a_model_is_refused(wish: dict[str, object], part: str, folder: Path) -> None:
    edit_config(folder / part, **wish)
    assert "asks to run code" in refused(folder, LOADERS[part])


@pytest.mark.parametrize("part", LOADERS)
def test_a_part_of_another_class_is_refused(part: str, folder: Path) -> None:
    edit_config(folder / part, _class_name="FluxTransformer2DModel", architectures=["LlamaForCausalLM"])
    assert "holds a FluxTransformer2DModel" in refused(folder, LOADERS[part])


@pytest.mark.parametrize("part", LOADERS)
def test_quantised_weights_are_refused(part: str, folder: Path) -> None:
    edit_config(folder / part, quantization_config={"quant_method": "bitsandbytes"})
    assert "quantised already" in refused(folder, LOADERS[part])


def test_a_layered_model_is_refused(folder: Path) -> None:
    edit_config(folder / "transformer", use_additional_t_cond=True)
    assert "layered pictures" in refused(folder, LOADERS["transformer"])


@pytest.mark.parametrize("wrong", [{"axes_dims_rope": [1, 2, 3]}, {"in_channels": "many"}, {"joint_attention_dim": -1}])
def test_a_configuration_that_makes_no_sense_is_refused(wrong: dict[str, object], folder: Path) -> None:
    edit_config(folder / "transformer", **wrong)
    assert "config.json makes no sense (" in refused(folder, LOADERS["transformer"])


@pytest.mark.parametrize(
    ("part", "tensor"),
    [
        ("transformer", "transformer_blocks.1.attn.norm_q.weight"),
        ("text_encoder", "model.layers.1.mlp.up_proj.weight"),
        ("vae", "decoder.conv_out.bias"),
    ],
)
def test_a_missing_tensor_is_named(part: str, tensor: str, folder: Path) -> None:
    def drop(tensors: dict[str, torch.Tensor]) -> None:
        del tensors[tensor]

    rewrite(folder / part, drop)
    what = refused(folder, LOADERS[part])
    assert "lack" in what
    assert tensor.removeprefix("model.") in what


def test_a_tensor_that_belongs_to_nothing_is_named(folder: Path) -> None:
    rewrite(folder / "transformer", lambda tensors: tensors.update(surplus=torch.ones(1)))
    assert "have a surplus that is not part of the model" in refused(folder, LOADERS["transformer"])


@pytest.mark.parametrize(
    ("part", "tensor"),
    [
        ("transformer", "img_in.bias"),
        ("text_encoder", "model.layers.1.mlp.up_proj.weight"),
        ("vae", "decoder.conv_out.bias"),
    ],
)
def test_a_tensor_of_another_shape_is_refused(part: str, tensor: str, folder: Path) -> None:
    rewrite(folder / part, lambda tensors: tensors.update({tensor: torch.ones(7)}))
    assert tensor.removeprefix("model.") in refused(folder, LOADERS[part])


# The parts besides the transformer.


@torch.no_grad()
def hidden_states(model: Any) -> torch.Tensor:
    tokens = torch.arange(24).reshape(1, 24)
    return model(input_ids=tokens, attention_mask=torch.ones_like(tokens)).last_hidden_state


@pytest.mark.parametrize("placement", Placement)
@pytest.mark.parametrize("precision", DTYPES)
def test_the_text_encoder_is_the_whole_one_without_its_head(
    precision: Precision, placement: Placement, tiny: ModelFolder
) -> None:
    encoder = components.load_text_encoder(tiny.text_encoder, a_plan(precision, text_encoder=placement))
    whole = Qwen2_5_VLForConditionalGeneration.from_pretrained(tiny.text_encoder.folder, dtype=DTYPES[precision])
    with at_work(encoder, placement, "cpu"):
        assert torch.equal(hidden_states(encoder), hidden_states(whole.model))
    head = whole.lm_head.weight.numel()
    assert sum(p.numel() for p in encoder.parameters()) == sum(p.numel() for p in whole.parameters()) - head
    assert encoder.dtype is DTYPES[precision]


def test_the_text_encoder_of_a_file_with_its_head_first_named_as_published(folder: Path) -> None:
    """The published files name the part that sees `visual` and the language model `model`, as transformers 4 did."""
    assert {name.split(".")[0] for name, _ in inspect_model(folder).text_encoder.tensors()} == {
        "lm_head",
        "model",
        "visual",
    }


@pytest.mark.parametrize("precision", [Precision.FP32, Precision.BF16, Precision.FP8])
def test_a_streamed_text_encoder_sees_pictures_as_a_resident_one_does(precision: Precision, tiny: ModelFolder) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (84, 84, 3), np.uint8)
    tokenizer, images = components.load_tokenizer(tiny.folder), components.load_image_processor(tiny.folder)
    found = []
    for placement in (Placement.RESIDENT, Placement.STREAMED):
        encoder = components.load_text_encoder(tiny.text_encoder, a_plan(precision, text_encoder=placement))
        prompts = PromptEncoder(encoder, tokenizer, images)
        found.append(prompts.encode(picture, ["happy", "sad"], Subject.PERSON))
    resident, streamed = found
    assert torch.equal(streamed.prefix, resident.prefix)
    assert all(torch.equal(streamed.tails[word], tail) for word, tail in resident.tails.items())


@pytest.mark.parametrize("tiled", [False, True])
def test_the_autoencoder_is_theirs_and_tiled_on_demand(tiled: bool, tiny: ModelFolder) -> None:
    vae = components.load_vae(tiny.vae, a_plan(tiled=tiled))
    theirs = AutoencoderKLQwenImage.from_pretrained(tiny.vae.folder)
    expected = theirs.state_dict()
    assert all(torch.equal(tensor, expected[name]) for name, tensor in vae.state_dict().items())
    assert vae.use_tiling == tiled
    picture = torch.rand(1, 3, 1, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        assert torch.equal(vae.encode(picture).latent_dist.mode(), theirs.encode(picture).latent_dist.mode())


def test_scheduler_tokenizer_and_image_processor(tiny_folder: Path) -> None:
    assert components.load_scheduler(tiny_folder).config.shift_terminal == 0.02
    text = "Edit the person to show a happy expression"
    tokenizer = components.load_tokenizer(tiny_folder)
    assert tokenizer(text)["input_ids"] == RandomModel().tokenizer()(text)["input_ids"]
    assert components.load_image_processor(tiny_folder).merge_size == 2


def test_the_image_processor_of_the_model_is_used(folder: Path) -> None:
    (folder / "processor").mkdir()
    (folder / "processor" / "preprocessor_config.json").write_text('{"patch_size": 14, "merge_size": 3}')
    assert components.load_image_processor(folder).merge_size == 3


@pytest.mark.parametrize(
    ("loader", "path"),
    [
        (components.load_scheduler, "scheduler/scheduler_config.json"),
        (components.load_tokenizer, "tokenizer/tokenizer.json"),
        (components.load_image_processor, "processor/preprocessor_config.json"),
    ],
)
def test_damaged_small_files_are_refused(loader: Callable[[Path], Any], path: str, folder: Path) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text("{ damaged")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        loader(folder)
    assert "\n" not in str(caught.value)


def test_a_part_comes_back_from_its_work_even_if_the_work_fails() -> None:
    class Part(torch.nn.Module):
        places: list[str]

        def to(self, device: str) -> None:  # type: ignore[override]
            self.places.append(device)

    part = Part()
    part.places = []
    during: list[str] = []
    with contextlib.suppress(KeyError), at_work(part, Placement.SWAPPED, "cpu:0"):
        during += part.places
        raise KeyError
    assert during == ["cpu:0"]
    assert part.places == ["cpu:0", "cpu"]
    with at_work(part, Placement.RESIDENT, "cpu:0"), at_work(part, Placement.STREAMED, "cpu:0"):
        assert part.places == ["cpu:0", "cpu"]


_LOADS_EVERYTHING = """
import sys
from pathlib import Path
from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries
silence_libraries()
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile import components
from pixelsmile_desktop.engines.pixelsmile.loading import load_transformer
from pixelsmile_desktop.engines.pixelsmile.model_folder import inspect_model
from tests.pixelsmile.adapter_files import a_plan, weighted

model = inspect_model(Path(sys.argv[1]))
adapters = [weighted(Path(path)) for path in sys.argv[2:]]
for precision in (Precision.BF16, Precision.FP8, Precision.NF4):
    plan = a_plan(precision, table=True)
    load_transformer(model.transformer, plan, adapters, CancelToken(), ignore_progress)
    components.load_text_encoder(model.text_encoder, plan)
components.load_vae(model.vae, plan)
components.load_scheduler(model.folder)
components.load_tokenizer(model.folder)
components.load_image_processor(model.folder)
"""


def test_nothing_is_said_while_loading(tiny_folder: Path, pixelsmile: Path, lightning: Path) -> None:
    command = [sys.executable, "-c", _LOADS_EVERYTHING, *map(str, (tiny_folder, pixelsmile, lightning))]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
