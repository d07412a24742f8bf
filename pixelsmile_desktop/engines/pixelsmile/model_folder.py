"""A look at a diffusers folder before anything is loaded: is it the right model, is it whole, how large is it.

Reads configurations and the heads of the weight files, never the weights, so that it takes milliseconds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.safetensors_header import Header, read_header
from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts

PIPELINE: Final = "QwenImageEditPlusPipeline"
_INDEX = "model_index.json"
_CONFIGURATIONS: Final = {
    "scheduler": "scheduler_config.json",
    "text_encoder": "config.json",
    "tokenizer": "tokenizer_config.json",
    "transformer": "config.json",
    "vae": "config.json",
}
_WEIGHTS: Final = {"text_encoder": "model", "transformer": "diffusion_pytorch_model", "vae": "diffusion_pytorch_model"}
_PICKLES: Final = {".bin", ".pt", ".pth", ".ckpt"}
_SAMPLES = 16
_SAMPLE_BYTES = 256
_INSTALL = "choose the folder of Qwen-Image-Edit-2511, or download it again"


@dataclass(frozen=True)
class Component:
    """A part of the model that has weights.

    Attributes:
        folder: where it lies.
        config: its configuration.
        shards: its weight files by name.
    """

    folder: Path
    config: Mapping[str, Any]
    shards: Mapping[str, Header]

    @property
    def parameters(self) -> int:
        """How many numbers it has."""
        return sum(count for _, count in self.tensors())

    @property
    def tensor_bytes(self) -> int:
        """Size of its weights on disk."""
        return sum(header.tensor_bytes for header in self.shards.values())

    def tensors(self) -> Iterator[tuple[str, int]]:
        """Names and numbers of parameters of all its tensors."""
        for header in self.shards.values():
            yield from header.parameters.items()


@dataclass(frozen=True)
class ModelFolder:
    """A whole model of the right kind.

    Attributes:
        folder: where it lies.
        transformer, text_encoder, vae: its parts.
        facts: its shapes and counts.
        fingerprint: 64 hexadecimal digits that change with every change of a configuration, a tokenizer, or the name,
            size or head of a weight file. Of the weights themselves only samples are read, so that a model of the same
            shape and other weights has another fingerprint, unless it differs in single places only.
    """

    folder: Path
    transformer: Component
    text_encoder: Component
    vae: Component
    facts: ModelFacts
    fingerprint: str


def inspect_model(folder: Path) -> ModelFolder:
    """What lies in `folder`, a diffusers folder of a `QwenImageEditPlusPipeline`.

    Raises:
        ModelError: it is not one, or something of it is missing, damaged or of a kind that is not loaded.
    """
    if not folder.is_dir():
        what = f"{folder} is not a folder" if folder.exists() else f"there is no folder {folder}"
        raise ModelError(what, _INSTALL)
    try:
        return _inspect(folder)
    except OSError as error:
        what = f"{error.filename or folder} cannot be read: {error.strerror or error}"
        raise ModelError(what, "check the disk and the permissions of the folder") from error


def _inspect(folder: Path) -> ModelFolder:
    _check_pipeline(folder)
    configs = {part: _config_of(folder / part, name) for part, name in _CONFIGURATIONS.items()}
    parts = {
        part: Component(folder / part, configs[part], _shards(folder / part, stem)) for part, stem in _WEIGHTS.items()
    }
    transformer, encoder, vae = parts["transformer"], parts["text_encoder"], parts["vae"]
    return ModelFolder(
        folder, transformer, encoder, vae, _facts(transformer, encoder, vae), _fingerprint(folder, parts)
    )


def _check_pipeline(folder: Path) -> None:
    if not (folder / _INDEX).is_file():
        raise ModelError(f"{folder} is not a diffusers folder: it has no {_INDEX}", _INSTALL)
    kind = _json_object(folder / _INDEX).get("_class_name")
    if kind != PIPELINE:
        raise ModelError(f"{folder} holds another kind of model, {kind!r} and not {PIPELINE!r}", _INSTALL)


def _config_of(folder: Path, name: str) -> Mapping[str, Any]:
    if not folder.is_dir():
        raise ModelError(f"the model is incomplete: {folder} is missing", _INSTALL)
    if not (folder / name).is_file():
        raise ModelError(f"the model is incomplete: {folder / name} is missing", _INSTALL)
    return _json_object(folder / name)


def _json_object(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise ModelError(f"{path} is damaged: it is not a JSON object", "download it again")
    return data


def _shards(folder: Path, stem: str) -> dict[str, Header]:
    """Heads of the weight files by name: one file, or those that an index names."""
    single, index = folder / f"{stem}.safetensors", folder / f"{stem}.safetensors.index.json"
    if index.is_file():
        return _shards_of_index(index)
    if single.is_file():
        return {single.name: read_header(single)}
    if any(path.suffix in _PICKLES for path in folder.iterdir()):
        what = f"{folder} has its weights as pickles, which can run programs; only safetensors are loaded"
        raise ModelError(what, "download the model in the safetensors format")
    raise ModelError(f"the model is incomplete: {single} is missing", _INSTALL)


def _shards_of_index(index: Path) -> dict[str, Header]:
    weight_map = _json_object(index).get("weight_map")
    if not isinstance(weight_map, dict) or not all(
        isinstance(name, str) and Path(name).name == name for name in weight_map.values()
    ):
        raise ModelError(f"{index} is damaged: it does not say which file holds which weights", "download it again")
    shards = {}
    for name in sorted(set(weight_map.values())):
        if not (index.parent / name).is_file():
            raise ModelError(f"the model is incomplete: {index.parent / name} is missing", _INSTALL)
        shards[name] = read_header(index.parent / name)
    for tensor, name in weight_map.items():
        if tensor not in shards[name].parameters:
            what = f"{index.parent / name} is another version's: it lacks {tensor!r}, which the index promises"
            raise ModelError(what, "download the whole folder again")
    return shards


def _facts(transformer: Component, encoder: Component, vae: Component) -> ModelFacts:
    config, language = transformer.config, encoder.config.get("text_config", encoder.config)
    kinds = {"blocks": 0, "modulation": 0, "edges": 0}
    for name, count in transformer.tensors():
        is_edge = not name.startswith("transformer_blocks.")
        kinds["edges" if is_edge else "modulation" if ".img_mod." in name or ".txt_mod." in name else "blocks"] += count
    parts = {"visual": 0, "embed_tokens": 0, "lm_head": 0, "language": 0}
    for name, count in encoder.tensors():
        parts[next((part for part in parts if part in name.split(".")), "language")] += count
    try:
        heads, head_width = int(config["num_attention_heads"]), int(config["attention_head_dim"])
        layers, encoder_layers = int(config["num_layers"]), int(language["num_hidden_layers"])
        encoder_head = int(language["hidden_size"]) // int(language["num_attention_heads"])
        key_width = int(language["num_key_value_heads"]) * encoder_head
        vae_width = int(vae.config["base_dim"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        what = f"a configuration in {transformer.folder.parent} does not say what it should ({error})"
        raise ModelError(what, _INSTALL) from None
    _check_layers(transformer, layers)
    return ModelFacts(
        layers=layers,
        width=heads * head_width,
        heads=heads,
        zero_cond_t=bool(config.get("zero_cond_t", False)),
        **kinds,
        encoder_layers=encoder_layers,
        encoder_language=parts["language"],
        encoder_visual=parts["visual"],
        encoder_embedding=parts["embed_tokens"],
        encoder_cache=2 * key_width * encoder_layers,
        vae=vae.parameters,
        vae_width=vae_width,
        disk_bytes=sum(part.tensor_bytes for part in (transformer, encoder, vae)),
    )


def _check_layers(transformer: Component, layers: int) -> None:
    """Diffusers would fill missing blocks with random numbers and only warn."""
    found = {name.split(".")[1] for name, _ in transformer.tensors() if name.startswith("transformer_blocks.")}
    if found != {str(index) for index in range(layers)}:
        what = f"the weights in {transformer.folder} are of {len(found)} blocks, its configuration says {layers}"
        raise ModelError(what, "download the whole folder again")


def _fingerprint(folder: Path, parts: Mapping[str, Component]) -> str:
    digest = hashlib.sha256()

    def add(name: str, content: bytes) -> None:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)

    small = [folder / _INDEX, *(folder / part / name for part, name in _CONFIGURATIONS.items() if part != "tokenizer")]
    small += sorted(path for path in (folder / "tokenizer").iterdir() if path.is_file())
    for path in small:
        add(path.relative_to(folder).as_posix(), path.read_bytes())
    for part, component in parts.items():
        for name, header in component.shards.items():
            add(f"{part}/{name}", header.text)
            add("samples", _samples(component.folder / name, header))
    return digest.hexdigest()


def _samples(path: Path, header: Header) -> bytes:
    """A few bytes of the weights from all over the file."""
    step = max(_SAMPLE_BYTES, header.tensor_bytes // _SAMPLES)
    with path.open("rb") as file:
        pieces = []
        for offset in range(0, header.tensor_bytes, step):
            file.seek(header.start + offset)
            pieces.append(file.read(_SAMPLE_BYTES))
    return b"".join(pieces)
