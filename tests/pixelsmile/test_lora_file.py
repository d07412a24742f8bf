"""Adapter files: every dialect reads the same, every bad file is refused in one sentence that says what is wrong."""

import json
import pickle
import random
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.engines.pixelsmile.adapter_keys import Role, parse_keys
from pixelsmile_desktop.engines.pixelsmile.lora import fitted
from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter, read_adapter
from tests.pixelsmile.adapter_files import DIALECTS, Pairs, random_pairs, reference_dialect, save_adapter, tensors_of

SHAPES = {
    f"transformer_blocks.{n}.{m}": (6, 8) for n in range(2) for m in ("attn.to_q", "attn.to_out.0", "img_mlp.net.2")
}
PAIRS = random_pairs(SHAPES, rank=2)
FIRST = next(iter(PAIRS))


def refusal(path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        read_adapter(path)
    assert path.name in caught.value.what
    assert "\n" not in str(caught.value)
    return caught.value.what


def same(adapter: Adapter, pairs: Pairs) -> bool:
    return adapter.pairs.keys() == pairs.keys() and all(
        torch.equal(adapter.pairs[m].down, down) and torch.equal(adapter.pairs[m].up, up)
        for m, (down, up) in pairs.items()
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_the_same(dialect: str, tmp_path: Path) -> None:
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(PAIRS, dialect))
    assert same(fitted(read_adapter(path), SHAPES), PAIRS)


@given(chosen=st.lists(st.sampled_from(sorted(DIALECTS)), min_size=len(PAIRS), max_size=len(PAIRS)), mix=st.randoms())
def test_any_mixture_of_dialects_reads_the_same(
    chosen: list[str], mix: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    of_module = dict(zip(PAIRS, chosen, strict=True))
    items = list(tensors_of(PAIRS, of_module.__getitem__).items())
    mix.shuffle(items)
    path = tmp_path_factory.getbasetemp() / "mixture.safetensors"
    path.write_bytes(save(dict(items)))
    assert same(fitted(read_adapter(path), SHAPES), PAIRS)


def test_the_mixture_of_the_reference_is_read_whole(tmp_path: Path) -> None:
    tensors = tensors_of(PAIRS, reference_dialect)
    assert any(".lora.down." in key for key in tensors)
    assert any(".lora_A." in key for key in tensors)
    adapter = read_adapter(save_adapter(tmp_path / "a.safetensors", tensors))
    assert same(adapter, PAIRS)
    assert {pair.scale for pair in adapter.pairs.values()} == {1.0}


@given(st.text(min_size=1, max_size=40))
def test_any_name_is_parsed_or_refused(name: str) -> None:
    try:
        keys = parse_keys([name])
    except ModelError:
        return
    assert [key.key for key in keys] == [name]
    assert keys[0].role in Role


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16, torch.float8_e4m3fn])
def test_the_type_of_the_file_is_kept(dtype: torch.dtype, tmp_path: Path) -> None:
    pairs = random_pairs(SHAPES, dtype=dtype)
    adapter = read_adapter(save_adapter(tmp_path / "a.safetensors", tensors_of(pairs)))
    assert {pair.up.dtype for pair in adapter.pairs.values()} == {dtype}


def test_the_fingerprint_tells_trainings_of_one_kind_apart(tmp_path: Path) -> None:
    paths = [save_adapter(tmp_path / f"{n}.safetensors", tensors_of(random_pairs(SHAPES, seed=n))) for n in (1, 2)]
    paths.append(save_adapter(tmp_path / "again.safetensors", tensors_of(random_pairs(SHAPES, seed=1))))
    first, second, again = (read_adapter(path).fingerprint for path in paths)
    assert first == again != second


def test_alpha_tensors_set_the_scale(tmp_path: Path) -> None:
    tensors = tensors_of(PAIRS, "kohya")
    tensors["lora_unet_transformer_blocks_0_attn_to_q.alpha"] = torch.tensor(1.0)
    adapter = fitted(read_adapter(save_adapter(tmp_path / "a.safetensors", tensors)), SHAPES)
    assert adapter.pairs["transformer_blocks.0.attn.to_q"].scale == 0.5
    assert adapter.pairs["transformer_blocks.1.attn.to_q"].scale == 1.0


def with_configuration(path: Path, **configuration: object) -> Path:
    stored = json.dumps({f"transformer.{name}": value for name, value in configuration.items()})
    return save_adapter(path, tensors_of(PAIRS), {"lora_adapter_metadata": stored})


def test_the_configuration_in_the_header_sets_the_scale(tmp_path: Path) -> None:
    path = with_configuration(
        tmp_path / "a.safetensors", r=2, lora_alpha=4, alpha_pattern={"^transformer_blocks.1.attn.to_q": 1, "net.2": 8}
    )
    scales = {module.split(".", 1)[1]: pair.scale for module, pair in read_adapter(path).pairs.items()}
    assert scales == {
        "0.attn.to_q": 2.0,
        "1.attn.to_q": 0.5,
        "0.attn.to_out.0": 2.0,
        "1.attn.to_out.0": 2.0,
        "0.img_mlp.net.2": 4.0,
        "1.img_mlp.net.2": 4.0,
    }


@pytest.mark.parametrize(
    ("configuration", "says"),
    [
        ({"lora_alpha": "much"}, "the configuration in its header is damaged"),
        ({"lora_alpha": float("nan")}, "an alpha that is not finite"),
        ({"lora_alpha": 4, "alpha_pattern": {"other.module": 2}}, "gives an alpha to other.module"),
        ({"lora_alpha": 4, "alpha_pattern": [1]}, "the configuration in its header is damaged"),
        ({"lora_alpha": 4, "use_dora": True}, "DoRA"),
        ({"lora_alpha": 4, "use_rslora": True}, "rank-stabilised"),
    ],
)
def test_a_configuration_that_cannot_be_followed(configuration: dict[str, object], says: str, tmp_path: Path) -> None:
    assert says in refusal(with_configuration(tmp_path / "a.safetensors", **configuration))


