"""A look at a model folder: what is right is measured, and each thing that is wrong is named in one sentence."""

import json
import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from diffusers import QwenImageEditPlusPipeline
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.hollow_model import save_hollow
from pixelsmile_desktop.benchmark.random_model import REAL, RandomModel
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.safetensors_header import read_header
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.engines.pixelsmile.model_folder import PIPELINE, inspect_model
from tests.pixelsmile.small_facts import TINY_MODEL

SHARD = "transformer/diffusion_pytorch_model-00001-of-00003.safetensors"
INDEX = "transformer/diffusion_pytorch_model.safetensors.index.json"


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model in several shards; read only."""
    return RandomModel().save(tmp_path_factory.mktemp("models") / "tiny", shard_bytes=150_000)


@pytest.fixture
def model(saved: Path, tmp_path: Path) -> Path:
    """A copy of it to be damaged."""
    return shutil.copytree(saved, tmp_path / "model")


def test_a_model_is_counted_exactly(saved: Path) -> None:
    model = inspect_model(saved)
    built = {
        "transformer": RandomModel().transformer(),
        "text_encoder": RandomModel().text_encoder(),
        "vae": RandomModel().vae(),
    }
    for name, part in built.items():
        component = getattr(model, name)
        assert component.parameters == sum(p.numel() for p in part.parameters()), name
        assert component.tensor_bytes == 4 * component.parameters
    modulation = sum(p.numel() for n, p in built["transformer"].named_parameters() if "_mod." in n)
    facts = model.facts
    assert facts.modulation == modulation
    assert facts.blocks + facts.modulation + facts.edges == model.transformer.parameters
    assert (facts.layers, facts.width, facts.heads, facts.zero_cond_t) == (2, 32, 2, True)
    assert (facts.vae_width, facts.encoder_layers, facts.encoder_cache) == (4, 2, 2 * 2 * 16)
    assert facts.encoder_embedding == built["text_encoder"].model.language_model.embed_tokens.weight.numel()
    assert facts.encoder_visual == sum(p.numel() for p in built["text_encoder"].model.visual.parameters())


def test_the_published_model_is_what_its_files_say(tmp_path: Path) -> None:
    model = inspect_model(save_hollow(RandomModel(REAL), tmp_path / "model"))
    assert model.facts == PUBLISHED_MODEL
    assert model.facts.modulation / model.transformer.parameters == pytest.approx(1 / 3, abs=1e-3)


def test_the_counts_that_other_tests_plan_with_are_those_of_a_tiny_model(saved: Path) -> None:
    assert inspect_model(saved).facts == TINY_MODEL


def test_it_is_the_pipeline_that_diffusers_has() -> None:
    assert QwenImageEditPlusPipeline.__name__ == PIPELINE


def test_one_file_and_several_shards_are_the_same_model(tmp_path: Path, saved: Path) -> None:
    assert inspect_model(RandomModel().save(tmp_path / "one")).facts == inspect_model(saved).facts


def test_the_older_layout_of_the_text_encoders_configuration_is_read(model: Path) -> None:
    path = model / "text_encoder" / "config.json"
    config = json.loads(path.read_text())
    path.write_text(json.dumps(config | config.pop("text_config")))
    assert inspect_model(model).facts.encoder_cache == 64


def test_a_copy_and_links_have_the_same_fingerprint(model: Path, saved: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    for path in model.rglob("*"):
        there = linked / path.relative_to(model)
        if path.is_file():
            there.parent.mkdir(parents=True, exist_ok=True)
            there.symlink_to(path)
    assert inspect_model(linked).fingerprint == inspect_model(model).fingerprint == inspect_model(saved).fingerprint
    assert len(inspect_model(saved).fingerprint) == 64


def change_scheduler(folder: Path) -> None:
    path = folder / "scheduler" / "scheduler_config.json"
    path.write_text(path.read_text().replace("0.02", "0.03"))


def change_tokenizer(folder: Path) -> None:
    path = folder / "tokenizer" / "tokenizer.json"
    path.write_text(path.read_text() + " ")


def change_weights(folder: Path) -> None:
    path = folder / SHARD
    header = read_header(path)
    with path.open("r+b") as file:
        file.seek(header.start)
        file.write(bytes(header.tensor_bytes))


def use_other_weights(folder: Path) -> None:
    RandomModel(seed=1).save(folder, shard_bytes=150_000)


@pytest.mark.parametrize("change", [change_scheduler, change_tokenizer, change_weights, use_other_weights])
def test_whatever_changes_the_pictures_changes_the_fingerprint(model: Path, change: Callable[[Path], None]) -> None:
    before = inspect_model(model)
    change(model)
    after = inspect_model(model)
    assert after.fingerprint != before.fingerprint
    assert after.facts == before.facts


def without(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return damage


def with_text(name: str, text: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(text) and None


def cut(folder: Path) -> None:
    os.truncate(folder / SHARD, (folder / SHARD).stat().st_size - 1000)


def cut_in_the_head(folder: Path) -> None:
    os.truncate(folder / SHARD, 100)


def append(folder: Path) -> None:
    with (folder / SHARD).open("ab") as file:
        file.write(b"more")


def pickles_only(folder: Path) -> None:
    for path in (folder / "transformer").glob("*.safetensors*"):
        path.unlink()
    (folder / "transformer" / "diffusion_pytorch_model.bin").write_bytes(b"\x80\x04")


def no_weights(folder: Path) -> None:
    for path in (folder / "vae").glob("*.safetensors*"):
        path.unlink()


def index_of_another_version(folder: Path) -> None:
    index = json.loads((folder / INDEX).read_text())
    index["weight_map"]["transformer_blocks.9.attn.to_q.weight"] = Path(SHARD).name
    (folder / INDEX).write_text(json.dumps(index))


def index_that_points_outside(folder: Path) -> None:
    (folder / INDEX).write_text(json.dumps({"weight_map": {"img_in.weight": "../vae/x.safetensors"}}))


def fewer_layers(folder: Path) -> None:
    path = folder / "transformer" / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"num_layers": 3}))


DAMAGES = {
    "no folder": (shutil.rmtree, "there is no folder"),
    "no index": (without("model_index.json"), "has no model_index.json"),
    "another pipeline": (with_text("model_index.json", b'{"_class_name": "FluxPipeline"}'), "another kind of model"),
    "index is a list": (with_text("model_index.json", b"[]"), "not a JSON object"),
    **{
        f"no {part}": (without(part), f"{part} is missing")
        for part in ("scheduler", "text_encoder", "tokenizer", "transformer", "vae")
    },
    "no configuration": (without("vae/config.json"), "config.json is missing"),
    "broken configuration": (with_text("vae/config.json", b"{"), "config.json is damaged"),
    "empty configuration": (with_text("vae/config.json", b"{}"), "base_dim"),
    "missing shard": (without(SHARD), f"{Path(SHARD).name} is missing"),
    "cut": (cut, "1,000 of its bytes are missing"),
    "cut in the head": (cut_in_the_head, "ends within its head"),
    "empty": (with_text(SHARD, b""), "empty"),
    "longer": (append, "goes on after its last tensor"),
    "web page": (with_text(SHARD, b"<!DOCTYPE html><html>Sign in</html>"), "is a web page"),
    "pointer": (with_text(SHARD, b"version https://git-lfs.github.com/spec/v1"), "git-lfs"),
    "garbage": (with_text(SHARD, b"\xff" * 100), "not a safetensors file"),
    "garbage in the head": (with_text(SHARD, struct.pack("<Q", 4) + b"!!!!"), "its head makes no sense"),
    "pickles": (pickles_only, "only safetensors are loaded"),
    "no weights": (no_weights, "diffusion_pytorch_model.safetensors is missing"),
    "another version's index": (index_of_another_version, "lacks 'transformer_blocks.9.attn.to_q.weight'"),
    "index outside": (index_that_points_outside, "which file holds which weights"),
    "fewer layers": (fewer_layers, "are of 2 blocks, its configuration says 3"),
}


@pytest.mark.parametrize(("damage", "says"), DAMAGES.values(), ids=list(DAMAGES))
def test_what_is_wrong_is_named_in_one_sentence(model: Path, damage: Callable[[Path], None], says: str) -> None:
    damage(model)
    with pytest.raises(ModelError) as raised:
        inspect_model(model)
    assert says in raised.value.what
    assert str(model) in raised.value.what
    assert "\n" not in str(raised.value)
    assert raised.value.remedy


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("x")
    with pytest.raises(ModelError, match="is not a folder"):
        inspect_model(tmp_path / "model")


def test_weights_are_not_read_for_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = save_hollow(RandomModel(REAL), tmp_path / "model")
    read = []
    path_open = Path.open

    def counting(path: Path, *arguments: object, **options: object):
        file = path_open(path, *arguments, **options)
        if path.suffix == ".safetensors":
            original = file.read
            monkeypatch.setattr(file, "read", lambda count=-1: read.append(count) or original(count), raising=False)
        return file

    monkeypatch.setattr(Path, "open", counting)
    inspect_model(folder)
    assert 0 < sum(read) < 2_000_000
    assert min(read) > 0


def with_length(head: object) -> bytes:
    text = json.dumps(head).encode()
    return struct.pack("<Q", len(text)) + text


@given(
    st.binary(max_size=200)
    | st.builds(lambda head: struct.pack("<Q", len(head)) + head, st.text(max_size=60).map(str.encode))
    | st.builds(
        lambda shape, offsets: with_length({"x": {"dtype": "F32", "shape": shape, "data_offsets": offsets}}),
        st.none() | st.integers() | st.lists(st.integers(-9, 9) | st.text(max_size=3) | st.none(), max_size=3),
        st.none() | st.lists(st.integers(-9, 2**70) | st.none(), max_size=3),
    )
)
def test_any_bytes_are_a_header_or_a_model_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.safetensors"
    path.write_bytes(data)
    try:
        header = read_header(path)
    except ModelError:
        return
    assert header.start + header.tensor_bytes == len(data)