def test_a_configuration_that_is_no_json(tmp_path: Path) -> None:
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(PAIRS), {"lora_adapter_metadata": "{"})
    assert "the configuration in its header is damaged" in refusal(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no adapter" in refusal(tmp_path / "a.safetensors")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "adapter").mkdir()
    assert "is a folder" in refusal(tmp_path / "adapter")


@pytest.mark.parametrize("suffix", [".pt", ".bin", ".ckpt", ".pth"])
def test_a_pickle_is_not_even_opened(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"adapter{suffix}"
    torch.save(tensors_of(PAIRS), path)
    assert "only safetensors" in refusal(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 849346560\n", "pointer of git-lfs"),
        (b"GGUF" + bytes(200), "not a safetensors file"),
        (pickle.dumps({"a": 1}), "safetensors file"),
        (bytes(range(256)), "not a safetensors file"),
        (b"\x10\0\0\0\0\0\0\0{'not': 'JSON!!'}", "makes no sense"),
        (b"\x02\0\0\0\0\0\0\0{}", "has no adapter in it"),
    ],
)
def test_what_is_no_safetensors_file(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    assert says in refusal(path)


@given(cut=st.integers(min_value=0))
def test_a_file_that_was_cut_off_anywhere(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = save(tensors_of(PAIRS))
    path = tmp_path_factory.getbasetemp() / "cut.safetensors"
    path.write_bytes(whole[: cut % len(whole)])
    assert "incomplete" in refusal(path)


@given(position=st.integers(min_value=0), value=st.integers(0, 255))
def test_a_damaged_header_is_refused_or_harmless(
    position: int, value: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(save(tensors_of(PAIRS)))
    content[position % (8 + int.from_bytes(content[:8], "little"))] = value
    path = tmp_path_factory.getbasetemp() / "damaged.safetensors"
    path.write_bytes(content)
    try:
        adapter = read_adapter(path)
    except ModelError:
        return
    assert len(adapter.pairs) == len(PAIRS)


def key_of(kind: str) -> str:
    return f"transformer.{FIRST}.{kind}"


def changed(**changes: torch.Tensor | None) -> dict[str, torch.Tensor]:
    """A good adapter with some tensors of its first module added, replaced, or, being None, taken out."""
    tensors: dict[str, torch.Tensor | None] = {**tensors_of(PAIRS)}
    tensors |= {key_of(kind.replace("__", ".")): tensor for kind, tensor in changes.items()}
    return {key: tensor for key, tensor in tensors.items() if tensor is not None}


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("kind", ["lora_A__weight", "lora_B__weight"])
def test_numbers_that_are_none(number: float, kind: str, tmp_path: Path) -> None:
    tensor = tensors_of(PAIRS)[key_of(kind.replace("__", "."))].clone()
    tensor[-1, -1] = number
    path = save_adapter(tmp_path / "a.safetensors", changed(**{kind: tensor}))
    assert f"{FIRST} holds numbers that are not finite" in refusal(path)


ONES = torch.ones(2, 2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"lora_B__weight": None}, "has no up matrix"),
        ({"lora_A__weight": None}, "has no down matrix"),
        ({"lora_A__weight": None, "lora_B__weight": None, "alpha": torch.tensor(1.0)}, "has no down matrix"),
        ({"alpha": torch.ones(3)}, "the alpha of transformer_blocks.0.attn.to_q is not one number"),
        ({"alpha": torch.tensor(float("nan"))}, "not finite"),
        ({"lora_A__other__weight": ONES}, "has more than one down matrix"),
        ({"lora_A__weight": torch.ones(3, 8)}, "do not fit together"),
        ({"lora_A__weight": torch.ones(2, 8, 1)}, "do not fit together"),
        ({"lora_A__weight": torch.ones(0, 8), "lora_B__weight": torch.ones(6, 0)}, "do not fit together"),
        ({"lora_A__weight": torch.ones(2, 8, dtype=torch.int8)}, "type torch.int8"),
        ({"lokr_w1": ONES}, "LoKr"),
        ({"hada_w1_a": ONES}, "LoHa"),
        ({"dora_scale": ONES}, "DoRA"),
        ({"lora_magnitude_vector": ONES}, "DoRA"),
        ({"oft_blocks": ONES}, "OFT"),
        ({"diff": ONES}, "whole weights"),
        ({"lora_B__bias": ONES}, "with biases"),
        ({"lora_mid__weight": ONES}, "convolutional"),
        ({"weight": ONES}, "has a part that is unknown"),
    ],
)
def test_what_is_no_lora_adapter(changes: dict[str, torch.Tensor | None], says: str, tmp_path: Path) -> None:
    assert says in refusal(save_adapter(tmp_path / "a.safetensors", changed(**changes)))


@pytest.mark.parametrize("prefix", ["text_encoder.layers.0.q", "lora_te_layers_0_q", "lora_te1_layers_0_q"])
def test_an_adapter_that_changes_the_text_encoder(prefix: str, tmp_path: Path) -> None:
    extra = {f"{prefix}.lora_down.weight": ONES, f"{prefix}.lora_up.weight": ONES}
    path = save_adapter(tmp_path / "a.safetensors", tensors_of(PAIRS) | extra)
    assert "also changes the text encoder" in refusal(path)


def test_weights_of_a_model_are_no_adapter(tmp_path: Path) -> None:
    path = save_adapter(tmp_path / "a.safetensors", {"transformer_blocks.0.attn.to_q.weight": ONES})
    assert "has no adapter in it" in refusal(path)
